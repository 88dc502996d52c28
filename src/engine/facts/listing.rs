//! Listing events of a party.

use super::{Fact, FactList, Ix, Names};
use crate::case::Claim;
use crate::case::party::ListingEvent;
use crate::engine::place::{Item, Place};
use crate::engine::span::{Between, Span};
use crate::engine::support::{SupportId, Supports, Weight};
use crate::terms::{Country, List, TermId, Vocabulary};

/// The statuses of a listing that is in force.
pub const LISTED: [&str; 3] = ["listed", "amended", "urgent"];

/// One event in the life of a listing.
#[derive(Debug, Clone)]
pub struct Event {
    /// The regime, by number in [`Names`].
    pub regime: Fact<u32>,
    /// Events of one listing share a number; `None` where it is not said which listing it is.
    pub series: Option<u32>,
    /// Whose list it is; that of the regime where the event does not say.
    pub jurisdiction: Fact<Country>,
    /// What happened.
    pub status: Fact<TermId>,
    /// Who did it, by number in [`Names`].
    pub by: Fact<u32>,
    /// When.
    pub date: Between,
    /// What the date stands on.
    pub date_support: SupportId,
    /// Acts for which it was done.
    pub acts: FactList<Ix>,
    /// What it does.
    pub measures: FactList<TermId>,
    /// What it stands on.
    pub support: SupportId,
    /// Where it is written.
    pub place: Place,
}

/// What the events of a party are read with.
pub(super) struct Reading<'a> {
    pub supports: &'a mut Supports,
    pub names: &'a mut Names,
    pub vocabulary: &'a Vocabulary,
    pub act: &'a dyn Fn(&str) -> Option<Ix>,
}

impl Reading<'_> {
    /// One event. `series` collects the names by which listings of this party are told apart.
    pub(super) fn event(&mut self, event: &ListingEvent, party: Ix, at: u32, series: &mut Vec<String>) -> Event {
        let support = self.supports.add(
            event.evidence.as_deref().unwrap_or_default(),
            event.clearance.as_ref(),
            event.unverified.as_deref(),
            Weight::Recorded,
        );
        let supports = &mut *self.supports;
        let mut own = |own: &crate::case::Support| supports.own(own, Weight::Recorded);
        let names = &mut *self.names;
        let regime =
            Fact::of(&event.regime, support, &mut own, &mut |said| said.value.as_deref().map(|id| names.add(id)));
        let by = Fact::of(&event.by, support, &mut own, &mut |said| said.value.as_deref().map(|who| names.add(who)));
        let jurisdiction = match Fact::of(&event.jurisdiction, support, &mut own, &mut |said| said.value) {
            Fact::Unknown => match &regime {
                Fact::One(number, support) => {
                    names.jurisdiction(*number).map_or(Fact::Unknown, |country| Fact::One(country, *support))
                }
                _ => Fact::Unknown,
            },
            said => said,
        };
        let statuses = self.vocabulary.list(List::ListingStatus);
        let status = Fact::of(&event.status, support, &mut own, &mut |said| {
            said.value.as_deref().and_then(|status| statuses.id(status))
        });
        let kinds = self.vocabulary.list(List::Measure);
        let measures = FactList::of(&event.measures, support, &mut own, &mut |said| {
            said.value.as_deref().and_then(|measure| kinds.id(measure))
        });
        let act = self.act;
        let acts = FactList::of(&event.acts, support, &mut own, &mut |said| said.value.as_deref().and_then(act));
        let span = Span::of(&event.date, &Claim::Unknown, &Claim::Unknown, &mut own);
        Event {
            series: series_of(event, series),
            regime,
            jurisdiction,
            status,
            by,
            date: span.start,
            date_support: span.start_support.unwrap_or(support),
            acts,
            measures,
            support,
            place: Place::whole(Item::Listing(party, at)),
        }
    }
}

/// Tells listings of one party apart: by regime where it is said, else by programme.
fn series_of(event: &ListingEvent, known: &mut Vec<String>) -> Option<u32> {
    let said = |claim: &Claim<String>| match claim {
        Claim::Said(said) => said.value.clone(),
        Claim::Unknown | Claim::Either(_) => None,
    };
    if matches!(event.regime, Claim::Either(_)) {
        return None;
    }
    let name = said(&event.regime).or_else(|| said(&event.programme).map(|name| format!("programme {name}")))?;
    position(known, name)
}

fn position(known: &mut Vec<String>, name: String) -> Option<u32> {
    let at = known.iter().position(|one| *one == name).unwrap_or_else(|| {
        known.push(name);
        known.len() - 1
    });
    u32::try_from(at).ok()
}
