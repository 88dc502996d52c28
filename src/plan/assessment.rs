//! One subject under one regime, as the plan's JSON has it.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use super::listings::ListingEvent;
use super::measures::MeasureUpon;
use super::standing::Standing;
use crate::engine::State;
use crate::engine::findings::Closed;
use crate::engine::outcome::Outcome;
use crate::terms::kind::{Rung, Truth};

/// One outcome at each rung.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Truths {
    /// On every statement.
    pub alleged: Truth,
    /// On statements with evidence.
    pub evidenced: Truth,
    /// On statements with two sources.
    pub corroborated: Truth,
    /// On what every reader of the first channel may see.
    pub disclosable: Truth,
}

impl From<Outcome> for Truths {
    fn from(outcome: Outcome) -> Truths {
        Truths {
            alleged: outcome.at(Rung::Alleged),
            evidenced: outcome.at(Rung::Evidenced),
            corroborated: outcome.at(Rung::Corroborated),
            disclosable: outcome.at(Rung::Disclosable),
        }
    }
}

impl Truths {
    /// The outcome at one rung.
    pub fn at(&self, rung: Rung) -> Truth {
        match rung {
            Rung::Alleged => self.alleged,
            Rung::Evidenced => self.evidenced,
            Rung::Corroborated => self.corroborated,
            Rung::Disclosable => self.disclosable,
        }
    }
}

/// One subject under one regime.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Assessment {
    /// Who, by key.
    pub subject: String,
    /// Under which regime, by id.
    pub regime: String,
    /// Whether the regime is law on the as-of date.
    pub state: State,
    /// Where it stands.
    pub standing: Standing,
    /// Why it stands there, in a sentence.
    pub standing_because: String,
    /// The outcome at each rung; `null` where the regime is not in force.
    pub truth: Option<Truths>,
    /// What it is open on.
    pub open_because: Vec<OpenReason>,
    /// The limbs that suffice alone.
    pub grounds: Vec<Ground>,
    /// Routes that need no ground of their own.
    pub procedures: Vec<Procedure>,
    /// What a listing would do to the subject.
    #[serde(default)]
    pub measures: Vec<MeasureUpon>,
    /// What became of listings under this regime, the oldest first.
    #[serde(default)]
    pub listings: Vec<ListingEvent>,
    /// What stays with the authority.
    pub authority: Vec<String>,
    /// What it rests on, by rung at which it is met.
    pub relies_on: IndexMap<Rung, ReliesOn>,
    /// Sets whose loss unmakes it, for the rungs at which it is met.
    pub fragility: Vec<Fragility>,
    /// Sets of missing things, each of which would settle it at its rung.
    pub gaps: Vec<Gap>,
    /// Whether a bound was hit, so that there may be more gaps.
    pub gaps_cut: bool,
    /// What would be needed to come nearest, where it is not met.
    pub nearest_miss: Vec<Miss>,
    /// What a listing would catch without naming it, and what it would not.
    #[serde(default)]
    pub reaches: Vec<Reach>,
    /// What a reader should be told.
    pub cautions: Vec<Caution>,
    /// How many provisions it turns on that were not read in an official text.
    pub not_officially_read: usize,
    /// The whole tree, where it was asked for.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub tree: Option<TreeNode>,
}

/// Why something is open: a closed list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// A fact is missing, vague, or not supported enough.
    Fact,
    /// A question is not answered.
    Judgement,
    /// Sources disagree.
    Conflict,
    /// It waits for another listing.
    Depends,
    /// The law is unsettled.
    Unsettled,
    /// There is no legal test.
    Discretion,
}

impl Reason {
    /// Whether an answer of the advocate's could settle it.
    pub const fn is_hers(self) -> bool {
        matches!(self, Reason::Fact | Reason::Judgement | Reason::Conflict)
    }
}

/// One thing that something is open on.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OpenReason {
    /// What kind.
    pub reason: Reason,
    /// The place in the case file.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub pointer: Option<String>,
    /// The question of law.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub question: Option<String>,
    /// What it is about.
    pub about: About,
    /// The nodes of the law that ask, by id.
    pub nodes: Vec<String>,
    /// The rungs at which it is open on this.
    pub rungs: Vec<Rung>,
    /// In words: the question to put, or what stands in the way.
    pub text: String,
    /// What support is lacking, where the statement itself is there.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub lacks: Option<String>,
}

/// What a question or fact is about: keys of the case.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct About {
    /// The party.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub party: Option<String>,
    /// The act.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub act: Option<String>,
    /// The link, or the position as `PARTY/positions/N`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub link: Option<String>,
    /// The victim, by place in the act's list.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub victim: Option<u32>,
    /// The regime waited for.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub regime: Option<String>,
}

