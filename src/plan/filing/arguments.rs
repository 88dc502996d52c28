//! What speaks for listing: published policy factors, and what the case offers for each.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::build::Filer;
use super::{Argument, Countdown, FilingSubject};
use crate::engine::evaluate::Hand;
use crate::engine::facts::{Ix, NONE};
use crate::engine::findings::{Decides, Findings};
use crate::engine::program::CompiledRegime;
use crate::law::regime::Consideration;
use crate::plan::cautions::relies_on;
use crate::plan::days::length;
use crate::terms::kind::{Rung, Truth};

/// The considerations of a regime in the order of its file: what is offered to nobody of these, but could be, is left out
/// only where the case rules it out.
pub(super) fn arguments(
    filer: &Filer,
    at: usize,
    regime: &CompiledRegime,
    subjects: &[FilingSubject],
) -> Vec<Argument> {
    let all = regime.regime.considerations.iter().enumerate();
    all.filter_map(|(place, one)| argument(filer, at, regime, (place, one), subjects)).collect()
}

fn argument(
    filer: &Filer,
    at: usize,
    regime: &CompiledRegime,
    (place, one): (usize, &Consideration),
    subjects: &[FilingSubject],
) -> Option<Argument> {
    let mut argument = Argument {
        id: one.id.clone(),
        title: one.title.clone(),
        argument: one.argument.clone(),
        quote: one.quote.clone(),
        provision: one.provision.clone(),
        basis: one.basis,
        officially_read: regime.regime.is_officially_read(one.source.as_deref()),
        offered: IndexMap::new(),
        facts: IndexMap::new(),
        window: Vec::new(),
    };
    if one.when.is_none() {
        return Some(argument);
    }
    // A condition that is not law on this date offers nothing.
    let (_, node) = *regime.considerations.iter().find(|(number, _)| *number == place)?;
    let mut acts: BTreeSet<Ix> = BTreeSet::new();
    for subject in subjects {
        let Some(ix) = filer.ix(&subject.subject) else { continue };
        let trace = filer.assessor.trace_of(at, node, ix);
        let findings = Findings { program: filer.words.program, trace: &trace };
        let truth = findings.outcome().at(Rung::Alleged);
        argument.offered.insert(subject.subject.clone(), truth);
        if truth == Truth::Met {
            let masks = filer.assessor.masks(at);
            let rests_on = relies_on(filer.words, &findings, Rung::Alleged, masks, regime.readers);
            argument.facts.insert(subject.subject.clone(), rests_on);
        }
        // Time runs for an act that may count, too.
        if truth != Truth::NotMet && one.window.is_some() {
            findings.deciding(Rung::Alleged, |decides| {
                if let Decides::Node { hand: Hand { act, .. }, truth: Truth::Met | Truth::Open, .. } = decides
                    && *act != NONE
                {
                    acts.insert(*act);
                }
            });
        }
    }
    if let Some(window) = &one.window {
        argument.window = acts.into_iter().filter_map(|act| countdown(filer, act, window.years)).collect();
        argument.window.sort_by(|a, b| a.act.cmp(&b.act));
    }
    let is_ruled_out = !argument.offered.is_empty() && argument.offered.values().all(|truth| *truth == Truth::NotMet);
    (!is_ruled_out).then_some(argument)
}

/// How long it can still be said of an act that it is fresh. The earliest day on which it may have ended counts.
fn countdown(filer: &Filer, act: Ix, years: u16) -> Option<Countdown> {
    let facts = filer.words.facts;
    let span = facts.acts.get(act as usize)?.span;
    let act = facts.act_key(act).to_owned();
    if span.presumed_after.is_some() {
        return Some(Countdown {
            act,
            years,
            date: None,
            until: None,
            left: "it was going on when it was last known".into(),
        });
    }
    if span.end.min.is_unbounded() {
        return Some(Countdown { act, years, date: None, until: None, left: "when it ended is not known".into() });
    }
    let last = span.end.min.plus_years(i32::from(years));
    let today = filer.words.program.as_of;
    let days = last.number().saturating_sub(today.number());
    let about = if span.end.min == span.end.max { "" } else { ", counted from the earliest day it may have ended" };
    let left = match days {
        0.. => format!("{} left{about}", length(days)),
        _ => format!("passed {} ago{about}", length(days.saturating_neg())),
    };
    Some(Countdown { act, years, date: Some(last), until: Some(last.prose()), left })
}
