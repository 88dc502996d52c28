//! Where a subject is listed, as the file tells it: under regimes encoded here, and under any other.

use crate::engine::evaluate::stands;
use crate::engine::facts::{Event, Fact, Ix, LISTED};
use crate::engine::outcome::Tri;
use crate::plan::words::Words;
use crate::terms::{List, PartialDate};

/// Listings in force on the as-of date, in words, but for those under `besides`: `us-glomag (21 December 2017)`. Each list
/// once, by the event that certainly stands.
pub(super) fn elsewhere(words: Words, subject: Ix, besides: u32) -> Vec<String> {
    let facts = words.facts;
    let Some(party) = facts.parties.get(subject as usize) else { return Vec::new() };
    let as_of = words.program.as_of;
    // A listing that may have ended since is no ground to speak of one that others should follow.
    let last = party.events.iter().filter(|event| stands(party, event, as_of, |event| Some(event.date)) == Tri::Yes);
    let statuses = facts.vocabulary.list(List::ListingStatus);
    let in_force = |event: &&Event| event.status.one().is_some_and(|status| LISTED.contains(&statuses.name(*status)));
    let other = |event: &&Event| !matches!(event.regime, Fact::One(number, _) if number == besides);
    let mut told: Vec<String> = last.filter(in_force).filter(other).map(|event| told(words, subject, event)).collect();
    told.sort();
    told.dedup();
    told
}

fn told(words: Words, subject: Ix, event: &Event) -> String {
    let facts = words.facts;
    let regime = event.regime.one().and_then(|number| facts.names.name(*number));
    let programme = || {
        let crate::engine::place::Item::Listing(_, at) = event.place.item else { return None };
        let party = facts.case.parties.get(facts.party_key(subject))?;
        let written = party.listings.as_ref()?.get(at as usize)?.as_ref()?;
        match &written.programme {
            crate::case::Claim::Said(said) => said.value.clone(),
            _ => None,
        }
    };
    let whose = event.jurisdiction.one().map(|country| country.name().to_owned());
    let name = regime.map(str::to_owned).or_else(|| match (programme(), whose) {
        (Some(programme), Some(whose)) => Some(format!("{whose}, {programme}")),
        (programme, whose) => programme.or(whose),
    });
    let date = PartialDate { earliest: event.date.min, latest: event.date.max };
    let name = name.unwrap_or_else(|| "a list that is not named".to_owned());
    if event.date.max.is_unbounded() { name } else { format!("{name} ({})", date.prose()) }
}
