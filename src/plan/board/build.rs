//! From assessments to the board: each question once, the one that settles most first.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

use indexmap::IndexMap;

use super::support;
use super::ways::{self, DoorKey, Same, Way};
use super::{AnswerPlace, Board, Carried, Door, NodeName, NotHers, Question, WaysIn};
use crate::plan::assessment::{Assessment, OpenReason, Reason};
use crate::plan::report::{RegimeInfo, SubjectInfo};
use crate::plan::standing::Standing;
use crate::terms::kind::Rung;

/// Questions, each found again by what it is.
type Collected<'p> = IndexMap<Same<'p>, Collecting<'p>>;

/// A question while it is put together.
struct Collecting<'p> {
    question: Question,
    alone: BTreeSet<DoorKey<'p>>,
    /// Those that a set of answers would settle in which this one stands.
    settled: BTreeSet<DoorKey<'p>>,
    doors: BTreeSet<DoorKey<'p>>,
}

/// What is missing across all assessments.
pub(in crate::plan) fn board(
    assessments: &[Assessment],
    subjects: &IndexMap<String, SubjectInfo>,
    regimes: &IndexMap<String, RegimeInfo>,
) -> Board {
    let is_dead = |one: &Assessment| subjects.get(&one.subject).is_some_and(|subject| subject.deceased);
    let asked: Vec<&Assessment> = assessments.iter().filter(|one| ways::is_asked(one, is_dead(one))).collect();
    let chosen = ways::chosen(&asked);
    let (mut first, mut later) = (Collected::default(), Collected::default());
    for assessment in &asked {
        collect(assessment, chosen.get(&ways::door(assessment)).map_or(&[], Vec::as_slice), &mut first, &mut later);
    }
    // Those that settle most come first; of equals, the one that came up first.
    first.sort_by_key(|_, one| {
        let [alone, settled, doors] = [&one.alone, &one.settled, &one.doors].map(|doors| Reverse(doors.len()));
        (one.question.supposes, alone, settled, doors)
    });
    drop_repeated(&first, &mut later);
    let not_hers =
        assessments.iter().filter(|one| ways::is_asked(one, is_dead(one)) || one.standing == Standing::Discretionary);
    Board {
        ways: asked.iter().filter_map(|assessment| ways_in(assessment, &chosen, &first)).collect(),
        questions: first.into_values().map(|one| finished(one, regimes)).collect(),
        other_ways: later.into_values().map(|one| finished(one, regimes)).collect(),
        is_cut: asked.iter().any(|one| one.gaps_cut),
        not_hers: not_hers_of(not_hers),
        support: support::lacking(assessments),
        below_bar: support::below_bar(assessments, regimes),
    }
}

fn collect<'p>(assessment: &'p Assessment, ways: &[Way<'p>], first: &mut Collected<'p>, later: &mut Collected<'p>) {
    let door = ways::door(assessment);
    for reason in ways::as_alleged(assessment).filter(|one| one.reason.is_hers()) {
        let answers = || ways.iter().flat_map(|way| way.answers.iter().map(move |answer| (way, answer)));
        let serving = || answers().filter(|(_, (_, other))| std::ptr::eq(*other, reason));
        if serving().next().is_none() && !ways.is_empty() {
            put(later, reason, assessment);
            continue;
        }
        let one = put(first, reason, assessment);
        one.doors.insert(door);
        for (way, (need, _)) in serving() {
            add(&mut one.question.met_if, need.needed.clone());
            one.question.supposes |= need.supposes;
            one.settled.insert(door);
            if way.answers.len() == 1 {
                one.alone.insert(door);
            }
        }
    }
}

/// The question that a reason puts, with the place, the node and the subject added to it.
fn put<'q, 'p>(
    to: &'q mut Collected<'p>,
    reason: &'p OpenReason,
    assessment: &'p Assessment,
) -> &'q mut Collecting<'p> {
    let one = to.entry(Same::of(reason, assessment)).or_insert_with(|| Collecting {
        question: Question {
            reason: reason.reason,
            text: reason.text.clone(),
            question: reason.question.clone(),
            answer_in: Vec::new(),
            met_if: Vec::new(),
            asked_by: Vec::new(),
            subjects: Vec::new(),
            doors: Vec::new(),
            carried_by: Vec::new(),
            supposes: false,
        },
        alone: BTreeSet::new(),
        settled: BTreeSet::new(),
        doors: BTreeSet::new(),
    });
    let question = &mut one.question;
    let is_here = |place: &&mut AnswerPlace| place.pointer == reason.pointer && place.about == reason.about;
    match question.answer_in.iter_mut().find(is_here) {
        Some(place) => add(&mut place.subjects, assessment.subject.clone()),
        None => question.answer_in.push(AnswerPlace {
            pointer: reason.pointer.clone(),
            about: reason.about.clone(),
            subjects: vec![assessment.subject.clone()],
        }),
    }
    for node in &reason.nodes {
        add(&mut question.asked_by, named(assessment, node));
    }
    add(&mut question.subjects, assessment.subject.clone());
    one
}

