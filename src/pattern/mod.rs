//! Fact patterns: unit tests of the law, with outcomes written by hand from the law sheets.
//!
//! May import `plan`, `engine`, `law`, `case`, `terms`, `diagnostic`.

mod merge;
mod read;
mod run;

pub use read::{Expected, Pattern, PatternFile, read};
pub use run::{Mismatch, Outcome, Ran, Ready, cases, ready, run};
