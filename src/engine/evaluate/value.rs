//! Tests of one attribute: known, unknown, vague or disputed.

use super::{Atom, Care, Countries, Evaluation, Join, Needed, Recorder, Why};
use crate::engine::facts::{Dated, Fact, FactList, Range};
use crate::engine::outcome::{ALL, Outcome, Tri};
use crate::engine::place::{Attribute, Place};
use crate::engine::program::{PlaceHow, PlaceTest, TermTest};
use crate::engine::support::SupportId;
use crate::law::operator::{Percentage, Time};
use crate::terms::{Country, Day, TermId};

impl TermTest {
    /// Whether a fact stated as `term` satisfies the test.
    pub(super) fn tri(&self, term: TermId) -> Tri {
        if self.yes.contains(term) {
            Tri::Yes
        } else if self.maybe.contains(term) {
            Tri::Unknown
        } else {
            Tri::No
        }
    }
}

impl PlaceTest {
    /// Whether one country satisfies `in` or `outside`, whichever is asked here.
    pub(super) fn tri(&self, how: PlaceHow, country: Country) -> Tri {
        if country.is_within(&self.set) != (how == PlaceHow::Outside) { Tri::Yes } else { Tri::No }
    }
}

/// Whether a percentage known within bounds satisfies the test.
pub(in crate::engine) fn percentage(range: &Range, test: Percentage) -> Tri {
    let (yes, no) = match test {
        Percentage::MoreThan(limit) => {
            (range.min > limit || (range.above_min && range.min >= limit), range.max <= limit)
        }
        Percentage::AtLeast(limit) => {
            (range.min >= limit, range.max < limit || (range.below_max && range.max <= limit))
        }
    };
    match (yes, no) {
        (true, _) => Tri::Yes,
        (false, true) => Tri::No,
        (false, false) => Tri::Unknown,
    }
}

/// How a single value of this support comes out.
pub(super) fn at_support(masks: &[u8], tri: Tri, support: SupportId) -> Outcome {
    match tri {
        Tri::Yes => Outcome::met_at(masks.get(support.0 as usize).copied().unwrap_or(0)),
        Tri::No => Outcome::NOT,
        Tri::Unknown => Outcome::OPEN,
    }
}

/// Accounts that cannot all be true: met only if met under each, not met only if not met under each.
pub(super) fn under_each(outcomes: impl Iterator<Item = Outcome>) -> Outcome {
    outcomes.fold(Outcome { met: ALL, not: ALL }, |all, one| Outcome { met: all.met & one.met, not: all.not & one.not })
}

/// How a fact comes out, unrecorded.
fn quietly<T>(masks: &[u8], fact: &Fact<T>, test: &mut impl FnMut(&T) -> Tri) -> Outcome {
    match fact {
        Fact::Unknown => Outcome::OPEN,
        Fact::One(value, support) => at_support(masks, test(value), *support),
        Fact::Either(all) => under_each(all.iter().map(|(value, support)| match value {
            Some(value) => at_support(masks, test(value), *support),
            None => Outcome::OPEN,
        })),
    }
}

