//! Who stands above whom.

use serde_json::json;

use super::{case, day, ix};
use crate::engine::facts::{Facts, Names};
use crate::engine::graph::PartyGraph;
use crate::engine::outcome::Tri;
use crate::engine::span::{Between, Span};
use crate::law::Law;

#[test]
fn who_stands_above_whom_needs_one_day_in_common() {
    let law = Law::built_in();
    let link = |kind: &str, party: &str, by: &str, from: &str, until: &str| json!({"type": kind, "party": party, "by": by, "from": from, "until": until});
    let links = [
        link("commands", "first", "unit", "2010", "2014"),
        link("part-of", "section", "unit", "2012", "2016"),
        link("member-of", "outsider", "section", "2013", "2013"),
        link("leads", "second", "unit", "2015", "2018"),
    ];
    let case = case(&law, &links);
    let facts = Facts::of(&case, &law.vocabulary, Names::default());
    let graph = PartyGraph::of(&facts);
    let between = |from: &str, until: &str| {
        let one = |text: &str| Between { min: day(text), max: day(text) };
        Span { start: one(from), end: one(until), ..Span::UNKNOWN }
    };
    let above = |key: &str, during: &Span| -> Vec<(String, Tri, usize)> {
        let all = graph.above(&facts, ix(&facts, key), during);
        all.iter().map(|one| (facts.party_key(one.party).to_owned(), one.holds, one.chain.len())).collect()
    };
    let year = between("2013-01-01", "2013-12-31");
    assert_eq!(
        above("outsider", &year),
        [("first".into(), Tri::Yes, 3), ("section".into(), Tri::Yes, 1), ("unit".into(), Tri::Yes, 2)]
    );
    // In nine years both led the unit, but the second not while the man was in the section.
    let all = above("outsider", &between("2010-01-01", "2018-12-31"));
    assert_eq!(all.iter().find(|one| one.0 == "second").map(|one| one.1), Some(Tri::Unknown));
    let below = graph.below(&facts, ix(&facts, "first"), &year);
    let below: Vec<&str> = below.iter().map(|one| facts.party_key(one.party)).collect();
    assert_eq!(below, ["outsider", "section", "unit"]);
}
