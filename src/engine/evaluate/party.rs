//! The current party.

use super::value::DatedWhen;
use super::{Atom, Care, Evaluation, Hand, Join, Needed, Recorder, Why};
use crate::engine::facts::{LinkFacts, PartyFacts};
use crate::engine::outcome::{Outcome, Tri};
use crate::engine::place::{Item, Place};
use crate::engine::program::{OfficeTest, PartyTest};
use crate::engine::span::Span;
use crate::law::operator::OfficeTime;
use crate::terms::List;
use crate::terms::kind::PartyKind;

impl<'a, R: Recorder<'a>> Evaluation<'a, R> {
    pub(super) fn party(&mut self, test: &'a PartyTest, hand: Hand) -> Outcome {
        if let Some(unknown) = self.unknown_party(hand) {
            return unknown;
        }
        let facts = self.facts;
        let Some(party) = facts.parties.get(hand.party as usize) else { return Outcome::OPEN };
        let item = Item::Party(hand.party);
        self.joined(Join::All, |this| {
            let mut outcome = this.who(party, test, item);
            if let Some(office) = test.office.as_ref().filter(|_| !Self::is_lost(outcome)) {
                outcome = outcome.and(this.office(party, office, hand));
            }
            outcome
        })
    }

    fn who(&mut self, party: &PartyFacts, test: &'a PartyTest, item: Item) -> Outcome {
        let mut outcome = Outcome::MET;
        if let Some(kind) = test.kind {
            let place = Place::key(item, "kind");
            let is = if party.kind == Some(kind) { Outcome::MET } else { Outcome::NOT };
            outcome = outcome.and(self.say(is, || Atom::said(place, party.identity)));
            if Self::is_lost(outcome) {
                return outcome;
            }
        }
        let when = DatedWhen { time: test.time, as_of: self.program.as_of };
        let person = Some(PartyKind::Person);
        let entity = Some(PartyKind::Entity);
        let dated = [
            (&test.citizenship, &party.citizenships, "citizenships", person),
            (&test.permanent_residence, &party.permanent_residences, "permanentResidences", person),
            (&test.registered_in, &party.registered_in, "registeredIn", entity),
            (&test.residence, &party.residences, "residences", party.kind),
            (&test.located_in, &party.located_in, "locatedIn", party.kind),
        ];
        for (test, values, key, kind) in dated {
            let Some(test) = test else { continue };
            let place = Place::key(item, key);
            outcome = outcome.and(if party.kind == kind {
                self.dated(values, place, test, when)
            } else {
                self.say(Outcome::NOT, || Atom::other(place, Why::Inapplicable))
            });
        }
        if let Some(test) = &test.organ_of {
            let place = Place::key(item, "organOf");
            outcome = outcome.and(if party.kind == entity {
                self.countries(&party.organ_of, place, test)
            } else {
                self.say(Outcome::NOT, || Atom::other(place, Why::Inapplicable))
            });
        }
        if let Some(test) = &test.statuses {
            outcome = outcome.and(self.terms(&party.statuses, Place::key(item, "statuses"), List::PartyStatus, test));
        }
        if let Some(wanted) = test.died {
            let place = Place::key(item, "died");
            if party.kind == Some(PartyKind::Entity) {
                return self.say(Outcome::NOT, || Atom::other(place, Why::Inapplicable));
            }
            let is = |died: &bool| if *died == wanted { Tri::Yes } else { Tri::No };
            outcome = outcome.and(self.fact(&party.died, place, is, || Needed::Answer(wanted)));
        }
        outcome
    }

    /// One and the same post that is held at one of the times, of one of the states, of one of the ranks.
    fn office(&mut self, party: &PartyFacts, test: &'a OfficeTest, hand: Hand) -> Outcome {
        let facts = self.facts;
        let place = Place::key(Item::Party(hand.party), "positions");
        if party.kind == Some(PartyKind::Entity) {
            return self.say(Outcome::NOT, || Atom::other(place, Why::Inapplicable));
        }
        self.joined(Join::Any, |this| {
            let mut outcome = Outcome::NOT;
            let mut posts = 0_u32;
            for ix in facts.links_from.get(hand.party as usize).into_iter().flatten() {
                let Some(post) = facts.links.get(*ix as usize).filter(|link| link.office.is_some()) else { continue };
                posts += 1;
                outcome = outcome.or(this.one_office(post, test, hand));
            }
            if !party.posts_complete {
                outcome = outcome.or(this.say(Outcome::OPEN, || Atom::other(place, Why::Missing(Needed::Post))));
            } else if posts == 0 {
                this.say(Outcome::NOT, || Atom::other(place, Why::Silent(Needed::Post)));
            }
            outcome
        })
    }

    fn one_office(&mut self, post: &LinkFacts, test: &'a OfficeTest, hand: Hand) -> Outcome {
        let item = post.place.item;
        self.joined(Join::All, |this| {
            let mut outcome = this.stated(post.place, post.support);
            outcome = outcome.and(this.held(post, &test.when, hand));
            if Self::is_lost(outcome) {
                return outcome;
            }
            let Some(office) = &post.office else { return outcome };
            if let Some(of) = &test.of {
                outcome = outcome.and(this.countries(&office.of, Place::key(item, "officialOf"), of));
            }
            if !test.rank.is_empty() {
                let is = |rank: &crate::terms::kind::Rank| if test.rank.contains(rank) { Tri::Yes } else { Tri::No };
                let place = Place::key(item, "rank");
                outcome = outcome.and(this.fact(&office.rank, place, is, || Needed::Rank(&test.rank)));
            }
            outcome
        })
    }

    /// Whether a post is held at one of these times, whichever of them it is.
    fn held(&mut self, post: &LinkFacts, when: &[OfficeTime], hand: Hand) -> Outcome {
        let as_of = self.program.as_of;
        let span = &post.span;
        let item = post.place.item;
        let [from, until] = [Place::key(item, "from"), Place::key(item, "until")];
        let serving = when.contains(&OfficeTime::Serving);
        let former = when.contains(&OfficeTime::Former);
        self.joined(Join::Any, |this| {
            let mut outcome = Outcome::NOT;
            if serving && former {
                let [start, _] = span.stands_on(&Span::day(as_of));
                let supports = [(from, start)];
                let needed = || Needed::BeganBy(as_of);
                let began = this.compared(span.starts_by(as_of), from, &supports, None, span.start_disputed, needed);
                outcome = outcome.or(began);
            } else if serving {
                let care = span.presumed_after.filter(|_| span.presumed_on(as_of)).map(Care::Presumed);
                let [start, end] = span.stands_on(&Span::day(as_of));
                let supports = [(from, start), (until, end)];
                let disputed = span.start_disputed || span.end_disputed;
                let needed = || Needed::HoldsOn(as_of);
                outcome = outcome.or(this.compared(span.contains(as_of), until, &supports, care, disputed, needed));
            } else if former {
                let sure = span.ended_before(as_of) == Tri::Yes;
                let supports = [(until, span.end_support.filter(|_| sure))];
                let needed = || Needed::EndedBefore(as_of);
                let ended = this.compared(span.ended_before(as_of), until, &supports, None, span.end_disputed, needed);
                outcome = outcome.or(ended);
            }
            if when.contains(&OfficeTime::AtAct) {
                outcome = outcome.or(this.overlap(post, hand.act));
            }
            outcome
        })
    }
}
