//! Holds the schema of the plan to the types that are written, and the types to the schema.
#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};

use regimes::diagnostic::{Document, Schema};
use regimes::engine::State;
use regimes::engine::findings::Closed;
use regimes::plan::{
    About, Assessment, Candidate, Caution, Fragility, Gap, Ground, LawUsed, ListingEvent, Lost, MeasureUpon, Miss,
    Need, OpenReason, Plan, Procedure, Reach, Reaching, Reason, RegimeInfo, ReliesOn, Standing, SubjectInfo, TitleOf,
    TreeNode, Truths,
};
use regimes::render::json;
use regimes::terms::kind::{Rung, Truth};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

const TRUTHS: Truths =
    Truths { alleged: Truth::Met, evidenced: Truth::Open, corroborated: Truth::NotMet, disclosable: Truth::Open };

/// A plan in which every field is there.
fn everything() -> Plan {
    let some = |text: &str| Some(text.to_owned());
    let about = About {
        party: some("governor"),
        act: some("detention"),
        link: some("governor/positions/0"),
        victim: Some(0),
        regime: some("first-hr"),
    };
    let leaf = TreeNode {
        text: "said of the act `detention`".into(),
        id: some("serious"),
        provision: some("s. 2"),
        officially_read: Some(false),
        truth: TRUTHS,
        pointer: some("/acts/detention/conduct/0"),
        evidence: vec!["letter".into()],
        parts: Vec::new(),
    };
    let assessment = Assessment {
        subject: "governor".into(),
        regime: "first-hr".into(),
        state: State::InForce,
        standing: Standing::Eligible,
        standing_because: "met as alleged; open as evidenced".into(),
        truth: Some(TRUTHS),
        open_because: vec![OpenReason {
            reason: Reason::Fact,
            pointer: some("/acts/detention/conduct/0"),
            question: some("serious-abuse-first"),
            about: about.clone(),
            nodes: vec!["serious".into()],
            rungs: Rung::ALL.to_vec(),
            text: "Was it serious?".into(),
            lacks: some("an item of evidence"),
        }],
        grounds: vec![Ground {
            id: "command".into(),
            provision: some("s. 4"),
            title: some("Commanded those who did it"),
            truth: TRUTHS,
            closed_because: Some(Closed::Silent),
        }],
        procedures: vec![Procedure {
            id: "urgent".into(),
            provision: some("s. 9"),
            title: some("Urgent listing"),
            truth: Truth::Open,
        }],
        measures: vec![MeasureUpon {
            id: "freeze".into(),
            title: "asset freeze".into(),
            truth: Truth::Met,
            officially_read: true,
        }],
        listings: vec![ListingEvent {
            status: some("delisted"),
            date: "March 2024".into(),
            pointer: "/parties/governor/listings/0".into(),
        }],
        authority: vec!["Public interest.".into()],
        relies_on: [(
            Rung::Alleged,
            ReliesOn { statements: vec!["/acts/detention".into()], evidence: vec!["letter".into()] },
        )]
        .into_iter()
        .collect(),
        fragility: vec![Fragility {
            rung: Rung::Alleged,
            kind: Lost::Statements,
            sets: vec![vec!["/acts/detention".into()]],
            cut: true,
        }],
        gaps: vec![Gap {
            rung: Rung::Evidenced,
            needs: vec![Need {
                pointer: "/acts/detention".into(),
                needed: "torture".into(),
                lacks: some("an item of evidence"),
                question: "How were they treated?".into(),
                about,
                nodes: vec!["serious".into()],
            }],
        }],
        gaps_cut: true,
        nearest_miss: vec![Miss { criterion: "official".into(), needed: "an official".into(), changeable: true }],
        reaches: vec![Reach {
            measure: "freeze".into(),
            title: "Asset freeze".into(),
            entity: "company".into(),
            outcome: Reaching::CannotBeTold,
            share: "40 % or more".into(),
            because: "the share is not known closely enough".into(),
            chain: vec!["`company` is owned by `governor`: 40 % or more".into()],
            chain_cut: true,
            already: true,
            together_with: vec!["deputy".into()],
            provision: some("s. 7"),
            officially_read: Some(true),
            unsettled: some("how ownership runs through a chain"),
        }],
        cautions: vec![Caution { code: "law".into(), text: "not defined".into(), about: "command".into() }],
        not_officially_read: 1,
        tree: Some(TreeNode { parts: vec![leaf.clone()], ..leaf }),
    };
    Plan {
        schema_version: 1,
        as_of: "2026-11-21".into(),
        law: LawUsed {
            source: "built-in".into(),
            digest: "0a".repeat(32),
            files: [("first-hr".to_owned(), "0b".repeat(32))].into_iter().collect(),
        },
        case: TitleOf { title: some("Ill-treatment in a prison") },
        subjects: [(
            "governor".to_owned(),
            SubjectInfo {
                kind: "person".into(),
                names: vec!["The governor".into()],
                identity_without_source: vec!["citizenship".into()],
                deceased: false,
            },
        )]
        .into_iter()
        .collect(),
        regimes: [(
            "first-hr".to_owned(),
            RegimeInfo {
                title: "First State: Listings Act".into(),
                jurisdiction: "First State".into(),
                authority: "Foreign minister".into(),
                standard: some("reasonable grounds"),
                left_to_authority: vec!["Whether to list at all.".into()],
                evidence_bar: vec![Rung::Evidenced],
                evidence_bar_is_ours: true,
            },
        )]
        .into_iter()
        .collect(),
        candidates: vec!["deputy".into()],
        other_candidates: vec![Candidate {
            party: "company".into(),
            regime: "gb-hr".into(),
            truth: Truth::Open,
            grounds: vec!["6-2-b".into()],
        }],
        assessments: vec![assessment],
    }
}

