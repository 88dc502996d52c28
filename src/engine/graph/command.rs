//! Chains of command: who stands above a party, and who below, within a span of time.
//!
//! Whoever leads a body or supervises a person stands above them; a body stands above its parts, its organs, its officials,
//! members and employees. Ownership and agency are not command.

use std::collections::{BTreeMap, VecDeque};

use super::{PartyGraph, is_of};
use crate::engine::facts::{Facts, Ix, LinkFacts};
use crate::engine::outcome::Tri;
use crate::engine::span::{Between, Span};

/// A party above or below another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Superior {
    /// Who.
    pub party: Ix,
    /// Whether for certain: every link is of its type for certain, and all hold on one and the same day of the span.
    /// Otherwise it cannot be told; what is certainly not so is left out.
    pub holds: Tri,
    /// The links, from the party asked about onwards; a shortest chain.
    pub chain: Vec<Ix>,
}

/// Which way a chain is followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Up,
    Down,
}

/// How far a chain has come: by which link, from whom, and the days on which all of it holds.
struct Step {
    from: Ix,
    link: Ix,
    days: Span,
}

impl PartyGraph {
    /// Everyone who stands above a party at some time of the span, in the order of the parties.
    pub fn above(&self, facts: &Facts, party: Ix, during: &Span) -> Vec<Superior> {
        self.walk(facts, party, during, Way::Up)
    }

    /// Everyone who stands below a party at some time of the span, in the order of the parties.
    pub fn below(&self, facts: &Facts, party: Ix, during: &Span) -> Vec<Superior> {
        self.walk(facts, party, during, Way::Down)
    }

    fn walk(&self, facts: &Facts, party: Ix, during: &Span, way: Way) -> Vec<Superior> {
        let certain = self.chains(facts, party, during, way, true);
        let possible = self.chains(facts, party, during, way, false);
        possible
            .keys()
            .map(|other| match certain.contains_key(other) {
                true => Superior { party: *other, holds: Tri::Yes, chain: path(&certain, party, *other) },
                false => Superior { party: *other, holds: Tri::Unknown, chain: path(&possible, party, *other) },
            })
            .collect()
    }

    /// Shortest chains. The certain ones keep the days they have in common; the possible ones need each link to hold at some
    /// time of the span, so that none is missed.
    fn chains(&self, facts: &Facts, party: Ix, during: &Span, way: Way, certain: bool) -> BTreeMap<Ix, Step> {
        let mut steps: BTreeMap<Ix, Step> = BTreeMap::new();
        let mut waiting = VecDeque::from([party]);
        while let Some(at) = waiting.pop_front() {
            let days = steps.get(&at).map_or(*during, |step| step.days);
            for (ix, other, is_above) in self.next(facts, at, way) {
                let Some(link) = facts.links.get(ix as usize) else { continue };
                let known_end = if link.by.len() == 1 { Tri::Yes } else { Tri::Unknown };
                let holds = is_above.and(known_end).and(link.span.overlaps(&days));
                let wanted = if certain { holds == Tri::Yes } else { holds != Tri::No };
                if wanted && other != party && !steps.contains_key(&other) {
                    let days = if certain { both(&days, &link.span) } else { *during };
                    steps.insert(other, Step { from: at, link: ix, days });
                    waiting.push_back(other);
                }
            }
        }
        steps
    }

    /// Links that lead one step on, with the party there and whether the link is one of command.
    fn next(&self, facts: &Facts, party: Ix, way: Way) -> Vec<(Ix, Ix, Tri)> {
        let started = self.from(party).into_iter().map(|(link, other)| (link, other, way == Way::Down));
        let ended = self.to(party).into_iter().map(|(link, other)| (link, other, way == Way::Up));
        let mut all: Vec<(Ix, Ix, Tri)> = started
            .chain(ended)
            .filter_map(|(ix, other, starter_above)| {
                let link = facts.links.get(ix as usize)?;
                let is_above =
                    if starter_above { self.starter_above(link, facts) } else { self.starter_below(link, facts) };
                (is_above != Tri::No).then_some((ix, other, is_above))
            })
            .collect();
        all.sort_unstable_by_key(|(link, other, _)| (*link, *other));
        all
    }

    fn starter_above(&self, link: &LinkFacts, facts: &Facts) -> Tri {
        is_of(link, &self.types.leads.union(&self.types.supervises), facts)
    }

    fn starter_below(&self, link: &LinkFacts, facts: &Facts) -> Tri {
        is_of(link, &self.types.belongs, facts)
    }
}

/// The days that two spans have in common, given that they have some.
fn both(a: &Span, b: &Span) -> Span {
    let start = Between { min: a.start.min.max(b.start.min), max: a.start.max.max(b.start.max) };
    let end = Between { min: a.end.min.min(b.end.min), max: a.end.max.min(b.end.max) };
    Span { start, end, ..Span::UNKNOWN }
}

fn path(steps: &BTreeMap<Ix, Step>, from: Ix, to: Ix) -> Vec<Ix> {
    let mut links = Vec::new();
    let mut at = to;
    while let Some(step) = steps.get(&at).filter(|_| at != from) {
        links.push(step.link);
        at = step.from;
    }
    links.reverse();
    links
}
