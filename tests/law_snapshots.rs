//! Every regime in plain sentences, as a lawyer reviews it: `snapshots/law/<id>.snap`.

use std::collections::BTreeSet;
use std::path::Path;

use regimes::law::Law;
use regimes::render::law;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots/law");

fn settings() -> insta::Settings {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(FOLDER);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.add_filter("[0-9a-f]{64}", "[digest]");
    settings
}

#[test]
fn every_regime_reads_as_reviewed() {
    let built_in = Law::built_in();
    for (id, regime) in &built_in.regimes {
        let text = law::regime(&built_in, regime, None);
        settings().bind(|| insta::assert_snapshot!(id.as_str(), text));
    }
}

#[test]
fn no_snapshot_is_left_of_a_regime_that_is_gone() {
    let known: BTreeSet<String> = Law::built_in().regimes.keys().map(|id| format!("{id}.snap")).collect();
    for entry in std::fs::read_dir(Path::new(FOLDER)).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        assert!(known.contains(&name) || name.ends_with(".snap.new"), "{name} belongs to no regime");
    }
}

#[test]
fn lines_are_short_but_for_addresses() {
    let built_in = Law::built_in();
    for (id, regime) in &built_in.regimes {
        for line in law::regime(&built_in, regime, None).lines() {
            let is_address = line.contains("://");
            assert!(is_address || line.chars().count() <= 80, "{id}: {line}");
            assert_eq!(line, line.trim_end(), "{id}: a line ends in spaces");
        }
    }
}

#[test]
fn every_part_of_a_regime_can_be_asked_for() {
    let built_in = Law::built_in();
    for (id, regime) in &built_in.regimes {
        let names = law::criterion_names(regime);
        assert!(!names.is_empty(), "{id}");
        for name in names {
            let text = law::criterion(&built_in, regime, name, None);
            assert!(text.is_some_and(|text| text.contains(&format!("[{name}]"))), "{id}/{name}");
        }
    }
}

#[test]
fn every_sentence_of_the_law_is_shown() {
    let built_in = Law::built_in();
    for (id, text) in regimes::law::library::BUILT_IN.iter().filter_map(|(file, text)| {
        let id = file.strip_suffix(".json")?;
        built_in.regime(id).map(|_| (id, text))
    }) {
        let Some(regime) = built_in.regime(id) else { continue };
        let page = words(&law::regime(&built_in, regime, None));
        let mut sentences = Vec::new();
        collect(&serde_json::from_str(text).unwrap(), &mut sentences);
        for sentence in sentences {
            // A note on days stands in brackets, without its final stop.
            assert!(page.contains(words(&sentence).trim_end_matches('.')), "{id} does not show: {sentence}");
        }
    }
}

/// Text without line breaks.
fn words(text: &str) -> String {
    text.split_whitespace().filter(|word| *word != "-").collect::<Vec<_>>().join(" ")
}

/// Every text of a law file that people read.
fn collect(value: &serde_json::Value, into: &mut Vec<String>) {
    const READ: [&str; 28] = [
        "citedAs",
        "number",
        "url",
        "eli",
        "via",
        "readIn",
        "title",
        "note",
        "quote",
        "words",
        "text",
        "ask",
        "caution",
        "unsettled",
        "discretion",
        "effect",
        "argument",
        "holds",
        "heading",
        "duty",
        "summary",
        "expectedTime",
        "whoMayFile",
        "addressee",
        "address",
        "form",
        "language",
        "provision",
    ];
    match value {
        serde_json::Value::Object(members) => {
            for (key, member) in members {
                match member {
                    serde_json::Value::String(text) if READ.contains(&key.as_str()) => into.push(text.clone()),
                    _ => collect(member, into),
                }
            }
        }
        serde_json::Value::Array(items) => items.iter().for_each(|item| collect(item, into)),
        _ => {}
    }
}
