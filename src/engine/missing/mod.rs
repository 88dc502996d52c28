//! What would settle an open finding: the minimal sets of facts that, written into the case, make it met; and for a finding
//! that is not met, the nearest miss.
//!
//! Sets are merged from the bottom up. The bounds below keep that quick on the vaguest case; where one is hit, the result
//! says so.

mod beside;
mod clash;
mod fact;
mod listed;
mod mode;
mod same;
mod search;
mod slot;
mod store;
mod value;

pub use super::sets::Set;
pub use fact::{Fact, Kind};
pub use value::{Value, span};

use self::search::Search;
use self::slot::{Slot, Slots};
use super::evaluate::Hand;
use super::facts::Facts;
use super::program::Program;
use super::trace::{FindingIx, Trace, What};
use crate::terms::kind::Rung;

/// The minimal sets that settle one finding at one rung.
#[derive(Debug, Default)]
pub struct Missing<'a> {
    /// The facts the sets speak of.
    pub facts: Vec<Fact<'a>>,
    /// The sets, the smallest first: each fact by its place among the facts.
    pub sets: Vec<Set>,
    /// Whether a bound was hit, so that there may be more.
    pub cut: bool,
    /// Bits of the rungs at which all that was looked at comes out as at this one, so that the same is missing there.
    pub alike: u8,
}

/// What is asked: under which law, of which case, with which weight of its supports.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    /// The law.
    pub program: &'a Program<'a>,
    /// The case.
    pub facts: &'a Facts<'a>,
    /// Rungs each support reaches under the regime asked about.
    pub masks: &'a [u8],
}

/// The sets that would make the root of `trace` met at `rung`; see [`Questions::missing`].
pub fn missing<'a>(asked: &Asked<'a>, trace: &'a Trace<'a>, rung: Rung, misses: bool) -> Missing<'a> {
    Questions::of(asked, trace).missing(rung, misses)
}

/// A trace with the places in which something is to be written, ready to be asked at any rung.
pub struct Questions<'a> {
    asked: Asked<'a>,
    trace: &'a Trace<'a>,
    slots: Slots<'a>,
    /// For each finding whether something is said in it that would be written anew.
    rewritten: Vec<bool>,
}

impl<'a> Questions<'a> {
    /// Gathers what is open in a trace.
    pub fn of(asked: &Asked<'a>, trace: &'a Trace<'a>) -> Questions<'a> {
        let slots = Slots::of(trace);
        let mut rewritten = Vec::with_capacity(trace.len());
        // What a finding is made of stands before it.
        for (_, finding) in trace.iter() {
            let below = |kid: &FindingIx| rewritten.get(*kid as usize).copied().unwrap_or(false);
            let is = match &finding.what {
                What::Atom(atom) => trace
                    .atom(*atom)
                    .is_some_and(|atom| atom.asked.is_some_and(|needed| slots.is_open(Slot::of(atom.place, needed)))),
                _ => trace.kids(finding).iter().any(below),
            };
            rewritten.push(is);
        }
        Questions { asked: *asked, trace, slots, rewritten }
    }

    /// The sets that would make the root met at `rung`.
    ///
    /// With `misses`, findings that are not met take part too, each as something absent or contradicted.
    pub fn missing(&self, rung: Rung, misses: bool) -> Missing<'a> {
        let Some(root) = self.trace.root() else { return Missing::default() };
        let node = match self.trace.get(root).map(|finding| finding.what) {
            Some(What::Node(node, hand)) => (node, hand),
            _ => (0, Hand::party(0)),
        };
        Search::of(self, rung, misses).missing(root, node)
    }
}
