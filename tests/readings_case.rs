//! The quick and the slow reading of a case accept the same files, whatever is done to a file.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

mod reading;

use reading::{both, path, sample, vocabulary};
use regimes::case::read::{read_quickly, read_slowly};
use regimes::case::{read, read_value};
use regimes::diagnostic::Code;
use regimes::render::diagnostic::plain;
use regimes::terms::Vocabulary;
use serde_json::{Map, Value, json};

/// The pointers of every value inside `value`, the outermost first.
fn pointers(value: &Value, at: String, into: &mut Vec<String>) {
    into.push(at.clone());
    match value {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                pointers(item, format!("{at}/{index}"), into);
            }
        }
        Value::Object(members) => {
            for (key, member) in members {
                pointers(member, format!("{at}/{key}"), into);
            }
        }
        _ => {}
    }
}

fn replacements() -> Vec<Value> {
    vec![
        Value::Null,
        json!(true),
        json!(0),
        json!(7.5),
        json!(3.0),
        json!(-1),
        json!(1e300),
        json!(u64::MAX),
        json!(""),
        json!("text"),
        json!("2014-02-30"),
        json!("2014"),
        json!("gb"),
        json!("\u{202E}txet"),
        json!([]),
        json!([null]),
        json!(["report-1"]),
        json!([["report-1"]]),
        json!([{"value": "text"}]),
        json!({}),
        json!({"value": null}),
        json!({"value": "gb", "evidence": []}),
        json!({"value": ["gb"]}),
        json!({"either": [{"value": "gb"}, {"value": null}]}),
        json!({"either": [{"value": ["gb"]}]}),
        json!({"leader": null}),
        json!({"unheard-of": 1}),
    ]
}

/// Does something to every value of a file in turn: takes it away, puts something beside it, and puts every `step`th of
/// the replacements in its place, beginning with another one at each place.
fn mutate(name: &str, text: &str, vocabulary: &Vocabulary, step: usize) {
    let whole: Value = serde_json::from_str(text).unwrap();
    let mut places = Vec::new();
    pointers(&whole, String::new(), &mut places);
    let numbered: Vec<(usize, String)> = places.into_iter().enumerate().collect();
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for part in numbered.chunks(numbered.len().div_ceil(threads)) {
            let whole = &whole;
            scope.spawn(move || {
                for (number, at) in part {
                    for (what, changed) in mutations(whole, at, *number, step) {
                        drop(both(&format!("{name}: {at} {what}"), changed.to_string().as_bytes(), vocabulary));
                    }
                }
            });
        }
    });
}

fn mutations(whole: &Value, at: &str, number: usize, step: usize) -> Vec<(String, Value)> {
    let mut all = Vec::new();
    for (which, other) in replacements().into_iter().enumerate().skip(number % step).step_by(step) {
        let mut changed = whole.clone();
        *changed.pointer_mut(at).unwrap() = other;
        all.push((format!("replaced by number {which}"), changed));
    }
    let mut changed = whole.clone();
    match changed.pointer_mut(at).unwrap() {
        Value::Object(members) => {
            members.insert("unheard-of".to_owned(), Value::Null);
        }
        Value::Array(items) => items.extend(items.first().cloned()),
        other => *other = json!([other.clone()]),
    }
    all.push(("with something more".to_owned(), changed));
    if let Some((above, key)) = at.rsplit_once('/') {
        let mut changed = whole.clone();
        match changed.pointer_mut(above).unwrap() {
            Value::Object(members) => drop(members.shift_remove(key)),
            Value::Array(items) => drop(items.remove(key.parse().unwrap())),
            _ => unreachable!(),
        }
        all.push(("removed".to_owned(), changed));
    }
    all
}

#[test]
fn the_sample_is_a_case() {
    let case = both("sample.json", sample().as_bytes(), &vocabulary()).unwrap();
    assert_eq!(case.parties.len(), 3);
    let value: Value = serde_json::from_str(&sample()).unwrap();
    assert!(read_value("sample", &value, &vocabulary()).is_ok());
}

#[test]
fn a_merged_case_is_explained_in_its_own_text() {
    let value = json!({"parties": {"governor": {"kind": "person", "birthDate": "2001-02-29"}}});
    let report = read_value("pattern `x`", &value, &vocabulary()).unwrap_err();
    assert_eq!(report.codes().collect::<Vec<_>>(), [Code::ImpossibleDate]);
    assert_eq!(report.name(), "pattern `x`");
    assert_eq!(report.diagnostics()[0].place.line, 5);
}

#[test]
fn whatever_is_done_to_a_value_of_the_sample() {
    mutate("sample", &sample(), &vocabulary(), 2);
}

