//! Laws of the engine, on documented cases, on the cases of all patterns, and on generated ones.

#![allow(clippy::expect_used, reason = "a test that cannot be set up has failed")]

mod support;

use regimes::engine::{Outcome, Program};
use regimes::law::Law;
use regimes::terms::kind::{Rung, Truth};
use serde_json::Value;
use support::{AS_OF, Outcomes, day, documented, generate, of_patterns, outcomes, program, read};

/// Keys that speak of support: they are held to the law of learning at the lowest rung only.
const SUPPORT: [&str; 6] = ["evidence", "origin", "derivesFrom", "clearance", "protect", "unverified"];

/// Keys that no item can be without, or that say how an item is read.
const NOT_ATTRIBUTES: [&str; 12] =
    ["kind", "subject", "stage", "party", "act", "mode", "type", "question", "title", "text", "number", "regime"];

/// Every attribute of every item, as a JSON pointer. `by` of a link, and what a judgement and a filing are about, are not:
/// the items cannot be without them.
fn attributes(case: &Value) -> Vec<String> {
    let mut all = Vec::new();
    for collection in ["parties", "links", "acts", "involvements", "judgements", "evidence"] {
        for (name, item) in case.get(collection).and_then(Value::as_object).into_iter().flatten() {
            let here = format!("/{collection}/{name}");
            of_item(item, &here, collection, &mut all);
        }
    }
    all
}

fn of_item(item: &Value, here: &str, collection: &str, all: &mut Vec<String>) {
    for (key, value) in item.as_object().into_iter().flatten() {
        let at = format!("{here}/{key}");
        let is_required = match (collection, key.as_str()) {
            ("links", "by") | ("judgements", "link" | "victim" | "country") => true,
            ("listings", "regime") | ("evidence", "kind") => false,
            ("positions", "title") => false,
            (_, key) => NOT_ATTRIBUTES.contains(&key),
        };
        if !is_required {
            all.push(at.clone());
        }
        match key.as_str() {
            "positions" | "listings" | "nexus" | "victims" => {
                for (index, inner) in value.as_array().into_iter().flatten().enumerate() {
                    of_item(inner, &format!("{at}/{index}"), key, all);
                }
            }
            "elements" => {
                for name in value.as_object().into_iter().flatten().map(|(name, _)| name) {
                    all.push(format!("{at}/{name}"));
                }
            }
            _ => {}
        }
    }
}

fn without(case: &Value, pointer: &str) -> Value {
    let mut case = case.clone();
    let (parent, key) = pointer.rsplit_once('/').expect("a pointer below the root");
    if let Some(object) = case.pointer_mut(parent).and_then(Value::as_object_mut) {
        object.remove(key);
    }
    case
}

/// What is wrong where a case that knows less came out as `less`, and the one that knows more as `more`.
fn learning(less: Option<Outcome>, more: Option<Outcome>, of_support: bool) -> Option<String> {
    let (less, more) = (less?, more?);
    for rung in Rung::ALL {
        let (less, more) = (less.at(rung), more.at(rung));
        let wrong = if of_support && rung != Rung::Alleged {
            more == Truth::Met && less == Truth::NotMet
        } else {
            less != Truth::Open && less != more
        };
        if wrong {
            return Some(format!("as {}: {more:?} with it, {less:?} without", rung.as_str()));
        }
    }
    None
}

fn check_learning(name: &str, case: &Value, law: &Law, program: &Program, wrong: &mut Vec<String>) -> usize {
    let Some(full) = read(name, case, law) else {
        wrong.push(format!("{name}: cannot be read"));
        return 0;
    };
    let known = outcomes(program, law, &full);
    let mut tried = 0;
    for pointer in attributes(case) {
        // A file that cannot be without the attribute is refused, which decides nothing.
        let Some(less) = read(name, &without(case, &pointer), law) else { continue };
        tried += 1;
        let key = pointer.rsplit('/').next().unwrap_or_default();
        let of_support = SUPPORT.contains(&key);
        let outcomes: Outcomes = outcomes(program, law, &less);
        for ((subject, regime, more), (_, _, less)) in known.iter().zip(&outcomes) {
            if let Some(found) = learning(*less, *more, of_support) {
                wrong.push(format!("{name}: {subject} under {regime}, {pointer}: {found}"));
            }
        }
    }
    tried
}