impl About {
    /// Whether nothing is named.
    fn is_nothing(&self) -> bool {
        *self == About::default()
    }
}

/// A limb that suffices alone.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Ground {
    /// Its id.
    pub id: String,
    /// Its provision.
    pub provision: Option<String>,
    /// What it says.
    pub title: Option<String>,
    /// The outcome at each rung.
    pub truth: Truths,
    /// Why it is not met; `null` where it is not closed.
    pub closed_because: Option<Closed>,
}

/// A route that needs no ground of its own.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Procedure {
    /// Its id.
    pub id: String,
    /// Its provision.
    pub provision: Option<String>,
    /// What it says.
    pub title: Option<String>,
    /// The outcome as alleged.
    pub truth: Truth,
}

/// What a finding rests on.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReliesOn {
    /// Places of statements in the case file.
    pub statements: Vec<String>,
    /// Keys of evidence.
    pub evidence: Vec<String>,
}

/// What a met assessment would not survive, of one kind, at one rung.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Fragility {
    /// At which rung it would no longer be met.
    pub rung: Rung,
    /// What is lost.
    pub kind: Lost,
    /// Minimal sets, the smallest first: places of statements, keys of evidence, or names of origins.
    pub sets: Vec<Vec<String>>,
    /// Whether there may be more.
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub cut: bool,
}

/// What may be lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lost {
    /// Statements: items of the case, or attributes that stand on their own.
    Statements,
    /// Items of the register of evidence.
    Evidence,
    /// Origins, with every item that comes from them.
    Origins,
}

/// One set of missing things that would settle an assessment at a rung.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Gap {
    /// At which rung.
    pub rung: Rung,
    /// Everything needed.
    pub needs: Vec<Need>,
}

/// One missing thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Need {
    /// Where it is written.
    pub pointer: String,
    /// What is needed, in words.
    pub needed: String,
    /// What support is lacking.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub lacks: Option<String>,
    /// The question to put.
    pub question: String,
    /// Whether it supposes that a party is something of which the file gives no sign.
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub supposes: bool,
    /// What it is about.
    #[serde(skip_serializing_if = "About::is_nothing", default)]
    pub about: About,
    /// The nodes it serves.
    pub nodes: Vec<String>,
}

/// One thing that stands between a file and a criterion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Miss {
    /// The criterion, by id.
    pub criterion: String,
    /// What is needed, in words.
    pub needed: String,
    /// Whether facts could change it.
    pub changeable: bool,
}

/// An entity below a subject, and whether a measure upon the subject catches it without naming it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Reach {
    /// The measure, by its id in the law file.
    pub measure: String,
    /// What the measure is called.
    pub title: String,
    /// The entity, by key.
    pub entity: String,
    /// Whether it is caught.
    pub outcome: Reaching,
    /// Percentage of it that counts under the rule, in words.
    pub share: String,
    /// Why, in words.
    pub because: String,
    /// The links that show it, in words, from the listed owner downwards.
    pub chain: Vec<String>,
    /// Whether the chain goes further up than is told.
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub chain_cut: bool,
    /// Whether it is caught already through others who are listed.
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub already: bool,
    /// Other subjects, by key: it would be caught if they were listed too.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub together_with: Vec<String>,
    /// The provision.
    pub provision: Option<String>,
    /// Whether its text was read in an official source; `null` where no source is named.
    pub officially_read: Option<bool>,
    /// What the law leaves open, where that matters here.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub unsettled: Option<String>,
}

/// Whether an entity is caught without being named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reaching {
    /// It is.
    Caught,
    /// Facts are missing, or the law is unsettled.
    CannotBeTold,
    /// It is not.
    NotCaught,
}

impl Reaching {
    /// The words used on the screen.
    pub const fn word(self) -> &'static str {
        match self {
            Reaching::Caught => "caught without being named",
            Reaching::CannotBeTold => "cannot be told",
            Reaching::NotCaught => "not caught",
        }
    }
}

/// Something a reader should be told.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Caution {
    /// What kind: a kebab-case word.
    pub code: String,
    /// In words.
    pub text: String,
    /// What it is about: a place in the case file, or a node of the law.
    pub about: String,
}

/// A node of the whole tree.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TreeNode {
    /// In words.
    pub text: String,
    /// Its id.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub id: Option<String>,
    /// Its provision.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub provision: Option<String>,
    /// Whether its text was read in an official source; `null` for parts that are not law.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub officially_read: Option<bool>,
    /// The outcome at each rung.
    pub truth: Truths,
    /// Where in the case file.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub pointer: Option<String>,
    /// Evidence it stands on.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub evidence: Vec<String>,
    /// What it is made of.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub parts: Vec<TreeNode>,
}
