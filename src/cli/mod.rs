//! The command line. The only part that reads arguments, clock, environment and disk, and the only one that prints.
//!
//! May import everything.

mod args;
mod check;
mod clock;
mod explain;
mod failure;
mod input;
mod law;
mod lint;
mod list;
mod output;
mod terminal;
mod test;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;

use args::{Arguments, Command};
use failure::Failure;
use terminal::Terminal;

/// The question was answered, whatever the answer is.
const ANSWERED: u8 = 0;
/// A gate failed: a fact pattern came out otherwise than expected, or law has an error.
const GATE_FAILED: u8 = 1;
/// The input or the command is wrong, or the answer could not be written.
const INPUT_WRONG: u8 = 2;

/// How a command ended that could do its work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ended {
    /// With an answer.
    Answered,
    /// With a gate that failed.
    GateFailed,
}

/// Runs the program with these arguments, the first of which is its name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help goes to standard output, complaints to standard error. Where nobody reads, nobody is told.
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { INPUT_WRONG } else { ANSWERED });
        }
    };
    let terminal = Terminal::new(arguments.color, arguments.diagnostics);
    let ended = match &arguments.command {
        Command::Check(check) => check::run(check, &terminal),
        Command::Explain(explain) => explain::run(explain, &terminal),
        Command::Lint(lint) => lint::run(lint, &terminal),
        Command::List(list) => list::run(list, &terminal),
        Command::Test(test) => test::run(test, &terminal),
    };
    ExitCode::from(match ended {
        // Whoever stopped reading has read enough.
        Ok(Ended::Answered) | Err(Failure::NobodyReads) => ANSWERED,
        Ok(Ended::GateFailed) => GATE_FAILED,
        Err(failure) => {
            terminal.complain(&failure);
            INPUT_WRONG
        }
    })
}
