//! Plans in which every text is hostile.

use serde_json::Value;

use crate::plan::Plan;

/// What is put into every text: an escape, an override, a stray end of isolation, a line break, and markup of every kind.
const HOSTILE: &str = " \u{1b}[31m\u{202e}\u{2069}\r\n\u{7}\u{9b}1m\u{5d0} <script>x</script> [x](javascript:x) ![y](z) \
                       `q` |c| http://example.org \" onload='x' &lt; *b* a@example.org";

/// The plan with all its texts made hostile.
pub(super) fn poisoned(plan: &Plan) -> Plan {
    let mut value = serde_json::to_value(plan).expect("JSON");
    poison(&mut value);
    serde_json::from_value(value).expect("a plan")
}

/// Words of closed lists: a plan with others in their place would be none.
const CLOSED: &str = "in-force renewal-not-verified not-in-force ready eligible open discretionary listed closed met not-met \
                      alleged evidenced corroborated disclosable fact judgement conflict depends unsettled discretion \
                      silent contradicts statements evidence origins caught cannot-be-told not-caught file prepare ask \
                      wait set-aside nothing email portal post embassy foreign-ministry member-state parliament \
                      coalition in-person listed-person court freedom-of-information partner-governments public law \
                      policy practice there missing none to-write whole part at-least-part ownership command answer \
                      renewal preparation channel follow-up";

fn poison(value: &mut Value) {
    match value {
        Value::String(text) if CLOSED.split_whitespace().any(|word| word == text) => {}
        Value::String(text) => text.push_str(HOSTILE),
        Value::Array(items) => items.iter_mut().for_each(poison),
        Value::Object(fields) => {
            // The day of a countdown is a day, not a text.
            let is_countdown = fields.contains_key("left");
            for (key, mut value) in std::mem::take(fields) {
                if key != "asOf" && !(is_countdown && key == "date") {
                    poison(&mut value);
                }
                // Keys of the case and ids of regimes have hyphens or stand in no type of the plan.
                let is_free = key.contains('-') || ["governor", "deputy", "doctor", "company"].contains(&key.as_str());
                fields.insert(if is_free { format!("{key}{HOSTILE}") } else { key }, value);
            }
        }
        _ => {}
    }
}
