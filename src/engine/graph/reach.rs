//! Derivative reach: what is caught without being named, by a regime's own rule.

use super::PartyGraph;
use super::ownership::Ownership;
use super::range::{NOTHING, hull};
use super::solve::{Reading, Solution};
use super::tell::{self, Chain, Paths};
use crate::engine::facts::{Facts, Ix, Range};
use crate::engine::outcome::Tri;
use crate::law::measure::{Aggregate, Indirect, Reach};
use crate::law::operator::Percentage;
use crate::terms::Day;

/// An entity below the listed ones, and whether a rule catches it.
#[derive(Debug, Clone, PartialEq)]
pub struct Reached {
    /// The entity.
    pub party: Ix,
    /// Whether it is caught.
    pub outcome: Tri,
    /// Percentage of it held by those listed and those caught, as the rule counts. Where a rule does not add up, that of the
    /// listed owner who comes furthest; where the law is unsettled, whatever it may be under any reading.
    pub share: Range,
    /// The links that show it, from those listed downwards. Where nothing is caught on the way, one chain from a listed
    /// party, links that no longer hold included.
    pub chain: Vec<Ix>,
    /// Whether the chain goes further up than is told.
    pub chain_cut: bool,
    /// Why; what leads first.
    pub because: Vec<Because>,
}

/// Why something is caught, is not, or cannot be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Because {
    /// The law does not say how to count, or its words were not read.
    Unsettled,
    /// Caught: the shares suffice.
    Owned,
    /// Caught: control suffices, by a link of control, votes, or a right over the board.
    Controlled,
    /// Whether a holder above it is caught cannot be told.
    HolderUnknown,
    /// Whether a link held on the day cannot be told.
    PerhapsHeld,
    /// A share is not known.
    ShareUnknown,
    /// Sources disagree on a share.
    ShareDisputed,
    /// A share is known between bounds, which lie on both sides of the threshold.
    BoundedShare,
    /// Whether votes or a right over the board give control cannot be told.
    ControlUnknown,
    /// The rule names no percentage, and a part is held.
    NoThreshold,
    /// Not caught: less than the threshold.
    BelowThreshold,
    /// Not caught: the threshold itself, where more is needed.
    ExactlyAtThreshold,
    /// Not caught: several owners would suffice together, and this rule does not add them up.
    NotAddedUp,
    /// Not caught: there is control, which this rule does not count.
    ControlDoesNotCount,
    /// Not caught: what holds it is not caught itself.
    HolderNotCaught,
    /// Not caught: it was not held on the day.
    NotHeld,
}

/// What is caught without being named if the parties `listed` are listed, by the rule that is law on the day; what is
/// below them and not caught, too. In the order of the parties. A rule that carries an `unsettled` never catches for
/// certain.
pub fn reach(facts: &Facts, graph: &PartyGraph, listed: &[Ix], rule: &Reach, as_of: Day) -> Vec<Reached> {
    graph.ownership(facts, as_of).reach(listed, rule)
}

/// How far an owner comes with an entity: the outcome, then the bounds of what is held.
type Far = (u8, f64, f64);

/// How one entity comes out under one reading.
struct Answer {
    outcome: Tri,
    share: Range,
    because: Vec<Because>,
    chain: Chain,
}

impl Ownership {
    /// What is caught without being named if the parties `listed` are listed; see [`reach`].
    pub fn reach(&self, listed: &[Ix], rule: &Reach) -> Vec<Reached> {
        let mut listed: Vec<Ix> = listed.to_vec();
        listed.sort_unstable();
        listed.dedup();
        let paths = Paths::from(self, &listed);
        let below: Vec<Ix> = paths.found().collect();
        if below.is_empty() {
            return Vec::new();
        }
        let mut readings: Vec<std::vec::IntoIter<Answer>> = Vec::new();
        for product in products(rule).iter().copied() {
            let reading = Reading { threshold: threshold(rule), control: rule.control, product };
            for together in sums(rule, &listed).iter().copied() {
                let answers = if together {
                    self.together(&listed, reading, &below, &paths)
                } else {
                    self.each_alone(&listed, reading, &below, &paths)
                };
                readings.push(answers.into_iter());
            }
        }
        let whole = rule.unsettled.is_some();
        below
            .into_iter()
            .map(|party| one(party, readings.iter_mut().filter_map(Iterator::next).collect(), whole))
            .collect()
    }

    /// Shares of all listed owners added up.
    fn together(&self, listed: &[Ix], reading: Reading, below: &[Ix], paths: &Paths) -> Vec<Answer> {
        let solution = Solution::of(self, listed, reading);
        below.iter().map(|party| answer(&solution, *party, paths)).collect()
    }

