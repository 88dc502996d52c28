//! The internal plan as text: what the advocate reads on the screen, or has read to her.
//!
//! Words carry the meaning and colour repeats it; a label comes first, its value after; one fact a line.

mod assessment;
mod beyond;
mod cautions;
mod fragility;
mod law;
mod page;
mod questions;
mod support;
mod tree;
mod ways;
mod words;

use super::bidi::isolate;
use super::style::Role;
use crate::plan::{Assessment, Plan, Standing};
use cautions::Shared;
use page::Page;
use questions::Questions;
use words::Names;

/// How the text is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextOptions {
    /// Whether words are coloured for a terminal.
    pub color: bool,
    /// Columns of a line; below 40 it is read as 40.
    pub width: usize,
    /// Whether nothing is summed up, and the tree of every assessment that has one is printed.
    pub full: bool,
}

impl Default for TextOptions {
    fn default() -> TextOptions {
        TextOptions { color: false, width: 80, full: false }
    }
}

/// The plan as lines of at most `width` columns.
///
/// Everything that comes from the case file or the law is made visible first: no text of a file acts on the terminal.
pub fn plan(plan: &Plan, options: &TextOptions) -> String {
    let mut page = Page::new(options.width, options.color);
    let names = Names::of(plan);
    let questions = Questions::of(plan);
    let shared = Shared::of(plan);
    head(&mut page, plan, &questions);
    assessment::subjects(
        &mut page,
        plan,
        &Context { questions: &questions, shared: &shared, options, is_long: is_long(plan) },
    );
    questions.print(&mut page, &names, options.full);
    support::print(&mut page, plan, options.full);
    questions.print_not_hers(&mut page, &names);
    shared.print(&mut page, &names);
    beyond::reached(&mut page, plan);
    beyond::candidates(&mut page, plan);
    if options.full {
        tree::print(&mut page, plan, &names);
    }
    law::regimes(&mut page, plan, options.full);
    law::foot(&mut page, plan, questions.first_node(), options.full);
    page.finish()
}

/// What every block about a subject needs.
struct Context<'a, 'p> {
    questions: &'a Questions<'p>,
    shared: &'a Shared<'p>,
    options: &'a TextOptions,
    /// Whether there is so much to say that each answer must be short.
    is_long: bool,
}

/// More than these answers that lead somewhere, or answers at all, make a plan long.
const MOST_LEADING: usize = 4;
const MOST_ANSWERS: usize = 12;

fn is_long(plan: &Plan) -> bool {
    let leading = plan.assessments.iter().filter(|one| leads(one)).count();
    leading > MOST_LEADING || plan.assessments.len() > MOST_ANSWERS
}

/// Whether an assessment may lead somewhere.
fn leads(assessment: &Assessment) -> bool {
    matches!(assessment.standing, Standing::Ready | Standing::Eligible | Standing::Open | Standing::Discretionary)
}

fn head(page: &mut Page, plan: &Plan, questions: &Questions) {
    page.whole("INTERNAL - not for sending", Role::Warning);
    let title = plan.case.title.as_deref().unwrap_or("untitled");
    page.item(0, &format!("Case: {}", isolate(title)));
    page.item(0, &format!("Law: as of {}, {}", words::date(&plan.as_of), law::source(&plan.law)));
    if plan.assessments.len() > 1 {
        page.item(0, &format!("In short: {}", in_short(plan)));
        if let Some(step) = questions.first_step() {
            page.item(0, &format!("First step: {step}"));
        }
    }
}

/// How many assessments have each standing, in the order of standings.
fn in_short(plan: &Plan) -> String {
    let mut counts: std::collections::BTreeMap<Standing, usize> = std::collections::BTreeMap::new();
    for assessment in &plan.assessments {
        *counts.entry(assessment.standing).or_default() += 1;
    }
    let parts: Vec<String> =
        counts.into_iter().map(|(standing, count)| format!("{count} {}", standing.word().to_lowercase())).collect();
    parts.join(", ")
}

#[cfg(test)]
mod tests;
