//! Where in a case file the walk is: kept on the stack, written out only for a diagnostic.

use crate::diagnostic::join;

/// The place of a value below the whole file.
#[derive(Clone, Copy)]
pub(super) enum Path<'a> {
    /// The whole file.
    Root,
    /// Under a key of the object there.
    Key(&'a Path<'a>, &'a str),
    /// An item of the list there, counted from 0.
    Item(&'a Path<'a>, usize),
}

impl<'a> Path<'a> {
    /// The value under `key`.
    pub(super) fn key(&'a self, key: &'a str) -> Path<'a> {
        Path::Key(self, key)
    }

    /// The item at `index`.
    pub(super) fn item(&'a self, index: usize) -> Path<'a> {
        Path::Item(self, index)
    }

    /// The JSON pointer.
    pub(super) fn pointer(&self) -> String {
        match self {
            Path::Root => String::new(),
            Path::Key(above, key) => join(&above.pointer(), key),
            Path::Item(above, index) => join(&above.pointer(), &index.to_string()),
        }
    }
}

/// The pointer of these keys below the whole file.
pub(super) fn pointer(keys: &[&str]) -> String {
    keys.iter().fold(String::new(), |above, key| join(&above, key))
}
