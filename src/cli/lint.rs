//! `regimes lint`: law files, looked at by somebody who has never seen them.

use std::path::Path;

use super::args::{Findings, Lint};
use super::failure::{Failure, shown};
use super::terminal::Terminal;
use super::{Ended, clock, law};
use crate::diagnostic::{Code, Report};
use crate::law::library::BUILT_IN;
use crate::law::{Law, LawSource};
use crate::lint::{Input, check};
use crate::render::lint::{Looked, json, text};

/// Files by name and bytes.
type Files = Vec<(String, Vec<u8>)>;

/// Looks at law and patterns, and says what is wrong or suspicious.
///
/// # Errors
/// Where the folder cannot be read, or is no law folder at all.
pub(super) fn run(args: &Lint, terminal: &Terminal) -> Result<Ended, Failure> {
    let as_of = args.as_of.map_or_else(clock::today, Ok)?;
    let folder = args.dir.clone().or_else(|| law::there(law::LAW));
    let (source, files) = match &folder {
        Some(folder) => (LawSource::Folder(named(folder)), law::files(folder)?),
        None => (LawSource::BuiltIn, built_in()),
    };
    // Patterns of this folder speak of the law of this folder, not of one that is named.
    let patterns = args.patterns.clone().or_else(|| law::there(law::PATTERNS).filter(|_| args.dir.is_none()));
    let pattern_files = match &patterns {
        Some(path) => Some(below(path, law::files(path)?)),
        None => None,
    };
    let (is_whole, reports) = match Law::from_files(source, files.clone()) {
        Ok(law) => {
            let input = Input { law: &law, files: &files, patterns: pattern_files.as_deref(), as_of };
            (true, check(&input))
        }
        Err(reports) => (false, reports),
    };
    if reports.iter().flat_map(Report::codes).any(|code| code == Code::MissingFile) {
        return Err(match &folder {
            Some(folder) if files.is_empty() => Failure::told(format!("there is no law in {}", shown(folder)))
                .help("name a folder with vocabulary.json, common.json and one file a regime: `regimes lint DIR`"),
            _ => Failure::Files(reports),
        });
    }
    let is_pattern = |report: &Report| pattern_files.iter().flatten().any(|(name, _)| name == report.name());
    let reports: Vec<Report> = reports
        .into_iter()
        .map(|report| match &folder {
            Some(folder) if !is_pattern(&report) => {
                let name = named(&folder.join(report.name()));
                report.named(name)
            }
            _ => report,
        })
        .collect();
    let (law, patterns) = (folder.as_deref().map(named), patterns.as_deref().map(named));
    let looked = Looked { law: law.as_deref(), patterns: patterns.as_deref(), as_of, is_whole, reports: &reports };
    let answer = match args.format {
        Findings::Text => text(&looked, |report| terminal.report(report)),
        Findings::Json => {
            json(&looked).map_err(|error| Failure::told(format!("cannot write the findings as JSON: {error}")))?
        }
    };
    terminal.answer(&answer)?;
    Ok(if reports.iter().any(Report::has_errors) { Ended::GateFailed } else { Ended::Answered })
}

fn built_in() -> Files {
    BUILT_IN.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect()
}

/// Files under the names by which the user finds them.
fn below(folder: &Path, files: Files) -> Files {
    files.into_iter().map(|(name, bytes)| (named(&folder.join(name)), bytes)).collect()
}

fn named(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
