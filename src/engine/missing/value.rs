//! One value that would be written in one place, and which questions it answers.

use crate::engine::evaluate::{Countries, Needed};
use crate::engine::facts::{Fact, FactList, Facts, Ix};
use crate::engine::outcome::Tri;
use crate::engine::place::{Attribute, Item, Place};
use crate::engine::program::{PlaceHow, PlaceTest};
use crate::engine::span::{Between, Span};
use crate::law::operator::Percentage;
use crate::terms::kind::Rank;
use crate::terms::{Country, Day, List, Satisfies, TermId, TermSet};

/// A value as it would be written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value {
    /// A term.
    Term(List, TermId),
    /// What a victim did, with the country of it.
    Activity(TermId, Country),
    /// A country.
    Country(Country),
    /// Yes or no.
    Answer(bool),
    /// A percentage.
    Number(f64),
    /// A rank.
    Rank(Rank),
    /// An act, by its place.
    Act(Ix),
    /// A regime or body, by number.
    Name(u32),
    /// A listing in force.
    Listing,
    /// The date of an event.
    Date(Day),
    /// Dates of an item such that it holds on this day, and an act too where one is named.
    HeldOn(Day, Option<Ix>),
    /// A last day before this one.
    EndedBefore(Day),
    /// A first day on or after this one.
    BeganFrom(Day),
    /// An empty list.
    Nothing,
    /// More than a value: who it was, which posts were held.
    Unsaid,
}

/// What is asked in one place.
pub(super) struct Question<'a> {
    place: Place,
    needed: Needed<'a>,
    /// The terms that would do, narrower ones too, where it asks for terms.
    terms: TermSet,
}

impl<'a> Question<'a> {
    /// Makes a question ready to be asked of many values.
    pub(super) fn of(facts: &Facts, place: Place, needed: Needed<'a>) -> Question<'a> {
        let terms = match needed {
            Needed::Terms(list, wanted) => closed(facts, list, wanted),
            Needed::Activity(wanted, _) => closed(facts, List::Activity, wanted),
            _ => TermSet::EMPTY,
        };
        Question { place, needed, terms }
    }
}

/// How a question comes out with a value written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Answers {
    /// Whether it may come out met.
    met: bool,
    /// Whether it may come out not met.
    not: bool,
}

impl Answers {
    /// Whether it may come out as wanted.
    pub(super) fn is(self, wanted: bool) -> bool {
        if wanted { self.met } else { self.not }
    }
}

/// All ranks.
const RANKS: [Rank; 4] = [Rank::Leader, Rank::Senior, Rank::Official, Rank::Member];

impl Value {
    /// Values that a question names, those that answer it and one that answers it in the negative.
    pub(super) fn named_by(facts: &Facts, place: Place, needed: Needed) -> Vec<Value> {
        match needed {
            Needed::Terms(List::Link, _) if matches!(place.attribute, Attribute::Key("rank")) => {
                RANKS.iter().map(|rank| Value::Rank(*rank)).collect()
            }
            Needed::Terms(list, wanted) => terms(facts, list, wanted),
            Needed::Country(asked) => countries(asked.test),
            Needed::Activity(wanted, asked) => activities(facts, wanted, asked.test),
            Needed::Answer(_) => vec![Value::Answer(true), Value::Answer(false)],
            Needed::Percentage(Percentage::MoreThan(limit)) => {
                vec![Value::Number((limit + 1.0).min(100.0)), Value::Number(0.0)]
            }
            Needed::Percentage(Percentage::AtLeast(limit)) => vec![Value::Number(limit), Value::Number(0.0)],
            Needed::Rank(_) => RANKS.iter().map(|rank| Value::Rank(*rank)).collect(),
            Needed::Act(act) => vec![Value::Act(act)],
            Needed::Name(names) => names.iter().map(|name| Value::Name(*name)).collect(),
            Needed::Listing => vec![Value::Listing],
            Needed::DateBy(day) => vec![Value::Date(day)],
            Needed::BeganBy(day) if matches!(place.item, Item::Listing(..)) => vec![Value::Date(day)],
            Needed::OverlapWith(act) => common_day(facts, place.item, act).into_iter().collect(),
            Needed::HoldsOn(day) | Needed::BeganBy(day) => vec![Value::HeldOn(day, None)],
            Needed::EndedBefore(day) => vec![Value::EndedBefore(day)],
            Needed::BeganFrom(day) => vec![Value::BeganFrom(day)],
            Needed::Kind(_) | Needed::Party | Needed::Post | Needed::Victim | Needed::Item | Needed::Element(_) => {
                vec![Value::Unsaid]
            }
        }
    }

    /// Whether what is said in a place already may turn out to be this value.
    pub(super) fn may_be_at(&self, facts: &Facts, place: Place) -> bool {
        let Value::Term(list, term) = self else { return true };
        let Some(said) = said(facts, place) else { return true };
        facts.vocabulary.list(*list).possible(said).contains(*term)
    }

