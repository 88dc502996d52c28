//! Minimal sets of numbers: the ones that are kept, and how they are found where each set can be tried.

use std::cmp::Ordering;
use std::ops::Deref;

/// Sets kept of one kind.
pub(super) const MOST_SETS: usize = 64;
/// Sets kept beside those when they hold what is a burden.
const MOST_BURDENED: usize = 16;
/// Members of one set. Superior responsibility under a judgement needs seven things better supported at once.
const LARGEST_SET: usize = 8;
/// Ways to hold that are looked at before the search stops.
const MOST_WAYS: usize = 512;
/// Sets that are carried along while they are still being found.
const MOST_CARRIED: usize = 4 * MOST_SETS;

/// A few numbers, ascending, each once. Some may be a burden: a set is the better the fewer of those it has, and then the
/// smaller it is.
#[derive(Clone, Copy)]
pub struct Set {
    members: [u32; LARGEST_SET],
    count: u8,
    /// Which members are a burden, by their place.
    burdens: u8,
    /// How many are.
    burdened: u8,
    /// A bit for each member, which some share: tells most sets apart at a glance.
    marks: u64,
}

impl Set {
    /// No numbers.
    pub(super) const EMPTY: Set = Set { members: [0; LARGEST_SET], count: 0, burdens: 0, burdened: 0, marks: 0 };

    /// One number.
    pub(super) fn one(number: u32, is_burden: bool) -> Set {
        let mut set = Set::EMPTY;
        set.push(number, is_burden);
        set
    }

    /// Both sets as one; nothing where that would be too large.
    pub(super) fn with(&self, other: &Set) -> Option<Set> {
        let mut all = Set::EMPTY;
        let (mut here, mut there) = (0, 0);
        loop {
            let (one, two) = (self.get(here), other.get(there));
            let order = match (one, two) {
                (Some(one), Some(two)) => one.cmp(&two),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (None, None) => return Some(all),
            };
            if usize::from(all.count) == LARGEST_SET {
                return None;
            }
            match one.filter(|_| order != Ordering::Greater).or(two) {
                Some(number) if order == Ordering::Greater => all.push(number, other.burdens >> there & 1 != 0),
                Some(number) => all.push(number, self.burdens >> here & 1 != 0),
                None => {}
            }
            here += usize::from(order != Ordering::Greater);
            there += usize::from(order != Ordering::Less);
        }
    }

    /// Adds a number above all others.
    fn push(&mut self, number: u32, is_burden: bool) {
        if let Some(place) = self.members.get_mut(usize::from(self.count)) {
            *place = number;
            self.burdens |= u8::from(is_burden) << self.count;
            self.burdened += u8::from(is_burden);
            self.marks |= 1 << (number % u64::BITS);
            self.count += 1;
        }
    }

    #[inline]
    fn get(&self, at: usize) -> Option<u32> {
        self.members.get(at).copied().filter(|_| at < usize::from(self.count))
    }

    /// Whether it has every number of `other`.
    #[inline]
    pub(super) fn has_all(&self, other: &Set) -> bool {
        self.marks & other.marks == other.marks && other.iter().all(|one| self.contains(one))
    }

    /// A bit for each member, which some share.
    #[inline]
    pub(super) fn marks(&self) -> u64 {
        self.marks
    }

    /// Whether it holds what is a burden.
    pub(super) fn is_burdened(&self) -> bool {
        self.burdens != 0
    }

    /// The set without one number.
    pub(super) fn without(&self, number: u32) -> Set {
        let mut rest = Set::EMPTY;
        for (at, one) in self.iter().enumerate().filter(|(_, one)| **one != number) {
            rest.push(*one, self.burdens >> at & 1 != 0);
        }
        rest
    }
}

impl Deref for Set {
    type Target = [u32];

    fn deref(&self) -> &[u32] {
        self.members.get(..usize::from(self.count)).unwrap_or_default()
    }
}

