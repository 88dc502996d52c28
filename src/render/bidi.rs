//! Untrusted text made safe to show: no control characters, no reordering of what stands around it.

use std::borrow::Cow;

use unicode_width::UnicodeWidthStr;

const FIRST_STRONG_ISOLATE: char = '\u{2068}';
const POP_DIRECTIONAL_ISOLATE: char = '\u{2069}';

/// Text on one line, with control characters and characters that reorder text in a visible form:
/// `␛` for escape, `<U+202E>` for a right-to-left override. Line breaks and tabs become spaces.
///
/// Everything that comes from a file goes through here, or through [`visible_lines`] or [`isolate`],
/// before it is shown.
pub fn visible(text: &str) -> Cow<'_, str> {
    made_visible(text, false)
}

/// As [`visible`], but line breaks stay, for text that may run over several lines.
pub fn visible_lines(text: &str) -> Cow<'_, str> {
    made_visible(text, true)
}

fn made_visible(text: &str, keep_lines: bool) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    let fine = |c: char| !c.is_control() && !reorders(c) && !breaks_line(c);
    if text.chars().all(|c| fine(c) || (c == '\n' && keep_lines)) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '\n' if keep_lines => shown.push('\n'),
            '\r' if characters.peek() == Some(&'\n') => {}
            '\n' | '\t' => shown.push(' '),
            _ if breaks_line(c) => shown.push(if keep_lines { '\n' } else { ' ' }),
            '\0'..='\x1F' => shown.extend(char::from_u32(0x2400 + u32::from(c))),
            '\x7F' => shown.push('\u{2421}'),
            _ if fine(c) => shown.push(c),
            _ => shown.push_str(&format!("<U+{:04X}>", u32::from(c))),
        }
    }
    Cow::Owned(shown)
}

/// Whether it is printable ASCII alone, as most is: a character a column, and nothing that acts.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

fn reorders(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

fn breaks_line(c: char) -> bool {
    matches!(c, '\u{2028}' | '\u{2029}')
}

/// Visible text, wrapped in U+2068 and U+2069 where it holds characters from right to left, so that
/// it does not reorder what stands beside it.
pub fn isolate(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    let text = visible(text);
    if text.chars().any(runs_right_to_left) {
        format!("{FIRST_STRONG_ISOLATE}{text}{POP_DIRECTIONAL_ISOLATE}")
    } else {
        text.into_owned()
    }
}

/// Letters of Hebrew, Arabic, Syriac, Thaana, N'Ko and the other scripts of that direction: the
/// blocks that Unicode sets aside for them.
fn runs_right_to_left(c: char) -> bool {
    matches!(
        c,
        '\u{590}'..='\u{8FF}' | '\u{200F}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}'
            | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}'
    )
}

/// Columns that a text takes in a terminal.
pub fn width(text: &str) -> usize {
    if is_plain(text) { text.len() } else { text.width() }
}

/// Fills up with spaces to `columns`; longer text stays as it is.
///
/// Pass text that went through [`visible`] or [`isolate`].
pub fn pad(text: &str, columns: usize) -> String {
    let missing = columns.saturating_sub(width(text));
    let mut padded = String::with_capacity(text.len() + missing);
    padded.push_str(text);
    padded.extend(std::iter::repeat_n(' ', missing));
    padded
}

