//! Pattern files as they are written.

use indexmap::IndexMap;
use serde::Deserialize;
use serde_json::Value;

use crate::diagnostic::{Document, Report, Schema};
use crate::engine::State;
use crate::plan::Standing;
use crate::terms::PartialDate;
use crate::terms::kind::{Rung, Truth};

/// A file of patterns.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PatternFile {
    /// The schema an editor may use; not read.
    #[serde(rename = "$schema")]
    pub schema: Option<String>,
    /// A case that every pattern of the file builds on.
    #[serde(default)]
    pub given: Value,
    /// The patterns by name.
    pub patterns: IndexMap<String, Pattern>,
    /// What a reader should know.
    pub note: Option<String>,
}

/// One case, one date, and what the law makes of it.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Pattern {
    /// What it shows, and where the law says so.
    pub about: String,
    /// The date whose law is applied: a whole day.
    pub as_of: PartialDate,
    /// The case, over what is given.
    #[serde(default)]
    pub case: Value,
    /// By subject, by regime or `regime/criterion`.
    pub expect: IndexMap<String, IndexMap<String, Expected>>,
    /// What a reader should know.
    pub note: Option<String>,
}

/// What is expected of a regime or a criterion.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub enum Expected {
    /// The outcome as alleged.
    Truth(Truth),
    /// More than that.
    More(More),
}

/// What may be expected beside an outcome.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct More {
    /// The outcome, at some rungs.
    pub truth: Option<Truths>,
    /// The standing.
    pub standing: Option<Standing>,
    /// Whether the regime is law.
    pub state: Option<State>,
    /// Codes of cautions that must be among those given.
    #[serde(default)]
    pub cautions: Vec<String>,
    /// Words that must be among the steps left to the authority; an empty list expects that there are none.
    pub authority: Option<Vec<String>>,
}

impl More {
    /// Whether anything is expected that only a plan tells: all but outcomes.
    pub fn needs_plan(&self) -> bool {
        self.standing.is_some() || self.state.is_some() || !self.cautions.is_empty() || self.authority.is_some()
    }
}

/// Outcomes at the rungs that are named.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub enum Truths {
    /// As alleged.
    Alleged(Truth),
    /// At each of these.
    At(IndexMap<Rung, Truth>),
}

/// Reads a pattern file.
///
/// # Errors
/// Everything that is wrong with it, with the place.
pub fn read(name: &str, bytes: &[u8]) -> Result<PatternFile, Report> {
    if let Ok(file) = serde_json::from_slice(bytes) {
        return Ok(file);
    }
    let document = Document::parse(name, bytes)?;
    let diagnostics = document.check(Schema::Pattern);
    if !diagnostics.is_empty() {
        return Err(document.report(diagnostics));
    }
    match serde_json::from_slice::<PatternFile>(bytes) {
        Ok(file) => Ok(file),
        Err(error) => {
            let message = format!("this pattern file cannot be read: {error}");
            let diagnostic = crate::diagnostic::Diagnostic::new(
                crate::diagnostic::Code::WrongForm,
                crate::diagnostic::At::Whole,
                message,
            );
            Err(document.report(vec![diagnostic]))
        }
    }
}
