//! What keeps a command from doing its work.

use std::io;
use std::path::Path;

use crate::diagnostic::{Report, nearest};
use crate::render::bidi::visible;

/// What keeps a command from doing its work.
#[derive(Debug)]
pub(super) enum Failure {
    /// One sentence, with what to do about it.
    Told {
        /// What is wrong: lower-case start, no final stop, causes joined with colons.
        message: String,
        /// What to do.
        help: Option<String>,
    },
    /// Files that are wrong.
    Files(Vec<Report>),
    /// Whoever read our output has gone.
    NobodyReads,
}

impl Failure {
    /// A sentence without help.
    pub fn told(message: impl Into<String>) -> Failure {
        Failure::Told { message: message.into(), help: None }
    }

    /// Adds what to do about it.
    #[must_use]
    pub fn help(mut self, words: impl Into<String>) -> Failure {
        if let Failure::Told { help, .. } = &mut self {
            *help = Some(words.into());
        }
        self
    }

    /// The machine would not do something with a file.
    pub fn io(doing: &str, path: &Path, error: &io::Error) -> Failure {
        Failure::told(format!("cannot {doing} {}: {}", shown(path), cause(error)))
    }

    /// A name that is not known, with the one that was probably meant.
    pub fn unknown<'a>(what: &str, name: &str, all: impl IntoIterator<Item = &'a str>, otherwise: &str) -> Failure {
        let failure = Failure::told(format!("there is no {what} `{}`", visible(name)));
        match nearest(name, all) {
            Some(near) => failure.help(format!("did you mean `{}`?", visible(near))),
            None => failure.help(otherwise),
        }
    }
}

impl From<Report> for Failure {
    fn from(report: Report) -> Failure {
        Failure::Files(vec![report])
    }
}

/// A path in backticks, safe to show.
pub(super) fn shown(path: &Path) -> String {
    format!("`{}`", visible(&path.to_string_lossy()))
}

/// Why the machine would not, in the words of this program where it has some.
fn cause(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "you have no permission".to_owned(),
        io::ErrorKind::StorageFull => "the disk is full".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "the disk can only be read".to_owned(),
        io::ErrorKind::NotADirectory => "part of the path is a file, not a folder".to_owned(),
        _ => error.to_string(),
    }
}
