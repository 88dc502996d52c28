//! Closed distinctions that law and case both make and that no vocabulary file may change.

use serde::{Deserialize, Serialize};

/// What a party is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PartyKind {
    /// A natural person.
    Person,
    /// A company, body, unit, group or organ of state.
    Entity,
}

/// Whether an act was carried through. The one default: an act alleged is alleged to have happened.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// It happened.
    #[default]
    Completed,
    /// It was tried.
    Attempted,
}

/// How high a post is in its body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rank {
    /// Heads the body.
    Leader,
    /// Among its senior officials.
    Senior,
    /// One of its officials.
    Official,
    /// Belongs to it, holding no office in it.
    Member,
}

/// A value the law leaves open or that a test may come out as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Truth {
    /// It holds.
    Met,
    /// It does not hold.
    NotMet,
    /// It cannot be told.
    Open,
}

/// How well supported the statements are that may be relied on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rung {
    /// Every statement.
    Alleged,
    /// At least one item of evidence.
    Evidenced,
    /// Two sources that do not rest on one another.
    Corroborated,
    /// Evidenced by items cleared for every reader of the regime's first channel.
    Disclosable,
}

impl Rung {
    /// All rungs, the lowest first.
    pub const ALL: [Rung; 4] = [Rung::Alleged, Rung::Evidenced, Rung::Corroborated, Rung::Disclosable];

    /// The bit that stands for this rung in a mask.
    pub const fn bit(self) -> u8 {
        1 << self as u8
    }

    /// The word used in files and on the screen.
    pub const fn as_str(self) -> &'static str {
        match self {
            Rung::Alleged => "alleged",
            Rung::Evidenced => "evidenced",
            Rung::Corroborated => "corroborated",
            Rung::Disclosable => "disclosable",
        }
    }
}
