//! What must not be claimed, and what must not be sent.

use indexmap::IndexMap;

use super::super::document::{Item, Line, Section, line};
use super::{Context, words};
use crate::plan::{ChannelCard, Filing, Standing};
use crate::terms::kind::Truth;

/// Keys of evidence that are named before the rest is counted.
const MOST_ITEMS: usize = 8;

/// The section, where anybody was assessed.
pub(super) fn section(context: &Context) -> Option<Section> {
    if context.plan.assessments.is_empty() {
        return None;
    }
    let mut section = Section::new("What must not be claimed or sent");
    section.say(
        "Say “alleged” or “reported”, and by whom: nothing in this plan is a finding against anybody. Never claim a \
         criterion as met that is open below.",
    );
    let dead = context.plan.subjects.iter().filter(|(_, subject)| subject.deceased);
    section.items(dead.map(|(key, _)| {
        let what = line![context.names.get(key), ", recorded as dead: no text read says what becomes of a filing"];
        Item::labelled("Do not file for", what)
    }));
    section.items([contrary(context)]);
    section.items(closed(context));
    section.items(context.plan.filings.iter().flat_map(|filing| withheld(context, filing)));
    section.section(context.shared.section(context));
    Some(section)
}

/// What speaks against listing: never silently left out.
fn contrary(context: &Context) -> Item {
    let contrary = &context.plan.contrary;
    Item::labelled("What speaks against listing", &contrary.text).with(contrary.items.iter().map(Item::new))
}

/// Regimes under which nothing is met, by the subjects for whom that holds.
fn closed(context: &Context) -> Vec<Item> {
    let mut by_regime: IndexMap<&str, Vec<&str>> = IndexMap::new();
    for one in context.plan.assessments.iter().filter(|one| one.standing == Standing::Closed) {
        by_regime.entry(&one.regime).or_default().push(&one.subject);
    }
    let mut by_subjects: IndexMap<Vec<&str>, Vec<&str>> = IndexMap::new();
    for (regime, mut subjects) in by_regime {
        subjects.sort_unstable();
        by_subjects.entry(subjects).or_default().push(regime);
    }
    let told = by_subjects.into_iter().map(|(subjects, regimes)| {
        let whom = context.names.list(subjects);
        Item::labelled("No ground to claim on this file", line![words::listed(regimes), ", for ", whom])
    });
    told.collect()
}

/// What may not be sent through the channels of a filing: the one that is used, or with `--full` all.
fn withheld(context: &Context, filing: &Filing) -> Vec<Item> {
    let channels = filing.channels.iter().filter(|channel| channel.is_used || context.full);
    channels.flat_map(|channel| withheld_from(context, &filing.regime, channel)).collect()
}

/// What may not be sent through one channel, and what that costs.
pub(super) fn withheld_from(context: &Context, regime: &str, channel: &ChannelCard) -> Vec<Item> {
    let mut by_items: IndexMap<&[String], Vec<&str>> = IndexMap::new();
    for (subject, items) in channel.withheld.iter().filter(|(_, items)| !items.is_empty()) {
        by_items.entry(items).or_default().push(subject);
    }
    let told = by_items.into_iter().map(|(items, subjects)| {
        let lost = |subject: &&&str| channel.disclosable.get(**subject).is_some_and(|truth| *truth != Truth::Met);
        let lost: Vec<&str> = subjects.iter().filter(lost).copied().collect();
        let cost = if lost.is_empty() {
            Line::from("; the case holds without it")
        } else {
            line!["; without it the case is not met for ", context.names.list(lost)]
        };
        let items = Line::cut(words::codes(items), context.most(MOST_ITEMS));
        let through = line![" through ", super::super::document::code(regime), ", ", &channel.title];
        let whom = if context.names.count() > 1 {
            line![" (for ", context.names.list(subjects), ")"]
        } else {
            Line::default()
        };
        Item::labelled("Not cleared for every reader: do not send", line![items, through, whom, cost])
    });
    told.collect()
}
