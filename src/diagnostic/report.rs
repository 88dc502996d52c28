//! All that is wrong with one file, with the text needed to draw it.

use std::fmt;
use std::ops::Range;

use super::{Code, Diagnostic, Severity};

/// All that is wrong with one file, in the order of the file.
#[derive(Clone)]
pub struct Report {
    name: String,
    text: String,
    located: Vec<Located>,
}

/// A diagnostic and where it stands.
#[derive(Clone, Debug)]
pub struct Located {
    /// What is wrong.
    pub diagnostic: Diagnostic,
    /// Where.
    pub place: Place,
    /// Where its related places are, one for each of [`Diagnostic::related`].
    pub related: Vec<Place>,
}

/// A stretch of a text. Lines and columns count from 1, columns in characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// In bytes, on character boundaries of [`Report::text`].
    pub span: Range<usize>,
    /// The line of its first character.
    pub line: usize,
    /// The column of its first character.
    pub column: usize,
    /// The line of the character after its last.
    pub end_line: usize,
    /// The column of the character after its last.
    pub end_column: usize,
}

impl Report {
    /// A report about a file as a whole, or about one that could not be read as JSON: pointers are
    /// not resolved, only `At::Bytes` are.
    pub fn of_text(name: impl Into<String>, text: impl Into<String>, diagnostics: Vec<Diagnostic>) -> Report {
        let bytes = |at: &super::At| match at {
            super::At::Bytes(range) => range.clone(),
            _ => 0..0,
        };
        let spans = diagnostics
            .iter()
            .map(|one| {
                let related = one.related.iter().map(|(at, _)| bytes(at));
                std::iter::once(bytes(&one.at)).chain(related).collect()
            })
            .collect();
        Report::resolved(name.into(), text.into(), diagnostics, spans)
    }

    /// `spans`: for each diagnostic its own bytes first, then those of its related places.
    pub(super) fn resolved(
        name: String,
        text: String,
        diagnostics: Vec<Diagnostic>,
        spans: Vec<Vec<Range<usize>>>,
    ) -> Report {
        let lines = Lines::new(&text);
        let mut located: Vec<Located> = diagnostics
            .into_iter()
            .zip(spans)
            .map(|(diagnostic, spans)| {
                let mut places = spans.into_iter().map(|span| lines.place(span));
                Located {
                    diagnostic,
                    place: places.next().unwrap_or_else(|| lines.place(0..0)),
                    related: places.collect(),
                }
            })
            .collect();
        located.sort_by(|a, b| order(a).cmp(&order(b)));
        located.dedup_by(|a, b| a.diagnostic == b.diagnostic);
        Report { name, text, located }
    }

    /// The name of the file, as the user gave it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The same report on a file of another name.
    #[must_use]
    pub fn named(self, name: impl Into<String>) -> Report {
        Report { name: name.into(), ..self }
    }

    /// The text, without byte-order mark; empty where it could not be decoded.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What is wrong, in the order of the file.
    pub fn diagnostics(&self) -> &[Located] {
        &self.located
    }

    /// The codes of what is wrong, in the order of the file.
    pub fn codes(&self) -> impl Iterator<Item = Code> {
        self.located.iter().map(|one| one.diagnostic.code)
    }

    /// How many diagnostics have this weight.
    pub fn count(&self, severity: Severity) -> usize {
        let of = |one: &&Located| one.diagnostic.severity() == severity;
        self.located.iter().filter(of).count()
    }

    /// Whether the file cannot be used.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// Whether nothing at all is wrong.
    pub fn is_empty(&self) -> bool {
        self.located.is_empty()
    }
}

fn order(one: &Located) -> (usize, usize, Code, &str) {
    let span = &one.place.span;
    (span.start, span.end, one.diagnostic.code, &one.diagnostic.message)
}

/// Says places and codes, not what is in the file: debug output must not carry the text of a case.
impl fmt::Debug for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut list = f.debug_list();
        for one in &self.located {
            let Place { line, column, .. } = one.place;
            list.entry(&format_args!("{line}:{column} {}", one.diagnostic.code));
        }
        list.finish()
    }
}

/// Where the lines of a text start, and how many characters lie before every 256th byte, so that a
/// column is found quickly even in a file of one line.
struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
    characters: Vec<usize>,
}

impl<'a> Lines<'a> {
    const STEP: usize = 256;

    fn new(text: &'a str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let mut total = 0;
        let mut characters = vec![0];
        for block in text.as_bytes().chunks(Self::STEP) {
            total += count(block);
            characters.push(total);
        }
        Lines { text, starts: std::iter::once(0).chain(breaks.map(|(at, _)| at + 1)).collect(), characters }
    }

    fn place(&self, span: Range<usize>) -> Place {
        let start = self.text.floor_char_boundary(span.start);
        let end = self.text.ceil_char_boundary(span.end.max(start));
        let (line, column) = self.position(start);
        let (end_line, end_column) = self.position(end);
        Place { span: start..end, line, column, end_line, end_column }
    }

    fn position(&self, offset: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or(0);
        let column = self.characters_before(offset) - self.characters_before(start) + 1;
        (line, column)
    }

    fn characters_before(&self, offset: usize) -> usize {
        let block = offset / Self::STEP;
        let rest = self.text.as_bytes().get(block * Self::STEP..offset);
        self.characters.get(block).copied().unwrap_or(0) + count(rest.unwrap_or_default())
    }
}

/// Characters that start in these bytes of a UTF-8 text.
fn count(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte & 0xC0) != 0x80).count()
}
