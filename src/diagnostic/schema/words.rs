//! Plain words for values, kinds of values and places.

use jsonschema::{JsonType, JsonTypeSet};
use serde_json::Value;

use crate::diagnostic::locate::unescape;
use crate::diagnostic::quoted;

use super::library::Part;

/// What a value is called in a sentence: its key, its number in a list, or the file.
pub(super) fn subject(pointer: &str) -> String {
    let mut tokens = pointer.rsplit('/');
    let last = tokens.next().unwrap_or_default();
    if pointer.is_empty() {
        return "the file".to_owned();
    }
    let Ok(index) = last.parse::<usize>() else {
        return quoted(&unescape(last));
    };
    match tokens.next().filter(|list| !list.is_empty()) {
        Some(list) => format!("item {} of {}", index + 1, quoted(&unescape(list))),
        None => format!("item {}", index + 1),
    }
}

/// The kind of value that stands there.
pub(super) fn found(value: &Value) -> &'static str {
    match value {
        Value::Null => "`null`",
        Value::Bool(true) => "`true`",
        Value::Bool(false) => "`false`",
        Value::Number(_) => "a number",
        Value::String(_) => "text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

fn kind(kind: JsonType) -> &'static [&'static str] {
    match kind {
        JsonType::Null => &["`null`"],
        JsonType::Boolean => &["`true`", "`false`"],
        JsonType::Integer => &["a whole number"],
        JsonType::Number => &["a number"],
        JsonType::String => &["text in quotes"],
        JsonType::Array => &["a list `[...]`"],
        JsonType::Object => &["an object `{...}`"],
    }
}

/// The kinds of values that may stand there.
pub(super) fn kinds(set: JsonTypeSet) -> String {
    let mut set = set;
    if set.contains(JsonType::Number) {
        set = set.remove(JsonType::Integer);
    }
    // `null` is what may always be written for "unknown", so it comes last.
    let others = set.iter().filter(|one| *one != JsonType::Null);
    let null = set.contains(JsonType::Null).then_some(JsonType::Null);
    let words: Vec<_> = others.chain(null).flat_map(kind).copied().collect();
    or(&words)
}

/// "a", "a or b", "a, b or c".
fn or(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

/// As [`or`], for keys and values: each in backticks.
pub(super) fn or_keys(keys: &[&str]) -> String {
    let ticked: Vec<_> = keys.iter().map(|key| format!("`{key}`")).collect();
    or(&ticked.iter().map(String::as_str).collect::<Vec<_>>())
}

/// The kind of a value, as the schema counts kinds.
pub(super) fn kind_of(value: &Value) -> JsonType {
    match value {
        Value::Null => JsonType::Null,
        Value::Bool(_) => JsonType::Boolean,
        Value::Number(_) => JsonType::Number,
        Value::String(_) => JsonType::String,
        Value::Array(_) => JsonType::Array,
        Value::Object(_) => JsonType::Object,
    }
}

/// A value as it is written, if it is short enough to be quoted.
pub(super) fn written(value: &Value) -> Option<String> {
    const LONGEST: usize = 70;
    // Spares writing out large values only to find that they are too long.
    let short = match value {
        Value::String(text) => text.len() <= LONGEST,
        Value::Array(items) => items.len() <= 8,
        Value::Object(members) => members.len() <= 4,
        Value::Null | Value::Bool(_) | Value::Number(_) => true,
    };
    let text = short.then(|| value.to_string())?;
    (text.len() <= LONGEST).then_some(text)
}

/// What is said about a place by the schemas that led to it, innermost first.
pub(super) struct Guide<'a, 'l>(pub &'a [Part<'l>]);

impl<'l> Guide<'_, 'l> {
    fn text(&self, keyword: &str) -> Option<&'l str> {
        self.0.iter().rev().find_map(|part| part.schema.get(keyword)?.as_str())
    }

    /// The title, made to stand inside a sentence.
    pub fn title(&self) -> Option<String> {
        self.text("title").map(lowered)
    }

    /// The first sentence of the description, without its period.
    pub fn description(&self) -> Option<String> {
        const LONGEST: usize = 180;
        let text = self.text("description")?;
        let sentence = text.split_once(". ").map_or(text, |(first, _)| first);
        let sentence = sentence.trim().trim_end_matches('.');
        (!sentence.is_empty() && sentence.len() <= LONGEST).then(|| lowered(sentence))
    }

    /// The first example of one of these kinds.
    pub fn example(&self, kinds: JsonTypeSet) -> Option<String> {
        let lists = self.0.iter().rev().filter_map(|part| part.schema.get("examples")?.as_array());
        lists.flatten().filter(|one| kinds.contains(kind_of(one))).find_map(written)
    }

    /// What to write: the description, an example, or both.
    pub fn help(&self, kinds: JsonTypeSet) -> Option<String> {
        match (self.description(), self.example(kinds)) {
            (Some(text), Some(example)) => Some(format!("{text}; for example `{example}`")),
            (Some(text), None) => Some(text),
            (None, Some(example)) => Some(format!("for example `{example}`")),
            (None, None) => None,
        }
    }
}

/// First letter in lower case, unless the word is an abbreviation.
fn lowered(text: &str) -> String {
    let mut characters = text.chars();
    match (characters.next(), characters.clone().next()) {
        (Some(first), second) if !second.is_some_and(char::is_uppercase) => {
            first.to_lowercase().chain(characters).collect()
        }
        _ => text.to_owned(),
    }
}
