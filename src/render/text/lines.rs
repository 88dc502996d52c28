//! Lines on a page: wrapping, indents and the colour of the first word. Everything handed in is safe to show already.

use std::borrow::Cow;

use super::super::bidi::{pad, width, wrap};
use super::super::style::{Role, paint};

/// No page is narrower; a smaller width is read as this one.
const NARROWEST: usize = 40;

/// A page of text that is being written.
pub(super) struct Page {
    out: String,
    width: usize,
    color: bool,
}

impl Page {
    pub fn new(width: usize, color: bool) -> Page {
        Page { out: String::new(), width: width.max(NARROWEST), color }
    }

    pub fn finish(self) -> String {
        self.out
    }

    /// Columns of a line.
    pub const fn width(&self) -> usize {
        self.width
    }

    /// An empty line, but never two, and none at the top.
    pub fn gap(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    /// A heading over what follows, after an empty line.
    pub fn heading(&mut self, text: &str) {
        self.gap();
        self.whole(text, Role::Heading);
    }

    /// A line that is one thing, all of it in the colour of its role.
    pub fn whole(&mut self, text: &str, role: Role) {
        for line in wrap(text, self.width, 0) {
            self.out.push_str(&paint(&line, role, self.color));
            self.out.push('\n');
        }
    }

    /// Text from the indent on; further lines hang by two.
    pub fn item(&mut self, indent: usize, text: &str) {
        self.marked(indent, "", None, text);
    }

    /// As [`Page::item`], after a word in the colour of its role.
    pub fn marked(&mut self, indent: usize, word: &str, role: Option<Role>, text: &str) {
        let margin = " ".repeat(indent);
        for (at, line) in wrap(&after(word, text), self.width, indent + 2).iter().enumerate() {
            let line = line.trim_start_matches(' ');
            self.out.push_str(&margin);
            if at == 0 {
                self.first(word, role, line);
            } else {
                self.out.push_str("  ");
                self.out.push_str(line);
            }
            self.out.push('\n');
        }
    }

    /// A row of a list: what leads it, filled up to `columns`, then a word in the colour of its role and the rest of the
    /// text. Further lines stand under the text. A lead that leaves little room has a line to itself.
    pub fn row(&mut self, lead: &str, columns: usize, word: &str, role: Option<Role>, text: &str) {
        let mut columns = columns;
        let mut lead = pad(lead, columns);
        if width(&lead) > columns.min(self.width / 2) {
            self.item(0, &lead);
            columns = 4;
            lead = " ".repeat(columns);
        }
        for (at, line) in wrap(&after(word, text), self.width, columns).iter().enumerate() {
            if at == 0 {
                self.out.push_str(&lead);
                self.first(word, role, line.trim_start_matches(' '));
            } else {
                self.out.push_str(line);
            }
            self.out.push('\n');
        }
    }

    /// The first line of an item, its leading word in colour unless the line broke within it.
    fn first(&mut self, word: &str, role: Option<Role>, line: &str) {
        match (role, line.strip_prefix(word)) {
            (Some(role), Some(rest)) => {
                self.out.push_str(&paint(word, role, self.color));
                self.out.push_str(rest);
            }
            _ => self.out.push_str(line),
        }
    }
}

/// The text, after a word where there is one.
fn after<'t>(word: &str, text: &'t str) -> Cow<'t, str> {
    if word.is_empty() { Cow::Borrowed(text) } else { Cow::Owned(format!("{word}{text}")) }
}
