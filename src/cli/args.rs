//! What can be asked on the command line.

use std::path::PathBuf;

use clap::{Args, ColorChoice, Parser, Subcommand, ValueEnum};

use crate::terms::Day;

/// Says what every command has in common.
const AFTER_HELP: &str = "\
Exit codes: 0 answered, whatever the answer; 1 a gate failed; 2 the input or the command is wrong.
Nothing leaves this computer. This is not legal advice.";

/// Who can be listed under which sanctions law, on which ground, and what is missing
#[derive(Debug, Parser)]
#[command(name = "regimes", version, after_help = AFTER_HELP, arg_required_else_help = true)]
#[command(max_term_width = 80, disable_help_subcommand = true, infer_long_args = false)]
pub(super) struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// Colour: auto (as terminal and environment want it), always, never
    #[arg(long, global = true, value_name = "WHEN", default_value_t = ColorChoice::Auto)]
    #[arg(hide_possible_values = true, display_order = 900)]
    pub color: ColorChoice,
    /// Mistakes in files: drawn, plain (for screen readers), or terse (places only, no text of the file)
    #[arg(long, global = true, value_name = "HOW", default_value = "drawn")]
    #[arg(hide_possible_values = true, display_order = 901)]
    pub diagnostics: Diagnostics,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Check a case file against every regime
    Check(Check),
    /// Explain a regime, a criterion, a term or a diagnostic
    Explain(Explain),
    /// List the regimes and their state
    List(List),
    /// Look for what is wrong or suspicious in law files
    Lint(Lint),
    /// Run fact patterns: does the law come out as the lawyers say?
    Test(Test),
}

/// `regimes check`.
#[derive(Debug, Args)]
pub(super) struct Check {
    /// The case file; `-` reads standard input
    #[arg(value_name = "CASE")]
    pub case: PathBuf,
    #[command(flatten)]
    pub law: LawArgs,
    /// Only this regime (may be repeated)
    #[arg(long = "regime", value_name = "ID")]
    pub regimes: Vec<String>,
    /// Only this subject (may be repeated)
    #[arg(long = "subject", value_name = "NAME")]
    pub subjects: Vec<String>,
    /// text, markdown or html for people (the same in each), json for programs
    #[arg(long, value_name = "FORMAT", default_value = "text", hide_possible_values = true)]
    pub format: Format,
    /// Show the whole tree of every finding
    #[arg(long)]
    pub full: bool,
    /// Write to this file, which you alone can read; never over another
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Let `--output` replace a file that is there
    #[arg(long, requires = "output")]
    pub force: bool,
}

/// `regimes explain`.
#[derive(Debug, Args)]
pub(super) struct Explain {
    /// A regime (ID), one criterion of it (ID/CRITERION), a term, or the code of a diagnostic
    #[arg(value_name = "WHAT")]
    pub what: String,
    /// Only what is law on this day; without it, everything with its days
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub as_of: Option<Day>,
    /// Law from this folder in place of the built-in law
    #[arg(long, value_name = "DIR")]
    pub law: Option<PathBuf>,
}

/// `regimes list`.
#[derive(Debug, Args)]
pub(super) struct List {
    #[command(flatten)]
    pub law: LawArgs,
}

/// `regimes lint`.
#[derive(Debug, Args)]
pub(super) struct Lint {
    /// A law folder [default: ./regimes with ./tests/patterns where they are there, else the built-in law]
    #[arg(value_name = "DIR")]
    pub dir: Option<PathBuf>,
    /// The patterns that go with the law of DIR
    #[arg(long, value_name = "DIR")]
    pub patterns: Option<PathBuf>,
    /// The day from which the age of sources is counted [default: today in UTC]
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub as_of: Option<Day>,
    /// text for people, json for programs
    #[arg(long, value_name = "FORMAT", default_value = "text", hide_possible_values = true)]
    pub format: Findings,
}

/// `regimes test`.
#[derive(Debug, Args)]
pub(super) struct Test {
    /// A pattern file, or a folder of them [default: ./tests/patterns]
    #[arg(value_name = "PATH")]
    pub path: Option<PathBuf>,
    /// Law from this folder [default: ./regimes where it is there, else the built-in law]
    #[arg(long, value_name = "DIR")]
    pub law: Option<PathBuf>,
}

/// Which law, of which day.
#[derive(Debug, Args)]
pub(super) struct LawArgs {
    /// The day whose law is applied [default: today in UTC]
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub as_of: Option<Day>,
    /// Law from this folder in place of the built-in law
    #[arg(long, value_name = "DIR")]
    pub law: Option<PathBuf>,
}

/// In which form an answer is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// Text of 80 columns.
    Text,
    /// Markdown.
    Markdown,
    /// One page of HTML that stands alone.
    Html,
    /// JSON.
    Json,
}

/// In which form findings about the law are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Findings {
    /// Text of 80 columns.
    Text,
    /// JSON.
    Json,
}

/// In which form mistakes in a file are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Diagnostics {
    /// Drawn in the lines of the file.
    Drawn,
    /// In plain lines, for screen readers.
    Plain,
    /// Places and codes only.
    Terse,
}

/// A whole day.
fn day(text: &str) -> Result<Day, String> {
    text.parse().map_err(|_| "write a whole day as 2026-11-21".to_owned())
}