/// A plan in which everything that may be missing or empty is.
fn bare() -> Plan {
    let mut plan = everything();
    plan.case.title = None;
    for assessment in &mut plan.assessments {
        assessment.truth = None;
        assessment.state = State::NotInForce;
        assessment.standing = Standing::NotInForce;
        assessment.tree = None;
        assessment.relies_on.clear();
        assessment.fragility.clear();
        for reason in &mut assessment.open_because {
            (reason.pointer, reason.question, reason.lacks) = (None, None, None);
            reason.about = About::default();
        }
        for ground in &mut assessment.grounds {
            (ground.provision, ground.title, ground.closed_because) = (None, None, None);
        }
        for reach in &mut assessment.reaches {
            (reach.provision, reach.officially_read, reach.unsettled) = (None, None, None);
            (reach.chain_cut, reach.already) = (false, false);
            reach.together_with.clear();
        }
        for procedure in &mut assessment.procedures {
            (procedure.provision, procedure.title) = (None, None);
        }
        for need in assessment.gaps.iter_mut().flat_map(|gap| &mut gap.needs) {
            need.lacks = None;
            need.about = About::default();
        }
    }
    for regime in plan.regimes.values_mut() {
        regime.standard = None;
    }
    plan
}

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
    // The tree and what is relied on are not in the bare plan.
    for at in [
        "#",
        "#/$defs/assessment",
        "#/$defs/openReason",
        "#/$defs/ground",
        "#/$defs/procedure",
        "#/$defs/need",
        "#/$defs/reach",
    ] {
        let part = schema.pointer(at.trim_start_matches('#')).expect("a part of the schema");
        let required: BTreeSet<String> =
            part["required"].as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect();
        assert_eq!(least.get(at), Some(&required), "{at}");
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
    same(
        "/$defs/assessment/properties/standing/enum",
        written(&[Ready, Eligible, Open, Discretionary, Listed, Shut, NotInForce]),
    );
    use Reason::{Conflict, Depends, Discretion, Fact, Judgement, Unsettled};
    same(
        "/$defs/openReason/properties/reason/enum",
        written(&[Fact, Judgement, Conflict, Depends, Unsettled, Discretion]),
    );
    same(
        "/$defs/ground/properties/closedBecause/enum",
        written(&[Some(Closed::Silent), Some(Closed::Contradicts), None]),
    );
    same(
        "/$defs/reach/properties/outcome/enum",
        written(&[Reaching::Caught, Reaching::CannotBeTold, Reaching::NotCaught]),
    );
    // Each word is read as well, and no other.
    reads::<Standing>(&words("/$defs/assessment/properties/standing/enum"));
    reads::<Reason>(&words("/$defs/openReason/properties/reason/enum"));
    reads::<Reaching>(&words("/$defs/reach/properties/outcome/enum"));
    reads::<State>(&words("/$defs/assessment/properties/state/enum"));
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
