//! A whole regime, part by part, in the order in which a lawyer asks.

use super::claim::Cited;
use super::page::Page;
use super::tree::{Said, Tree};
use super::words::{capitalised, country, intervals, keyed, quoted, renewal, stopped};
use super::{channel, measure, source};
use crate::law::Law;
use crate::law::regime::{ChangeKind, Consideration, Decision, Regime, RegimeStatus, Window};
use crate::law::source::Source;
use crate::terms::Day;

/// What holds of the whole page.
const HOW_TO_READ: [&str; 4] = [
    "In square brackets stands the key by which files and this program name a thing; behind a provision it is the key of the source.",
    "Where nothing else is said, the words were read in an official text. A term takes in its narrower terms.",
    "“The party” is the one in question, “the act”, “the tie” and “the victim” are those just spoken of, and “now” is the day whose law is applied.",
    "“To be asked” is the question put to the advocate where the file leaves a test open.",
];

/// Writes the regime, of one day if one is given, and counts the parts that are not law on it.
pub(super) fn write(page: &mut Page, law: &Law, regime: &Regime, as_of: Option<Day>) -> usize {
    let mut tree = Tree::new(law, Some(regime), as_of);
    head(page, regime, as_of);
    decision(page, &mut tree, &regime.decision);
    page.heading("Who can be listed");
    tree.node(page, 2, &regime.grounds, Said::default(), None);
    page.heading("Who is left out whatever they did");
    if regime.exclusions.is_empty() {
        page.line(2, "Nobody, by this file.");
    }
    for node in &regime.exclusions {
        tree.node(page, 2, node, Said::default(), None);
    }
    page.heading("What the words mean");
    if regime.definitions.is_empty() {
        page.line(2, "This file defines none.");
    }
    for (name, node) in &regime.definitions {
        tree.node(page, 2, node, Said::default(), Some(name));
    }
    page.heading("What a listing does");
    for one in &regime.measures {
        measure::write(page, &mut tree, one);
    }
    page.heading("What the government says it weighs (argued, never computed)");
    if regime.considerations.is_empty() {
        page.line(2, "Nothing published that was read.");
    }
    for one in &regime.considerations {
        consideration(page, &mut tree, one);
    }
    for one in &regime.channels {
        channel::write(page, &mut tree, one);
    }
    if regime.channels.is_empty() {
        page.heading("How to file");
        page.line(2, "No channel is known.");
    }
    dates(page, &tree, regime);
    evidence_bar(page, &tree, regime);
    history(page, &tree, regime);
    pointers(page, &tree, regime);
    source::instruments(page, regime);
    source::sources(page, &regime.sources);
    tree.left_out
}

fn head(page: &mut Page, regime: &Regime, as_of: Option<Day>) {
    page.line(0, &regime.title);
    let programme = regime.program_id.as_deref().map_or("none known", |id| id);
    page.line(0, &format!("Key: {}", regime.id));
    page.line(0, &format!("Jurisdiction: {}", country(regime.jurisdiction.code())));
    page.line(0, &format!("OpenSanctions programme: {programme}"));
    let status = match regime.status {
        Some(RegimeStatus::Active) => "in use",
        Some(RegimeStatus::Ended) => "ended",
        None => "not stated",
    };
    page.line(0, &format!("Status: {status}"));
    page.labelled(0, "In force", intervals(&regime.in_force).as_deref());
    for one in &regime.renewals {
        page.labelled(0, "Renewal", Some(&renewal(one)));
    }
    page.labelled(0, "Shown", as_of.map(|day| format!("the law of {} only.", day.prose())).as_deref());
    if let Some(summary) = &regime.summary {
        page.gap();
        page.line(0, summary);
    }
    page.labelled(0, "Note", regime.note.as_deref());
    page.heading("How to read this page");
    for words in HOW_TO_READ {
        page.line(2, words);
    }
}

fn decision<'l>(page: &mut Page, tree: &mut Tree<'l>, decision: &'l Decision) {
    let shelf = tree.shelf();
    page.heading("Who decides");
    page.line(2, &format!("Authority: {}", stopped(&decision.authority)));
    page.labelled(2, "Duty", decision.duty.as_deref());
    page.labelled(2, "Note", decision.note.as_deref());
    page.heading("Standard of proof, in the law's own words");
    if decision.standards.is_empty() {
        page.line(2, "None was read.");
    }
    for one in &decision.standards {
        if !tree.shows(&one.in_force) {
            continue;
        }
        page.item(2, &quoted(&one.words));
        let (provision, cited_as) = (one.provision.as_deref(), one.cited_as.as_deref());
        Cited { provision, cited_as, source: one.source.as_deref(), ..Cited::default() }.write(page, 4, shelf, None);
        page.labelled(4, "In force", intervals(&one.in_force).as_deref());
        page.labelled(4, "Note", one.note.as_deref());
    }
    page.heading("What stays with the authority");
    if decision.left_to_authority.is_empty() {
        page.line(2, "Nothing is named.");
    }
    for one in &decision.left_to_authority {
        if !tree.shows(&one.in_force) {
            continue;
        }
        page.item(2, &stopped(&one.text));
        let cited = Cited { provision: one.provision.as_deref(), source: one.source.as_deref(), ..Cited::default() };
        cited.write(page, 4, shelf, None);
        page.labelled(4, "In force", intervals(&one.in_force).as_deref());
        page.labelled(4, "Note", one.note.as_deref());
    }
    if decision.procedures.is_empty() {
        return;
    }
    page.heading("Routes that need no ground of their own (the government's choice)");
    for (name, node) in &decision.procedures {
        tree.node(page, 2, node, Said::default(), Some(name));
    }
}

