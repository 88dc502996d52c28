//! Diagnostics as the user sees them: drawn, in plain lines, or terse.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::diagnostic::{At, Located, Place, Report, Severity};

use super::bidi::{visible, width};

/// More than this many are counted, not shown: whoever sees fifty has enough to do.
const MOST: usize = 50;

/// Drawn with the lines of the file, as compilers do; with ANSI colours if `color`.
///
/// Holds text of the file, made visible and cut to the width of a page. Ends with a line that counts.
pub fn drawn(report: &Report, color: bool) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let mut out = String::new();
    for one in report.diagnostics().iter().take(MOST) {
        out.push_str(&without_frame(&renderer.render(&groups(report, one))));
        out.push_str("\n\n");
    }
    close(&mut out, report);
    out
}

/// One line each, without graphics, for screen readers and simple logs. Quotes text of the file.
///
/// `case.json:2:3: error[unknown-key]: unknown key `titel`. Help: did you mean `title`?`
pub fn plain(report: &Report) -> String {
    let mut out = String::new();
    for one in report.diagnostics().iter().take(MOST) {
        let what = &one.diagnostic;
        let severity = what.severity().as_str();
        out.push_str(&format!(
            "{}: {severity}[{}]: {}.",
            position(report, &one.place),
            what.code,
            visible(&what.message)
        ));
        if let Some(label) = &what.label {
            out.push_str(&format!(" {}.", capitalised(&visible(label))));
        }
        for ((_, words), place) in what.related.iter().zip(&one.related) {
            let words = capitalised(&visible(words));
            out.push_str(&format!(" {words}: line {}, column {}.", place.line, place.column));
        }
        if let Some(help) = &what.help {
            let help = visible(help);
            let stop = if help.ends_with('?') { "" } else { "." };
            out.push_str(&format!(" Help: {help}{stop}"));
        }
        out.push('\n');
    }
    close(&mut out, report);
    out
}

/// Places and codes only: nothing from inside the file, so that it may be passed on. All of them.
pub fn terse(report: &Report) -> String {
    let mut out = String::new();
    for one in report.diagnostics() {
        out.push_str(&format!("{} {}\n", position(report, &one.place), one.diagnostic.code));
    }
    out.push_str(&counted(report));
    out
}

/// The renderer draws an empty piece of frame between a title and a place that stand in groups of
/// their own; it goes.
fn without_frame(drawn: &str) -> String {
    let Some((title, rest)) = drawn.split_once('\n') else {
        return drawn.to_owned();
    };
    match rest.split_once('\n') {
        Some((frame, rest)) if !frame.contains("-->") => format!("{title}\n{rest}"),
        _ => drawn.to_owned(),
    }
}

fn position(report: &Report, place: &Place) -> String {
    format!("{}:{}:{}", visible(report.name()), place.line, place.column)
}

fn close(out: &mut String, report: &Report) {
    let more = report.diagnostics().len().saturating_sub(MOST);
    if more > 0 {
        out.push_str(&format!("and {more} more\n"));
    }
    out.push_str(&counted(report));
}

/// The closing line.
fn counted(report: &Report) -> String {
    let some = |count: usize, one: &str| match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        many => Some(format!("{many} {one}s")),
    };
    let errors = some(report.count(Severity::Error), "error");
    let warnings = some(report.count(Severity::Warning), "warning");
    let counts: Vec<_> = errors.into_iter().chain(warnings).collect();
    let counts = if counts.is_empty() { "nothing wrong".to_owned() } else { counts.join(", ") };
    format!("{}: {counts}\n", visible(report.name()))
}

fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    let first = characters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(characters.clone()).collect()
}

