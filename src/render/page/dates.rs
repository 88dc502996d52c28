//! Days to keep in mind, each with what makes it one.

use super::super::document::{Item, Line, Section, line};
use super::super::style::Role;
use super::{Context, words};
use crate::plan::DatedEvent;

/// Past days that are shown where nothing asks for all.
const MOST_PAST: usize = 3;

/// The part.
pub(super) fn section(context: &Context) -> Section {
    let mut section = Section::new("Days to keep in mind");
    let (past, coming): (Vec<&DatedEvent>, Vec<&DatedEvent>) =
        context.plan.schedule.dates.iter().partition(|event| event.is_past);
    section.items(coming.into_iter().map(one));
    let most = context.most(MOST_PAST);
    section.items(past.iter().take(most).map(|event| one(event)));
    let more = past.len().saturating_sub(most);
    if more > 0 {
        section.say(format!("And {}, shown with --full", words::counted(more, "more past day")));
    }
    section
}

fn one(event: &DatedEvent) -> Item {
    let basis = event.basis.map_or("your own date", words::basis);
    let unread = words::unread(event.officially_read);
    let regimes =
        if event.regimes.is_empty() { Line::default() } else { line!["; for ", words::listed(&event.regimes)] };
    let role = if event.is_past { Role::NotMet } else { Role::Open };
    let text = line![" (", &event.distance, "): ", &event.title, " [", basis, "]", unread, regimes];
    let note = event.note.iter().map(|note| Item::labelled("Note", note));
    let parts = event.text.iter().map(Item::new).chain(note);
    Item::marked(&event.in_words, role, text).with(parts)
}
