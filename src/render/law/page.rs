//! Lines of at most 80 columns, indented by what they belong to.

use crate::render::bidi::{visible, visible_lines, wrap};

/// Columns of a page.
const COLUMNS: usize = 80;

/// However deep the law is nested, so much of a line is left for words.
const DEEPEST: usize = 36;

/// Text in the making.
#[derive(Default)]
pub(super) struct Page {
    text: String,
}

impl Page {
    /// A heading of its own, with an empty line before it.
    pub fn heading(&mut self, words: &str) {
        self.gap();
        self.line(0, words);
    }

    /// An empty line, unless the page starts here or has one already.
    pub fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// A paragraph.
    pub fn line(&mut self, indent: usize, words: &str) {
        for line in wrap(&visible_lines(words), COLUMNS, indent.min(DEEPEST)) {
            self.text.push_str(line.trim_end());
            self.text.push('\n');
        }
    }

    /// A paragraph that starts with a dash; what belongs to it is indented by two more.
    pub fn item(&mut self, indent: usize, words: &str) {
        let indent = indent.min(DEEPEST);
        for (number, line) in wrap(&visible_lines(words), COLUMNS, indent + 2).into_iter().enumerate() {
            match line.get(indent + 2..) {
                Some(rest) if number == 0 => self.text.push_str(&format!("{}- {rest}", " ".repeat(indent))),
                _ => self.text.push_str(line.trim_end()),
            }
            self.text.push('\n');
        }
    }

    /// A paragraph `Label: words`, if there are words.
    pub fn labelled(&mut self, indent: usize, label: &str, words: Option<&str>) {
        if let Some(words) = words {
            self.line(indent, &format!("{label}: {words}"));
        }
    }

    /// A line that is not broken, for addresses and commands that are copied.
    pub fn unbroken(&mut self, indent: usize, words: &str) {
        self.text.push_str(&format!("{}{}\n", " ".repeat(indent.min(DEEPEST)), visible(words)));
    }

    /// The finished text.
    pub fn finish(self) -> String {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_hang_and_labels_without_words_are_left_out() {
        let mut page = Page::default();
        page.heading("First");
        page.item(2, &"word ".repeat(20));
        page.labelled(4, "Note", None);
        page.labelled(4, "Note", Some("an escape \u{1B}[31m"));
        page.heading("Second");
        let text = page.finish();
        assert!(text.starts_with("First\n  - word word"), "{text}");
        assert!(text.contains("\n    word"), "{text}");
        assert!(text.ends_with("    Note: an escape ␛[31m\n\nSecond\n"), "{text}");
        assert!(text.lines().all(|line| line.chars().count() <= COLUMNS));
    }
}
