//! What shows that something is caught, and why it is or is not.

use std::collections::{BTreeMap, HashSet, VecDeque};

use super::ownership::{Known, Ownership, Stake};
use super::range::{NOTHING, plus, tidy};
use super::reach::Because;
use super::solve::{Caught, NEVER, Solution, passes};
use crate::engine::facts::Ix;
use crate::engine::outcome::Tri;
use crate::law::operator::Percentage;

/// Links told of one entity: more would not be read, and the chains of many could fill the memory.
pub(super) const MOST_TOLD: usize = 64;

/// Links that show how an entity comes out, from those listed downwards.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Chain {
    pub links: Vec<Ix>,
    /// Whether there are more, further up.
    pub cut: bool,
}

impl Chain {
    fn upwards(mut links: Vec<Ix>, cut: bool) -> Chain {
        links.reverse();
        Chain { links, cut }
    }
}

/// One chain from a listed party to each entity below.
#[derive(Debug)]
pub(super) struct Paths {
    /// By entity: who holds it, and the link.
    last: BTreeMap<Ix, (Ix, Ix)>,
}

impl Paths {
    /// Every entity below those listed, with a shortest chain to it. Links that do not hold on the day are followed only
    /// where there is no other way.
    pub fn from(ownership: &Ownership, listed: &[Ix]) -> Paths {
        let mut paths = Paths { last: BTreeMap::new() };
        for only_held in [true, false] {
            let mut waiting: VecDeque<Ix> = listed.iter().copied().chain(paths.found()).collect();
            while let Some(holder) = waiting.pop_front() {
                let mut stakes: Vec<&Stake> = ownership.held_by(holder).collect();
                stakes.sort_unstable_by_key(|stake| stake.link);
                for stake in stakes.into_iter().filter(|stake| !only_held || stake.holds != Tri::No) {
                    let new = ownership.is_entity(stake.of)
                        && listed.binary_search(&stake.of).is_err()
                        && !paths.last.contains_key(&stake.of);
                    if new {
                        paths.last.insert(stake.of, (holder, stake.link));
                        waiting.push_back(stake.of);
                    }
                }
            }
        }
        paths
    }

    /// The entities, in the order of their numbers.
    pub fn found(&self) -> impl Iterator<Item = Ix> {
        self.last.keys().copied()
    }

    fn to(&self, party: Ix) -> Chain {
        let mut links = Vec::new();
        let mut at = party;
        while let Some((holder, link)) = self.last.get(&at) {
            if links.len() == MOST_TOLD {
                return Chain::upwards(links, true);
            }
            links.push(*link);
            at = *holder;
        }
        Chain::upwards(links, false)
    }
}

/// The links that show how a party comes out, from those listed downwards.
pub(super) fn chain(solution: &Solution, party: Ix, paths: &Paths) -> Chain {
    let mut links: Vec<Ix> = Vec::new();
    let mut seen: HashSet<Ix> = HashSet::from([party]);
    let mut waiting = VecDeque::from([party]);
    while let Some(party) = waiting.pop_front() {
        let mut stakes = shown(solution, party);
        // The whole is turned round at the end.
        stakes.sort_unstable_by_key(|stake| std::cmp::Reverse(stake.link));
        for stake in stakes {
            if links.len() == MOST_TOLD {
                return Chain::upwards(links, true);
            }
            links.push(stake.link);
            if solution.get(stake.holder).certain_at != 0 && seen.insert(stake.holder) {
                waiting.push_back(stake.holder);
            }
        }
    }
    if links.is_empty() {
        return paths.to(party);
    }
    Chain::upwards(links, false)
}

/// What is held of a party and shows how it comes out.
fn shown<'a>(solution: &'a Solution, party: Ix) -> Vec<&'a Stake> {
    let caught = solution.get(party);
    let all = || solution.ownership.held_of(party).filter(|stake| stake.holds != Tri::No);
    let proves = caught.outcome() == Tri::Yes;
    if solution.reading.product && !(proves && caught.by_share != Tri::Yes) {
        return all().filter(|stake| stake.share.max > 0.0 && solution.weight(stake.holder).max > 0.0).collect();
    }
    if proves {
        // Only what was caught before: a circle proves nothing.
        let before =
            |stake: &&Stake| stake.holds == Tri::Yes && solution.get(stake.holder).certain_at < caught.certain_at;
        return proof(solution, all().filter(before).collect());
    }
    let before = |stake: &&Stake| {
        let holder = solution.get(stake.holder);
        holder.possible_at != NEVER
            && holder.possible_at < caught.possible_at
            && matters(solution, stake, caught.outcome())
    };
    all().filter(before).collect()
}

/// Whether a holding is told where nothing is proved. Control that the rule does not count is told where nothing is caught.
fn matters(solution: &Solution, stake: &Stake, outcome: Tri) -> bool {
    let counts = solution.reading.control;
    let control = stake.controls() != Tri::No && (counts || outcome == Tri::No);
    stake.share.max > 0.0 || control || (counts && stake.votes.max > 0.0)
}