impl std::fmt::Debug for Set {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl PartialEq for Set {
    fn eq(&self, other: &Set) -> bool {
        self.marks == other.marks && **self == **other
    }
}

impl Eq for Set {}

impl Ord for Set {
    fn cmp(&self, other: &Set) -> Ordering {
        let size = |set: &Set| (set.burdened, set.count);
        size(self).cmp(&size(other)).then_with(|| self.members.cmp(&other.members))
    }
}

impl PartialOrd for Set {
    fn partial_cmp(&self, other: &Set) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Leaves minimal sets only, the best first, at most `most` without a burden and a few with one; gives whether a bound was
/// hit. `is_within` says whether the first has nothing that the second lacks.
pub(super) fn smallest(all: &mut Vec<Set>, most: usize, mut is_within: impl FnMut(&Set, &Set) -> bool) -> bool {
    if all.len() < 2 {
        return false;
    }
    all.sort_unstable();
    all.dedup();
    let (mut free, mut burdened, mut cut) = (0, 0, false);
    // Those that are kept move to the front.
    let mut kept = 0;
    for at in 0..all.len() {
        let Some(set) = all.get(at).copied() else { break };
        let is_full = if set.is_burdened() { burdened == MOST_BURDENED.max(most - free) } else { free == most };
        if is_full {
            cut = true;
            continue;
        }
        if all.get(..kept).unwrap_or_default().iter().any(|smaller| is_within(smaller, &set)) {
            continue;
        }
        *(if set.is_burdened() { &mut burdened } else { &mut free }) += 1;
        if let Some(place) = all.get_mut(kept) {
            *place = set;
        }
        kept += 1;
    }
    all.truncate(kept);
    cut
}

/// The minimal sets of numbers below `count` whose loss unmakes something, the smallest first, and whether a bound was hit.
/// `holds` says whether it still holds when those marked are lost.
///
/// What unmakes it hits every way in which it holds. Ways are found one by one: whatever hits all that are known is tried, and
/// where it still holds after that, what is left of it has one more way.
pub(super) fn unmaking(count: u32, mut holds: impl FnMut(&[bool]) -> bool) -> (Vec<Set>, bool) {
    let mut lost = vec![false; count as usize];
    if !holds(&lost) {
        return (Vec::new(), false);
    }
    let mut try_lost = |set: &[u32]| {
        mark(&mut lost, set, true);
        let holds = holds(&lost);
        mark(&mut lost, set, false);
        holds
    };
    let (rest, single): (Vec<u32>, Vec<u32>) = (0..count).partition(|one| try_lost(&[*one]));
    let mut found: Vec<Set> = single.into_iter().map(|one| Set::one(one, false)).collect();
    let mut cut = false;
    let mut tried: Vec<Set> = Vec::new();
    let mut carried: Vec<Set> = vec![Set::EMPTY];
    let mut ways = 0;
    while let Some(next) = carried.iter().find(|set| !tried.contains(set)).copied() {
        if found.len() + tried.len() >= MOST_SETS || ways == MOST_WAYS {
            cut = true;
            break;
        }
        if !try_lost(&next) {
            tried.push(next);
            continue;
        }
        ways += 1;
        let way = way(&rest, next.to_vec(), &mut try_lost);
        let mut larger = Vec::new();
        for set in carried {
            if set.iter().any(|one| way.contains(one)) {
                larger.push(set);
            } else {
                let grown = way.iter().filter_map(|one| set.with(&Set::one(*one, false)));
                let before = larger.len();
                larger.extend(grown);
                cut |= larger.len() - before < way.len();
            }
        }
        cut |= smallest(&mut larger, MOST_CARRIED, |small, large| large.has_all(small));
        carried = larger;
    }
    for set in tried {
        if set.iter().all(|one| try_lost(&set.without(*one))) {
            found.push(set);
        }
    }
    cut |= smallest(&mut found, MOST_SETS, |small, large| large.has_all(small));
    (found, cut)
}

/// What is left when, beyond `lost`, all that can be lost of `rest` is lost: a way in which it holds.
fn way(rest: &[u32], mut lost: Vec<u32>, holds: &mut impl FnMut(&[u32]) -> bool) -> Vec<u32> {
    let mut way = Vec::new();
    let left: Vec<u32> = rest.iter().copied().filter(|one| !lost.contains(one)).collect();
    let mut queue: Vec<&[u32]> = vec![&left];
    while let Some(part) = queue.pop() {
        let more = [&lost, part].concat();
        if part.is_empty() {
            continue;
        }
        if holds(&more) {
            lost = more;
        } else if let [one] = part {
            way.push(*one);
        } else {
            let (first, second) = part.split_at(part.len() / 2);
            queue.push(second);
            queue.push(first);
        }
    }
    way.sort_unstable();
    way
}

fn mark(lost: &mut [bool], set: &[u32], to: bool) {
    for one in set {
        if let Some(flag) = lost.get_mut(*one as usize) {
            *flag = to;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All minimal sets, by trying every one.
    fn by_force(count: u32, holds: impl Fn(&[bool]) -> bool) -> Vec<Set> {
        let set = |bits: u32| {
            let members = (0..count).filter(|one| bits & (1 << one) != 0);
            members.fold(Set::EMPTY, |set, one| set.with(&Set::one(one, false)).expect("it is small"))
        };
        let fall = |set: &Set| !holds(&(0..count).map(|one| set.contains(&one)).collect::<Vec<bool>>());
        let mut all = (0..1_u32 << count).map(set).filter(fall).collect();
        smallest(&mut all, usize::MAX, |small, large| large.has_all(small));
        all
    }

    #[test]
    fn the_sets_found_are_those_of_a_search_through_all() {
        let ways: [&[&[u32]]; 5] = [
            &[&[0, 1], &[1, 2], &[3]],
            &[&[0, 1, 2, 3, 4, 5]],
            &[&[]],
            &[&[0, 5], &[1, 5], &[2, 5], &[3, 4]],
            &[&[0, 1, 2], &[2, 3, 4], &[4, 5, 0], &[1, 3, 5]],
        ];
        for all in ways {
            let holds = |lost: &[bool]| all.iter().any(|way| way.iter().all(|one| !lost[*one as usize]));
            let (found, cut) = unmaking(6, holds);
            assert!(!cut);
            assert_eq!(found, by_force(6, holds), "{all:?}");
        }
    }

    #[test]
    fn a_set_of_both_has_each_once_and_keeps_the_burdens() {
        let set = |all: &[(u32, bool)]| {
            all.iter().fold(Set::EMPTY, |set, (one, burden)| set.with(&Set::one(*one, *burden)).expect("it is small"))
        };
        let both = set(&[(5, true), (1, false)]).with(&set(&[(3, false), (5, true), (70, true)])).expect("it is small");
        assert_eq!(*both, [1, 3, 5, 70]);
        assert_eq!(both.burdens, 0b1100);
        assert!(both.has_all(&set(&[(1, false), (70, true)])));
        // 6 and 70 share a mark.
        assert!(!both.has_all(&set(&[(6, false)])));
        assert!(set(&[(1, false), (2, false)]) < set(&[(0, true)]), "a burden weighs more than size");
        let eight = (0..8).fold(Set::EMPTY, |all, one| all.with(&Set::one(one, false)).expect("it is small"));
        assert_eq!(eight.with(&Set::one(3, false)), Some(eight));
        assert_eq!(eight.with(&Set::one(8, false)), None);
    }

    #[test]
    fn a_bound_that_is_hit_is_told() {
        let each = |lost: &[bool]| (0..3).all(|at| (0..3).any(|one| !lost[at * 3 + one]));
        let (found, cut) = unmaking(9, each);
        assert_eq!(found.iter().map(|set| set.to_vec()).collect::<Vec<_>>(), [[0, 1, 2], [3, 4, 5], [6, 7, 8]]);
        assert!(!cut);
        // One of each of seven pairs must go: 128 sets.
        let pairs = |lost: &[bool]| (0..7).any(|at| !lost[at * 2] && !lost[at * 2 + 1]);
        let (found, cut) = unmaking(14, pairs);
        assert!(cut && found.len() == MOST_SETS);
    }
}
