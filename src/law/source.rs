//! Where law comes from: instruments, sources and how far they were read, days on which words hold.

use serde::{Deserialize, Serialize};

use super::written::stated;
use crate::terms::{Day, PartialDate};

/// How far a text was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SourceStatus {
    /// Read in the official text, or in a public mirror of it (then `via` names the mirror).
    Official,
    /// Read in a text that quotes it or sums it up.
    Secondary,
    /// Not read (`readIn` names another instrument in which the same words were read).
    Unread,
}

/// A text on which a claim about law or practice rests.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Source {
    /// Its address; `null` where none is known.
    pub url: Option<String>,
    /// The day it was read.
    pub read: Option<PartialDate>,
    /// How far it was read.
    pub status: SourceStatus,
    /// The mirror in which an official text was read.
    pub via: Option<String>,
    /// The other instrument in which the same words were read.
    pub read_in: Option<String>,
    /// What it is called.
    pub title: Option<String>,
    /// What a reader should know about it.
    pub note: Option<String>,
}

impl Source {
    /// Whether the words were read in an official text.
    pub fn is_official(&self) -> bool {
        self.status == SourceStatus::Official
    }
}

/// A legal text.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Instrument {
    /// Its full title.
    pub title: String,
    /// Its number as lawyers cite it.
    pub number: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// Its European Legislation Identifier.
    pub eli: Option<String>,
    /// When it was made.
    pub made: Option<PartialDate>,
    /// The source in which this was read.
    pub source: Option<String>,
    /// What a reader should know about it.
    pub note: Option<String>,
}

/// Days on which something is law: both are included, either may be open.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Interval {
    /// First day in force.
    pub from: Option<PartialDate>,
    /// Last day in force.
    pub until: Option<PartialDate>,
    /// The source of these days.
    pub source: Option<String>,
    /// What a reader should know about them.
    pub note: Option<String>,
}

/// Whether something is law on a given day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InForce {
    /// It is.
    Yes,
    /// It is not.
    No,
    /// The day falls where the exact bound is not known.
    Unsure,
}

impl Interval {
    /// Whether `day` lies within.
    pub fn holds(&self, day: Day) -> InForce {
        let after_start = self.from.map_or(InForce::Yes, |from| {
            if day >= from.latest {
                InForce::Yes
            } else if day < from.earliest {
                InForce::No
            } else {
                InForce::Unsure
            }
        });
        let before_end = self.until.map_or(InForce::Yes, |until| {
            if day <= until.earliest {
                InForce::Yes
            } else if day > until.latest {
                InForce::No
            } else {
                InForce::Unsure
            }
        });
        match (after_start, before_end) {
            (InForce::No, _) | (_, InForce::No) => InForce::No,
            (InForce::Yes, InForce::Yes) => InForce::Yes,
            _ => InForce::Unsure,
        }
    }
}

/// Whether any of `intervals` holds on `day`; with none written, always.
pub fn in_force(intervals: &[Interval], day: Day) -> InForce {
    if intervals.is_empty() {
        return InForce::Yes;
    }
    let mut best = InForce::No;
    for interval in intervals {
        match interval.holds(day) {
            InForce::Yes => return InForce::Yes,
            InForce::Unsure => best = InForce::Unsure,
            InForce::No => {}
        }
    }
    best
}

/// What kind of authority a claim has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// A legal text says so.
    #[default]
    Law,
    /// A published policy says so.
    Policy,
    /// It is what is seen in practice.
    Practice,
}

/// A day on which a regime or a measure ends unless it is renewed.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Renewal {
    /// The first day on which it is no longer law unless renewed.
    pub due: PartialDate,
    /// Whether the renewal was read.
    pub verified: bool,
    /// Where it was read, or what was read instead.
    pub source: Option<String>,
    /// A later source that shows the regime in use.
    #[serde(default, deserialize_with = "stated")]
    pub shown_active: Option<ShownActive>,
    /// What a reader should know about it.
    pub note: Option<String>,
}

/// A sign that a regime was in use after a renewal that was not read.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ShownActive {
    /// The day of that sign.
    pub on: PartialDate,
    /// The source.
    pub source: String,
    /// What a reader should know.
    pub note: Option<String>,
}
