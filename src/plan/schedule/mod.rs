//! When to do what: the steps of all filings as one graph, days to keep in mind, waves and the longest chain.

mod dates;
mod graph;
mod steps;

use serde::{Deserialize, Serialize};

use super::board::Board;
use super::filing::Filing;
use super::words::Words;
use crate::law::source::Basis;

/// The steps of all filings.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Schedule {
    /// Every step once, wave by wave: none before those it waits for.
    pub steps: Vec<ScheduledStep>,
    /// How many waves: steps of one wave can be done side by side.
    pub waves: usize,
    /// The longest chain of steps, by id, the first one first. Counted in steps: how long each takes is seldom published.
    pub critical_path: Vec<String>,
    /// Days to keep in mind, the nearest first; those that are past last.
    pub dates: Vec<DatedEvent>,
}

/// What kind of step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StepKind {
    /// Something to find out or to judge, from the list of what is missing.
    Answer,
    /// Confirm that a regime is still law.
    Renewal,
    /// Work that several filings share.
    Preparation,
    /// A step of a channel, as the law file has it.
    Channel,
    /// Ask what became of a filing that an authority has already.
    FollowUp,
}

/// One step.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ScheduledStep {
    /// Its id in the plan: `gb-hr/send`, `answer-1`, `protect-sources`.
    pub id: String,
    /// What kind.
    pub kind: StepKind,
    /// What it is called.
    pub title: String,
    /// What is done, in words; several where regimes say it in different words, each led by their ids.
    pub text: Vec<String>,
    /// For which regimes, by id.
    pub regimes: Vec<String>,
    /// For which subjects, by key; nobody where it serves all of them alike.
    pub subjects: Vec<String>,
    /// In which wave, from 1.
    pub wave: usize,
    /// What it waits for.
    pub after: Vec<Wait>,
    /// How long it takes, in words.
    pub time: Option<String>,
    /// Law, policy or practice.
    pub basis: Basis,
    /// Whether every regime that asks for it was read in an official text here; `null` where no source is named.
    pub officially_read: Option<bool>,
}

/// One thing a step waits for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Wait {
    /// The step, by id.
    pub step: String,
    /// Whether law or practice wants that order.
    pub basis: Basis,
}

/// A day to keep in mind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DatedEvent {
    /// The day, as ISO 8601 or an interval of it, for programs.
    pub date: String,
    /// The day in words.
    pub in_words: String,
    /// What happens.
    pub title: String,
    /// What it means for a filing.
    pub text: Option<String>,
    /// What a reader should know.
    pub note: Option<String>,
    /// For which regimes, by id; none where it is the advocate's own.
    pub regimes: Vec<String>,
    /// Law, policy or practice; `null` where it is the advocate's own.
    pub basis: Option<Basis>,
    /// How far off, in words: `in 19 days`, `11 months ago`.
    pub distance: String,
    /// Whether the day is past.
    pub is_past: bool,
    /// Whether its source was read in an official text; `null` where no source is named.
    pub officially_read: Option<bool>,
}

/// The schedule of these filings.
pub(super) fn schedule(words: Words, filings: &[Filing], board: &Board) -> Schedule {
    let from = steps::From { words, filings, board };
    let (steps, waves, critical_path) = graph::waves(steps::steps(&from));
    Schedule { steps, waves, critical_path, dates: dates::dates(&from) }
}
