//! One reading of a rule, solved over the whole graph: what is caught for certain, and what perhaps.
//!
//! What is caught grows with what is held, so the answer is the least fixed point, reached from nothing upwards: a circle
//! of companies never supports itself. Certain and possible are found in one pass, as the two bounds of every percentage;
//! the answers do not depend on the order in which parties are looked at.

use std::collections::{HashSet, VecDeque};

use super::ownership::{Ownership, Stake};
use super::range::{ANYTHING, NOTHING, WHOLE, part, perhaps, plus, rest, tidy, within};
use crate::engine::evaluate::percentage;
use crate::engine::facts::{Ix, Range};
use crate::engine::outcome::Tri;
use crate::law::operator::Percentage;

/// Changes of a percentage below this are the tail of a sum without end.
const STILL: f64 = 1e-13;

/// How many times the parties of one circle are looked at, each, before what is left open is called unknown.
const MOST_LOOKS: usize = 4096;

/// Never, as the moment at which a party was caught.
pub(super) const NEVER: u32 = u32::MAX;

/// A rule with nothing unsettled in it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reading {
    /// The percentage, where the rule names one.
    pub threshold: Option<Percentage>,
    /// Whether control suffices.
    pub control: bool,
    /// Whether percentages are multiplied along a chain; otherwise what is caught counts in full below it.
    pub product: bool,
}

/// How one party comes out.
#[derive(Debug, Clone, Copy)]
pub(super) struct Caught {
    /// Percentage held by those listed and those caught.
    pub held: Range,
    /// Whether the shares suffice.
    pub by_share: Tri,
    /// Whether control does, where the rule has it.
    pub by_control: Tri,
    /// When it was caught for certain.
    pub certain_at: u32,
    /// When it was perhaps caught; by a product, when something of it was first held.
    pub possible_at: u32,
}

impl Caught {
    const NOT: Caught =
        Caught { held: NOTHING, by_share: Tri::No, by_control: Tri::No, certain_at: NEVER, possible_at: NEVER };
    const LISTED: Caught =
        Caught { held: WHOLE, by_share: Tri::Yes, by_control: Tri::No, certain_at: 0, possible_at: 0 };

    /// Whether it is caught.
    pub fn outcome(&self) -> Tri {
        self.by_share.or(self.by_control)
    }
}

/// How every party comes out under one reading.
#[derive(Debug)]
pub(super) struct Solution<'a> {
    pub ownership: &'a Ownership,
    pub reading: Reading,
    all: Vec<Caught>,
    moment: u32,
}

