//! Each regime's own answer on the same companies: what a listing catches without naming it. Written from the law sheets
//! (uk.md 1.2 and 1.8, reg. 7 and 11(7); us.md 2.3 and FP-09) before the engine was asked.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

mod support;

use regimes::engine::graph::PartyGraph;
use regimes::engine::outcome::Tri;
use regimes::engine::{Facts, State};
use regimes::law::Law;
use regimes::law::measure::Reach;
use regimes::law::source::{InForce, in_force};
use regimes::plan::{Ask, Plan, Reaching, assess};
use regimes::terms::Day;
use serde_json::{Value, json};
use support::{day, read};

const AS_OF: &str = "2025-06-01";

fn holding(of: &str, by: &str, share: f64, board: bool) -> Value {
    json!({
        "type": "owned-by", "party": of, "by": by, "share": share, "votes": share, "appointsBoardMajority": board,
        "from": "2015", "until": "ongoing", "asOf": "2025-06-01"
    })
}

/// A governor and a contractor, and what they hold of companies.
fn companies() -> Value {
    let company = || json!({"kind": "entity"});
    json!({
        "parties": {
            "governor": {"kind": "person", "subject": true},
            "contractor": {"kind": "person", "subject": true},
            "summed": company(), "board": company(), "half": company(), "most": company(), "lower": company(),
            "lowest": company(), "sold": company()
        },
        "links": {
            "a": holding("summed", "governor", 30.0, false),
            "b": holding("summed", "contractor", 25.0, false),
            "c": holding("board", "governor", 49.0, true),
            "d": holding("half", "governor", 50.0, false),
            "e": holding("most", "governor", 60.0, false),
            "f": holding("lower", "most", 60.0, false),
            "g": holding("lowest", "lower", 40.0, false),
            "h": {"type": "owned-by", "party": "sold", "by": "governor", "share": 80, "from": "2010", "until": "2020"}
        }
    })
}

/// The rule of a regime that is law on a day.
fn rule<'l>(law: &'l Law, regime: &str, on: Day) -> &'l Reach {
    let measures = &law.regimes.get(regime).expect("the regime").measures;
    let rules = measures.iter().flat_map(|measure| &measure.reach);
    rules.into_iter().find(|rule| in_force(&rule.in_force, on) == InForce::Yes).expect("a rule in force")
}

/// How each company comes out if these parties are listed.
fn outcomes(case: &Value, regime: &str, on: &str, listed: &[&str]) -> Vec<(String, Tri)> {
    let law = Law::built_in();
    let case = read("companies", case, &law).expect("a case");
    let facts = Facts::of(&case, &law.vocabulary, Default::default());
    let graph = PartyGraph::of(&facts);
    let number = |key: &str| (0..).take(facts.written_parties()).find(|ix| facts.party_key(*ix) == key);
    let listed: Vec<u32> = listed.iter().map(|key| number(key).expect("a party")).collect();
    let reached = regimes::engine::graph::reach(&facts, &graph, &listed, rule(&law, regime, day(on)), day(on));
    reached.iter().map(|one| (facts.party_key(one.party).to_owned(), one.outcome)).collect()
}

fn expect(regime: &str, listed: &[&str], expected: &[(&str, Tri)]) {
    let found = outcomes(&companies(), regime, AS_OF, listed);
    let found: Vec<(&str, Tri)> = found.iter().map(|(key, outcome)| (key.as_str(), *outcome)).collect();
    assert_eq!(found, expected, "{regime}, {listed:?}");
}

#[test]
fn the_united_kingdom_adds_nobody_up_wants_more_than_half_and_counts_control() {
    let expected = [
        ("board", Tri::Yes),
        ("half", Tri::No),
        ("lower", Tri::Yes),
        ("lowest", Tri::No),
        ("most", Tri::Yes),
        ("sold", Tri::No),
        ("summed", Tri::No),
    ];
    for regime in ["gb-hr", "gb-ac"] {
        expect(regime, &["governor"], &expected);
        expect(regime, &["governor", "contractor"], &expected);
    }
}

#[test]
fn the_united_states_add_up_are_content_with_half_and_count_ownership_alone() {
    let mut expected = [
        ("board", Tri::No),
        ("half", Tri::Yes),
        ("lower", Tri::Yes),
        ("lowest", Tri::No),
        ("most", Tri::Yes),
        ("sold", Tri::No),
        ("summed", Tri::No),
    ];
    expect("us-glomag", &["governor"], &expected);
    expected[6].1 = Tri::Yes;
    expect("us-glomag", &["governor", "contractor"], &expected);
}

