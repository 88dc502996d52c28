//! Every way in which a law file can be wrong has a file that is wrong in that way; what is said of it is a snapshot.
//! Both readings of a regime say the same of every file.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use regimes::diagnostic::{Code, Report, Severity};
use regimes::law::library::BUILT_IN;
use regimes::law::read::{explained_regime, quick_regime};
use regimes::law::{Law, LawSource};
use regimes::render::diagnostic::drawn;
use serde_json::{Value, json};

/// Codes that the law folder as a whole can have; they are tested below.
const OF_FOLDER: [Code; 3] = [Code::ConflictingFile, Code::MissingFile, Code::TooDeep];

fn path(below: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(below)
}

fn built_in() -> Vec<(String, Vec<u8>)> {
    BUILT_IN.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect()
}

fn load(files: Vec<(String, Vec<u8>)>) -> Result<Law, Vec<Report>> {
    Law::from_files(LawSource::Folder("law".to_owned()), files)
}

/// The reports on these files beside the built-in law, of which none is on a built-in file.
fn reports(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Vec<Report> {
    let mut all = built_in();
    let vocabulary = all.iter_mut().find(|(name, _)| name == "vocabulary.json").unwrap();
    // No law of today asks a question about a country.
    let mut terms: Value = serde_json::from_slice(&vocabulary.1).unwrap();
    terms["questions"]["practice-in-country"] =
        json!({"title": "practice in a country", "about": ["country"], "ask": "Is there a practice in this country?"});
    vocabulary.1 = terms.to_string().into_bytes();
    all.extend(files);
    let reports = match load(all) {
        Ok(law) => law.warnings().to_vec(),
        Err(reports) => reports,
    };
    let ours = |report: &Report| BUILT_IN.iter().any(|(name, _)| *name == report.name());
    assert!(!reports.iter().any(ours), "{reports:?}");
    reports
}

fn fixtures() -> BTreeMap<String, Vec<u8>> {
    let entries = std::fs::read_dir(path("tests/broken/regime")).unwrap().map(|entry| entry.unwrap().path());
    entries
        .map(|file| (file.file_stem().unwrap().to_str().unwrap().to_owned(), std::fs::read(&file).unwrap()))
        .collect()
}

/// The code after which a file is named: `nested-act-through-use` after `nested-act`.
fn code_of(name: &str) -> Code {
    let named = Code::all().iter().filter(|code| name.starts_with(code.as_str()));
    *named.max_by_key(|code| code.as_str().len()).unwrap_or_else(|| panic!("{name} is named after no code"))
}

fn snapshot(name: &str, reports: &[Report]) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(path("snapshots/diagnostic/regime"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let shown: Vec<String> = reports.iter().map(|report| drawn(report, false)).collect();
    settings.bind(|| insta::assert_snapshot!(name, shown.join("\n")));
}

#[test]
fn what_is_wrong_with_a_regime_is_explained() {
    for (name, bytes) in fixtures() {
        let code = code_of(&name);
        let found = reports([(format!("{name}.json"), bytes)]);
        assert!(found.iter().flat_map(Report::codes).any(|one| one == code), "{name}: {found:?}");
        let errors = found.iter().any(Report::has_errors);
        assert_eq!(errors, code.severity() == Severity::Error, "{name}");
        snapshot(&name, &found);
    }
}

#[test]
fn every_code_about_the_meaning_of_regimes_has_a_file() {
    let named: Vec<Code> = fixtures().keys().map(|name| code_of(name)).collect();
    let first = Code::all().iter().position(|code| *code == Code::NoOperator).unwrap();
    // Of the vocabulary and of patterns.
    let others = [Code::BroaderCycle, Code::UnknownCriterion];
    // What comes after is found by `lint`, and has its fixtures there.
    let last = Code::all().iter().position(|code| *code == Code::EmptyTest).unwrap();
    for code in &Code::all()[first..=last] {
        assert!(named.contains(code) || others.contains(code) || OF_FOLDER.contains(code), "{code} has no file");
    }
}

#[test]
fn both_readings_say_the_same_of_broken_files() {
    for (name, bytes) in fixtures() {
        agree(&name, &bytes);
    }
}

/// Fails unless both readings say the same, and every no has its reason.
fn agree(name: &str, bytes: &[u8]) {
    let quick = quick_regime(bytes).is_some();
    match explained_regime(name, bytes) {
        Ok(_) => assert!(quick, "{name}: only the quick reading says no"),
        Err(report) => {
            assert!(!quick, "{name}: only the slow reading says no: {report:?}");
            assert!(report.has_errors(), "{name}: a no without an error");
            assert!(report.codes().all(|code| code != Code::Unexplained), "{name}: a no without a reason");
        }
    }
}

#[test]
fn a_folder_must_be_complete() {
    snapshot("missing-file", &load(Vec::new()).unwrap_err());
}

#[test]
fn two_files_for_one_regime_are_refused() {
    let text = std::fs::read(path("tests/broken/regime/id-not-file-name.json")).unwrap();
    let copy = |name: &str| (name.to_owned(), text.clone());
    let found = reports([copy("other-name.json"), copy("other-name (conflicted copy).json")]);
    snapshot("conflicting-file", &found);
}

#[test]
fn what_refers_to_an_unreadable_file_is_not_blamed() {
    let good = json!({
        "id": "zz-good", "jurisdiction": "zz", "title": "Illustration", "instruments": {}, "inForce": [{}],
        "sources": {"text": {"status": "unread"}}, "decision": {"authority": "A minister"},
        "grounds": {"source": "text", "anyOf": [
            {"use": "zz-bad/anything"}, {"listed": {"regimes": ["zz-bad"]}}
        ]}
    });
    let found = reports([
        ("zz-good.json".to_owned(), good.to_string().into_bytes()),
        ("zz-bad.json".to_owned(), b"{".to_vec()),
    ]);
    assert_eq!(found.iter().map(Report::name).collect::<Vec<_>>(), ["zz-bad.json"]);
}

#[test]
fn all_errors_of_all_files_come_at_once() {
    let files = ["unknown-term", "no-operator", "syntax"].map(|name| {
        (format!("{name}.json"), std::fs::read(path(&format!("tests/broken/regime/{name}.json"))).unwrap())
    });
    let mut all: Vec<(String, Vec<u8>)> = files.into();
    all.push(("vocabulary.json".to_owned(), b"[]".to_vec()));
    let found = load(all).unwrap_err();
    let names: Vec<&str> = found.iter().map(Report::name).collect();
    // Without a vocabulary no term can be judged.
    assert_eq!(names, ["common.json", "no-operator.json", "syntax.json", "vocabulary.json"]);
}

/// A chain of definitions longer than any law has.
#[test]
fn depth_is_bounded() {
    let chain = |length: usize| {
        let mut regime: Value = json!({
            "id": "zz-deep", "jurisdiction": "zz", "title": "Illustration", "instruments": {}, "inForce": [{}],
            "sources": {"text": {"status": "unread"}}, "decision": {"authority": "A minister"},
            "grounds": {"source": "text", "use": "d0"}
        });
        let last = json!({"source": "text", "party": {"kind": "person"}});
        let mut definitions: serde_json::Map<String, Value> =
            (0..length).map(|i| (format!("d{i}"), json!({"source": "text", "use": format!("d{}", i + 1)}))).collect();
        definitions.insert(format!("d{length}"), last);
        regime["definitions"] = Value::Object(definitions);
        reports([("zz-deep.json".to_owned(), regime.to_string().into_bytes())])
    };
    assert!(chain(50).is_empty());
    let found = chain(2000);
    assert!(found.iter().flat_map(Report::codes).all(|code| code == Code::TooDeep));
    assert_eq!(found.len(), 1);

    for (deep, accepted) in [(30, true), (100, false), (200_000, false)] {
        let text = format!(
            r#"{{"id": "zz-deep", "jurisdiction": "zz", "title": "", "instruments": {{}}, "inForce": [{{}}], "sources": {{}},
            "decision": {{"authority": ""}}, "grounds": {}{{"party": {{"kind": "person"}}}}{}}}"#,
            "{\"not\": ".repeat(deep),
            "}".repeat(deep)
        );
        agree("deep", text.as_bytes());
        assert_eq!(quick_regime(text.as_bytes()).is_some(), accepted, "{deep}");
    }
}