    /// Whether a question, with this value written, comes out as wanted.
    pub(super) fn settles(&self, facts: &Facts, place: Place, needed: Needed, wanted: bool) -> bool {
        self.answers(facts, &Question::of(facts, place, needed)).is(wanted)
    }

    /// How a question comes out with this value written.
    pub(super) fn answers(&self, facts: &Facts, question: &Question) -> Answers {
        if matches!(self, Value::Unsaid) {
            let is = Value::named_by(facts, question.place, question.needed).contains(&Value::Unsaid);
            return Answers { met: is, not: is };
        }
        let tri = self.tri(facts, question);
        Answers { met: tri == Tri::Yes, not: tri == Tri::No }
    }

    fn tri(&self, facts: &Facts, question: &Question) -> Tri {
        let when = |is: bool| if is { Tri::Yes } else { Tri::No };
        match (self, question.needed) {
            // A mode that is made of facts of its own is not written by its name alone.
            (Value::Term(List::Mode, term), Needed::Terms(List::Mode, _)) if has_elements(facts, *term) => Tri::Unknown,
            (Value::Term(of, term), Needed::Terms(list, _)) if *of == list => {
                match facts.vocabulary.list(list).satisfies(*term, &question.terms) {
                    Satisfies::Yes => Tri::Yes,
                    Satisfies::Possibly => Tri::Unknown,
                    Satisfies::No => Tri::No,
                }
            }
            (Value::Activity(term, _), Needed::Terms(List::Activity, _)) => {
                Value::Term(List::Activity, *term).tri(facts, question)
            }
            (Value::Activity(term, country), Needed::Activity(_, asked)) => {
                let place = Value::Country(*country).of_place(asked);
                match facts.vocabulary.list(List::Activity).satisfies(*term, &question.terms) {
                    Satisfies::Yes => place,
                    Satisfies::Possibly => place.and(Tri::Unknown),
                    Satisfies::No => Tri::No,
                }
            }
            (Value::Term(List::Activity, term), Needed::Activity(..)) => {
                match facts.vocabulary.list(List::Activity).satisfies(*term, &question.terms) {
                    Satisfies::No => Tri::No,
                    _ => Tri::Unknown,
                }
            }
            (Value::Rank(rank), Needed::Terms(List::Link, _)) => {
                let link = facts.fixed.posts.get(*rank as usize).copied().flatten();
                link.map_or(Tri::Unknown, |link| when(question.terms.contains(link)))
            }
            (Value::Country(_), Needed::Country(asked)) => self.of_place(asked),
            (Value::Answer(answer), Needed::Answer(wanted)) => when(*answer == wanted),
            (Value::Number(number), Needed::Percentage(Percentage::MoreThan(limit))) => when(*number > limit),
            (Value::Number(number), Needed::Percentage(Percentage::AtLeast(limit))) => when(*number >= limit),
            (Value::Rank(rank), Needed::Rank(ranks)) => when(ranks.contains(rank)),
            (Value::Act(act), Needed::Act(wanted)) => when(*act == wanted),
            (Value::Name(name), Needed::Name(names)) => when(names.contains(name)),
            (Value::Listing, Needed::Listing) => Tri::Yes,
            (Value::Date(date), Needed::DateBy(day) | Needed::BeganBy(day)) => when(*date <= day),
            (
                Value::Nothing,
                Needed::Terms(..)
                | Needed::Activity(..)
                | Needed::Country(_)
                | Needed::Listing
                | Needed::Act(_)
                | Needed::Name(_),
            ) => Tri::No,
            (Value::HeldOn(..) | Value::EndedBefore(_) | Value::BeganFrom(_), _) => {
                self.of_span(facts, question.place.item, question.needed)
            }
            _ => Tri::Unknown,
        }
    }

    /// How a question about a country comes out.
    fn of_place(&self, asked: Countries) -> Tri {
        let Value::Country(country) = self else { return Tri::Unknown };
        if country.is_within(&asked.test.set) != (asked.how == PlaceHow::Outside) { Tri::Yes } else { Tri::No }
    }

    /// How a question about dates comes out with the dates written.
    fn of_span(&self, facts: &Facts, item: Item, needed: Needed) -> Tri {
        let Some(span) = span(facts, item).map(|span| self.written(&span)) else { return Tri::Unknown };
        match needed {
            Needed::OverlapWith(act) => {
                let Some(other) = span_of_act(facts, act) else { return Tri::Unknown };
                let other = match self {
                    Value::HeldOn(day, Some(with)) if *with == act => Value::HeldOn(*day, None).written(&other),
                    _ => other,
                };
                span.overlaps(&other)
            }
            Needed::HoldsOn(day) => span.contains(day),
            Needed::BeganBy(day) => span.starts_by(day),
            Needed::EndedBefore(day) => span.ended_before(day),
            Needed::BeganFrom(day) => match span.starts_by(day.plus_days(-1)) {
                Tri::Yes => Tri::No,
                Tri::No => Tri::Yes,
                Tri::Unknown => Tri::Unknown,
            },
            _ => Tri::Unknown,
        }
    }

