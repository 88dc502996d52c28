//! What would better support what is met already: statements that an answer rests on and that no evidence, one source
//! only, or nothing cleared carries.

use std::collections::BTreeMap;

use super::super::bidi::isolate;
use super::page::Page;
use super::words;
use crate::plan::{Assessment, OpenReason, Plan, Standing};
use crate::terms::kind::{Rung, Truth};

/// Items of the case that are named for one kind of support.
const MOST_ITEMS: usize = 8;

/// The rungs that statements miss, what they lack for it, and those statements: item by item, what of it.
type Lacking = BTreeMap<(Vec<Rung>, String), BTreeMap<String, Vec<String>>>;

/// The section, where anything is met as alleged and short of support.
pub(super) fn print(page: &mut Page, plan: &Plan, full: bool) {
    let lacking = lacking(plan);
    if lacking.is_empty() {
        return;
    }
    page.heading("What would better support what is met");
    let most = if full { usize::MAX } else { MOST_ITEMS };
    for ((rungs, lacks), items) in &lacking {
        let rungs: Vec<&str> = rungs.iter().map(|rung| rung.as_str()).collect();
        page.item(2, &format!("Lacks {lacks}, and so is not yet {}:", words::joined(&rungs)));
        for (item, parts) in items.iter().take(most) {
            match parts.as_slice() {
                [one] if one.is_empty() => page.item(4, item),
                parts => {
                    let parts: Vec<&str> =
                        parts.iter().map(|part| if part.is_empty() { "itself" } else { part.as_str() }).collect();
                    page.item(4, &format!("{item}: {}", parts.join(", ")));
                }
            }
        }
        let more = items.len().saturating_sub(most);
        if more > 0 {
            page.item(4, &format!("and {more} more, shown with --full"));
        }
    }
    if lacking.keys().any(|(rungs, _)| rungs.contains(&Rung::Disclosable) && !rungs.contains(&Rung::Evidenced)) {
        page.item(2, "Clear an item for a reader only if those it could endanger agree.");
    }
    asked_for(page, plan);
}

fn lacking(plan: &Plan) -> Lacking {
    let mut lacking = Lacking::new();
    for assessment in plan.assessments.iter().filter(|one| matches!(one.standing, Standing::Ready | Standing::Eligible))
    {
        for reason in short_of(assessment) {
            let (Some(pointer), Some(lacks)) = (&reason.pointer, &reason.lacks) else { continue };
            let (item, rest) = words::item_and_rest(pointer);
            let items = lacking.entry((reason.rungs.clone(), isolate(lacks))).or_default();
            let parts = items.entry(item).or_default();
            if !parts.contains(&rest) {
                parts.push(rest);
            }
        }
    }
    lacking
}

/// What the statements lack that the answer rests on. Other ways of meeting the same criterion need no support.
fn short_of(assessment: &Assessment) -> Vec<&OpenReason> {
    let all = || assessment.open_because.iter().filter(|one| one.lacks.is_some());
    let relied_on =
        assessment.relies_on.get(&Rung::Alleged).map(|relies| relies.statements.as_slice()).unwrap_or_default();
    let these: Vec<&OpenReason> =
        all().filter(|one| one.pointer.as_ref().is_some_and(|pointer| relied_on.contains(pointer))).collect();
    if these.is_empty() { all().collect() } else { these }
}

/// Who asks for more than is there.
fn asked_for(page: &mut Page, plan: &Plan) {
    for (id, regime) in &plan.regimes {
        let is_short = |one: &Assessment| {
            one.regime == *id
                && one.standing == Standing::Eligible
                && one.truth.is_some_and(|truth| regime.evidence_bar.iter().any(|rung| truth.at(*rung) != Truth::Met))
        };
        if plan.assessments.iter().any(is_short) {
            let bar: Vec<&str> = regime.evidence_bar.iter().map(|rung| rung.as_str()).collect();
            let ours = if regime.evidence_bar_is_ours { " (our reading)" } else { "" };
            page.item(2, &format!("Below what practice asks for: {}, {}{ours}", isolate(id), words::joined(&bar)));
        }
    }
}
