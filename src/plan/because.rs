//! What an assessment is open on, and the sets of missing things that would settle it.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::report::{Gap, Need, OpenReason, Reason};
use super::words::Words;
use crate::engine::missing::{Fact, Kind, Missing, Questions, Set, Value};
use crate::engine::place::Place;
use crate::engine::trace::Trace;
use crate::terms::List;
use crate::terms::kind::Rung;

/// Sets shown for each rung.
const MOST_GAPS: usize = 8;

/// What is missing, by rung.
pub(super) struct Open {
    pub reasons: Vec<OpenReason>,
    pub gaps: Vec<Gap>,
    pub cut: bool,
}

/// Finds what is missing at each rung at which the trace is open. `rungs` are those.
pub(super) fn open<'a>(words: Words<'a>, trace: &Trace, rungs: &[Rung], readers: &[String], masks: &'a [u8]) -> Open {
    let mut open = Open { reasons: Vec::new(), gaps: Vec::new(), cut: false };
    let mut found: BTreeMap<Key, OpenReason> = BTreeMap::new();
    let questions = Questions::of(&words.asked(masks), trace);
    for rung in rungs {
        let missing = questions.missing(*rung, false);
        open.cut |= missing.cut;
        for fact in used(&missing) {
            let reason = reason(words, fact, *rung, readers);
            let key = Key {
                reason: reason.reason,
                pointer: reason.pointer.clone(),
                question: reason.question.clone(),
                about: reason.about.clone(),
                text: reason.text.clone(),
                lacks: reason.lacks.clone(),
            };
            match found.get_mut(&key) {
                Some(known) => {
                    known.rungs.push(*rung);
                    for node in reason.nodes {
                        if !known.nodes.contains(&node) {
                            known.nodes.push(node);
                        }
                    }
                }
                None => {
                    found.insert(key, reason);
                }
            }
        }
        open.gaps.extend(gaps(words, &missing, *rung, readers));
    }
    for reason in found.values_mut() {
        reason.rungs.sort_unstable();
        reason.rungs.dedup();
        reason.nodes.sort();
    }
    open.reasons = found.into_values().collect();
    open.reasons.sort_by(|a, b| order(a).cmp(&order(b)));
    open
}

/// What makes two reasons one.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    reason: Reason,
    question: Option<String>,
    pointer: Option<String>,
    about: super::report::About,
    text: String,
    lacks: Option<String>,
}

/// Reasons at the lowest rung first, judgements before facts of support.
fn order(reason: &OpenReason) -> (Option<Rung>, bool, Reason, Option<&str>, Option<&str>, &super::report::About, &str) {
    (
        reason.rungs.first().copied(),
        reason.lacks.is_some(),
        reason.reason,
        reason.pointer.as_deref(),
        reason.question.as_deref(),
        &reason.about,
        &reason.text,
    )
}

/// The facts that stand in a set. Sets that suppose what nobody alleges count only where there are no others.
fn used(missing: &Missing) -> impl Iterator<Item = &Fact> {
    let alleged = || missing.sets.iter().filter(|set| !supposes(missing, set));
    let any = alleged().next().is_some();
    let mut all: Vec<u32> =
        missing.sets.iter().filter(|set| !any || !supposes(missing, set)).flat_map(|set| set.iter().copied()).collect();
    all.sort_unstable();
    all.dedup();
    all.into_iter().filter_map(|ix| missing.facts.get(ix as usize))
}

/// Whether a set needs to know what the file merely leaves open: who did an act, which posts were held.
fn supposes(missing: &Missing, set: &[u32]) -> bool {
    set.iter().filter_map(|ix| missing.facts.get(*ix as usize)).any(|fact| fact.kind.is_hers() && !fact.is_writable())
}

/// A set of facts by its size and the places it is written in.
type Keyed<'a> = (usize, Vec<Rc<str>>, Vec<&'a Fact>);

