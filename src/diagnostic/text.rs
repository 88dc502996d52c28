//! Text inside a file: characters that must not be there, and how to quote it in a message.

use serde_json::Value;

use super::{At, Code, Diagnostic, Document, join};

/// Control characters and characters that reorder text, in every text and key of the file.
///
/// Each text with such a character gives one diagnostic. Line breaks and tabs are fine.
pub fn check(document: &Document) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    walk(document.value(), "", &mut found);
    found
}

/// Depth is bounded by that of the document.
fn walk(value: &Value, pointer: &str, found: &mut Vec<Diagnostic>) {
    match value {
        Value::String(text) => {
            if let Some(character) = forbidden(text) {
                found.push(complaint(character, At::Value(pointer.to_owned())));
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                if worth_walking(item) {
                    walk(item, &join(pointer, &index.to_string()), found);
                }
            }
        }
        Value::Object(members) => {
            for (key, member) in members {
                if let Some(character) = forbidden(key) {
                    found.push(complaint(character, At::key(pointer, key)));
                }
                if worth_walking(member) {
                    walk(member, &join(pointer, key), found);
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Spares the making of a pointer for most values.
fn worth_walking(value: &Value) -> bool {
    match value {
        Value::String(text) => forbidden(text).is_some(),
        Value::Array(_) | Value::Object(_) => true,
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

/// The first character of a text that must not be there: a control character (line breaks and tabs are fine) or one that
/// reorders the text around it.
pub fn forbidden(text: &str) -> Option<char> {
    if text.bytes().all(|byte| (0x20..0x7F).contains(&byte)) {
        return None;
    }
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        // Text pasted on Windows has its line breaks as a pair.
        let pair = c == '\r' && characters.peek() == Some(&'\n');
        let allowed = matches!(c, '\n' | '\t') || pair;
        if (c.is_control() && !allowed) || reorders(c) {
            return Some(c);
        }
    }
    None
}

/// Whether a character changes the direction in which the text around it is shown.
fn reorders(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

fn complaint(c: char, at: At) -> Diagnostic {
    let number = u32::from(c);
    if reorders(c) {
        Diagnostic::new(Code::BidiControl, at, format!("an invisible character that reorders text (U+{number:04X})"))
            .help("delete it: text from right to left is shown rightly without it")
    } else {
        Diagnostic::new(Code::ControlCharacter, at, format!("an invisible control character (U+{number:04X})"))
            .help("delete it")
    }
}

/// Text of a file in backticks for a message, cut where it is long.
pub fn quoted(text: &str) -> String {
    const LONGEST: usize = 60;
    let mut characters = text.char_indices();
    match characters.nth(LONGEST) {
        None => format!("`{text}`"),
        Some((end, _)) => format!("`{}…`", text.get(..end).unwrap_or_default()),
    }
}
