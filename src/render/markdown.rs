//! The internal plan as Markdown: CommonMark with the tables of GitHub.
//!
//! Nothing of a file becomes markup or a link: punctuation that could be read as such is escaped, and words that look
//! like an address stand as code.

mod escape;

use super::bidi::isolate;
use super::document::{Block, Item, Line, Section, Span, Table};
use super::page::document;
use crate::plan::Plan;
use escape::{code, escaped, start};

/// The plan as Markdown; with `full`, nothing is summed up.
pub fn plan(plan: &Plan, full: bool) -> String {
    let document = document(plan, full);
    let mut out = format!("**{}**\n\n# {}\n\n", escaped(&document.banner), shown(&document.title));
    items(&mut out, "", &document.head);
    for part in &document.sections {
        section(&mut out, 2, part);
    }
    let mut out = out.trim_end().to_owned();
    out.push('\n');
    out
}

fn shown(line: &Line) -> String {
    let one = |span: &Span| match span {
        Span::Text(text) => {
            let text = isolate(text);
            let pieces = Span::pieces(&text).into_iter().enumerate();
            pieces.map(|(at, piece)| if at % 2 == 0 { escaped(piece) } else { code(piece) }).collect()
        }
        Span::Name(text) => escaped(&isolate(text)),
        Span::Code(text) => code(&isolate(text)),
    };
    line.0.iter().map(one).collect()
}

fn section(out: &mut String, level: usize, section: &Section) {
    gap(out);
    out.push_str(&format!("{} {}\n\n", "#".repeat(level.min(6)), shown(&section.title)));
    for block in &section.blocks {
        gap(out);
        match block {
            Block::Paragraph(text) => out.push_str(&format!("{}\n", start(&shown(text)))),
            Block::Items(list) => items(out, "", list),
            Block::Table(rows) => table(out, rows),
            Block::Figure(figure) => {
                out.push_str(&format!("**{}:**\n\n", shown(&figure.title)));
                items(out, "", &figure.in_words);
            }
            Block::Section(part) => self::section(out, level + 1, part),
        }
    }
}

/// An empty line, but never two.
fn gap(out: &mut String) {
    if !out.ends_with("\n\n") {
        out.push('\n');
    }
}

fn table(out: &mut String, table: &Table) {
    out.push_str(&format!("**{}**\n\n", shown(&table.caption)));
    let row = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    out.push_str(&row(table.header.iter().map(|cell| escaped(cell)).collect()));
    out.push_str(&row(table.header.iter().map(|_| "---".to_owned()).collect()));
    for cells in &table.rows {
        // In a cell a bar is escaped within code too.
        let cell = |cell: &Line| shown(cell).replace("\\|", "|").replace('|', "\\|");
        out.push_str(&row(cells.iter().map(cell).collect()));
    }
}

fn items(out: &mut String, margin: &str, list: &[Item]) {
    for item in list {
        let marker = item.number.map_or_else(|| "- ".to_owned(), |number| format!("{number}. "));
        let text = text(item);
        out.push_str(&format!("{margin}{marker}{text}\n"));
        if !item.parts.is_empty() {
            // A list that starts with another number than 1 needs an empty line before it.
            if item.parts.iter().any(|part| part.number.is_some()) {
                out.push('\n');
            }
            items(out, &format!("{margin}{}", " ".repeat(marker.len())), &item.parts);
        }
    }
}

fn text(item: &Item) -> String {
    let mut pieces = Vec::new();
    pieces.extend(item.lead.as_ref().map(shown));
    pieces.extend(item.label.as_ref().map(|label| format!("**{}:**", escaped(&isolate(label)))));
    let word = item.word.as_ref().map(|(word, _)| format!("**{}**", escaped(&isolate(word)))).unwrap_or_default();
    let rest = format!("{word}{}", shown(&item.text));
    if !rest.is_empty() {
        pieces.push(rest);
    }
    start(&pieces.join(" "))
}
