//! One designation power: its instruments, criteria, decision, measures and channels, as its file says them.

use indexmap::IndexMap;
use serde::Deserialize;

use super::channel::Channel;
use super::measure::Measure;
use super::node::Node;
use super::source::{Basis, Instrument, Interval, Renewal, Source};
use super::written::{filled, key, keyed, stated};
use crate::terms::{Country, KeyDay, PartialDate, kind::Rung};

/// A regime file.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Regime {
    /// The schema an editor may use; not read.
    #[serde(rename = "$schema")]
    pub schema: Option<String>,
    /// Its id, which is also the name of its file.
    #[serde(deserialize_with = "key")]
    pub id: String,
    /// The OpenSanctions programme key, where one exists.
    pub program_id: Option<String>,
    /// Whose law it is.
    pub jurisdiction: Country,
    /// What it is called.
    pub title: String,
    /// What it does, in a few sentences.
    pub summary: Option<String>,
    /// Whether it is in use.
    #[serde(default, deserialize_with = "stated")]
    pub status: Option<RegimeStatus>,
    /// The legal texts, by key.
    #[serde(deserialize_with = "keyed")]
    pub instruments: IndexMap<String, Instrument>,
    /// What was read, by key.
    #[serde(deserialize_with = "keyed")]
    pub sources: IndexMap<String, Source>,
    /// Days on which the regime is law.
    #[serde(deserialize_with = "filled")]
    pub in_force: Vec<Interval>,
    /// Days on which it ends unless renewed.
    #[serde(default)]
    pub renewals: Vec<Renewal>,
    /// Who decides, on what standard.
    pub decision: Decision,
    /// Statutory meanings used by criteria.
    #[serde(default, deserialize_with = "keyed")]
    pub definitions: IndexMap<String, Node>,
    /// Who can be listed.
    pub grounds: Node,
    /// What takes a party out, whatever it did.
    #[serde(default)]
    pub exclusions: Vec<Node>,
    /// Published policy factors: argued, never computed.
    #[serde(default)]
    pub considerations: Vec<Consideration>,
    /// What a listing does.
    #[serde(default)]
    pub measures: Vec<Measure>,
    /// Doors, in order of preference.
    #[serde(default)]
    pub channels: Vec<Channel>,
    /// Days to keep in mind when filing; renewals stand under `renewals`.
    #[serde(default)]
    pub dates: Vec<KeyDate>,
    /// How well supported a file should be.
    pub evidence_bar: Option<EvidenceBar>,
    /// Amendments and corrections in words.
    #[serde(default)]
    pub history: Vec<Change>,
    /// Neighbouring tools: named, never assessed.
    #[serde(default)]
    pub pointers: Vec<Pointer>,
    /// What a reader should know.
    pub note: Option<String>,
}

impl Regime {
    /// Whether the source of this key was read in an official text; `None` where no source is named.
    pub fn is_officially_read(&self, source: Option<&str>) -> Option<bool> {
        Some(self.sources.get(source?).is_some_and(Source::is_official))
    }
}

/// Whether a regime is in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RegimeStatus {
    /// Something in it still binds and can be used.
    Active,
    /// It has ended.
    Ended,
}

/// Who decides, on what standard, and what is theirs alone.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Decision {
    /// The designating authority.
    pub authority: String,
    /// The standard of proof in the law's own words, by date.
    #[serde(default)]
    pub standards: Vec<Standard>,
    /// What stays with the authority.
    #[serde(default)]
    pub left_to_authority: Vec<Left>,
    /// Routes that need no ground of their own.
    #[serde(default, deserialize_with = "keyed")]
    pub procedures: IndexMap<String, Node>,
    /// Power or duty, in words.
    pub duty: Option<String>,
    /// What a reader should know.
    pub note: Option<String>,
}

/// A standard of proof.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Standard {
    /// The law's own words.
    pub words: String,
    /// The provision.
    pub provision: Option<String>,
    /// How it is cited where the number is only inferred.
    pub cited_as: Option<String>,
    /// The source.
    pub source: Option<String>,
    /// When it holds.
    #[serde(default)]
    pub in_force: Vec<Interval>,
    /// What a reader should know.
    pub note: Option<String>,
}

/// Something that stays with the authority.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Left {
    /// What.
    pub text: String,
    /// The provision.
    pub provision: Option<String>,
    /// The source.
    pub source: Option<String>,
    /// When it holds.
    #[serde(default)]
    pub in_force: Vec<Interval>,
    /// What a reader should know.
    pub note: Option<String>,
}

/// A published policy factor with the argument it offers.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Consideration {
    /// Its name in this file.
    #[serde(deserialize_with = "key")]
    pub id: String,
    /// What it is called.
    pub title: String,
    /// When the case offers the argument.
    #[serde(default, deserialize_with = "stated")]
    pub when: Option<Node>,
    /// The argument.
    pub argument: Option<String>,
    /// How old conduct may be before the argument is lost.
    #[serde(default, deserialize_with = "stated")]
    pub window: Option<Window>,
    /// The published words.
    pub quote: Option<String>,
    /// The provision or paragraph.
    pub provision: Option<String>,
    /// Law, policy or practice.
    #[serde(default)]
    pub basis: Basis,
    /// The source.
    pub source: Option<String>,
    /// What a reader should know.
    pub note: Option<String>,
}

/// A time within which conduct is still fresh, counted from the end of the act.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Window {
    /// How many years.
    pub years: u16,
    /// What a reader should know.
    pub note: Option<String>,
}

/// A day to keep in mind when filing: a report that is due, a day on which listings are announced.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct KeyDate {
    /// Its name in this file.
    #[serde(deserialize_with = "key")]
    pub id: String,
    /// What it is called.
    pub title: String,
    /// When it is.
    pub day: KeyDay,
    /// What it means for a filing.
    pub text: Option<String>,
    /// Law, policy or practice.
    #[serde(default)]
    pub basis: Basis,
    /// The provision.
    pub provision: Option<String>,
    /// The source.
    pub source: Option<String>,
    /// What a reader should know.
    pub note: Option<String>,
}

/// How well supported a file should be in practice.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EvidenceBar {
    /// The rungs asked for.
    #[serde(deserialize_with = "filled")]
    pub rungs: Vec<Rung>,
    /// In words.
    pub text: Option<String>,
    /// Law, policy or practice.
    #[serde(default)]
    pub basis: Basis,
    /// The source.
    pub source: Option<String>,
    /// What a reader should know.
    pub note: Option<String>,
}

/// An amendment of the law or a correction of this encoding.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Change {
    /// From which day.
    pub date: PartialDate,
    /// Amendment or correction.
    pub kind: ChangeKind,
    /// By which instrument.
    pub instrument: Option<String>,
    /// What changed, in one sentence.
    pub text: String,
    /// The source.
    pub source: Option<String>,
    /// What a reader should know.
    pub note: Option<String>,
}

/// Whether the law moved or we were wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeKind {
    /// The law changed.
    Amendment,
    /// The encoding was wrong.
    Correction,
}

/// A neighbouring tool.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Pointer {
    /// What it is called.
    pub title: String,
    /// What it reaches.
    pub text: String,
    /// The provision.
    pub provision: Option<String>,
    /// The source.
    pub source: Option<String>,
    /// What a reader should know.
    pub note: Option<String>,
}
