//! Involvement of the current party in the act in hand, with the facts of which its mode consists.

use super::{Atom, Evaluation, Hand, Join, Needed, Recorder, Why};
use crate::engine::facts::{Fact, InvolvementFacts};
use crate::engine::outcome::{Outcome, Tri};
use crate::engine::place::{Attribute, Item, Place};
use crate::engine::program::{ElementTest, InvolvementTest, TermTest};
use crate::terms::kind::Stage;
use crate::terms::{List, Numbered, TermId};

impl<'a, R: Recorder<'a>> Evaluation<'a, R> {
    pub(super) fn involvement(&mut self, test: &'a InvolvementTest, hand: Hand) -> Outcome {
        let facts = self.facts;
        if let Some(unknown) = self.unknown_party(hand) {
            return unknown;
        }
        let Some(act) = facts.acts.get(hand.act as usize) else { return Outcome::OPEN };
        self.joined(Join::Any, |this| {
            let mut outcome = Outcome::NOT;
            let mut found = false;
            for one in act.involvements.iter().filter_map(|ix| facts.involvements.get(*ix as usize)) {
                if Self::is_won(outcome) {
                    return outcome;
                }
                if one.party == hand.party && one.stage == test.stage {
                    found = true;
                    outcome = outcome.or(this.one_involvement(one, test));
                }
            }
            // Whoever carried the act out is not written: it may have been this party.
            let may_have_done =
                act.unknown_doer.is_some() && test.stage == Stage::Completed && this.may_commit(&test.modes);
            if may_have_done {
                let place = Place::key(Item::Act(hand.act), "by");
                outcome = outcome.or(this.say(Outcome::OPEN, || Atom::other(place, Why::Missing(Needed::Party))));
            } else if !found {
                let place = Place::whole(Item::Collection("involvements"));
                let needed = || Needed::Terms(List::Mode, &test.modes.wanted);
                outcome = outcome.or(this.say(Outcome::NOT, || Atom::other(place, Why::Silent(needed()))));
            }
            outcome
        })
    }

    fn one_involvement(&mut self, one: &InvolvementFacts, test: &'a InvolvementTest) -> Outcome {
        self.joined(Join::All, |this| {
            let mut outcome = this.mode(one, &test.modes);
            if Self::is_lost(outcome) {
                return outcome;
            }
            outcome = outcome.and(this.own_elements(one, test));
            for element in &test.elements {
                if Self::is_lost(outcome) {
                    break;
                }
                outcome = outcome.and(this.element(&one.elements, element, one.place));
            }
            if one.disputed { outcome.and(this.disputed(one.place)) } else { outcome }
        })
    }

    /// Whether the mode of an involvement is one of those asked for.
    pub(super) fn mode(&mut self, one: &InvolvementFacts, modes: &'a TermTest) -> Outcome {
        let place = match one.place.attribute {
            Attribute::Whole => Place::key(one.place.item, "mode"),
            _ => one.place,
        };
        self.fact(&one.mode, place, |mode| modes.tri(*mode), || Needed::Terms(List::Mode, &modes.wanted))
    }

    /// A mode's own elements must hold wherever it is relied on.
    fn own_elements(&mut self, one: &InvolvementFacts, test: &'a InvolvementTest) -> Outcome {
        let own = match &one.mode {
            Fact::One(mode, _) if test.modes.yes.contains(*mode) => test.own.get(mode.number()),
            _ => Some(&test.common),
        };
        let mut outcome = Outcome::MET;
        for element in own.into_iter().flatten() {
            outcome = outcome.and(self.element(&one.elements, element, one.place));
        }
        outcome
    }

    /// One element: met where it or what establishes it is said to hold, not met where it or what is broader is said not to.
    pub(super) fn element(&mut self, said: &[(TermId, Fact<bool>)], test: &'a ElementTest, place: Place) -> Outcome {
        let here = |element: TermId| Place { item: place.item, attribute: Attribute::Element(element) };
        let holds = |value: &bool| if *value { Tri::Yes } else { Tri::No };
        let relevant = |(element, fact): &&(TermId, Fact<bool>)| {
            *element == test.element && !matches!(fact, Fact::Unknown)
                || *element != test.element && test.by.contains(*element) && says(fact, true)
                || *element != test.element && test.ruled_out_by.contains(*element) && says(fact, false)
        };
        let is_ruled_out = |part: &TermId| said.iter().any(|(element, fact)| element == part && says(fact, false));
        if !test.parts.is_empty() && !said.iter().any(|one| relevant(&one)) && test.parts.iter().all(is_ruled_out) {
            return self.joined(Join::Any, |this| {
                for (element, fact) in said.iter().filter(|(element, _)| test.parts.contains(element)) {
                    this.fact(fact, here(*element), holds, || Needed::Answer(true));
                }
                Outcome::NOT
            });
        }
        if !said.iter().any(|one| relevant(&one)) && matches!(place.item, Item::Act(_)) {
            let place = Place::whole(Item::Collection("involvements"));
            return self.say(Outcome::OPEN, || Atom::other(place, Why::Missing(Needed::Element(test.element))));
        }
        if !said.iter().any(|one| relevant(&one)) {
            return self.say(Outcome::OPEN, || Atom::other(here(test.element), Why::Missing(Needed::Answer(true))));
        }
        self.joined(Join::Any, |this| {
            let mut outcome = Outcome::NOT;
            for (element, fact) in said.iter().filter(relevant) {
                outcome = outcome.or(this.fact(fact, here(*element), holds, || Needed::Answer(true)));
            }
            outcome
        })
    }

    /// The unknown doer of an act committed it: may that be one of these modes?
    pub(super) fn may_commit(&self, modes: &'a TermTest) -> bool {
        self.facts.fixed.commits.is_some_and(|commits| modes.tri(commits) != Tri::No)
    }

    /// A test of a party of whom nothing is known is open; `None` for any other party.
    pub(super) fn unknown_party(&mut self, hand: Hand) -> Option<Outcome> {
        let facts = self.facts;
        let place = facts.parties.get(hand.party as usize)?.unknown_at?;
        Some(self.say(Outcome::OPEN, || Atom::other(place, Why::Missing(Needed::Party))))
    }

    /// What holds only if one side of a dispute is right is open.
    pub(super) fn disputed(&mut self, place: Place) -> Outcome {
        self.say(Outcome::OPEN, || Atom::other(place, Why::Disputed(Needed::Party)))
    }
}

/// Whether an element says anything of another: a narrower one by holding, a broader one by not holding.
fn says(fact: &Fact<bool>, holds: bool) -> bool {
    match fact {
        Fact::Unknown => false,
        Fact::One(value, _) => *value == holds,
        Fact::Either(_) => holds,
    }
}
