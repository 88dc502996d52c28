//! Outcomes at all four rungs at once: two bit masks, one for met, one for not met.

use crate::terms::kind::{Rung, Truth};

/// Every rung.
pub const ALL: u8 = 0b1111;

/// How a node comes out at each rung. A rung in neither mask is open; none is in both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Outcome {
    /// Rungs at which it is met.
    pub met: u8,
    /// Rungs at which it is not met.
    pub not: u8,
}

impl Outcome {
    /// Met at every rung.
    pub const MET: Outcome = Outcome { met: ALL, not: 0 };
    /// Not met at any rung.
    pub const NOT: Outcome = Outcome { met: 0, not: ALL };
    /// Open at every rung.
    pub const OPEN: Outcome = Outcome { met: 0, not: 0 };

    /// Met at the rungs of `mask`, open at the others: a test met by a statement with that support.
    #[inline]
    pub const fn met_at(mask: u8) -> Outcome {
        Outcome { met: mask & ALL, not: 0 }
    }

    /// Both.
    #[inline]
    pub const fn and(self, other: Outcome) -> Outcome {
        Outcome { met: self.met & other.met, not: self.not | other.not }
    }

    /// Either.
    #[inline]
    pub const fn or(self, other: Outcome) -> Outcome {
        Outcome { met: self.met | other.met, not: self.not & other.not }
    }

    /// The opposite.
    #[inline]
    pub const fn negate(self) -> Outcome {
        Outcome { met: self.not, not: self.met }
    }

    /// Open wherever it was met: what the law leaves unsettled or to discretion.
    #[inline]
    pub const fn never_met(self) -> Outcome {
        Outcome { met: 0, not: self.not }
    }

    /// How it comes out at one rung.
    pub const fn at(self, rung: Rung) -> Truth {
        if self.met & rung.bit() != 0 {
            Truth::Met
        } else if self.not & rung.bit() != 0 {
            Truth::NotMet
        } else {
            Truth::Open
        }
    }

    /// Rungs at which it is open.
    pub const fn open(self) -> u8 {
        ALL & !self.met & !self.not
    }
}

/// A comparison that may come out unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tri {
    /// It holds.
    Yes,
    /// It does not.
    No,
    /// It cannot be told.
    Unknown,
}

impl Tri {
    /// Both.
    pub const fn and(self, other: Tri) -> Tri {
        match (self, other) {
            (Tri::No, _) | (_, Tri::No) => Tri::No,
            (Tri::Yes, Tri::Yes) => Tri::Yes,
            _ => Tri::Unknown,
        }
    }

    /// Either.
    pub const fn or(self, other: Tri) -> Tri {
        match (self, other) {
            (Tri::Yes, _) | (_, Tri::Yes) => Tri::Yes,
            (Tri::No, Tri::No) => Tri::No,
            _ => Tri::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn connectives_are_strong_kleene_at_each_rung() {
        let values = [Outcome::MET, Outcome::NOT, Outcome::OPEN, Outcome::met_at(0b0011)];
        for a in values {
            assert_eq!(a.negate().negate(), a);
            for b in values {
                assert_eq!(a.and(b), b.and(a));
                assert_eq!(a.and(b).negate(), a.negate().or(b.negate()));
                assert_eq!(a.and(b).met & a.and(b).not, 0);
            }
        }
        assert_eq!(Outcome::OPEN.or(Outcome::MET), Outcome::MET);
        assert_eq!(Outcome::OPEN.and(Outcome::NOT), Outcome::NOT);
    }

    #[test]
    fn unsettled_takes_met_away_and_leaves_not_met() {
        assert_eq!(Outcome::MET.never_met(), Outcome::OPEN);
        assert_eq!(Outcome::NOT.never_met(), Outcome::NOT);
    }
}
