//! The places where missing values would be written, and the values that would do: one value may answer several questions.

use super::value::Value;
use crate::engine::Map;
use crate::engine::evaluate::{Needed, Why};
use crate::engine::facts::{Facts, Ix};
use crate::engine::place::{Attribute, Item, Place};
use crate::engine::trace::{Trace, What};
use crate::terms::Day;

/// Values tried in one place; more would only repeat what these say.
const MOST_VALUES: usize = 24;

/// One place to write in: an attribute, or both dates of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Slot {
    /// An attribute.
    Place(Place),
    /// The dates of an item.
    Dates(Item),
}

impl Slot {
    pub(super) fn of(place: Place, needed: &Needed) -> Slot {
        if is_of_span(place, needed) { Slot::Dates(place.item) } else { Slot::Place(place) }
    }

    /// Whether several values can stand there at once.
    pub(super) fn is_list(self) -> bool {
        const SINGLE: [&str; 12] = [
            "mode",
            "rank",
            "type",
            "status",
            "share",
            "votes",
            "appointsBoardMajority",
            "date",
            "kind",
            "died",
            "regime",
            "jurisdiction",
        ];
        matches!(self, Slot::Place(Place { attribute: Attribute::Key(key), .. }) if !SINGLE.contains(&key))
    }
}

/// Whether a question is about when something held. The one date of a listing is a value like any other.
fn is_of_span(place: Place, needed: &Needed) -> bool {
    let asks = matches!(
        needed,
        Needed::OverlapWith(_)
            | Needed::HoldsOn(_)
            | Needed::BeganBy(_)
            | Needed::BeganFrom(_)
            | Needed::EndedBefore(_)
    );
    asks && !matches!(place.item, Item::Listing(..))
}

/// What is asked of each slot, and the values that are tried in it.
pub(super) struct Slots {
    asked: Map<Slot, Tried>,
    days: Map<Ix, Vec<Day>>,
}

/// Questions about one slot, and the values that are tried there, each with how it answers every question.
struct Tried {
    questions: Vec<(Place, Needed)>,
    values: Vec<(Value, Vec<Answers>)>,
}

/// Whether a value makes a question come out met, and not met.
type Answers = (bool, bool);

impl Slots {
    /// Gathers every open question of a trace.
    pub(super) fn of(facts: &Facts, trace: &Trace) -> Slots {
        let mut asked: Map<Slot, Vec<(Place, Needed)>> = Map::default();
        for (_, finding) in trace.iter() {
            let What::Atom(atom) = &finding.what else { continue };
            let (Why::Missing(needed) | Why::Vague(needed) | Why::Disputed(needed)) = &atom.why else { continue };
            let questions = asked.entry(Slot::of(atom.place, needed)).or_default();
            if !questions.iter().any(|(_, known)| known == needed) {
                questions.push((atom.place, needed.clone()));
            }
        }
        let asked: Map<Slot, Tried> = asked
            .into_iter()
            .map(|(slot, questions)| (slot, Tried { values: values(facts, slot, &questions), questions }))
            .collect();
        let mut days: Map<Ix, Vec<Day>> = Map::default();
        for (value, _) in asked.values().flat_map(|tried| &tried.values) {
            if let Value::HeldOn(day, Some(act)) = value {
                days.entry(*act).or_default().push(*day);
            }
        }
        for days in days.values_mut() {
            days.sort_unstable();
            days.dedup();
        }
        Slots { asked, days }
    }

    /// Whether something is to be written there.
    pub(super) fn is_open(&self, slot: Slot) -> bool {
        self.asked.contains_key(&slot)
    }

    /// Days tried in the dates of an act, for any link.
    pub(super) fn days(&self, act: Ix) -> &[Day] {
        self.days.get(&act).map_or(&[], Vec::as_slice)
    }

    /// The values that make a question come out as wanted.
    pub(super) fn answers(&self, facts: &Facts, place: Place, needed: &Needed, wanted: bool) -> Vec<Value> {
        let Some(tried) = self.asked.get(&Slot::of(place, needed)) else { return Vec::new() };
        let at = tried.questions.iter().position(|(of, asked)| *of == place && asked == needed);
        let answers = |value: &Value, answers: &[Answers]| match at.and_then(|at| answers.get(at)) {
            Some((met, not)) => *(if wanted { met } else { not }),
            // Asked of a value that is said: another in its place might answer it.
            None => value.settles(facts, place, needed, wanted),
        };
        tried.values.iter().filter(|(value, known)| answers(value, known)).map(|(value, _)| value.clone()).collect()
    }
}

/// Values to try: what each question names, kept apart only where they answer the questions differently.
fn values(facts: &Facts, slot: Slot, questions: &[(Place, Needed)]) -> Vec<(Value, Vec<Answers>)> {
    let mut all: Vec<Value> = Vec::new();
    for (place, needed) in questions {
        all.extend(Value::named_by(facts, *place, needed));
    }
    if let Slot::Place(place) = slot {
        all.retain(|value| value.may_be_at(facts, place));
    }
    if slot.is_list() {
        all.push(Value::Nothing);
    }
    let signature = |value: &Value| -> Vec<Answers> {
        questions
            .iter()
            .map(|(place, needed)| {
                (value.settles(facts, *place, needed, true), value.settles(facts, *place, needed, false))
            })
            .collect()
    };
    let mut kept: Vec<(Value, Vec<Answers>)> = Vec::new();
    for value in all {
        let says = signature(&value);
        if kept.len() < MOST_VALUES && !kept.iter().any(|(_, known)| *known == says) {
            kept.push((value, says));
        }
    }
    kept
}

/// The acts a value speaks of.
pub(super) fn act_of(item: Item) -> Option<Ix> {
    match item {
        Item::Act(act) => Some(act),
        _ => None,
    }
}
