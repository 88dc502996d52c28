//! The sets of all findings in one place, so that none needs room of its own: those of a finding are a run of them.

use crate::engine::sets::Set;

/// A run of sets in a [`Store`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sets {
    from: u32,
    count: u32,
}

impl Sets {
    /// Nothing would do.
    pub(super) const NOTHING_DOES: Sets = Sets { from: 0, count: 0 };
    /// Nothing is missing: the one set is the empty one that every store begins with.
    pub(super) const NOTHING_NEEDED: Sets = Sets { from: 0, count: 1 };
    /// Not found yet. No run begins there.
    pub(super) const UNKNOWN: Sets = Sets { from: u32::MAX, count: 0 };

    /// How many sets there are.
    pub(super) fn len(self) -> usize {
        self.count as usize
    }
}

/// All sets of one search.
pub(super) struct Store {
    all: Vec<Set>,
}

impl Store {
    /// A store with room for some.
    pub(super) fn new() -> Store {
        let mut all = Vec::with_capacity(256);
        all.push(Set::EMPTY);
        Store { all }
    }

    /// The sets of a run.
    pub(super) fn get(&self, sets: Sets) -> &[Set] {
        let from = sets.from as usize;
        self.all.get(from..from + sets.len()).unwrap_or_default()
    }

    /// Where the next set will stand.
    pub(super) fn end(&self) -> u32 {
        u32::try_from(self.all.len()).unwrap_or(u32::MAX)
    }

    /// Adds a set.
    pub(super) fn push(&mut self, set: Set) {
        self.all.push(set);
    }

    /// The sets added since the end was there.
    pub(super) fn since(&self, from: u32) -> Sets {
        let count = self.end().saturating_sub(from);
        if count == 0 { Sets::NOTHING_DOES } else { Sets { from, count } }
    }

    /// Puts these sets in place of those added since the end was there.
    pub(super) fn replace(&mut self, from: u32, sets: &[Set]) -> Sets {
        self.all.truncate(from as usize);
        self.all.extend_from_slice(sets);
        self.since(from)
    }
}
