//! The reader of JSON on good, bad and hostile text.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test fails by panicking")]

use serde_json::Value;

use super::json::Limits;
use super::*;

const SAMPLE: &str = r#"{
  "title": "Tod eines Häftlings",
  "parties": {
    "governor": {"kind": "person", "subject": true, "names": [{"text": "حاكم السجن", "lang": "ar"}, {"text": "\u0413\ud83d\ude00\n"}]},
    "prison": {"kind": "entity", "organOf": "xx", "statuses": [], "note": {}}
  },
  "links": {"a~b/c": {"share": {"minimum": 40.5}, "votes": -0, "big": 1e300, "small": -12E-3}},
  "": [null, true, false, 0, [[[]]], {"": {"~1": "/"}}]
}"#;

fn parse(text: &str) -> Result<Document, Report> {
    Document::parse("case.json", text.as_bytes())
}

fn code(text: &str) -> Option<Code> {
    match parse(text) {
        Err(report) => report.codes().next(),
        Ok(document) => document.faults().first().map(|one| one.code),
    }
}

/// Every value and key of the document stands where the document says.
fn assert_places(document: &Document) {
    fn walk(document: &Document, value: &Value, pointer: &str) {
        let text = |at: At| document.text().get(document.span(&at)).expect("a span");
        let written = text(At::Value(pointer.to_owned()));
        assert_eq!(serde_json::from_str::<Value>(written).unwrap(), *value, "{pointer}");
        match value {
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    walk(document, item, &join(pointer, &index.to_string()));
                }
            }
            Value::Object(members) => {
                for (key, member) in members {
                    let written = text(At::key(pointer, key));
                    assert_eq!(serde_json::from_str::<String>(written).unwrap(), *key);
                    walk(document, member, &join(pointer, key));
                }
            }
            _ => {}
        }
    }
    walk(document, document.value(), "");
}

