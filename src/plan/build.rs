//! From a case, the law and a date to a plan.

use super::report::Plan;
use crate::case::Case;
use crate::law::Law;
use crate::terms::Day;

/// What is asked of a check.
#[derive(Debug, Clone, Default)]
pub struct Ask {
    /// These regimes only; all where empty.
    pub regimes: Vec<String>,
    /// These subjects only; all where empty.
    pub subjects: Vec<String>,
    /// Whether the whole tree of every assessment is wanted.
    pub full: bool,
}

/// Checks a case against the law of a date.
pub fn assess(law: &Law, case: &Case, as_of: Day, ask: &Ask) -> Plan {
    let _ = (law, case, as_of, ask);
    unimplemented!()
}
