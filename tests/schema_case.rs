//! The schema of the case file and the types it is read into say the same, and every example in it is a good one.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

use std::collections::{BTreeMap, BTreeSet};

use regimes::case::read::{form, parse};
use regimes::diagnostic::{Document, Schema};
use serde_json::{Map, Value, json};

/// One way to stand somewhere in a case file.
type Wrap<'a> = &'a dyn Fn(Value) -> Value;

/// A place that a value can stand at: the schemas that speak of it, and the file around a value there.
struct Walk<'a> {
    root: &'a Value,
    /// Called with the pointer, the schema, and how to put a value there.
    each: &'a mut dyn FnMut(&str, &Value, Wrap),
}

impl Walk<'_> {
    fn target(&self, reference: &str) -> Value {
        self.root.pointer(reference.strip_prefix('#').unwrap()).unwrap().clone()
    }

    fn visit(&mut self, at: &str, schema: &Value, wrap: Wrap) {
        (self.each)(at, schema, wrap);
        if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
            let target = self.target(reference);
            self.visit(at, &target, wrap);
        }
        for (key, inner) in schema.get("properties").and_then(Value::as_object).into_iter().flatten() {
            let around = self.required(schema);
            let inside = |value: Value| {
                // What contradicts itself stands alone.
                let mut object = if key == "either" { Map::new() } else { around.clone() };
                object.insert(key.clone(), value);
                wrap(Value::Object(object))
            };
            self.visit(&format!("{at}/{key}"), inner, &inside);
        }
        if let Some(inner) = schema.get("additionalProperties").filter(|inner| inner.is_object()) {
            self.visit(&format!("{at}/*"), inner, &|value| wrap(json!({"a-key": value})));
        }
        if let Some(inner) = schema.get("items") {
            let least = if schema.get("minItems").is_some() { 2 } else { 1 };
            self.visit(&format!("{at}/0"), inner, &|value| wrap(Value::Array(vec![value; least])));
        }
    }

    /// The keys without which the object is not read, each with its example.
    fn required(&self, schema: &Value) -> Map<String, Value> {
        let mut keys: Vec<&str> =
            schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect();
        let otherwise = schema.pointer("/else/required").and_then(Value::as_array);
        keys.extend(otherwise.into_iter().flatten().filter_map(Value::as_str));
        keys.into_iter().map(|key| (key.to_owned(), self.example(&schema["properties"][key]))).collect()
    }

    fn example(&self, schema: &Value) -> Value {
        match schema.pointer("/examples/0") {
            Some(example) => example.clone(),
            None => match schema.get("$ref").and_then(Value::as_str) {
                Some(reference) => self.example(&self.target(reference)),
                None => Value::Null,
            },
        }
    }
}

fn schema() -> Value {
    serde_json::from_str(Schema::Case.text()).unwrap()
}

fn walk(each: &mut dyn FnMut(&str, &Value, Wrap)) {
    let root = schema();
    Walk { root: &root, each }.visit("", &root, &|value| value);
}

fn schema_takes(file: &Value) -> bool {
    form(&Document::parse("file", file.to_string().as_bytes()).unwrap()).is_empty()
}

fn types_take(file: &Value) -> bool {
    parse(file.to_string().as_bytes()).is_ok()
}

#[test]
fn every_example_can_be_read() {
    let mut count = 0;
    walk(&mut |at, schema, wrap| {
        for example in schema.get("examples").and_then(Value::as_array).into_iter().flatten() {
            let file = wrap(example.clone());
            assert!(schema_takes(&file), "schema, {at}: {file}");
            assert!(types_take(&file), "types, {at}: {file}: {}", parse(file.to_string().as_bytes()).unwrap_err());
            count += 1;
        }
    });
    assert!(count > 1000, "{count}");
}

