//! What is said about a broken case file: one file a kind of mistake, each drawn in a snapshot.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

mod reading;

use reading::{both, path, vocabulary};
use regimes::render::diagnostic::{drawn, terse};

fn settings() -> insta::Settings {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(path("snapshots/diagnostic"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings
}

fn snapshot(name: &str, text: &str) {
    settings().bind(|| insta::assert_snapshot!(format!("case-{name}"), text));
}

#[test]
fn every_broken_file_is_explained() {
    let vocabulary = vocabulary();
    let mut files: Vec<_> =
        std::fs::read_dir(path("tests/broken/case")).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 30);
    for file in files {
        let bytes = std::fs::read(&file).unwrap();
        let name = file.file_stem().unwrap().to_string_lossy();
        let report = both(&format!("{name}.json"), &bytes, &vocabulary).unwrap_err();
        snapshot(&name, &drawn(&report, false));
    }
}

#[test]
fn nothing_of_a_file_shows_in_terse_form() {
    let vocabulary = vocabulary();
    for file in std::fs::read_dir(path("tests/broken/case")).unwrap().map(|file| file.unwrap().path()) {
        let bytes = std::fs::read(&file).unwrap();
        let report = both("case.json", &bytes, &vocabulary).unwrap_err();
        let text = terse(&report);
        let lines: Vec<_> = text.lines().collect();
        let (count, lines) = lines.split_last().unwrap();
        assert!(count.starts_with("case.json: ") && count.len() < 30, "{count}");
        for line in lines {
            let (place, code) = line.split_once(' ').unwrap();
            assert!(code.parse::<regimes::diagnostic::Code>().is_ok(), "{line}");
            assert!(
                place.strip_prefix("case.json:").unwrap().chars().all(|c| c == ':' || c.is_ascii_digit()),
                "{line}"
            );
        }
    }
}
