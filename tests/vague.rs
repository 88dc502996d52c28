//! A case of thirty acts that says almost nothing is answered with bounded work, and the answer says where it was cut.

#![allow(clippy::expect_used, reason = "a test that cannot be set up has failed")]

mod support;

use regimes::engine::missing::{Asked, missing};
use regimes::engine::{Assessor, Facts};
use regimes::law::Law;
use regimes::plan::{Ask, OpenReason, assess};
use regimes::terms::kind::{Rung, Truth};
use support::vague::{self, ACTS, PERSONS};
use support::{AS_OF, day, program, read};

/// Findings that one act may add to a trace: the law is walked once for each act, not for each way to combine them.
const FINDINGS_AN_ACT: usize = 6_000;

/// Sets that are kept of one finding: those that can be written, and some that cannot.
const SETS: usize = 64 + 16;

/// Gaps that are shown of one assessment at one rung.
const GAPS: usize = 8;

#[test]
fn work_grows_with_the_acts_and_not_with_their_combinations() {
    let law = Law::built_in();
    let today = program(&law, day(AS_OF));
    let case = read("vague", &vague::case(), &law).expect("a case");
    let facts = Facts::of(&case, &law.vocabulary, today.names.clone());
    let assessor = Assessor::new(&today, &facts);
    for at in 0..today.regimes.len() {
        for subject in facts.subjects() {
            let Some(trace) = assessor.trace(at, subject) else { continue };
            let findings = trace.root().map_or(0, |root| root as usize + 1);
            assert!(findings < FINDINGS_AN_ACT * ACTS, "{findings} findings");
            let asked = Asked { program: &today, facts: &facts, masks: assessor.masks(at) };
            for rung in Rung::ALL {
                let found = missing(&asked, &trace, rung, false);
                assert!(found.sets.len() <= SETS, "{} sets", found.sets.len());
                assert!(found.facts.len() <= findings, "{} facts of {findings} findings", found.facts.len());
            }
        }
    }
}

#[test]
fn the_plan_is_whole_and_says_where_it_was_cut() {
    let law = Law::built_in();
    let case = read("vague", &vague::case(), &law).expect("a case");
    let plan = assess(&law, &case, day(AS_OF), &Ask::default());
    assert_eq!(plan.subjects.len(), PERSONS);
    assert_eq!(plan.assessments.len(), PERSONS * plan.regimes.len());
    for one in &plan.assessments {
        for rung in Rung::ALL {
            let gaps = one.gaps.iter().filter(|gap| gap.rung == rung).count();
            assert!(gaps <= GAPS, "{gaps} gaps");
        }
        let open = one.truth.as_ref().is_some_and(|truth| truth.alleged == Truth::Open);
        // What turns on discretion or on a listing alone asks nothing of the acts.
        let of_acts = |reason: &OpenReason| {
            reason.about.act.is_some() || reason.pointer.as_ref().is_some_and(|at| at.starts_with("/acts/"))
        };
        if open && one.open_because.iter().any(of_acts) {
            // Of thirty acts each would do: more sets than are kept.
            assert!(one.gaps_cut, "{} under {} does not say that it was cut", one.subject, one.regime);
            // It asks nothing of victims, of whom the case says nothing.
            let shown = one.regime != "gb-hr" || one.gaps.iter().any(|gap| gap.rung == Rung::Alleged);
            assert!(shown, "{} under {} is open and shows nothing that would settle it", one.subject, one.regime);
        }
    }
    assert!(plan.assessments.iter().any(|one| one.gaps_cut));
}
