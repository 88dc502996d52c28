//! A case as the engine sees it: items by number, terms as ids, every statement with what it stands on.
//!
//! Positions are links here, `by` is an involvement, and a party of whom nothing is known stands wherever the file leaves
//! a place for one open: who did an act without `by`, which body a post without `body` is in, which posts a person holds
//! of whom none are written.

mod build;
mod listing;
mod party;
mod value;

use indexmap::IndexMap;

pub use listing::{Event, LISTED};
pub use value::{Fact, FactList};

use super::place::{Item, Place};
use super::span::Span;
use super::support::{SupportId, Supports};
use crate::case::Case;
use crate::terms::kind::{PartyKind, Rank, Stage};
use crate::terms::{Country, TermId, Vocabulary};

/// A party, an act or a link, by place in [`Facts`].
pub type Ix = u32;

/// No such item.
pub const NONE: Ix = u32::MAX;

/// A country that held during a span.
#[derive(Debug, Clone)]
pub struct Dated {
    /// Which.
    pub country: Country,
    /// When; always, where nothing is said of it.
    pub span: Option<Box<Span>>,
}

/// A percentage known to lie between two bounds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    /// The least it may be.
    pub min: f64,
    /// Whether it is more than `min`.
    pub above_min: bool,
    /// The most it may be.
    pub max: f64,
    /// Whether it is less than `max`.
    pub below_max: bool,
}

/// What is known of a party.
#[derive(Debug, Clone)]
pub struct PartyFacts {
    /// Person or entity; `None` for a party of whom nothing is known.
    pub kind: Option<PartyKind>,
    /// Where the file leaves the place open that this unknown party fills.
    pub unknown_at: Option<Place>,
    /// Whether it is proposed for listing.
    pub subject: bool,
    /// Citizenships.
    pub citizenships: FactList<Dated>,
    /// Residences.
    pub residences: FactList<Dated>,
    /// Permanent residences.
    pub permanent_residences: FactList<Dated>,
    /// Where it is.
    pub located_in: FactList<Dated>,
    /// Where it is registered.
    pub registered_in: FactList<Dated>,
    /// The state of which it is an organ.
    pub organ_of: FactList<Country>,
    /// Statuses.
    pub statuses: FactList<TermId>,
    /// Whether the person is dead.
    pub died: Fact<bool>,
    /// Whether all posts are written: the list is there and has no unknown item.
    pub posts_complete: bool,
    /// Whether all listings are written.
    pub listings_complete: bool,
    /// Listing events.
    pub events: Box<[Event]>,
    /// What its identity stands on.
    pub identity: SupportId,
}

/// What is known of an act.
#[derive(Debug, Clone)]
pub struct ActFacts {
    /// Kinds of conduct.
    pub conduct: FactList<TermId>,
    /// Places.
    pub place: FactList<Country>,
    /// When.
    pub span: Span,
    /// Carried through or tried.
    pub stage: Stage,
    /// Scale of the practice.
    pub scale: FactList<TermId>,
    /// Regimes breached, by number in [`Names`].
    pub breaches: FactList<u32>,
    /// Victims; a `None` item is perhaps another, an absent list is unknown.
    pub victims: Option<Box<[Option<VictimFacts>]>>,
    /// Involvements in it.
    pub involvements: Vec<Ix>,
    /// The party of whom nothing is known that carried it out, or perhaps did so too.
    pub unknown_doer: Option<Ix>,
    /// What the act stands on.
    pub support: SupportId,
}

/// What is known of a victim.
#[derive(Debug, Clone)]
pub struct VictimFacts {
    /// What the victim did or sought, and where.
    pub activities: FactList<(TermId, Option<Country>)>,
    /// Citizenships.
    pub citizenships: FactList<Dated>,
    /// Residences.
    pub residences: FactList<Dated>,
    /// Where the victim was.
    pub located_in: FactList<Dated>,
    /// Statuses.
    pub statuses: FactList<TermId>,
    /// Harms.
    pub harms: FactList<TermId>,
    /// What all of this stands on.
    pub support: SupportId,
}

