//! Bytes to a case, or everything that is wrong with them.
//!
//! There are two ways of reading. The quick one goes straight into the types and only says yes or no. On no the slow one
//! keeps the place of every value, holds the file against the schema and explains. Both accept the same files.

use std::collections::HashSet;

use serde::Deserialize;
use serde_json::Value;

use super::check::{check, holds};
use super::model::Case;
use super::strict::Strict;
use super::written;
use crate::diagnostic::{At, Code, Diagnostic, Document, Report, Schema};
use crate::terms::Vocabulary;

/// How many values a [`Document`] holds at most.
const MOST_VALUES: usize = 1_000_000;

/// How many bytes a [`Document`] holds at most.
const MOST_BYTES: usize = 64 << 20;

/// Reads a case file: UTF-8 with or without byte-order mark, strict JSON, every word held against `vocabulary`.
///
/// `name` is the name of the file as the user gave it.
///
/// # Errors
/// Everything that is wrong with the file, each with its place.
pub fn read(name: &str, bytes: &[u8], vocabulary: &Vocabulary) -> Result<Case, Report> {
    match read_quickly(bytes, vocabulary) {
        Some(case) => Ok(case),
        None => read_slowly(name, bytes, vocabulary),
    }
}

/// Reads a case that was put together from several parts. `name` says in a report what it was made of; its lines are
/// those of the case as [`serde_json`] writes it.
///
/// # Errors
/// Everything that is wrong with the case, each with its place in that text.
pub fn read_value(name: &str, value: &Value, vocabulary: &Vocabulary) -> Result<Case, Report> {
    match Case::deserialize(Strict(value)) {
        Ok(case) if holds(&case, vocabulary) => Ok(case),
        _ => {
            let text = format!("{value:#}");
            read_slowly(name, text.as_bytes(), vocabulary)
        }
    }
}

/// The quick way: the case, if nothing is wrong with it.
#[doc(hidden)]
pub fn read_quickly(bytes: &[u8], vocabulary: &Vocabulary) -> Option<Case> {
    if bytes.len() > MOST_BYTES || may_be_too_many(bytes) {
        return None;
    }
    let case = parse(text(bytes)).ok()?;
    holds(&case, vocabulary).then_some(case)
}

/// The slow way: the case, or all that is wrong with it.
#[doc(hidden)]
pub fn read_slowly(name: &str, bytes: &[u8], vocabulary: &Vocabulary) -> Result<Case, Report> {
    let document = Document::parse(name, bytes)?;
    let found = form(&document);
    if !found.is_empty() {
        return Err(document.report(found));
    }
    match Case::deserialize(Strict(document.value())) {
        Ok(case) => {
            let found = check(&case, vocabulary);
            if found.is_empty() { Ok(case) } else { Err(document.report(found)) }
        }
        Err(_) => {
            let found = unexplained(document.text());
            Err(document.report(vec![found]))
        }
    }
}

/// What is wrong with the form of the file. Countries and dates are explained better by their own check than by the
/// pattern they do not keep.
#[doc(hidden)]
pub fn form(document: &Document) -> Vec<Diagnostic> {
    let written = written::check(document.value());
    let places: HashSet<At> = written.iter().map(|one| one.at.clone()).collect();
    let mut found = document.check(Schema::Case);
    found.retain(|one| one.code != Code::WrongForm || !places.contains(&one.at));
    found.extend(written);
    found
}

/// A file without its byte-order mark.
fn text(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)
}

/// Every value but the first follows a comma or an opening bracket, so that their number bounds that of the values.
/// Short files need no count.
fn may_be_too_many(bytes: &[u8]) -> bool {
    bytes.len() > MOST_VALUES && bytes.iter().filter(|byte| matches!(byte, b',' | b'[' | b'{')).count() >= MOST_VALUES
}

/// Into the types and no further: names and words are not looked up.
#[doc(hidden)]
pub fn parse(bytes: &[u8]) -> serde_json::Result<Case> {
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let case = Case::deserialize(Strict(&mut reader))?;
    reader.end()?;
    Ok(case)
}

/// Where reading stopped, when neither the schema nor any other check knows why.
fn unexplained(text: &str) -> Diagnostic {
    let at = match parse(text.as_bytes()) {
        Err(error) if error.line() > 0 => {
            let lines = text.split_inclusive('\n').take(error.line() - 1).map(str::len);
            let start = (lines.sum::<usize>() + error.column().saturating_sub(1)).min(text.len());
            At::Bytes(start..start)
        }
        _ => At::Whole,
    };
    Diagnostic::new(Code::Unexplained, at, "the file cannot be read further than this")
        .help("compare this place with the examples of that key in the schema")
}
