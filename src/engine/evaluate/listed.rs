//! Listings of the current party as they stand on the as-of date.
//!
//! Events of one listing form a series; the last on or before the as-of date stands. Where a date, a status or the listing
//! itself is not said, every event that may be the last is considered.

use super::{Atom, Care, Countries, Evaluation, Hand, Join, Needed, Recorder, Why};
use crate::engine::facts::{Event, Fact, FactList, PartyFacts};
use crate::engine::outcome::{Outcome, Tri};
use crate::engine::place::{Item, Place};
use crate::engine::program::ListedTest;
use crate::engine::span::Between;
use crate::terms::{Day, TermId};

impl<'a, R: Recorder<'a>> Evaluation<'a, R> {
    pub(super) fn listed(&mut self, test: &'a ListedTest, hand: Hand) -> Outcome {
        let outcome = self.stands(test, hand);
        if !test.or_proposed || outcome == Outcome::MET {
            return outcome;
        }
        let principal = test.regimes.iter().find(|regime| self.proposed.contains(**regime, hand.party));
        let Some(regime) = principal.copied() else { return outcome };
        // Where the principal is itself proposed and not closed, the words are not failed but wait for the listing.
        let place = Place::whole(Item::Party(hand.party));
        let depends = self.say(Outcome::OPEN, || Atom::other(place, Why::Depends(regime, hand.party)));
        outcome.or(depends)
    }

    fn stands(&mut self, test: &'a ListedTest, hand: Hand) -> Outcome {
        if let Some(unknown) = self.unknown_party(hand) {
            return unknown;
        }
        let facts = self.facts;
        let Some(party) = facts.parties.get(hand.party as usize) else { return Outcome::OPEN };
        let place = Place::key(Item::Party(hand.party), "listings");
        self.joined(Join::Any, |this| {
            let mut outcome = Outcome::NOT;
            let mut said = false;
            for event in &*party.events {
                if this.concerns(event, test) == Tri::No || event.date.min > this.program.as_of {
                    continue;
                }
                said = true;
                outcome = outcome.or(this.event(party, event, test, hand));
            }
            if !party.listings_complete {
                outcome = outcome.or(this.say(Outcome::OPEN, || Atom::other(place, Why::Missing(Needed::Listing))));
            } else if !said {
                let searched =
                    facts.case.parties.get(facts.party_key(hand.party)).and_then(|one| one.listings_searched_on);
                let care = searched.map(|day| Care::SearchedOn(day.latest));
                this.say(Outcome::NOT, || Atom::other(place, Why::Silent(Needed::Listing)).with(care));
            }
            outcome
        })
    }

    /// Whether an event belongs to a listing that is asked for.
    fn concerns(&self, event: &Event, test: &'a ListedTest) -> Tri {
        let regime = if test.regimes.is_empty() {
            Tri::Yes
        } else {
            match &event.regime {
                Fact::Unknown => self.may_be_regime(event, test),
                fact => tri(fact, |regime| test.regimes.contains(regime)),
            }
        };
        let jurisdiction = match &test.jurisdictions {
            None => Tri::Yes,
            Some(states) => tri(&event.jurisdiction, |country| states.set.contains(*country)),
        };
        regime.and(jurisdiction)
    }

    /// A listing that names no regime of ours may be one of those asked for unless it is another jurisdiction's.
    fn may_be_regime(&self, event: &Event, test: &'a ListedTest) -> Tri {
        let names = &self.facts.names;
        let may = test.regimes.iter().any(|regime| {
            names.jurisdiction(*regime).is_none_or(|own| tri(&event.jurisdiction, |country| *country == own) != Tri::No)
        });
        if may { Tri::Unknown } else { Tri::No }
    }

    /// One event that may be the one that stands.
    fn event(&mut self, party: &PartyFacts, event: &Event, test: &'a ListedTest, hand: Hand) -> Outcome {
        let as_of = self.program.as_of;
        let item = event.place.item;
        self.joined(Join::All, |this| {
            let mut outcome = this.stated(event.place, event.support);
            outcome = outcome.and(this.belongs(event, test));
            let stands = stands(party, event, as_of, |event| Some(event.date));
            let care = Some(Care::LastKnown(if event.date.max.is_unbounded() { as_of } else { event.date.max }));
            let place = Place::key(item, "date");
            let supports = [(place, Some(event.date_support))];
            outcome = outcome.and(this.compared(stands, place, &supports, care, false, || Needed::BeganBy(as_of)));
            if Self::is_lost(outcome) {
                return outcome;
            }
            let is = |status: &TermId| test.status.tri(*status);
            let status = || Needed::Terms(crate::terms::List::ListingStatus, &test.status.wanted);
            outcome = outcome.and(this.fact(&event.status, Place::key(item, "status"), is, status));
            if !test.by.is_empty() {
                let is = |who: &u32| if test.by.contains(who) { Tri::Yes } else { Tri::No };
                outcome = outcome.and(this.fact(&event.by, Place::key(item, "by"), is, || Needed::Name(&test.by)));
            }
            if let Some(ago) = test.ago {
                let latest = ago.before(as_of);
                let tri = compare(event.date.max <= latest, event.date.min > latest);
                outcome = outcome.and(this.compared(tri, place, &supports, None, false, || Needed::DateBy(latest)));
            }
            if let Some(measure) = &test.measure {
                let list = crate::terms::List::Measure;
                outcome = outcome.and(this.terms(&event.measures, Place::key(item, "measures"), list, measure));
            }
            if test.for_act {
                let is = |act: &u32| if *act == hand.act { Tri::Yes } else { Tri::No };
                let needed = || Needed::Act(hand.act);
                outcome = outcome.and(match &event.acts {
                    // A listing that does not say for which acts it was made may have been made for this one.
                    FactList::Items(items) if items.is_empty() => Outcome::NOT,
                    acts => this.some(acts, Place::key(item, "acts"), is, needed),
                });
            }
            outcome
        })
    }

    fn belongs(&mut self, event: &Event, test: &'a ListedTest) -> Outcome {
        let item = event.place.item;
        match self.concerns(event, test) {
            Tri::Yes => Outcome::MET,
            Tri::No => Outcome::NOT,
            Tri::Unknown if test.regimes.is_empty() => {
                let place = Place::key(item, "jurisdiction");
                let states = test.jurisdictions.as_ref();
                let needed = states.map(|test| Needed::Country(Countries { test, how: test.how }));
                self.say(Outcome::OPEN, || Atom::other(place, Why::Missing(needed.unwrap_or(Needed::Listing))))
            }
            Tri::Unknown => {
                let place = Place::key(item, "regime");
                self.say(Outcome::OPEN, || Atom::other(place, Why::Missing(Needed::Name(&test.regimes))))
            }
        }
    }
}

