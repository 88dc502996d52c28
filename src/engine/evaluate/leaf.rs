//! Leaves that speak of the act, its victims, and what the advocate judged.

use super::recorder::Countries;
use super::value::DatedWhen;
use super::{Atom, Evaluation, Hand, Join, Needed, Recorder, Why};
use crate::engine::facts::{Fact, Facts, JudgementFacts, NONE, VictimFacts};
use crate::engine::outcome::{ALL, Outcome, Tri};
use crate::engine::place::{Item, Place};
use crate::engine::program::{ActTest, CompiledNode, JudgementTest, TermTest, VictimTest, reads};
use crate::engine::support::BARE;
use crate::law::operator::Time;
use crate::terms::List;

impl<'a, R: Recorder<'a>> Evaluation<'a, R> {
    pub(super) fn conduct(&mut self, test: &'a TermTest, hand: Hand) -> Outcome {
        let facts = self.facts;
        let Some(act) = facts.acts.get(hand.act as usize) else { return Outcome::OPEN };
        self.terms(&act.conduct, Place::key(Item::Act(hand.act), "conduct"), List::Conduct, test)
    }

    pub(super) fn act(&mut self, test: &'a ActTest, hand: Hand) -> Outcome {
        let facts = self.facts;
        let Some(act) = facts.acts.get(hand.act as usize) else { return Outcome::OPEN };
        let item = Item::Act(hand.act);
        self.joined(Join::All, |this| {
            let mut outcome = Outcome::MET;
            if let Some(place) = &test.place {
                outcome = outcome.and(this.countries(&act.place, Place::key(item, "place"), place));
            }
            if Self::is_lost(outcome) {
                return outcome;
            }
            if let Some(scale) = &test.scale {
                outcome = outcome.and(this.terms(&act.scale, Place::key(item, "scale"), List::Scale, scale));
            }
            if let Some(day) = test.before {
                let place = Place::key(item, "until");
                let supports = [(place, Some(act.span.end_support.unwrap_or(act.support)))];
                let tri = act.span.ended_before(day);
                let needed = || Needed::EndedBefore(day);
                outcome = outcome.and(this.compared(tri, place, &supports, None, act.span.end_disputed, needed));
            }
            if let Some(day) = test.after {
                let place = Place::key(item, "from");
                let supports = [(place, Some(act.span.start_support.unwrap_or(act.support)))];
                let tri = match act.span.starts_by(day.plus_days(-1)) {
                    Tri::Yes => Tri::No,
                    Tri::No => Tri::Yes,
                    Tri::Unknown => Tri::Unknown,
                };
                let needed = || Needed::BeganFrom(day);
                outcome = outcome.and(this.compared(tri, place, &supports, None, act.span.start_disputed, needed));
            }
            if !test.breaches.is_empty() {
                let is = |regime: &u32| if test.breaches.contains(regime) { Tri::Yes } else { Tri::No };
                let needed = || Needed::Name(&test.breaches);
                outcome = outcome.and(this.some(&act.breaches, Place::key(item, "breaches"), is, needed));
            }
            outcome
        })
    }

    pub(super) fn victim(&mut self, node: &'a CompiledNode, test: &'a VictimTest, hand: Hand) -> Outcome {
        let facts = self.facts;
        let Some(act) = facts.acts.get(hand.act as usize) else { return Outcome::OPEN };
        let place = Place::key(Item::Act(hand.act), "victims");
        let Some(victims) = &act.victims else {
            return self.say(Outcome::OPEN, || Atom::other(place, Why::Missing(Needed::Victim)));
        };
        self.joined(Join::Any, |this| {
            let mut outcome = Outcome::NOT;
            for (victim, at) in victims.iter().zip(0..) {
                if Self::is_won(outcome) {
                    break;
                }
                outcome = outcome.or(match victim {
                    Some(victim) => this.one_victim(node, victim, test, Hand { victim: at, ..hand }),
                    None => {
                        let place = Place::at(Item::Act(hand.act), "victims", at);
                        this.say(Outcome::OPEN, || Atom::other(place, Why::Missing(Needed::Victim)))
                    }
                });
            }
            if victims.is_empty() {
                this.say(Outcome::NOT, || Atom::other(place, Why::Silent(Needed::Victim)));
            }
            outcome
        })
    }

    fn one_victim(
        &mut self,
        node: &'a CompiledNode,
        victim: &VictimFacts,
        test: &'a VictimTest,
        hand: Hand,
    ) -> Outcome {
        let item = Item::Victim(hand.act, hand.victim);
        let now = DatedWhen { time: Time::Ever, as_of: self.program.as_of };
        self.joined(Join::All, |this| {
            let mut outcome = this.activity(victim, test, item);
            if Self::is_lost(outcome) {
                return outcome;
            }
            let dated = [
                (&test.citizenship, &victim.citizenships, "citizenships"),
                (&test.residence, &victim.residences, "residences"),
                (&test.located_in, &victim.located_in, "locatedIn"),
            ];
            for (test, values, key) in dated {
                if let Some(test) = test {
                    outcome = outcome.and(this.dated(values, Place::key(item, key), test, now));
                }
            }
            let terms = [
                (&test.statuses, &victim.statuses, "statuses", List::VictimStatus),
                (&test.harms, &victim.harms, "harms", List::Harm),
            ];
            for (test, values, key, list) in terms {
                if let Some(test) = test {
                    outcome = outcome.and(this.terms(values, Place::key(item, key), list, test));
                }
            }
            if node.kid_count > 0 && !Self::is_lost(outcome) {
                outcome = outcome.and(this.kid(node, 0, hand));
            }
            outcome
        })
    }

    /// What the victim did or sought, and in which country, of one and the same activity.
    fn activity(&mut self, victim: &VictimFacts, test: &'a VictimTest, item: Item) -> Outcome {
        if test.activities.is_none() && test.activity_country.is_none() {
            return Outcome::MET;
        }
        let country = |country: Option<crate::terms::Country>| match (&test.activity_country, country) {
            (None, _) => Tri::Yes,
            (Some(_), None) => Tri::Unknown,
            (Some(test), Some(country)) => test.tri(test.how, country),
        };
        let holds = |activity: &(crate::terms::TermId, Option<crate::terms::Country>)| {
            test.activities.as_ref().map_or(Tri::Yes, |terms| terms.tri(activity.0)).and(country(activity.1))
        };
        let needed = || match (&test.activities, &test.activity_country) {
            (Some(terms), Some(test)) => Needed::Activity(&terms.wanted, Countries { test, how: test.how }),
            (Some(terms), None) => Needed::Terms(List::Activity, &terms.wanted),
            (None, _) => Needed::Victim,
        };
        self.some(&victim.activities, Place::key(item, "activities"), holds, needed)
    }

    pub(super) fn judgement(&mut self, node: &'a CompiledNode, test: &'a JudgementTest, hand: Hand) -> Outcome {
        self.joined(Join::Any, |this| {
            let clear = if node.kid_count > 0 { this.kid(node, 0, hand) } else { Outcome::NOT };
            if Self::is_won(clear) {
                return clear;
            }
            clear.or(this.answer(test, hand))
        })
    }

    fn answer(&mut self, test: &'a JudgementTest, hand: Hand) -> Outcome {
        let facts = self.facts;
        let mut answers = answers(facts, test, hand);
        let unanswered = Place::whole(Item::Collection("judgements"));
        let Some(one) = answers.next() else {
            let place = facts
                .judgements
                .iter()
                .find(|one| is_about(one, test, hand))
                .map_or(unanswered, |one| Place::key(one.place.item, "answer"));
            return self.say(Outcome::OPEN, || Atom::other(place, Why::Unanswered(test.question)));
        };
        let place = Place::key(one.place.item, "answer");
        // Two answers to one question that differ are a dispute with oneself.
        if answers.any(|other| other.answer.one() != one.answer.one()) {
            return self.say(Outcome::OPEN, || Atom::other(place, Why::Disputed(Needed::Answer(true))));
        }
        // What lost all the evidence of its own follows what it is about, as if it had never had any.
        let is_bare = matches!(&one.answer, Fact::One(_, support) if self.mask(*support) & BARE != 0);
        let stands_alone = one.own_support && !is_bare;
        let mask = if stands_alone { ALL } else { self.follows(test.about, hand) };
        let yes = |answer: &bool| if *answer { Tri::Yes } else { Tri::No };
        if stands_alone {
            return self.fact(&one.answer, place, yes, || Needed::Answer(true));
        }
        match &one.answer {
            Fact::One(answer, support) => {
                let outcome = if *answer { Outcome::met_at(mask) } else { Outcome::NOT };
                let support = *support;
                self.say(outcome, || Atom::said(place, support))
            }
            _ => self.fact(&one.answer, place, yes, || Needed::Answer(true)),
        }
    }

    /// The rungs of what a judgement is about: it follows them.
    fn follows(&self, about: u8, hand: Hand) -> u8 {
        let facts = self.facts;
        let mut mask = ALL;
        if about & reads::ACT != 0 {
            mask &= facts.acts.get(hand.act as usize).map_or(0, |act| self.mask(act.support));
        }
        if about & reads::PARTY != 0 && hand.party != NONE {
            mask &= facts.parties.get(hand.party as usize).map_or(0, |party| self.mask(party.identity));
        }
        if about & reads::LINK != 0 {
            mask &= facts.links.get(hand.link as usize).map_or(0, |link| self.mask(link.support));
        }
        if about & reads::VICTIM != 0 {
            let act = facts.acts.get(hand.act as usize);
            let victim = act.and_then(|act| act.victims.as_ref()?.get(hand.victim as usize)?.as_ref());
            mask &= victim.map_or(0, |victim| self.mask(victim.support));
        }
        mask
    }
}

/// Answers to the question a test asks of what is in hand, in the order of their keys.
pub(in crate::engine) fn answers<'f>(
    facts: &'f Facts,
    test: &JudgementTest,
    hand: Hand,
) -> impl Iterator<Item = &'f JudgementFacts> {
    facts.judgements.iter().filter(move |one| is_about(one, test, hand) && !matches!(one.answer, Fact::Unknown))
}

fn is_about(one: &JudgementFacts, test: &JudgementTest, hand: Hand) -> bool {
    one.question == test.question
        && (test.about & reads::PARTY == 0 || one.party == hand.party)
        && (test.about & reads::ACT == 0 || one.act == hand.act)
        && (test.about & reads::LINK == 0 || one.link == hand.link)
        && (test.about & reads::VICTIM == 0 || one.victim == hand.victim)
        && test.country.as_ref().is_none_or(|set| one.country.is_some_and(|country| set.contains(country)))
}