fn consideration<'l>(page: &mut Page, tree: &mut Tree<'l>, one: &'l Consideration) {
    page.item(2, &format!("{} [{}]", one.title, one.id));
    let provision = one.provision.as_deref();
    let cited = Cited { provision, cited_as: None, source: one.source.as_deref(), basis: one.basis };
    cited.write(page, 4, tree.shelf(), one.quote.as_deref());
    page.labelled(4, "Argument", one.argument.as_deref());
    if let Some(window) = &one.window {
        page.line(4, &fresh(window));
    }
    page.labelled(4, "Note", one.note.as_deref());
    if let Some(when) = &one.when {
        page.line(4, "Offered where this holds:");
        tree.node(page, 4, when, Said::default(), None);
    }
}

/// `Within 5 years of the end of the act.`
fn fresh(window: &Window) -> String {
    let years = if window.years == 1 { "1 year".to_owned() } else { format!("{} years", window.years) };
    let note = window.note.as_ref().map(|note| format!(" Note: {note}")).unwrap_or_default();
    format!("Within {years} of the end of the act.{note}")
}

fn dates(page: &mut Page, tree: &Tree<'_>, regime: &Regime) {
    page.heading("Dates to keep in mind");
    if regime.dates.is_empty() {
        page.line(2, "None is named.");
    }
    for one in &regime.dates {
        page.item(2, &keyed(&one.title, &one.id));
        page.line(4, &format!("Day: {}.", one.day.prose()));
        page.labelled(4, "What it means", one.text.as_deref());
        let (provision, source) = (one.provision.as_deref(), one.source.as_deref());
        let cited = Cited { provision, source, basis: one.basis, ..Cited::default() };
        cited.write(page, 4, tree.shelf(), None);
        page.labelled(4, "Note", one.note.as_deref());
    }
}

fn evidence_bar(page: &mut Page, tree: &Tree<'_>, regime: &Regime) {
    page.heading("How well supported a file should be");
    let Some(bar) = &regime.evidence_bar else {
        page.line(2, "Nothing published that was read. Our reading: evidenced, which is at least one item of evidence for every statement relied on.");
        return;
    };
    let rungs: Vec<&str> = bar.rungs.iter().map(|rung| rung.as_str()).collect();
    page.line(2, &format!("Asked for: {}.", rungs.join(", ")));
    page.labelled(2, "In words", bar.text.as_deref());
    let cited = Cited { source: bar.source.as_deref(), basis: bar.basis, ..Cited::default() };
    cited.write(page, 2, tree.shelf(), None);
    page.labelled(2, "Note", bar.note.as_deref());
}

fn history(page: &mut Page, tree: &Tree<'_>, regime: &Regime) {
    page.heading("History");
    if regime.history.is_empty() {
        page.line(2, "No change is recorded.");
    }
    for one in &regime.history {
        let kind = match one.kind {
            ChangeKind::Amendment => "the law changed",
            ChangeKind::Correction => "this file was corrected",
        };
        let by = one.instrument.as_ref().map(|key| format!(" by [{key}]")).unwrap_or_default();
        page.item(2, &format!("{}, {kind}{by}: {}", capitalised(&one.date.prose()), stopped(&one.text)));
        // An instrument that was read itself needs no second mention.
        if one.source != one.instrument || one.source.as_deref().is_none_or(|key| !is_official(regime, key)) {
            Cited { source: one.source.as_deref(), ..Cited::default() }.write(page, 4, tree.shelf(), None);
        }
        page.labelled(4, "Note", one.note.as_deref());
    }
}

fn is_official(regime: &Regime, source: &str) -> bool {
    regime.sources.get(source).is_some_and(Source::is_official)
}

fn pointers(page: &mut Page, tree: &Tree<'_>, regime: &Regime) {
    page.heading("Neighbouring tools (named, never assessed)");
    if regime.pointers.is_empty() {
        page.line(2, "None is named.");
    }
    for one in &regime.pointers {
        page.item(2, &format!("{}: {}", one.title, stopped(&one.text)));
        let cited = Cited { provision: one.provision.as_deref(), source: one.source.as_deref(), ..Cited::default() };
        cited.write(page, 4, tree.shelf(), None);
        page.labelled(4, "Note", one.note.as_deref());
    }
}
