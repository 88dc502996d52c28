//! A strict reader of JSON (RFC 8259) that keeps the place of every key and value.

use std::borrow::Cow;
use std::ops::Range;

use indexmap::IndexMap;
use indexmap::map::Entry;
use serde_json::{Map, Number, Value};

use super::locate::{Inside, Member, Node, Span};
use super::syntax::{self, Syntax};
use super::{At, Code, Diagnostic, quoted};

/// How much is read at most, so that no file exhausts memory or stack.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    pub bytes: usize,
    pub values: usize,
    pub depth: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { bytes: 64 << 20, values: 1_000_000, depth: 64 }
    }
}

/// What was read, and what is wrong with it that did not stop the reading.
pub(super) struct Parsed {
    pub value: Value,
    pub root: Node,
    pub faults: Vec<Diagnostic>,
}

type Step<T> = Result<T, Box<Diagnostic>>;

pub(super) fn parse(text: &str, limits: Limits) -> Step<Parsed> {
    let mut reader = Reader { text, at: 0, limits, values: 0, open: Vec::new(), faults: Vec::new() };
    reader.space();
    if reader.peek().is_none() {
        return Err(Diagnostic::new(Code::EmptyFile, At::Whole, "the file is empty").into());
    }
    let (value, root) = reader.value()?;
    reader.space();
    match reader.peek() {
        None => Ok(Parsed { value, root, faults: reader.faults }),
        Some(_) => Err(syntax::after_end(text, reader.at).into()),
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    limits: Limits,
    values: usize,
    /// Where the lists and objects start that are open at this point.
    open: Vec<usize>,
    faults: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn rest(&self) -> &[u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    fn slice(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or_default()
    }

    fn space(&mut self) {
        let blank = |byte: &&u8| matches!(byte, b' ' | b'\t' | b'\r' | b'\n');
        self.at += self.rest().iter().take_while(blank).count();
    }

    fn span(&self, start: usize) -> Span {
        // Texts are limited to far below 4 GiB.
        Span { start: start as u32, end: self.at as u32 }
    }

    fn wrong(&self, expected: Syntax) -> Box<Diagnostic> {
        syntax::unexpected(self.text, self.at, expected, self.open.last().copied()).into()
    }

    fn value(&mut self) -> Step<(Value, Node)> {
        self.values += 1;
        if self.values > self.limits.values {
            let message = format!("the file holds more than {} values", self.limits.values);
            let at = At::Bytes(self.at..self.at + 1);
            return Err(Diagnostic::new(Code::TooLarge, at, message).into());
        }
        let start = self.at;
        let (value, inside) = match self.peek() {
            Some(b'{') => self.object()?,
            Some(b'[') => self.array()?,
            Some(b'"') => (Value::String(self.string()?), Inside::Nothing),
            Some(b'-' | b'0'..=b'9') => (self.number()?, Inside::Nothing),
            _ => (self.literal()?, Inside::Nothing),
        };
        let span = self.span(start);
        Ok((value, Node { span, inside }))
    }

    fn literal(&mut self) -> Step<Value> {
        let length =
            self.rest().iter().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')).count();
        let value = match self.slice(self.at..self.at + length) {
            "null" => Value::Null,
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            _ => return Err(self.wrong(Syntax::Value)),
        };
        self.at += length;
        Ok(value)
    }

    fn number(&mut self) -> Step<Value> {
        let start = self.at;
        let part = |byte: &&u8| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E');
        self.at += self.rest().iter().take_while(part).count();
        let token = self.slice(start..self.at);
        if !is_number(token) {
            return Err(syntax::bad_number(token, start..self.at).into());
        }
        let whole = token.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        // The same reader of numbers as everywhere else, so that both agree to the last bit.
        let number = serde_json::from_str::<Number>(token).ok();
        match number {
            Some(number) if !whole || number.is_i64() || token == "-0" => Ok(Value::Number(number)),
            number => {
                self.faults.push(
                    Diagnostic::new(
                        Code::NumberOutOfRange,
                        At::Bytes(start..self.at),
                        format!("the number {} is too large to be kept exactly", quoted(token)),
                    )
                    .help("if it is the number of a document, put it in quotes"),
                );
                Ok(number.map_or(Value::Null, Value::Number))
            }
        }
    }

    fn array(&mut self) -> Step<(Value, Inside)> {
        self.enter()?;
        let mut values = Vec::new();
        let mut nodes = Vec::new();
        self.space();
        if self.peek() == Some(b']') {
            self.at += 1;
        } else {
            loop {
                let (value, node) = self.value()?;
                values.push(value);
                nodes.push(node);
                if !self.another(b']')? {
                    break;
                }
            }
        }
        self.open.pop();
        Ok((Value::Array(values), Inside::Items(nodes)))
    }

    fn object(&mut self) -> Step<(Value, Inside)> {
        self.enter()?;
        let mut values = Map::new();
        let mut members = IndexMap::<String, Member>::new();
        self.space();
        if self.peek() == Some(b'}') {
            self.at += 1;
        } else {
            loop {
                let (name, key) = self.key()?;
                let (value, node) = self.value()?;
                match members.entry(name) {
                    Entry::Occupied(first) => {
                        let fault = duplicate(first.key(), key, first.get().key);
                        self.faults.push(fault);
                    }
                    Entry::Vacant(free) => {
                        values.insert(free.key().clone(), value);
                        free.insert(Member { key, node });
                    }
                }
                if !self.another(b'}')? {
                    break;
                }
            }
        }
        self.open.pop();
        Ok((Value::Object(values), Inside::Members(Box::new(members))))
    }

    fn enter(&mut self) -> Step<()> {
        if self.open.len() >= self.limits.depth {
            let message = format!("lists and objects are nested more than {} deep", self.limits.depth);
            let at = At::Bytes(self.at..self.at + 1);
            return Err(Diagnostic::new(Code::TooDeep, at, message).into());
        }
        self.open.push(self.at);
        self.at += 1;
        Ok(())
    }

    /// Reads a key with its colon, up to the value.
    fn key(&mut self) -> Step<(String, Span)> {
        if self.peek() != Some(b'"') {
            return Err(self.wrong(Syntax::Key));
        }
        let start = self.at;
        let name = self.string()?;
        let key = self.span(start);
        self.space();
        if self.peek() != Some(b':') {
            return Err(self.wrong(Syntax::Colon));
        }
        self.at += 1;
        self.space();
        Ok((name, key))
    }

    /// After an entry: whether another one follows, or `close` stands here.
    fn another(&mut self, close: u8) -> Step<bool> {
        let end = self.at;
        self.space();
        match self.peek() {
            Some(b',') => {
                let comma = self.at;
                self.at += 1;
                self.space();
                if self.peek() == Some(close) {
                    return Err(syntax::trailing_comma(comma, close).into());
                }
                Ok(true)
            }
            Some(byte) if byte == close => {
                self.at += 1;
                Ok(false)
            }
            _ => Err(self.wrong(Syntax::After { end, close })),
        }
    }

    fn string(&mut self) -> Step<String> {
        let start = self.at;
        self.at += 1;
        let mut decoded = Cow::Borrowed("");
        loop {
            let plain = |byte: &&u8| !matches!(byte, b'"' | b'\\' | 0..=0x1F);
            let from = self.at;
            self.at += self.rest().iter().take_while(plain).count();
            // Cuts stand beside ASCII bytes, so they are on character boundaries.
            decoded.to_mut().push_str(self.slice(from..self.at));
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(decoded.into_owned());
                }
                Some(b'\\') => decoded.to_mut().push(self.escape()?),
                Some(b'\n' | b'\r') | None => {
                    return Err(syntax::unclosed_text(self.text, start, self.at).into());
                }
                Some(byte) => {
                    self.faults.push(raw_control(byte, self.at));
                    decoded.to_mut().push(char::from(byte));
                    self.at += 1;
                }
            }
        }
    }

    fn escape(&mut self) -> Step<char> {
        let start = self.at;
        let letter = self.rest().get(1).copied();
        self.at += 2;
        Ok(match letter {
            Some(plain @ (b'"' | b'\\' | b'/')) => char::from(plain),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{C}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode(start),
            _ => return Err(syntax::bad_escape(self.text, start).into()),
        })
    }

    /// `\uXXXX`, and the second half where it needs one; a half alone becomes U+FFFD and a fault.
    fn unicode(&mut self, start: usize) -> Step<char> {
        let Some(first) = self.hexadecimal() else {
            return Err(syntax::bad_escape(self.text, start).into());
        };
        if let Some(c) = char::from_u32(first) {
            return Ok(c);
        }
        let back = self.at;
        if first < 0xDC00 && self.rest().starts_with(b"\\u") {
            self.at += 2;
            match self.hexadecimal() {
                Some(second @ 0xDC00..=0xDFFF) => {
                    let joined = 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
                    return Ok(char::from_u32(joined).unwrap_or(char::REPLACEMENT_CHARACTER));
                }
                Some(_) => self.at = back,
                None => return Err(syntax::bad_escape(self.text, back).into()),
            }
        }
        let written = quoted(self.slice(start..self.at));
        self.faults.push(
            Diagnostic::new(
                Code::LoneSurrogate,
                At::Bytes(start..self.at),
                format!("{written} is only half of a character"),
            )
            .help("write the character itself"),
        );
        Ok(char::REPLACEMENT_CHARACTER)
    }

    fn hexadecimal(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        self.at += 4;
        u32::from_str_radix(digits, 16).ok()
    }
}