/// What is known of an involvement.
#[derive(Debug, Clone)]
pub struct InvolvementFacts {
    /// Who.
    pub party: Ix,
    /// In what.
    pub act: Ix,
    /// How.
    pub mode: Fact<TermId>,
    /// Carried through or tried.
    pub stage: Stage,
    /// Facts of which the mode consists.
    pub elements: Box<[(TermId, Fact<bool>)]>,
    /// What it stands on.
    pub support: SupportId,
    /// Where it is written.
    pub place: Place,
    /// Whether sources disagree that it was this party at all.
    pub disputed: bool,
}

/// What is known of a link or a position.
#[derive(Debug, Clone)]
pub struct LinkFacts {
    /// What kind; unknown means one of the four a position may be.
    pub kind: Fact<TermId>,
    /// The party it starts from.
    pub party: Ix,
    /// The party at its other end; several where sources disagree.
    pub by: Box<[Ix]>,
    /// When.
    pub span: Span,
    /// Percentage of the shares.
    pub share: Fact<Range>,
    /// Percentage of the votes.
    pub votes: Fact<Range>,
    /// Whether it carries the right to appoint or remove a majority of the board.
    pub board: Fact<bool>,
    /// Acts it concerns.
    pub acts: FactList<Ix>,
    /// Facts of it that provisions ask for.
    pub elements: Box<[(TermId, Fact<bool>)]>,
    /// What it stands on.
    pub support: SupportId,
    /// Where it is written.
    pub place: Place,
    /// For a position: the state whose official the holder is, and how high the post is.
    pub office: Option<OfficeFacts>,
}

/// What a position says beyond its being a link.
#[derive(Debug, Clone)]
pub struct OfficeFacts {
    /// The state; none where the post is not a public one.
    pub of: FactList<Country>,
    /// How high.
    pub rank: Fact<Rank>,
}

/// An answer the advocate gave.
#[derive(Debug, Clone)]
pub struct JudgementFacts {
    /// Which question.
    pub question: TermId,
    /// The act it is about, or [`NONE`].
    pub act: Ix,
    /// The party.
    pub party: Ix,
    /// The link.
    pub link: Ix,
    /// The victim.
    pub victim: Ix,
    /// The country.
    pub country: Option<Country>,
    /// The answer.
    pub answer: Fact<bool>,
    /// Whether the answer has a support of its own; otherwise it follows what it is about.
    pub own_support: bool,
    /// Where it is written.
    pub place: Place,
}

/// Names that are not terms: ids of regimes and of bodies that list.
#[derive(Debug, Clone, Default)]
pub struct Names {
    known: IndexMap<String, Option<Country>>,
}

impl Names {
    /// The number of a name, added if new.
    pub fn add(&mut self, name: &str) -> u32 {
        let known = self.known.get_index_of(name);
        let at = known.unwrap_or_else(|| self.known.insert_full(name.to_owned(), None).0);
        u32::try_from(at).unwrap_or(NONE)
    }

    /// All names, in the order of their numbers.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.known.keys().map(String::as_str)
    }

    /// The name of this number.
    pub fn name(&self, number: u32) -> Option<&str> {
        self.known.get_index(number as usize).map(|(name, _)| name.as_str())
    }

    /// Says whose law the regime of this number is.
    pub fn set_jurisdiction(&mut self, number: u32, country: Country) {
        if let Some((_, known)) = self.known.get_index_mut(number as usize) {
            *known = Some(country);
        }
    }

    /// Whose law the regime of this number is, where it is encoded.
    pub fn jurisdiction(&self, number: u32) -> Option<Country> {
        self.known.get_index(number as usize).and_then(|(_, known)| *known)
    }
}

/// Terms whose meaning the file format itself fixes.
#[derive(Debug, Clone, Copy)]
pub struct FixedTerms {
    /// The mode of `by`.
    pub commits: Option<TermId>,
    /// The four types a position may be, in the order of [`Rank`].
    pub posts: [Option<TermId>; 4],
}

