//! Gaps across the board: every missing thing once, with all the doors it helps to open, most doors first.

mod build;
mod support;
mod ways;

use serde::{Deserialize, Serialize};

pub(super) use build::board;
pub(super) use ways::as_alleged;

use super::assessment::{About, Reason};
use super::standing::Standing;
use crate::terms::kind::Rung;

/// Everything that is missing, from every assessment.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Board {
    /// Questions on the ways chosen, numbered from 1 by their place: those that open most first.
    pub questions: Vec<Question>,
    /// Questions on other ways to the same.
    pub other_ways: Vec<Question>,
    /// Whether there may be more ways than were counted.
    pub is_cut: bool,
    /// For each assessment that answers would meet: which of [`Board::questions`], by number from 1; several sets where any
    /// of them will do.
    pub ways: Vec<WaysIn>,
    /// What no answer of the advocate's settles.
    pub not_hers: Vec<NotHers>,
    /// What would better support what is met already.
    pub support: Vec<Lacking>,
    /// Regimes whose practice asks for more support than some assessment that is met has.
    pub below_bar: Vec<BelowBar>,
}

impl Board {
    /// The answers that would meet the assessment of a subject under a regime.
    pub fn way(&self, subject: &str, regime: &str) -> Option<&WaysIn> {
        self.ways.iter().find(|way| way.subject == subject && way.regime == regime)
    }
}

/// One question, of everybody whom it is about.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Question {
    /// A fact, a judgement, or a conflict of sources.
    pub reason: Reason,
    /// The question, in the law's own words where it has any.
    pub text: String,
    /// The question of law, by its term, where it is one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub question: Option<String>,
    /// Where in the case file an answer goes.
    pub answer_in: Vec<AnswerPlace>,
    /// Answers that would meet the criterion.
    pub met_if: Vec<String>,
    /// Nodes of the law that ask.
    pub asked_by: Vec<NodeName>,
    /// Of whom, by key.
    pub subjects: Vec<String>,
    /// Assessments it would move.
    pub doors: Vec<Door>,
    /// What evidence would carry the answer up, rung by rung.
    pub carried_by: Vec<Carried>,
    /// Whether it supposes that a party is something of which the file gives no sign: such questions come last.
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub supposes: bool,
}

/// A place in the case file where an answer goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AnswerPlace {
    /// The place; `null` for a judgement, which is added under `judgements`.
    pub pointer: Option<String>,
    /// What a judgement names.
    pub about: About,
    /// For whom, by key.
    pub subjects: Vec<String>,
}

/// A node of the law.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct NodeName {
    /// The regime, by id.
    pub regime: String,
    /// The node, by id.
    pub node: String,
}

/// An assessment that an answer would move.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Door {
    /// Who, by key.
    pub subject: String,
    /// Under which regime, by id.
    pub regime: String,
    /// Where it would stand then: still open where no set of answers alone would settle it.
    pub to: Standing,
    /// Whether this answer alone would do; else others are needed with it.
    pub alone: bool,
}

/// What evidence carries an answer to a rung, and for which regimes that rung is asked in practice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Carried {
    /// The rung.
    pub rung: Rung,
    /// What it takes, in words.
    pub takes: String,
    /// Regimes that ask for it, by id.
    pub asked_by: Vec<String>,
}

/// The answers that would meet one assessment as alleged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WaysIn {
    /// Who, by key.
    pub subject: String,
    /// Under which regime, by id.
    pub regime: String,
    /// Sets of questions by number, each of which would do.
    pub sets: Vec<Vec<usize>>,
    /// Whether every set supposes that a party is something of which the file gives no sign.
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub supposes: bool,
}

/// Something open that is not the advocate's to fill.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NotHers {
    /// Unsettled law, discretion, or another listing waited for.
    pub reason: Reason,
    /// In words.
    pub text: String,
    /// Nodes of the law.
    pub asked_by: Vec<NodeName>,
    /// For whom, by key.
    pub subjects: Vec<String>,
}

/// Statements that lack the same support.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Lacking {
    /// What they lack, in words.
    pub lacks: String,
    /// The rungs they miss for it.
    pub rungs: Vec<Rung>,
    /// The statements, by place in the case file.
    pub statements: Vec<String>,
}

/// A regime whose practice asks for more support than is there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BelowBar {
    /// Which regime, by id.
    pub regime: String,
    /// The rungs asked for.
    pub rungs: Vec<Rung>,
    /// Whether that is our reading, not a published one.
    pub is_ours: bool,
}
