//! Diagnostics as they are shown: good, bad and hostile text.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use super::*;
use crate::diagnostic::{Code, Diagnostic, Document, check_text};

const TEXT: &str = "{\n  \"secret-name\": \"a\u{202E}b\",\n  \"list\": [\n    1\n  ]\n}";

fn report() -> Report {
    let document = Document::parse("cases/one.json", TEXT.as_bytes()).expect("JSON");
    let unknown = Diagnostic::new(Code::UnknownKey, At::key("", "secret-name"), "unknown key `secret-name`")
        .label("here\u{1B}[31m")
        .help("did you mean `secret`?")
        .related(At::Value("/list".into()), "as there");
    let size = Diagnostic::new(Code::TooShort, At::Value("/list".into()), "`list` is too short");
    let whole = Diagnostic::new(Code::IdNotFileName, At::Whole, "the id is not the name of the file");
    document.report(vec![size, whole, unknown])
}

#[test]
fn drawn_with_lines_of_the_file() {
    assert_eq!(
        drawn(&report(), false),
        "\
error[id-not-file-name]: the id is not the name of the file
--> cases/one.json

error[unknown-key]: unknown key `secret-name`
 --> cases/one.json:2:3
  |
2 |   \"secret-name\": \"a<U+202E>b\",
  |   ^^^^^^^^^^^^^ here␛[31m
 --> cases/one.json:3:11
  |
3 |   \"list\": [
  |           - as there
help: did you mean `secret`?

error[too-short]: `list` is too short
 --> cases/one.json:3:11
  |
3 |   \"list\": [
  |           ^

cases/one.json: 3 errors
"
    );
}

#[test]
fn colour_repeats_what_the_words_say() {
    let plain = drawn(&report(), false);
    let styled = anstream::adapter::strip_str(&drawn(&report(), true)).to_string();
    assert_eq!(styled, plain);
    assert!(drawn(&report(), true).contains("\u{1B}["));
}

#[test]
fn plain_lines_are_sentences() {
    assert_eq!(
        plain(&report()),
        "\
cases/one.json:1:1: error[id-not-file-name]: the id is not the name of the file.
cases/one.json:2:3: error[unknown-key]: unknown key `secret-name`. Here␛[31m. As there: line 3, column 11. Help: did you mean `secret`?
cases/one.json:3:11: error[too-short]: `list` is too short.
cases/one.json: 3 errors
"
    );
}

#[test]
fn terse_lines_hold_nothing_of_the_file() {
    assert_eq!(
        terse(&report()),
        "\
cases/one.json:1:1 id-not-file-name
cases/one.json:2:3 unknown-key
cases/one.json:3:11 too-short
cases/one.json: 3 errors
"
    );
}

#[test]
fn nothing_wrong_is_said_too() {
    let document = Document::parse("a.json", b"{}").expect("JSON");
    assert_eq!(terse(&document.report(Vec::new())), "a.json: nothing wrong\n");
}

#[test]
fn long_lines_are_cut_around_the_place() {
    let text = format!("{{\"{}\": 1, \"key\": [\"{}\", 2]}}", "я".repeat(500), "陳".repeat(500));
    let document = Document::parse("a.json", text.as_bytes()).expect("JSON");
    let at = |pointer: &str| Diagnostic::new(Code::WrongType, At::Value(pointer.to_owned()), "wrong");
    let report = document.report(vec![at("/key"), at("/key/0"), at("/key/1")]);
    for line in drawn(&report, false).lines() {
        assert!(width(line) <= 84, "{line}");
    }
}

#[test]
fn words_for_broken_text() {
    let broken = [
        ("nothing", "  \n"),
        ("a comment", "{\n  // the governor\n  \"a\": 1\n}"),
        ("a comment at the end", "{} /* done */"),
        ("a shell comment", "# case\n{}"),
        ("a trailing comma", "{\"a\": [1, 2,],\n}"),
        ("a trailing comma in an object", "{\"a\": 1,\n}"),
        ("no comma", "{\n  \"a\": \"x\"\n  \"b\": 1\n}"),
        ("no comma in a list", "[1 2]"),
        ("two commas", "[1,, 2]"),
        ("two commas in an object", "{\"a\": 1,, \"b\": 2}"),
        ("no value", "{\"a\": }"),
        ("no colon", "{\"a\" 1}"),
        ("an equals sign", "{\"a\" = 1}"),
        ("a pair in a list", "[\"a\": 1]"),
        ("no quotes round a key", "{birthDate: 1}"),
        ("no quotes round text", "{\"kind\": person}"),
        ("single quotes", "{'a': 1}"),
        ("curly quotes", "{“a”: 1}"),
        ("another language's nothing", "{\"a\": None}"),
        ("another language's truth", "{\"a\": True}"),
        ("a date without quotes", "{\"from\": 2014-03}"),
        ("a number with a zero", "{\"number\": 007}"),
        ("a blank from a web page", "{\"a\":\u{A0}1}"),
        ("text over two lines", "{\"a\": \"x\n y\"}"),
        ("a bad escape", r#"{"path": "C:\Users"}"#),
        ("a bad code", r#"{"a": "\u12"}"#),
        ("the wrong bracket", "{\"a\": [1, 2}\n}"),
        ("cut off", "{\"a\": {\n  \"b\": [1,\n"),
        ("cut off at the start", "{"),
        ("too many brackets", "{\"a\": 1}}"),
        ("two objects", "{\"a\": 1}\n{\"b\": 2}"),
        ("no braces", "\"a\": 1"),
        ("a duplicate key", "{\n  \"chief\": {\"a\": 1},\n  \"other\": 2,\n  \"chief\": {}\n}"),
        ("a number too large", "[12345678901234567890123]"),
        ("a zero byte", "{\"a\":\0 1}"),
    ];
    let mut shown = String::new();
    for (what, text) in broken {
        let report = match Document::parse("case.json", text.as_bytes()) {
            Ok(document) => document.report(Vec::new()),
            Err(report) => report,
        };
        shown.push_str(&format!("--- {what}\n\n{}", drawn(&report, false)));
    }
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots/diagnostic"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!("syntax", shown));
}

#[test]
fn one_long_line_is_not_printed() {
    let line: String = (0..40_000).map(|n| format!("\"key-{n}\": \"\u{1B}\", ")).collect();
    let text = format!("{{{line}\"last\": 1, \"last\": 2}}").replace('\u{1B}', "\\u001b");
    let document = Document::parse("case.json", text.as_bytes()).expect("JSON");
    let found = check_text(&document);
    let report = document.report(found);
    assert_eq!(report.diagnostics().len(), 40_001);
    assert!(drawn(&report, false).len() < 30_000);
    assert!(plain(&report).len() < 10_000);
    assert!(drawn(&report, false).ends_with("and 39951 more\ncase.json: 40001 errors\n"));
}

#[test]
fn broken_files_are_drawn_without_harm() {
    let bytes = "{\"a\": [\"\u{202E}\\ud83d\", \"я陳\\u0000\", 1e999], \r\n \"a\": {\"\": 2014-03}}".as_bytes();
    for at in 0..bytes.len() {
        for intruder in b"\0\x1B\"\\{}[]:,/'9e \n\xFF\xC3" {
            let mut changed = bytes.to_vec();
            if let Some(byte) = changed.get_mut(at) {
                *byte = *intruder;
            }
            let report = match Document::parse("case.json", &changed) {
                Ok(document) => {
                    let found = check_text(&document);
                    document.report(found)
                }
                Err(report) => report,
            };
            for text in [drawn(&report, false), plain(&report), terse(&report)] {
                assert!(text.len() < 10_000);
                assert!(!text.contains(['\0', '\u{1B}', '\u{202E}']));
                assert!(text.ends_with('\n'));
            }
        }
    }
}
