//! How missing things stand to one another: which cannot be written beside which, and which does for another.

use super::clash::clash;
use super::fact::Fact;
use super::listed::{names_its_state, says_as_much};
use super::mode::leaves_behind;
use crate::engine::facts::Facts;
use crate::engine::program::Program;
use crate::engine::sets::Set;

/// The relations of all facts of one search, found once for each pair when the later one is found: sets are compared far
/// more often than that.
#[derive(Default)]
pub(super) struct Beside {
    /// For each fact those that cannot be written beside it.
    clashes: Vec<Vec<u32>>,
    /// Marks of the facts that have such.
    clashing: u64,
    /// For each fact those that say as much: a listing for an act is a listing.
    doers: Vec<Vec<u32>>,
    /// Marks of the facts that have such.
    spared: u64,
}

impl Beside {
    /// Room for so many facts.
    pub(super) fn with_room(count: usize) -> Beside {
        Beside { clashes: Vec::with_capacity(count), doers: Vec::with_capacity(count), ..Beside::default() }
    }

    /// Adds a fact to those that are there.
    pub(super) fn add(&mut self, program: &Program, case: &Facts, facts: &[Fact], fact: &Fact) {
        let mark = |at: usize| 1_u64 << (at as u32 % u64::BITS);
        let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let does_for = |one: &Fact, other: &Fact| {
            one.place.item == other.place.item
                && (says_as_much(program, one, other) || names_its_state(program, one, other))
        };
        let new = facts.len();
        let (mut clashes, mut doers) = (Vec::new(), Vec::new());
        let known = self.clashes.iter_mut().zip(&mut self.doers);
        for ((at, other), (their_clashes, their_doers)) in facts.iter().enumerate().zip(known) {
            let excludes =
                clash(case, fact, other) || leaves_behind(program, fact, other) || leaves_behind(program, other, fact);
            if excludes {
                clashes.push(number(at));
                their_clashes.push(number(new));
                self.clashing |= mark(at) | mark(new);
            }
            if does_for(fact, other) {
                their_doers.push(number(new));
                self.spared |= mark(at);
            }
            if does_for(other, fact) {
                doers.push(number(at));
                self.spared |= mark(new);
            }
        }
        self.clashes.push(clashes);
        self.doers.push(doers);
    }

    /// Whether two sets cannot be written together.
    pub(super) fn contradicts(&self, one: &Set, other: &Set) -> bool {
        one.marks() & self.clashing != 0
            && one.iter().any(|fact| {
                let clashes = self.clashes.get(*fact as usize).map_or(&[][..], Vec::as_slice);
                !clashes.is_empty() && other.iter().any(|fact| clashes.contains(fact))
            })
    }

    /// Whether `large` has every fact of `small`, or one that says as much.
    pub(super) fn is_within(&self, small: &Set, large: &Set) -> bool {
        // What is neither there nor spared by another is lacking; a look at the marks shows that of most sets.
        if small.marks() & !large.marks() & !self.spared != 0 {
            return false;
        }
        small.iter().all(|one| large.contains(one) || self.is_done_by(*one, large))
    }

    /// The set without facts that another of its facts does for.
    pub(super) fn pruned(&self, set: Set) -> Set {
        if set.marks() & self.spared == 0 {
            return set;
        }
        let mut left = set;
        for fact in set.iter().filter(|fact| self.is_done_by(**fact, &set)) {
            let rest = left.without(*fact);
            if self.is_done_by(*fact, &rest) {
                left = rest;
            }
        }
        left
    }

    /// Whether one of these says as much as a fact.
    fn is_done_by(&self, fact: u32, others: &Set) -> bool {
        self.doers.get(fact as usize).is_some_and(|doers| doers.iter().any(|doer| others.contains(doer)))
    }
}
