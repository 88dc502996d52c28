//! Criteria as they are written, brought to one form so that two that test the same look the same.

use serde_json::{Map, Value};

use crate::law::node::OPERATORS;

/// The text of what a criterion tests: its operator with everything that bears on truth, without what is said to people;
/// lists in one order.
pub(super) fn test(node: &Value) -> String {
    bare(node).to_string()
}

/// Whether a criterion is met exactly when its test is: nothing limits its days or keeps it open.
pub(super) fn is_plain(node: &Value) -> bool {
    ["inForce", "unsettled", "discretion", "renewals"].iter().all(|key| node.get(key).is_none())
}

fn bare(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let is_node = members.keys().any(|key| OPERATORS.contains(&key.as_str()));
            let kept = |key: &str| {
                key != "note"
                    && (!is_node
                        || OPERATORS.contains(&key)
                        || ["with", "inForce", "unsettled", "discretion", "renewals", "case"].contains(&key))
            };
            let mut members: Vec<(&String, &Value)> = members.iter().filter(|(key, _)| kept(key)).collect();
            members.sort_by_key(|(key, _)| *key);
            Value::Object(members.into_iter().map(|(key, value)| (key.clone(), bare(value))).collect::<Map<_, _>>())
        }
        Value::Array(items) => {
            let mut items: Vec<Value> = items.iter().map(bare).collect();
            items.sort_by_cached_key(Value::to_string);
            Value::Array(items)
        }
        value => value.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn words_for_people_and_order_make_no_difference() {
        let a = json!({"id": "a", "title": "A", "anyOf": [{"conduct": ["b", "c"], "quote": "x"}, {"use": "d"}]});
        let b = json!({"anyOf": [{"use": "d", "note": "y"}, {"conduct": ["c", "b"]}], "provision": "s. 1"});
        assert_eq!(test(&a), test(&b));
        let c = json!({"anyOf": [{"use": "d", "unsettled": "y"}, {"conduct": ["c", "b"]}]});
        assert_ne!(test(&a), test(&c));
    }
}
