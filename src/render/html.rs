//! The internal plan as one page of HTML that stands alone: no script, nothing fetched, readable by ear, on a telephone
//! and on paper.

mod figure;

use super::bidi::{isolate, visible};
use super::document::{Block, Document, Figure, Item, Line, Section, Span, Table};
use super::page::document;
use super::style::Role;
use crate::plan::Plan;

const STYLE: &str = include_str!("html/plan.css");
/// Nothing is fetched, whatever the page says; only its own style sheet holds.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// Letters of an id that is never broken over two lines.
const LONGEST_ID: usize = 24;

/// The plan as a page; with `full`, nothing is summed up.
pub fn plan(plan: &Plan, full: bool) -> String {
    let document = document(plan, full);
    let mut page = Page { out: String::new(), ids: 0 };
    page.document(&document);
    page.out
}

/// Text that a browser shows as it stands.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in visible(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}

/// Text, isolated where it holds characters from right to left.
fn isolated(text: &str) -> String {
    if is_mixed(text) { format!("<bdi>{}</bdi>", escaped(text)) } else { escaped(text) }
}

/// Whether a text holds characters from right to left, so that it could reorder what stands beside it.
fn is_mixed(text: &str) -> bool {
    isolate(text) != visible(text)
}

/// Something to type as it stands: short ids stay on one line.
fn code(text: &str) -> String {
    let is_id = text.len() <= LONGEST_ID && !text.contains(' ');
    format!("<code{}>{}</code>", if is_id { " class=\"id\"" } else { "" }, isolated(text))
}

fn shown(line: &Line) -> String {
    let one = |span: &Span| match span {
        Span::Text(text) => {
            let pieces = Span::pieces(text).into_iter().enumerate();
            let inner: String =
                pieces.map(|(at, piece)| if at % 2 == 0 { escaped(piece) } else { code(piece) }).collect();
            if is_mixed(text) { format!("<bdi>{inner}</bdi>") } else { inner }
        }
        Span::Name(text) => format!("<bdi>{}</bdi>", escaped(text)),
        Span::Code(text) => code(text),
    };
    line.0.iter().map(one).collect()
}

/// What a line says, for attributes and titles, where no markup goes.
fn plain(line: &Line) -> String {
    line.0.iter().map(|span| marked(span.as_str())).collect()
}

/// Text where no markup goes: isolated by characters in place of an element.
fn marked(text: &str) -> String {
    if is_mixed(text) { format!("\u{2068}{}\u{2069}", escaped(text)) } else { escaped(text) }
}

const fn class(role: Role) -> &'static str {
    match role {
        Role::Heading => "heading",
        Role::Warning => "warning",
        Role::Met => "met",
        Role::Open => "open",
        Role::NotMet => "not-met",
    }
}

/// A page that is being written.
struct Page {
    out: String,
    /// Ids given so far.
    ids: usize,
}