#[test]
fn the_built_in_law_is_accepted_and_its_table_complete() {
    let law = load(built_in()).unwrap_or_else(|reports| {
        let shown: Vec<String> = reports.iter().map(|report| drawn(report, false)).collect();
        panic!("{}", shown.join("\n"))
    });
    assert_eq!(law.warnings().iter().map(Report::name).collect::<Vec<_>>(), [""; 0]);
    let built_in = Law::built_in();
    assert_eq!(law.digest(), built_in.digest());
    assert!(law.regimes.keys().eq(built_in.regimes.keys()));
    assert!(law.regimes.keys().is_sorted());
    for id in law.regimes.keys() {
        assert_eq!(law.digest_of(id), built_in.digest_of(id));
        assert_eq!(law.digest_of(id).map(str::len), Some(64));
    }
    assert_eq!(built_in.nearest("gb_hr"), Some("gb-hr"));

    let entries = std::fs::read_dir(path("regimes")).unwrap().map(|entry| entry.unwrap().file_name());
    let mut files: Vec<String> = entries.map(|name| name.into_string().unwrap()).collect();
    files.retain(|name| name.ends_with(".json"));
    files.sort();
    let mut table: Vec<&str> = BUILT_IN.iter().map(|(name, _)| *name).collect();
    table.sort_unstable();
    assert_eq!(table, files, "the table BUILT_IN in src/law/library.rs has one line for each file of the folder");
}

/// A regime with nothing but what must be there.
fn skeleton() -> Value {
    json!({
        "id": "zz-part", "jurisdiction": "zz", "title": "Part of a regime", "instruments": {}, "sources": {},
        "inForce": [{}], "decision": {"authority": "A minister"}, "grounds": {"party": {"kind": "person"}}
    })
}

