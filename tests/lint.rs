//! `regimes lint`: every code has a spoiled law that raises it and nothing else, and the shipped law is clean.

#![allow(clippy::unwrap_used, reason = "a test that unwraps fails where it stands")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use regimes::diagnostic::{Code, Report};
use regimes::law::{Law, LawSource};
use regimes::lint::{Input, check};
use regimes::render::diagnostic::{drawn, plain};
use regimes::terms::Day;
use serde_json::{Value, json};

const AS_OF: &str = "2026-11-21";

/// A small law with its patterns, to be spoiled.
struct Small {
    vocabulary: Value,
    common: Value,
    regime: Value,
    /// Another regime, where one is needed.
    other: Option<Value>,
    patterns: Value,
}

impl Small {
    fn new() -> Small {
        let read = |name: &str| {
            let text = std::fs::read_to_string(path("tests/fixtures/lint").join(name)).unwrap();
            serde_json::from_str(&text).unwrap()
        };
        Small {
            vocabulary: read("vocabulary.json"),
            common: read("common.json"),
            regime: read("zz-example.json"),
            other: None,
            patterns: read("patterns.json"),
        }
    }

    fn files(&self) -> Vec<(String, Vec<u8>)> {
        let mut all = vec![
            ("common.json", &self.common),
            ("vocabulary.json", &self.vocabulary),
            ("zz-example.json", &self.regime),
        ];
        all.extend(self.other.iter().map(|other| ("zz-other.json", other)));
        all.into_iter().map(|(name, value)| (name.to_owned(), pretty(value))).collect()
    }

    fn reports(&self) -> Vec<Report> {
        let files = self.files();
        let patterns = vec![("patterns.json".to_owned(), pretty(&self.patterns))];
        lint(&files, &patterns)
    }

    /// The condition of the ground at this place.
    fn condition(&mut self, number: usize) -> &mut Value {
        &mut self.regime["grounds"]["allOf"][number]
    }

    /// Adds a condition to the ground.
    fn add(&mut self, node: Value) {
        push(&mut self.regime["grounds"]["allOf"], node);
    }

    /// The conditions of the act.
    fn of_act(&mut self) -> &mut Value {
        &mut self.regime["grounds"]["allOf"][1]["someAct"]["that"]["allOf"]
    }
}

fn path(below: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(below)
}

fn pretty(value: &Value) -> Vec<u8> {
    serde_json::to_vec_pretty(value).unwrap()
}

fn push(list: &mut Value, item: Value) {
    list.as_array_mut().unwrap().push(item);
}

fn remove(object: &mut Value, key: &str) {
    object.as_object_mut().unwrap().remove(key).unwrap();
}

fn as_of() -> Day {
    AS_OF.parse().unwrap()
}

fn lint(files: &[(String, Vec<u8>)], patterns: &[(String, Vec<u8>)]) -> Vec<Report> {
    match Law::from_files(LawSource::Folder("regimes".to_owned()), files.to_vec()) {
        Ok(law) => check(&Input { law: &law, files, patterns: Some(patterns), as_of: as_of() }),
        Err(reports) => reports,
    }
}

/// Spoils one thing of the small law.
type Spoil = fn(&mut Small);

