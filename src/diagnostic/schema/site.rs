//! What is wrong with one value, in words.

use jsonschema::error::ValidationErrorKind as Kind;
use jsonschema::{JsonType, JsonTypeSet, ValidationError};
use serde_json::Value;

use crate::diagnostic::{At, Code, Diagnostic, join, quoted, suggestion};

use super::branch::{ANY, TEXT, types};
use super::library::Part;
use super::words::{self, Guide, found, kind_of, kinds, subject, written};
use super::{About, Finding};

/// How much a finding about a value explains; of several, the lowest is shown.
pub(super) mod rank {
    /// It is of the wrong kind.
    pub const KIND: u8 = 0;
    /// It is of the right kind, but none of the values that may stand there.
    pub const VALUE: u8 = 1;
    /// It is not written as it should be.
    pub const FORM: u8 = 2;
    /// It is too long or too short.
    pub const SIZE: u8 = 3;
    /// Something is wrong that the schema says only vaguely.
    pub const VAGUE: u8 = 4;
}

/// The form of names of parties, acts and the like.
pub(super) const NAME: &str = "^[a-z0-9][a-z0-9-]*$";

/// A value of the file and what the schema says about it.
pub(super) struct Site<'a, 'l> {
    pub pointer: &'a str,
    pub value: &'a Value,
    pub guide: Guide<'a, 'l>,
}

impl Site<'_, '_> {
    /// What an error about the value itself means.
    pub fn finding(&self, kind: &Kind) -> Finding {
        match kind {
            Kind::Type { kind } => self.wrong_kind(types(kind)),
            Kind::Enum { options } => self.not_one_of(&options.as_array().into_iter().flatten().collect::<Vec<_>>()),
            Kind::Constant { expected_value } => self.not_one_of(&[expected_value]),
            Kind::Pattern { pattern } => self.pattern(pattern),
            Kind::Format { format } => self.format(format),
            Kind::MinLength { limit: 0 | 1 } => self.size(Code::TooShort, "is empty", None),
            Kind::MinLength { limit } => {
                self.size(Code::TooShort, "is too short", Some(format!("at least {limit} characters")))
            }
            Kind::MaxLength { limit } => {
                self.size(Code::TooLong, "is too long", Some(format!("at most {limit} characters")))
            }
            Kind::MinItems { limit: 0 | 1 } => self.size(Code::TooShort, "is an empty list", None),
            Kind::MinItems { limit } => {
                self.size(Code::TooShort, "has too few items", Some(format!("at least {limit} items")))
            }
            Kind::MaxItems { limit } => {
                self.size(Code::TooLong, "has too many items", Some(format!("at most {limit} items")))
            }
            Kind::AdditionalItems { .. } | Kind::UnevaluatedItems { .. } => {
                self.size(Code::TooLong, "has too many items", None)
            }
            Kind::MinProperties { .. } => self.size(Code::TooShort, "has too few keys", None),
            Kind::MaxProperties { .. } => self.size(Code::TooLong, "has too many keys", None),
            Kind::Minimum { limit } => self.bound("at least", limit),
            Kind::ExclusiveMinimum { limit } => self.bound("more than", limit),
            Kind::Maximum { limit } => self.bound("at most", limit),
            Kind::ExclusiveMaximum { limit } => self.bound("less than", limit),
            Kind::MultipleOf { multiple_of } => self.about_value(
                rank::VALUE,
                Code::NotAllowedValue,
                format!("{} takes multiples of {multiple_of}", subject(self.pointer)),
                self.guide.help(ANY),
            ),
            Kind::UniqueItems => self.twice(),
            Kind::FalseSchema => self.not_here(),
            Kind::Not { schema } => self.excluded(schema),
            Kind::Contains => self.about_value(
                rank::VAGUE,
                Code::TooShort,
                format!("{} lacks an item that must be in it", subject(self.pointer)),
                self.guide.help(ANY),
            ),
            // Content encodings, engine limits and references do not occur in the built-in schemas.
            _ => self.wrong_form(),
        }
    }

    /// A finding about the value itself.
    pub fn about_value(&self, rank: u8, code: Code, message: String, help: Option<String>) -> Finding {
        Finding {
            pointer: self.pointer.to_owned(),
            about: About::Value(rank),
            diagnostic: Diagnostic::new(code, At::Value(self.pointer.to_owned()), message).help_if(help),
        }
    }

    /// It is a list and should be text, or the like.
    pub fn wrong_kind(&self, asked: JsonTypeSet) -> Finding {
        let whole = asked.contains(JsonType::Integer) && !asked.contains(JsonType::Number);
        let found = match self.value {
            Value::Number(number) if whole => quoted(&number.to_string()),
            value => found(value).to_owned(),
        };
        let expected = kinds(asked);
        let message = format!("{} takes {expected}, not {found}", subject(self.pointer));
        let help = self.mended(asked).or_else(|| self.guide.help(asked));
        let mut finding = self.about_value(rank::KIND, Code::WrongType, message, help);
        finding.diagnostic.label = Some(format!("expected {expected}"));
        finding
    }

