//! What `regimes/README.md` shows of the law stands in the law.

use std::path::Path;

use regimes::law::library::BUILT_IN;
use serde_json::Value;

/// The blocks of a page that begin with this line.
fn blocks<'p>(page: &'p str, fence: &str) -> Vec<&'p str> {
    let fence = format!("\n{fence}\n");
    page.split(fence.as_str()).skip(1).filter_map(|rest| rest.split("```").next()).collect()
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
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("regimes/README.md");
    let page = std::fs::read_to_string(path).unwrap();
    let law: Vec<Value> = BUILT_IN.iter().map(|(_, text)| serde_json::from_str(text).unwrap()).collect();
    let examples = blocks(&page, "```json");
    assert!(examples.len() > 15, "only {} examples were found", examples.len());
    for example in examples {
        let part: Value = serde_json::from_str(example).unwrap();
        assert!(law.iter().any(|law| holds(law, &part)), "this stands in no file: {example}");
    }
    assert!(page.lines().count() < 250, "the page is longer than is read");
}
