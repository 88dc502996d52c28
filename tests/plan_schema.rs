//! Holds the schema of the plan to the types that are written, and the types to the schema.
#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};

use regimes::diagnostic::{Document, Schema};
use regimes::engine::State;
use regimes::engine::findings::Closed;
use regimes::law::Law;
use regimes::law::channel::{ExposedTo, Route};
use regimes::law::source::Basis;
use regimes::plan::{
    Action, Ask, ContentState, Lost, Overlap, Plan, Reaching, Reason, Standing, StepKind, TieKind, assess,
};
use regimes::render::json;
use regimes::terms::kind::{Rung, Truth};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

#[path = "support/plan.rs"]
mod sample;

use sample::{bare, everything};

fn schema() -> Value {
    serde_json::from_str(Schema::Plan.text()).expect("the schema is JSON")
}

/// What the schema finds wrong with a text, as `code message`.
fn found(text: &str) -> Vec<String> {
    let document = Document::parse("plan.json", text.as_bytes()).expect("JSON");
    let found = document.check(Schema::Plan);
    found.iter().map(|one| format!("{} {}", one.code, one.message)).collect()
}

#[test]
fn what_is_written_is_as_the_schema_says() {
    for plan in [everything(), bare()] {
        let text = json::plan(&plan).expect("JSON");
        assert_eq!(found(&text), [""; 0]);
        assert!(text.ends_with("}\n"));
        let again: Plan = serde_json::from_str(&text).expect("a plan");
        assert_eq!(json::plan(&again).expect("JSON"), text);
    }
}

#[test]
fn what_documented_cases_give_is_as_the_schema_says() {
    let law = Law::built_in();
    let as_of = "2026-11-21".parse().expect("a day");
    let folder = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases")).expect("cases");
    for path in folder.map(|entry| entry.expect("a file").path()) {
        let bytes = std::fs::read(&path).expect("the file can be read");
        let case = regimes::case::read("case.json", &bytes, &law.vocabulary).expect("a case");
        let text = json::plan(&assess(&law, &case, as_of, &Ask::default())).expect("JSON");
        assert_eq!(found(&text), [""; 0], "{}", path.display());
        let again: Plan = serde_json::from_str(&text).expect("a plan");
        assert_eq!(json::plan(&again).expect("JSON"), text, "{}", path.display());
    }
}

#[test]
fn the_examples_are_plans() {
    let schema = schema();
    let examples = schema["examples"].as_array().expect("examples");
    assert!(!examples.is_empty());
    for example in examples {
        assert_eq!(found(&example.to_string()), [""; 0]);
        let plan: Plan = serde_json::from_value(example.clone()).expect("a plan");
        assert_eq!(serde_json::to_value(&plan).expect("JSON"), *example);
    }
}

#[test]
fn other_things_are_not() {
    let text = json::plan(&everything()).expect("JSON");
    for (was, is, code) in [
        ("\"standing\": \"eligible\"", "\"standing\": \"maybe\"", "not-allowed-value"),
        ("\"gapsCut\": true,", "", "missing-key"),
        ("\"gapsCut\"", "\"gapsCutt\"", "unknown-key"),
        ("\"asOf\": \"2026-11-21\"", "\"asOf\": \"21 November 2026\"", "wrong-form"),
        ("\"changeable\": true", "\"changeable\": \"yes\"", "wrong-type"),
    ] {
        assert!(text.contains(was), "{was}");
        let found = found(&text.replace(was, is));
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found.iter().all(|one| one.starts_with(code)), "{found:?}");
    }
}

#[test]
fn schema_and_types_name_the_same_fields() {
    let schema = schema();
    let mut seen = BTreeMap::new();
    let value = serde_json::to_value(everything()).expect("JSON");
    compare(&schema, "#", &value, &mut seen);
    let mut declared = BTreeMap::new();
    declare("#", &schema, &mut declared);
    for (name, part) in schema["$defs"].as_object().expect("definitions") {
        declare(&format!("#/$defs/{name}"), part, &mut declared);
    }
    assert_eq!(seen, declared);
}

/// The keys that a part of the schema declares.
fn declare(at: &str, part: &Value, declared: &mut BTreeMap<String, BTreeSet<String>>) {
    if let Some(properties) = part["properties"].as_object() {
        declared.insert(at.to_owned(), properties.keys().cloned().collect());
    }
}

/// Collects the keys that a value has, under the part of the schema that speaks of it.
fn compare(schema: &Value, at: &str, value: &Value, seen: &mut BTreeMap<String, BTreeSet<String>>) {
    let part = schema.pointer(at.trim_start_matches('#')).expect("a part of the schema");
    walk(schema, at, part, value, seen);
}

fn walk(schema: &Value, at: &str, part: &Value, value: &Value, seen: &mut BTreeMap<String, BTreeSet<String>>) {
    if let Some(reference) = part["$ref"].as_str() {
        compare(schema, reference, value, seen);
    }
    for either in part["anyOf"].as_array().into_iter().flatten() {
        if either["type"] != "null" {
            walk(schema, at, either, value, seen);
        }
    }
    match value {
        Value::Object(fields) if part.get("properties").is_some() => {
            seen.entry(at.to_owned()).or_default().extend(fields.keys().cloned());
            for (key, value) in fields {
                walk(schema, &format!("{at} {key}"), &part["properties"][key], value, seen);
            }
        }
        Value::Object(fields) => {
            for value in fields.values() {
                walk(schema, at, &part["additionalProperties"], value, seen);
            }
        }
        Value::Array(items) => {
            for value in items {
                walk(schema, at, &part["items"], value, seen);
            }
        }
        _ => {}
    }
}

