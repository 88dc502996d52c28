//! Whom the file reaches beyond the subjects.

use indexmap::IndexMap;

use super::super::document::{Item, Line, Section, code, line};
use super::{Context, words};

/// Others whom the same file may reach, a line each.
pub(super) fn section(context: &Context) -> Option<Section> {
    let mut section = Section::new("Others whom the same file may reach");
    let mut by_party: IndexMap<&str, Vec<Line>> = IndexMap::new();
    for candidate in &context.plan.other_candidates {
        let truth = words::outcome(candidate.truth).to_lowercase();
        let regime = line![code(&candidate.regime), format!(" {truth}")];
        by_party.entry(&candidate.party).or_default().push(regime);
    }
    section.items(
        by_party.into_iter().map(|(party, regimes)| Item::new(line![code(party), ": ", Line::between(regimes, ", ")])),
    );
    if !context.plan.other_candidates.is_empty() {
        let mark = code("\"subject\": true");
        section.say(line!["They are not proposed in the file: mark one with ", mark, " to see more."]);
    }
    section.unless_empty()
}
