//! Which answers to ask for first: for each open assessment the fewest that would meet it, and of equally few those that
//! serve other assessments too.

use std::collections::{HashMap, HashSet};

use crate::plan::assessment::{About, Assessment, Gap, Need, OpenReason, Reason};
use crate::plan::standing::Standing;
use crate::terms::kind::{Rung, Truth};

/// Answers that are asked of one assessment, if its first way does not need more.
const MOST_ANSWERS: usize = 4;

/// An assessment: subject and regime.
pub(super) type DoorKey<'p> = (&'p str, &'p str);

/// Answers that together would meet an assessment as alleged, each with the reason for which it is open.
pub(super) struct Way<'p> {
    pub answers: Vec<(&'p Need, &'p OpenReason)>,
}

/// What makes the questions of two subjects one: all but the subject itself.
#[derive(PartialEq, Eq, Hash)]
pub(super) struct Same<'p> {
    reason: Reason,
    question: Option<&'p str>,
    text: &'p str,
    party: Option<&'p str>,
    act: Option<&'p str>,
    link: Option<&'p str>,
    victim: Option<u32>,
}

impl<'p> Same<'p> {
    pub fn of(reason: &'p OpenReason, assessment: &'p Assessment) -> Same<'p> {
        Same {
            reason: reason.reason,
            question: reason.question.as_deref(),
            text: &reason.text,
            party: reason.about.party.as_deref().filter(|party| *party != assessment.subject),
            act: reason.about.act.as_deref(),
            link: reason.about.link.as_deref(),
            victim: reason.about.victim,
        }
    }
}

/// The ways chosen for each of these open assessments.
pub(super) fn chosen<'p>(open: &[&'p Assessment]) -> HashMap<DoorKey<'p>, Vec<Way<'p>>> {
    let open: Vec<(&Assessment, Vec<Way>)> = open.iter().map(|one| (*one, shortest(one))).collect();
    let mut doors: HashMap<Same, HashSet<DoorKey>> = HashMap::new();
    for (assessment, ways) in &open {
        for (_, reason) in ways.iter().flat_map(|way| &way.answers) {
            doors.entry(Same::of(reason, assessment)).or_default().insert(door(assessment));
        }
    }
    let served = |assessment: &'p Assessment, way: &Way<'p>| -> usize {
        let served = |reason| doors.get(&Same::of(reason, assessment)).map_or(0, HashSet::len);
        way.answers.iter().map(|(_, reason)| served(reason)).sum()
    };
    let mut chosen = HashMap::new();
    for (assessment, mut ways) in open {
        let best = ways.iter().map(|way| served(assessment, way)).max();
        ways.retain(|way| Some(served(assessment, way)) == best);
        chosen.insert(door(assessment), first_few(ways));
    }
    chosen
}

/// The first way, and the next ones as long as they do not ask too much.
fn first_few(ways: Vec<Way<'_>>) -> Vec<Way<'_>> {
    let mut asked: Vec<*const OpenReason> = Vec::new();
    let mut few = Vec::new();
    for way in ways {
        asked.extend(way.answers.iter().map(|(_, reason)| std::ptr::from_ref(*reason)));
        asked.sort_unstable();
        asked.dedup();
        if !few.is_empty() && asked.len() > MOST_ANSWERS {
            break;
        }
        few.push(way);
    }
    few
}

/// Which assessment.
pub(super) fn door(assessment: &Assessment) -> DoorKey<'_> {
    (&assessment.subject, &assessment.regime)
}

/// Whether questions are put for an assessment: not for a person who is recorded as dead.
pub(super) fn is_asked(assessment: &Assessment, is_dead: bool) -> bool {
    assessment.standing == Standing::Open && !is_dead
}

/// What an assessment is open on as alleged.
pub(in crate::plan) fn as_alleged(assessment: &Assessment) -> impl Iterator<Item = &OpenReason> {
    let is_open = assessment.truth.is_some_and(|truth| truth.alleged == Truth::Open);
    assessment.open_because.iter().filter(move |one| is_open && one.rungs.contains(&Rung::Alleged))
}

/// The smallest sets of answers that would meet an assessment as alleged; those that suppose what the file gives no sign of
/// only where there are no others.
fn shortest(assessment: &Assessment) -> Vec<Way<'_>> {
    let sets = || assessment.gaps.iter().filter(|gap| gap.rung == Rung::Alleged && !gap.needs.is_empty());
    let size = |gap: &Gap| (gap.needs.iter().any(|need| need.supposes), gap.needs.len());
    let least = sets().map(size).min();
    sets()
        .filter(|gap| Some(size(gap)) == least)
        .filter_map(|gap| {
            let reason = |need| as_alleged(assessment).find(|reason| is_about(need, reason));
            let answers: Option<Vec<_>> = gap.needs.iter().map(|need| Some((need, reason(need)?))).collect();
            Some(Way { answers: answers? })
        })
        .collect()
}

fn is_about(need: &Need, reason: &OpenReason) -> bool {
    let is_there = reason.pointer.as_ref().is_none_or(|pointer| *pointer == need.pointer);
    is_there && need.question == reason.text && (need.about == reason.about || need.about == About::default())
}
