//! `regimes list`: the regimes and their state.

use super::args::List;
use super::failure::Failure;
use super::terminal::Terminal;
use super::{Ended, clock, law};
use crate::render::law as words;

/// Lists the regimes.
///
/// # Errors
/// Where the law is wrong.
pub(super) fn run(args: &List, terminal: &Terminal) -> Result<Ended, Failure> {
    let law = law::load(args.law.law.as_deref(), terminal)?;
    let as_of = args.law.as_of.map_or_else(clock::today, Ok)?;
    terminal.answer(&words::list(&law, as_of))?;
    Ok(Ended::Answered)
}