    /// The same value written as the right kind, where that is plain to see.
    fn mended(&self, asked: JsonTypeSet) -> Option<String> {
        let value = written(self.value)?;
        match self.value {
            Value::Number(_) if asked.contains(JsonType::String) => Some(format!("put it in quotes: `\"{value}\"`")),
            Value::String(text) => match serde_json::from_str::<Value>(text.trim()) {
                Ok(inner @ (Value::Number(_) | Value::Bool(_) | Value::Null)) if asked.contains(kind_of(&inner)) => {
                    Some(format!("write it without quotes: `{inner}`"))
                }
                _ if self.listed(asked) => Some(format!("put it in a list: `[{value}]`")),
                _ if asked.contains(JsonType::Boolean) => match text.to_lowercase().as_str() {
                    "yes" | "y" | "true" => Some("write `true`".to_owned()),
                    "no" | "n" | "false" => Some("write `false`".to_owned()),
                    _ => None,
                },
                _ => None,
            },
            Value::Object(_) if self.listed(asked) => Some(format!("put it in a list: `[{value}]`")),
            Value::Array(items) => match items.as_slice() {
                [only] if asked.contains(kind_of(only)) => {
                    Some(format!("write it without the list: `{}`", written(only)?))
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether a list is asked for whose items are of this kind, as far as examples or types tell.
    fn listed(&self, asked: JsonTypeSet) -> bool {
        let kind = kind_of(self.value);
        let by_example = |part: &Part<'_>| {
            let examples = part.schema.get("examples")?.as_array()?;
            let mut items = examples.iter().filter_map(|one| one.as_array()?.first()).peekable();
            items.peek().is_some().then(|| items.any(|one| kind_of(one) == kind))
        };
        let by_type = |part: &Part<'_>| {
            let items = part.with(part.schema.get("items")?).referred();
            let fixed = items.iter().find_map(|item| item.schema.get("enum")?.as_array());
            if let Some(values) = fixed {
                return Some(values.iter().any(|one| kind_of(one) == kind));
            }
            Some(match items.iter().find_map(|item| item.schema.get("type"))? {
                Value::Array(several) => several.iter().any(|one| one == kind.as_str()),
                one => one == kind.as_str(),
            })
        };
        let layers = || self.guide.0.iter().rev();
        let fits = layers().find_map(by_example).or_else(|| layers().find_map(by_type));
        asked.contains(JsonType::Array) && fits == Some(true)
    }

    /// It is none of the fixed values.
    pub fn not_one_of(&self, values: &[&Value]) -> Finding {
        let kinds = values.iter().map(|one| kind_of(one)).fold(JsonTypeSet::empty(), JsonTypeSet::insert);
        if !kinds.contains(kind_of(self.value)) {
            return self.wrong_kind(kinds);
        }
        let shown: Vec<String> = values.iter().filter_map(|one| plain(one)).collect();
        let names: Vec<_> = shown.iter().map(String::as_str).collect();
        let found = plain(self.value);
        let help = match &found {
            Some(found) => suggestion(found, &names, "the values"),
            None => suggestion("", &names, "the values"),
        };
        let found = found.map_or_else(|| "this".to_owned(), |one| quoted(&one));
        let message = format!("{found} is not a value of {}", subject(self.pointer));
        let help = help.or_else(|| self.guide.help(ANY));
        self.about_value(rank::VALUE, Code::NotAllowedValue, message, help)
    }

    fn pattern(&self, pattern: &str) -> Finding {
        let text = self.value.as_str().unwrap_or_default();
        let mut finding = self.wrong_form();
        if pattern == NAME
            && let Some(slug) = slug(text)
        {
            finding.diagnostic.help = Some(format!("names have lower-case letters, digits and hyphens: `{slug}`"));
        }
        finding
    }

    fn format(&self, format: &str) -> Finding {
        let text = self.value.as_str().unwrap_or_default();
        let mut finding = self.wrong_form();
        let digits = |c: char| c.is_ascii_digit();
        if format == "date" && text.len() == 10 && text.matches(digits).count() == 8 {
            finding.diagnostic.code = Code::ImpossibleDate;
            finding.diagnostic.message = format!("there is no day {}", quoted(text));
        } else if finding.diagnostic.help.is_none() {
            finding.diagnostic.help = match format {
                "date" => Some("write a day as `2014-03-05`".to_owned()),
                "uri" => Some("write a whole web address, starting with `https://`".to_owned()),
                _ => None,
            };
        }
        finding
    }

    /// It is not written as it should be.
    pub fn wrong_form(&self) -> Finding {
        let subject = subject(self.pointer);
        let message = match plain(self.value) {
            Some(text) => format!("{} is not in the form that {subject} takes", quoted(&text)),
            None => format!("this is not in the form that {subject} takes"),
        };
        let help = self.guide.help(TEXT.insert(kind_of(self.value)));
        let mut finding = self.about_value(rank::FORM, Code::WrongForm, message, help);
        // A title that only repeats the key says nothing new.
        let title = self.guide.title().filter(|title| !subject.eq_ignore_ascii_case(&quoted(title)));
        finding.diagnostic.label = title.map(|title| format!("expected: {title}"));
        finding
    }

    fn size(&self, code: Code, words: &str, limit: Option<String>) -> Finding {
        let message = match limit {
            Some(limit) => format!("{} {words}: it takes {limit}", subject(self.pointer)),
            None => format!("{} {words}", subject(self.pointer)),
        };
        let help = self.guide.help(JsonTypeSet::empty().insert(kind_of(self.value)));
        self.about_value(rank::SIZE, code, message, help)
    }

    fn bound(&self, words: &str, limit: &Value) -> Finding {
        let value = written(self.value).unwrap_or_default();
        let message = format!("{} takes {words} {limit}, not {value}", subject(self.pointer));
        self.about_value(rank::VALUE, Code::NotAllowedValue, message, self.guide.description())
    }

    /// Two equal items in a list of different ones: the second is shown, and the first beside it.
    fn twice(&self) -> Finding {
        let items = self.value.as_array().map(Vec::as_slice).unwrap_or_default();
        let pair = items.iter().enumerate().find_map(|(second, item)| {
            let first = items.iter().take(second).position(|other| other == item)?;
            Some((first, second))
        });
        let message = format!("the same item stands twice in {}", subject(self.pointer));
        let mut finding = self.about_value(rank::VALUE, Code::NotAllowedValue, message, None);
        if let Some((first, second)) = pair {
            let at = |index: usize| At::Value(join(self.pointer, &index.to_string()));
            finding.diagnostic.at = at(second);
            finding.diagnostic = finding.diagnostic.related(at(first), "the first time");
        }
        finding.diagnostic.help = Some("remove one of the two".to_owned());
        finding
    }

    /// The schema forbids the value altogether, so it is the key that is wrong.
    fn not_here(&self) -> Finding {
        let message = format!("{} cannot stand here", subject(self.pointer));
        let mut finding = self.about_value(rank::KIND, Code::UnknownKey, message, self.guide.description());
        finding.diagnostic.at = At::Key(self.pointer.to_owned());
        finding
    }

    /// It is a misspelling of `text`.
    pub fn nearly(&self, text: &str) -> Finding {
        let found = quoted(self.value.as_str().unwrap_or_default());
        let message = format!("{found} is not a value of {}", subject(self.pointer));
        let help = Some(format!("did you mean `{text}`?"));
        self.about_value(rank::VALUE, Code::NotAllowedValue, message, help)
    }

    /// It fits more than one of several forms that exclude each other. `forms`: what is wrong by each.
    pub fn several_forms(&self, forms: &[Vec<ValidationError<'static>>]) -> Finding {
        let fits = |index: &usize| forms.get(*index).is_none_or(Vec::is_empty);
        let branches = self.guide.0.last().and_then(|part| part.schema.get("oneOf")?.as_array());
        let branches = branches.map(Vec::as_slice).unwrap_or_default().iter().enumerate();
        let keys: Vec<_> = branches
            .filter(|(index, _)| fits(index))
            .filter_map(|(_, branch)| match branch.get("required")?.as_array()?.as_slice() {
                [only] => only.as_str(),
                _ => None,
            })
            .collect();
        let message = match keys.as_slice() {
            [] | [_] => {
                format!("{} mixes forms of which only one may be used", subject(self.pointer))
            }
            keys => format!("only one of {} may stand here", words::or_keys(keys).replace(" or ", " and ")),
        };
        let help = self.guide.help(ANY);
        let mut finding = self.about_value(rank::VAGUE, Code::WrongForm, message, help);
        if let [_, .., last] = keys.as_slice() {
            finding.diagnostic.at = At::key(self.pointer, last);
        }
        finding
    }

    fn excluded(&self, schema: &Value) -> Finding {
        let keys = schema.get("required").and_then(Value::as_array);
        let keys: Vec<_> = keys.into_iter().flatten().filter_map(Value::as_str).collect();
        let message = match keys.as_slice() {
            [] => format!("{} cannot be written like this", subject(self.pointer)),
            [key] => format!("{} cannot have the key `{key}`", subject(self.pointer)),
            keys => format!("{} cannot stand together", words::or_keys(keys).replace(" or ", " and ")),
        };
        let mut finding = self.about_value(rank::VAGUE, Code::WrongForm, message, self.guide.help(ANY));
        if let [.., key] = keys.as_slice() {
            finding.diagnostic.at = At::key(self.pointer, key);
        }
        finding
    }
}

/// Text as it is, other short values as they are written.
fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Array(_) | Value::Object(_) => None,
        other => written(other),
    }
}

/// The text as a name, if it can be made one.
pub(super) fn slug(text: &str) -> Option<String> {
    if text.len() > 60 || !text.is_ascii() {
        return None;
    }
    let words: Vec<String> = text
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
        .collect();
    (!words.is_empty()).then(|| words.join("-"))
}