#[test]
fn whatever_is_done_to_a_value_of_a_documented_case() {
    let Ok(text) = std::fs::read_to_string(path("regimes/vocabulary.json")) else { return };
    let vocabulary = Vocabulary::from_json(&text).unwrap();
    let Ok(files) = std::fs::read_dir(path("tests/cases")) else { return };
    for file in files.map(|file| file.unwrap().path()).filter(|file| file.extension().is_some_and(|one| one == "json"))
    {
        let name = file.display().to_string();
        let text = std::fs::read_to_string(&file).unwrap();
        let read = both(&name, text.as_bytes(), &vocabulary);
        assert!(read.is_ok(), "{}", plain(&read.unwrap_err()));
        mutate(&name, &text, &vocabulary, 13);
    }
}

#[test]
fn a_file_cut_off_anywhere() {
    let vocabulary = vocabulary();
    let text = sample();
    let whole = text.trim_end();
    for end in 0..whole.len() {
        assert!(both("cut", &whole.as_bytes()[..end], &vocabulary).is_err(), "{end} bytes");
    }
}

#[test]
fn a_file_with_any_byte_changed() {
    let vocabulary = vocabulary();
    let bytes = sample().into_bytes();
    for at in (0..bytes.len()).step_by(23) {
        for other in [0, b'"', b'\\', b'{', b']', b',', b' ', b'-', 0x1B, 0x7F, 0xC3, 0xFF] {
            let mut changed = bytes.clone();
            changed[at] = other;
            drop(both("changed", &changed, &vocabulary));
        }
    }
}

