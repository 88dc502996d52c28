//! What an assessment is open on, and the sets of missing things that would settle it.

use std::collections::BTreeMap;

use super::assessment::{About, Gap, Need, OpenReason, Reason};
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
pub(super) fn open<'a>(
    words: Words<'a>,
    trace: &'a Trace<'a>,
    rungs: &[Rung],
    readers: &[String],
    masks: &'a [u8],
) -> Open {
    let asked = words.asked(masks);
    let questions = Questions::of(&asked, trace);
    let mut open = Open { reasons: Vec::new(), gaps: Vec::new(), cut: false };
    // Rungs at which the same is missing share one search.
    let mut searches: Vec<(Missing, Vec<Rung>)> = Vec::new();
    for rung in rungs {
        match searches.iter_mut().find(|(missing, _)| missing.alike & rung.bit() != 0) {
            Some((_, rungs)) => rungs.push(*rung),
            None => searches.push((questions.missing(*rung, false), vec![*rung])),
        }
    }
    for (missing, rungs) in &searches {
        open.cut |= missing.cut;
        for fact in used(missing) {
            let reason = reason(words, fact);
            // What support lacks is told of each rung.
            if matches!(fact.kind, Kind::Support(_)) {
                let each = |rung: &Rung| OpenReason {
                    rungs: vec![*rung],
                    lacks: Some(words.lacks(*rung, readers)),
                    ..reason.clone()
                };
                open.reasons.extend(rungs.iter().map(each));
            } else {
                open.reasons.push(OpenReason { rungs: rungs.clone(), ..reason });
            }
        }
        open.gaps.extend(gaps(words, missing, rungs, readers));
    }
    open.gaps.sort_by_key(|gap| gap.rung);
    open.reasons.sort_by(|a, b| same(a).cmp(&same(b)));
    open.reasons.dedup_by(|next, one| {
        let is_same = same(next) == same(one);
        if is_same {
            one.rungs.append(&mut next.rungs);
            one.nodes.append(&mut next.nodes);
        }
        is_same
    });
    for reason in &mut open.reasons {
        reason.rungs.sort_unstable();
        reason.rungs.dedup();
        reason.nodes.sort();
        reason.nodes.dedup();
    }
    open.reasons.sort_by(|a, b| order(a).cmp(&order(b)));
    open
}

/// What makes two reasons one.
fn same(reason: &OpenReason) -> (Reason, Option<&str>, Option<&str>, &About, &str, Option<&str>) {
    (
        reason.reason,
        reason.question.as_deref(),
        reason.pointer.as_deref(),
        &reason.about,
        &reason.text,
        reason.lacks.as_deref(),
    )
}

/// Reasons at the lowest rung first, judgements before facts of support.
fn order(reason: &OpenReason) -> (Option<Rung>, bool, Reason, Option<&str>, Option<&str>, &About, &str) {
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
fn used<'m, 'a>(missing: &'m Missing<'a>) -> impl Iterator<Item = &'m Fact<'a>> {
    let alleged = || missing.sets.iter().filter(|set| !supposes(missing, set));
    let any = alleged().next().is_some();
    let mut is_used = vec![false; missing.facts.len()];
    for ix in missing.sets.iter().filter(|set| !any || !supposes(missing, set)).flat_map(|set| set.iter()) {
        if let Some(flag) = is_used.get_mut(*ix as usize) {
            *flag = true;
        }
    }
    missing.facts.iter().zip(is_used).filter(|(_, is_used)| *is_used).map(|(fact, _)| fact)
}

/// Whether a set needs to know what the file merely leaves open: who did an act, which posts were held.
fn supposes(missing: &Missing, set: &[u32]) -> bool {
    set.iter().filter_map(|ix| missing.facts.get(*ix as usize)).any(|fact| fact.kind.is_hers() && !fact.is_writable())
}

/// The sets that the advocate could write into the file, the smallest first, for each of the rungs.
fn gaps(words: Words, missing: &Missing, rungs: &[Rung], readers: &[String]) -> Vec<Gap> {
    let fact = |ix: &u32| missing.facts.get(*ix as usize);
    let is_writable = |set: &&Set| !set.is_empty() && set.iter().filter_map(fact).all(Fact::is_writable);
    let mut sets: Vec<&Set> = missing.sets.iter().filter(is_writable).collect();
    let mut pointers: BTreeMap<u32, String> = BTreeMap::new();
    for ix in sets.iter().flat_map(|set| set.iter()) {
        if let Some(fact) = fact(ix) {
            pointers.entry(*ix).or_insert_with(|| pointer(words, fact));
        }
    }
    // Sets are ordered by their size and the places they are written in.
    sets.sort_by_cached_key(|set| {
        let mut places: Vec<&str> = set.iter().filter_map(|ix| pointers.get(ix)).map(String::as_str).collect();
        places.sort_unstable();
        (set.len(), places)
    });
    sets.truncate(MOST_GAPS);
    let mut needs: BTreeMap<u32, Need> = BTreeMap::new();
    for ix in sets.iter().flat_map(|set| set.iter()) {
        if let (Some(fact), Some(pointer)) = (fact(ix), pointers.get(ix)) {
            needs.entry(*ix).or_insert_with(|| need(words, fact, pointer));
        }
    }
    let gap = |(rung, set): (&Rung, &&Set)| {
        let need = |ix: &u32| Some(Need { lacks: lacks(words, fact(ix)?, *rung, readers), ..needs.get(ix)?.clone() });
        let mut needs: Vec<Need> = set.iter().filter_map(need).collect();
        needs.sort_by(|a, b| a.pointer.cmp(&b.pointer).then_with(|| a.needed.cmp(&b.needed)));
        Gap { rung: *rung, needs }
    };
    rungs.iter().flat_map(|rung| sets.iter().map(move |set| (rung, set))).map(gap).collect()
}

/// A missing thing, without what its support lacks at a rung.
fn need(words: Words, fact: &Fact, pointer: &str) -> Need {
    Need {
        pointer: pointer.to_owned(),
        needed: words.needed_of(fact),
        lacks: None,
        question: words.question(fact),
        supposes: fact.supposes(),
        about: words.about(fact),
        nodes: nodes(words, fact),
    }
}

/// What a missing thing leaves open, without the rungs and without what its support lacks there.
fn reason(words: Words, fact: &Fact) -> OpenReason {
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
        rungs: Vec::new(),
        text: words.question(fact),
        lacks: None,
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
