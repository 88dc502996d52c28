//! A document: what is said, apart from how it is written. Text, Markdown and HTML are three ways to write one document,
//! so that all of them say the same.
//!
//! Everything in it is as the file or the law has it. Making it safe to show is the work of each writer.

use super::style::Role;

/// A whole document.
#[derive(Debug, Clone)]
pub(super) struct Document {
    /// What nobody may overlook, above everything.
    pub banner: String,
    /// The title.
    pub title: Line,
    /// What is said at the top, a line each.
    pub head: Vec<Item>,
    /// The parts.
    pub sections: Vec<Section>,
}

/// A part under a heading.
#[derive(Debug, Clone)]
pub(super) struct Section {
    /// The heading.
    pub title: Line,
    /// What stands under it.
    pub blocks: Vec<Block>,
}

impl Section {
    /// A part with nothing in it yet.
    pub fn new(title: impl Into<Line>) -> Section {
        Section { title: title.into(), blocks: Vec::new() }
    }

    /// A paragraph at the end.
    pub fn say(&mut self, text: impl Into<Line>) {
        self.blocks.push(Block::Paragraph(text.into()));
    }

    /// A list at the end, unless it is empty.
    pub fn items(&mut self, items: impl IntoIterator<Item = Item>) {
        let items: Vec<Item> = items.into_iter().collect();
        if !items.is_empty() {
            self.blocks.push(Block::Items(items));
        }
    }

    /// A part of this part, unless it is empty.
    pub fn section(&mut self, section: Section) {
        if !section.blocks.is_empty() {
            self.blocks.push(Block::Section(section));
        }
    }

    /// This part, unless it is empty.
    pub fn unless_empty(self) -> Option<Section> {
        (!self.blocks.is_empty()).then_some(self)
    }
}

/// Something that stands under a heading.
#[derive(Debug, Clone)]
pub(super) enum Block {
    /// A sentence or two.
    Paragraph(Line),
    /// A list, each item perhaps with a list of its own.
    Items(Vec<Item>),
    /// Rows and columns.
    Table(Table),
    /// A drawing, which says nothing that does not stand in words beside it.
    Figure(Figure),
    /// A part of the part.
    Section(Section),
}

/// One line of a list: its number, what leads it, its label, the word that matters, the rest.
#[derive(Debug, Clone, Default)]
pub(super) struct Item {
    /// Its number, where others refer to it.
    pub number: Option<usize>,
    /// What leads it in a column of its own: the id of a regime.
    pub lead: Option<Line>,
    /// What kind of thing is said; a colon follows.
    pub label: Option<String>,
    /// The word that matters, and its colour.
    pub word: Option<(String, Role)>,
    /// The rest.
    pub text: Line,
    /// What belongs under it.
    pub parts: Vec<Item>,
}

impl Item {
    /// A line without a label.
    pub fn new(text: impl Into<Line>) -> Item {
        Item { text: text.into(), ..Item::default() }
    }

    /// A label, and what it labels.
    pub fn labelled(label: impl Into<String>, text: impl Into<Line>) -> Item {
        Item { label: Some(label.into()), ..Item::new(text) }
    }

    /// The word that matters, and the rest of the line with the punctuation between them.
    pub fn marked(word: impl Into<String>, role: Role, text: impl Into<Line>) -> Item {
        Item { word: Some((word.into(), role)), ..Item::new(text) }
    }

    /// With a number.
    pub fn numbered(mut self, number: usize) -> Item {
        self.number = Some(number);
        self
    }

    /// With something in the column before it.
    pub fn led_by(mut self, lead: impl Into<Line>) -> Item {
        self.lead = Some(lead.into());
        self
    }

    /// With these under it.
    pub fn with(mut self, parts: impl IntoIterator<Item = Item>) -> Item {
        self.parts.extend(parts);
        self
    }
}

/// Rows and columns. The first cell of a row says what the row is about.
#[derive(Debug, Clone)]
pub(super) struct Table {
    /// What the table is about.
    pub caption: Line,
    /// What each column holds.
    pub header: Vec<&'static str>,
    /// The rows; each has a cell for each column.
    pub rows: Vec<Vec<Line>>,
}

