//! Words for text that is not JSON: what stands there, and what was probably meant.

use std::ops::Range;

use super::{At, Code, Diagnostic, quoted};

/// What the rules of JSON ask for at some place.
#[derive(Clone, Copy)]
pub(super) enum Syntax {
    Value,
    Key,
    Colon,
    /// After an entry that ended at `end`: a comma, or the closing bracket.
    After {
        end: usize,
        close: u8,
    },
}

fn syntax(span: Range<usize>, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(Code::Syntax, At::Bytes(span), message)
}

/// Something else stands at `at` than `expected`; `open` is where the innermost list or object starts.
pub(super) fn unexpected(text: &str, at: usize, expected: Syntax, open: Option<usize>) -> Diagnostic {
    let Some(c) = character(text, at) else {
        return ends_early(text, at, open);
    };
    if let Some(known) = foreign(text, at, c) {
        return known;
    }
    match expected {
        Syntax::Value => not_a_value(text, at, c),
        Syntax::Key => not_a_key(text, at, c),
        Syntax::Colon => syntax(one(at, c), format!("expected `:` after the key, found `{c}`"))
            .help("between a key and its value stands a colon"),
        Syntax::After { end, close } => after_entry(at, c, end, close, open),
    }
}

fn character(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

fn one(at: usize, c: char) -> Range<usize> {
    at..at + c.len_utf8()
}

fn ends_early(text: &str, at: usize, open: Option<usize>) -> Diagnostic {
    let trimmed = text.trim_end().len().min(at);
    let place = trimmed.saturating_sub(1)..trimmed;
    match open.and_then(|start| character(text, start).map(|bracket| (start, bracket))) {
        Some((start, bracket)) => {
            let close = if bracket == '[' { ']' } else { '}' };
            let wrong = syntax(place.clone(), format!("the file ends before `{bracket}` is closed"))
                .label(format!("`{close}` is missing"))
                .help("close it, or check that the file was copied completely");
            if place.start == start { wrong } else { wrong.related(At::Bytes(start..start + 1), "opened here") }
        }
        None => syntax(place, "the file ends too early").help("check that the file was copied completely"),
    }
}

/// Characters that are never JSON outside text, whatever was expected.
fn foreign(text: &str, at: usize, c: char) -> Option<Diagnostic> {
    let rest = text.get(at..).unwrap_or_default();
    if rest.starts_with("//") || rest.starts_with("/*") || c == '#' {
        let end = rest.find('\n').map_or(text.len(), |length| at + length);
        return Some(
            syntax(at..end.min(at + 80), "comments cannot stand in a JSON file")
                .help("delete it, or make it a `note`, which every object may carry"),
        );
    }
    match c {
        '\'' | '‘' | '’' | '‚' | '“' | '”' | '„' | '‟' | '«' | '»' | '`' => Some(
            syntax(one(at, c), format!("{c} is not a quotation mark of JSON"))
                .help("put keys and text in straight double quotes: `\"`"),
        ),
        _ if c.is_control() || invisible(c) => {
            let number = u32::from(c);
            Some(
                syntax(one(at, c), format!("an invisible character (U+{number:04X}) stands here"))
                    .help("delete it; it often comes with text copied from a web page or a document"),
            )
        }
        _ => None,
    }
}

/// Blanks that JSON does not know, and characters without width.
fn invisible(c: char) -> bool {
    (c.is_whitespace() && !c.is_ascii())
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

fn not_a_value(text: &str, at: usize, c: char) -> Diagnostic {
    let word = word(text, at);
    if word.is_empty() {
        return match c {
            ',' => syntax(one(at, c), "a value is missing before this comma")
                .help("write the value, `null` if it is not known, or remove the comma"),
            ']' | '}' => syntax(one(at, c), format!("a value is missing before `{c}`"))
                .help("write the value, or `null` if it is not known"),
            '+' | '.' => syntax(one(at, c), format!("a number cannot start with `{c}`"))
                .help("write `0.5` and not `.5`, `5` and not `+5`"),
            _ => syntax(one(at, c), format!("expected a value, found `{c}`")),
        };
    }
    let help = match word.to_lowercase().as_str() {
        "true" | "yes" => "write `true`".to_owned(),
        "false" | "no" => "write `false`".to_owned(),
        "null" | "none" | "nil" | "undefined" | "nan" | "unknown" => "write `null` for what is not known".to_owned(),
        _ => "put text in double quotes".to_owned(),
    };
    syntax(at..at + word.len(), format!("{} is not a value", quoted(word))).help(help)
}

fn not_a_key(text: &str, at: usize, c: char) -> Diagnostic {
    let word = word(text, at);
    if !word.is_empty() {
        return syntax(at..at + word.len(), format!("the key {} is not in quotes", quoted(word)))
            .help("put keys in straight double quotes");
    }
    if c == ',' {
        return syntax(one(at, c), "a comma too many").help("remove it");
    }
    syntax(one(at, c), format!("expected a key in quotes, found `{c}`"))
        .help("inside `{` and `}` stand keys in double quotes, each with a colon and a value")
}

/// The run of letters, digits, hyphens and underscores at `at`.
fn word(text: &str, at: usize) -> &str {
    let rest = text.get(at..).unwrap_or_default();
    let end = rest.find(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '_')).unwrap_or(rest.len());
    rest.get(..end).unwrap_or_default()
}

fn after_entry(at: usize, c: char, end: usize, close: u8, open: Option<usize>) -> Diagnostic {
    let close = char::from(close);
    if matches!(c, ']' | '}') {
        let wrong = syntax(one(at, c), format!("expected `{close}`, found `{c}`"));
        return match open {
            Some(start) => wrong
                .label(format!("`{close}` is missing before it"))
                .related(At::Bytes(start..start + 1), format!("`{close}` closes this")),
            None => wrong,
        };
    }
    if matches!(c, ':' | '=') {
        return syntax(one(at, c), format!("`{c}` cannot stand here"))
            .help("a key with its value stands in an object, between `{` and `}`; a list has values only");
    }
    let last = end.saturating_sub(1)..end;
    syntax(last, "a comma is missing after this")
        .label("no comma after this")
        .help(format!("put a comma between two entries, or `{close}` after the last"))
}

/// A comma with nothing after it.
pub(super) fn trailing_comma(comma: usize, close: u8) -> Diagnostic {
    let close = char::from(close);
    syntax(comma..comma + 1, format!("a comma with nothing between it and `{close}`"))
        .help("remove the comma: none stands after the last entry")
}

/// Text after the outermost value.
pub(super) fn after_end(text: &str, at: usize) -> Diagnostic {
    let Some(c) = character(text, at) else {
        return ends_early(text, at, None);
    };
    if let Some(known) = foreign(text, at, c) {
        return known;
    }
    let message = format!("the JSON ends before this `{c}`");
    let help = match c {
        '}' | ']' => "there is one closing bracket too many, here or further up",
        ',' | ':' | '"' => "put everything between one pair of braces: `{` and `}`",
        _ => "one file holds one object; put a second one into a file of its own",
    };
    syntax(one(at, c), message).help(help)
}

/// A token of digits and signs that is no number.
pub(super) fn bad_number(token: &str, span: Range<usize>) -> Diagnostic {
    let digits_first = token.trim_start_matches('-');
    let wrong = syntax(span, format!("{} is not a number", quoted(token)));
    if token.matches('-').count() >= 1 && token.len() >= 6 && !token.starts_with('-') {
        wrong.help("dates are text: put them in double quotes")
    } else if digits_first.len() > 1 && digits_first.starts_with('0') {
        wrong.help("a number cannot start with `0`; if it is the number of a document, put it in quotes")
    } else {
        wrong.help("write digits with at most one decimal point, or put text in double quotes")
    }
}

/// A backslash followed by something that JSON does not know.
pub(super) fn bad_escape(text: &str, start: usize) -> Diagnostic {
    let rest = text.get(start..).unwrap_or_default();
    let written: String = if rest.starts_with("\\u") {
        let digits = rest.chars().skip(2).take(4);
        let digits = digits.take_while(char::is_ascii_hexdigit);
        "\\u".chars().chain(digits).collect()
    } else {
        rest.chars().take(2).take_while(|c| !c.is_control()).collect()
    };
    let span = start..start + written.len().max(1);
    syntax(span, format!("{} means nothing in JSON", quoted(&written))).help(
        "a backslash itself is written `\\\\`; after it may stand `\"`, `\\`, `/`, `b`, `f`, `n`, `r`, \
         `t`, or `u` with four hexadecimal digits",
    )
}

/// Text whose closing quotation mark is not on its line.
pub(super) fn unclosed_text(text: &str, start: usize, end: usize) -> Diagnostic {
    let line = text.get(start..end).unwrap_or_default();
    let shown = line.trim_end().len().max(1);
    syntax(start..start + shown, "text that starts here is not closed on its line")
        .help("close it with `\"`; a line break inside text is written `\\n`")
}
