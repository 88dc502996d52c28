//! What several tests share: the law, the documented cases, the cases of the patterns, and generated cases.

#![allow(dead_code, reason = "each test uses its own part")]
#![allow(clippy::expect_used, reason = "a test that cannot be set up has failed")]

pub mod fill;
pub mod generate;
pub mod strike;
pub mod vague;

use std::path::{Path, PathBuf};

use regimes::case::Case;
use regimes::engine::{Assessor, Facts, Outcome, Program, compile};
use regimes::law::Law;
use regimes::pattern;
use regimes::terms::Day;
use serde_json::Value;

/// The reference date of the tests.
pub const AS_OF: &str = "2026-11-21";

pub fn day(text: &str) -> Day {
    text.parse().expect("a whole day")
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// Every file of a folder, by name.
pub fn files(name: &str) -> Vec<(String, Vec<u8>)> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder(name))
        .expect("the folder is there")
        .map(|file| file.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|end| end == "json"))
        .collect();
    paths.sort();
    paths
        .into_iter()
        .map(|path| {
            let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
            (name, std::fs::read(&path).expect("the file can be read"))
        })
        .collect()
}

/// The documented cases, as JSON.
pub fn documented() -> Vec<(String, Value)> {
    let read = |(name, bytes): (String, Vec<u8>)| (name, serde_json::from_slice(&bytes).expect("JSON"));
    files("tests/cases").into_iter().map(read).collect()
}

/// One pattern in so many lends its case: all of them, under every regime, would take a quarter of an hour.
const ONE_IN: usize = 7;

/// The cases of patterns of every regime, as JSON, with the date each is asked at.
pub fn of_patterns() -> Vec<(String, Value, Day)> {
    let mut all = Vec::new();
    for (name, bytes) in files("tests/patterns") {
        let file = pattern::read(&name, &bytes).expect("a pattern file");
        for (pattern, case, as_of) in pattern::cases(&file).step_by(ONE_IN) {
            all.push((format!("{name} {pattern}"), case, as_of));
        }
    }
    all
}

pub fn read(name: &str, value: &Value, law: &Law) -> Option<Case> {
    regimes::case::read::read_value(name, value, &law.vocabulary).ok()
}

/// How one subject comes out under one regime: the whole, then each ground by id.
pub type Outcomes = Vec<(String, String, Option<Outcome>)>;

/// Every subject under every regime.
pub fn outcomes(program: &Program, law: &Law, case: &Case) -> Outcomes {
    let facts = Facts::of(case, &law.vocabulary, program.names.clone());
    let assessor = Assessor::new(program, &facts);
    let mut all = Vec::new();
    for (at, regime) in program.regimes.iter().enumerate() {
        for subject in facts.subjects() {
            let mut memory = regimes::engine::verdict::Memory::default();
            let outcome = assessor.verdict(at, subject, &mut memory);
            all.push((facts.party_key(subject).to_owned(), regime.regime.id.clone(), outcome));
        }
    }
    all.sort_by(|a, b| (&a.0, &a.1).cmp(&(&b.0, &b.1)));
    all
}

pub fn program(law: &Law, as_of: Day) -> Program<'_> {
    compile(law, as_of)
}
