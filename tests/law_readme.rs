//! What `regimes/README.md` shows of the law stands in the law, and the case that `README.md` shows is planned as it says.

#![allow(clippy::unwrap_used, reason = "a test that unwraps fails where it stands")]

use std::path::Path;

use regimes::case::read;
use regimes::law::Law;
use regimes::law::library::BUILT_IN;
use regimes::plan::{Action, Ask, assess};
use serde_json::Value;

/// The blocks of a page that begin with this line.
fn blocks<'p>(page: &'p str, fence: &str) -> Vec<&'p str> {
    let fence = format!("\n{fence}\n");
    page.split(fence.as_str()).skip(1).filter_map(|rest| rest.split("```").next()).collect()
}

fn page(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

/// Whether an object somewhere in `value` has every key of `part`, with the same value.
fn holds(value: &Value, part: &Value) -> bool {
    match value {
        Value::Object(all) => {
            let has = |(key, value)| all.get(key) == Some(value);
            part.as_object().is_some_and(|part| part.iter().all(has)) || all.values().any(|value| holds(value, part))
        }
        Value::Array(all) => all.iter().any(|value| holds(value, part)),
        _ => false,
    }
}

#[test]
fn every_example_is_law() {
    let page = page("regimes/README.md");
    let law: Vec<Value> = BUILT_IN.iter().map(|(_, text)| serde_json::from_str(text).unwrap()).collect();
    let examples = blocks(&page, "```json");
    assert!(examples.len() > 15, "only {} examples were found", examples.len());
    for example in examples {
        let part: Value = serde_json::from_str(example).unwrap();
        assert!(law.iter().any(|law| holds(law, &part)), "this stands in no file: {example}");
    }
    assert!(page.lines().count() < 250, "the page is longer than is read");
}

#[test]
fn what_is_decided_is_followed() {
    let page = page("README.md");
    let examples = blocks(&page, "```json");
    assert_eq!(examples.len(), 1);
    let law = Law::built_in();
    for example in examples {
        let case = read("README.md", example.as_bytes(), &law.vocabulary);
        let case = case.unwrap_or_else(|report| panic!("{:?}", report.codes().collect::<Vec<_>>()));
        let plan = assess(&law, &case, "2026-11-21".parse().unwrap(), &Ask::default());
        assert!(plan.unknown_choices.is_empty());
        let aside = plan.order.iter().find(|place| place.action == Action::SetAside).unwrap();
        assert!(aside.because.contains("our partner files there"), "{}", aside.because);
        let first = plan.filings.first().unwrap();
        assert_eq!((first.regime.as_str(), first.chosen_because.as_deref()), ("gb-hr", Some("the assets are there")));
        assert_eq!(first.by.as_deref(), Some("31 January 2027"));
        let used = first.channels.iter().find(|card| card.is_used).unwrap();
        assert_eq!(used.id, "parliament");
        let dates: Vec<&str> = plan.schedule.dates.iter().map(|date| date.in_words.as_str()).collect();
        assert!(dates.contains(&"3 December 2026") && dates.contains(&"31 January 2027"), "{dates:?}");
    }
}