/// A drawing of things and of the ties between them.
#[derive(Debug, Clone)]
pub(super) struct Figure {
    /// What is drawn.
    pub title: Line,
    /// How to read the drawing.
    pub legend: Line,
    /// What is tied, in columns from left to right.
    pub nodes: Vec<Node>,
    /// The ties.
    pub edges: Vec<Edge>,
    /// Everything that is drawn, in words.
    pub in_words: Vec<Item>,
}

/// A box of a drawing.
#[derive(Debug, Clone)]
pub(super) struct Node {
    /// What it is called; it may be cut in the drawing, as it stands in full in the words.
    pub label: Line,
    /// In which column, from 0.
    pub column: usize,
    /// Whether it is set off from the others.
    pub is_strong: bool,
}

/// An arrow of a drawing.
#[derive(Debug, Clone)]
pub(super) struct Edge {
    /// From which box, by place.
    pub from: usize,
    /// To which box, by place.
    pub to: usize,
    /// The number of the item that says it in words.
    pub number: Option<usize>,
    /// Whether it is drawn dashed.
    pub is_dashed: bool,
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Span {
    /// Words.
    Text(String),
    /// A name, in whatever script and direction.
    Name(String),
    /// An id, a key, a place in the case file: something to type as it stands.
    Code(String),
}

impl Span {
    /// A text in pieces, every second of which stands between backticks: keys of the case in a sentence. In one piece
    /// where backticks do not pair off.
    pub fn pieces(text: &str) -> Vec<&str> {
        let pieces: Vec<&str> = text.split('`').collect();
        let is_paired = pieces.len() % 2 == 1 && pieces.iter().skip(1).step_by(2).all(|piece| !piece.trim().is_empty());
        if is_paired { pieces } else { vec![text] }
    }

    /// What it says.
    pub fn as_str(&self) -> &str {
        match self {
            Span::Text(text) | Span::Name(text) | Span::Code(text) => text,
        }
    }
}

/// A name.
pub(super) fn name(text: impl Into<String>) -> Span {
    Span::Name(text.into())
}

/// Something to type as it stands.
pub(super) fn code(text: impl Into<String>) -> Span {
    Span::Code(text.into())
}

/// What is said in one breath.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Line(pub Vec<Span>);

impl Line {
    /// Adds to its end.
    pub fn push(&mut self, part: impl Into<Line>) {
        self.0.extend(part.into().0);
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|span| span.as_str().is_empty())
    }

    /// What it says, without saying what is a name and what is code.
    #[cfg(test)]
    pub fn plain(&self) -> String {
        self.0.iter().map(Span::as_str).collect()
    }

    /// Lines one after the other, with something between them.
    pub fn between(parts: impl IntoIterator<Item = Line>, separator: &str) -> Line {
        let mut line = Line::default();
        for (at, part) in parts.into_iter().enumerate() {
            if at > 0 {
                line.push(separator);
            }
            line.push(part);
        }
        line
    }

    /// Lines joined as in a sentence.
    pub fn joined(parts: Vec<Line>) -> Line {
        let mut parts = parts;
        match parts.pop() {
            None => Line::default(),
            Some(last) if parts.is_empty() => last,
            Some(last) => {
                let mut line = Line::between(parts, ", ");
                line.push(" and ");
                line.push(last);
                line
            }
        }
    }

    /// Lines joined by commas, cut to `most` of them with a count of the rest.
    pub fn cut(parts: Vec<Line>, most: usize) -> Line {
        let more = parts.len().saturating_sub(most);
        let mut line = Line::between(parts.into_iter().take(most), ", ");
        if more > 0 {
            line.push(format!(" and {more} more"));
        }
        line
    }
}

impl From<Span> for Line {
    fn from(span: Span) -> Line {
        Line(vec![span])
    }
}

impl From<&Line> for Line {
    fn from(line: &Line) -> Line {
        line.clone()
    }
}

impl From<String> for Line {
    fn from(text: String) -> Line {
        Line(vec![Span::Text(text)])
    }
}

impl From<&String> for Line {
    fn from(text: &String) -> Line {
        text.clone().into()
    }
}

impl From<&str> for Line {
    fn from(text: &str) -> Line {
        text.to_owned().into()
    }
}

/// A line of several parts: texts, names, codes and other lines.
macro_rules! line {
    ($($part:expr),* $(,)?) => {{
        let mut line = $crate::render::document::Line::default();
        $(line.push($part);)*
        line
    }};
}
pub(super) use line;