fn groups<'r>(report: &'r Report, one: &'r Located) -> Vec<Group<'r>> {
    let what = &one.diagnostic;
    let level = match what.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.clone().primary_title(visible(&what.message)).id(what.code.as_str());
    let mut groups = vec![Group::with_title(title)];
    if report.text().is_empty() || what.at == At::Whole {
        groups.push(Group::with_level(level).element(Origin::path(visible(report.name()))));
    } else {
        // Place and line stand in groups of their own: a line that was cut has other columns than the
        // file, and only so the right ones are shown.
        let label = what.label.as_deref();
        let mut draw = |level: Level<'r>, kind, place, label| {
            let marked = Marked::new(report.text(), place);
            groups.push(Group::with_level(level.clone()).element(origin(report, place)));
            groups.push(Group::with_level(level).element(marked.snippet(kind, label)));
        };
        draw(level, AnnotationKind::Primary, &one.place, label);
        for ((_, words), place) in what.related.iter().zip(&one.related) {
            draw(Level::NOTE, AnnotationKind::Context, place, Some(words));
        }
    }
    if let Some(help) = &what.help {
        groups.push(Group::with_title(Level::HELP.secondary_title(visible(help))));
    }
    groups
}

fn origin<'r>(report: &'r Report, place: &Place) -> Origin<'r> {
    Origin::path(visible(report.name())).line(place.line).char_column(place.column)
}

/// The line that a place starts on, cut to a readable width around it.
struct Marked {
    number: usize,
    line: String,
    span: Range<usize>,
}

impl Marked {
    /// Columns of text that are shown of a long line.
    const ROOM: usize = 76;
    /// How many of them are for what stands before the place, if all are needed.
    const BEFORE: usize = 30;

    fn new(text: &str, place: &Place) -> Marked {
        let start = place.span.start.min(text.len());
        let (before, after) = text.split_at_checked(start).unwrap_or((text, ""));
        let before = before.rsplit('\n').next().unwrap_or_default();
        let after = after.split('\n').next().unwrap_or_default();
        // Of lists and objects over several lines, the opening bracket.
        let length = match place.line == place.end_line {
            true => place.span.len(),
            false => after.chars().next().map_or(0, char::len_utf8),
        };
        let (inside, after) = after.split_at_checked(length).unwrap_or((after, ""));
        let needed = Self::ROOM - Self::BEFORE;
        let taken = needed.min(width(first_columns(inside, needed)) + width(first_columns(after, needed)));
        let left = last_columns(before, Self::ROOM - taken);
        let mark = first_columns(inside, needed);
        let room = Self::ROOM.saturating_sub(width(left) + width(mark));
        let right = match mark.len() == inside.len() {
            true => first_columns(after, room),
            false => "",
        };
        let mut line = String::new();
        if left.len() < before.len() {
            line.push('…');
        }
        line.push_str(&visible(left));
        let from = line.len();
        line.push_str(&visible(mark));
        let to = line.len();
        line.push_str(&visible(right));
        if mark.len() < inside.len() || right.trim_end().len() < after.trim_end().len() {
            line.push('…');
        }
        Marked { number: place.line, line, span: from..to }
    }

    fn snippet(
        self,
        kind: AnnotationKind,
        label: Option<&str>,
    ) -> Snippet<'static, annotate_snippets::Annotation<'static>> {
        let mut annotation = kind.span(self.span);
        if let Some(label) = label {
            annotation = annotation.label(visible(label).into_owned());
        }
        Snippet::source(self.line).line_start(self.number).annotation(annotation)
    }
}

/// As much of the start as fits into so many columns.
fn first_columns(text: &str, columns: usize) -> &str {
    let mut used = 0;
    let cut = text.char_indices().find(|(_, c)| {
        used += shown(*c);
        used > columns
    });
    cut.and_then(|(at, _)| text.get(..at)).unwrap_or(text)
}

/// As much of the end as fits into so many columns.
fn last_columns(text: &str, columns: usize) -> &str {
    let mut used = 0;
    let cut = text.char_indices().rev().find(|(_, c)| {
        used += shown(*c);
        used > columns
    });
    cut.and_then(|(at, c)| text.get(at + c.len_utf8()..)).unwrap_or(text)
}

/// At least one, so that characters without width cannot make a line endless.
fn shown(c: char) -> usize {
    unicode_width::UnicodeWidthChar::width(c).unwrap_or(1).max(1)
}

#[cfg(test)]
mod tests;
