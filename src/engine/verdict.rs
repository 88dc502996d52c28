//! The bare verdict: nothing is recorded but what definitions came out as.

use std::collections::HashMap;

use super::evaluate::{Atom, Hand, Join, Recorder};
use super::outcome::Outcome;
use super::program::NodeIx;

/// Listens to nothing and remembers nothing.
#[derive(Debug, Clone, Copy)]
pub struct Silent;

impl Recorder for Silent {
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
    fn atom(&mut self, _: Outcome, _: impl FnOnce() -> Atom) {}
    #[inline]
    fn recall(&mut self, _: u32, _: Hand) -> Option<Outcome> {
        None
    }
    #[inline]
    fn remember(&mut self, _: u32, _: Hand, _: Outcome) {}
}

/// Remembers what definitions came out as, for one regime's readers and one set of proposals.
#[derive(Debug, Default)]
pub struct Memory {
    known: HashMap<(u32, Hand), Outcome>,
}

impl Memory {
    /// Forgets everything and keeps the room.
    pub fn clear(&mut self) {
        self.known.clear();
    }
}

impl Recorder for &mut Memory {
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
    fn atom(&mut self, _: Outcome, _: impl FnOnce() -> Atom) {}

    fn recall(&mut self, definition: u32, hand: Hand) -> Option<Outcome> {
        self.known.get(&(definition, hand)).copied()
    }

    fn remember(&mut self, definition: u32, hand: Hand, outcome: Outcome) {
        self.known.insert((definition, hand), outcome);
    }
}
