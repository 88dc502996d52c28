//! What would better support what is met already: statements that an answer rests on and that no evidence, one source
//! only, or nothing cleared carries.

use super::super::document::{Item, Section, code, line};
use super::{Context, words};
use crate::plan::Lacking;
use crate::terms::kind::Rung;

/// Items of the case that are named for one kind of support.
const MOST_ITEMS: usize = 8;

/// The part, where anything is met as alleged and short of support.
pub(super) fn section(context: &Context) -> Section {
    let board = &context.plan.board;
    let mut section = Section::new("What would better support what is met");
    section.items(board.support.iter().map(|lacking| one(context, lacking)));
    let is_cleared = |one: &Lacking| one.rungs.contains(&Rung::Disclosable) && !one.rungs.contains(&Rung::Evidenced);
    if board.support.iter().any(is_cleared) {
        section.say("Clear an item for a reader only if those it could endanger agree.");
    }
    let below = board.below_bar.iter().map(|one| {
        let ours = if one.is_ours { " (our reading)" } else { "" };
        Item::labelled("Below what practice asks for", line![code(&one.regime), ", ", words::rungs(&one.rungs), ours])
    });
    section.items(below);
    section
}

fn one(context: &Context, lacking: &Lacking) -> Item {
    let most = context.most(MOST_ITEMS);
    let items = words::places(lacking.statements.iter().map(String::as_str));
    let more = items.len().saturating_sub(most);
    let mut parts: Vec<Item> = items.into_iter().take(most).map(Item::new).collect();
    if more > 0 {
        parts.push(Item::new(format!("and {more} more, shown with --full")));
    }
    let rungs = words::rungs(&lacking.rungs);
    Item::new(line!["Lacks ", &lacking.lacks, format!(", and so is not yet {rungs}:")]).with(parts)
}