#[test]
fn forgetting_an_attribute_never_decides_and_learning_one_never_changes_a_decision() {
    let law = Law::built_in();
    let today = program(&law, day(AS_OF));
    let mut wrong = Vec::new();
    let mut tried = 0;
    for (name, case) in documented() {
        tried += check_learning(&name, &case, &law, &today, &mut wrong);
    }
    for (name, case, as_of) in of_patterns() {
        let then = program(&law, as_of);
        tried += check_learning(&name, &case, &law, &then, &mut wrong);
    }
    for seed in 0..80 {
        tried += check_learning(&format!("generated {seed}"), &generate::case(seed), &law, &today, &mut wrong);
    }
    assert!(
        wrong.is_empty(),
        "{} of {tried}:\n{}",
        wrong.len(),
        wrong.iter().take(40).cloned().collect::<Vec<_>>().join("\n")
    );
    assert!(tried > 5_000, "only {tried} attributes were tried");
}

#[test]
fn no_rung_knows_more_than_the_one_above_it() {
    let law = Law::built_in();
    let today = program(&law, day(AS_OF));
    let mut cases: Vec<Value> = documented().into_iter().map(|(_, case)| case).collect();
    cases.extend(of_patterns().into_iter().map(|(_, case, _)| case));
    cases.extend((0..150).map(generate::case));
    for case in cases {
        let Some(read) = read("case", &case, &law) else { continue };
        for (subject, regime, outcome) in outcomes(&today, &law, &read) {
            let Some(outcome) = outcome else { continue };
            let above = [
                (Rung::Evidenced, Rung::Alleged),
                (Rung::Corroborated, Rung::Evidenced),
                (Rung::Disclosable, Rung::Evidenced),
            ];
            for (rung, above) in above {
                let (here, above) = (outcome.at(rung), outcome.at(above));
                assert!(
                    here == Truth::Open || here == above,
                    "{subject} under {regime}: {here:?} below {above:?}\n{case}"
                );
            }
        }
    }
}

/// The same case with every object and list written backwards.
fn backwards(value: &Value) -> Value {
    match value {
        Value::Object(object) => {
            Value::Object(object.iter().rev().map(|(key, value)| (key.clone(), backwards(value))).collect())
        }
        Value::Array(items) => Value::Array(items.iter().rev().map(backwards).collect()),
        other => other.clone(),
    }
}

/// The same case with the items of its collections written backwards and everything inside them as it was.
fn items_backwards(case: &Value) -> Value {
    let mut case = case.clone();
    for value in case.as_object_mut().into_iter().flat_map(|object| object.values_mut()) {
        if let Value::Object(items) = value {
            *items = items.iter().rev().map(|(key, value)| (key.clone(), value.clone())).collect();
        }
    }
    case
}

#[test]
fn the_order_of_a_file_decides_nothing() {
    let law = Law::built_in();
    let today = program(&law, day(AS_OF));
    let ask = regimes::plan::Ask { full: true, ..regimes::plan::Ask::default() };
    let mut cases: Vec<Value> = documented().into_iter().map(|(_, case)| case).collect();
    cases.extend((0..100).map(generate::case));
    for case in cases {
        let Some(forwards) = read("case", &case, &law) else { continue };
        let reversed = read("case", &backwards(&case), &law).expect("the same case");
        // A judgement names a victim by its place in a list, which this moves.
        if case.pointer("/judgements").is_none_or(|all| !all.to_string().contains("\"victim\"")) {
            assert_eq!(outcomes(&today, &law, &forwards), outcomes(&today, &law, &reversed), "{case}");
        }
        let moved = read("case", &items_backwards(&case), &law).expect("the same case");
        let plan = |case| {
            let plan = regimes::plan::assess(&law, case, day(AS_OF), &ask);
            serde_json::to_string_pretty(&plan).expect("JSON")
        };
        let (first, second) = (plan(&forwards), plan(&moved));
        if first != second {
            let differs = first.lines().zip(second.lines()).find(|(a, b)| a != b);
            panic!("the plan differs: {differs:?}\n{}", case.pointer("/title").unwrap_or(&Value::Null));
        }
    }
}