/// A small generator of numbers, so that the texts are the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (self.0 >> 33) % sides
    }

    fn pick<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.roll(of.len() as u64) as usize]
    }

    fn space(&mut self) -> &'static str {
        self.pick(&["", "", "", " ", "\n", "\r\n", "\t"])
    }

    fn json(&mut self, depth: u64, out: &mut String) {
        let before = self.space();
        out.push_str(before);
        match self.roll(if depth == 0 { 3 } else { 5 }) {
            0 => out.push_str(self.pick(&["null", "true", "false", "{}", "[]"])),
            1 => out.push_str(self.pick(&["0", "-1", "2.5e3", "12345678901", "1E-2", "-0.0"])),
            2 => out.push_str(self.pick(&[r#""""#, r#""ж\u00e9\\""#, r#""a/~b\n""#, r#""😀\ud83d\ude00""#])),
            3 => {
                out.push('[');
                for n in 0..=self.roll(3) {
                    out.push_str(if n == 0 { "" } else { "," });
                    self.json(depth - 1, out);
                }
                out.push(']');
            }
            _ => {
                out.push('{');
                for n in 0..=self.roll(3) {
                    out.push_str(if n == 0 { "" } else { "," });
                    let key = self.pick(&["key", "clé", "a/b", "~", ""]);
                    out.push_str(&format!("{}\"{key}{n}\"{}:", self.space(), self.space()));
                    self.json(depth - 1, out);
                }
                out.push('}');
            }
        }
        let after = self.space();
        out.push_str(after);
    }
}

#[test]
fn every_place_reads_back_as_its_value() {
    let document = parse(SAMPLE).unwrap();
    assert_eq!(document.faults(), []);
    assert_eq!(*document.value(), serde_json::from_str::<Value>(SAMPLE).unwrap());
    assert_places(&document);

    let windows = format!("\u{FEFF}{}", SAMPLE.replace('\n', "\r\n"));
    assert_places(&parse(&windows).unwrap());

    let mut dice = Dice(20_261_121);
    for _ in 0..300 {
        let mut text = String::new();
        dice.json(5, &mut text);
        let document = parse(&text).unwrap();
        assert_eq!(*document.value(), serde_json::from_str::<Value>(&text).unwrap());
        assert_places(&document);
    }
}

#[test]
fn places_that_are_not_there_stand_for_what_encloses_them() {
    let document = parse(r#"{"acts": [{"from": 1}]}"#).unwrap();
    let text = |at| document.text().get(document.span(&at)).unwrap();
    assert_eq!(text(At::Value("/acts/0/until".into())), r#"{"from": 1}"#);
    assert_eq!(text(At::Key("/acts/0/until".into())), r#"{"from": 1}"#);
    assert_eq!(text(At::Key("/acts/0".into())), r#"{"from": 1}"#);
    assert_eq!(text(At::Key("/acts/7/from".into())), r#"[{"from": 1}]"#);
    assert_eq!(text(At::Key("/acts".into())), r#""acts""#);
}

#[test]
fn lines_and_columns_count_characters() {
    let text = format!("{{\r\n  \"ключ\": \"{}\",\n\"x\": 1}}", "я".repeat(5000));
    let document = parse(&text).unwrap();
    let wrong = |at| Diagnostic::new(Code::UnknownKey, at, "wrong");
    let report = document.report(vec![
        wrong(At::Key("/x".into())),
        wrong(At::Value("/ключ".into())),
        wrong(At::Bytes(10_017..10_019)),
    ]);
    let places: Vec<_> = report
        .diagnostics()
        .iter()
        .map(|one| (one.place.line, one.place.column, one.place.end_line, one.place.end_column))
        .collect();
    assert_eq!(places, [(2, 11, 2, 5013), (2, 5011, 2, 5013), (3, 1, 3, 4)]);
}

/// Whatever stands in the file, it is refused or read, and can be shown; and it is read as other
/// programs read it, or not at all.
fn assert_harmless(bytes: &[u8]) {
    let report = match Document::parse("case.json", bytes) {
        Ok(document) => {
            let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
            let other = serde_json::from_slice::<Value>(bytes);
            if document.faults().is_empty() {
                assert_eq!(other.ok().as_ref(), Some(document.value()));
            }
            let found = check_text(&document);
            document.report(found)
        }
        Err(report) => {
            assert_eq!(report.diagnostics().len(), 1);
            let known = [Code::TooDeep, Code::TooLarge];
            if !report.codes().any(|code| known.contains(&code)) {
                assert!(serde_json::from_slice::<Value>(bytes).is_err());
            }
            report
        }
    };
    for one in report.diagnostics() {
        assert!(report.text().get(one.place.span.clone()).is_some());
    }
}

#[test]
fn text_cut_or_changed_anywhere_does_no_harm() {
    let bytes = SAMPLE.as_bytes();
    for end in 0..bytes.len() {
        assert_harmless(&bytes[..end]);
        assert_harmless(&bytes[end..]);
    }
    let intruders = b"\0\x1B\"\\{}[]:,/#'-.+0eEtun \n\xFF\xC3\xE2\xED\xF0";
    for at in 0..bytes.len() {
        for intruder in intruders {
            let mut changed = bytes.to_vec();
            changed[at] = *intruder;
            assert_harmless(&changed);
        }
        let mut without = bytes.to_vec();
        without.remove(at);
        assert_harmless(&without);
    }
}

#[test]
fn hostile_sizes_are_refused() {
    const MANY: usize = 10 << 20;
    for open in ["[", "{\"a\":", "[{\"\":"] {
        assert_eq!(code(&open.repeat(MANY / open.len())), Some(Code::TooDeep));
    }
    let deepest = Limits::default().depth;
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert_eq!(code(&nested(deepest)), None);
    assert_eq!(code(&nested(deepest + 1)), Some(Code::TooDeep));
    assert_eq!(code(&format!("[{}0]", "0,".repeat(MANY / 2))), Some(Code::TooLarge));
    assert_eq!(code(&"\0".repeat(MANY)), Some(Code::Syntax));
    assert_eq!(code(&" ".repeat(MANY)), Some(Code::EmptyFile));
    assert_eq!(code(&format!("\"{}", "a".repeat(MANY))), Some(Code::Syntax));
    assert_eq!(code(&"1".repeat(MANY)), Some(Code::NumberOutOfRange));
    assert_eq!(code(&format!("\"{}\"", "a".repeat(MANY))), None);
    let small = Limits { bytes: 10, ..Limits::default() };
    let report = Document::parse_within("case.json", b"[1, 2, 3, 4]", small).unwrap_err();
    assert_eq!(report.codes().collect::<Vec<_>>(), [Code::TooLarge]);
}

#[test]
fn other_encodings_are_named() {
    let message = |bytes: &[u8]| {
        let report = Document::parse("case.json", bytes).unwrap_err();
        assert_eq!(report.codes().collect::<Vec<_>>(), [Code::NotUtf8]);
        report.diagnostics()[0].diagnostic.message.clone()
    };
    let wide = |order: fn(u16) -> [u8; 2]| -> Vec<u8> { "{\"a\": 1}".encode_utf16().flat_map(order).collect() };
    let wider: Vec<u8> = "{\"a\": 1}".chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
    for bytes in [wide(u16::to_le_bytes), wide(u16::to_be_bytes)] {
        assert_eq!(message(&bytes), "the file is UTF-16, not UTF-8");
    }
    assert_eq!(message(b"\xFF\xFE{\0}\0"), "the file is UTF-16, not UTF-8");
    assert_eq!(message(&wider), "the file is UTF-32, not UTF-8");
    assert_eq!(message(b"\xFF\xFE\0\0{\0\0\0"), "the file is UTF-32, not UTF-8");
    let latin = b"{\"name\": \"Jos\xE9\"}";
    assert_eq!(message(latin), "byte 13 (hexadecimal E9) is not UTF-8");
    let report = Document::parse("case.json", latin).unwrap_err();
    assert_eq!((report.diagnostics()[0].place.line, report.diagnostics()[0].place.column), (1, 14));
}

#[test]
fn numbers_are_kept_or_refused() {
    for (text, expected) in [
        ("9223372036854775807", None),
        ("-9223372036854775808", None),
        ("9223372036854775808", Some(Code::NumberOutOfRange)),
        ("123456789012345678901234567890", Some(Code::NumberOutOfRange)),
        ("1e308", None),
        ("1e999", Some(Code::NumberOutOfRange)),
        ("-1E+999", Some(Code::NumberOutOfRange)),
        ("1e-999", None),
        ("-0", None),
        ("01", Some(Code::Syntax)),
        ("1.", Some(Code::Syntax)),
        (".5", Some(Code::Syntax)),
        ("+5", Some(Code::Syntax)),
        ("-", Some(Code::Syntax)),
        ("1e", Some(Code::Syntax)),
        ("0x10", Some(Code::Syntax)),
        ("2014-03-05", Some(Code::Syntax)),
    ] {
        assert_eq!(code(text), expected, "{text}");
    }
}

#[test]
fn characters_that_must_not_be_there() {
    let codes = |text: &str| {
        let document = parse(text).unwrap();
        let mut codes: Vec<_> = document.faults().iter().map(|one| one.code).collect();
        codes.extend(check_text(&document).iter().map(|one| one.code));
        codes
    };
    assert_eq!(codes(r#"["a\n\tb", "c\r\nd", "é, حاكم, 👨‍👩‍👧"]"#), []);
    assert_eq!(codes(r#"["\ud83d\ude00"]"#), []);
    for (text, expected) in [
        (r#"["\ud83d"]"#, Code::LoneSurrogate),
        (r#"["\ude00"]"#, Code::LoneSurrogate),
        (r#"["\ud83d\u0041"]"#, Code::LoneSurrogate),
        (r#"["\u0000"]"#, Code::ControlCharacter),
        (r#"["\r"]"#, Code::ControlCharacter),
        (r#"["\u001b[31m"]"#, Code::ControlCharacter),
        ("[\"\u{7F}\"]", Code::ControlCharacter),
        ("[\"\u{9B}31m\"]", Code::ControlCharacter),
        ("[\"a\tb\"]", Code::ControlCharacter),
        ("[\"gpj.\u{202E}\"]", Code::BidiControl),
        (r#"["\u2066"]"#, Code::BidiControl),
        ("{\"a\u{2069}\": 1}", Code::BidiControl),
    ] {
        assert_eq!(codes(text), [expected], "{text}");
    }
}

#[test]
fn all_duplicate_keys_are_found() {
    let text = r#"{"a": {"b": 1, "b": 2, "\u0062": {"c": 0, "c": 0}}, "a": null}"#;
    let document = parse(text).unwrap();
    let places: Vec<_> = document.faults().iter().map(|one| document.span(&one.at)).collect();
    assert_eq!(document.faults().len(), 4);
    assert!(places.iter().all(|span| document.text()[span.clone()].starts_with('"')));
    assert_eq!(document.value()["a"]["b"], 1);
    // Whichever way a caller goes, the duplicates come along.
    let duplicates = |found: Vec<Diagnostic>| found.iter().filter(|one| one.code == Code::DuplicateKey).count();
    assert_eq!(duplicates(check(Schema::Plan, &document)), 4);
    assert_eq!(duplicates(document.check(Schema::Plan)), 4);
    let again = document.faults().to_vec();
    assert_eq!(document.report(again).diagnostics().len(), 4);
}

#[test]
fn debug_output_holds_no_text_of_the_file() {
    let document = parse(r#"{"secret": 1, "secret": 2}"#).unwrap();
    assert!(!format!("{document:?}").contains("secret"));
    assert_eq!(format!("{:?}", document.report(Vec::new())), "[1:15 duplicate-key]");
}
