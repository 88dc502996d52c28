//! A base case with a pattern's own case over it.

use serde_json::Value;

/// Objects are merged key by key; anything else replaces what was there.
pub(super) fn merge(base: &Value, over: &Value) -> Value {
    match (base, over) {
        (Value::Object(base), Value::Object(over)) => {
            let mut merged = base.clone();
            for (key, value) in over {
                let value = base.get(key).map_or_else(|| value.clone(), |base| merge(base, value));
                merged.insert(key.clone(), value);
            }
            Value::Object(merged)
        }
        (_, over) => over.clone(),
    }
}

/// Marks a party as proposed for listing.
pub(super) fn propose(case: &mut Value, subject: &str) {
    if let Some(party) = case.pointer_mut(&format!("/parties/{subject}")).and_then(Value::as_object_mut) {
        party.insert("subject".into(), Value::Bool(true));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn objects_merge_and_everything_else_replaces() {
        let base = json!({"a": {"b": 1, "c": [1, 2]}, "d": 1});
        let over = json!({"a": {"c": [3], "e": null}, "d": {"f": 2}});
        assert_eq!(merge(&base, &over), json!({"a": {"b": 1, "c": [3], "e": null}, "d": {"f": 2}}));
    }
}
