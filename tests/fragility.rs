//! What is lost with a fragility set makes a met assessment no longer met at its rung, and nothing less does.

#![allow(clippy::expect_used, reason = "a test that cannot be set up has failed")]

mod support;

use regimes::engine::fragile::fragile;
use regimes::engine::missing::Asked;
use regimes::engine::place::{Item, Place};
use regimes::engine::verdict::Memory;
use regimes::engine::{Assessor, Facts, Program};
use regimes::law::Law;
use regimes::terms::kind::{Rung, Truth};
use serde_json::{Value, json};
use support::{AS_OF, day, documented, generate, of_patterns, program, read, strike};

/// What was checked and what was wrong.
#[derive(Default)]
struct Tally {
    statements: usize,
    evidence: usize,
    origins: usize,
    met: usize,
    forced: usize,
    wrong: Vec<String>,
}

/// How one subject comes out under one regime.
fn truth(
    program: &Program,
    law: &Law,
    case: &Value,
    (at, subject): (usize, &str),
    rung: Rung,
) -> Result<Truth, String> {
    let case = regimes::case::read::read_value("struck", case, &law.vocabulary)
        .map_err(|report| regimes::render::diagnostic::plain(&report))?;
    let facts = Facts::of(&case, &law.vocabulary, program.names.clone());
    let assessor = Assessor::new(program, &facts);
    let party = facts.subjects().find(|ix| facts.party_key(*ix) == subject).ok_or("no such subject")?;
    let outcome = assessor.verdict(at, party, &mut Memory::default()).ok_or("not in force")?;
    Ok(outcome.at(rung))
}

/// Strikes every set whole, and then all of it but one.
fn try_sets<T: Clone + PartialEq>(
    sets: &[Vec<T>],
    strike: impl Fn(&[T]) -> Value,
    truth: impl Fn(&Value) -> Result<Truth, String>,
    label: impl Fn(&[T]) -> String,
    wrong: &mut Vec<String>,
) -> usize {
    for set in sets {
        match truth(&strike(set)) {
            Ok(Truth::Met) => wrong.push(format!("{}: still met", label(set))),
            Ok(_) => {}
            Err(error) => wrong.push(format!("{}: {error}", label(set))),
        }
        for left in set {
            let smaller: Vec<T> = set.iter().filter(|one| *one != left).cloned().collect();
            match truth(&strike(&smaller)) {
                Ok(Truth::Met) => {}
                Ok(other) => {
                    wrong.push(format!("{}: {other:?} without only {}", label(set), label(&smaller)));
                }
                Err(error) => wrong.push(format!("{}: {error}", label(&smaller))),
            }
        }
    }
    sets.len()
}

fn check(name: &str, value: &Value, law: &Law, program: &Program, tally: &mut Tally) {
    let Some(case) = read(name, value, law) else { return };
    let facts = Facts::of(&case, &law.vocabulary, program.names.clone());
    let assessor = Assessor::new(program, &facts);
    for (at, regime) in program.regimes.iter().enumerate() {
        for subject in facts.subjects() {
            let Some(trace) = assessor.trace(at, subject) else { continue };
            let Some(root) = trace.root().and_then(|root| trace.get(root)) else { continue };
            for rung in Rung::ALL.into_iter().filter(|rung| root.outcome.at(*rung) == Truth::Met) {
                tally.met += 1;
                let found = fragile(&Asked { program, facts: &facts, masks: assessor.masks(at) }, &trace, rung);
                let key = facts.party_key(subject);
                let of =
                    |what: String| format!("{name}: {key} under {} as {}: {what}", regime.regime.id, rung.as_str());
                let truth = |case: &Value| truth(program, law, case, (at, key), rung);
                let struck = |strike: &dyn Fn(&mut Value)| {
                    let mut left = value.clone();
                    strike(&mut left);
                    left
                };
                let wrong = &mut tally.wrong;
                if found.statements.is_empty() {
                    wrong.push(of("nothing that is said matters".into()));
                }
                tally.statements += try_sets(
                    &found.statements,
                    |set| struck(&|case| strike::statements(case, &facts, set)),
                    truth,
                    |set| of(set.iter().map(|place| place.pointer(&facts)).collect::<Vec<_>>().join(" + ")),
                    wrong,
                );
                let keys =
                    |set: &[u32]| set.iter().map(|item| facts.evidence_key(*item).to_owned()).collect::<Vec<_>>();
                tally.evidence += try_sets(
                    &found.evidence,
                    |set| struck(&|case| strike::evidence(case, &keys(set))),
                    truth,
                    |set| of(keys(set).join(" + ")),
                    wrong,
                );
                tally.origins += try_sets(
                    &found.origins,
                    |set| struck(&|case| strike::origins(case, set)),
                    truth,
                    |set| of(set.join(" + ")),
                    wrong,
                );
            }
        }
    }
}

