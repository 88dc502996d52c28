//! What nodes test: the values under their operator keys.
//!
//! A key that may be left out but would make no sense as `null` refuses it: a test cannot be unknown.

use serde::Deserialize;

use super::draft::{boxed, boxed_if};
use super::node::{Hand, Node};
use super::written::{filled, percent, stated};
use crate::terms::kind::{PartyKind, Rank, Stage};
use crate::terms::{PartialDate, Period};

/// There is an act such that the child holds.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SomeAct {
    /// What must hold with the act in hand.
    #[serde(deserialize_with = "boxed")]
    pub that: Box<Node>,
    /// Carried through (default) or tried.
    #[serde(default)]
    pub stage: Stage,
    /// Keeps the act within the time of the link in hand.
    #[serde(default, deserialize_with = "stated")]
    pub during: Option<DuringLink>,
    /// What a reader should know.
    pub note: Option<String>,
}

/// The one span an act may be kept within.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DuringLink {
    /// The link in hand.
    Link,
}

/// There is a party, the current one or another, involved in the act in hand such that the child holds of it.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SomeInvolved {
    /// In one of these modes; any where empty.
    #[serde(default)]
    pub modes: Vec<String>,
    /// Whether it must be another than the current party.
    #[serde(default)]
    pub other: bool,
    /// What must hold of the party.
    #[serde(deserialize_with = "boxed")]
    pub that: Box<Node>,
    /// What a reader should know.
    pub note: Option<String>,
}

/// There is a link from the current party such that the child holds of the party at its other end.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SomeLink {
    /// Of one of these types or narrower.
    #[serde(deserialize_with = "filled")]
    pub types: Vec<String>,
    /// From the current party, or to it.
    #[serde(default)]
    pub direction: Direction,
    /// When the link must hold.
    pub when: When,
    /// Whether a chain of such links will do.
    #[serde(default)]
    pub indirect: bool,
    /// What must hold of the link itself.
    #[serde(default, deserialize_with = "boxed_if")]
    pub and: Option<Box<Node>>,
    /// What must hold of the party at the other end.
    #[serde(deserialize_with = "boxed")]
    pub that: Box<Node>,
    /// What a reader should know.
    pub note: Option<String>,
}

/// Which way a link is followed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// From the current party.
    #[default]
    Out,
    /// To the current party.
    In,
}

/// When a link must hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum When {
    /// On the as-of date.
    Now,
    /// At any time up to the as-of date.
    Ever,
    /// At some time of the act in hand.
    Act,
}

/// The current party is involved in the act in hand.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Involvement {
    /// In one of these modes or narrower.
    #[serde(deserialize_with = "filled")]
    pub modes: Vec<String>,
    /// Facts this provision adds to the mode's own.
    #[serde(default)]
    pub elements: Vec<String>,
    /// Carried through (default) or tried.
    #[serde(default)]
    pub stage: Stage,
    /// What a reader should know.
    pub note: Option<String>,
}

/// A test over countries. Members are codes, `@group` or `$parameter`.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Places {
    /// Some value is one of these.
    #[serde(deserialize_with = "filled")]
    In(Vec<String>),
    /// Some value is none of these.
    #[serde(deserialize_with = "filled")]
    Outside(Vec<String>),
    /// There is a value, and every one is one of these.
    #[serde(deserialize_with = "filled")]
    Only(Vec<String>),
}

/// One and the same victim of the act in hand has all of this.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Victim {
    /// Did or sought one of these.
    pub activities: Vec<String>,
    /// The country whose officials were exposed or where the right was sought.
    #[serde(deserialize_with = "stated")]
    pub activity_country: Option<Places>,
    /// Citizenship.
    #[serde(deserialize_with = "stated")]
    pub citizenship: Option<Places>,
    /// Residence.
    #[serde(deserialize_with = "stated")]
    pub residence: Option<Places>,
    /// Where the victim was.
    #[serde(deserialize_with = "stated")]
    pub located_in: Option<Places>,
    /// Has one of these statuses.
    pub statuses: Vec<String>,
    /// Suffered one of these.
    pub harms: Vec<String>,
    /// What must hold with the victim in hand.
    #[serde(deserialize_with = "boxed_if")]
    pub and: Option<Box<Node>>,
    /// What a reader should know.
    pub note: Option<String>,
}

/// The act in hand has all of this.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Act {
    /// Some place of it.
    #[serde(deserialize_with = "stated")]
    pub place: Option<Places>,
    /// It ended before this day.
    #[serde(deserialize_with = "stated")]
    pub before: Option<PartialDate>,
    /// It began on or after this day.
    #[serde(deserialize_with = "stated")]
    pub after: Option<PartialDate>,
    /// The practice it is part of is one of these.
    pub scale: Vec<String>,
    /// It breached the prohibitions of one of these regimes.
    pub breaches: Vec<String>,
    /// What a reader should know.
    pub note: Option<String>,
}

/// A test of a percentage.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Percentage {
    /// Strictly more than this.
    #[serde(deserialize_with = "percent")]
    MoreThan(f64),
    /// This or more.
    #[serde(deserialize_with = "percent")]
    AtLeast(f64),
}

