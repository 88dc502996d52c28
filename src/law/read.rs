//! Bytes to law. Two paths accept the same files: a quick one straight into the types, which only says yes or no, and on
//! no a slow one, which explains everything that is wrong.

use serde::de::DeserializeOwned;

use super::common::Common;
use super::form;
use super::regime::Regime;
use super::strict::Strict;
use crate::diagnostic::{At, Code, Diagnostic, Document, Report, Schema};
use crate::terms::{Vocabulary, VocabularyError};

/// Reads a regime file. `name` is shown with what is wrong.
///
/// # Errors
/// All that is wrong with the form of the file; what it refers to is not looked at.
pub fn read_regime(name: &str, bytes: &[u8]) -> Result<Regime, Report> {
    quick(bytes).map_or_else(|| explained(name, bytes, Schema::Regime), Ok)
}

/// The quick path of [`read_regime`]: nothing where the file must be explained.
pub fn quick_regime(bytes: &[u8]) -> Option<Regime> {
    quick(bytes)
}

/// The slow path of [`read_regime`], which accepts the same files.
///
/// # Errors
/// As [`read_regime`].
pub fn explained_regime(name: &str, bytes: &[u8]) -> Result<Regime, Report> {
    explained(name, bytes, Schema::Regime)
}

/// Reads common.json.
///
/// # Errors
/// All that is wrong with the form of the file.
pub fn read_common(name: &str, bytes: &[u8]) -> Result<Common, Report> {
    quick(bytes).map_or_else(|| explained(name, bytes, Schema::Common), Ok)
}

/// Reads a vocabulary.
///
/// # Errors
/// All that is wrong with the form of the file, or the first thing that is wrong with its meaning.
pub fn read_vocabulary(name: &str, bytes: &[u8]) -> Result<Vocabulary, Report> {
    let document = Document::parse(name, bytes)?;
    let found = document.check(Schema::Vocabulary);
    if !found.is_empty() {
        return Err(document.report(found));
    }
    Vocabulary::from_json(document.text()).map_err(|error| document.report(vec![worded(&error)]))
}

pub(super) fn quick<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    if !is_plain(bytes) {
        return None;
    }
    let mut json = serde_json::Deserializer::from_slice(bytes);
    let value = T::deserialize(Strict(&mut json)).ok()?;
    json.end().ok()?;
    Some(value)
}

fn explained<T: DeserializeOwned>(name: &str, bytes: &[u8], schema: Schema) -> Result<T, Report> {
    let document = Document::parse(name, bytes)?;
    let mut found = document.check(schema);
    form::check(document.value(), &mut found);
    if found.is_empty() {
        match T::deserialize(Strict(document.value())) {
            Ok(value) => return Ok(value),
            // The schema and the forms leave nothing for this to catch; a test holds them to it.
            Err(_) => found.push(Diagnostic::new(
                Code::Unexplained,
                At::Whole,
                "something in the file is not in the form its key takes",
            )),
        }
    }
    Err(document.report(found))
}

/// Whether the text holds nothing that only the slow path can judge: great size or depth, escapes that may stand for
/// control characters, characters that are invisible or reorder text.
fn is_plain(bytes: &[u8]) -> bool {
    const LARGEST: usize = 1 << 20;
    const DEEPEST: usize = 64;
    let (mut depth, mut deepest, mut in_text) = (0_usize, 0, false);
    let mut rest = bytes.iter().copied();
    let mut before = [0_u8; 2];
    while let Some(byte) = rest.next() {
        match (byte, before) {
            (0x7F, _) | (0x80..=0x9F, [_, 0xC2]) => return false,
            (0xAA..=0xAE, [0xE2, 0x80]) | (0xA6..=0xA9, [0xE2, 0x81]) => return false,
            _ => {}
        }
        before = [before[1], byte];
        match byte {
            b'"' => in_text = !in_text,
            b'\\' if in_text => match rest.next() {
                Some(b'"' | b'\\' | b'/' | b'n' | b't') => {}
                _ => return false,
            },
            b'{' | b'[' if !in_text => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b'}' | b']' if !in_text => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    bytes.len() <= LARGEST && deepest <= DEEPEST
}

fn worded(error: &VocabularyError) -> Diagnostic {
    let code = match error {
        VocabularyError::Shape { .. } | VocabularyError::Name { .. } => Code::WrongForm,
        VocabularyError::Duplicate { .. } => Code::DuplicateKey,
        VocabularyError::TooMany { .. } => Code::TooLong,
        VocabularyError::Unknown { .. } => Code::UnknownTerm,
        VocabularyError::Cycle { .. } => Code::BroaderCycle,
        VocabularyError::Misplaced { .. } => Code::UnknownKey,
        VocabularyError::Missing { .. } => Code::MissingKey,
    };
    let at = error.pointer().map_or(At::Whole, At::Value);
    Diagnostic::new(code, at, error.to_string()).help_if(error.help())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_the_slow_path_can_judge_is_not_plain() {
        for text in ["{}", r#"{"a": "b\n\"{[\\"}"#, "\"„ä–“\"", &"[".repeat(64)] {
            assert!(is_plain(text.as_bytes()), "{text}");
        }
        for text in
            [r#""\u0041""#, "\"\u{202E}\"", "\"\u{2066}\"", "\"\u{85}\"", "\"\u{7F}\"", r#""\b""#, &"[".repeat(65)]
        {
            assert!(!is_plain(text.as_bytes()), "{text}");
        }
    }
}
