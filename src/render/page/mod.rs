//! The internal plan as a document: what an advocate reads, in the order in which she needs it.
//!
//! Nothing is worked out here: what is said stands in the plan already, and is counted, put in order and summed up at most.

mod argument;
mod beyond;
mod cautions;
mod channel;
mod claims;
mod dates;
mod filing;
mod fragility;
mod head;
mod law;
mod order;
mod people;
mod questions;
mod reach;
mod roles;
mod schedule;
mod support;
mod ties;
mod tree;
mod words;

use super::document::{Document, Section};
use crate::plan::{Assessment, Plan, Standing};
use cautions::Shared;
use words::Names;

/// Above every document made from a plan.
const BANNER: &str = "INTERNAL - not for sending";
/// More than these answers that lead somewhere, or answers at all, make a plan long.
const MOST_LEADING: usize = 4;
const MOST_ANSWERS: usize = 12;

/// What every part of a document needs.
struct Context<'p> {
    plan: &'p Plan,
    names: Names<'p>,
    shared: Shared<'p>,
    /// Whether nothing is summed up.
    full: bool,
    /// Whether there is so much to say that each answer must be short.
    is_long: bool,
}

impl Context<'_> {
    /// The most items of a list that are shown.
    const fn most(&self, most: usize) -> usize {
        if self.full { usize::MAX } else { most }
    }
}

/// The document of a plan; with `full`, nothing is summed up.
pub(super) fn document(plan: &Plan, full: bool) -> Document {
    let context = Context { plan, names: Names::of(plan), shared: Shared::of(plan), full, is_long: is_long(plan) };
    let parts = [
        people::nobody(&context),
        order::section(&context),
        questions::section(&context),
        claims::section(&context),
        people::section(&context),
        filing::section(&context),
        roles::section(&context),
        ties::section(&context),
        beyond::section(&context),
        schedule::section(&context),
        tree::section(&context),
        law::section(&context),
    ];
    let mut sections: Vec<Section> = parts.into_iter().flatten().collect();
    for (number, section) in (1..).zip(&mut sections) {
        section.title.0.insert(0, super::document::Span::Text(format!("{number}. ")));
    }
    Document { banner: BANNER.to_owned(), title: head::title(&context), head: head::items(&context), sections }
}

fn is_long(plan: &Plan) -> bool {
    let leading = plan.assessments.iter().filter(|one| leads(one)).count();
    leading > MOST_LEADING || plan.assessments.len() > MOST_ANSWERS
}

/// Whether an assessment may lead somewhere.
fn leads(assessment: &Assessment) -> bool {
    matches!(assessment.standing, Standing::Ready | Standing::Eligible | Standing::Open | Standing::Discretionary)
}
