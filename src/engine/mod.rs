//! CASE x LAW x DATE -> ASSESSMENTS. Knows no file and no screen, and takes the date as an argument.
//!
//! May import `law`, `case`, `terms`.

pub mod assess;
pub mod compile;
pub mod evaluate;
pub mod facts;
pub mod findings;
pub mod fragile;
pub mod graph;
pub mod missing;
pub mod outcome;
pub mod place;
pub mod program;
mod sets;
pub mod span;
pub mod support;
pub mod trace;
pub mod verdict;

pub use assess::Assessor;
pub use compile::compile;
pub use facts::Facts;
pub use findings::Findings;
pub use outcome::Outcome;
pub use program::{Program, State};

/// A map whose keys are numbers of ours, so that nobody can choose them to collide.
type Map<K, V> = std::collections::HashMap<K, V, foldhash::fast::FixedState>;
