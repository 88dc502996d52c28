//! When to do what: days to keep in mind, then the steps of all filings wave by wave.

use std::collections::{BTreeMap, HashMap};

use super::super::document::{Block, Edge, Figure, Item, Line, Node, Section, code, line};
use super::{Context, dates, words};
use crate::law::source::Basis;
use crate::plan::{Schedule, ScheduledStep, StepKind};

/// Regimes that are named beside a step before the rest is counted.
const MOST_REGIMES: usize = 6;

/// The section.
pub(super) fn section(context: &Context) -> Option<Section> {
    let mut section = Section::new("When to do what");
    section.section(dates::section(context));
    let schedule = &context.plan.schedule;
    if !schedule.steps.is_empty() {
        let numbers = numbers(schedule);
        let mut steps = Section::new("Steps, in the order in which they can be done");
        steps.say(
            "Steps of one wave can be done side by side; each waits for the steps named with it, by law unless it \
             says otherwise. How long a step takes is seldom published, so the longest chain is counted in steps.",
        );
        steps.items(longest(schedule, &numbers));
        steps.blocks.push(Block::Figure(figure(context, schedule, &numbers)));
        section.section(steps);
    }
    section.unless_empty()
}

/// The number of each step, by id.
fn numbers(schedule: &Schedule) -> HashMap<&str, usize> {
    schedule.steps.iter().map(|step| step.id.as_str()).zip(1..).collect()
}

/// The longest chain, by number.
fn longest(schedule: &Schedule, numbers: &HashMap<&str, usize>) -> Option<Item> {
    let path: Vec<String> =
        schedule.critical_path.iter().filter_map(|id| numbers.get(id.as_str())).map(usize::to_string).collect();
    (!path.is_empty()).then(|| Item::labelled("Longest chain", format!("steps {}", path.join(", then "))))
}

fn figure(context: &Context, schedule: &Schedule, numbers: &HashMap<&str, usize>) -> Figure {
    let is_longest = |id: &String| schedule.critical_path.contains(id);
    let nodes = schedule.steps.iter().zip(1_usize..).map(|(step, number)| Node {
        label: line![format!("{number}. "), &step.title],
        column: step.wave.saturating_sub(1),
        is_strong: is_longest(&step.id),
    });
    let edges = schedule.steps.iter().zip(0..).flat_map(|(step, to)| {
        step.after.iter().filter_map(move |wait| {
            let from = numbers.get(wait.step.as_str())?.checked_sub(1)?;
            Some(Edge { from, to, number: None, is_dashed: wait.basis != Basis::Law })
        })
    });
    let waves = 1..=schedule.steps.iter().map(|step| step.wave).max().unwrap_or_default();
    let in_words = waves.filter_map(|wave| {
        let steps: Vec<Item> = schedule
            .steps
            .iter()
            .zip(1..)
            .filter(|(step, _)| step.wave == wave)
            .map(|(step, number)| one(context, step, numbers).numbered(number))
            .collect();
        (!steps.is_empty()).then(|| Item::labelled(format!("Wave {wave}"), "").with(steps))
    });
    Figure {
        title: "The steps, wave by wave".into(),
        legend: "Waves run from left to right. An arrow leads to a step from one it waits for; dashed where policy or \
                 practice, not law, wants that order. The longest chain has thick frames."
            .into(),
        nodes: nodes.collect(),
        edges: edges.collect(),
        in_words: in_words.collect(),
    }
}

fn one(context: &Context, step: &ScheduledStep, numbers: &HashMap<&str, usize>) -> Item {
    let mut parts: Vec<Item> = Vec::new();
    if context.full || step.kind != StepKind::Channel {
        parts.extend(step.text.iter().map(Item::new));
    }
    parts.extend(waits(step, numbers));
    if !step.regimes.is_empty() {
        let mut serves = Line::cut(words::codes(&step.regimes), context.most(MOST_REGIMES));
        if !step.subjects.is_empty() && context.names.count() > 1 {
            serves.push(line![", for ", context.names.all(&step.subjects)]);
        }
        parts.push(Item::labelled("Serves", serves));
    }
    parts.extend(step.time.as_ref().map(|time| Item::labelled("Takes", time)));
    let remarks = words::standing_of(step.basis, step.officially_read).join(", ");
    Item::new(line![&step.title, " [", code(&step.id), "], ", kind(step.kind), ", ", remarks]).with(parts)
}

/// What a step waits for, by number: first what the law wants, then what policy or practice does.
fn waits(step: &ScheduledStep, numbers: &HashMap<&str, usize>) -> Option<Item> {
    let mut by_basis: BTreeMap<Basis, Vec<usize>> = BTreeMap::new();
    for wait in &step.after {
        by_basis.entry(wait.basis).or_default().extend(numbers.get(wait.step.as_str()));
    }
    let told: Vec<String> = by_basis
        .into_iter()
        .filter(|(_, numbers)| !numbers.is_empty())
        .map(|(basis, mut numbers)| {
            numbers.sort_unstable();
            let steps = if numbers.len() == 1 { "step" } else { "steps" };
            let numbers: Vec<String> = numbers.iter().map(usize::to_string).collect();
            let by = if basis == Basis::Law { String::new() } else { format!(" ({})", words::basis(basis)) };
            format!("{steps} {}{by}", words::joined(&numbers))
        })
        .collect();
    (!told.is_empty()).then(|| Item::labelled("Waits for", told.join("; ")))
}

const fn kind(kind: StepKind) -> &'static str {
    match kind {
        StepKind::Answer => "to find out",
        StepKind::Renewal => "to confirm",
        StepKind::Preparation => "to prepare, once for all",
        StepKind::Channel => "at the authority's door",
        StepKind::FollowUp => "to follow up",
    }
}
