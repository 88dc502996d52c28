//! Single criteria: tests that ask for nothing, days that exclude each other, keys that belong to definitions.

use crate::diagnostic::{At, Code, Diagnostic};
use crate::law::node::{Node, Operator};

/// Checks one criterion. `is_definition`: whether it is the outermost node of a definition.
pub(super) fn check(pointer: &str, node: &Node, is_definition: bool) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    if !is_definition {
        let stated = [("needs", !node.about.needs.is_empty()), ("parameters", !node.about.parameters.is_empty())];
        for (key, _) in stated.into_iter().filter(|(_, stated)| *stated) {
            let message = format!("`{key}` stands only at the outermost criterion of a definition");
            found.push(
                Diagnostic::new(Code::UnknownKey, At::key(pointer, key), message).help("move it there, or remove it"),
            );
        }
    }
    if asks_nothing(&node.operator) {
        let key = node.operator_key();
        found.push(
            Diagnostic::new(Code::EmptyTest, At::key(pointer, key), format!("this `{key}` asks for nothing"))
                .help("say what it tests, or remove the criterion"),
        );
    }
    if let Operator::Act(act) = &node.operator
        && let (Some(before), Some(after)) = (act.before, act.after)
        && before.latest <= after.earliest
    {
        let message = format!("no act ends before {before} and begins on or after {after}");
        found.push(
            Diagnostic::new(Code::IntervalReversed, At::Value(format!("{pointer}/act/before")), message)
                .related(At::Value(format!("{pointer}/act/after")), "the first day")
                .help("`before` is the day after the last, `after` the first"),
        );
    }
    found
}

fn asks_nothing(operator: &Operator) -> bool {
    match operator {
        Operator::Victim(one) => {
            let places = [&one.activity_country, &one.citizenship, &one.residence, &one.located_in];
            let terms = [&one.activities, &one.statuses, &one.harms];
            places.iter().all(|one| one.is_none()) && terms.iter().all(|one| one.is_empty()) && one.and.is_none()
        }
        Operator::Act(one) => {
            let dates = one.before.is_none() && one.after.is_none();
            one.place.is_none() && dates && one.scale.is_empty() && one.breaches.is_empty()
        }
        Operator::Link(one) => {
            let percentages = one.share.is_none() && one.votes.is_none();
            percentages && one.appoints_board_majority.is_none() && one.concerns.is_none() && one.elements.is_empty()
        }
        Operator::Party(one) => {
            let lived = [&one.citizenship, &one.residence, &one.permanent_residence, &one.located_in];
            let made = [&one.registered_in, &one.organ_of];
            lived.iter().chain(&made).all(|one| one.is_none())
                && one.kind.is_none()
                && one.statuses.is_empty()
                && one.office.is_none()
                && one.died.is_none()
        }
        Operator::Listed(one) => {
            let lists = [&one.regimes, &one.jurisdictions, &one.status, &one.by, &one.measure];
            lists.iter().all(|one| one.is_empty()) && one.ago.is_none() && one.for_act.is_none()
        }
        Operator::Recorded(one) => [&one.party, &one.act, &one.case].iter().all(|one| one.is_empty()),
        _ => false,
    }
}
