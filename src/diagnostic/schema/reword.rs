//! From what the validator says to what the user reads.

use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind as Kind;
use serde_json::Value;

use crate::diagnostic::{At, Code, Diagnostic, join, nearest, quoted, suggestion};

use super::branch::{self, ANY, Misfit, TEXT};
use super::library::{Library, Part};
use super::site::{NAME, Site, slug};
use super::words::{self, Guide, subject};
use super::{About, Finding};

pub(super) struct Reworder<'r> {
    library: &'r Library,
    file: &'r str,
    root: &'r Value,
    /// Where the validator found something, sorted.
    places: Vec<&'r str>,
}

impl<'r> Reworder<'r> {
    pub fn new(library: &'r Library, file: &'r str, root: &'r Value, errors: &'r [ValidationError<'_>]) -> Self {
        let mut places: Vec<_> = errors.iter().map(|one| one.instance_path().as_str()).collect();
        places.sort_unstable();
        Reworder { library, file, root, places }
    }

    /// What one error of the validator means: mostly one finding, one each for unknown keys.
    pub fn findings(&self, error: &ValidationError<'_>) -> Vec<Finding> {
        let layers = self.library.layers(self.file, error.evaluation_path().as_str());
        let site = Site {
            pointer: error.instance_path().as_str(),
            value: self.root.pointer(error.instance_path().as_str()).unwrap_or(&Value::Null),
            guide: Guide(&layers),
        };
        match error.kind() {
            Kind::AdditionalProperties { unexpected } => self.unknown_keys(&site, unexpected, own_keys(&layers)),
            Kind::UnevaluatedProperties { unexpected } => {
                let keys = layers.last().map(|part| part.keys()).unwrap_or_default();
                self.unknown_keys(&site, unexpected, keys)
            }
            Kind::Required { property } => {
                let key = property.as_str().unwrap_or_default();
                vec![missing_key(&site, key, &layers)]
            }
            Kind::PropertyNames { error } => {
                let layers = self.library.layers(self.file, error.evaluation_path().as_str());
                vec![key_form(&site, error, &layers)]
            }
            Kind::OneOfMultipleValid { context } => vec![site.several_forms(context)],
            Kind::AnyOf { context } | Kind::OneOfNotValid { context } => self.misfit(&site, context),
            kind => vec![site.finding(kind)],
        }
    }

    fn misfit(&self, site: &Site<'_, '_>, forms: &[Vec<ValidationError<'static>>]) -> Vec<Finding> {
        match branch::misfit(forms, site.pointer, site.value) {
            Misfit::Kind(kinds) => vec![site.wrong_kind(kinds)],
            Misfit::Values(values) => vec![site.not_one_of(&values)],
            Misfit::Keys(keys) => vec![no_key_of(site, &keys)],
            Misfit::Nearly(text) => vec![site.nearly(text)],
            Misfit::Errors(errors) => errors.iter().flat_map(|one| self.findings(one)).collect(),
            Misfit::Unclear => vec![site.wrong_form()],
        }
    }

    fn unknown_keys(&self, site: &Site<'_, '_>, unexpected: &[String], keys: Vec<(&str, Part<'_>)>) -> Vec<Finding> {
        let names: Vec<_> = keys.iter().map(|(key, _)| *key).collect();
        let finding = |key: &String| {
            if names.contains(&key.as_str()) && self.blamed(&join(site.pointer, key)) {
                // Known, but its value is wrong: the validator then counts the key as unknown too.
                return None;
            }
            Some(unknown_key(site, key, &names))
        };
        unexpected.iter().filter_map(finding).collect()
    }

    /// Whether something was found at this place or inside.
    fn blamed(&self, pointer: &str) -> bool {
        let from = self.places.partition_point(|place| *place < pointer);
        let mut later = self.places.iter().skip(from);
        later.next().is_some_and(|place| {
            place.strip_prefix(pointer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
    }
}

fn own_keys<'l>(layers: &[Part<'l>]) -> Vec<(&'l str, Part<'l>)> {
    let Some(part) = layers.last() else {
        return Vec::new();
    };
    let properties = part.schema.get("properties").and_then(Value::as_object);
    properties
        .into_iter()
        .flatten()
        .filter(|(_, schema)| **schema != Value::Bool(false))
        .map(|(key, schema)| (key.as_str(), part.with(schema)))
        .collect()
}

fn unknown_key(site: &Site<'_, '_>, key: &str, names: &[&str]) -> Finding {
    let known = names.contains(&key);
    let message = if known {
        format!("the key {} cannot stand here", quoted(key))
    } else {
        format!("unknown key {}", quoted(key))
    };
    let near = nearest(key, names.iter().copied()).filter(|_| !known);
    let help = if known { site.guide.description() } else { suggestion(key, names, "the keys here") };
    Finding {
        pointer: site.pointer.to_owned(),
        about: About::UnknownKey(near.map(str::to_owned)),
        diagnostic: Diagnostic::new(Code::UnknownKey, At::key(site.pointer, key), message).help_if(help),
    }
}

fn missing_key(site: &Site<'_, '_>, key: &str, layers: &[Part<'_>]) -> Finding {
    let described = layers.iter().rev().find_map(|part| of_key(*part, key)).unwrap_or_default();
    // The nearest schema of the key comes first there and is asked last.
    let described: Vec<_> = described.into_iter().rev().collect();
    let guide = Guide(&described);
    let help = match (guide.example(ANY), guide.description()) {
        (Some(example), Some(text)) => Some(format!("add `\"{key}\": {example}`: {text}")),
        (Some(example), None) => Some(format!("add `\"{key}\": {example}`")),
        (None, Some(text)) => Some(format!("add `\"{key}\"`: {text}")),
        (None, None) => None,
    };
    Finding {
        pointer: site.pointer.to_owned(),
        about: About::MissingKey(vec![key.to_owned()]),
        diagnostic: Diagnostic::new(
            Code::MissingKey,
            At::Key(site.pointer.to_owned()),
            format!("{} lacks the key {}", subject(site.pointer), quoted(key)),
        )
        .label(format!("{} is missing in it", quoted(key)))
        .help_if(help),
    }
}

/// An object that needs one key of several and has none.
fn no_key_of(site: &Site<'_, '_>, keys: &[&str]) -> Finding {
    let message = format!("{} has none of the keys {}", subject(site.pointer), words::or_keys(keys));
    Finding {
        pointer: site.pointer.to_owned(),
        about: About::MissingKey(keys.iter().map(|key| (*key).to_owned()).collect()),
        diagnostic: Diagnostic::new(Code::MissingKey, At::Key(site.pointer.to_owned()), message)
            .help_if(site.guide.help(ANY)),
    }
}

/// What the schema says about the value of a key, nearest first.
fn of_key<'l>(object: Part<'l>, key: &str) -> Option<Vec<Part<'l>>> {
    let found = object.keys().into_iter().find(|(name, _)| *name == key);
    found.map(|(_, part)| part.referred())
}

fn key_form(site: &Site<'_, '_>, error: &ValidationError<'_>, layers: &[Part<'_>]) -> Finding {
    let key = error.instance().as_str().unwrap_or_default();
    let help = Guide(layers).help(TEXT);
    let diagnostic = match error.kind() {
        Kind::Enum { options } => {
            let names: Vec<_> = options.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            Diagnostic::new(Code::UnknownKey, At::key(site.pointer, key), format!("unknown key {}", quoted(key)))
                .help_if(suggestion(key, &names, "the keys here"))
        }
        _ => {
            let message = format!("the name {} is not in the form that names have", quoted(key));
            let help = match slug(key) {
                Some(slug) if matches!(error.kind(), Kind::Pattern { pattern } if pattern == NAME) => {
                    Some(format!("use lower-case letters, digits and hyphens: `{slug}`"))
                }
                _ => help,
            };
            Diagnostic::new(Code::WrongForm, At::key(site.pointer, key), message).help_if(help)
        }
    };
    Finding { pointer: join(site.pointer, key), about: About::KeyForm, diagnostic }
}
