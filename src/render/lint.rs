//! What `lint` found, in text and in JSON.

use serde_json::{Value, json};

use super::bidi::visible;
use crate::diagnostic::{Located, Place, Report, Severity};
use crate::terms::Day;

/// What was looked at, and what was found.
#[derive(Debug, Clone, Copy)]
pub struct Looked<'r> {
    /// The folder of the law; none where it is built in.
    pub law: Option<&'r str>,
    /// The folder of the patterns; none where none were looked at.
    pub patterns: Option<&'r str>,
    /// The day from which the age of sources is counted.
    pub as_of: Day,
    /// Whether law could be read, so that everything was looked at.
    pub is_whole: bool,
    /// What was found, by file.
    pub reports: &'r [Report],
}

/// The text: what was looked at, what `drawn` says of each report, and a line that counts.
pub fn text(looked: &Looked<'_>, drawn: impl Fn(&Report) -> String) -> String {
    let law = looked.law.map_or_else(|| "built in".to_owned(), |name| format!("`{}`", visible(name)));
    let patterns = looked.patterns.map_or_else(
        || "none here, so nothing is said of what they name".to_owned(),
        |name| format!("`{}`", visible(name)),
    );
    let mut text = format!("Law: {law}\nPatterns: {patterns}\nSources as of {}\n", looked.as_of.prose());
    for report in looked.reports {
        text.push('\n');
        text.push_str(&drawn(report));
    }
    let counted = [(Severity::Error, "error"), (Severity::Warning, "warning")].map(|(severity, one)| {
        let count = count(looked, severity);
        if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") }
    });
    if looked.reports.is_empty() {
        text.push_str("Nothing to complain of.\n");
        return text;
    }
    text.push_str(&format!("\nIn all: {}.\n", counted.join(", ")));
    if !looked.is_whole {
        text.push_str("Mend the errors first: what is looked for in law that can be read was not looked for yet.\n");
    }
    text.push_str("`regimes explain CODE` says what a code means and how to mend it.\n");
    text
}

/// The same as indented JSON with a line break at its end.
///
/// # Errors
/// Where it cannot be written as JSON, which nothing in it brings about.
pub fn json(looked: &Looked<'_>) -> Result<String, serde_json::Error> {
    let findings: Vec<Value> =
        looked.reports.iter().flat_map(|report| report.diagnostics().iter().map(|one| finding(report, one))).collect();
    let all = json!({
        "law": looked.law,
        "patterns": looked.patterns,
        "asOf": looked.as_of.to_string(),
        "complete": looked.is_whole,
        "errors": count(looked, Severity::Error),
        "warnings": count(looked, Severity::Warning),
        "findings": findings,
    });
    let mut text = serde_json::to_string_pretty(&all)?;
    text.push('\n');
    Ok(text)
}

fn finding(report: &Report, one: &Located) -> Value {
    let what = &one.diagnostic;
    let related: Vec<Value> = what
        .related
        .iter()
        .zip(&one.related)
        .map(|((_, words), place)| {
            let mut related = at(report, place);
            related["message"] = words.as_str().into();
            related
        })
        .collect();
    let mut finding = json!({
        "code": what.code.as_str(),
        "severity": what.severity().as_str(),
        "message": what.message,
        "label": what.label,
        "help": what.help,
        "related": related,
    });
    if let (Value::Object(finding), Value::Object(at)) = (&mut finding, at(report, &one.place)) {
        finding.extend(at);
    }
    finding
}

/// Lines and columns count from 1, columns in characters; the end is the place after the last character.
fn at(report: &Report, place: &Place) -> Value {
    json!({
        "file": report.name(),
        "line": place.line,
        "column": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    })
}

fn count(looked: &Looked<'_>, severity: Severity) -> usize {
    looked.reports.iter().map(|report| report.count(severity)).sum()
}
