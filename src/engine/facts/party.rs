//! Parties and their positions as the engine sees them.

use super::build::Builder;
use super::listing::Reading;
use super::{Dated, Fact, FactList, Ix, LinkFacts, OfficeFacts, PartyFacts};
use crate::case::claim::{List as Values, Said};
use crate::case::dated::DatedCountry;
use crate::case::party::{Items, Party, Position};
use crate::engine::place::{Item, Place};
use crate::engine::span::Span;
use crate::engine::support::{SupportId, Weight};
use crate::terms::kind::{PartyKind, Rank};
use crate::terms::{Country, List, TermId};

impl PartyFacts {
    /// A party of whom nothing is known, where the file leaves `place` open for it.
    pub(super) fn unknown(place: Place) -> PartyFacts {
        PartyFacts {
            kind: None,
            unknown_at: Some(place),
            subject: false,
            citizenships: FactList::Unknown,
            residences: FactList::Unknown,
            permanent_residences: FactList::Unknown,
            located_in: FactList::Unknown,
            registered_in: FactList::Unknown,
            organ_of: FactList::Unknown,
            statuses: FactList::Unknown,
            died: Fact::Unknown,
            posts_complete: false,
            listings_complete: false,
            events: Box::default(),
            identity: SupportId::IDENTITY,
        }
    }
}

impl Builder<'_> {
    /// A party, without its positions.
    pub(super) fn party(&mut self, party: &Party, ix: Ix) -> PartyFacts {
        let identity = self.supports.add(
            party.evidence.as_deref().unwrap_or_default(),
            party.clearance.as_ref(),
            party.unverified.as_deref(),
            Weight::Identifies,
        );
        let statuses = self.vocabulary.list(List::PartyStatus);
        let supports = &mut self.supports;
        let mut own = |own: &crate::case::Support| supports.own(own, Weight::Identifies);
        let organ_of = FactList::of(&party.organ_of, identity, &mut own, &mut |said| said.value);
        let died = Fact::of(&party.died, identity, &mut own, &mut |said| said.value);
        let statuses = FactList::of(&party.statuses, identity, &mut own, &mut |said| {
            said.value.as_deref().and_then(|status| statuses.id(status))
        });
        let mut series = Vec::new();
        let acts = &self.act_index;
        let act = |key: &str| acts.get(key).copied();
        let mut reading =
            Reading { supports: &mut self.supports, names: &mut self.names, vocabulary: self.vocabulary, act: &act };
        let events = (0..)
            .zip(party.listings.iter().flatten())
            .filter_map(|(at, event)| Some(reading.event(event.as_ref()?, ix, at, &mut series)))
            .collect();
        PartyFacts {
            kind: Some(party.kind),
            unknown_at: None,
            subject: party.subject.unwrap_or(false),
            citizenships: self.dated(&party.citizenships, identity, Weight::Identifies),
            residences: self.dated(&party.residences, identity, Weight::Identifies),
            permanent_residences: self.dated(&party.permanent_residences, identity, Weight::Identifies),
            located_in: self.dated(&party.located_in, identity, Weight::Identifies),
            registered_in: self.dated(&party.registered_in, identity, Weight::Identifies),
            organ_of,
            statuses,
            died,
            posts_complete: party.kind == PartyKind::Entity || is_complete(&party.positions),
            listings_complete: is_complete(&party.listings),
            events,
            identity,
        }
    }

    /// A list of countries with the time each held.
    pub(super) fn dated(&mut self, list: &Values<DatedCountry>, base: SupportId, weight: Weight) -> FactList<Dated> {
        let mut spans: Vec<Option<Box<Span>>> = Vec::new();
        for (_, _, claim) in list.all_items() {
            for said in claim.accounts() {
                spans.push(self.dated_span(said, weight));
            }
        }
        let mut spans = spans.into_iter();
        let supports = &mut self.supports;
        FactList::of(list, base, &mut |own| supports.own(own, weight), &mut |said: &Said<DatedCountry>| {
            let span = spans.next().flatten();
            said.value.map(|DatedCountry(country)| Dated { country, span })
        })
    }

    fn dated_span(&mut self, said: &Said<DatedCountry>, weight: Weight) -> Option<Box<Span>> {
        let span = said.extra.as_deref()?;
        let supports = &mut self.supports;
        Some(Box::new(Span::of(&span.from, &span.until, &span.as_of, |own| supports.own(own, weight))))
    }

    /// A position, as the link it is.
    pub(super) fn position(&mut self, position: &Position, party: Ix, at: u32) -> LinkFacts {
        let support = self.supports.add(
            position.evidence.as_deref().unwrap_or_default(),
            position.clearance.as_ref(),
            position.unverified.as_deref(),
            Weight::Recorded,
        );
        let posts = self.fixed.posts;
        let supports = &mut self.supports;
        let mut own = |own: &crate::case::Support| supports.own(own, Weight::Recorded);
        let rank = Fact::of(&position.rank, support, &mut own, &mut |said| said.value);
        let kind =
            Fact::of(&position.rank, support, &mut own, &mut |said| said.value.and_then(|rank| post(posts, rank)));
        let of = FactList::of(&position.official_of, support, &mut own, &mut |said: &Said<Country>| said.value);
        let span = Span::of(&position.from, &position.until, &position.as_of, &mut own);
        let place = Place::whole(Item::Position(party, at));
        let bodies = &self.party_index;
        let by: Vec<Option<Ix>> = position
            .body
            .accounts()
            .iter()
            .map(|said| said.value.as_deref().and_then(|key| bodies.get(key).copied()))
            .collect();
        let by = if by.is_empty() || by.iter().any(Option::is_none) {
            let unknown = self.unknown_party(Place::key(Item::Position(party, at), "body"));
            vec![unknown]
        } else {
            by.into_iter().flatten().collect()
        };
        LinkFacts {
            kind,
            party,
            by: by.into(),
            span,
            share: Fact::Unknown,
            votes: Fact::Unknown,
            board: Fact::Unknown,
            acts: FactList::Unknown,
            elements: self.elements(position.elements.as_ref(), Weight::Recorded),
            support,
            place,
            office: Some(OfficeFacts { of, rank }),
        }
    }
}

fn post(posts: [Option<TermId>; 4], rank: Rank) -> Option<TermId> {
    let [leader, senior, official, member] = posts;
    match rank {
        Rank::Leader => leader,
        Rank::Senior => senior,
        Rank::Official => official,
        Rank::Member => member,
    }
}

/// Whether a list is there and says that there are no others.
fn is_complete<T>(items: &Items<T>) -> bool {
    items.as_ref().is_some_and(|items| items.iter().all(Option::is_some))
}
