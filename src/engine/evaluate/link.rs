//! The link in hand.

use super::{Atom, Evaluation, Hand, Join, Needed, Recorder, Why, percentage};
use crate::engine::facts::{Fact, Range};
use crate::engine::outcome::{Outcome, Tri};
use crate::engine::place::Place;
use crate::engine::program::LinkTest;
use crate::law::operator::Percentage;

impl<'a, R: Recorder<'a>> Evaluation<'a, R> {
    pub(super) fn link(&mut self, test: &'a LinkTest, hand: Hand) -> Outcome {
        let facts = self.facts;
        let Some(link) = facts.links.get(hand.link as usize) else { return Outcome::OPEN };
        let item = link.place.item;
        let is_post = link.office.is_some();
        self.joined(Join::All, |this| {
            let mut outcome = Outcome::MET;
            let percentages = [(test.share, &link.share, "share"), (test.votes, &link.votes, "votes")];
            for (test, fact, key) in percentages {
                if let Some(test) = test {
                    outcome = outcome.and(this.percentage(fact, Place::key(item, key), test, is_post));
                }
            }
            if let Some(wanted) = test.board {
                let place = Place::key(item, "appointsBoardMajority");
                let is = |board: &bool| if *board == wanted { Tri::Yes } else { Tri::No };
                outcome = outcome.and(if is_post {
                    this.say(Outcome::NOT, || Atom::other(place, Why::Inapplicable))
                } else {
                    this.fact(&link.board, place, is, || Needed::Answer(wanted))
                });
            }
            if test.concerns_act {
                let is = |act: &u32| if *act == hand.act { Tri::Yes } else { Tri::No };
                let place = Place::key(item, "acts");
                outcome = outcome.and(this.some(&link.acts, place, is, || Needed::Act(hand.act)));
            }
            for element in &test.elements {
                outcome = outcome.and(this.element(&link.elements, element, link.place));
            }
            outcome
        })
    }

    fn percentage(&mut self, fact: &Fact<Range>, place: Place, test: Percentage, is_post: bool) -> Outcome {
        if is_post {
            return self.say(Outcome::NOT, || Atom::other(place, Why::Inapplicable));
        }
        self.fact(fact, place, |range| percentage(range, test), || Needed::Percentage(test))
    }
}
