//! What became of listings under one regime, as the file tells it.

use serde::{Deserialize, Serialize};

use super::words::Words;
use crate::engine::facts::{Fact, Ix};
use crate::terms::{Day, List, PartialDate};

/// One event in the life of a listing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListingEvent {
    /// What happened, in plain words; `null` where the file does not say, or sources disagree.
    pub status: Option<String>,
    /// When, in words.
    pub date: String,
    /// Where it is written.
    pub pointer: String,
}

/// The events on or before the as-of date that the file records under the regime of this number, the oldest first.
pub(super) fn history(words: Words, regime: u32, subject: Ix) -> Vec<ListingEvent> {
    let Some(party) = words.facts.parties.get(subject as usize) else { return Vec::new() };
    let statuses = words.facts.vocabulary.list(List::ListingStatus);
    let mut all: Vec<(Day, ListingEvent)> = party
        .events
        .iter()
        .filter(|event| matches!(event.regime, Fact::One(number, _) if number == regime))
        .filter(|event| event.date.min <= words.program.as_of)
        .map(|event| {
            let date = PartialDate { earliest: event.date.min, latest: event.date.max };
            let told = ListingEvent {
                status: event.status.one().map(|status| statuses.title(*status).to_owned()),
                date: date.prose(),
                pointer: event.place.pointer(words.facts),
            };
            (event.date.min, told)
        })
        .collect();
    all.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.pointer.cmp(&b.1.pointer)));
    all.into_iter().map(|(_, event)| event).collect()
}
