//! What is suspicious in law that can be read: criteria that say nothing, days that do not fit, claims that nobody can
//! trace, words that nothing uses.
//!
//! Loading law refuses what is plainly wrong; this looks at what is left, over all files together. One file a family of
//! checks: each takes the law and adds to the findings.
//!
//! May import `law`, `terms`, `diagnostic`.

mod channels;
mod cite;
mod days;
mod found;
mod intervals;
mod leaves;
mod patterns;
mod reach;
mod sources;
mod terms;
mod truth;
mod unused;
mod written;

use serde_json::Value;

use crate::diagnostic::{Document, Report};
use crate::law::Law;
use crate::law::common::Common;
use crate::law::library::{COMMON, VOCABULARY};
use crate::law::regime::Regime;
use crate::law::tree::{self, Tree};
use crate::terms::Day;
use found::Findings;

/// What is looked at.
#[derive(Debug, Clone, Copy)]
pub struct Input<'i> {
    /// The law, as read from `files`.
    pub law: &'i Law,
    /// The files of the law, by name and bytes.
    pub files: &'i [(String, Vec<u8>)],
    /// The pattern files by name and bytes; without them nothing is said of what patterns name.
    pub patterns: Option<&'i [(String, Vec<u8>)]>,
    /// The day from which the age of sources is counted.
    pub as_of: Day,
}

/// A file with criteria.
struct Book<'i> {
    /// Its name.
    file: &'i str,
    /// As it is written.
    value: &'i Value,
    /// What it holds.
    body: Body<'i>,
    /// Its trees of criteria.
    trees: Vec<Tree<'i>>,
}

/// What a file with criteria holds.
#[derive(Clone, Copy)]
enum Body<'i> {
    Regime(&'i Regime),
    Common(&'i Common),
}

impl<'i> Book<'i> {
    fn regime(&self) -> Option<&'i Regime> {
        match self.body {
            Body::Regime(regime) => Some(regime),
            Body::Common(_) => None,
        }
    }
}

/// Everything a check may look at.
struct Desk<'i> {
    law: &'i Law,
    as_of: Day,
    books: Vec<Book<'i>>,
}

impl<'i> Desk<'i> {
    /// The books that are regimes.
    fn regimes(&self) -> impl Iterator<Item = (&Book<'i>, &'i Regime)> {
        self.books.iter().filter_map(|book| book.regime().map(|regime| (book, regime)))
    }
}

/// Looks at everything. One report for each file of which there is something to say, in the order of their names, those
/// of patterns last; warnings that were found when the law was read are among them.
pub fn check(input: &Input<'_>) -> Vec<Report> {
    let read = |files: &[(String, Vec<u8>)]| -> Vec<Document> {
        // Law that was read has no file that cannot be parsed; a pattern file that cannot is reported as such.
        files.iter().filter_map(|(name, bytes)| Document::parse(name, bytes).ok()).collect()
    };
    let documents = read(input.files);
    let patterns = read(input.patterns.unwrap_or_default());
    let mut findings = Findings::default();
    for report in input.law.warnings() {
        for one in report.diagnostics() {
            findings.add(report.name(), one.diagnostic.clone());
        }
    }
    let desk = Desk { law: input.law, as_of: input.as_of, books: books(input.law, &documents) };
    intervals::check(&desk, &mut findings);
    reach::check(&desk, &mut findings);
    truth::check(&desk, &mut findings);
    leaves::check(&desk, &mut findings);
    cite::check(&desk, &mut findings);
    sources::check(&desk, &mut findings);
    channels::check(&desk, &mut findings);
    unused::check(&desk, &mut findings);
    terms::check(&desk, &mut findings);
    if input.patterns.is_some() {
        patterns::check(&desk, &patterns, &mut findings);
    }
    drop(desk);
    let all = documents.into_iter().chain(patterns);
    let reports = all.map(|document| {
        let found = findings.take(document.name());
        document.report(found)
    });
    reports.filter(|report| !report.is_empty()).collect()
}

/// The files with criteria, each with its trees.
fn books<'i>(law: &'i Law, documents: &'i [Document]) -> Vec<Book<'i>> {
    let book = |document: &'i Document| {
        let (body, trees) = match document.name() {
            VOCABULARY => return None,
            COMMON => (Body::Common(&law.common), tree::of_common(&law.common)),
            name => {
                let regime = law.regime(name.strip_suffix(".json").unwrap_or(name))?;
                (Body::Regime(regime), tree::of_regime(regime))
            }
        };
        Some(Book { file: document.name(), value: document.value(), body, trees })
    };
    documents.iter().filter_map(book).collect()
}
