//! Doors to knock on: who reads what is sent, what is asked for, in which steps.

use serde::{Deserialize, Serialize};

use super::node::Node;
use super::source::Basis;
use super::written::{key, names, stated};

/// One way to submit.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Channel {
    /// Its name in this file.
    #[serde(deserialize_with = "key")]
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What kind of way.
    pub route: Route,
    /// To whom.
    pub addressee: String,
    /// Where exactly; `null` where it is not published or was not verified.
    pub address: Option<String>,
    /// The source of the address.
    pub address_source: Option<String>,
    /// Who may use it.
    pub who_may_file: Option<String>,
    /// Every addressee who will or may receive the material.
    #[serde(deserialize_with = "names")]
    pub readers: Vec<String>,
    /// Who else may come to see it.
    #[serde(default)]
    pub exposure: Vec<Exposure>,
    /// What is asked for, in the order in which it is asked.
    #[serde(default)]
    pub contents: Vec<Content>,
    /// Language and form.
    #[serde(default, deserialize_with = "stated")]
    pub format: Option<Format>,
    /// What is done, and in which order.
    #[serde(default)]
    pub steps: Vec<Step>,
    /// How long it takes, in words.
    pub expected_time: Option<String>,
    /// Law, policy or practice.
    #[serde(default)]
    pub basis: Basis,
    /// The source.
    pub source: Option<String>,
    /// What a reader should know.
    pub note: Option<String>,
}

/// What kind of way a channel is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Route {
    /// Electronic mail.
    Email,
    /// A form on a web page.
    Portal,
    /// Paper.
    Post,
    /// A diplomatic mission.
    Embassy,
    /// The foreign ministry.
    ForeignMinistry,
    /// A member state that may propose.
    MemberState,
    /// A parliament or its members.
    Parliament,
    /// A coalition that files together.
    Coalition,
    /// By hand or in a meeting.
    InPerson,
}

/// Who else may come to see what is sent.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Exposure {
    /// Who.
    pub to: ExposedTo,
    /// How that can happen.
    pub text: String,
    /// The provision.
    pub provision: Option<String>,
    /// The source.
    pub source: Option<String>,
    /// What a reader should know.
    pub note: Option<String>,
}

/// Who may come to see what was sent to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ExposedTo {
    /// The person listed.
    ListedPerson,
    /// A court and the parties before it.
    Court,
    /// Anyone who asks under freedom of information law.
    FreedomOfInformation,
    /// Other governments.
    PartnerGovernments,
    /// A parliament.
    Parliament,
    /// Everybody.
    Public,
}

/// One thing the authority asks for.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Content {
    /// Its name in this channel.
    #[serde(deserialize_with = "key")]
    pub id: String,
    /// Its heading.
    pub heading: String,
    /// What it holds.
    pub holds: Option<String>,
    /// The condition over the case that says whether it is there.
    #[serde(default, deserialize_with = "stated")]
    pub when: Option<Node>,
    /// How long it may be.
    #[serde(default, deserialize_with = "stated")]
    pub maximum: Option<Maximum>,
    /// Law, policy or practice.
    #[serde(default)]
    pub basis: Basis,
    /// The source.
    pub source: Option<String>,
    /// What a reader should know.
    pub note: Option<String>,
}

/// A limit of length.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Maximum {
    /// How many.
    pub count: u32,
    /// Of what.
    pub unit: Unit,
    /// What a reader should know.
    pub note: Option<String>,
}

/// What length is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Words.
    Words,
    /// Pages.
    Pages,
    /// Characters.
    Characters,
}

/// Language and form of what is sent.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Format {
    /// In which language.
    pub language: Option<String>,
    /// In which form.
    pub form: Option<String>,
    /// The source.
    pub source: Option<String>,
    /// What a reader should know.
    pub note: Option<String>,
}

/// One step of a filing.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Step {
    /// Its name in this channel.
    #[serde(deserialize_with = "key")]
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What is done.
    pub text: Option<String>,
    /// Steps that come first: `step` of this channel, or `regime/step`.
    #[serde(default)]
    pub after: Vec<String>,
    /// What part it plays, where a plan must know.
    #[serde(default, deserialize_with = "stated")]
    pub role: Option<StepRole>,
    /// The shared work that this is (vocabulary list `preparations`): done once for all filings that name it.
    pub preparation: Option<String>,
    /// How long it takes, in words.
    pub time: Option<String>,
    /// Law, policy or practice.
    #[serde(default)]
    pub basis: Basis,
    /// The source.
    pub source: Option<String>,
    /// What a reader should know.
    pub note: Option<String>,
}

/// What part a step plays in a filing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum StepRole {
    /// It confirms that the regime is still law.
    Renewal,
    /// Material leaves the advocate's hands: everything else must be ready before.
    Send,
}
