//! `regimes test`: fact patterns against the law.

use std::path::Path;

use super::args::Test;
use super::failure::{Failure, shown};
use super::law::{LAW, PATTERNS, there};
use super::terminal::Terminal;
use super::{Ended, input, law};
use crate::law::LawSource;
use crate::pattern::{self, Outcome, Ran};
use crate::render::bidi::visible;

/// Runs patterns and says which node differs.
///
/// # Errors
/// Where law or patterns cannot be read.
pub(super) fn run(args: &Test, terminal: &Terminal) -> Result<Ended, Failure> {
    let folder = args.law.clone().or_else(|| there(LAW));
    let law = law::load(folder.as_deref(), terminal)?;
    let path = args.path.clone().or_else(|| there(PATTERNS)).ok_or_else(|| {
        Failure::told(format!("there are no patterns here: `{PATTERNS}` is not in this folder"))
            .help("name a pattern file or a folder of them: `regimes test PATH`")
    })?;
    let source = match &law.source {
        LawSource::BuiltIn => "built in".to_owned(),
        LawSource::Folder(_) => shown(folder.as_deref().unwrap_or(Path::new(LAW))),
    };
    let mut text = format!("Law: {source}\nPatterns: {}\n", shown(&path));
    let mut files = Vec::new();
    let mut reports = Vec::new();
    for (name, bytes) in patterns(&path)? {
        match pattern::read(&name, &bytes) {
            Ok(file) => files.push((name, file)),
            Err(report) => reports.push(report),
        }
    }
    if !reports.is_empty() {
        return Err(Failure::Files(reports));
    }
    let mut count = Count::default();
    for (name, file) in files {
        for ran in pattern::run(&file, &law) {
            count.add(&name, &ran, &mut text, terminal);
        }
    }
    if count.patterns == 0 {
        return Err(Failure::told(format!("there are no patterns in {}", shown(&path)))
            .help("a pattern file is JSON and has the key `patterns`; see regimes/schema/pattern.schema.json"));
    }
    text.push_str(&count.words());
    terminal.answer(&text)?;
    Ok(if count.failed == 0 { Ended::Answered } else { Ended::GateFailed })
}

/// The pattern files of a folder, or one of them.
fn patterns(path: &Path) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    if path.is_dir() {
        let named = |(name, bytes): (String, Vec<u8>)| (path.join(name).to_string_lossy().into_owned(), bytes);
        return Ok(law::files(path)?.into_iter().map(named).collect());
    }
    let file = input::read(path)?;
    Ok(vec![(file.name, file.bytes)])
}

/// How the patterns came out.
#[derive(Debug, Default)]
struct Count {
    patterns: usize,
    expectations: usize,
    failed: usize,
}

impl Count {
    /// Counts a pattern, and says what differs.
    fn add(&mut self, file: &str, ran: &Ran, text: &mut String, terminal: &Terminal) {
        self.patterns += 1;
        match &ran.outcome {
            Outcome::Held(expectations) => {
                self.expectations += expectations;
                return;
            }
            Outcome::Differs(all) => {
                text.push_str(&format!("\n{}: {}\n  {}\n", visible(file), visible(&ran.name), visible(&ran.about)));
                for one in all {
                    let (subject, of) = (visible(&one.subject), visible(&one.of));
                    text.push_str(&format!("  {subject}, {of}: {}\n", visible(&one.text)));
                }
            }
            Outcome::Unreadable(report) => {
                text.push_str(&format!("\n{}: {}\n", visible(file), visible(&ran.name)));
                text.push_str("  the case of this pattern cannot be read\n");
                terminal.reports(std::slice::from_ref(report));
            }
        }
        self.failed += 1;
    }

    fn words(&self) -> String {
        match self.failed {
            0 => format!("{} patterns hold, {} outcomes as expected\n", self.patterns, self.expectations),
            failed => format!("\n{failed} of {} patterns differ\n", self.patterns),
        }
    }
}
