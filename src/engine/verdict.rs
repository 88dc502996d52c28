//! The bare verdict: nothing is recorded but what definitions came out as.

use super::evaluate::{Atom, Hand, Join, Recorder};
use super::outcome::Outcome;
use super::program::NodeIx;

/// Listens to nothing and remembers nothing.
#[derive(Debug, Clone, Copy)]
pub struct Silent;

impl<'a> Recorder<'a> for Silent {
    const TELLS: bool = false;

    #[inline]
    fn enter(&mut self, _: NodeIx, _: Hand) {}
    #[inline]
    fn leave(&mut self, _: Outcome, _: Outcome) {}
    #[inline]
    fn open(&mut self, _: Join) {}
    #[inline]
    fn close(&mut self, _: Outcome) {}
    #[inline]
    fn atom(&mut self, _: Outcome, _: impl FnOnce() -> Atom<'a>) {}
    #[inline]
    fn recall(&mut self, _: u32, _: Hand) -> Option<Outcome> {
        None
    }
    #[inline]
    fn remember(&mut self, _: u32, _: Hand, _: Outcome) {}
}

/// Room for this many outcomes is made at first. A power of two.
const FIRST_ROOM: usize = 256;

/// Remembers what definitions came out as, for one regime's readers and one set of proposals.
///
/// A table with open addressing, never more than half full. Each slot says in which generation it was filled, so that
/// forgetting everything is to begin a new one.
#[derive(Debug)]
pub struct Memory {
    slots: Vec<Slot>,
    filled: usize,
    generation: u32,
}

/// One outcome that is remembered, if its generation is the present one.
#[derive(Debug, Clone, Copy)]
struct Slot {
    generation: u32,
    definition: u32,
    hand: Hand,
    outcome: Outcome,
}

impl Slot {
    /// No generation has this number.
    const FREE: Slot =
        Slot { generation: 0, definition: 0, hand: Hand::party(super::facts::NONE), outcome: Outcome::OPEN };
}

impl Default for Memory {
    fn default() -> Memory {
        Memory { slots: Vec::new(), filled: 0, generation: 1 }
    }
}

impl Memory {
    /// Forgets everything and keeps the room.
    pub fn clear(&mut self) {
        self.filled = 0;
        self.generation = self.generation.wrapping_add(1);
        if self.generation == 0 {
            self.slots.fill(Slot::FREE);
            self.generation = 1;
        }
    }

    /// The slot with this key, or the free one where it belongs; `None` only while there is no room at all.
    #[inline]
    fn find(&self, definition: u32, hand: Hand) -> Option<(usize, &Slot)> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut at = place(definition, hand) & mask;
        loop {
            let slot = self.slots.get(at)?;
            if slot.generation != self.generation || (slot.definition == definition && slot.hand == hand) {
                return Some((at, slot));
            }
            at = (at + 1) & mask;
        }
    }

    #[inline]
    fn put(&mut self, slot: Slot) {
        let at = self.find(slot.definition, slot.hand).map(|(at, _)| at);
        if let Some(place) = at.and_then(|at| self.slots.get_mut(at)) {
            self.filled += usize::from(place.generation != slot.generation);
            *place = slot;
        }
    }

    /// Twice the room.
    #[cold]
    fn grow(&mut self) {
        let room = (self.slots.len() * 2).max(FIRST_ROOM);
        let old = std::mem::replace(&mut self.slots, vec![Slot::FREE; room]);
        self.filled = 0;
        for slot in old {
            if slot.generation == self.generation {
                self.put(slot);
            }
        }
    }
}

/// Where a key belongs, before it is cut to the room there is.
#[inline]
fn place(definition: u32, hand: Hand) -> usize {
    // An odd number whose bits are well spread: the golden ratio, as fraction of 2^64.
    const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;
    let pair = |low: u32, high: u32| u64::from(low) | u64::from(high) << 32;
    let first = pair(definition, hand.party).wrapping_mul(SPREAD);
    let second = (first.rotate_left(29) ^ pair(hand.act, hand.link)).wrapping_mul(SPREAD);
    let third = (second ^ u64::from(hand.victim)).wrapping_mul(SPREAD);
    // The upper half is the better mixed.
    (third >> 32) as usize
}

impl<'a> Recorder<'a> for &mut Memory {
    const TELLS: bool = false;

    #[inline]
    fn enter(&mut self, _: NodeIx, _: Hand) {}
    #[inline]
    fn leave(&mut self, _: Outcome, _: Outcome) {}
    #[inline]
    fn open(&mut self, _: Join) {}
    #[inline]
    fn close(&mut self, _: Outcome) {}
    #[inline]
    fn atom(&mut self, _: Outcome, _: impl FnOnce() -> Atom<'a>) {}

    #[inline]
    fn recall(&mut self, definition: u32, hand: Hand) -> Option<Outcome> {
        let (_, slot) = self.find(definition, hand)?;
        (slot.generation == self.generation).then_some(slot.outcome)
    }

    #[inline]
    fn remember(&mut self, definition: u32, hand: Hand, outcome: Outcome) {
        if self.filled * 2 >= self.slots.len() {
            self.grow();
        }
        self.put(Slot { generation: self.generation, definition, hand, outcome });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hand(party: u32, act: u32) -> Hand {
        Hand { act, ..Hand::party(party) }
    }

    #[test]
    fn what_is_remembered_is_recalled_until_it_is_forgotten() {
        let mut memory = Memory::default();
        let mut memory = &mut memory;
        let outcome = |definition: u32, party: u32| Outcome::met_at(((definition + party) % 16) as u8);
        for round in 0..3 {
            assert_eq!(memory.recall(0, hand(0, 0)), None, "round {round}");
            for definition in 0..40 {
                for party in 0..40 {
                    memory.remember(definition, hand(party, definition), outcome(definition, party));
                }
            }
            for definition in 0..40 {
                for party in 0..40 {
                    let known = memory.recall(definition, hand(party, definition));
                    assert_eq!(known, Some(outcome(definition, party)));
                }
                assert_eq!(memory.recall(definition, hand(40, definition)), None);
                assert_eq!(memory.recall(definition, hand(0, definition + 1)), None);
            }
            memory.clear();
        }
    }

    #[test]
    fn after_the_last_generation_nothing_old_comes_back() {
        let mut memory = Memory { generation: u32::MAX, ..Memory::default() };
        (&mut memory).remember(1, hand(2, 3), Outcome::MET);
        memory.clear();
        assert_eq!((&mut memory).recall(1, hand(2, 3)), None);
        (&mut memory).remember(1, hand(2, 3), Outcome::NOT);
        assert_eq!((&mut memory).recall(1, hand(2, 3)), Some(Outcome::NOT));
    }
}
