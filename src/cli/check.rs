//! `regimes check`: a case against the law of a day.

use super::args::{Check, Format};
use super::failure::Failure;
use super::output::Target;
use super::terminal::Terminal;
use super::{Ended, clock, input, law};
use crate::case::{self, Case};
use crate::law::Law;
use crate::plan::{Ask, assess};
use crate::render::{html, json, markdown, text};

/// Columns of a text; the same everywhere, so that the same question has the same answer.
const COLUMNS: usize = 80;

/// Checks a case and prints or writes the plan.
///
/// # Errors
/// Where law, case or output are wrong.
pub(super) fn run(args: &Check, terminal: &Terminal) -> Result<Ended, Failure> {
    // As everywhere, `-` is the screen.
    let target = match args.output.as_deref().filter(|path| path.as_os_str() != "-") {
        Some(path) => Some(Target::new(path, args.force, &[&args.case])?),
        None => None,
    };
    let law = law::load_for(args.law.law.as_deref(), &args.regimes, terminal)?;
    let as_of = args.law.as_of.map_or_else(clock::today, Ok)?;
    known_regimes(&law, &args.regimes)?;
    let file = input::read(&args.case)?;
    let ask = Ask { regimes: args.regimes.clone(), subjects: args.subjects.clone(), full: args.full };
    let (case, plan) = std::thread::scope(|scope| {
        // The plan says which law it applied. That is found out while somebody else works.
        scope.spawn(|| law.digest());
        let case = case::read(&file.name, &file.bytes, &law.vocabulary)?;
        known_subjects(&case, &args.subjects, terminal.is_terse())?;
        let plan = assess(&law, &case, as_of, &ask);
        Ok::<_, Failure>((case, plan))
    })?;
    let answer = match args.format {
        Format::Text => {
            let color = target.is_none() && terminal.has_color();
            text::plan(&plan, &text::TextOptions { color, width: COLUMNS, full: args.full })
        }
        Format::Markdown => markdown::plan(&plan, args.full),
        Format::Html => html::plan(&plan, args.full),
        Format::Json => {
            json::plan(&plan).map_err(|error| Failure::told(format!("cannot write the plan as JSON: {error}")))?
        }
    };
    match target {
        Some(target) => target.write(answer.as_bytes())?,
        None => terminal.answer(&answer)?,
    }
    // The program ends here, and the machine takes all of it back at once. Handing it back piece by piece takes as long as
    // a tenth of the check.
    std::mem::forget((law, case, plan));
    Ok(Ended::Answered)
}

fn known_regimes(law: &Law, asked: &[String]) -> Result<(), Failure> {
    match asked.iter().find(|id| law.ids().all(|known| known != id.as_str())) {
        Some(unknown) => Err(Failure::unknown("regime", unknown, law.ids(), "`regimes list` shows all of them")),
        None => Ok(()),
    }
}

/// Only who is proposed for listing is a subject; a case that proposes nobody is answered with the parties who could be.
/// `terse`: say nothing of who is in the case.
fn known_subjects(case: &Case, asked: &[String], terse: bool) -> Result<(), Failure> {
    let subjects = || case.parties.iter().filter(|(_, party)| party.subject == Some(true)).map(|(key, _)| key);
    for name in asked {
        if subjects().any(|key| key == name) {
            continue;
        }
        if terse {
            return Err(Failure::told("a subject that was asked for is not in the case")
                .help("with `--diagnostics drawn` those that are there are named"));
        }
        if case.parties.contains(name) {
            return Err(Failure::told(format!("`{name}` is a party of the case, but not a subject"))
                .help(format!("write \"subject\": true into the party `{name}`")));
        }
        let all: Vec<String> = subjects().map(|key| format!("`{key}`")).collect();
        let otherwise = match all.as_slice() {
            [] => "the case proposes nobody: write \"subject\": true into a party".to_owned(),
            all => format!("the subjects of the case are {}", all.join(", ")),
        };
        return Err(Failure::unknown("subject", name, subjects(), &otherwise));
    }
    Ok(())
}
