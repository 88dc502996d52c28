//! Countries and dates as they are written: what a schema cannot tell, said before the file is read into types.

use serde_json::Value;

use crate::diagnostic::{At, Code, Diagnostic, join, quoted};
use crate::terms::{Country, DateError, PartialDate};

/// Collections whose entries stand under names of the author's choice.
const COLLECTIONS: [&str; 8] =
    ["parties", "links", "acts", "involvements", "judgements", "origins", "evidence", "filings"];

/// What stands under a key.
#[derive(Clone, Copy)]
enum Kind {
    Country,
    Date,
    /// A date or `ongoing`.
    Until,
}

impl Kind {
    /// A key means the same wherever it stands in an item.
    fn of(key: &str) -> Option<Kind> {
        Some(match key {
            "country"
            | "citizenships"
            | "residences"
            | "permanentResidences"
            | "locatedIn"
            | "registeredIn"
            | "organOf"
            | "officialOf"
            | "jurisdiction"
            | "place" => Kind::Country,
            "birthDate" | "deathDate" | "from" | "asOf" | "date" | "listingsSearchedOn" | "searchedOn"
            | "capturedAt" | "when" => Kind::Date,
            "until" => Kind::Until,
            _ => return None,
        })
    }
}

/// Every country that there is not and every date that there was not. Whatever else is wrong with the file, it is
/// passed over here.
pub(super) fn check(file: &Value) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (key, value) in file.as_object().into_iter().flatten() {
        let at = join("", key);
        match value {
            Value::Object(items) if COLLECTIONS.contains(&key.as_str()) => {
                for (name, item) in items {
                    inside(item, &join(&at, name), &mut found);
                }
            }
            other => inside(other, &at, &mut found),
        }
    }
    found
}

/// An item, or something within it. Depth is bounded by that of the document.
fn inside(value: &Value, at: &str, found: &mut Vec<Diagnostic>) {
    match value {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate().filter(|(_, item)| is_compound(item)) {
                inside(item, &join(at, &index.to_string()), found);
            }
        }
        Value::Object(members) => {
            for (key, member) in members {
                match Kind::of(key) {
                    Some(kind) => claimed(kind, member, &join(at, key), found),
                    None if is_compound(member) => inside(member, &join(at, key), found),
                    None => {}
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Spares the making of a pointer for most values.
fn is_compound(value: &Value) -> bool {
    matches!(value, Value::Array(_) | Value::Object(_))
}

/// What is claimed of an attribute: a value, a list, or an object around either.
fn claimed(kind: Kind, value: &Value, at: &str, found: &mut Vec<Diagnostic>) {
    match value {
        Value::String(text) => found.extend(wrong(kind, text, at)),
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                claimed(kind, item, &join(at, &index.to_string()), found);
            }
        }
        Value::Object(members) => {
            for (key, member) in members {
                let kind = match key.as_str() {
                    "value" | "either" => kind,
                    "from" | "asOf" => Kind::Date,
                    "until" => Kind::Until,
                    _ => continue,
                };
                claimed(kind, member, &join(at, key), found);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn wrong(kind: Kind, text: &str, at: &str) -> Option<Diagnostic> {
    let place = || At::Value(at.to_owned());
    if text.is_empty() {
        return Some(
            Diagnostic::new(Code::TooShort, place(), "there is nothing between the quotation marks")
                .help("leave the key out or write `null` if it is not known"),
        );
    }
    match kind {
        Kind::Country if Country::parse(text).is_none() => {
            let help = match Country::nearest(text) {
                Some(code) => format!("did you mean `{code}`?"),
                None => "write the two letters of ISO 3166-1, such as `gb`, or `null` if it is not known".to_owned(),
            };
            Some(
                Diagnostic::new(Code::UnknownCountry, place(), format!("{} is not a country code", quoted(text)))
                    .help(help),
            )
        }
        Kind::Country => None,
        Kind::Until if text == "ongoing" => None,
        Kind::Date | Kind::Until => {
            let error = text.parse::<PartialDate>().err()?;
            let code = match error {
                DateError::Shape(_) | DateError::Year(_) | DateError::Unbounded(_) => Code::WrongForm,
                _ => Code::ImpossibleDate,
            };
            // The message quotes the text; a long one is cut here, like everywhere else.
            let message = error.to_string().replace(&format!("`{text}`"), &quoted(text));
            let help = match kind {
                Kind::Until if code == Code::WrongForm => format!("{}; or `ongoing`", error.help()),
                _ => error.help().to_owned(),
            };
            Some(Diagnostic::new(code, place(), message).help(help))
        }
    }
}
