//! The plan as it is written in JSON.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use super::assessment::Assessment;
use super::board::Board;
use super::contrary::ContrarySummary;
use super::filing::{Filing, PlaceInOrder};
use super::roles::ActRoles;
use super::schedule::Schedule;
use super::ties::Tie;
use crate::terms::kind::{Rung, Truth};

/// Everything `check` says about a case.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Plan {
    /// Version of this shape.
    pub schema_version: u32,
    /// The date whose law was applied.
    pub as_of: String,
    /// Which law.
    pub law: LawUsed,
    /// Which case.
    pub case: TitleOf,
    /// The subjects by key.
    pub subjects: IndexMap<String, SubjectInfo>,
    /// The regimes by id.
    pub regimes: IndexMap<String, RegimeInfo>,
    /// Parties who could be subjects, where the case names none.
    pub candidates: Vec<String>,
    /// Others whom the same file may reach, though they are not proposed.
    pub other_candidates: Vec<Candidate>,
    /// What speaks against listing, as far as the file tells: never silently empty.
    pub contrary: ContrarySummary,
    /// Every regime that was asked about, in the order in which it is worth an advocate's time.
    pub order: Vec<PlaceInOrder>,
    /// What is missing, across all assessments.
    pub board: Board,
    /// What is worth filing, or worth preparing, in that order.
    pub filings: Vec<Filing>,
    /// Regimes named in the plan of the case file that are not encoded here.
    pub unknown_choices: Vec<String>,
    /// Who held which post when, act by act.
    pub roles: Vec<ActRoles>,
    /// Chains of ownership and command.
    pub ties: Vec<Tie>,
    /// When to do what.
    pub schedule: Schedule,
    /// One entry a subject and regime.
    pub assessments: Vec<Assessment>,
}

/// A party that is not proposed and would be met or open under a regime if it were.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Candidate {
    /// Who, by key.
    pub party: String,
    /// Under which regime, by id.
    pub regime: String,
    /// The outcome as alleged.
    pub truth: Truth,
    /// The limbs that are met or open.
    pub grounds: Vec<String>,
}

/// Which law was applied.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LawUsed {
    /// `built-in`, or the folder as the user named it.
    pub source: String,
    /// SHA-256 over all files.
    pub digest: String,
    /// SHA-256 of each file, by regime id.
    pub files: IndexMap<String, String>,
}

/// The title of a case.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TitleOf {
    /// The title, if it has one.
    pub title: Option<String>,
}

/// A subject as it is shown.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SubjectInfo {
    /// `person` or `entity`.
    pub kind: String,
    /// Names as written, the first one leading.
    pub names: Vec<String>,
    /// Identity attributes that no source is given for.
    pub identity_without_source: Vec<String>,
    /// Whether the file says that the person is dead.
    pub deceased: bool,
}

/// A regime as it is shown.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RegimeInfo {
    /// What it is called.
    pub title: String,
    /// Whose law it is.
    pub jurisdiction: String,
    /// Who decides.
    pub authority: String,
    /// The standard of proof in force, in the law's own words.
    pub standard: Option<String>,
    /// Whether the standard was read in an official text; `null` where none is told or no source is named.
    pub standard_officially_read: Option<bool>,
    /// What stays with the authority whatever the file says.
    pub left_to_authority: Vec<String>,
    /// Those of them that were not read in an official text.
    pub left_not_officially_read: Vec<String>,
    /// Rungs that practice asks for; `evidenced` where the law file names none.
    pub evidence_bar: Vec<Rung>,
    /// Whether that bar is our reading.
    pub evidence_bar_is_ours: bool,
}
