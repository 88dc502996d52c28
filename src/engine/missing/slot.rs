//! The places where missing values would be written, and the values that would do: one value may answer several questions.

use std::cell::OnceCell;

use super::value::{Answers, Question, Value, said};
use crate::engine::Map;
use crate::engine::evaluate::{Needed, Why};
use crate::engine::facts::{Facts, Ix};
use crate::engine::place::{Attribute, Item, Place};
use crate::engine::trace::Trace;
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
    pub(super) fn of(place: Place, needed: Needed) -> Slot {
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
fn is_of_span(place: Place, needed: Needed) -> bool {
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
pub(super) struct Slots<'a> {
    asked: Map<Slot, Tried<'a>>,
    days: OnceCell<Map<Ix, Vec<Day>>>,
}

/// Questions about one slot, and the values that are tried there. Most slots of a trace stand where nothing is searched,
/// so that values are found when they are first asked for.
#[derive(Default)]
struct Tried<'a> {
    questions: Vec<(Place, Needed<'a>)>,
    /// What is asked there of a value that is said.
    of_said: Vec<(Place, Needed<'a>)>,
    values: OnceCell<Values>,
}

/// Values, with how each answers every question.
#[derive(Default)]
struct Values {
    values: Vec<Value>,
    /// As many to each value as there are questions.
    answers: Vec<Answers>,
}

impl<'a> Slots<'a> {
    /// Gathers every open question of a trace.
    pub(super) fn of(trace: &Trace<'a>) -> Slots<'a> {
        let mut asked: Map<Slot, Tried> = Map::default();
        for atom in trace.atoms() {
            let (Why::Missing(needed) | Why::Vague(needed) | Why::Disputed(needed)) = atom.why else { continue };
            let questions = &mut asked.entry(Slot::of(atom.place, needed)).or_default().questions;
            if !questions.iter().any(|(_, known)| *known == needed) {
                questions.push((atom.place, needed));
            }
        }
        for atom in trace.atoms().iter().filter(|atom| atom.why == Why::Said) {
            let Some(needed) = atom.asked else { continue };
            if let Some(tried) = asked.get_mut(&Slot::of(atom.place, needed))
                && !tried.of_said.iter().any(|(_, known)| *known == needed)
            {
                tried.of_said.push((atom.place, needed));
            }
        }
        Slots { asked, days: OnceCell::new() }
    }

    /// Whether something is to be written there.
    pub(super) fn is_open(&self, slot: Slot) -> bool {
        self.asked.contains_key(&slot)
    }

    /// Days tried in the dates of an act, for any link.
    pub(super) fn days(&self, facts: &Facts, act: Ix) -> &[Day] {
        let days = self.days.get_or_init(|| {
            let mut days: Map<Ix, Vec<Day>> = Map::default();
            for (slot, tried) in self.asked.iter().filter(|(slot, _)| matches!(slot, Slot::Dates(_))) {
                for value in &tried.values(facts, *slot).values {
                    if let Value::HeldOn(day, Some(act)) = value {
                        days.entry(*act).or_default().push(*day);
                    }
                }
            }
            for days in days.values_mut() {
                days.sort_unstable();
                days.dedup();
            }
            days
        });
        days.get(&act).map_or(&[], Vec::as_slice)
    }

    /// The values that make a question come out as wanted.
    pub(super) fn answers(
        &self,
        facts: &Facts,
        place: Place,
        needed: Needed,
        wanted: bool,
    ) -> impl Iterator<Item = Value> {
        let slot = Slot::of(place, needed);
        let tried = self.asked.get(&slot);
        let questions = tried.map_or(&[][..], |tried| &tried.questions);
        let at = questions.iter().position(|(of, asked)| *of == place && *asked == needed);
        let values = tried.map(|tried| tried.values(facts, slot));
        let all =
            values.into_iter().flat_map(|known| known.values.iter().zip(known.answers.chunks(questions.len().max(1))));
        // Asked of a value that is said: another in its place might answer it.
        let own = at.is_none().then(|| Question::of(facts, place, needed));
        let right = all.filter(move |(value, answers)| {
            let known = at.and_then(|at| answers.get(at)).copied();
            known.or_else(|| Some(value.answers(facts, own.as_ref()?))).is_some_and(|answers| answers.is(wanted))
        });
        right.map(|(value, _)| *value)
    }
}

impl Tried<'_> {
    /// Leaves out terms that, written in place of the one that is said, would not answer whatever that one does.
    fn keep_answering(&self, facts: &Facts, place: Place, values: &mut Vec<Value>) {
        let Some(said) = said(facts, place) else { return };
        let questions: Vec<Question> =
            self.of_said.iter().map(|(of, needed)| Question::of(facts, *of, *needed)).collect();
        let is = |value: &Value, question| value.answers(facts, question).is(true);
        values.retain(|value| match value {
            Value::Term(list, _) => {
                let said = Value::Term(*list, said);
                questions.iter().all(|question| !is(&said, question) || is(value, question))
            }
            _ => true,
        });
    }

    /// Values to try: what each question names, kept apart only where they answer the questions differently.
    fn values(&self, facts: &Facts, slot: Slot) -> &Values {
        self.values.get_or_init(|| {
            let mut all: Vec<Value> = Vec::new();
            for (place, needed) in &self.questions {
                for value in Value::named_by(facts, *place, *needed) {
                    if !all.contains(&value) {
                        all.push(value);
                    }
                }
            }
            if let Slot::Place(place) = slot {
                all.retain(|value| value.may_be_at(facts, place));
                self.keep_answering(facts, place, &mut all);
            }
            if slot.is_list() {
                all.push(Value::Nothing);
            }
            let questions: Vec<Question> =
                self.questions.iter().map(|(place, needed)| Question::of(facts, *place, *needed)).collect();
            let mut kept = Values::default();
            for value in all {
                if kept.values.len() == MOST_VALUES {
                    break;
                }
                let known = kept.answers.len();
                kept.answers.extend(questions.iter().map(|question| value.answers(facts, question)));
                let (before, says) = kept.answers.split_at(known);
                if before.chunks(questions.len().max(1)).any(|other| other == says) {
                    kept.answers.truncate(known);
                } else {
                    kept.values.push(value);
                }
            }
            kept
        })
    }
}
