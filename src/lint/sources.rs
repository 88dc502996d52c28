//! Who read what, and when: claims without a source, sources read long ago, measures of which nothing is said.

use super::Desk;
use super::found::Findings;
use crate::diagnostic::{At, Code, Diagnostic, join, quoted};
use crate::law::regime::Regime;
use crate::law::source::{Renewal, Source, SourceStatus};
use crate::terms::Day;

/// A source is old when it was read longer ago than this, in years.
const OLD: i32 = 1;

pub(super) fn check(desk: &Desk<'_>, findings: &mut Findings) {
    for (name, source) in &desk.law.common.sources {
        findings.extend(crate::law::library::COMMON, old(desk.as_of, name, source));
    }
    for (book, regime) in desk.regimes() {
        for (name, source) in &regime.sources {
            findings.extend(book.file, old(desk.as_of, name, source));
        }
        for (pointer, what) in unsourced(regime) {
            let message = format!("{what} does not say where it was read");
            let claim = Diagnostic::new(Code::ClaimWithoutSource, At::Value(pointer), message);
            findings.add(book.file, claim.help("add `source`: a key of `sources`, which may have the status `unread`"));
        }
        for (i, measure) in regime.measures.iter().enumerate() {
            if measure.effect.as_deref().is_none_or(|words| words.trim().is_empty()) {
                let message = format!("nothing says what the measure {} does", quoted(&measure.id));
                let empty = Diagnostic::new(Code::MeasureWithoutEffect, At::Value(format!("/measures/{i}")), message);
                findings.add(book.file, empty.help("add `effect`: what it does, in a sentence"));
            }
        }
    }
}

/// A source that was read too long ago.
fn old(as_of: Day, name: &str, source: &Source) -> Option<Diagnostic> {
    let read = source.read?;
    let is_old = source.status != SourceStatus::Unread && read.latest < as_of.plus_years(-OLD);
    is_old.then(|| {
        let message =
            format!("{} was last read on {}, more than a year before {}", quoted(name), read.prose(), as_of.prose());
        let at = At::Value(format!("{}/read", join("/sources", name)));
        Diagnostic::new(Code::StaleSource, at, message)
            .help("read it again, change what it says now, and write the day into `read`")
    })
}

/// Claims that are no trees and say nothing of their source, each with its place and what it is.
fn unsourced(regime: &Regime) -> Vec<(String, &'static str)> {
    let mut all: Vec<(String, &'static str, bool)> = Vec::new();
    let mut each = |list: &str, what, sources: &mut dyn Iterator<Item = bool>| {
        all.extend(sources.enumerate().map(|(i, has)| (format!("/{list}/{i}"), what, has)));
    };
    each(
        "decision/standards",
        "the standard of proof",
        &mut regime.decision.standards.iter().map(|one| one.source.is_some()),
    );
    let left = &mut regime.decision.left_to_authority.iter().map(|one| one.source.is_some());
    each("decision/leftToAuthority", "what is left to the authority", left);
    each("considerations", "the consideration", &mut regime.considerations.iter().map(|one| one.source.is_some()));
    each("measures", "the measure", &mut regime.measures.iter().map(|one| one.source.is_some()));
    each("dates", "the day to keep in mind", &mut regime.dates.iter().map(|one| one.source.is_some()));
    each("history", "the change", &mut regime.history.iter().map(|one| one.source.is_some()));
    each("pointers", "the pointer", &mut regime.pointers.iter().map(|one| one.source.is_some()));
    each("inForce", "the interval", &mut regime.in_force.iter().map(|one| one.source.is_some()));
    each("renewals", "the renewal", &mut regime.renewals.iter().map(is_shown));
    all.extend(
        regime.evidence_bar.iter().map(|bar| ("/evidenceBar".to_owned(), "the evidence bar", bar.source.is_some())),
    );
    all.into_iter().filter(|(.., has)| !has).map(|(pointer, what, _)| (pointer, what)).collect()
}

/// A renewal that nobody verified claims nothing.
fn is_shown(renewal: &Renewal) -> bool {
    renewal.source.is_some() || !renewal.verified
}