    /// Each listed owner alone, with what he holds through others; the one who comes furthest is told of.
    fn each_alone(&self, listed: &[Ix], reading: Reading, below: &[Ix], paths: &Paths) -> Vec<Answer> {
        // What matters of a candidate so far, and which owner it is; solved again below rather than kept, since there may
        // be many owners of many things.
        let mut best: Vec<Option<(Far, Ix)>> = vec![None; below.len()];
        for owner in listed {
            let solution = Solution::of(self, &[*owner], reading);
            for (party, best) in below.iter().zip(&mut best) {
                let caught = solution.get(*party);
                let far = (rank(caught.outcome()), caught.held.min, caught.held.max);
                if best.is_none_or(|(so_far, _)| far > so_far) {
                    *best = Some((far, *owner));
                }
            }
        }
        let mut answers: Vec<Option<Answer>> = below.iter().map(|_| None).collect();
        for owner in listed.iter().filter(|owner| best.iter().flatten().any(|(_, of)| of == *owner)) {
            let solution = Solution::of(self, &[*owner], reading);
            for ((party, best), slot) in below.iter().zip(&best).zip(&mut answers) {
                if best.is_some_and(|(_, of)| of == *owner) {
                    *slot = Some(answer(&solution, *party, paths));
                }
            }
        }
        let all = Solution::of(self, listed, reading);
        let mut told = Vec::with_capacity(below.len());
        for (party, slot) in below.iter().zip(answers) {
            let mut answer = slot.unwrap_or_else(|| answer(&all, *party, paths));
            if answer.outcome == Tri::No && all.get(*party).outcome() != Tri::No {
                answer.because.push(Because::NotAddedUp);
                answer.chain = tell::chain(&all, *party, paths);
            }
            told.push(answer);
        }
        told
    }
}

fn answer(solution: &Solution, party: Ix, paths: &Paths) -> Answer {
    let caught = solution.get(party);
    Answer {
        outcome: caught.outcome(),
        share: caught.held,
        because: tell::because(solution, party),
        chain: tell::chain(solution, party, paths),
    }
}

/// One outcome of those under each reading: where they differ, the law decides, and does not say.
fn one(party: Ix, answers: Vec<Answer>, unsettled: bool) -> Reached {
    let outcomes: Vec<Tri> = answers.iter().map(|answer| answer.outcome).collect();
    let share = answers.iter().map(|answer| answer.share).reduce(hull).unwrap_or(NOTHING);
    let first = outcomes.first().copied().unwrap_or(Tri::No);
    let agreed = outcomes.iter().all(|outcome| *outcome == first);
    let outcome = if agreed { first } else { Tri::Unknown };
    // The reading that catches most is told of; of those, the first.
    let mut told: Option<Answer> = None;
    let mut open: Vec<Because> = Vec::new();
    for answer in answers {
        if answer.outcome == Tri::Unknown {
            open.extend(&answer.because);
        }
        if told.as_ref().is_none_or(|told| rank(answer.outcome) > rank(told.outcome)) {
            told = Some(answer);
        }
    }
    let (mut because, chain) = told.map(|told| (told.because, told.chain)).unwrap_or_default();
    if !agreed || (unsettled && outcome == Tri::Yes) {
        because = if agreed { because } else { open };
        because.push(Because::Unsettled);
        because.sort_unstable();
        because.dedup();
    }
    let outcome = if unsettled { outcome.and(Tri::Unknown) } else { outcome };
    Reached { party, outcome, share, chain: chain.links, chain_cut: chain.cut, because }
}

const fn rank(outcome: Tri) -> u8 {
    match outcome {
        Tri::No => 0,
        Tri::Unknown => 1,
        Tri::Yes => 2,
    }
}

fn threshold(rule: &Reach) -> Option<Percentage> {
    rule.threshold.map(|limit| if rule.strict { Percentage::MoreThan(limit) } else { Percentage::AtLeast(limit) })
}

/// Whether percentages are multiplied; both ways where the law does not say.
fn products(rule: &Reach) -> &'static [bool] {
    match rule.indirect {
        Some(Indirect::EachOverThreshold) => &[false],
        Some(Indirect::Product) => &[true],
        Some(Indirect::Unsettled) | None => &[false, true],
    }
}

/// Whether several owners are added up; both ways where the law does not say. Of one owner there is nothing to add.
fn sums(rule: &Reach, listed: &[Ix]) -> &'static [bool] {
    match rule.aggregate {
        _ if listed.len() < 2 => &[true],
        Some(Aggregate::Yes) => &[true],
        Some(Aggregate::No) => &[false],
        Some(Aggregate::Unsettled) | None => &[true, false],
    }
}