/// Everything whose loss alone unmakes it is named, and of pairs of evidence each that does: found by trying every one.
fn by_force(name: &str, value: &Value, law: &Law, program: &Program, tally: &mut Tally) {
    let Some(case) = read(name, value, law) else { return };
    let facts = Facts::of(&case, &law.vocabulary, program.names.clone());
    let assessor = Assessor::new(program, &facts);
    let items = whole(value, &facts);
    let register = facts.supports.items();
    for (at, regime) in program.regimes.iter().enumerate() {
        for subject in facts.subjects() {
            let Some(trace) = assessor.trace(at, subject) else { continue };
            let Some(root) = trace.root().and_then(|root| trace.get(root)) else { continue };
            for rung in Rung::ALL.into_iter().filter(|rung| root.outcome.at(*rung) == Truth::Met) {
                let found = fragile(&Asked { program, facts: &facts, masks: assessor.masks(at) }, &trace, rung);
                if found.cut {
                    continue;
                }
                let key = facts.party_key(subject);
                let falls =
                    |case: &Value| truth(program, law, case, (at, key), rung).is_ok_and(|one| one != Truth::Met);
                let mut note = |what: String| {
                    tally.wrong.push(format!("{name}: {key} under {} as {}: {what}", regime.regime.id, rung.as_str()));
                };
                for place in &items {
                    let mut left = value.clone();
                    strike::statements(&mut left, &facts, &[*place]);
                    tally.forced += 1;
                    if falls(&left) != found.statements.contains(&vec![*place]) {
                        note(format!("{} is not told apart", place.pointer(&facts)));
                    }
                }
                for one in 0..register {
                    for other in one..register {
                        let set: Vec<u32> = if one == other { vec![one] } else { vec![one, other] };
                        let keys: Vec<String> = set.iter().map(|item| facts.evidence_key(*item).to_owned()).collect();
                        let mut left = value.clone();
                        strike::evidence(&mut left, &keys);
                        tally.forced += 1;
                        let is_told = found.evidence.iter().any(|told| told.iter().all(|item| set.contains(item)));
                        if falls(&left) && !is_told {
                            note(format!("{} is not told", keys.join(" + ")));
                        }
                    }
                }
            }
        }
    }
}

/// Every item of the case that is a statement as a whole.
fn whole(value: &Value, facts: &Facts) -> Vec<Place> {
    let count = |collection: &str| value.get(collection).and_then(Value::as_object).map_or(0, serde_json::Map::len);
    let items = |collection: &str| 0..u32::try_from(count(collection)).expect("a small case");
    let mut all: Vec<Item> = items("acts").map(Item::Act).collect();
    all.extend(items("links").map(Item::Link));
    all.extend(items("involvements").map(Item::Involvement));
    all.extend(items("judgements").map(Item::Judgement));
    for party in items("parties") {
        for (list, item) in [("positions", Item::Position as fn(u32, u32) -> Item), ("listings", Item::Listing)] {
            let pointer = format!("/parties/{}/{list}", facts.party_key(party));
            let written = value.pointer(&pointer).and_then(Value::as_array);
            let said = (0..).zip(written.into_iter().flatten()).filter(|(_, one)| one.is_object());
            all.extend(said.map(|(at, _)| item(party, at)));
        }
    }
    all.into_iter().map(Place::whole).collect()
}