#[test]
fn everything_is_described_and_has_an_example() {
    let root = schema();
    let mut undescribed = BTreeSet::new();
    walk(&mut |at, part, _| {
        let target = part.get("$ref").and_then(Value::as_str).and_then(|name| root.pointer(&name[1..]));
        let says = |keyword: &str| part.get(keyword).or_else(|| target?.get(keyword)).is_some();
        for keyword in ["title", "examples"] {
            if !says(keyword) && part.get("enum").is_none() {
                undescribed.insert(format!("{at}: {keyword}"));
            }
        }
    });
    assert!(undescribed.is_empty(), "{undescribed:#?}");
}

/// The keys the types know, as serde names them when it meets another.
fn known_to_types(error: &str) -> Option<BTreeSet<String>> {
    let (_, list) = error.split_once("unknown field `unheard-of`, expected ")?;
    let names: Vec<&str> = list.split('`').skip(1).step_by(2).collect();
    Some(names.into_iter().map(str::to_owned).collect())
}

#[test]
fn schema_and_types_name_the_same_keys() {
    let mut objects = 0;
    walk(&mut |at, schema, wrap| {
        let Some(properties) = schema.get("properties").and_then(Value::as_object) else { return };
        let file = wrap(json!({"unheard-of": null}));
        assert!(!schema_takes(&file), "schema, {at}");
        let error = parse(file.to_string().as_bytes()).unwrap_err().to_string();
        let known = known_to_types(&error).unwrap_or_else(|| panic!("{at}: {error}"));
        let named: BTreeSet<String> = properties.keys().cloned().collect();
        // Claims do not list what else may be said of their kind of value; that is tried key by key below.
        if named.contains("value") {
            assert!(known.iter().all(|key| named.contains(key) || key == "either"), "{at}: {known:?}");
        } else {
            assert_eq!(known, named, "{at}");
        }
        objects += 1;
    });
    assert!(objects > 100, "{objects}");
}

#[test]
fn schema_and_types_take_the_same_values_under_every_key_that_there_is() {
    let mut keys = BTreeSet::new();
    walk(&mut |_, schema, _| {
        keys.extend(
            schema.get("properties").and_then(Value::as_object).into_iter().flatten().map(|(key, _)| key.clone()),
        );
    });
    assert!(keys.len() > 90, "{}", keys.len());
    // The same definition is met at many places; one place for each way to it is enough.
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut tried = 0;
    walk(&mut |at, schema, wrap| {
        if schema.get("properties").is_none() {
            return;
        }
        let met = seen.entry(schema.to_string()).or_default();
        *met += 1;
        if *met > 1 {
            return;
        }
        let root = self::schema();
        let around = Walk { root: &root, each: &mut |_, _, _| {} }.required(schema);
        for key in &keys {
            for value in [Value::Null, json!("2014"), json!(["gb"]), json!({"value": true}), json!(true), json!(5)] {
                let mut object = around.clone();
                object.insert(key.clone(), value);
                let file = wrap(Value::Object(object));
                assert_eq!(schema_takes(&file), types_take(&file), "{at}/{key}: {file}");
                tried += 1;
            }
        }
        for other in [json!([]), json!([null]), json!("text"), json!(0), json!(true), json!({}), Value::Null] {
            let file = wrap(other);
            assert_eq!(schema_takes(&file), types_take(&file), "{at}: {file}");
        }
    });
    assert!(tried > 10_000, "{tried}");
}

#[test]
fn examples_of_fact_patterns_are_fact_patterns() {
    let root: Value = serde_json::from_str(Schema::Pattern.text()).unwrap();
    let mut each = |at: &str, schema: &Value, wrap: Wrap| {
        for example in schema.get("examples").and_then(Value::as_array).into_iter().flatten() {
            let file = wrap(example.clone());
            let found = Document::parse("file", file.to_string().as_bytes()).unwrap().check(Schema::Pattern);
            assert!(found.is_empty(), "{at}: {file}: {found:?}");
        }
    };
    Walk { root: &root, each: &mut each }.visit("", &root, &|value| value);
}