#[test]
fn required_are_the_keys_that_are_always_written() {
    let schema = schema();
    let mut least = BTreeMap::new();
    compare(&schema, "#", &serde_json::to_value(bare()).expect("JSON"), &mut least);
    // Of what the bare plan leaves out as a whole, the keys that may be missing.
    let left_out = [
        ("countdown", &[][..]),
        ("fragility", &["cut"]),
        ("reliesOn", &[]),
        ("treeNode", &["id", "provision", "officiallyRead", "pointer", "evidence", "parts"]),
    ];
    for (name, optional) in left_out {
        let at = format!("#/$defs/{name}");
        let keys = schema["$defs"][name]["properties"].as_object().expect("keys").keys();
        let always = keys.filter(|key| !optional.contains(&key.as_str())).cloned().collect();
        assert_eq!(least.insert(at, always), None, "{name} is in the bare plan");
    }
    let mut declared = BTreeMap::new();
    declare("#", &schema, &mut declared);
    for (name, part) in schema["$defs"].as_object().expect("definitions") {
        declare(&format!("#/$defs/{name}"), part, &mut declared);
    }
    assert!(declared.keys().eq(least.keys()));
    for (at, least) in &least {
        let part = schema.pointer(at.trim_start_matches('#')).expect("a part of the schema");
        let required: BTreeSet<String> =
            part["required"].as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect();
        assert_eq!(*least, required, "{at}");
    }
}

#[test]
fn schema_and_types_know_the_same_words() {
    let schema = schema();
    let words = |pointer: &str| schema.pointer(pointer).expect("words").clone();
    let same = |pointer: &str, all: Value| assert_eq!(words(pointer), all, "{pointer}");
    same("/$defs/rung/enum", written(&Rung::ALL));
    same("/$defs/truth/enum", written(&[Truth::Met, Truth::NotMet, Truth::Open]));
    same(
        "/$defs/assessment/properties/state/enum",
        written(&[State::InForce, State::RenewalNotVerified, State::NotInForce]),
    );
    use Standing::{Closed as Shut, Discretionary, Eligible, Listed, NotInForce, Open, Ready};
    same("/$defs/standing/enum", written(&[Ready, Eligible, Open, Discretionary, Listed, Shut, NotInForce]));
    use Reason::{Conflict, Depends, Discretion, Fact, Judgement, Unsettled};
    same("/$defs/reason/enum", written(&[Fact, Judgement, Conflict, Depends, Unsettled, Discretion]));
    use Action::{Ask, File, Nothing, Prepare, SetAside, Wait};
    same("/$defs/action/enum", written(&[File, Prepare, Ask, Wait, SetAside, Nothing]));
    same("/$defs/basis/enum", written(&[Basis::Law, Basis::Policy, Basis::Practice]));
    same("/$defs/fragility/properties/kind/enum", written(&[Lost::Statements, Lost::Evidence, Lost::Origins]));
    same(
        "/$defs/content/properties/state/additionalProperties/enum",
        written(&[ContentState::There, ContentState::Missing, ContentState::None, ContentState::ToWrite]),
    );
    same(
        "/$defs/roleRow/properties/overlap/enum",
        written(&[Overlap::Whole, Overlap::Part, Overlap::AtLeastPart, Overlap::CannotBeTold, Overlap::None]),
    );
    same("/$defs/tie/properties/kind/enum", written(&[TieKind::Ownership, TieKind::Command]));
    use StepKind::{Answer, Channel, FollowUp, Preparation, Renewal};
    same("/$defs/scheduledStep/properties/kind/enum", written(&[Answer, Renewal, Preparation, Channel, FollowUp]));
    same(
        "/$defs/ground/properties/closedBecause/enum",
        written(&[Some(Closed::Silent), Some(Closed::Contradicts), None]),
    );
    same(
        "/$defs/reach/properties/outcome/enum",
        written(&[Reaching::Caught, Reaching::CannotBeTold, Reaching::NotCaught]),
    );
    // Each word is read as well, and no other.
    reads::<Standing>(&words("/$defs/standing/enum"));
    reads::<Reason>(&words("/$defs/reason/enum"));
    reads::<Action>(&words("/$defs/action/enum"));
    reads::<Basis>(&words("/$defs/basis/enum"));
    reads::<Reaching>(&words("/$defs/reach/properties/outcome/enum"));
    reads::<State>(&words("/$defs/assessment/properties/state/enum"));
    reads::<Lost>(&words("/$defs/fragility/properties/kind/enum"));
    reads::<Route>(&words("/$defs/channel/properties/route/enum"));
    reads::<ExposedTo>(&words("/$defs/exposure/properties/to/enum"));
    reads::<ContentState>(&words("/$defs/content/properties/state/additionalProperties/enum"));
    reads::<Overlap>(&words("/$defs/roleRow/properties/overlap/enum"));
    reads::<TieKind>(&words("/$defs/tie/properties/kind/enum"));
    reads::<StepKind>(&words("/$defs/scheduledStep/properties/kind/enum"));
}

/// All words, as they are written. A word that the type has and the list has not shows in [`reads`].
fn written<T: Serialize>(all: &[T]) -> Value {
    serde_json::to_value(all).expect("JSON")
}

/// Whether the words are all that a type reads: the error for another word names them.
fn reads<T: DeserializeOwned>(words: &Value) {
    let words: Vec<&str> = words.as_array().expect("words").iter().filter_map(Value::as_str).collect();
    let error = serde_json::from_value::<T>(json!("no-such-word")).err().expect("an unknown word").to_string();
    let known: BTreeSet<&str> = error.split('`').skip(3).step_by(2).collect();
    assert_eq!(known, words.into_iter().collect());
}