/// The link in hand has all of this.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Link {
    /// Percentage of the shares.
    #[serde(deserialize_with = "stated")]
    pub share: Option<Percentage>,
    /// Percentage of the voting rights.
    #[serde(deserialize_with = "stated")]
    pub votes: Option<Percentage>,
    /// Whether it carries the right to appoint or remove a majority of the board.
    #[serde(deserialize_with = "stated")]
    pub appoints_board_majority: Option<bool>,
    /// It concerns the act in hand.
    #[serde(deserialize_with = "stated")]
    pub concerns: Option<ConcernsAct>,
    /// These facts of it hold.
    pub elements: Vec<String>,
    /// What a reader should know.
    pub note: Option<String>,
}

/// The one thing a link may be asked to concern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ConcernsAct {
    /// The act in hand.
    Act,
}

/// Whether a dated attribute is asked of today or of any time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Time {
    /// On the as-of date.
    #[default]
    Now,
    /// At any time up to the as-of date.
    Ever,
}

/// The current party has all of this.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Party {
    /// Person or entity.
    #[serde(deserialize_with = "stated")]
    pub kind: Option<PartyKind>,
    /// Citizenship of a person.
    #[serde(deserialize_with = "stated")]
    pub citizenship: Option<Places>,
    /// Registration of an entity.
    #[serde(deserialize_with = "stated")]
    pub registered_in: Option<Places>,
    /// Ordinary residence.
    #[serde(deserialize_with = "stated")]
    pub residence: Option<Places>,
    /// Permanent residence.
    #[serde(deserialize_with = "stated")]
    pub permanent_residence: Option<Places>,
    /// Where the party is.
    #[serde(deserialize_with = "stated")]
    pub located_in: Option<Places>,
    /// The state of which an entity is an organ.
    #[serde(deserialize_with = "stated")]
    pub organ_of: Option<Places>,
    /// Has one of these statuses.
    pub statuses: Vec<String>,
    /// One and the same office.
    #[serde(deserialize_with = "stated")]
    pub office: Option<Office>,
    /// Whether the person is dead (measures only).
    #[serde(deserialize_with = "stated")]
    pub died: Option<bool>,
    /// Whether dated attributes are asked of today or of any time.
    pub time: Time,
    /// What a reader should know.
    pub note: Option<String>,
}

/// One and the same office has all of this.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Office {
    /// Held at one of these times.
    #[serde(deserialize_with = "filled")]
    pub when: Vec<OfficeTime>,
    /// Of a state among these.
    #[serde(default, deserialize_with = "stated")]
    pub of: Option<Places>,
    /// Of one of these ranks.
    #[serde(default)]
    pub rank: Vec<Rank>,
    /// What a reader should know.
    pub note: Option<String>,
}

/// When an office is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OfficeTime {
    /// On the as-of date.
    Serving,
    /// Before it, and no longer.
    Former,
    /// At some time of the act in hand.
    AtAct,
}

/// Listings of the current party as they stand on the as-of date.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Listed {
    /// Under one of these regimes.
    pub regimes: Vec<String>,
    /// By one of these jurisdictions.
    pub jurisdictions: Vec<String>,
    /// The last event is one of these; where empty, the listing is in force.
    pub status: Vec<String>,
    /// The last event was the doing of one of these.
    pub by: Vec<String>,
    /// The last event is at least this long ago (ISO 8601 duration in days, months or years).
    #[serde(deserialize_with = "stated")]
    pub ago: Option<Period>,
    /// It carries one of these measures.
    pub measure: Vec<String>,
    /// It was done for the act in hand.
    #[serde(rename = "for", deserialize_with = "stated")]
    pub for_act: Option<ConcernsAct>,
    /// Open, not failed, where the party is itself proposed and met under one of the regimes.
    pub or_proposed: bool,
    /// What a reader should know.
    pub note: Option<String>,
}

/// An open-textured question about what is in hand.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Judgement {
    /// Which question (vocabulary list `questions`).
    pub question: String,
    /// What it is about.
    #[serde(deserialize_with = "filled")]
    pub about: Vec<Hand>,
    /// What the term plainly covers, so that the question is asked only of the doubtful.
    #[serde(default, deserialize_with = "stated")]
    pub clear: Option<Clear>,
    /// Published indicators, shown beside the question.
    #[serde(default)]
    pub indicators: Vec<Indicator>,
    /// What a reader should know.
    pub note: Option<String>,
}

/// What an open-textured term plainly covers.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Clear {
    /// Conduct that needs no judgement.
    #[serde(default)]
    pub conduct: Vec<String>,
    /// Harm to a victim that needs none.
    #[serde(default)]
    pub harms: Vec<String>,
    /// A part in the act that needs none.
    #[serde(default)]
    pub modes: Vec<String>,
    /// What a reader should know.
    pub note: Option<String>,
}

/// A published indicator of an open-textured term.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Indicator {
    /// What it says.
    pub text: String,
    /// Its source.
    pub source: Option<String>,
    /// What a reader should know.
    pub note: Option<String>,
}

/// Whether something is written in the file: for checklists and arguments, never for criteria.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Recorded {
    /// These attributes of the current party.
    pub party: Vec<String>,
    /// These attributes of the act in hand.
    pub act: Vec<String>,
    /// These parts of the case.
    pub case: Vec<String>,
    /// What a reader should know.
    pub note: Option<String>,
}
