//! What would better support what is met already: statements that an answer rests on and that no evidence, one source
//! only, or nothing cleared carries.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;

use super::{BelowBar, Lacking};
use crate::plan::assessment::{Assessment, OpenReason};
use crate::plan::report::RegimeInfo;
use crate::plan::standing::Standing;
use crate::terms::kind::{Rung, Truth};

/// Statements that lack the same support, of whatever is met as alleged.
pub(super) fn lacking(assessments: &[Assessment]) -> Vec<Lacking> {
    let mut lacking: BTreeMap<(Vec<Rung>, &str), BTreeSet<&str>> = BTreeMap::new();
    let met = |one: &&Assessment| matches!(one.standing, Standing::Ready | Standing::Eligible);
    for assessment in assessments.iter().filter(met) {
        for reason in short_of(assessment) {
            if let (Some(pointer), Some(lacks)) = (&reason.pointer, &reason.lacks) {
                lacking.entry((reason.rungs.clone(), lacks)).or_default().insert(pointer);
            }
        }
    }
    let told = lacking.into_iter().map(|((rungs, lacks), statements)| Lacking {
        lacks: lacks.to_owned(),
        rungs,
        statements: statements.into_iter().map(str::to_owned).collect(),
    });
    told.collect()
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

/// Regimes whose practice asks for more than is there.
pub(super) fn below_bar(assessments: &[Assessment], regimes: &IndexMap<String, RegimeInfo>) -> Vec<BelowBar> {
    let below = regimes.iter().filter(|(id, regime)| {
        let is_short = |one: &Assessment| {
            one.regime == **id
                && one.standing == Standing::Eligible
                && one.truth.is_some_and(|truth| regime.evidence_bar.iter().any(|rung| truth.at(*rung) != Truth::Met))
        };
        assessments.iter().any(is_short)
    });
    let told = below.map(|(id, regime)| BelowBar {
        regime: id.clone(),
        rungs: regime.evidence_bar.clone(),
        is_ours: regime.evidence_bar_is_ours,
    });
    told.collect()
}