/// What stands on a chosen way of somebody's is not said again among the others.
fn drop_repeated(first: &Collected, later: &mut Collected) {
    later.retain(|key, one| {
        if let Some(known) = first.get(key) {
            let said = &known.question.answer_in;
            let is_said =
                |place: &AnswerPlace| said.iter().any(|one| one.pointer == place.pointer && one.about == place.about);
            one.question.answer_in.retain(|place| !is_said(place));
        }
        !one.question.answer_in.is_empty()
    });
}

/// Which answers would meet an assessment as alleged, by number from 1.
fn ways_in<'p>(
    assessment: &'p Assessment,
    chosen: &HashMap<DoorKey<'p>, Vec<Way<'p>>>,
    first: &Collected<'p>,
) -> Option<WaysIn> {
    let mut sets: Vec<Vec<usize>> = Vec::new();
    let ways = chosen.get(&ways::door(assessment))?;
    let supposes = ways.iter().all(|way| way.answers.iter().any(|(need, _)| need.supposes));
    for way in ways {
        let number = |reason| Some(first.get_index_of(&Same::of(reason, assessment))? + 1);
        let numbers: BTreeSet<usize> = way.answers.iter().map(|(_, reason)| number(reason)).collect::<Option<_>>()?;
        add(&mut sets, numbers.into_iter().collect());
    }
    let (subject, regime) = (assessment.subject.clone(), assessment.regime.clone());
    (!sets.is_empty()).then_some(WaysIn { subject, regime, sets, supposes })
}

/// The question with its doors, and what evidence would carry an answer up.
fn finished(one: Collecting, regimes: &IndexMap<String, RegimeInfo>) -> Question {
    let Collecting { mut question, alone, settled, doors } = one;
    question.doors = doors
        .iter()
        .map(|door| Door {
            subject: door.0.to_owned(),
            regime: door.1.to_owned(),
            // An answer is alleged until evidence stands beside it; and where no set of answers settles it, it stays open.
            to: if settled.contains(door) { Standing::Eligible } else { Standing::Open },
            alone: alone.contains(door),
        })
        .collect();
    // A judgement follows the evidence of what it is about.
    if question.reason != Reason::Judgement {
        let of_doors = |rung: Rung| -> Vec<String> {
            let asks = |id: &str| regimes.get(id).is_some_and(|regime| regime.evidence_bar.contains(&rung));
            let ids: BTreeSet<&str> = doors.iter().map(|door| door.1).filter(|id| asks(id)).collect();
            ids.into_iter().map(str::to_owned).collect()
        };
        let takes = [
            (Rung::Evidenced, "one item of evidence beside it"),
            (Rung::Corroborated, "a second source that does not rest on the first"),
            (Rung::Disclosable, "an item cleared for every reader of the channel"),
        ];
        let carried =
            takes.into_iter().map(|(rung, takes)| Carried { rung, takes: takes.to_owned(), asked_by: of_doors(rung) });
        question.carried_by = carried.collect();
    }
    question
}

fn not_hers_of<'p>(assessments: impl Iterator<Item = &'p Assessment>) -> Vec<NotHers> {
    let mut all: Vec<NotHers> = Vec::new();
    for assessment in assessments {
        for reason in ways::as_alleged(assessment).filter(|one| !one.reason.is_hers()) {
            let nodes = reason.nodes.iter().map(|node| named(assessment, node));
            match all.iter_mut().find(|one| one.reason == reason.reason && one.text == reason.text) {
                Some(known) => {
                    nodes.for_each(|node| add(&mut known.asked_by, node));
                    add(&mut known.subjects, assessment.subject.clone());
                }
                None => all.push(NotHers {
                    reason: reason.reason,
                    text: reason.text.clone(),
                    asked_by: nodes.collect(),
                    subjects: vec![assessment.subject.clone()],
                }),
            }
        }
    }
    all
}

fn named(assessment: &Assessment, node: &str) -> NodeName {
    NodeName { regime: assessment.regime.clone(), node: node.to_owned() }
}

/// Adds what is not there yet.
fn add<T: PartialEq>(to: &mut Vec<T>, one: T) {
    if !to.contains(&one) {
        to.push(one);
    }
}
