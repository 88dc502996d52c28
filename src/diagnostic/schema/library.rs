//! The texts of the schemas: what refers to what, and what is said about a place.

use std::collections::BTreeMap;
use std::sync::Arc;

use jsonschema::{Retrieve, Uri};
use serde_json::Value;

use crate::diagnostic::locate::unescape;

/// Schemas by the name of their file.
pub(super) struct Library {
    documents: BTreeMap<String, Value>,
}

/// The name by which a schema is known to the validator; it leads nowhere.
pub(super) fn uri(file: &str) -> String {
    format!("regimes:/schema/{file}")
}

impl Library {
    pub fn parse(texts: &[(&str, &str)]) -> Result<Library, serde_json::Error> {
        let parsed = texts.iter().map(|(file, text)| Ok(((*file).to_owned(), serde_json::from_str(text)?)));
        Ok(Library { documents: parsed.collect::<Result<_, serde_json::Error>>()? })
    }

    pub fn document(&self, file: &str) -> &Value {
        self.documents.get(file).unwrap_or(&Value::Null)
    }

    /// The schemas that a validator went through to a keyword, as far as they speak of the same value
    /// as the keyword: outermost first, the one that holds the keyword last.
    ///
    /// `path` is the pointer to the keyword, through `$ref`.
    pub fn layers<'l>(&'l self, file: &'l str, path: &str) -> Vec<Part<'l>> {
        let mut here = Part { library: self, file, schema: self.document(file) };
        let mut layers = vec![here];
        let tokens: Vec<String> = path.split('/').skip(1).map(unescape).collect();
        // The last token is the keyword itself.
        let mut tokens = tokens.iter().take(tokens.len().saturating_sub(1));
        while let Some(token) = tokens.next() {
            let Some(next) = here.schema.get(token.as_str()) else {
                break;
            };
            match token.as_str() {
                "$ref" => match here.follow(next) {
                    Some(target) => here = target,
                    None => break,
                },
                "if" | "then" | "else" | "not" => here.schema = next,
                "allOf" | "anyOf" | "oneOf" => match tokens.next().and_then(|n| item(next, n)) {
                    Some(part) => here.schema = part,
                    None => break,
                },
                "dependentSchemas" => match tokens.next().and_then(|key| next.get(key.as_str())) {
                    Some(part) => here.schema = part,
                    None => break,
                },
                // Everything else leads to a value inside, or to the key of one.
                "properties" | "patternProperties" => {
                    match tokens.next().and_then(|key| next.get(key.as_str())) {
                        Some(part) => here.schema = part,
                        None => break,
                    }
                    layers.clear();
                }
                "prefixItems" => {
                    match tokens.next().and_then(|n| item(next, n)) {
                        Some(part) => here.schema = part,
                        None => break,
                    }
                    layers.clear();
                }
                _ => {
                    here.schema = next;
                    layers.clear();
                }
            }
            layers.push(here);
        }
        layers
    }
}

fn item<'l>(list: &'l Value, token: &str) -> Option<&'l Value> {
    list.get(token.parse::<usize>().ok()?)
}

/// A schema, or part of one, and where it was found.
#[derive(Clone, Copy)]
pub(super) struct Part<'l> {
    library: &'l Library,
    file: &'l str,
    pub schema: &'l Value,
}

impl<'l> Part<'l> {
    /// The same place of the library with another schema.
    pub fn with(self, schema: &'l Value) -> Part<'l> {
        Part { schema, ..self }
    }

    fn follow(self, reference: &'l Value) -> Option<Part<'l>> {
        let (file, fragment) = {
            let text = reference.as_str()?;
            text.split_once('#').unwrap_or((text, ""))
        };
        let file = match file.rsplit('/').next() {
            None | Some("") => self.file,
            Some(name) => name,
        };
        let (file, document) = self.library.documents.get_key_value(file)?;
        Some(Part { library: self.library, file, schema: document.pointer(fragment)? })
    }

    /// The keys that an object may have by this schema and the schemas it refers to for the same
    /// object, each with what is said of its value; in the order in which they are written.
    pub fn keys(self) -> Vec<(&'l str, Part<'l>)> {
        let mut keys = Vec::new();
        self.collect_keys(&mut keys, 0);
        keys
    }

    fn collect_keys(self, keys: &mut Vec<(&'l str, Part<'l>)>, depth: usize) {
        // A schema may refer to itself.
        const DEEPEST: usize = 16;
        let Some(schema) = self.schema.as_object().filter(|_| depth < DEEPEST) else {
            return;
        };
        if let Some(Value::Object(properties)) = schema.get("properties") {
            for (key, part) in properties {
                let known = keys.iter().any(|(other, _)| other == key);
                if !known && *part != Value::Bool(false) {
                    keys.push((key, self.with(part)));
                }
            }
        }
        if let Some(target) = schema.get("$ref").and_then(|one| self.follow(one)) {
            target.collect_keys(keys, depth + 1);
        }
        for keyword in ["allOf", "anyOf", "oneOf"] {
            let parts = schema.get(keyword).and_then(Value::as_array);
            for part in parts.into_iter().flatten() {
                self.with(part).collect_keys(keys, depth + 1);
            }
        }
        for keyword in ["if", "then", "else"] {
            if let Some(part) = schema.get(keyword) {
                self.with(part).collect_keys(keys, depth + 1);
            }
        }
        let dependent = schema.get("dependentSchemas").and_then(Value::as_object);
        for part in dependent.into_iter().flat_map(|parts| parts.values()) {
            self.with(part).collect_keys(keys, depth + 1);
        }
    }

    /// This schema and those it refers to for the same value, this one first.
    pub fn referred(self) -> Vec<Part<'l>> {
        const LONGEST: usize = 8;
        let mut parts = vec![self];
        let mut here = self;
        while let Some(next) = here.schema.get("$ref").and_then(|one| here.follow(one)) {
            if parts.len() >= LONGEST {
                break;
            }
            parts.push(next);
            here = next;
        }
        parts
    }
}

/// Hands the validator the schemas of the library and nothing else: no network, no files.
pub(super) struct Shelf(pub Arc<Library>);

impl Retrieve for Shelf {
    fn retrieve(&self, uri: &Uri<String>) -> Result<Value, Box<dyn std::error::Error + Send + Sync>> {
        let name = uri.as_str().rsplit('/').next().unwrap_or_default();
        match self.0.documents.get(name) {
            Some(schema) => Ok(schema.clone()),
            None => Err(format!("`{name}` is not a built-in schema").into()),
        }
    }
}
