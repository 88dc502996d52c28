//! What rules of reach say of companies, written from the words of the rules before the engine was asked.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod chains;
mod command;
mod open;
mod owners;
mod worlds;

use std::sync::LazyLock;

use serde_json::{Value, json};

use super::{Because, PartyGraph, Reached};
use crate::case::Case;
use crate::engine::facts::{Facts, Ix, Names, Range};
use crate::engine::outcome::Tri;
use crate::law::Law;
use crate::law::measure::Reach;
use crate::terms::Day;

static LAW: LazyLock<Law> = LazyLock::new(Law::built_in);

const OWNERS: [&str; 3] = ["first", "second", "outsider"];

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

/// A holding in force on the day of the tests, of which nothing is open but what `more` says.
fn holding(of: &str, holder: &str, share: Value) -> Value {
    json!({
        "type": "owned-by", "party": of, "by": holder, "share": share, "votes": 0, "appointsBoardMajority": false,
        "from": "2015", "until": "ongoing", "asOf": "2025-05-01"
    })
}

fn with(mut link: Value, key: &str, value: Value) -> Value {
    link[key] = value;
    link
}

fn rule(aggregate: &str, indirect: &str, strict: bool, control: bool) -> Reach {
    serde_json::from_value(json!({
        "threshold": 50, "strict": strict, "aggregate": aggregate, "indirect": indirect, "control": control
    }))
    .expect("a rule")
}

/// More than 50, added up, layer by layer, ownership alone.
fn plain() -> Reach {
    rule("yes", "each-over-threshold", true, false)
}

fn product() -> Reach {
    rule("yes", "product", true, false)
}

/// A case whose links are named in this order; every party that is not an owner is a company.
fn case(law: &Law, links: &[Value]) -> Case {
    let mut all = serde_json::Map::new();
    let mut parties = serde_json::Map::new();
    for (at, link) in links.iter().enumerate() {
        for end in ["party", "by"] {
            let key = link[end].as_str().expect("a party");
            let kind = if OWNERS.contains(&key) { "person" } else { "entity" };
            parties.insert(key.into(), json!({"kind": kind}));
        }
        all.insert(format!("link-{at}"), link.clone());
    }
    let value = json!({"parties": parties, "links": all});
    crate::case::read::read_value("test", &value, &law.vocabulary).expect("a case")
}

fn ix(facts: &Facts, key: &str) -> Ix {
    (0..).take(facts.written_parties()).find(|ix| facts.party_key(*ix) == key).expect("a party")
}

struct Asked {
    keys: Vec<String>,
    links: Vec<String>,
    all: Vec<Reached>,
}

impl Asked {
    fn of(&self, key: &str) -> &Reached {
        let at = self.keys.iter().position(|one| one == key);
        at.and_then(|at| self.all.get(at)).expect("an entity below the listed")
    }

    fn outcome(&self, key: &str) -> Tri {
        self.of(key).outcome
    }

    fn because(&self, key: &str) -> &[Because] {
        &self.of(key).because
    }

    fn share(&self, key: &str) -> Range {
        self.of(key).share
    }

    fn chain(&self, key: &str) -> Vec<&str> {
        self.of(key).chain.iter().map(|link| self.links[*link as usize].as_str()).collect()
    }
}

fn ask(links: &[Value], listed: &[&str], rule: &Reach) -> Asked {
    let law = &*LAW;
    let case = case(law, links);
    let facts = Facts::of(&case, &law.vocabulary, Names::default());
    let graph = PartyGraph::of(&facts);
    let listed: Vec<Ix> = listed.iter().map(|key| ix(&facts, key)).collect();
    let all = super::reach(&facts, &graph, &listed, rule, day("2025-06-01"));
    Asked {
        keys: all.iter().map(|one| facts.party_key(one.party).to_owned()).collect(),
        links: (0..).zip(&facts.links).map(|(at, _)| facts.written_link_key(at).to_owned()).collect(),
        all,
    }
}

fn exactly(percent: f64) -> Range {
    Range { min: percent, above_min: false, max: percent, below_max: false }
}
