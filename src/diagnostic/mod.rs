//! What can be wrong with a file: collected, never thrown, and always with its place.
//!
//! A file goes through here in this order: [`Document::parse`] reads the text strictly and remembers
//! where everything stands; [`Document::check`] collects what is wrong with its form; the reader
//! of that kind of file adds what is wrong with its meaning; [`Document::report`] turns it all into a
//! [`Report`], which `render::diagnostic` draws.

mod code;
mod encoding;
mod json;
mod locate;
mod nearest;
mod report;
mod schema;
mod syntax;
mod text;

pub use code::{Code, UnknownCode};
pub use locate::{Document, join};
pub use nearest::{nearest, suggestion};
pub use report::{Located, Place, Report};
pub use schema::{Schema, check};
pub use text::{check as check_text, forbidden, quoted};

use std::ops::Range;

/// How much a diagnostic weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The file cannot be used until this is mended.
    Error,
    /// The file can be used; somebody should look at this.
    Warning,
}

impl Severity {
    /// `error` or `warning`, as printed before the code.
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }
}

/// Where in a file something is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum At {
    /// The file as a whole.
    Whole,
    /// The value at this JSON pointer (RFC 6901, `""` for the outermost value). A pointer to
    /// something that is not there stands for the nearest enclosing value that is.
    Value(String),
    /// The key of the value at this JSON pointer. An item of a list has no key: its value is meant.
    Key(String),
    /// Bytes of the text, counted after a byte-order mark.
    Bytes(Range<usize>),
}

impl At {
    /// The value under `key` of the object at `pointer`.
    pub fn value(pointer: &str, key: &str) -> At {
        At::Value(join(pointer, key))
    }

    /// The key `key` itself of the object at `pointer`.
    pub fn key(pointer: &str, key: &str) -> At {
        At::Key(join(pointer, key))
    }
}

/// One thing that is wrong with a file.
///
/// Messages start in lower case, have no final period and put text of the file in backticks, through
/// [`quoted`]; the way out belongs into the help.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Diagnostic {
    /// Its kind: `regimes explain CODE` tells what it means.
    pub code: Code,
    /// What is wrong, in one sentence.
    pub message: String,
    /// Where.
    pub at: At,
    /// A few words to stand at the very place.
    pub label: Option<String>,
    /// What to do about it.
    pub help: Option<String>,
    /// Other places of the same file that explain it, each with a few words.
    pub related: Vec<(At, String)>,
}

impl Diagnostic {
    /// A diagnostic without label, help and related places.
    pub fn new(code: Code, at: At, message: impl Into<String>) -> Self {
        Diagnostic { code, message: message.into(), at, label: None, help: None, related: Vec::new() }
    }

    /// Adds the words that stand at the place.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self
    }

    /// Adds what to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds what to do about it, where that is known.
    #[must_use]
    pub fn help_if(mut self, help: Option<String>) -> Self {
        if help.is_some() {
            self.help = help;
        }
        self
    }

    /// Adds another place that explains this one.
    #[must_use]
    pub fn related(mut self, at: At, words: impl Into<String>) -> Self {
        self.related.push((at, words.into()));
        self
    }

    /// How much it weighs: that of its code.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }
}

#[cfg(test)]
mod tests;