/// Breaks text into lines of at most `columns`, each starting with `indent` spaces (which count).
///
/// Breaks at spaces; a word longer than a line is broken. Line breaks of the text stay. An isolated
/// name that runs over a break is isolated on both lines. Pass text that went through
/// [`visible_lines`] or [`isolate`].
pub fn wrap(text: &str, columns: usize, indent: usize) -> Vec<String> {
    let room = columns.saturating_sub(indent).max(1);
    let margin = " ".repeat(indent);
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        let mut line = margin.clone();
        let mut used = 0;
        let mut open = 0_usize;
        let mut finish = |line: &mut String, open: usize| {
            line.extend(std::iter::repeat_n(POP_DIRECTIONAL_ISOLATE, open));
            let mut next = String::with_capacity(indent + line.len() + FIRST_STRONG_ISOLATE.len_utf8() * open);
            next.push_str(&margin);
            next.extend(std::iter::repeat_n(FIRST_STRONG_ISOLATE, open));
            lines.push(std::mem::replace(line, next));
        };
        for word in paragraph.split(' ').filter(|word| !word.is_empty()) {
            let needed = width(word);
            if used > 0 && used + 1 + needed > room {
                finish(&mut line, open);
                used = 0;
            } else if used > 0 {
                line.push(' ');
                used += 1;
            }
            if is_plain(word) && used + needed <= room {
                line.push_str(word);
                used += needed;
                continue;
            }
            for c in word.chars() {
                let columns = unicode_width::UnicodeWidthChar::width(c).unwrap_or(0);
                if used + columns > room && used > 0 {
                    finish(&mut line, open);
                    used = 0;
                }
                match c {
                    FIRST_STRONG_ISOLATE => open += 1,
                    POP_DIRECTIONAL_ISOLATE => open = open.saturating_sub(1),
                    _ => {}
                }
                line.push(c);
                used += columns;
            }
        }
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_become_visible() {
        for (text, shown) in [
            ("Ivan Петров 陳", "Ivan Петров 陳"),
            ("a\u{1B}[31mb", "a␛[31mb"),
            ("a\0b\u{7F}", "a␀b␡"),
            ("\u{9B}31m", "<U+009B>31m"),
            ("gpj.\u{202E}exe", "gpj.<U+202E>exe"),
            ("a\u{2069}b", "a<U+2069>b"),
            ("a\r\nb\tc\rd\u{2028}e", "a b c␍d e"),
        ] {
            assert_eq!(visible(text), shown);
            assert_eq!(visible(shown), shown);
        }
        assert!(matches!(visible("علي"), Cow::Borrowed(_)));
        assert_eq!(visible_lines("a\r\nb\u{2029}c\td"), "a\nb\nc d");
    }

    #[test]
    fn only_text_from_right_to_left_is_isolated() {
        assert_eq!(isolate("Ali"), "Ali");
        assert_eq!(isolate("علي حسن"), "\u{2068}علي حسن\u{2069}");
        assert_eq!(isolate("\u{5D0}"), "\u{2068}\u{5D0}\u{2069}");
        // What a name holds cannot end its isolation.
        assert_eq!(isolate("علي\u{2069}"), "\u{2068}علي<U+2069>\u{2069}");
    }

    #[test]
    fn pads_by_columns() {
        assert_eq!(pad("ab", 4), "ab  ");
        assert_eq!(pad("陳", 4), "陳  ");
        assert_eq!(pad(&isolate("علي"), 4), "\u{2068}علي\u{2069} ");
        assert_eq!(pad("abcde", 4), "abcde");
    }

    #[test]
    fn wraps_at_spaces_and_breaks_long_words() {
        assert_eq!(wrap("one two three", 9, 2), ["  one two", "  three"]);
        assert_eq!(wrap("a  b\n\nc", 10, 0), ["a b", "", "c"]);
        assert_eq!(wrap("abcdefgh i", 4, 1), [" abc", " def", " gh", " i"]);
        assert_eq!(wrap("陳陳陳", 4, 0), ["陳陳", "陳"]);
        assert_eq!(wrap("ab", 0, 5), ["     a", "     b"]);
        assert_eq!(wrap("", 10, 0), Vec::<String>::new());
    }

    #[test]
    fn a_name_over_two_lines_is_isolated_on_both() {
        let lines = wrap(&isolate("علي حسن"), 4, 0);
        assert_eq!(lines, ["\u{2068}علي\u{2069}", "\u{2068}حسن\u{2069}"]);
    }
}
