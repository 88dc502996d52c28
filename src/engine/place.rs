//! Places in a case file: what a finding rests on, and where a missing fact would be written.

use std::hash::{Hash, Hasher};

use super::facts::Facts;
use crate::terms::{Numbered, TermId};

/// An item of a case, by place in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Item {
    /// A party.
    Party(u32),
    /// A position of a party.
    Position(u32, u32),
    /// A listing of a party.
    Listing(u32, u32),
    /// A written link.
    Link(u32),
    /// An act.
    Act(u32),
    /// A victim of an act.
    Victim(u32, u32),
    /// A written involvement.
    Involvement(u32),
    /// A judgement.
    Judgement(u32),
    /// A collection of the case: a new item would be needed.
    Collection(&'static str),
}

/// What of the item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Attribute {
    /// The item itself.
    Whole,
    /// An attribute, by its key.
    Key(&'static str),
    /// One item of a list attribute.
    At(&'static str, u32),
    /// An element.
    Element(TermId),
}

/// A place in a case file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The item.
    pub item: Item,
    /// What of it.
    pub attribute: Attribute,
}

// Places are looked up at every turn of the search for what is missing: two words tell nearly all of them apart, and a key
// need not be read to its end.
impl Hash for Place {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let (kind, item, part) = match self.item {
            Item::Party(party) => (0, party, 0),
            Item::Position(party, at) => (1, party, at),
            Item::Listing(party, at) => (2, party, at),
            Item::Link(link) => (3, link, 0),
            Item::Act(act) => (4, act, 0),
            Item::Victim(act, at) => (5, act, at),
            Item::Involvement(involvement) => (6, involvement, 0),
            Item::Judgement(judgement) => (7, judgement, 0),
            Item::Collection(name) => (8, spelling(name), 0),
        };
        let (key, at) = match self.attribute {
            Attribute::Whole => (0, 0),
            Attribute::Key(key) => (spelling(key), 0),
            Attribute::At(key, at) => (spelling(key), at),
            Attribute::Element(term) => (1, u32::try_from(term.number()).unwrap_or(u32::MAX)),
        };
        state.write_u64(u64::from(item) << 32 | u64::from(part));
        state.write_u64(u64::from(key) << 32 | u64::from(at) << 4 | kind);
    }
}

/// The length of a name and its first and last letters.
fn spelling(name: &str) -> u32 {
    let letter = |byte: Option<&u8>| u32::from(byte.copied().unwrap_or(0));
    let length = u32::try_from(name.len()).unwrap_or(u32::MAX);
    length << 16 | letter(name.as_bytes().first()) << 8 | letter(name.as_bytes().last())
}

impl Place {
    /// The item itself.
    pub const fn whole(item: Item) -> Place {
        Place { item, attribute: Attribute::Whole }
    }

    /// An attribute of the item.
    pub const fn key(item: Item, key: &'static str) -> Place {
        Place { item, attribute: Attribute::Key(key) }
    }

    /// One item of a list attribute.
    pub const fn at(item: Item, key: &'static str, index: u32) -> Place {
        Place { item, attribute: Attribute::At(key, index) }
    }

    /// Its JSON pointer in the case file.
    pub fn pointer(&self, facts: &Facts) -> String {
        let mut pointer = match self.item {
            Item::Party(party) => format!("/parties/{}", facts.party_key(party)),
            Item::Position(party, at) => format!("/parties/{}/positions/{at}", facts.party_key(party)),
            Item::Listing(party, at) => format!("/parties/{}/listings/{at}", facts.party_key(party)),
            Item::Link(link) => format!("/links/{}", facts.written_link_key(link)),
            Item::Act(act) => format!("/acts/{}", facts.act_key(act)),
            Item::Victim(act, at) => format!("/acts/{}/victims/{at}", facts.act_key(act)),
            Item::Involvement(involvement) => format!("/involvements/{}", facts.involvement_key(involvement)),
            Item::Judgement(judgement) => format!("/judgements/{}", facts.judgement_key(judgement)),
            Item::Collection(name) => format!("/{name}"),
        };
        match self.attribute {
            Attribute::Whole => {}
            Attribute::Key(key) => {
                pointer.push('/');
                pointer.push_str(key);
            }
            Attribute::At(key, index) => pointer.push_str(&format!("/{key}/{index}")),
            Attribute::Element(term) => pointer.push_str(&format!("/elements/{}", facts.element_name(term))),
        }
        pointer
    }
}
