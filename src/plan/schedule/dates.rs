//! Days to keep in mind: renewals and ends of law, reports, windows of practice, days of the advocate's own.

use super::DatedEvent;
use super::steps::From;
use crate::engine::State;
use crate::engine::program::CompiledRegime;
use crate::law::regime::Regime;
use crate::law::source::Basis;
use crate::plan::days::distance;
use crate::plan::filing::Filing;
use crate::terms::{Day, PartialDate};

/// All days that matter for the filings of a plan: the nearest first, what is past last.
pub(super) fn dates(from: &From) -> Vec<DatedEvent> {
    let today = from.words.program.as_of;
    let mut all: Vec<(PartialDate, DatedEvent)> = Vec::new();
    let is_worth = |filing: &&Filing| filing.action.is_worth_filing();
    for filing in from.filings.iter().filter(is_worth) {
        if let Some((_, regime)) = from.words.program.regime(&filing.regime) {
            all.extend(of_regime(regime, today));
        }
        all.extend(windows(filing, today));
    }
    all.extend(own(from, today));
    let mut merged: Vec<(PartialDate, DatedEvent)> = Vec::new();
    for (date, event) in all {
        let same = merged
            .iter_mut()
            .find(|(_, known)| (&known.date, &known.title, &known.text) == (&event.date, &event.title, &event.text));
        match same {
            Some((_, known)) => known.regimes.extend(event.regimes),
            None => merged.push((date, event)),
        }
    }
    for (_, event) in &mut merged {
        event.regimes.sort();
        event.regimes.dedup();
    }
    merged.sort_by(|(a, one), (b, other)| {
        let far = |date: &PartialDate| date.earliest.number().saturating_sub(today.number()).saturating_abs();
        (one.is_past, far(a), &one.title, &one.regimes).cmp(&(other.is_past, far(b), &other.title, &other.regimes))
    });
    merged.into_iter().map(|(_, event)| event).collect()
}

struct Told<'t> {
    title: String,
    text: Option<&'t str>,
    note: Option<&'t str>,
    basis: Option<Basis>,
    regimes: Vec<String>,
    officially_read: Option<bool>,
}

fn event(date: PartialDate, today: Day, told: Told) -> (PartialDate, DatedEvent) {
    let is_past = date.latest < today;
    let distance = if is_past {
        distance(today, date.latest)
    } else if date.earliest <= today && !date.is_exact() {
        "any day now".to_owned()
    } else {
        distance(today, date.earliest)
    };
    let event = DatedEvent {
        date: date.to_string(),
        in_words: date.prose(),
        title: told.title,
        text: told.text.map(str::to_owned),
        note: told.note.map(str::to_owned),
        regimes: told.regimes,
        basis: told.basis,
        distance,
        is_past,
        officially_read: told.officially_read,
    };
    (date, event)
}

/// Renewals still to come and the last that was not verified, ends of law, and the file's own dates.
fn of_regime(regime: &CompiledRegime, today: Day) -> Vec<(PartialDate, DatedEvent)> {
    let file = regime.regime;
    let ids = || vec![file.id.clone()];
    let read = |source: Option<&String>| file.is_officially_read(source.map(String::as_str));
    let mut all = Vec::new();
    let last_unverified = file.renewals.iter().rev().find(|one| one.due.earliest <= today);
    for renewal in &file.renewals {
        let is_coming = renewal.due.latest >= today;
        let is_open = last_unverified.is_some_and(|last| std::ptr::eq(last, renewal)) && !renewal.verified;
        if !is_coming && !is_open {
            continue;
        }
        let title = match (is_coming && renewal.due.earliest > today, regime.state) {
            (true, _) => "No longer law from this day unless renewed",
            (false, State::RenewalNotVerified) => {
                "Due for renewal, which was not verified: confirm it before anything else"
            }
            (false, _) => "Due for renewal, which was not read; a later source shows it in use",
        };
        let officially_read = read(renewal.source.as_ref());
        let text = renewal.note.as_deref();
        let told =
            Told { title: title.into(), text, note: None, basis: Some(Basis::Law), regimes: ids(), officially_read };
        all.push(event(renewal.due, today, told));
    }
    for interval in &file.in_force {
        if let Some(until) = interval.until.filter(|until| until.latest >= today) {
            let officially_read = read(interval.source.as_ref());
            let title = "Last day in force".to_owned();
            let told = Told {
                title,
                text: interval.note.as_deref(),
                note: None,
                basis: Some(Basis::Law),
                regimes: ids(),
                officially_read,
            };
            all.push(event(until, today, told));
        }
    }
    all.extend(key_dates(file, today));
    all
}

fn key_dates(file: &Regime, today: Day) -> Vec<(PartialDate, DatedEvent)> {
    let told = file.dates.iter().map(|one| {
        let date = one.day.next(today);
        let told = Told {
            title: one.title.clone(),
            text: one.text.as_deref(),
            note: one.note.as_deref(),
            basis: Some(one.basis),
            regimes: vec![file.id.clone()],
            officially_read: file.is_officially_read(one.source.as_deref()),
        };
        event(date, today, told)
    });
    told.collect()
}

/// The last days on which conduct is still fresh.
fn windows(filing: &Filing, today: Day) -> Vec<(PartialDate, DatedEvent)> {
    let of = filing.arguments.iter().flat_map(|argument| argument.window.iter().map(move |one| (argument, one)));
    let told = of.filter_map(|(argument, one)| {
        let last = one.date?;
        let title = format!("The act {} is {} years old: {}", one.act, one.years, argument.title.to_lowercase());
        let told = Told {
            title,
            text: argument.argument.as_deref(),
            note: None,
            basis: Some(argument.basis),
            regimes: vec![filing.regime.clone()],
            officially_read: argument.officially_read,
        };
        Some(event(PartialDate::exact(last), today, told))
    });
    told.collect()
}

/// Days that the advocate wrote into the case file.
fn own(from: &From, today: Day) -> Vec<(PartialDate, DatedEvent)> {
    let Some(plan) = &from.words.facts.case.plan else { return Vec::new() };
    let plain =
        |title: String, regimes| Told { title, text: None, note: None, basis: None, regimes, officially_read: None };
    let mut all: Vec<(PartialDate, DatedEvent)> =
        plan.dates.iter().flatten().map(|one| event(one.on, today, plain(one.text.clone(), Vec::new()))).collect();
    for (id, choice) in plan.regimes.sorted() {
        if let Some(by) = choice.by {
            all.push(event(by, today, plain("You want to file by this day".into(), vec![id.to_owned()])));
        }
    }
    all
}