#[test]
fn before_the_wording_that_was_read_nothing_is_caught_for_certain() {
    let mut case = companies();
    for link in case["links"].as_object_mut().expect("links").values_mut() {
        if link["until"] == "ongoing" {
            link["asOf"] = json!("2022-12-01");
        }
    }
    let last = outcomes(&case, "us-glomag", "2022-12-20", &["governor"]);
    assert!(last.iter().all(|(_, outcome)| *outcome != Tri::Yes));
    assert_eq!(last.iter().find(|(key, _)| key == "most").map(|(_, outcome)| *outcome), Some(Tri::Unknown));
    let first = outcomes(&case, "us-glomag", "2022-12-21", &["governor"]);
    assert_eq!(first.iter().find(|(key, _)| key == "most").map(|(_, outcome)| *outcome), Some(Tri::Yes));
}

#[test]
fn unknown_votes_and_board_leave_a_part_open_only_where_control_counts() {
    let mut case = companies();
    case["links"]["d"]["votes"] = json!(null);
    case["links"]["d"]["appointsBoardMajority"] = json!(null);
    case["links"]["d"]["share"] = json!(30);
    let of = |regime| {
        let all = outcomes(&case, regime, AS_OF, &["governor"]);
        all.into_iter().find(|(key, _)| key == "half").map(|(_, outcome)| outcome)
    };
    assert_eq!(of("gb-hr"), Some(Tri::Unknown));
    assert_eq!(of("us-glomag"), Some(Tri::No));
}

fn plan(case: &Value) -> Plan {
    let law = Law::built_in();
    let case = read("companies", case, &law).expect("a case");
    assess(&law, &case, day(AS_OF), &Ask::default())
}

fn reach<'p>(plan: &'p Plan, subject: &str, regime: &str, entity: &str) -> Option<&'p regimes::plan::Reach> {
    let assessment = plan.assessments.iter().find(|one| one.subject == subject && one.regime == regime)?;
    assert_ne!(assessment.state, State::NotInForce);
    assessment.reaches.iter().find(|one| one.entity == entity)
}

#[test]
fn the_plan_says_what_is_caught_and_shows_the_chain() {
    let plan = plan(&companies());
    let lower = reach(&plan, "governor", "gb-hr", "lower").expect("told");
    assert_eq!((lower.outcome, lower.share.as_str()), (Reaching::Caught, "60 %"));
    assert_eq!(
        lower.chain,
        [
            "`most` is owned by `governor`: 60 %, 60 % of the votes",
            "`lower` is owned by `most`: 60 %, 60 % of the votes"
        ]
    );
    assert_eq!(lower.because, "owned: more than 50 % is enough; controlled: control is enough");
    assert!(lower.provision.as_deref().is_some_and(|text| text.contains("reg. 7")));
    let board = reach(&plan, "governor", "us-glomag", "board").expect("told");
    assert_eq!(board.because, "50 % or more is needed; control alone does not count here");
    let half = reach(&plan, "governor", "gb-hr", "half").expect("told");
    assert_eq!(half.because, "exactly that is not enough: more than 50 % is needed; no control is alleged");
    let sold = reach(&plan, "governor", "gb-hr", "sold").expect("told");
    assert_eq!((sold.outcome, sold.because.as_str()), (Reaching::NotCaught, "not held on 1 June 2025"));
    assert!(reach(&plan, "contractor", "gb-hr", "most").is_none(), "he holds nothing of it");
}

#[test]
fn the_plan_names_who_else_would_have_to_be_listed_and_who_is_already() {
    let mut case = companies();
    let told = plan(&case);
    let summed = reach(&told, "governor", "us-glomag", "summed").expect("told");
    assert_eq!(
        (summed.outcome, summed.together_with.as_slice()),
        (Reaching::NotCaught, &["contractor".to_owned()][..])
    );
    assert_eq!(reach(&told, "governor", "gb-hr", "summed").map(|one| one.together_with.len()), Some(0));
    case["parties"]["contractor"]["listings"] = json!([
        {"regime": "us-glomag", "jurisdiction": "us", "status": "listed", "date": "2020-01-01"}
    ]);
    let told = plan(&case);
    let summed = reach(&told, "governor", "us-glomag", "summed").expect("told");
    assert_eq!((summed.outcome, summed.share.as_str()), (Reaching::Caught, "55 %"));
    assert_eq!(summed.chain.len(), 2);
    assert!(!summed.already);
    case["links"]["b"]["share"] = json!(70);
    let told = plan(&case);
    assert!(reach(&told, "governor", "us-glomag", "summed").expect("told").already);
}

#[test]
fn a_subject_who_holds_nothing_has_no_list() {
    let case = json!({"parties": {"governor": {"kind": "person", "subject": true}}});
    assert!(plan(&case).assessments.iter().all(|one| one.reaches.is_empty()));
}
