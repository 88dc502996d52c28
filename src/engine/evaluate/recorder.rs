//! What an evaluation tells whoever listens: nothing for a bare verdict, everything for a trace.

use crate::engine::facts::{Facts, Ix, NONE};
use crate::engine::outcome::Outcome;
use crate::engine::place::{Attribute, Place};
use crate::engine::program::{NodeIx, PlaceHow, PlaceTest};
use crate::engine::support::SupportId;
use crate::law::operator::Percentage;
use crate::terms::kind::{PartyKind, Rank};
use crate::terms::{Day, List, TermId};

/// What is in hand: at most one party, act, link and victim, each [`NONE`] where there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Hand {
    /// The current party.
    pub party: Ix,
    /// The act.
    pub act: Ix,
    /// The link.
    pub link: Ix,
    /// The victim of the act.
    pub victim: Ix,
}

impl Hand {
    /// A party and nothing else.
    pub const fn party(party: Ix) -> Hand {
        Hand { party, act: NONE, link: NONE, victim: NONE }
    }
}

/// How the parts of a leaf or the candidates of a search are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Join {
    /// Every part.
    All,
    /// Some part.
    Any,
    /// Not its one part.
    None,
}

/// Countries as they are asked of one value.
#[derive(Debug, Clone, Copy)]
pub struct Countries<'a> {
    /// The test they stand in.
    pub test: &'a PlaceTest,
    /// The part of it that is asked of one country: `in` or `outside`.
    pub how: PlaceHow,
}

impl PartialEq for Countries<'_> {
    /// Whether the same is asked, whatever more the tests ask of all values together.
    fn eq(&self, other: &Countries) -> bool {
        self.how == other.how && self.test.set == other.test.set && self.test.written == other.test.written
    }
}

/// What a value must be for a test to be met, in the words of the law that asks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Needed<'a> {
    /// One of these terms, or what is narrower.
    Terms(List, &'a [TermId]),
    /// One of these terms of what a victim did, with such a country.
    Activity(&'a [TermId], Countries<'a>),
    /// A country.
    Country(Countries<'a>),
    /// Yes or no.
    Answer(bool),
    /// A percentage.
    Percentage(Percentage),
    /// A span that has a day in common with that of this act.
    OverlapWith(Ix),
    /// A span that includes this day.
    HoldsOn(Day),
    /// A span that began by this day.
    BeganBy(Day),
    /// A span that began on or after this day.
    BeganFrom(Day),
    /// A span that ended before this day.
    EndedBefore(Day),
    /// A person or an entity.
    Kind(PartyKind),
    /// One of these ranks.
    Rank(&'a [Rank]),
    /// A party of whom the rest of the test holds.
    Party,
    /// The act in hand among the items.
    Act(Ix),
    /// One of these names (regimes, bodies), by number.
    Name(&'a [u32]),
    /// A listing in force.
    Listing,
    /// A day at least so long before the as-of date that it is not after this day.
    DateBy(Day),
    /// A post.
    Post,
    /// A victim of whom the rest of the test holds.
    Victim,
    /// A new item that the search looks for.
    Item,
    /// An element of an involvement that is only written as `by`, which has none.
    Element(TermId),
}

/// Why an atom comes out as it does.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Why<'a> {
    /// The file says so.
    Said,
    /// The file does not say.
    Missing(Needed<'a>),
    /// What the file says is broader than what is asked, or may turn out to be it.
    Vague(Needed<'a>),
    /// Sources disagree.
    Disputed(Needed<'a>),
    /// The question is not answered.
    Unanswered(TermId),
    /// It opens on the day this party is listed under this regime.
    Depends(u32, Ix),
    /// Nothing in the file matches.
    Silent(Needed<'a>),
    /// This kind of party cannot have it.
    Inapplicable,
    /// The regime on which it rests is not in force.
    NotInForce,
}

/// Something a reader should be told where a finding rests on the atom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Care {
    /// That it went on is presumed for a year after this day.
    Presumed(Day),
    /// The post or link covers only part of the act.
    PartOfAct,
    /// Whether it covers all of the act cannot be told.
    PerhapsPartOfAct,
    /// Lists were last searched on this day.
    SearchedOn(Day),
    /// The last known event is of this day.
    LastKnown(Day),
}

/// The smallest finding: one test of one attribute of one item.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Atom<'a> {
    /// Where the attribute is, or would be written.
    pub place: Place,
    /// What it stands on, where it is said.
    pub support: Option<SupportId>,
    /// Why it comes out as it does.
    pub why: Why<'a>,
    /// What is asked of a value that is said: another value in its place might answer otherwise.
    pub asked: Option<Needed<'a>>,
    /// What the dates of the item were compared with, where they were.
    pub compared: Option<Needed<'a>>,
    /// What a reader should be told.
    pub care: Option<Care>,
}

impl<'a> Atom<'a> {
    /// Something the file says.
    pub const fn said(place: Place, support: SupportId) -> Atom<'a> {
        Atom { place, support: Some(support), why: Why::Said, asked: None, compared: None, care: None }
    }

    /// Anything else.
    pub const fn other(place: Place, why: Why<'a>) -> Atom<'a> {
        Atom { place, support: None, why, asked: None, compared: None, care: None }
    }

    /// With what is asked.
    pub fn asking(mut self, asked: Needed<'a>) -> Atom<'a> {
        self.asked = Some(asked);
        self
    }

    /// A comparison of dates.
    pub fn comparing(mut self, compared: Needed<'a>) -> Atom<'a> {
        self.compared = Some(compared);
        self
    }

    /// The statement it is part of: the item as a whole, or the attribute where that stands on its own.
    pub fn statement(&self, facts: &Facts) -> Place {
        let item = self.place.item;
        match (self.place.attribute, self.support) {
            (Attribute::Whole, _) => self.place,
            (_, Some(support)) if facts.support_of(item) == Some(support) => Place::whole(item),
            (Attribute::Key("answer"), _) => Place::whole(item),
            _ => self.place,
        }
    }

    /// With words of care.
    pub fn with(mut self, care: Option<Care>) -> Atom<'a> {
        self.care = care;
        self
    }
}

/// Whoever listens to an evaluation. Calls nest: `enter` and `leave`, `open` and `close`.
pub trait Recorder<'a> {
    /// Whether everything must be told, so that nothing may be cut short.
    const TELLS: bool;

    /// A node of the law begins.
    fn enter(&mut self, node: NodeIx, hand: Hand);
    /// It ends: its test came out as `raw`, and the node as `outcome`, which differs where the node is unsettled or left to
    /// discretion.
    fn leave(&mut self, raw: Outcome, outcome: Outcome);
    /// Parts of a leaf, or candidates of a search, begin.
    fn open(&mut self, join: Join);
    /// They end with this outcome.
    fn close(&mut self, outcome: Outcome);
    /// An atom came out so.
    fn atom(&mut self, outcome: Outcome, atom: impl FnOnce() -> Atom<'a>);
    /// What a definition came out as with this in hand, if it was remembered.
    fn recall(&mut self, definition: u32, hand: Hand) -> Option<Outcome>;
    /// Remembers it.
    fn remember(&mut self, definition: u32, hand: Hand, outcome: Outcome);
}
