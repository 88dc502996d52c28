//! Bytes to text: UTF-8 or a clear word about what it is instead.

use super::{At, Code, Diagnostic};

/// The text, without a byte-order mark.
///
/// On error the diagnostic and as much of the text as can be shown with it.
pub(super) fn decode(bytes: &[u8], limit: usize) -> Result<String, (Box<Diagnostic>, String)> {
    if bytes.len() > limit {
        let message = format!("the file has {} MiB; the limit is {} MiB", bytes.len().div_ceil(1 << 20), limit >> 20);
        return Err((Diagnostic::new(Code::TooLarge, At::Whole, message).into(), String::new()));
    }
    if let Some(encoding) = other_unicode(bytes) {
        let diagnostic = Diagnostic::new(Code::NotUtf8, At::Whole, format!("the file is {encoding}, not UTF-8"))
            .help("open it in the editor that made it and save it with the encoding UTF-8");
        return Err((diagnostic.into(), String::new()));
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(error) => {
            let start = error.valid_up_to();
            let byte = bytes.get(start).copied().unwrap_or_default();
            let text = String::from_utf8_lossy(bytes).into_owned();
            let diagnostic = Diagnostic::new(
                Code::NotUtf8,
                At::Bytes(start..start + char::REPLACEMENT_CHARACTER.len_utf8()),
                format!("byte {start} (hexadecimal {byte:02X}) is not UTF-8"),
            )
            .label("from here on")
            .help(
                "the file was probably saved as Windows-1252 or Latin-1: open it in the editor that \
                 made it, check the names, and save it with the encoding UTF-8",
            );
            Err((diagnostic.into(), text))
        }
    }
}

/// Other encodings of Unicode, by their byte-order mark or by the zeros that they put beside every
/// character of a JSON text.
fn other_unicode(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] => Some("UTF-32"),
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => Some("UTF-16"),
        [0, 0, 0, c, ..] | [c, 0, 0, 0, ..] if *c != 0 => Some("UTF-32"),
        [0, c, 0, ..] | [c, 0, _, 0, ..] if *c != 0 => Some("UTF-16"),
        _ => None,
    }
}
