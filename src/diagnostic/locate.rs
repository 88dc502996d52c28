//! A JSON text with the place of every key and value.

use std::fmt;
use std::ops::Range;

use indexmap::IndexMap;
use serde_json::Value;

use super::json::{self, Limits};
use super::{At, Diagnostic, Report, Schema, encoding, schema, text};

/// A stretch of the text; four bytes each, since texts are far below 4 GiB ([`Limits`]).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Span {
    pub start: u32,
    pub end: u32,
}

impl Span {
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// The place of a value and of what is inside it.
#[derive(Debug)]
pub(super) struct Node {
    pub span: Span,
    pub inside: Inside,
}

/// What is inside a value. Members are boxed, since most values are leaves.
#[derive(Debug)]
pub(super) enum Inside {
    Nothing,
    Items(Vec<Node>),
    Members(Box<IndexMap<String, Member>>),
}

/// A key and its value inside an object.
#[derive(Debug)]
pub(super) struct Member {
    pub key: Span,
    pub node: Node,
}

/// A JSON text read with the place of every value: decoded text, value and spans.
pub struct Document {
    name: String,
    text: String,
    value: Value,
    root: Node,
    faults: Vec<Diagnostic>,
}

impl Document {
    /// Reads a file: UTF-8 with or without byte-order mark, any line ends, strict JSON (RFC 8259).
    ///
    /// `name` is the name of the file as the user gave it; it is never expanded.
    ///
    /// What can be read on past (duplicate keys, numbers too large, half characters, control characters
    /// in text) is kept in [`Document::faults`]; where a key stands twice, the value holds the first.
    ///
    /// # Errors
    /// A report with one diagnostic, when the bytes are not UTF-8 or the text is not JSON: nothing after
    /// such a place can be relied on.
    pub fn parse(name: &str, bytes: &[u8]) -> Result<Document, Report> {
        Self::parse_within(name, bytes, Limits::default())
    }

    pub(super) fn parse_within(name: &str, bytes: &[u8], limits: Limits) -> Result<Document, Report> {
        let text = match encoding::decode(bytes, limits.bytes) {
            Ok(text) => text,
            Err((diagnostic, text)) => return Err(Report::of_text(name, text, vec![*diagnostic])),
        };
        match json::parse(&text, limits) {
            Ok(parsed) => Ok(Document {
                name: name.to_owned(),
                value: parsed.value,
                root: parsed.root,
                faults: parsed.faults,
                text,
            }),
            Err(diagnostic) => Err(Report::of_text(name, text, vec![*diagnostic])),
        }
    }

    /// The name of the file, as the user gave it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text, without byte-order mark.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The value, keys in the order of the file.
    pub fn value(&self) -> &Value {
        &self.value
    }

    /// What is wrong with the text although it could be read. [`Document::check`], [`super::check`] and
    /// [`Document::report`] include it, so that no caller can overlook it.
    pub fn faults(&self) -> &[Diagnostic] {
        &self.faults
    }

    /// All that is wrong with the form of the file: its faults, what the schema finds, and control
    /// characters in its text; in the order of the file.
    pub fn check(&self, schema: Schema) -> Vec<Diagnostic> {
        let mut found = schema::check(schema, self);
        found.extend(text::check(self));
        self.sort(&mut found);
        found
    }

    /// Draws up what is wrong, together with the faults of the text; in the order of the file, each
    /// thing once.
    pub fn report(self, diagnostics: Vec<Diagnostic>) -> Report {
        let mut all = self.faults.clone();
        all.extend(diagnostics);
        let spans: Vec<_> = all.iter().map(|one| self.spans(one)).collect();
        Report::resolved(self.name, self.text, all, spans)
    }

    /// The bytes that `at` stands for.
    pub fn span(&self, at: &At) -> Range<usize> {
        match at {
            At::Whole => 0..0,
            At::Bytes(range) => range.clone(),
            At::Value(pointer) => self.find(pointer).node.span.range(),
            At::Key(pointer) => {
                let found = self.find(pointer);
                found.key.unwrap_or(found.node.span).range()
            }
        }
    }

    /// Brings diagnostics into the order of the file.
    pub(super) fn sort(&self, diagnostics: &mut [Diagnostic]) {
        diagnostics.sort_by_cached_key(|one| {
            let span = self.span(&one.at);
            (span.start, span.end, one.code, one.message.clone())
        });
    }

    fn spans(&self, diagnostic: &Diagnostic) -> Vec<Range<usize>> {
        let related = diagnostic.related.iter().map(|(at, _)| at);
        std::iter::once(&diagnostic.at).chain(related).map(|at| self.span(at)).collect()
    }

    fn find(&self, pointer: &str) -> Found<'_> {
        let mut found = Found { key: None, node: &self.root };
        for token in pointer.split('/').skip(1) {
            let next = match &found.node.inside {
                Inside::Nothing => None,
                Inside::Items(items) => {
                    token.parse::<usize>().ok().and_then(|index| items.get(index)).map(|node| Found { key: None, node })
                }
                Inside::Members(members) => members
                    .get(unescape(token).as_str())
                    .map(|member| Found { key: Some(member.key), node: &member.node }),
            };
            match next {
                Some(next) => found = next,
                // The key of something missing is the missing thing's object, not that object's key.
                None => return Found { key: None, ..found },
            }
        }
        found
    }
}

/// Says what it is, not what is in it: debug output must not carry the text of a case.
impl fmt::Debug for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Document").field("bytes", &self.text.len()).finish_non_exhaustive()
    }
}

struct Found<'a> {
    key: Option<Span>,
    node: &'a Node,
}

/// The JSON pointer of `key` (or of the number of an item) below `pointer`.
pub fn join(pointer: &str, key: &str) -> String {
    let mut joined = String::with_capacity(pointer.len() + key.len() + 1);
    joined.push_str(pointer);
    joined.push('/');
    for c in key.chars() {
        match c {
            '~' => joined.push_str("~0"),
            '/' => joined.push_str("~1"),
            c => joined.push(c),
        }
    }
    joined
}

/// The key that a token of a JSON pointer stands for.
pub(super) fn unescape(token: &str) -> String {
    token.replace("~1", "/").replace("~0", "~")
}
