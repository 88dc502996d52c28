//! What a schema cannot say of a law file: one operator a criterion, days that exist, countries that are known.

use serde_json::{Map, Value};

use super::node::OPERATORS;
use crate::diagnostic::{At, Code, Diagnostic, join, quoted};
use crate::terms::{Country, PartialDate, Period};

/// The keys of a criterion that are no operators.
const ABOUT: [&str; 19] = [
    "id",
    "title",
    "provision",
    "citedAs",
    "instrument",
    "quote",
    "source",
    "inForce",
    "ask",
    "caution",
    "note",
    "ground",
    "unsettled",
    "discretion",
    "renewals",
    "basis",
    "needs",
    "parameters",
    "with",
];

/// Keys whose text is a date, wherever they stand.
const DATES: [&str; 10] = ["read", "made", "from", "until", "due", "on", "before", "after", "date", "day"];

/// Adds to `found` what is wrong with the criteria, dates and countries of a file. A place that is already complained of
/// is passed over.
pub(super) fn check(file: &Value, found: &mut Vec<Diagnostic>) {
    let mut new = Vec::new();
    inside(file, "", &mut new);
    new.retain(|one: &Diagnostic| found.iter().all(|other| other.at != one.at));
    found.append(&mut new);
}

/// Depth is bounded by that of the document.
fn inside(value: &Value, pointer: &str, found: &mut Vec<Diagnostic>) {
    match value {
        Value::Object(members) => {
            for (key, member) in members {
                let at = join(pointer, key);
                match (key.as_str(), member) {
                    ("with", _) => {}
                    ("definitions" | "procedures", Value::Object(all)) => {
                        all.iter().for_each(|(name, one)| node(one, &join(&at, name), found));
                    }
                    // Their own keys are names, whatever they are called.
                    ("sources" | "instruments" | "groups", Value::Object(all)) => {
                        all.iter().for_each(|(name, one)| inside(one, &join(&at, name), found));
                    }
                    ("allOf" | "anyOf" | "exclusions", Value::Array(all)) => {
                        all.iter().enumerate().for_each(|(i, one)| node(one, &join(&at, &i.to_string()), found));
                    }
                    ("grounds" | "not" | "that" | "and" | "when", Value::Object(_)) => node(member, &at, found),
                    (_, Value::String(text)) => found.extend(word(key, text, &at)),
                    ("members", Value::Array(all)) => {
                        for (i, one) in all.iter().enumerate() {
                            let code = one.as_str().and_then(|code| country(code, join(&at, &i.to_string())));
                            found.extend(code);
                        }
                    }
                    _ => inside(member, &at, found),
                }
            }
        }
        Value::Array(items) => {
            for (i, item) in items.iter().enumerate() {
                inside(item, &join(pointer, &i.to_string()), found);
            }
        }
        _ => {}
    }
}

fn node(value: &Value, pointer: &str, found: &mut Vec<Diagnostic>) {
    if let Value::Object(members) = value {
        found.extend(operators(members, pointer));
    }
    inside(value, pointer, found);
}

/// A criterion without operator, or with several.
fn operators(members: &Map<String, Value>, pointer: &str) -> Option<Diagnostic> {
    let mut operators = members.keys().filter(|key| OPERATORS.contains(&key.as_str()));
    match (operators.next(), operators.next()) {
        (Some(_), None) => None,
        (Some(first), Some(second)) => {
            let message = format!("`{first}` and `{second}` stand in the same criterion");
            let both =
                format!("put each into braces of its own: `\"allOf\": [{{\"{first}\": ...}}, {{\"{second}\": ...}}]`");
            Some(
                Diagnostic::new(Code::TwoOperators, At::key(pointer, second), message)
                    .related(At::key(pointer, first), "the first operator")
                    .help(both),
            )
        }
        (None, _) => {
            // An operator that is spelled wrongly is complained of as an unknown key.
            let known = |key: &String| ABOUT.contains(&key.as_str());
            members.keys().all(known).then(|| {
                Diagnostic::new(
                    Code::NoOperator,
                    At::Key(pointer.to_owned()),
                    "a criterion without an operator tests nothing",
                )
                .help("add what it tests, such as `conduct`, `party` or `allOf`")
            })
        }
    }
}

/// A text that is a date, a country or a length of time, by its key.
fn word(key: &str, text: &str, pointer: &str) -> Option<Diagnostic> {
    let at = || At::Value(pointer.to_owned());
    match key {
        "jurisdiction" => country(text, pointer.to_owned()),
        "ago" => text
            .parse::<Period>()
            .err()
            .map(|error| Diagnostic::new(Code::WrongForm, at(), error.to_string()).help(error.help())),
        // A day of every year is held against its form alone.
        "day" if text.starts_with("--") => None,
        _ if DATES.contains(&key) => text
            .parse::<PartialDate>()
            .err()
            .map(|error| Diagnostic::new(Code::ImpossibleDate, at(), error.to_string()).help(error.help())),
        _ => None,
    }
}

fn country(code: &str, pointer: String) -> Option<Diagnostic> {
    if Country::parse(code).is_some() {
        return None;
    }
    let near = Country::nearest(code).map(|near| format!("did you mean `{near}`?"));
    let message = format!("{} is not a country code", quoted(code));
    Some(Diagnostic::new(Code::UnknownCountry, At::Value(pointer), message).help_if(near))
}