/// A regime in parts small enough to be read thousands of times: each entry of its lists and maps in a file of its own.
fn parts(regime: &Value) -> Vec<Value> {
    let mut parts = Vec::new();
    for (key, value) in regime.as_object().unwrap() {
        let mut part = |value: Value| {
            let mut file = skeleton();
            file[key] = value;
            parts.push(file);
        };
        match value {
            Value::Array(items) => items.iter().for_each(|item| part(json!([item]))),
            Value::Object(members) if ["definitions", "sources", "instruments"].contains(&key.as_str()) => {
                members.iter().for_each(|(name, member)| part(json!({name: member})));
            }
            _ => part(value.clone()),
        }
    }
    parts
}

fn pointers(value: &Value, at: String, into: &mut Vec<String>) {
    into.push(at.clone());
    match value {
        Value::Array(items) => items.iter().enumerate().for_each(|(i, item)| pointers(item, format!("{at}/{i}"), into)),
        Value::Object(members) => {
            members.iter().for_each(|(key, member)| pointers(member, format!("{at}/{key}"), into))
        }
        _ => {}
    }
}

fn remove(whole: &mut Value, pointer: &str) {
    let Some((around, last)) = pointer.rsplit_once('/') else { return };
    match whole.pointer_mut(around) {
        Some(Value::Array(items)) => drop(items.remove(last.parse().unwrap())),
        Some(Value::Object(members)) => drop(members.shift_remove(last)),
        _ => {}
    }
}

/// Whatever is done to a value of a regime, both readings say the same, and nothing panics.
#[test]
fn both_readings_say_the_same_of_changed_files() {
    let replacements = [
        json!(null),
        json!("text"),
        json!("2014-02-30"),
        json!(7),
        json!(-0.5),
        json!(true),
        json!([]),
        json!(["torture"]),
        json!({}),
        json!({"conduct": ["torture"]}),
        json!({"torture": null}),
    ];
    for (name, text) in BUILT_IN.iter().filter(|(name, _)| !["vocabulary.json", "common.json"].contains(name)) {
        let regime: Value = serde_json::from_str(text).unwrap();
        let parts = parts(&regime);
        // One regime has every kind of value; of the others a part is enough.
        let step = if *name == "gb-hr.json" { 1 } else { 7 };
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        std::thread::scope(|scope| {
            for first in 0..threads {
                let (parts, replacements) = (&parts, &replacements);
                scope.spawn(move || {
                    for part in parts.iter().skip(first).step_by(threads) {
                        agree(name, part.to_string().as_bytes());
                        changes(part, step, replacements, &mut |what, file| {
                            agree(&format!("{name}: {what}"), file.to_string().as_bytes());
                        });
                    }
                });
            }
        });
    }
}

/// Takes every `step`th value of a part away, and puts each of the replacements in its place.
fn changes(part: &Value, step: usize, replacements: &[Value], see: &mut dyn FnMut(String, &Value)) {
    let mut places = Vec::new();
    pointers(part, String::new(), &mut places);
    // The skeleton is the same in every part.
    let same = skeleton();
    places.retain(|at| same.pointer(at).is_none() || same.pointer(at) != part.pointer(at));
    for at in places.iter().step_by(step) {
        let mut without = part.clone();
        remove(&mut without, at);
        see(format!("without {at}"), &without);
        for other in replacements {
            let mut changed = part.clone();
            if let Some(place) = changed.pointer_mut(at) {
                *place = other.clone();
            }
            see(format!("{other} at {at}"), &changed);
        }
    }
}

/// Whatever is done to a part of a regime that can still be read, checking its meaning ends.
#[test]
fn checking_changed_files_never_panics() {
    let shell = |name: &str| BUILT_IN.iter().find(|(file, _)| *file == name).unwrap().1.as_bytes().to_vec();
    let vocabulary: Value = serde_json::from_slice(&shell("vocabulary.json")).unwrap();
    // Empty lists are read at once, and every term is unknown.
    let lists = vocabulary.as_object().unwrap().iter().filter(|(_, list)| list.is_object());
    let empty: serde_json::Map<String, Value> = lists.map(|(list, _)| (list.clone(), json!({}))).collect();
    let regime: Value = serde_json::from_slice(&shell("gb-hr.json")).unwrap();
    for key in ["definitions", "grounds", "decision", "channels", "measures", "considerations"] {
        let mut part = skeleton();
        part["sources"] = regime["sources"].clone();
        part[key] = regime[key].clone();
        let mut places = Vec::new();
        pointers(&part[key], format!("/{key}"), &mut places);
        for (number, at) in places.iter().enumerate().filter(|(number, _)| number % 7 == 0) {
            let mut changed = part.clone();
            match number % 2 {
                0 => remove(&mut changed, at),
                _ => *changed.pointer_mut(at).unwrap() = json!({"not": {"use": "involved"}}),
            }
            let bytes = changed.to_string().into_bytes();
            if quick_regime(&bytes).is_some() {
                let files = vec![
                    ("vocabulary.json".to_owned(), Value::Object(empty.clone()).to_string().into_bytes()),
                    ("common.json".to_owned(), shell("common.json")),
                    ("zz-part.json".to_owned(), bytes),
                ];
                drop(load(files));
            }
        }
    }
}
