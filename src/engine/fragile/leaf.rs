//! What one test rests on, and how it comes out when some of that is lost.

use super::dates;
use crate::engine::evaluate::{Atom, Care, Hand, Needed, Why, answers, stands};
use crate::engine::facts::{Event, Fact, Facts};
use crate::engine::missing::Asked;
use crate::engine::outcome::Tri;
use crate::engine::place::{Attribute, Item, Place};
use crate::engine::program::{NodeIx, Op};
use crate::engine::span::Between;
use crate::engine::support::SupportId;
use crate::terms::kind::{Rung, Truth};

/// What one test rests on.
pub(super) enum Leaf<'a> {
    /// Nothing that can be lost.
    Fixed,
    /// An item, and the attribute where that is a statement of its own.
    Said { item: Option<Item>, attribute: Option<Place> },
    /// A date that is a statement of its own and that a comparison rests on.
    Date { item: Item, place: Place },
    /// A comparison of the dates of an item.
    Compared { item: Item, with: Needed<'a> },
    /// The last event of a listing.
    Stands { party: u32, event: &'a Event },
    /// Answers to one question, in order, each with whether it would come out the same in place of the first.
    Judged(Vec<(Item, bool)>),
}

impl<'a> Leaf<'a> {
    /// What an atom rests on; `node` and `hand` are what asks and of what.
    pub(super) fn of(asked: &Asked<'a>, rung: Rung, atom: &Atom<'a>, (node, hand): (NodeIx, Hand)) -> Leaf<'a> {
        let facts = asked.facts;
        let place = atom.place;
        let is_open = matches!(atom.why, Why::Missing(_) | Why::Vague(_) | Why::Disputed(_));
        match place.item {
            // What is left open of an item goes with it.
            Item::Act(_)
            | Item::Victim(..)
            | Item::Involvement(_)
            | Item::Link(_)
            | Item::Position(..)
            | Item::Listing(..)
                if is_open =>
            {
                return Leaf::Said { item: Some(place.item), attribute: None };
            }
            _ if atom.why != Why::Said => return Leaf::Fixed,
            _ => {}
        }
        match (place.item, atom.compared) {
            // A party and its kind are what everything else is said of.
            (Item::Party(_), _) if matches!(place.attribute, Attribute::Whole | Attribute::Key("kind")) => Leaf::Fixed,
            (Item::Party(_), _) => Leaf::Said { item: None, attribute: Some(place) },
            (Item::Judgement(_), _) => Leaf::judged(asked, rung, node, hand),
            (Item::Listing(party, _), Some(_)) if matches!(atom.care, Some(Care::LastKnown(_))) => {
                let events = facts.parties.get(party as usize).map(|party| &party.events);
                match events.into_iter().flatten().find(|event| event.place.item == place.item) {
                    Some(event) => Leaf::Stands { party, event },
                    None => Leaf::Fixed,
                }
            }
            (Item::Listing(..), Some(_)) => {
                let attribute = own_date(facts, place.item);
                Leaf::Said { item: Some(place.item), attribute }
            }
            (item, Some(with)) => Leaf::Compared { item, with },
            (item, None) => {
                let statement = atom.statement(facts);
                match statement.attribute {
                    Attribute::Whole => Leaf::Said { item: Some(item), attribute: None },
                    Attribute::Key("from" | "until") => Leaf::Date { item, place: statement },
                    _ => Leaf::Said { item: Some(item), attribute: Some(statement) },
                }
            }
        }
    }

    fn judged(asked: &Asked<'a>, rung: Rung, node: NodeIx, hand: Hand) -> Leaf<'a> {
        let Asked { program, facts, masks } = *asked;
        let Some(Op::Judgement(test)) = program.nodes.get(node as usize).map(|node| &node.op) else {
            return Leaf::Fixed;
        };
        let mut first = None;
        let all = answers(facts, test, hand).map(|one| {
            let reaches = |support: SupportId| masks.get(support.0 as usize).is_some_and(|mask| mask & rung.bit() != 0);
            let first = *first.get_or_insert(one.own_support);
            let same = match &one.answer {
                Fact::One(true, support) if one.own_support => reaches(*support),
                Fact::One(true, _) => !first,
                _ => true,
            };
            (one.place.item, same)
        });
        Leaf::Judged(all.collect())
    }
}

impl Leaf<'_> {
    /// Statements whose loss may change it.
    pub(super) fn places(&self, facts: &Facts, mut add: impl FnMut(Place)) {
        match self {
            Leaf::Fixed => {}
            Leaf::Said { item, attribute } => {
                item.map(Place::whole).into_iter().chain(*attribute).for_each(add);
            }
            Leaf::Date { item, place } => [Place::whole(*item), *place].into_iter().for_each(add),
            Leaf::Compared { item, with } => {
                add(Place::whole(*item));
                dates::own(facts, *item).for_each(&mut add);
                if let Needed::OverlapWith(act) = with {
                    dates::own(facts, Item::Act(*act)).for_each(add);
                }
            }
            Leaf::Stands { party, .. } => {
                let events = facts.parties.get(*party as usize).map(|party| &party.events);
                for event in events.into_iter().flatten() {
                    add(event.place);
                    own_date(facts, event.place.item).into_iter().for_each(&mut add);
                }
            }
            Leaf::Judged(all) => all.iter().for_each(|(item, _)| add(Place::whole(*item))),
        }
    }

    /// How it comes out without what is lost.
    pub(super) fn truth(&self, asked: &Asked, rung: Rung, base: Truth, is_lost: &impl Fn(Place) -> bool) -> Truth {
        let gone = |item: Item| is_lost(Place::whole(item));
        match self {
            Leaf::Fixed => base,
            Leaf::Said { item: Some(item), .. } | Leaf::Date { item, .. } | Leaf::Compared { item, .. }
                if gone(*item) =>
            {
                Truth::NotMet
            }
            Leaf::Said { attribute, .. } if attribute.is_some_and(is_lost) => Truth::Open,
            // The comparison says what comes of it; nothing need stand behind a date that is not there.
            Leaf::Date { place, .. } if is_lost(*place) => Truth::Met,
            Leaf::Said { .. } | Leaf::Date { .. } => base,
            Leaf::Compared { item, with } => match dates::compare(asked.facts, *item, *with, is_lost) {
                Some(Tri::Yes) => Truth::Met,
                Some(Tri::No) => Truth::NotMet,
                Some(Tri::Unknown) => Truth::Open,
                None => base,
            },
            Leaf::Stands { party, event } => {
                let Some(party) = asked.facts.parties.get(*party as usize) else { return base };
                let date = |event: &Event| {
                    let is_undated = own_date(asked.facts, event.place.item).is_some_and(is_lost);
                    let date = if is_undated { Between::UNKNOWN } else { event.date };
                    (!is_lost(event.place)).then_some(date)
                };
                // An event that had been overtaken stands once what overtook it is gone.
                let mask = asked.masks.get(event.date_support.0 as usize).copied().unwrap_or(0);
                let rises = mask & rung.bit() != 0;
                match stands(party, event, asked.program.as_of, date) {
                    Tri::Yes if base == Truth::Met || rises => Truth::Met,
                    Tri::No => Truth::NotMet,
                    Tri::Yes | Tri::Unknown => Truth::Open,
                }
            }
            Leaf::Judged(all) => match all.iter().find(|(item, _)| !gone(*item)) {
                None => Truth::Open,
                Some((item, same)) if *same || all.first().is_some_and(|(first, _)| first == item) => base,
                Some(_) => Truth::Open,
            },
        }
    }
}

/// The date of a listing event, where it is a statement of its own.
fn own_date(facts: &Facts, item: Item) -> Option<Place> {
    let Item::Listing(party, _) = item else { return None };
    let event = facts.parties.get(party as usize)?.events.iter().find(|event| event.place.item == item)?;
    (event.date_support != event.support).then(|| Place::key(item, "date"))
}
