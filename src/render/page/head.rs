//! The top of a plan: which case, which law, how it stands in short, and the first thing to do.

use std::collections::BTreeMap;

use super::super::document::{Item, Line, line, name};
use super::{Context, law, order, words};
use crate::plan::{Action, Standing};

/// Which case.
pub(super) fn title(context: &Context) -> Line {
    match &context.plan.case.title {
        Some(title) => line!["Case: ", name(title)],
        None => "Case: untitled".into(),
    }
}

/// What stands above everything else.
pub(super) fn items(context: &Context) -> Vec<Item> {
    let plan = context.plan;
    let mut items =
        vec![Item::labelled("Law", line!["as of ", words::date(&plan.as_of), ", ", law::source(&plan.law)])];
    if plan.assessments.len() > 1 {
        items.push(Item::labelled("In short", in_short(context)));
    }
    items.extend(first_filing(context));
    items.extend(first_question(context));
    items.extend(first_step(context));
    if !plan.unknown_choices.is_empty() {
        let unknown = words::listed(&plan.unknown_choices);
        items.push(Item::labelled("Named in the case file, but not a regime of this law", unknown));
    }
    items
}

/// How many assessments have each standing, in the order of standings.
fn in_short(context: &Context) -> String {
    let mut counts: BTreeMap<Standing, usize> = BTreeMap::new();
    for assessment in &context.plan.assessments {
        *counts.entry(assessment.standing).or_default() += 1;
    }
    let parts: Vec<String> =
        counts.into_iter().map(|(standing, count)| format!("{count} {}", standing.word().to_lowercase())).collect();
    parts.join(", ")
}

/// The place to file first, or to prepare for.
fn first_filing(context: &Context) -> Option<Item> {
    let first = context.plan.order.iter().find(|place| matches!(place.action, Action::File | Action::Prepare))?;
    let label = match first.action {
        Action::File => "File first",
        _ => "Prepare first",
    };
    let whom = context.names.all(&first.subjects);
    Some(Item::labelled(label, line![order::regime(context, &first.regime), ", for ", whom]))
}

/// The question that opens most.
fn first_question(context: &Context) -> Option<Item> {
    let board = &context.plan.board;
    let first = board.questions.first()?;
    let open = context.plan.assessments.iter().filter(|one| one.standing == Standing::Open).count();
    let alone = first.doors.iter().filter(|door| door.alone).count();
    let what = if alone == 0 {
        String::new()
    } else {
        format!(" (answer 1 below; alone it would meet {alone} of {open} open)")
    };
    Some(Item::labelled("Find out first", line![&first.text, what]))
}

/// The first step of the longest chain, unless it is that question.
fn first_step(context: &Context) -> Option<Item> {
    let schedule = &context.plan.schedule;
    let first = schedule.critical_path.first()?;
    let at = schedule.steps.iter().position(|step| step.id == *first)?;
    let step = schedule.steps.get(at)?;
    (step.kind != crate::plan::StepKind::Answer)
        .then(|| Item::labelled("Do first", line![&step.title, format!(" (step {} below)", at + 1)]))
}
