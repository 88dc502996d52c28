//! Dates that stand on support of their own, and what a comparison comes to without them.

use crate::case::claim::Claim;
use crate::case::dated::Until;
use crate::engine::evaluate::Needed;
use crate::engine::facts::Facts;
use crate::engine::outcome::Tri;
use crate::engine::place::{Item, Place};
use crate::engine::span::Span;
use crate::engine::support::SupportId;
use crate::terms::PartialDate;

type Dates<'c> = (&'c Claim<PartialDate>, &'c Claim<Until>, &'c Claim<PartialDate>);

/// `from`, `until` and `asOf` of an item as they are written.
fn dates<'c>(facts: &Facts<'c>, item: Item) -> Option<Dates<'c>> {
    let case = facts.case;
    match item {
        Item::Act(act) => case.acts.get(facts.act_key(act)).map(|act| (&act.from, &act.until, &act.as_of)),
        Item::Link(link) => {
            case.links.get(facts.written_link_key(link)).map(|link| (&link.from, &link.until, &link.as_of))
        }
        Item::Position(party, at) => {
            let positions = case.parties.get(facts.party_key(party))?.positions.as_ref()?;
            let post = positions.get(at as usize)?.as_ref()?;
            Some((&post.from, &post.until, &post.as_of))
        }
        _ => None,
    }
}

/// The dates of an item that are statements of their own.
pub(super) fn own(facts: &Facts, item: Item) -> impl Iterator<Item = Place> {
    let (from, until) = dates(facts, item).map_or((false, false), |(from, until, _)| {
        let own_from = from.accounts().iter().any(|said| said.support.is_some());
        (own_from, until.accounts().iter().any(|said| said.support.is_some()))
    });
    let from = from.then(|| Place::key(item, "from"));
    from.into_iter().chain(until.then(|| Place::key(item, "until")))
}

/// When an item held, as far as it is known without what is lost.
fn span(facts: &Facts, item: Item, is_lost: &impl Fn(Place) -> bool) -> Option<Span> {
    if facts.links.iter().any(|link| link.place.item == item && link.span.is_always()) {
        return Some(Span::ALWAYS);
    }
    let (from, until, as_of) = dates(facts, item)?;
    let from = if is_lost(Place::key(item, "from")) { &Claim::Unknown } else { from };
    let until = if is_lost(Place::key(item, "until")) { &Claim::Unknown } else { until };
    Some(Span::of(from, until, as_of, |_| SupportId::ALLEGED))
}

/// How a comparison of the dates of `item` comes out without what is lost.
pub(super) fn compare(facts: &Facts, item: Item, with: Needed, is_lost: &impl Fn(Place) -> bool) -> Option<Tri> {
    let own = span(facts, item, is_lost)?;
    Some(match with {
        Needed::OverlapWith(act) => own.overlaps(&span(facts, Item::Act(act), is_lost)?),
        Needed::HoldsOn(day) => own.contains(day),
        Needed::BeganBy(day) => own.starts_by(day),
        Needed::EndedBefore(day) => own.ended_before(day),
        Needed::BeganFrom(day) => match own.starts_by(day.plus_days(-1)) {
            Tri::Yes => Tri::No,
            Tri::No => Tri::Yes,
            Tri::Unknown => Tri::Unknown,
        },
        _ => return None,
    })
}
