//! Minimal sets of numbers: the ones that are kept, and how they are found where each set can be tried.

/// Sets kept of one kind.
pub(super) const MOST_SETS: usize = 64;
/// Members of one set. Superior responsibility under a judgement needs seven things better supported at once.
pub(super) const LARGEST_SET: usize = 8;
/// Ways to hold that are looked at before the search stops.
const MOST_WAYS: usize = 512;
/// Sets that are carried along while they are still being found.
const MOST_CARRIED: usize = 4 * MOST_SETS;

/// Numbers, ascending, each once.
pub type Set = Vec<u32>;

/// Both sets as one.
pub(super) fn merge(a: &[u32], b: &[u32]) -> Set {
    let mut all: Set = a.iter().chain(b).copied().collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Minimal sets only, the smallest first, at most `most`; and whether that bound was hit. `is_within` says whether the first
/// has nothing that the second lacks.
pub(super) fn smallest(
    mut all: Vec<Set>,
    most: usize,
    mut is_within: impl FnMut(&[u32], &[u32]) -> bool,
) -> (Vec<Set>, bool) {
    all.sort_by(|a, b| a.len().cmp(&b.len()).then_with(|| a.cmp(b)));
    all.dedup();
    let mut kept: Vec<Set> = Vec::new();
    for set in all {
        if kept.len() == most {
            return (kept, true);
        }
        if !kept.iter().any(|smaller| is_within(smaller, &set)) {
            kept.push(set);
        }
    }
    (kept, false)
}

fn has_all(small: &[u32], large: &[u32]) -> bool {
    small.iter().all(|one| large.binary_search(one).is_ok())
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
    let (rest, single): (Set, Set) = (0..count).partition(|one| try_lost(&[*one]));
    let mut found: Vec<Set> = single.into_iter().map(|one| vec![one]).collect();
    let mut cut = false;
    let mut tried: Vec<Set> = Vec::new();
    let mut carried: Vec<Set> = vec![Set::new()];
    let mut ways = 0;
    while let Some(next) = carried.iter().find(|set| !tried.contains(set)).cloned() {
        if found.len() + tried.len() >= MOST_SETS || ways == MOST_WAYS {
            cut = true;
            break;
        }
        if !try_lost(&next) {
            tried.push(next);
            continue;
        }
        ways += 1;
        let way = way(&rest, next, &mut try_lost);
        let mut larger = Vec::new();
        for set in carried {
            if set.iter().any(|one| way.contains(one)) {
                larger.push(set);
            } else if set.len() == LARGEST_SET {
                cut |= !way.is_empty();
            } else {
                larger.extend(way.iter().map(|one| merge(&set, &[*one])));
            }
        }
        let (kept, more) = smallest(larger, MOST_CARRIED, has_all);
        cut |= more;
        carried = kept;
    }
    for set in tried {
        let without = |one: &u32| set.iter().copied().filter(|other| other != one).collect::<Set>();
        if set.iter().all(|one| try_lost(&without(one))) {
            found.push(set);
        }
    }
    let (found, more) = smallest(found, MOST_SETS, has_all);
    (found, cut || more)
}

/// What is left when, beyond `lost`, all that can be lost of `rest` is lost: a way in which it holds.
fn way(rest: &[u32], lost: Set, holds: &mut impl FnMut(&[u32]) -> bool) -> Set {
    let mut lost = lost;
    let mut way = Set::new();
    let left: Set = rest.iter().copied().filter(|one| !lost.contains(one)).collect();
    let mut queue: Vec<&[u32]> = vec![&left];
    while let Some(part) = queue.pop() {
        let more = merge(&lost, part);
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
        let sets = (0..1_u32 << count).map(|bits| (0..count).filter(|one| bits & (1 << one) != 0).collect::<Set>());
        let fall = |set: &Set| !holds(&(0..count).map(|one| set.contains(&one)).collect::<Vec<bool>>());
        smallest(sets.filter(fall).collect(), usize::MAX, has_all).0
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
    fn a_bound_that_is_hit_is_told() {
        let each = |lost: &[bool]| (0..3).all(|at| (0..3).any(|one| !lost[at * 3 + one]));
        assert_eq!(unmaking(9, each), (vec![vec![0, 1, 2], vec![3, 4, 5], vec![6, 7, 8]], false));
        // One of each of seven pairs must go: 128 sets.
        let pairs = |lost: &[bool]| (0..7).any(|at| !lost[at * 2] && !lost[at * 2 + 1]);
        let (found, cut) = unmaking(14, pairs);
        assert!(cut && found.len() == MOST_SETS);
    }
}