/// Every way of spoiling the small law, with the one code that it raises.
const SPOILED: &[(&str, Code, Spoil)] = &[
    ("two intervals of the regime share a day", Code::IntervalOverlap, |law| {
        law.regime["inForce"] = json!([
            {"from": "2020-01-01", "until": "2022-06-30", "source": "text"}, {"from": "2022-06-30", "source": "text"}
        ]);
    }),
    ("two versions of a criterion share a day", Code::IntervalOverlap, |law| {
        law.add(json!({"anyOf": [
            {"party": {"residence": {"in": ["zz"]}}, "inForce": [{"until": "2022-06-30"}]},
            {"party": {"residence": {"in": ["fr"]}}, "inForce": [{"from": "2022-06-30"}]}
        ]}));
    }),
    ("a hole between two intervals of the regime", Code::IntervalHole, |law| {
        law.regime["inForce"] = json!([
            {"from": "2020-01-01", "until": "2022-06-30", "source": "text"}, {"from": "2022-07-02", "source": "text"}
        ]);
    }),
    ("a hole between two versions of a criterion", Code::IntervalHole, |law| {
        law.condition(2)["anyOf"] = json!([
            {"party": {"residence": {"in": ["zz"]}}},
            {"party": {"residence": {"in": ["de"]}}, "inForce": [{"until": "2022-06-30"}]},
            {"someLink": {"types": ["member-of"], "when": "now", "that": {"party": {"kind": "entity"}}},
             "inForce": [{"from": "2022-08-01"}]}
        ]);
    }),
    ("a criterion that ended before the regime began", Code::NeverInForce, |law| {
        push(
            &mut law.condition(2)["anyOf"],
            json!({"id": "old", "party": {"residence": {"in": ["fr"]}}, "inForce": [{"until": "2015-12-31"}]}),
        );
    }),
    ("a criterion and its opposite", Code::NeverMet, |law| {
        law.add(json!({"not": {"anyOf": [
            {"party": {"kind": "person", "citizenship": {"outside": ["@neighbours"]}}}, {"party": {"residence": {"in": ["de"]}}}
        ]}}));
    }),
    ("a person that is an entity", Code::NeverMet, |law| law.add(json!({"party": {"registeredIn": {"in": ["fr"]}}}))),
    ("a person under an act that is an entity", Code::NeverMet, |law| {
        push(law.of_act(), json!({"party": {"kind": "entity"}}));
    }),
    ("citizenships that exclude each other", Code::NeverMet, |law| {
        law.add(json!({"party": {"citizenship": {"only": ["zz"]}}}));
        law.add(json!({"party": {"citizenship": {"in": ["@neighbours"]}}}));
    }),
    ("an act that ends before it begins", Code::NeverMet, |law| {
        push(law.of_act(), json!({"act": {"before": "2021-01-01"}}));
        push(law.of_act(), json!({"act": {"after": "2021-06-01"}}));
    }),
    ("a group of states that had no members left", Code::NeverMet, |law| {
        law.common["groups"]["gone"] = json!([{"members": ["fr"], "inForce": {"until": "2009-12-31"}}]);
        law.add(json!({"party": {"residence": {"in": ["@gone"]}}}));
    }),
    ("more than all shares", Code::NeverMet, |law| {
        law.condition(2)["anyOf"][0]["someLink"]["and"] = json!({"link": {"share": {"moreThan": 100}}});
    }),
    ("a criterion or its opposite", Code::NeverFails, |law| {
        push(&mut law.condition(2)["anyOf"], json!({"not": {"party": {"residence": {"in": ["zz"]}}}}));
    }),
    ("no share at all", Code::NeverFails, |law| {
        law.condition(2)["anyOf"][0]["someLink"]["and"] = json!({"link": {"share": {"atLeast": 0}}});
    }),
    ("a condition of which nothing was law at first", Code::GroupDropsOut, |law| {
        for child in law.condition(2)["anyOf"].as_array_mut().unwrap() {
            child["inForce"] = json!([{"from": "2021-01-01"}]);
        }
    }),
    ("a definition of which nothing was law at first", Code::GroupDropsOut, |law| {
        let covered = &mut law.regime["definitions"]["covered"];
        remove(covered, "conduct");
        covered["anyOf"] = json!([{"conduct": ["harm"], "inForce": [{"from": "2021-01-01"}]}]);
    }),
    ("a term twice in a list", Code::DuplicateTest, |law| {
        law.regime["definitions"]["covered"]["conduct"] = json!(["harm", "harm"]);
    }),
    ("a test twice in a group", Code::DuplicateTest, |law| {
        push(&mut law.condition(2)["anyOf"], json!({"title": "Again", "party": {"residence": {"in": ["zz"]}}}));
    }),
    ("a test beside a broader one", Code::SubsumedTest, |law| {
        let covered = &mut law.regime["definitions"]["covered"];
        remove(covered, "conduct");
        covered["anyOf"] = json!([{"conduct": ["harm"]}, {"conduct": ["grave-harm"]}]);
    }),
    ("a provision of no instrument", Code::ProvisionWithoutInstrument, |law| {
        remove(&mut law.regime["definitions"]["covered"], "instrument");
    }),
    ("a criterion without a provision", Code::NodeWithoutProvision, |law| {
        remove(&mut law.regime["definitions"]["covered"], "provision");
    }),
    ("a quote as long as a section", Code::LongQuote, |law| {
        law.regime["definitions"]["covered"]["quote"] = "harm ".repeat(101).into();
    }),
    ("a ground without a name", Code::GroundWithoutId, |law| remove(&mut law.regime["grounds"], "id")),
    ("a measure without a source", Code::ClaimWithoutSource, |law| remove(&mut law.regime["measures"][0], "source")),
    ("a day to keep in mind without a source", Code::ClaimWithoutSource, |law| {
        remove(&mut law.regime["dates"][0], "source");
    }),
    ("a standard without a source", Code::ClaimWithoutSource, |law| {
        remove(&mut law.regime["decision"]["standards"][0], "source");
    }),
    ("a source read more than a year ago", Code::StaleSource, |law| {
        law.regime["sources"]["text"]["read"] = "2025-11-20".into();
    }),
    ("a measure of which nothing is said", Code::MeasureWithoutEffect, |law| {
        remove(&mut law.regime["measures"][0], "effect");
    }),
    ("a channel without a source", Code::ChannelWithoutSource, |law| remove(&mut law.regime["channels"][0], "source")),
    ("an address out of a report", Code::AddressNotOfficial, |law| {
        law.regime["channels"][0]["addressSource"] = "report".into();
    }),
    ("an address out of nowhere", Code::AddressNotOfficial, |law| {
        remove(&mut law.regime["channels"][0], "addressSource");
    }),
    ("readers of whom nothing is said", Code::ReadersWithoutExposure, |law| {
        remove(&mut law.regime["channels"][0], "exposure");
    }),
    ("a source that nothing names", Code::UnusedSource, |law| {
        law.regime["sources"]["speech"] = json!({"url": null, "status": "unread"});
    }),
    ("an instrument that nothing names", Code::UnusedInstrument, |law| {
        law.regime["instruments"]["decree"] = json!({"title": "Decree that does not exist"});
    }),
    ("a definition that nothing uses", Code::UnusedDefinition, |law| {
        law.regime["definitions"]["dead"] =
            json!({"provision": "s. 9", "instrument": "act", "source": "text", "conduct": ["harm"]});
    }),
    ("definitions that only use each other", Code::UnusedDefinition, |law| {
        for (name, node) in [("dead", json!({"use": "buried"})), ("buried", json!({"conduct": ["harm"]}))] {
            law.regime["definitions"][name] = json!({"provision": "s. 9", "instrument": "act", "source": "text"});
            let all = law.regime["definitions"][name].as_object_mut().unwrap();
            all.extend(node.as_object().unwrap().clone());
        }
    }),
    ("a group of states that nothing names", Code::UnusedGroup, |law| {
        law.common["groups"]["friends"] = json!([{"members": ["fr"]}]);
    }),
    ("a term that nothing reads", Code::UnreadTerm, |law| {
        law.vocabulary["conduct"]["theft"] = json!({"title": "theft"});
    }),
    ("an element that nothing asks for", Code::UnreadTerm, |law| {
        law.vocabulary["elements"]["in-secret"] = json!({"title": "in secret"});
    }),
    ("shared work that no step is", Code::UnreadTerm, |law| {
        law.vocabulary["preparations"]["find-address"] = json!({"title": "Find the address"});
    }),
    ("shared work of which nothing is left", Code::UnreadTerm, |law| {
        remove(&mut law.regime["channels"][0]["steps"][0], "preparation");
    }),
    ("a question that nothing asks", Code::UnreadQuestion, |law| {
        law.vocabulary["questions"]["large-zz"] = json!({"title": "large", "about": ["act"], "ask": "Was it large?"});
    }),
    ("a ground that no pattern names", Code::GroundWithoutPattern, |law| {
        law.condition(2)["id"] = "1-c".into();
        law.condition(2)["ground"] = true.into();
    }),
    ("a pattern that names no criterion", Code::UnknownCriterion, |law| {
        law.patterns["patterns"]["member-meets-it"]["expect"]["governor"]["zz-example/2"] = "met".into();
    }),
    ("a pattern that names no regime", Code::UnknownRegime, |law| {
        law.patterns["patterns"]["member-meets-it"]["expect"]["governor"]["zz-exemple"] = "met".into();
    }),
    ("steps of two regimes that wait for each other", Code::StepCycle, |law| {
        let mut other = law.regime.clone();
        other["id"] = "zz-other".into();
        other["channels"][0]["steps"][0]["after"] = json!(["zz-example/send"]);
        law.regime["channels"][0]["steps"][0]["after"] = json!(["zz-other/send"]);
        law.other = Some(other);
    }),
    ("a term that is not in the vocabulary", Code::UnknownTerm, |law| {
        law.regime["definitions"]["covered"]["conduct"] = json!(["harms"]);
    }),
    ("a regime that nobody encoded", Code::RegimeNotEncoded, |law| {
        push(&mut law.condition(2)["anyOf"], json!({"listed": {"regimes": ["zz-unknown"]}}));
    }),
    ("a channel without readers", Code::TooShort, |law| law.regime["channels"][0]["readers"] = json!([])),
];