impl<'a> Solution<'a> {
    /// What is caught if `listed` are listed.
    pub fn of(ownership: &'a Ownership, listed: &[Ix], reading: Reading) -> Solution<'a> {
        let mut solution = Solution { ownership, reading, all: vec![Caught::NOT; ownership.parties()], moment: 0 };
        for party in listed {
            if let Some(slot) = solution.all.get_mut(*party as usize) {
                *slot = Caught::LISTED;
            }
        }
        for group in ownership.groups() {
            match group.as_slice() {
                // Holding oneself adds nothing to a party alone, but may make a product go on.
                [one] if !ownership.held_of(*one).any(|stake| stake.holder == *one) => {
                    solution.look(*one);
                }
                circle => solution.circle(circle),
            }
        }
        for caught in &mut solution.all {
            caught.held = tidy(caught.held);
        }
        solution
    }

    /// How one party comes out.
    pub fn get(&self, party: Ix) -> Caught {
        self.all.get(party as usize).copied().unwrap_or(Caught::NOT)
    }

    /// Whether something of a party counts because of what stands above it; the percentage that counts.
    pub fn weight(&self, holder: Ix) -> Range {
        let caught = self.get(holder);
        if caught.certain_at == 0 {
            return WHOLE;
        }
        if !self.reading.product {
            return in_full(caught.outcome());
        }
        match caught.by_control {
            Tri::Yes => WHOLE,
            Tri::Unknown => plus_rest(caught.held),
            Tri::No => caught.held,
        }
    }

    /// Looks until nothing changes any more. Anything still growing at the end is bounded by the whole.
    fn circle(&mut self, circle: &[Ix]) {
        let mut waiting: VecDeque<Ix> = circle.iter().copied().collect();
        let mut waits: HashSet<Ix> = circle.iter().copied().collect();
        let mut looks = MOST_LOOKS.saturating_mul(circle.len());
        while let Some(party) = waiting.pop_front() {
            waits.remove(&party);
            if looks == 0 {
                return self.give_up(circle);
            }
            looks -= 1;
            if self.look(party) {
                for stake in self.ownership.held_by(party) {
                    if circle.binary_search(&stake.of).is_ok() && waits.insert(stake.of) {
                        waiting.push_back(stake.of);
                    }
                }
            }
        }
    }

    fn give_up(&mut self, circle: &[Ix]) {
        for party in circle.iter().filter(|party| self.ownership.is_entity(**party)) {
            self.moment += 1;
            let Some(caught) = self.all.get_mut(*party as usize).filter(|caught| caught.certain_at != 0) else {
                continue;
            };
            caught.held = Range { max: 100.0, below_max: false, ..caught.held };
            caught.by_share = caught.by_share.or(Tri::Unknown);
            caught.possible_at = caught.possible_at.min(self.moment);
        }
    }

    /// Weighs what is held of one party; says whether that changed anything.
    fn look(&mut self, party: Ix) -> bool {
        let before = self.get(party);
        if before.certain_at == 0 || !self.ownership.is_entity(party) {
            return false;
        }
        let held = self.held(party, |solution, stake| (stake.share, solution.weight(stake.holder)));
        let by_share = passes(tidy(held), self.reading.threshold);
        let by_control = if self.reading.control { self.controlled(party) } else { Tri::No };
        let outcome = by_share.or(by_control);
        let mut after = Caught { held, by_share, by_control, ..before };
        let counts = if self.reading.product { held.max > 0.0 || outcome != Tri::No } else { outcome != Tri::No };
        if counts && before.possible_at == NEVER {
            self.moment += 1;
            after.possible_at = self.moment;
        }
        if outcome == Tri::Yes && before.certain_at == NEVER {
            self.moment += 1;
            after.certain_at = self.moment;
        }
        if let Some(slot) = self.all.get_mut(party as usize) {
            *slot = after;
        }
        // Below what is caught in full only the outcome counts; in a product, and for what others hold, the percentage too.
        outcome != before.outcome()
            || by_control != before.by_control
            || (self.reading.product
                && ((held.min - before.held.min).abs() > STILL
                    || (held.max - before.held.max).abs() > STILL
                    || held.above_min != before.held.above_min
                    || held.below_max != before.held.below_max))
    }

    /// What is held of a party by those who count. What others are known to hold bounds it from above.
    fn held(&self, party: Ix, of: impl Fn(&Solution, &Stake) -> (Range, Range)) -> Range {
        let (mut held, mut others) = (NOTHING, NOTHING);
        for stake in self.ownership.held_of(party).filter(|stake| stake.holds != Tri::No) {
            let (percent, weight) = of(self, stake);
            let certain = stake.holds == Tri::Yes;
            let counted = part(percent, weight);
            held = plus(held, if certain { counted } else { perhaps(counted) });
            if certain {
                others = plus(others, part(percent, rest(weight)));
            }
        }
        within(within(held, WHOLE), rest(Range { max: 100.0, ..others }))
    }

    fn controlled(&self, party: Ix) -> Tri {
        let by_right = self
            .ownership
            .held_of(party)
            .fold(Tri::No, |all, stake| all.or(stake.controls().and(self.get(stake.holder).outcome())));
        by_right.or(passes(tidy(self.votes(party)), self.reading.threshold))
    }

    /// Votes in a party that those listed and those caught have; whoever is caught is told how to vote with all of them.
    pub fn votes(&self, party: Ix) -> Range {
        self.held(party, |solution, stake| (stake.votes, in_full(solution.get(stake.holder).outcome())))
    }
}

/// Whether a percentage suffices. Where the rule names none, the whole does, nothing does not, and a part is not told.
pub(super) fn passes(held: Range, threshold: Option<Percentage>) -> Tri {
    match threshold {
        Some(threshold) => percentage(&held, threshold),
        None if held.min >= 100.0 => Tri::Yes,
        None if held.max <= 0.0 => Tri::No,
        None => Tri::Unknown,
    }
}

fn in_full(outcome: Tri) -> Range {
    match outcome {
        Tri::Yes => WHOLE,
        Tri::Unknown => ANYTHING,
        Tri::No => NOTHING,
    }
}

fn plus_rest(held: Range) -> Range {
    Range { max: 100.0, below_max: false, ..held }
}
