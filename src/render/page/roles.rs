//! Who held which post when, act by act, so that nobody is named for the time of another.

use super::super::document::{Block, Line, Section, Table, code, line, name};
use super::Context;
use crate::plan::{ActRoles, RoleRow};

const HEADER: [&str; 6] = ["Who", "Post", "Body", "From", "Until", "Held during the act"];

/// The section, a table an act.
pub(super) fn section(context: &Context) -> Option<Section> {
    let mut section = Section::new("Who held which post when");
    let acts = context.plan.roles.iter().filter(|act| !act.rows.is_empty());
    section.blocks.extend(acts.map(|act| Block::Table(table(context, act))));
    section.unless_empty()
}

fn table(context: &Context, act: &ActRoles) -> Table {
    let title = match &act.title {
        Some(title) => line![name(title), " [", code(&act.act), "]"],
        None => code(&act.act).into(),
    };
    Table {
        caption: line!["Act: ", title, ", ", &act.when],
        header: HEADER.to_vec(),
        rows: act.rows.iter().map(|one| row(context, one)).collect(),
    }
}

fn row(context: &Context, row: &RoleRow) -> Vec<Line> {
    let or_unknown = |text: &Option<String>| Line::from(text.as_deref().unwrap_or("not known"));
    let subject = if row.is_subject { " (subject)" } else { "" };
    vec![
        line![context.names.get(&row.party), subject],
        name(&row.post).into(),
        row.body.as_ref().map_or_else(|| "not known".into(), |body| context.names.get(body)),
        or_unknown(&row.from),
        or_unknown(&row.until),
        row.overlap.word().into(),
    ]
}
