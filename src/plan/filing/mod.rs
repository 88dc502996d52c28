//! What is filed under one regime: for whom, through which door, with what, and what speaks for it.

mod arguments;
mod build;
mod channel;
mod listed;
mod made;
mod order;

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

pub(super) use build::{Filer, filings};
pub(super) use made::is_pending;
pub(super) use order::{Ordering, action, order};

use super::assessment::{Caution, ReliesOn};
use super::standing::Standing;
use crate::law::channel::{ExposedTo, Route};
use crate::law::source::Basis;
use crate::terms::Day;
use crate::terms::kind::Truth;

/// What to do about a regime.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// Send a submission: somebody is met as alleged.
    File,
    /// Prepare one: somebody is open, and answers of the advocate's would settle it.
    Prepare,
    /// Ask the government, which decides freely: the law names no test.
    Ask,
    /// Wait: open on nothing that is hers to answer.
    Wait,
    /// Set aside by the advocate.
    SetAside,
    /// Nothing to file: listed already, closed on this file, dead, or not in force.
    Nothing,
}

impl Action {
    /// Whether there is something to send, to prepare or to ask for.
    pub const fn is_worth_filing(self) -> bool {
        matches!(self, Action::File | Action::Prepare | Action::Ask)
    }
}

/// One regime in the order of the plan.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PlaceInOrder {
    /// Which regime.
    pub regime: String,
    /// What to do there.
    pub action: Action,
    /// The best standing of any subject.
    pub standing: Standing,
    /// Subjects of that standing, by key.
    pub subjects: Vec<String>,
    /// Fewest answers that would meet one of them as alleged; `null` where none is counted.
    pub fewest_answers: Option<usize>,
    /// Subjects that have a tie to the jurisdiction, by key.
    pub nexus: Vec<String>,
    /// Subjects listed elsewhere, each with where: a listing here would extend those.
    pub extends: IndexMap<String, Vec<String>>,
    /// Why it stands here, in a sentence.
    pub because: String,
}

/// A filing that is worth making, or worth preparing.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Filing {
    /// Under which regime, by id.
    pub regime: String,
    /// What to do.
    pub action: Action,
    /// The advocate's own reason, where she chose it in the case file.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub chosen_because: Option<String>,
    /// The day by which she wants to file, in words.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub by: Option<String>,
    /// For whom.
    pub subjects: Vec<FilingSubject>,
    /// Filings that authorities already have, and what follows from them.
    pub made: Vec<FilingMade>,
    /// Doors, the one to use first.
    pub channels: Vec<ChannelCard>,
    /// What speaks for listing, as published.
    pub arguments: Vec<Argument>,
    /// What must not be claimed, and what must not be overlooked, in this filing.
    pub cautions: Vec<Caution>,
    /// Neighbouring tools: named, never assessed.
    pub pointers: Vec<Neighbour>,
}

/// A subject of a filing.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FilingSubject {
    /// Who, by key.
    pub subject: String,
    /// Where the assessment stands.
    pub standing: Standing,
    /// Whether it is worth naming in the filing now, or only once more is known.
    pub action: Action,
    /// Parties who must be listed, or proposed with it, before this one, by key.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub waits_for: Vec<String>,
}

/// A filing that an authority has already.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FilingMade {
    /// Its key in the case file.
    pub key: String,
    /// About whom.
    pub subject: String,
    /// Through which channel, if the file says.
    pub channel: Option<String>,
    /// When, in words; `null` where the file does not say.
    pub date: Option<String>,
    /// How it stands, in plain words; `null` where the file does not say.
    pub status: Option<String>,
    /// What follows: `filed on 13 September 2017, no answer for 110 months: ask for a follow-up, not a first filing`.
    pub advice: String,
    /// Other filings of the same to the same, by key.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub repeats: Vec<String>,
}

