//! Whom and what the file reaches beyond the subjects: other candidates, and entities that a listing would catch unnamed.

use indexmap::IndexMap;

use super::page::Page;
use super::words;
use crate::plan::{Plan, Reaching};
use crate::render::bidi::isolate;

/// Others whom the same file may reach, a line each.
pub(super) fn candidates(page: &mut Page, plan: &Plan) {
    if plan.other_candidates.is_empty() {
        return;
    }
    page.heading("Others whom the same file may reach");
    let mut by_party: IndexMap<&str, Vec<String>> = IndexMap::new();
    for candidate in &plan.other_candidates {
        let truth = words::outcome(candidate.truth).to_lowercase();
        by_party.entry(&candidate.party).or_default().push(format!("{} {truth}", candidate.regime));
    }
    for (party, regimes) in by_party {
        page.item(2, &format!("{}: {}", isolate(party), regimes.join(", ")));
    }
    page.item(2, "They are not proposed in the file: mark one with \"subject\": true to see more.");
}

/// What a listing would freeze without naming it, and what not.
pub(super) fn reached(page: &mut Page, plan: &Plan) {
    let mut lines: Vec<String> = Vec::new();
    for assessment in &plan.assessments {
        for reach in &assessment.reaches {
            let caught = match reach.outcome {
                Reaching::Caught => "would be caught",
                Reaching::CannotBeTold => "cannot be told",
                Reaching::NotCaught => "would not be caught",
            };
            let mut line = format!(
                "{} with {} under {} ({}): {caught}, {}; {}",
                isolate(&reach.entity),
                isolate(&assessment.subject),
                assessment.regime,
                reach.title,
                reach.share,
                reach.because
            );
            if let Some(unsettled) = &reach.unsettled {
                line.push_str(&format!("; the law is unsettled: {unsettled}"));
            }
            if reach.officially_read == Some(false) {
                line.push_str(" (text not read in an official source)");
            }
            lines.push(line);
        }
    }
    if lines.is_empty() {
        return;
    }
    page.heading("What a listing would reach through ownership and control");
    for line in lines {
        page.item(2, &line);
    }
}
