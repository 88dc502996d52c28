//! `regimes explain`: a regime, a criterion, a term or a diagnostic in plain words.

use super::args::Explain;
use super::failure::Failure;
use super::terminal::Terminal;
use super::{Ended, law};
use crate::diagnostic::Code;
use crate::law::Law;
use crate::render::law as words;
use crate::terms::Day;

/// Explains one thing.
///
/// # Errors
/// Where the law is wrong, or nothing has this name.
pub(super) fn run(args: &Explain, terminal: &Terminal) -> Result<Ended, Failure> {
    // Codes need no law: they are asked for when it is broken.
    let text = match args.what.parse::<Code>() {
        Ok(code) => words::code(code),
        Err(_) => explained(&law::load(args.law.as_deref(), terminal)?, &args.what, args.as_of)?,
    };
    terminal.answer(&text)?;
    Ok(Ended::Answered)
}

fn explained(law: &Law, what: &str, as_of: Option<Day>) -> Result<String, Failure> {
    if let Some((id, name)) = what.split_once('/') {
        let regime = law.regime(id).ok_or_else(|| {
            let all = law.regimes.keys().map(String::as_str);
            Failure::unknown("regime", id, all, "`regimes list` shows all of them")
        })?;
        return words::criterion(law, regime, name, as_of).ok_or_else(|| {
            let all = words::criterion_names(regime);
            let what = format!("criterion of `{id}` called");
            Failure::unknown(
                &what,
                name.rsplit('/').next().unwrap_or(name),
                all,
                &format!("`regimes explain {id}` shows all of them"),
            )
        });
    }
    let regime = law.regime(what).map(|regime| words::regime(law, regime, as_of));
    regime.or_else(|| words::term(law, what)).ok_or_else(|| {
        let codes = Code::all().iter().map(|code| code.as_str());
        let all = law.regimes.keys().map(String::as_str).chain(words::term_names(law)).chain(codes);
        Failure::unknown(
            "regime, term or diagnostic",
            what,
            all,
            "`regimes list` shows the regimes; a criterion is asked for as ID/CRITERION",
        )
    })
}
