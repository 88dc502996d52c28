//! The plan as JSON, for other programs. Its form is that of `plan.schema.json`.

use crate::plan::Plan;

/// The plan as indented JSON with a line break at its end.
///
/// Text of the case file stands in it as JSON strings, where nothing in it can act on a terminal: control characters are
/// escaped. Characters that reorder text are not, as they may be part of a name.
///
/// # Errors
/// Where the plan cannot be written as JSON, which no plan made by [`crate::plan::assess`] brings about.
pub fn plan(plan: &Plan) -> Result<String, serde_json::Error> {
    let mut text = serde_json::to_string_pretty(plan)?;
    text.push('\n');
    Ok(text)
}
