//! Whether something is written in the case file.

use super::{Atom, Evaluation, Hand, Join, Needed, Recorder, Why};
use crate::case::recorded::Recorded;
use crate::engine::outcome::Outcome;
use crate::engine::place::{Item, Place};
use crate::engine::program::RecordedTest;

impl<'a, R: Recorder<'a>> Evaluation<'a, R> {
    /// Every key that is asked for. It counts at every rung: a checklist asks whether something is there, not how well it
    /// stands.
    pub(super) fn recorded(&mut self, test: &'a RecordedTest, hand: Hand) -> Outcome {
        let facts = self.facts;
        let party = facts.case.parties.get(facts.party_key(hand.party));
        let act = facts.case.acts.get(facts.act_key(hand.act));
        self.joined(Join::All, |this| {
            let mut outcome = Outcome::MET;
            for (key, ask) in &test.party {
                let place = Place::key(Item::Party(hand.party), key);
                outcome = outcome.and(this.written(party.and_then(ask), place));
            }
            for (key, ask) in &test.act {
                outcome = outcome.and(this.written(act.and_then(ask), Place::key(Item::Act(hand.act), key)));
            }
            for (key, ask) in &test.case {
                outcome = outcome.and(this.written(ask(facts.case), Place::whole(Item::Collection(key))));
            }
            outcome
        })
    }

    fn written(&mut self, recorded: Recorded, place: Place) -> Outcome {
        let (outcome, why) = match recorded {
            Some(true) => (Outcome::MET, Why::Said),
            Some(false) => (Outcome::NOT, Why::Silent(Needed::Item)),
            None => (Outcome::OPEN, Why::Missing(Needed::Item)),
        };
        self.say(outcome, || Atom::other(place, why))
    }
}