    /// The span as it would be once the value is written.
    pub(super) fn written(&self, span: &Span) -> Span {
        let mut span = *span;
        let exact = |day: Day| Between { min: day, max: day };
        match self {
            Value::HeldOn(day, _) => {
                if span.start.max > *day {
                    span.start = exact(*day);
                }
                if span.end.min < *day {
                    span.end = exact(*day);
                }
            }
            Value::EndedBefore(day) => span.end = exact(day.plus_days(-1).max(span.end.min)),
            Value::BeganFrom(day) => span.start = exact((*day).max(span.start.min)),
            _ => {}
        }
        span
    }
}

/// The one term that is said in a place.
pub(super) fn said(facts: &Facts, place: Place) -> Option<TermId> {
    let item = |list: &FactList<TermId>, at: u32| match list {
        FactList::Items(items) => items.get(at as usize).and_then(Fact::one).copied(),
        _ => None,
    };
    match (place.item, place.attribute) {
        (Item::Act(act), Attribute::At("conduct", at)) => item(&facts.acts.get(act as usize)?.conduct, at),
        (Item::Act(act), Attribute::At("scale", at)) => item(&facts.acts.get(act as usize)?.scale, at),
        (Item::Involvement(one), Attribute::Key("mode")) => facts.involvements.get(one as usize)?.mode.one().copied(),
        _ => None,
    }
}

/// Whether a mode has facts of its own that must hold.
fn has_elements(facts: &Facts, mode: TermId) -> bool {
    let modes = facts.vocabulary.list(List::Mode);
    modes.broader(mode).iter().any(|broader| !modes.term(broader).elements.is_empty())
}

fn closed(facts: &Facts, list: List, wanted: &[TermId]) -> TermSet {
    let list = facts.vocabulary.list(list);
    wanted.iter().fold(TermSet::default(), |set, term| set.union(list.narrower(*term)))
}

/// The terms a question names, those that bring no elements of their own first, and one that surely does not answer it.
fn terms(facts: &Facts, of: List, wanted: &[TermId]) -> Vec<Value> {
    let list = facts.vocabulary.list(of);
    let brings = |term: &TermId| list.broader(*term).iter().any(|broader| !list.term(broader).elements.is_empty());
    let mut named: Vec<TermId> = wanted.to_vec();
    named.sort_by_key(brings);
    let yes = closed(facts, of, wanted);
    named.extend(list.iter().map(|(id, _)| id).find(|id| list.satisfies(*id, &yes) == Satisfies::No));
    named.into_iter().map(|term| Value::Term(of, term)).collect()
}

/// What a victim may have done with a country that answers a question, and one that does not.
fn activities(facts: &Facts, wanted: &[TermId], places: &PlaceTest) -> Vec<Value> {
    let countries: Vec<Country> = countries(places)
        .into_iter()
        .filter_map(|value| match value {
            Value::Country(country) => Some(country),
            _ => None,
        })
        .collect();
    let named = terms(facts, List::Activity, wanted).into_iter().filter_map(|value| match value {
        Value::Term(_, term) => Some(term),
        _ => None,
    });
    named.flat_map(|term| countries.iter().map(move |country| Value::Activity(term, *country))).collect()
}

/// A country inside the set of a question, and one outside it.
fn countries(test: &PlaceTest) -> Vec<Value> {
    let plain = |country: &Country| country.code().len() == 2;
    let inside = test.set.iter().next();
    let outside = Country::all().filter(plain).find(|country| !country.is_within(&test.set));
    inside.into_iter().chain(outside).map(Value::Country).collect()
}

/// A day that an item and an act can have in common.
fn common_day(facts: &Facts, item: Item, act: Ix) -> Option<Value> {
    let (one, other) = (span(facts, item)?, span_of_act(facts, act)?);
    let low = one.start.min.max(other.start.min);
    let high = one.end.max.min(other.end.max);
    // One day of the act serves every link it can serve, so that its dates are missing once.
    let of_act = match (other.start.min == Day::MIN, other.end.max == Day::MAX) {
        (false, _) => other.start.max.min(other.end.max).max(other.start.min),
        (true, false) => other.end.max,
        (true, true) => Day::from_number(0),
    };
    let day = if of_act == Day::MAX { low.max(other.start.min) } else { of_act.max(low).min(high) };
    let day = if day.is_unbounded() { Day::from_number(0) } else { day };
    Some(Value::HeldOn(day, Some(act)))
}

fn span_of_act(facts: &Facts, act: Ix) -> Option<Span> {
    facts.acts.get(act as usize).map(|act| act.span)
}

/// When an item held.
pub fn span(facts: &Facts, item: Item) -> Option<Span> {
    match item {
        Item::Act(act) => span_of_act(facts, act),
        item => facts.links.iter().find(|link| link.place.item == item).map(|link| link.span),
    }
}