#[test]
fn the_small_law_is_clean() {
    let reports = Small::new().reports();
    assert!(reports.is_empty(), "{}", reports.iter().map(|report| drawn(report, false)).collect::<String>());
}

#[test]
fn every_spoiled_law_raises_its_own_code_and_no_other() {
    let mut wrong = Vec::new();
    let mut lines = String::new();
    for (what, code, spoil) in SPOILED {
        let mut law = Small::new();
        spoil(&mut law);
        let reports = law.reports();
        let codes: Vec<Code> = reports.iter().flat_map(Report::codes).collect();
        if codes.is_empty() || codes.iter().any(|one| one != code) {
            wrong.push(format!("{what}: expected {code}, found {codes:?}"));
        }
        let said: String = reports.iter().map(plain).collect();
        let said: Vec<&str> = said.lines().filter(|line| line.contains('[')).collect();
        lines.push_str(&format!("{what}\n  {}\n", said.join("\n  ")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    snapshot("findings", &lines);
}

#[test]
fn every_code_has_a_page_and_a_spoiled_law() {
    assert!(SPOILED.len() >= 25);
    let last = Code::all().iter().position(|code| *code == Code::EmptyTest).unwrap();
    for code in &Code::all()[last + 1..] {
        assert!(SPOILED.iter().any(|(_, of, _)| of == code), "{code} has no spoiled law");
        for text in [code.title(), code.meaning(), code.fix()] {
            assert!(text.len() > 15, "{code}: {text}");
        }
    }
}

#[test]
fn a_hole_that_is_explained_is_no_hole() {
    let mut law = Small::new();
    law.regime["inForce"] = json!([
        {"from": "2020-01-01", "until": "2022-06-30", "source": "text"},
        {"from": "2022-07-02", "source": "text", "note": "On 1 July 2022 the act had lapsed."}
    ]);
    assert!(law.reports().is_empty());
}

#[test]
fn a_condition_that_says_its_own_days_may_drop_out() {
    let mut law = Small::new();
    law.condition(2)["inForce"] = json!([{"from": "2021-01-01"}]);
    assert!(law.reports().is_empty());
}

#[test]
fn two_limbs_may_test_the_same() {
    let mut law = Small::new();
    let limb = |number: &str| json!({"provision": number, "party": {"residence": {"in": ["fr"]}}});
    law.condition(2)["anyOf"] = json!([limb("s. 1(a)"), limb("s. 1(b)"), {
        "someLink": {"types": ["member-of"], "when": "now", "that": {"party": {"kind": "entity"}}}
    }]);
    assert!(law.reports().is_empty());
}

#[test]
fn the_shipped_law_is_clean() {
    let read = |folder: &str| -> Vec<(String, Vec<u8>)> {
        let entries = std::fs::read_dir(path(folder)).unwrap().map(|entry| entry.unwrap().path());
        let files = entries.filter(|path| path.extension().is_some_and(|end| end == "json"));
        let name = |path: &Path| path.file_name().unwrap().to_str().unwrap().to_owned();
        let mut all: Vec<_> = files.map(|path| (name(&path), std::fs::read(&path).unwrap())).collect();
        all.sort();
        all
    };
    let reports = lint(&read("regimes"), &read("tests/patterns"));
    assert!(reports.is_empty(), "{}", reports.iter().map(plain).collect::<String>());
}

/// A folder with the small law where `lint` looks for it.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str, law: Option<&Small>) -> Folder {
        let folder = Folder(Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("lint-{name}-{}", std::process::id())));
        let (regimes, patterns) = (folder.0.join("regimes"), folder.0.join("tests/patterns"));
        std::fs::create_dir_all(&folder.0).unwrap();
        if let Some(law) = law {
            std::fs::create_dir_all(&regimes).unwrap();
            std::fs::create_dir_all(&patterns).unwrap();
            for (name, bytes) in law.files() {
                std::fs::write(regimes.join(name), bytes).unwrap();
            }
            std::fs::write(patterns.join("zz.json"), pretty(&law.patterns)).unwrap();
        }
        folder
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_regimes"));
        command.env_clear().current_dir(&self.0).stdin(Stdio::null());
        command.args(["lint", "--as-of", AS_OF]).args(arguments).output().unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn snapshot(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(path("snapshots/lint"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

/// An error, warnings in three files.
fn spoiled() -> Small {
    let mut law = Small::new();
    law.add(json!({"party": {"registeredIn": {"in": ["fr"]}}}));
    law.regime["inForce"] = json!([
        {"from": "2020-01-01", "until": "2022-06-30", "source": "text"}, {"from": "2022-07-02", "source": "text"}
    ]);
    law.vocabulary["conduct"]["theft"] = json!({"title": "theft"});
    law.patterns["patterns"]["member-meets-it"]["expect"]["governor"]["zz-example/2"] = "met".into();
    law
}

#[test]
fn text_and_json_say_the_same_and_errors_exit_with_1() {
    let folder = Folder::new("spoiled", Some(&spoiled()));
    let text = folder.run(&[]);
    assert_eq!(text.status.code(), Some(1));
    assert!(text.stderr.is_empty());
    snapshot("text", &out(&text));
    let json = folder.run(&["--format", "json"]);
    assert_eq!(json.status.code(), Some(1));
    snapshot("json", &out(&json));
    let all: Value = serde_json::from_str(&out(&json)).unwrap();
    for finding in all["findings"].as_array().unwrap() {
        let place = format!("{}:{}:{}", finding["file"].as_str().unwrap(), finding["line"], finding["column"]);
        assert!(out(&text).contains(&place), "{place}");
        assert!(out(&text).contains(finding["message"].as_str().unwrap()));
    }
}

#[test]
fn warnings_and_clean_law_exit_with_0() {
    let clean = Folder::new("clean", Some(&Small::new())).run(&[]);
    assert_eq!(clean.status.code(), Some(0));
    snapshot("clean", &out(&clean));
    let mut law = Small::new();
    law.vocabulary["conduct"]["theft"] = json!({"title": "theft"});
    let warned = Folder::new("warned", Some(&law)).run(&[]);
    assert_eq!(warned.status.code(), Some(0));
    assert!(out(&warned).contains("0 errors, 1 warning"), "{}", out(&warned));
}

#[test]
fn law_that_cannot_be_used_is_told_and_what_is_no_law_exits_with_2() {
    let mut law = Small::new();
    law.regime["definitions"]["covered"]["conduct"] = json!(["harms"]);
    let broken = Folder::new("broken", Some(&law)).run(&[]);
    assert_eq!(broken.status.code(), Some(1));
    assert!(out(&broken).contains("unknown-term") && out(&broken).contains("was not looked for yet"));
    let empty = Folder::new("empty", None);
    for arguments in [&["."][..], &["nowhere"]] {
        let refused = empty.run(arguments);
        assert_eq!(refused.status.code(), Some(2), "{}", out(&refused));
        assert!(refused.stdout.is_empty() && !refused.stderr.is_empty());
    }
}

#[test]
fn where_there_is_no_law_the_built_in_law_is_looked_at() {
    let output = Folder::new("built-in", None).run(&[]);
    assert_ne!(output.status.code(), Some(2), "{}", out(&output));
    assert!(out(&output).starts_with("Law: built in\nPatterns: none here"), "{}", out(&output));
}
