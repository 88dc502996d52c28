//! All regimes, each in a few lines.

use super::find;
use super::page::Page;
use super::words::country;
use crate::engine::State;
use crate::engine::compile::state;
use crate::law::cite::{Citation, Shelf};
use crate::law::node::{Node, Operator};
use crate::law::regime::{ChangeKind, Regime};
use crate::law::source::{Basis, InForce, in_force};
use crate::law::{Law, LawSource};
use crate::terms::Day;

/// Every regime: whose it is, whether it is law on a day, when it last changed, how much of it was read officially.
pub fn list(law: &Law, as_of: Day) -> String {
    let mut page = Page::default();
    let source = match &law.source {
        LawSource::BuiltIn => "built in",
        LawSource::Folder(name) => name,
    };
    page.line(0, &format!("Law of {}, {source}: {}", as_of.prose(), counted(law.regimes.len(), "regime")));
    for (id, regime) in &law.regimes {
        page.gap();
        page.line(0, id);
        write(&mut page, regime, as_of);
    }
    page.gap();
    page.line(0, "More on one of them: regimes explain KEY");
    page.unbroken(0, &format!("SHA-256 of the law: {}", law.digest()));
    page.line(0, "This is not legal advice.");
    page.finish()
}

fn write(page: &mut Page, regime: &Regime, as_of: Day) {
    page.line(2, &format!("Title: {}", regime.title));
    page.line(2, &format!("Jurisdiction: {}", country(regime.jurisdiction.code())));
    let state = match state(regime, as_of) {
        State::InForce => "in force",
        State::RenewalNotVerified => "in force if renewed; the renewal was not read",
        State::NotInForce => "not in force",
    };
    page.line(2, &format!("State: {state}"));
    let changed = last_change(regime, as_of).unwrap_or_else(|| "none recorded".to_owned());
    page.line(2, &format!("Last change of the law: {changed}"));
    let (criteria, unread) = criteria(regime, as_of);
    let read = match unread {
        0 => "all read in an official text".to_owned(),
        some => format!("{some} of them on text not read in an official source"),
    };
    page.line(2, &format!("Criteria: {criteria}, {read}"));
}

/// The latest amendment up to a day.
fn last_change(regime: &Regime, as_of: Day) -> Option<String> {
    let changes = regime.history.iter().filter(|one| one.kind == ChangeKind::Amendment && one.date.earliest <= as_of);
    let last = changes.max_by_key(|one| (one.date.latest, one.date.earliest))?;
    Some(last.date.prose())
}

/// How many tests decide on a day, and how many of them rest on text that was not read in an official source.
fn criteria(regime: &Regime, as_of: Day) -> (usize, usize) {
    let start = Citation::start(Shelf::of_regime(regime));
    let mut counts = (0, 0);
    for node in find::criteria(regime) {
        count(node, start, as_of, &mut counts);
    }
    counts
}

fn count<'l>(node: &'l Node, around: Citation<'l>, as_of: Day, counts: &mut (usize, usize)) {
    let cited = around.within(&node.about);
    if in_force(&node.about.in_force, as_of) == InForce::No || cited.basis != Basis::Law {
        return;
    }
    let children = node.children();
    let decides = !matches!(node.operator, Operator::Use { .. } | Operator::Authority(_) | Operator::Recorded(_));
    if decides && (children.is_empty() || matches!(node.operator, Operator::Victim(_))) {
        counts.0 += 1;
        counts.1 += usize::from(!cited.is_officially_read());
    }
    for (_, child) in children {
        count(child, cited, as_of, counts);
    }
}

fn counted(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}