/// A case as the engine sees it.
#[derive(Debug)]
pub struct Facts<'c> {
    /// The case.
    pub case: &'c Case,
    /// The vocabulary it is read against.
    pub vocabulary: &'c Vocabulary,
    /// Parties of the file, then those of whom nothing is known.
    pub parties: Vec<PartyFacts>,
    /// Acts.
    pub acts: Vec<ActFacts>,
    /// Written links, then positions.
    pub links: Vec<LinkFacts>,
    /// Written involvements, then those of `by`.
    pub involvements: Vec<InvolvementFacts>,
    /// Judgements.
    pub judgements: Vec<JudgementFacts>,
    /// Acts in which each party is involved, ascending.
    pub acts_of: Vec<Vec<Ix>>,
    /// Acts whose doer is not known, ascending.
    pub acts_of_unknown: Vec<Ix>,
    /// Links that start from each party.
    pub links_from: Vec<Vec<Ix>>,
    /// Links that end at each party.
    pub links_to: Vec<Vec<Ix>>,
    /// For each person whose posts are not all written: the body of whom nothing is known.
    pub unknown_body: Vec<Option<Ix>>,
    /// Persons whose posts are not all written.
    pub posts_open: Vec<Ix>,
    /// Positions whose body is not known.
    pub bodies_open: Vec<Ix>,
    /// What everything stands on.
    pub supports: Supports,
    /// Names of regimes and bodies.
    pub names: Names,
    /// Terms fixed by the format.
    pub fixed: FixedTerms,
    keys: Keys<'c>,
}

/// Keys of items by number.
#[derive(Debug, Default)]
struct Keys<'c> {
    parties: Vec<&'c str>,
    acts: Vec<&'c str>,
    links: Vec<&'c str>,
    involvements: Vec<&'c str>,
    judgements: Vec<&'c str>,
    evidence: Vec<&'c str>,
}

impl<'c> Facts<'c> {
    /// The key of a party; empty for one of whom nothing is known.
    pub fn party_key(&self, party: Ix) -> &'c str {
        self.keys.parties.get(party as usize).copied().unwrap_or_default()
    }

    /// The key of an act.
    pub fn act_key(&self, act: Ix) -> &'c str {
        self.keys.acts.get(act as usize).copied().unwrap_or_default()
    }

    /// The key of a written link.
    pub fn written_link_key(&self, link: Ix) -> &'c str {
        self.keys.links.get(link as usize).copied().unwrap_or_default()
    }

    /// The key of a written involvement.
    pub fn involvement_key(&self, involvement: Ix) -> &'c str {
        self.keys.involvements.get(involvement as usize).copied().unwrap_or_default()
    }

    /// The key of a judgement.
    pub fn judgement_key(&self, judgement: Ix) -> &'c str {
        self.keys.judgements.get(judgement as usize).copied().unwrap_or_default()
    }

    /// The key of an item of evidence.
    pub fn evidence_key(&self, item: u32) -> &'c str {
        self.keys.evidence.get(item as usize).copied().unwrap_or_default()
    }

    /// The name of an element.
    pub fn element_name(&self, element: TermId) -> &str {
        self.vocabulary.list(crate::terms::List::Element).name(element)
    }

    /// What an item as a whole stands on.
    pub fn support_of(&self, item: Item) -> Option<SupportId> {
        match item {
            Item::Party(party) => self.parties.get(party as usize).map(|party| party.identity),
            Item::Position(..) | Item::Link(_) => {
                self.links.iter().find(|link| link.place.item == item).map(|link| link.support)
            }
            Item::Listing(party, _) => {
                let party = self.parties.get(party as usize)?;
                party.events.iter().find(|event| event.place.item == item).map(|event| event.support)
            }
            Item::Act(act) => self.acts.get(act as usize).map(|act| act.support),
            Item::Victim(act, at) => {
                let victim = self.acts.get(act as usize)?.victims.as_ref()?.get(at as usize)?.as_ref()?;
                Some(victim.support)
            }
            Item::Involvement(one) => self.involvements.get(one as usize).map(|one| one.support),
            Item::Judgement(_) | Item::Collection(_) => None,
        }
    }

    /// How many parties the file has, those of whom nothing is known not counted.
    pub fn written_parties(&self) -> usize {
        self.keys.parties.len()
    }

    /// The subjects, in the order of the file.
    pub fn subjects(&self) -> impl Iterator<Item = Ix> {
        (0..).zip(&self.parties).filter(|(_, party)| party.subject).map(|(ix, _)| ix)
    }
}