/// The sets that the advocate could write into the file, the smallest first.
fn gaps(words: Words, missing: &Missing, rung: Rung, readers: &[String]) -> Vec<Gap> {
    let facts = |set: &Set| -> Vec<&Fact> { set.iter().filter_map(|ix| missing.facts.get(*ix as usize)).collect() };
    let writable =
        missing.sets.iter().map(facts).filter(|set| !set.is_empty() && set.iter().all(|fact| fact.is_writable()));
    let mut pointers: BTreeMap<Place, Rc<str>> = BTreeMap::new();
    let mut keyed: Vec<Keyed> = writable
        .map(|set| {
            let place = |fact: &&Fact| {
                let place = written_at(words, fact);
                pointers.entry(place).or_insert_with(|| place.pointer(words.facts).into()).clone()
            };
            let mut places: Vec<Rc<str>> = set.iter().map(place).collect();
            places.sort_unstable();
            (set.len(), places, set)
        })
        .collect();
    keyed.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
    keyed.truncate(MOST_GAPS);
    let gap = |(_, _, set): Keyed| {
        let mut needs: Vec<Need> = set.into_iter().map(|fact| need(words, fact, rung, readers)).collect();
        needs.sort_by(|a, b| a.pointer.cmp(&b.pointer).then_with(|| a.needed.cmp(&b.needed)));
        Gap { rung, needs }
    };
    keyed.into_iter().map(gap).collect()
}

fn need(words: Words, fact: &Fact, rung: Rung, readers: &[String]) -> Need {
    Need {
        pointer: pointer(words, fact),
        needed: words.needed_of(fact),
        lacks: lacks(words, fact, rung, readers),
        question: words.question(fact),
        about: words.about(fact),
        nodes: nodes(words, fact),
    }
}

fn reason(words: Words, fact: &Fact, rung: Rung, readers: &[String]) -> OpenReason {
    let reason = match &fact.kind {
        Kind::Answer(_) => Reason::Judgement,
        Kind::Resolution(_) => Reason::Conflict,
        Kind::Unsettled => Reason::Unsettled,
        Kind::Discretion => Reason::Discretion,
        Kind::Listing(..) => Reason::Depends,
        Kind::Value(_) | Kind::Support(_) | Kind::Absent(_) | Kind::Contradicted => Reason::Fact,
    };
    let question = match &fact.kind {
        Kind::Answer(question) => Some(words.facts.vocabulary.list(List::Question).name(*question).to_owned()),
        _ => None,
    };
    let is_place = matches!(reason, Reason::Fact | Reason::Conflict);
    OpenReason {
        reason,
        pointer: is_place.then(|| pointer(words, fact)),
        question,
        about: words.about(fact),
        nodes: nodes(words, fact),
        rungs: vec![rung],
        text: words.question(fact),
        lacks: matches!(fact.kind, Kind::Support(_)).then(|| words.lacks(rung, readers)),
    }
}

fn nodes(words: Words, fact: &Fact) -> Vec<String> {
    words.program.meta(fact.node).map(|meta| meta.name.to_owned()).into_iter().collect()
}

/// Where a missing thing is written. Support of a statement is written on the item, unless the attribute has its own.
fn written_at(words: Words, fact: &Fact) -> Place {
    match fact.kind {
        Kind::Support(support) if words.facts.support_of(fact.place.item) == Some(support) => {
            Place::whole(fact.place.item)
        }
        _ => fact.place,
    }
}

/// The JSON pointer of where a missing thing is written.
pub(super) fn pointer(words: Words, fact: &Fact) -> String {
    written_at(words, fact).pointer(words.facts)
}

fn lacks(words: Words, fact: &Fact, rung: Rung, readers: &[String]) -> Option<String> {
    match &fact.kind {
        Kind::Support(_) => Some(words.lacks(rung, readers)),
        Kind::Value(Value::Unsaid) => None,
        Kind::Value(_) | Kind::Absent(_) if rung != Rung::Alleged => Some(words.lacks(rung, readers)),
        _ => None,
    }
}