/// Whether an event is the last of its listing on or before the as-of date. `date` says when each was; `None` leaves it out.
pub fn stands(party: &PartyFacts, event: &Event, as_of: Day, date: impl Fn(&Event) -> Option<Between>) -> Tri {
    let Some(when) = date(event) else { return Tri::No };
    let happened = compare(when.max <= as_of, when.min > as_of);
    let mut last = Tri::Yes;
    for other in party.events.iter().filter(|other| other.place != event.place) {
        let Some(then) = date(other) else { continue };
        let same = match (event.series, other.series) {
            (Some(a), Some(b)) if a != b => Tri::No,
            (Some(_), Some(_)) => Tri::Yes,
            _ => Tri::Unknown,
        };
        let later = later(then, when);
        let in_time = compare(then.max <= as_of, then.min > as_of);
        last = last.and(match same.and(later).and(in_time) {
            Tri::Yes => Tri::No,
            Tri::No => Tri::Yes,
            Tri::Unknown => Tri::Unknown,
        });
    }
    happened.and(last)
}

/// Whether one event came after another; of two on one day it cannot be told, whatever their order in the file.
fn later(other: Between, event: Between) -> Tri {
    compare(other.min > event.max, other.max < event.min)
}

fn compare(yes: bool, no: bool) -> Tri {
    match (yes, no) {
        (true, _) => Tri::Yes,
        (false, true) => Tri::No,
        (false, false) => Tri::Unknown,
    }
}

fn tri<T>(fact: &Fact<T>, is: impl Fn(&T) -> bool) -> Tri {
    match fact {
        Fact::Unknown => Tri::Unknown,
        Fact::One(value, _) => {
            if is(value) {
                Tri::Yes
            } else {
                Tri::No
            }
        }
        Fact::Either(all) => {
            let mut said = all.iter().map(|(value, _)| value.as_ref().map(&is));
            let first = said.next().flatten();
            match first {
                Some(first) if said.all(|one| one == Some(first)) => {
                    if first {
                        Tri::Yes
                    } else {
                        Tri::No
                    }
                }
                _ => Tri::Unknown,
            }
        }
    }
}