#[test]
fn text_that_is_written_in_escapes_or_has_characters_that_must_not_be_there() {
    let vocabulary = vocabulary();
    let sound =
        [r"a\nb", r"a\tb", r"a\r\nb", r"\u00e9", r"\ud83d\ude00", "\u{627}\u{644}", "\u{200F}", "\u{FEFF}", "é"];
    let faulty = [
        r"\u0000",
        r"\u001b[2J",
        r"a\rb",
        r"\u007f",
        r"\u0085",
        r"\u202e",
        r"\u2066",
        r"\ud800",
        r"\udc00\ud800",
        r"\x",
        "\u{1B}",
        "\t",
        "\u{7F}",
        "\u{85}",
        "\u{202E}",
        "\u{2069}",
        "",
    ];
    let file = |text: &str| format!(r#"{{"title": "{text}", "parties": {{}}}}"#);
    let deep = |text: &str| {
        format!(r#"{{"parties": {{"a": {{"kind": "person", "positions": [{{"title": {{"value": "{text}"}}}}]}}}}}}"#)
    };
    for text in sound {
        assert!(both("sound", file(text).as_bytes(), &vocabulary).is_ok(), "{text:?}");
        assert!(both("sound", deep(text).as_bytes(), &vocabulary).is_ok(), "{text:?}");
    }
    for text in faulty {
        assert!(both("faulty", file(text).as_bytes(), &vocabulary).is_err(), "{text:?}");
        assert!(both("faulty", deep(text).as_bytes(), &vocabulary).is_err(), "{text:?}");
    }
}

#[test]
fn keys_written_twice_or_in_escapes() {
    let vocabulary = vocabulary();
    let refused = [
        r#"{"parties": {}, "parties": {}}"#,
        r#"{"parties": {}, "\u0070arties": {}}"#,
        r#"{"parties": {"a": {"kind": "person"}, "a": {"kind": "person"}}}"#,
        r#"{"parties": {"a": {"kind": "person", "died": {"value": true, "value": false}}}}"#,
        r#"{"parties": {"a": {"kind": "person", "citizenships": [{"value": "us", "from": "1990", "from": "1991"}]}}}"#,
        r#"{"parties": {"a": {"kind": "person", "positions": [{"elements": {"control": true, "control": false}}]}}}"#,
        r#"{"parties": {"a\u0000": {"kind": "person"}}}"#,
        r#"{"parties": {"": {"kind": "person"}}}"#,
    ];
    for text in refused {
        assert!(both("keys", text.as_bytes(), &vocabulary).is_err(), "{text}");
    }
    assert!(both("keys", br#"{"\u0070arties": {"\u0061": {"kind": "perso\u006e"}}}"#, &vocabulary).is_ok());
}

#[test]
fn numbers_at_the_edge_of_what_can_be_kept() {
    let vocabulary = vocabulary();
    let victims =
        |number: &str| format!(r#"{{"parties": {{}}, "acts": {{"a": {{"victims": [{{"number": {number}}}]}}}}}}"#);
    for number in ["0", "-0", "-0.0", "3.0", "30e-1", "9007199254740991", "1E2"] {
        assert!(both("number", victims(number).as_bytes(), &vocabulary).is_ok(), "{number}");
    }
    for number in
        ["-1", "0.5", "9007199254740992", "9223372036854775808", "18446744073709551616", "1e400", "01", "1.", "NaN"]
    {
        assert!(both("number", victims(number).as_bytes(), &vocabulary).is_err(), "{number}");
    }
    let share = |number: &str| {
        format!(
            r#"{{"parties": {{"a": {{"kind": "entity"}}, "b": {{"kind": "person"}}}},
                "links": {{"x": {{"type": "owned-by", "party": "a", "by": "b", "share": {number}}}}}}}"#
        )
    };
    for number in ["0", "100", "100.0", "33.333333333333333333333333333", "1e-400", "5e1"] {
        assert!(both("number", share(number).as_bytes(), &vocabulary).is_ok(), "{number}");
    }
    for number in ["-0.1", "100.1", "1e3", "1e400", "99999999999999999999", "\"50\""] {
        assert!(both("number", share(number).as_bytes(), &vocabulary).is_err(), "{number}");
    }
}

#[test]
fn encodings_and_line_ends() {
    let vocabulary = vocabulary();
    let text = sample();
    let code = |bytes: &[u8]| both("file", bytes, &vocabulary).unwrap_err().codes().next();
    let marked = [b"\xEF\xBB\xBF", text.as_bytes()].concat();
    assert!(both("marked", &marked, &vocabulary).is_ok());
    assert!(both("crlf", text.replace('\n', "\r\n").as_bytes(), &vocabulary).is_ok());
    assert!(both("cr", text.replace('\n', "\r").as_bytes(), &vocabulary).is_ok());
    assert!(both("blank", format!("\n \t{text}\r\n\n").as_bytes(), &vocabulary).is_ok());
    let twice = [b"\xEF\xBB\xBF\xEF\xBB\xBF", text.as_bytes()].concat();
    assert_eq!(code(&twice), Some(Code::Syntax));
    for bytes in [
        text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>(),
        text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        [b"\xFF\xFE".to_vec(), text.encode_utf16().flat_map(u16::to_le_bytes).collect()].concat(),
        text.replacen("(town)", "\u{1}", 1).bytes().map(|byte| if byte == 1 { 0xE9 } else { byte }).collect(),
    ] {
        assert_eq!(code(&bytes), Some(Code::NotUtf8));
    }
    assert_eq!(code(b""), Some(Code::EmptyFile));
    assert_eq!(code(b" \n"), Some(Code::EmptyFile));
    assert_eq!(code(b"\0\0\0\0"), code(b"\0"));
}

#[test]
fn files_that_are_made_to_be_heavy() {
    let vocabulary = vocabulary();
    let code = |text: &str| both("heavy", text.as_bytes(), &vocabulary).unwrap_err().codes().next();
    let many = 10 << 20;
    assert_eq!(code(&"[".repeat(many)), Some(Code::TooDeep));
    assert_eq!(code(&"{\"a\":".repeat(many / 5)), Some(Code::TooDeep));
    assert_eq!(code(&"]".repeat(many)), Some(Code::Syntax));
    assert_eq!(code(&"\"".repeat(many)), Some(Code::Syntax));
    assert_eq!(code(&"9".repeat(many)), Some(Code::NumberOutOfRange));
    assert_eq!(code(&format!("{{\"parties\": {}{}}}", "[".repeat(60), "]".repeat(60))), Some(Code::WrongType));
    assert!(code(&format!("{{\"parties\": {}{}}}", "[".repeat(100), "]".repeat(100))) == Some(Code::TooDeep));
    let long = "x".repeat(many);
    assert!(both("long", format!(r#"{{"title": "{long}", "parties": {{}}}}"#).as_bytes(), &vocabulary).is_ok());
    assert_eq!(code(&format!(r#"{{"parties": {{"{long}": 1}}}}"#)), Some(Code::WrongType));
}

#[test]
fn a_file_with_more_values_than_are_kept() {
    let vocabulary = vocabulary();
    let file = |items: usize| {
        let list = vec!["\"x\""; items].join(",");
        format!(r#"{{"parties": {{}}, "contrary": {{"where": [{list}]}}}}"#)
    };
    // The object, `parties`, `contrary` and `where` are values too.
    assert!(read("full", file(999_996).as_bytes(), &vocabulary).is_ok());
    let report = both("too full", file(999_997).as_bytes(), &vocabulary).unwrap_err();
    assert_eq!(report.codes().collect::<Vec<_>>(), [Code::TooLarge]);
}

#[test]
fn a_large_case_with_few_values_is_read_quickly() {
    let vocabulary = vocabulary();
    let text = format!(r#"{{"title": "{}", "parties": {{}}}}"#, ",".repeat(1_500_000));
    assert!(read_quickly(text.as_bytes(), &vocabulary).is_none());
    assert!(read_slowly("commas", text.as_bytes(), &vocabulary).is_ok());
    let text = format!(r#"{{"title": "{}", "parties": {{}}}}"#, "x".repeat(1_500_000));
    assert!(read_quickly(text.as_bytes(), &vocabulary).is_some());
}

#[test]
fn long_chains_and_many_links_take_no_long_time() {
    let vocabulary = vocabulary();
    let many = 20_000;
    let key = |n: usize| format!("e{n}");
    let mut evidence = Map::new();
    for n in 0..many {
        evidence.insert(key(n), json!({"title": "t", "derivesFrom": [key((n + 1) % many)]}));
    }
    let ring = json!({"parties": {}, "evidence": evidence});
    let report = both("ring", ring.to_string().as_bytes(), &vocabulary).unwrap_err();
    assert_eq!(report.codes().collect::<Vec<_>>(), [Code::DerivationCycle]);

    let mut links = Map::new();
    for n in 0..many {
        let link = json!({"type": "owned-by", "party": "a", "by": "b", "share": 0.001, "from": "2010-01-01", "until": "2011-01-01"});
        links.insert(key(n), link);
    }
    let owners = json!({"parties": {"a": {"kind": "entity"}, "b": {"kind": "person"}}, "links": links});
    assert!(both("owners", owners.to_string().as_bytes(), &vocabulary).is_ok());
    let named: Vec<String> = (0..many).map(|_| "e0".to_owned()).collect();
    let list = json!({"parties": {}, "evidence": {"e0": {"title": "t"}}, "acts": {"a": {"evidence": named}}});
    assert!(both("list", list.to_string().as_bytes(), &vocabulary).is_err());
}

#[test]
fn what_may_be_so_is_not_refused() {
    let vocabulary = vocabulary();
    let owners = |first: Value, second: Value| {
        let link = |by: &str, more: Value| {
            let mut link = json!({"type": "owned-by", "party": "mine", "by": by});
            link.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            link
        };
        json!({
            "parties": {"mine": {"kind": "entity"}, "minister": {"kind": "person"}, "cousin": {"kind": "person"}},
            "links": {"a": link("minister", first), "b": link("cousin", second)}
        })
    };
    let sound = [
        owners(json!({"share": 60}), json!({"share": 40})),
        owners(json!({"share": {"minimum": 60}}), json!({"share": {"maximum": 80}})),
        owners(json!({"share": 60, "until": "2012-03-04"}), json!({"share": 60, "from": "2012-03-05"})),
        owners(
            json!({"share": 60, "from": "2010", "until": "2012"}),
            json!({"share": 60, "from": "2012", "until": "2013"}),
        ),
        owners(json!({"share": 60}), json!({"share": 60, "from": "2012", "until": "2013"})),
        owners(json!({"share": 60, "until": "2012"}), json!({"share": 60, "until": "2012"})),
        owners(json!({"share": {"either": [{"value": 70}, {"value": 30}]}}), json!({"share": 70})),
        json!({"parties": {"mine": {"kind": "entity", "citizenships": [], "birthDate": null, "died": false, "positions": []}}}),
        json!({"parties": {"governor": {"kind": "person", "registeredIn": [null], "organOf": {"value": null}}}}),
        json!({"parties": {"governor": {"kind": "person", "birthDate": "1957", "deathDate": "1957"}}}),
        json!({"parties": {}, "acts": {"beating": {"from": "2014-03", "until": "2014-03-01", "asOf": "2010"}}}),
        json!({"parties": {}, "acts": {"beating": {"from": {"either": [{"value": "2015"}, {"value": null}]}, "until": "2014"}}}),
        json!({"parties": {"governor": {"kind": "person"}}, "acts": {"beating": {
            "by": {"either": [{"value": ["governor"]}, {"value": ["governor", null]}]}
        }}}),
    ];
    for case in sound {
        let read = both("sound", case.to_string().as_bytes(), &vocabulary);
        assert!(read.is_ok(), "{case}: {}", plain(&read.unwrap_err()));
    }
    let refused = [
        owners(json!({"share": 60}), json!({"share": 41})),
        owners(json!({"share": 60, "until": "2012-03-05"}), json!({"share": 60, "from": "2012-03-05"})),
        owners(
            json!({"share": 60, "until": "ongoing", "asOf": "2020-01-01"}),
            json!({"share": 60, "from": "2019", "until": "2021"}),
        ),
    ];
    for case in refused {
        let report = both("refused", case.to_string().as_bytes(), &vocabulary).unwrap_err();
        assert_eq!(report.codes().collect::<Vec<_>>(), [Code::SharesOverHundred], "{case}");
    }
}