/// A door.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ChannelCard {
    /// Its id in the law file.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Whether it is the one the schedule uses: the first, or the one the advocate chose.
    pub is_used: bool,
    /// What kind of way.
    pub route: Route,
    /// To whom.
    pub addressee: String,
    /// Where exactly; `null` where it is not published or was not verified.
    pub address: Option<String>,
    /// Who may use it.
    pub who_may_file: Option<String>,
    /// Who reads what is sent, in words.
    pub readers: Vec<String>,
    /// Who else may come to see it.
    pub exposure: Vec<ExposureCard>,
    /// In which language; `null` where it was not read.
    pub language: Option<String>,
    /// In which form; `null` where it was not read.
    pub form: Option<String>,
    /// Whether language and form were read in an official text; `null` where no source is named.
    pub format_officially_read: Option<bool>,
    /// How long an answer takes.
    pub expected_time: Option<String>,
    /// Law, policy or practice.
    pub basis: Basis,
    /// What it rests on: the title of the source, and how far it was read.
    pub source: Option<String>,
    /// Why it is to be checked before anything is sent; `null` where its source is recent and official.
    pub check_before_sending: Option<String>,
    /// What a reader should know.
    pub note: Option<String>,
    /// What is asked for, in the order in which it is asked.
    pub contents: Vec<ContentCard>,
    /// What is done there, in the order of the law file.
    pub steps: Vec<StepCard>,
    /// For each subject: whether the case holds on what may be shown to every reader here.
    pub disclosable: IndexMap<String, Truth>,
    /// For each subject: evidence the case rests on that may not be shown to every reader here.
    pub withheld: IndexMap<String, Vec<String>>,
}

/// Who else may come to see what is sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ExposureCard {
    /// Who.
    pub to: ExposedTo,
    /// How that can happen.
    pub text: String,
    /// Whether its source was read in an official text; `null` where no source is named.
    pub officially_read: Option<bool>,
}

/// Whether something an authority asks for is in the case file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ContentState {
    /// The case file has it.
    There,
    /// The case file does not say it yet.
    Missing,
    /// The case file says that there is nothing of the kind.
    None,
    /// No case file could hold it: it is written for the filing.
    ToWrite,
}

/// One thing an authority asks for.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ContentCard {
    /// Its id in the channel.
    pub id: String,
    /// Its heading.
    pub heading: String,
    /// What it holds.
    pub holds: Option<String>,
    /// How long it may be: `2 pages`.
    pub maximum: Option<String>,
    /// Law, policy or practice.
    pub basis: Basis,
    /// Whether its source was read in an official text; `null` where no source is named.
    pub officially_read: Option<bool>,
    /// Whether the case file has it, subject by subject.
    pub state: IndexMap<String, ContentState>,
}

/// One step of a channel.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StepCard {
    /// Its id in the law file.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What is done.
    pub text: Option<String>,
    /// How long it takes.
    pub time: Option<String>,
    /// Law, policy or practice.
    pub basis: Basis,
    /// Whether its source was read in an official text; `null` where no source is named.
    pub officially_read: Option<bool>,
    /// What a reader should know.
    pub note: Option<String>,
}

/// A published policy factor, and what the case offers for it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Argument {
    /// Its id in the law file.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What can be argued.
    pub argument: Option<String>,
    /// The published words.
    pub quote: Option<String>,
    /// The provision or paragraph.
    pub provision: Option<String>,
    /// Law, policy or practice.
    pub basis: Basis,
    /// Whether its source was read in an official text; `null` where no source is named.
    pub officially_read: Option<bool>,
    /// Whether the case offers it, subject by subject; nobody where it has no condition: then it is the advocate's to make.
    pub offered: IndexMap<String, Truth>,
    /// What it rests on, for those to whom it is offered.
    pub facts: IndexMap<String, ReliesOn>,
    /// How long it can still be made, act by act.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub window: Vec<Countdown>,
}

/// How long an argument about fresh conduct can still be made of one act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Countdown {
    /// Which act, by key.
    pub act: String,
    /// Years counted from its end.
    pub years: u16,
    /// The last day; `null` where the end of the act is not known or the act goes on.
    pub date: Option<Day>,
    /// The same in words.
    pub until: Option<String>,
    /// In words: `2 months left`, `passed 3 years ago`.
    pub left: String,
}

/// A neighbouring tool: named, never assessed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Neighbour {
    /// What it is called.
    pub title: String,
    /// What it reaches.
    pub text: String,
    /// The provision.
    pub provision: Option<String>,
    /// Whether its source was read in an official text; `null` where no source is named.
    pub officially_read: Option<bool>,
}