/// The least that proves: one holding that suffices, or all that are added up, or a right of control, or the votes.
fn proof<'a>(solution: &Solution, stakes: Vec<&'a Stake>) -> Vec<&'a Stake> {
    let threshold = solution.reading.threshold;
    if !solution.reading.product {
        let suffices = |stake: &&&Stake| passes(tidy(stake.share), threshold) == Tri::Yes;
        let best =
            stakes.iter().filter(suffices).max_by(|a, b| a.share.min.total_cmp(&b.share.min).then(b.link.cmp(&a.link)));
        if let Some(best) = best {
            return vec![best];
        }
        let sum = stakes.iter().fold(NOTHING, |sum, stake| plus(sum, stake.share));
        if passes(tidy(sum), threshold) == Tri::Yes {
            return stakes.into_iter().filter(|stake| stake.share.max > 0.0).collect();
        }
    }
    match stakes.iter().filter(|stake| stake.controls() == Tri::Yes).min_by_key(|stake| stake.link) {
        Some(control) => vec![control],
        None => stakes.into_iter().filter(|stake| stake.votes.max > 0.0).collect(),
    }
}

/// Why a party comes out as it does under one reading.
pub(super) fn because(solution: &Solution, party: Ix) -> Vec<Because> {
    let caught = solution.get(party);
    let mut all = match caught.outcome() {
        Tri::Yes => {
            let reasons = [(caught.by_share, Because::Owned), (caught.by_control, Because::Controlled)];
            reasons.into_iter().filter(|(tri, _)| *tri == Tri::Yes).map(|(_, reason)| reason).collect()
        }
        Tri::No => not_caught(solution, party, &caught),
        Tri::Unknown => open(solution, party, &caught),
    };
    all.sort_unstable();
    all.dedup();
    all
}

fn not_caught(solution: &Solution, party: Ix, caught: &Caught) -> Vec<Because> {
    let counts = |stake: &&Stake| solution.weight(stake.holder).max > 0.0;
    let mut counting = solution.ownership.held_of(party).filter(counts).peekable();
    if counting.peek().is_none() {
        return vec![Because::HolderNotCaught];
    }
    let held: Vec<&Stake> = counting.filter(|stake| stake.holds != Tri::No).collect();
    if held.is_empty() {
        return vec![Because::NotHeld];
    }
    let mut all = Vec::new();
    let share = caught.held;
    match solution.reading.threshold {
        Some(Percentage::MoreThan(limit)) if share.min == limit && share.max == limit => {
            all.push(Because::ExactlyAtThreshold);
        }
        _ if share.max > 0.0 => all.push(Because::BelowThreshold),
        _ => {}
    }
    let votes = || passes(tidy(solution.votes(party)), solution.reading.threshold);
    let controls = |stake: &&Stake| stake.controls() == Tri::Yes && solution.get(stake.holder).outcome() != Tri::No;
    if !solution.reading.control && (held.iter().any(controls) || votes() == Tri::Yes) {
        all.push(Because::ControlDoesNotCount);
    }
    if all.is_empty() {
        let holders = held.iter().any(|stake| solution.get(stake.holder).outcome() != Tri::No);
        all.push(if holders { Because::BelowThreshold } else { Because::HolderNotCaught });
    }
    all
}

fn open(solution: &Solution, party: Ix, caught: &Caught) -> Vec<Because> {
    let held = || solution.ownership.held_of(party).filter(|stake| stake.holds != Tri::No);
    let mut all = Vec::new();
    if caught.by_share == Tri::Unknown {
        if solution.reading.threshold.is_none() {
            all.push(Because::NoThreshold);
        }
        for stake in held().filter(|stake| stake.share.max > 0.0 && solution.weight(stake.holder).max > 0.0) {
            match stake.share_known {
                Known::Exactly => {}
                Known::Bounded => all.push(Because::BoundedShare),
                Known::Disputed => all.push(Because::ShareDisputed),
                Known::Not => all.push(Because::ShareUnknown),
            }
            let weight = solution.weight(stake.holder);
            all.extend((stake.holds == Tri::Unknown).then_some(Because::PerhapsHeld));
            all.extend((weight.min != weight.max).then_some(Because::HolderUnknown));
        }
    }
    if caught.by_control == Tri::Unknown {
        for stake in held() {
            let holder = solution.get(stake.holder).outcome();
            let right = stake.control.or(stake.board);
            if holder == Tri::No || (right == Tri::No && stake.votes.max <= 0.0) {
                continue;
            }
            all.extend((holder == Tri::Unknown).then_some(Because::HolderUnknown));
            all.extend((stake.holds == Tri::Unknown).then_some(Because::PerhapsHeld));
            let votes_open = stake.votes.min != stake.votes.max;
            all.extend((right == Tri::Unknown || votes_open).then_some(Because::ControlUnknown));
        }
    }
    if all.is_empty() {
        all.push(Because::BoundedShare);
    }
    all
}
