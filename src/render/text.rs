//! The internal plan as text: what the advocate reads on the screen, or has read to her.
//!
//! Words carry the meaning and colour repeats it; a label comes first, its value after; one fact a line.

mod lines;

use super::bidi::{isolate, width};
use super::document::{Block, Figure, Item, Line, Section, Table};
use super::page::document;
use super::style::Role;
use crate::plan::Plan;
use lines::Page;

/// Columns that what leads a line is filled up to, at most.
const WIDEST_LEAD: usize = 16;
/// Columns by which what belongs under a line is indented.
const INDENT: usize = 2;

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
    let document = document(plan, options.full);
    let mut page = Page::new(options.width, options.color);
    page.whole(&document.banner, Role::Warning);
    page.item(0, &shown(&document.title));
    items(&mut page, 0, &document.head);
    for part in &document.sections {
        section(&mut page, part);
    }
    page.finish()
}

/// A line made safe to show: what runs from right to left does not reorder what stands beside it.
fn shown(line: &Line) -> String {
    match line.0.as_slice() {
        [only] => isolate(only.as_str()),
        all => all.iter().map(|span| isolate(span.as_str())).collect(),
    }
}

fn section(page: &mut Page, section: &Section) {
    page.heading(&shown(&section.title));
    for block in &section.blocks {
        match block {
            Block::Paragraph(text) => page.item(INDENT, &shown(text)),
            Block::Items(list) => items(page, INDENT, list),
            Block::Table(rows) => table(page, rows),
            Block::Figure(drawing) => figure(page, drawing),
            Block::Section(part) => self::section(page, part),
        }
    }
}

/// A drawing cannot be read out; what it says can.
fn figure(page: &mut Page, figure: &Figure) {
    page.item(INDENT, &format!("{}:", shown(&figure.title)));
    items(page, INDENT + INDENT, &figure.in_words);
}

/// Row by row, each cell after what its column holds: columns side by side would be reordered by names from right to left.
fn table(page: &mut Page, table: &Table) {
    page.item(INDENT, &shown(&table.caption));
    for row in &table.rows {
        let cells: Vec<String> =
            table.header.iter().zip(row).map(|(label, cell)| format!("{label}: {}", shown(cell))).collect();
        page.item(INDENT + INDENT, &cells.join("; "));
    }
}

fn items(page: &mut Page, indent: usize, list: &[Item]) {
    // However deep a list goes, half a line is left for its words.
    let indent = indent.min(page.width() / 2);
    let digits = list.iter().filter_map(|item| item.number).max().map_or(0, |most| most.to_string().len());
    let widest = list.iter().filter_map(|item| item.lead.as_ref()).map(|lead| width(&shown(lead))).max();
    let margin = " ".repeat(indent);
    for item in list {
        let (word, role) = match &item.word {
            Some((word, role)) => (isolate(word), Some(*role)),
            None => (String::new(), None),
        };
        let text = shown(&item.text);
        let text = match &item.label {
            Some(label) if text.is_empty() => format!("{}:", isolate(label)),
            Some(label) => format!("{}: {text}", isolate(label)),
            None => text,
        };
        let below = match (item.number, &item.lead) {
            (Some(number), _) => {
                let columns = indent + digits + 2;
                page.row(&format!("{margin}{number}."), columns, &word, role, &text);
                columns
            }
            (None, Some(lead)) => {
                let columns = indent + widest.unwrap_or_default().min(WIDEST_LEAD) + 2;
                page.row(&format!("{margin}{}", shown(lead)), columns, &word, role, &text);
                indent + INDENT
            }
            (None, None) => {
                page.marked(indent, &word, role, &text);
                indent + INDENT
            }
        };
        items(page, below, &item.parts);
    }
}
