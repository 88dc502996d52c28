//! The vocabulary file as it is written, before names are resolved.

use std::fmt;

use serde::{Deserialize, Deserializer, de};

use super::country::Country;
use super::list::{LinkEnd, List, Topic};

/// The file: one object of terms a list.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct RawVocabulary {
    #[serde(rename = "$schema")]
    _schema: Option<de::IgnoredAny>,
    #[serde(rename = "note")]
    _note: Option<de::IgnoredAny>,
    pub(super) conduct: RawTerms,
    pub(super) modes: RawTerms,
    pub(super) elements: RawTerms,
    pub(super) links: RawTerms,
    pub(super) activities: RawTerms,
    pub(super) victim_statuses: RawTerms,
    pub(super) harms: RawTerms,
    pub(super) party_statuses: RawTerms,
    pub(super) scales: RawTerms,
    pub(super) stages: RawTerms,
    pub(super) ranks: RawTerms,
    pub(super) listing_statuses: RawTerms,
    pub(super) measures: RawTerms,
    pub(super) nexus_kinds: RawTerms,
    pub(super) evidence_kinds: RawTerms,
    pub(super) origin_kinds: RawTerms,
    pub(super) filer_kinds: RawTerms,
    pub(super) preparations: RawTerms,
    pub(super) questions: RawTerms,
}

/// The terms of one list in file order. A map would swallow a name written twice.
pub(super) struct RawTerms(pub(super) Vec<(Box<str>, RawTerm)>);

impl<'de> Deserialize<'de> for RawTerms {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries;
        impl<'de> de::Visitor<'de> for Entries {
            type Value = RawTerms;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of terms")
            }

            fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<RawTerms, A::Error> {
                let mut terms = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    terms.push(entry);
                }
                Ok(RawTerms(terms))
            }
        }
        deserializer.deserialize_map(Entries)
    }
}

/// One term.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct RawTerm {
    pub(super) title: Box<str>,
    pub(super) plain: Option<Box<str>>,
    #[serde(default)]
    pub(super) broader: Vec<Box<str>>,
    #[serde(default)]
    pub(super) may_be: Vec<Box<str>>,
    pub(super) huridocs: Option<Box<str>>,
    pub(super) ftm: Option<Box<str>>,
    #[serde(default)]
    pub(super) elements: Vec<Box<str>>,
    #[serde(default)]
    pub(super) any_of: Vec<Box<str>>,
    pub(super) symmetric: Option<bool>,
    pub(super) for_life: Option<bool>,
    pub(super) from: Option<LinkEnd>,
    pub(super) to: Option<LinkEnd>,
    pub(super) reads: Option<Box<str>>,
    #[serde(default)]
    pub(super) about: Vec<Topic>,
    pub(super) ask: Option<Box<str>>,
    pub(super) jurisdiction: Option<Country>,
    pub(super) country: Option<bool>,
    pub(super) open_sanctions: Option<Box<str>>,
    pub(super) note: Option<Box<str>>,
}

impl RawTerm {
    /// A key that only the terms of another list have.
    pub(super) fn misplaced(&self, list: List) -> Option<&'static str> {
        [
            ("elements", !self.elements.is_empty(), List::Mode),
            ("anyOf", !self.any_of.is_empty(), List::Element),
            ("symmetric", self.symmetric.is_some(), List::Link),
            ("forLife", self.for_life.is_some(), List::Link),
            ("from", self.from.is_some(), List::Link),
            ("to", self.to.is_some(), List::Link),
            ("reads", self.reads.is_some(), List::Link),
            ("about", !self.about.is_empty(), List::Question),
            ("ask", self.ask.is_some(), List::Question),
            ("jurisdiction", self.jurisdiction.is_some(), List::Question),
            ("country", self.country.is_some(), List::Activity),
            ("openSanctions", self.open_sanctions.is_some(), List::Measure),
        ]
        .into_iter()
        .find(|(_, there, home)| *there && *home != list)
        .map(|(key, ..)| key)
    }

    /// A key that every term of the list must have.
    pub(super) fn missing(&self, list: List) -> Option<&'static str> {
        match list {
            List::Link if self.reads.is_none() => Some("reads"),
            List::Question if self.about.is_empty() => Some("about"),
            List::Question if self.ask.is_none() => Some("ask"),
            _ => None,
        }
    }
}