impl<'a, R: Recorder<'a>> Evaluation<'a, R> {
    pub(super) fn mask(&self, support: SupportId) -> u8 {
        self.masks.get(support.0 as usize).copied().unwrap_or(0)
    }

    /// A statement that is there.
    pub(super) fn stated(&mut self, place: Place, support: SupportId) -> Outcome {
        self.say(Outcome::met_at(self.mask(support)), || Atom::said(place, support))
    }

    /// A single attribute.
    pub(super) fn fact<T>(
        &mut self,
        fact: &Fact<T>,
        place: Place,
        mut test: impl FnMut(&T) -> Tri,
        needed: impl FnOnce() -> Needed<'a>,
    ) -> Outcome {
        match fact {
            Fact::Unknown => self.say(Outcome::OPEN, || Atom::other(place, Why::Missing(needed()))),
            Fact::One(value, support) => {
                let tri = test(value);
                let support = *support;
                self.say(at_support(self.masks, tri, support), || match tri {
                    Tri::Unknown => Atom::other(place, Why::Vague(needed())),
                    Tri::Yes | Tri::No => Atom::said(place, support).asking(needed()),
                })
            }
            Fact::Either(all) => {
                let outcome = quietly(self.masks, fact, &mut test);
                let support = all.first().map(|(_, support)| *support);
                self.say(outcome, || match support {
                    Some(support) if outcome.open() == 0 => Atom::said(place, support).asking(needed()),
                    _ => Atom::other(place, Why::Disputed(needed())),
                })
            }
        }
    }

    /// Some value of a list.
    pub(super) fn some<T>(
        &mut self,
        list: &FactList<T>,
        place: Place,
        mut test: impl FnMut(&T) -> Tri,
        needed: impl Fn() -> Needed<'a>,
    ) -> Outcome {
        match list {
            FactList::Unknown => self.say(Outcome::OPEN, || Atom::other(place, Why::Missing(needed()))),
            FactList::Items(items) if items.is_empty() => {
                self.say(Outcome::NOT, || Atom::other(place, Why::Silent(needed())))
            }
            FactList::Items(items) => self.joined(Join::Any, |this| {
                let mut outcome = Outcome::NOT;
                for (item, at) in items.iter().zip(0..) {
                    outcome = outcome.or(this.fact(item, place_at(place, at), &mut test, &needed));
                    if !R::TELLS && outcome == Outcome::MET {
                        break;
                    }
                }
                outcome
            }),
            FactList::Either(accounts) => {
                let outcome = under_each(accounts.iter().map(|items| {
                    items.iter().fold(Outcome::NOT, |outcome, item| outcome.or(quietly(self.masks, item, &mut test)))
                }));
                self.say(outcome, || match outcome.open() {
                    0 => Atom::said(place, SupportId::ALLEGED).asking(needed()),
                    _ => Atom::other(place, Why::Disputed(needed())),
                })
            }
        }
    }

    /// Terms of a list attribute.
    pub(super) fn terms(
        &mut self,
        values: &FactList<TermId>,
        place: Place,
        list: crate::terms::List,
        test: &'a TermTest,
    ) -> Outcome {
        self.some(values, place, |term| test.tri(*term), || Needed::Terms(list, &test.wanted))
    }

    /// Countries.
    pub(super) fn countries(&mut self, values: &FactList<Country>, place: Place, test: &'a PlaceTest) -> Outcome {
        self.each_way(test, |this, how| {
            this.some(values, place, |country| test.tri(how, *country), || Needed::Country(Countries { test, how }))
        })
    }

    /// Countries that held at a time.
    pub(super) fn dated(
        &mut self,
        values: &FactList<Dated>,
        place: Place,
        test: &'a PlaceTest,
        time: DatedWhen,
    ) -> Outcome {
        self.each_way(test, |this, how| {
            let is = |dated: &Dated| test.tri(how, dated.country).and(time.holds(dated));
            this.some(values, place, is, || Needed::Country(Countries { test, how }))
        })
    }

    /// Some value inside the set, or outside it; for `only`, some inside and none outside.
    fn each_way(&mut self, test: &'a PlaceTest, mut each: impl FnMut(&mut Self, PlaceHow) -> Outcome) -> Outcome {
        match test.how {
            PlaceHow::In | PlaceHow::Outside => each(self, test.how),
            PlaceHow::Only => self.joined(Join::All, |this| {
                let some = each(this, PlaceHow::In);
                let none = this.negated(|this| each(this, PlaceHow::Outside));
                some.and(none)
            }),
        }
    }

    /// Parts that count the other way round.
    pub(super) fn negated(&mut self, part: impl FnOnce(&mut Self) -> Outcome) -> Outcome {
        self.recorder.open(Join::None);
        let outcome = part(self).negate();
        self.recorder.close(outcome);
        outcome
    }

    /// A comparison of spans. `own` are the dates compared that have a support of their own, each with its place.
    pub(super) fn compared(
        &mut self,
        tri: Tri,
        place: Place,
        own: &[(Place, Option<SupportId>)],
        care: Option<Care>,
        disputed: bool,
        needed: impl FnOnce() -> Needed<'a>,
    ) -> Outcome {
        let outcome = match tri {
            Tri::Yes => Outcome::MET,
            Tri::No => Outcome::NOT,
            Tri::Unknown => Outcome::OPEN,
        };
        let atom = || {
            let atom = match (tri, disputed) {
                (Tri::Unknown, true) => Atom::other(place, Why::Disputed(needed())),
                (Tri::Unknown, false) => Atom::other(place, Why::Missing(needed())),
                _ => Atom::other(place, Why::Said).comparing(needed()),
            };
            atom.with(care)
        };
        if tri == Tri::No || own.iter().all(|(_, support)| support.is_none()) {
            return self.say(outcome, atom);
        }
        self.joined(Join::All, |this| {
            let mut outcome = this.say(outcome, atom);
            for (place, support) in own {
                if let Some(support) = support {
                    outcome = outcome.and(this.stated(*place, *support));
                }
            }
            outcome
        })
    }
}

/// When a dated value must hold.
#[derive(Debug, Clone, Copy)]
pub(super) struct DatedWhen {
    pub time: Time,
    pub as_of: Day,
}

impl DatedWhen {
    fn holds(self, dated: &Dated) -> Tri {
        match (&dated.span, self.time) {
            (None, _) => Tri::Yes,
            (Some(span), Time::Now) => span.contains(self.as_of),
            (Some(span), Time::Ever) => span.starts_by(self.as_of),
        }
    }
}

/// The place of one item of a list attribute.
fn place_at(place: Place, at: u32) -> Place {
    match place.attribute {
        Attribute::Key(key) => Place::at(place.item, key, at),
        _ => place,
    }
}