/// The case with every question answered yes that a pattern or a file leaves open, and every item standing on all there is.
fn supported(case: &Value) -> Value {
    let mut case = case.clone();
    let keys: Vec<String> =
        case.get("evidence").and_then(Value::as_object).into_iter().flatten().map(|(key, _)| key.clone()).collect();
    if keys.is_empty() {
        case["evidence"] = json!({
            "paper": {"title": "a paper", "origin": "newsroom", "clearance": "public"},
            "report": {"title": "a report", "origin": "watchers", "clearance": "public"},
            "copy": {"title": "a copy", "derivesFrom": ["report"], "clearance": "public"},
            "notes": {"title": "notes", "origin": "watchers"}
        });
        case["origins"] = json!({"newsroom": {}, "watchers": {}});
    }
    let all: Vec<String> =
        if keys.is_empty() { ["paper", "report", "copy", "notes"].map(String::from).to_vec() } else { keys };
    for collection in ["acts", "involvements", "links"] {
        let items = case.get_mut(collection).and_then(Value::as_object_mut);
        for (at, item) in items.into_iter().flatten().enumerate() {
            // Some stand on less than others, so that what falls with what differs.
            let from = (at + collection.len()) % all.len();
            if item.1.get("evidence").is_none() {
                let evidence: Vec<&String> = all.iter().cycle().skip(from).take(3.min(all.len())).collect();
                item.1["evidence"] = json!(evidence);
            }
            if let Some(elements) = item.1.get_mut("elements").and_then(Value::as_object_mut) {
                for element in elements.values_mut().filter(|element| element.is_boolean()) {
                    *element = json!({"value": element.clone(), "evidence": all});
                }
            }
        }
    }
    for party in case.get_mut("parties").and_then(Value::as_object_mut).into_iter().flatten() {
        for list in ["positions", "listings"] {
            for item in party.1.get_mut(list).and_then(Value::as_array_mut).into_iter().flatten() {
                if item.is_object() && item.get("evidence").is_none() {
                    item["evidence"] = json!(all);
                }
            }
        }
    }
    case
}

/// The case with the answers that are null given as yes.
fn answered(case: &Value) -> Value {
    let mut case = case.clone();
    for judgement in case.get_mut("judgements").and_then(Value::as_object_mut).into_iter().flatten() {
        if judgement.1["answer"].is_null() {
            judgement.1["answer"] = json!(true);
        }
    }
    case
}

#[test]
fn what_is_lost_with_a_set_unmakes_it_and_nothing_less_does() {
    let law = Law::built_in();
    let today = program(&law, day(AS_OF));
    let mut tally = Tally::default();
    for (name, case) in documented() {
        check(&name, &case, &law, &today, &mut tally);
        check(&format!("{name}, answered"), &answered(&case), &law, &today, &mut tally);
    }
    for (name, case, as_of) in of_patterns() {
        let then = program(&law, as_of);
        check(&name, &case, &law, &then, &mut tally);
        check(&format!("{name}, supported"), &supported(&case), &law, &then, &mut tally);
    }
    for seed in 0..80 {
        let case = answered(&generate::case(seed));
        check(&format!("generated {seed}"), &case, &law, &today, &mut tally);
        check(&format!("generated {seed}, supported"), &supported(&case), &law, &today, &mut tally);
    }
    let Tally { statements, evidence, origins, met, wrong, .. } = tally;
    let figures = format!("{met} met: {statements} sets of statements, {evidence} of evidence, {origins} of origins");
    let sample = wrong.iter().step_by(1 + wrong.len() / 40).take(60).cloned().collect::<Vec<_>>().join("\n");
    assert!(wrong.is_empty(), "{} wrong of {figures}:\n{sample}", wrong.len());
    assert!(statements > 2_000 && evidence > 300 && origins > 200, "only {figures}");
}

#[test]
fn no_item_that_alone_unmakes_it_goes_untold() {
    let law = Law::built_in();
    let today = program(&law, day(AS_OF));
    let mut tally = Tally::default();
    for (name, case) in documented() {
        by_force(&name, &answered(&case), &law, &today, &mut tally);
    }
    for (name, case, as_of) in of_patterns().into_iter().step_by(3) {
        by_force(&format!("{name}, supported"), &supported(&case), &law, &program(&law, as_of), &mut tally);
    }
    for seed in 0..40 {
        let case = answered(&generate::case(seed));
        by_force(&format!("generated {seed}"), &case, &law, &today, &mut tally);
        by_force(&format!("generated {seed}, supported"), &supported(&case), &law, &today, &mut tally);
    }
    let Tally { forced, wrong, .. } = tally;
    let sample = wrong.iter().step_by(1 + wrong.len() / 40).take(60).cloned().collect::<Vec<_>>().join("\n");
    assert!(wrong.is_empty(), "{} wrong of {forced}:\n{sample}", wrong.len());
    assert!(forced > 5_000, "only {forced}");
}