impl Page {
    fn push(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn id(&mut self) -> String {
        self.ids += 1;
        format!("p{}", self.ids)
    }

    fn document(&mut self, document: &Document) {
        let banner = escaped(&document.banner);
        self.push(&format!(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta \
             http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n<meta name=\"viewport\" \
             content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<meta \
             name=\"color-scheme\" content=\"light dark\">\n<title>{banner}: {}</title>\n<style>\n{STYLE}</style>\n\
             </head>\n<body>\n<a class=\"skip\" href=\"#plan\">Skip to the plan</a>\n",
            plain(&document.title)
        ));
        self.push(&format!(
            "<header>\n<p class=\"banner\">{banner}</p>\n<h1>{}</h1>\n</header>\n",
            shown(&document.title)
        ));
        self.contents(document);
        self.push("<main id=\"plan\" tabindex=\"-1\">\n");
        self.items(&document.head);
        for (number, part) in (1..).zip(&document.sections) {
            self.section(2, &format!("part-{number}"), part);
        }
        self.push("</main>\n</body>\n</html>\n");
    }

    /// What is where.
    fn contents(&mut self, document: &Document) {
        self.push("<nav aria-label=\"Contents\">\n<ul>\n");
        for (number, part) in (1..).zip(&document.sections) {
            self.push(&format!("<li><a href=\"#part-{number}\">{}</a></li>\n", shown(&part.title)));
        }
        self.push("</ul>\n</nav>\n");
    }

    fn section(&mut self, level: usize, id: &str, section: &Section) {
        let heading = level.min(6);
        let title = shown(&section.title);
        self.push(&format!("<section aria-labelledby=\"{id}\">\n<h{heading} id=\"{id}\">{title}</h{heading}>\n"));
        for block in &section.blocks {
            match block {
                Block::Paragraph(text) => self.push(&format!("<p>{}</p>\n", shown(text))),
                Block::Items(items) => self.items(items),
                Block::Table(table) => self.table(table),
                Block::Figure(figure) => self.figure(figure),
                Block::Section(part) => {
                    let id = self.id();
                    self.section(level + 1, &id, part);
                }
            }
        }
        self.push("</section>\n");
    }

    fn items(&mut self, items: &[Item]) {
        // A list is numbered or it is not; where a part has both, each run is a list of its own.
        for run in items.chunk_by(|one, next| one.number.is_some() == next.number.is_some()) {
            let tag = if run.iter().any(|item| item.number.is_some()) { "ol" } else { "ul" };
            self.push(&format!("<{tag}>\n"));
            for item in run {
                self.item(item);
            }
            self.push(&format!("</{tag}>\n"));
        }
    }

    fn item(&mut self, item: &Item) {
        match item.number {
            Some(number) => self.push(&format!("<li value=\"{number}\">")),
            None => self.push("<li>"),
        }
        if let Some(lead) = &item.lead {
            self.push(&format!("<span class=\"lead\">{}</span> ", shown(lead)));
        }
        if let Some(label) = &item.label {
            self.push(&format!("<span class=\"label\">{}:</span> ", isolated(label)));
        }
        if let Some((word, role)) = &item.word {
            self.push(&format!("<strong class=\"{}\">{}</strong>", class(*role), isolated(word)));
        }
        self.push(&shown(&item.text));
        if !item.parts.is_empty() {
            self.push("\n");
            self.items(&item.parts);
        }
        self.push("</li>\n");
    }

    fn table(&mut self, table: &Table) {
        let id = self.id();
        self.push(&format!(
            "<div class=\"scroll\" role=\"region\" aria-labelledby=\"{id}\" tabindex=\"0\">\n<table>\n<caption \
             id=\"{id}\">{}</caption>\n<thead>\n<tr>",
            shown(&table.caption)
        ));
        for cell in &table.header {
            self.push(&format!("<th scope=\"col\">{}</th>", escaped(cell)));
        }
        self.push("</tr>\n</thead>\n<tbody>\n");
        for row in &table.rows {
            self.push("<tr>");
            for (at, cell) in row.iter().enumerate() {
                let cell = shown(cell);
                let cell = if at == 0 { format!("<th scope=\"row\">{cell}</th>") } else { format!("<td>{cell}</td>") };
                self.push(&cell);
            }
            self.push("</tr>\n");
        }
        self.push("</tbody>\n</table>\n</div>\n");
    }

    fn figure(&mut self, figure: &Figure) {
        let id = self.id();
        self.push(&format!("<figure>\n<figcaption id=\"{id}\">{}:</figcaption>\n", shown(&figure.title)));
        self.push(&format!("<div class=\"scroll\" role=\"region\" aria-labelledby=\"{id}\" tabindex=\"0\">\n"));
        let drawing = figure::drawn(figure, &id);
        self.push(&drawing);
        self.push("</div>\n");
        self.push(&format!("<p class=\"legend\">{}</p>\n", shown(&figure.legend)));
        self.items(&figure.in_words);
        self.push("</figure>\n");
    }
}