/// `-`? (`0` | digits not starting with 0) (`.` digits)? ([eE] [+-]? digits)?
fn is_number(token: &str) -> bool {
    fn digits(text: &str) -> (&str, &str) {
        let end = text.bytes().take_while(u8::is_ascii_digit).count();
        text.split_at_checked(end).unwrap_or((text, ""))
    }
    let (whole, mut rest) = digits(token.strip_prefix('-').unwrap_or(token));
    if whole.is_empty() || (whole.len() > 1 && whole.starts_with('0')) {
        return false;
    }
    if let Some(fraction) = rest.strip_prefix('.') {
        let (fraction, after) = digits(fraction);
        if fraction.is_empty() {
            return false;
        }
        rest = after;
    }
    if let Some(exponent) = rest.strip_prefix(['e', 'E']) {
        let (exponent, after) = digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent));
        if exponent.is_empty() {
            return false;
        }
        rest = after;
    }
    rest.is_empty()
}

fn duplicate(name: &str, second: Span, first: Span) -> Diagnostic {
    Diagnostic::new(
        Code::DuplicateKey,
        At::Bytes(second.range()),
        format!("the key {} stands twice in one object", quoted(name)),
    )
    .label("a second time")
    .help("remove one of the two, or give it another name")
    .related(At::Bytes(first.range()), "the first time")
}

fn raw_control(byte: u8, at: usize) -> Diagnostic {
    let (message, help) = if byte == b'\t' {
        ("a tab inside text".to_owned(), "write `\\t`, or a space instead")
    } else {
        (format!("an invisible control character (U+{byte:04X}) inside text"), "delete it")
    };
    Diagnostic::new(Code::ControlCharacter, At::Bytes(at..at + 1), message).help(help)
}
