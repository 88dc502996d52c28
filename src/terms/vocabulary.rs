//! The vocabulary: closed lists of terms that cases and laws share. Terms state facts, never law.

use super::build;
use super::list::{List, TermList};
use super::raw::RawVocabulary;

/// All lists of terms.
#[derive(Clone, Debug)]
pub struct Vocabulary {
    conduct: TermList,
    modes: TermList,
    elements: TermList,
    links: TermList,
    activities: TermList,
    victim_statuses: TermList,
    harms: TermList,
    party_statuses: TermList,
    scales: TermList,
    stages: TermList,
    ranks: TermList,
    listing_statuses: TermList,
    measures: TermList,
    nexus_kinds: TermList,
    evidence_kinds: TermList,
    origin_kinds: TermList,
    filer_kinds: TermList,
    preparations: TermList,
    questions: TermList,
}

/// Why a text is not a vocabulary.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum VocabularyError {
    /// Not JSON, or not the shape of a vocabulary.
    #[error("{message}")]
    Shape {
        /// What is wrong, in the words of the JSON reader.
        message: String,
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// A name written twice in one list.
    #[error("`{name}` stands twice in `{list}`")]
    Duplicate {
        /// The key of the list.
        list: &'static str,
        /// The name.
        name: String,
    },
    /// A name that is not kebab-case.
    #[error("`{name}` is not spelled in lower-case words joined by hyphens")]
    Name {
        /// JSON pointer to the term.
        at: String,
        /// The name.
        name: String,
    },
    /// A list longer than its sets can hold.
    #[error("`{list}` has {count} terms; 256 is the most")]
    TooMany {
        /// The key of the list.
        list: &'static str,
        /// How many it has.
        count: usize,
    },
    /// A term that is named but not there.
    #[error("`{name}` is not a known {noun}")]
    Unknown {
        /// JSON pointer to where it is named.
        at: String,
        /// The name.
        name: String,
        /// What it should have been.
        noun: &'static str,
        /// The nearest name there is.
        nearest: Option<String>,
    },
    /// Terms broader than themselves.
    #[error("terms of `{list}` are broader than themselves: {path}")]
    Cycle {
        /// The key of the list.
        list: &'static str,
        /// The names in a ring, joined by arrows.
        path: String,
    },
    /// A key that only the terms of another list have.
    #[error("key `{key}` does not belong to this list")]
    Misplaced {
        /// JSON pointer to the term.
        at: String,
        /// The key.
        key: &'static str,
    },
    /// A key that the terms of this list must have.
    #[error("key `{key}` is missing")]
    Missing {
        /// JSON pointer to the term.
        at: String,
        /// The key.
        key: &'static str,
    },
}

impl VocabularyError {
    /// JSON pointer to what is wrong; none where line and column say it.
    #[must_use]
    pub fn pointer(&self) -> Option<String> {
        match self {
            Self::Shape { .. } => None,
            Self::Duplicate { list, name } => Some(format!("/{list}/{name}")),
            Self::TooMany { list, .. } | Self::Cycle { list, .. } => Some(format!("/{list}")),
            Self::Name { at, .. }
            | Self::Unknown { at, .. }
            | Self::Misplaced { at, .. }
            | Self::Missing { at, .. } => Some(at.clone()),
        }
    }

    /// How to put it right, where that can be said.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        match self {
            Self::Unknown { nearest: Some(nearest), .. } => Some(format!("did you mean `{nearest}`?")),
            Self::Cycle { .. } => Some("take one of these out of `broader`".to_owned()),
            Self::Duplicate { .. } => Some("keep one of the two".to_owned()),
            _ => None,
        }
    }
}

impl Vocabulary {
    /// Reads a vocabulary file.
    ///
    /// # Errors
    /// The first thing that is wrong: not JSON, an unknown or repeated key, a name that is used but not there, a term
    /// broader than itself.
    pub fn from_json(text: &str) -> Result<Self, VocabularyError> {
        let raw: RawVocabulary = serde_json::from_str(text).map_err(|error| {
            let message = error.to_string();
            let place = format!(" at line {} column {}", error.line(), error.column());
            VocabularyError::Shape {
                message: message.strip_suffix(&place).unwrap_or(&message).to_owned(),
                line: error.line(),
                column: error.column(),
            }
        })?;
        // Elements first, since modes name them.
        let elements = build::list(List::Element, raw.elements, None)?;
        let modes = build::list(List::Mode, raw.modes, Some(&elements))?;
        let plain = |list, terms| build::list(list, terms, None);
        Ok(Self {
            conduct: plain(List::Conduct, raw.conduct)?,
            modes,
            elements,
            links: plain(List::Link, raw.links)?,
            activities: plain(List::Activity, raw.activities)?,
            victim_statuses: plain(List::VictimStatus, raw.victim_statuses)?,
            harms: plain(List::Harm, raw.harms)?,
            party_statuses: plain(List::PartyStatus, raw.party_statuses)?,
            scales: plain(List::Scale, raw.scales)?,
            stages: plain(List::Stage, raw.stages)?,
            ranks: plain(List::Rank, raw.ranks)?,
            listing_statuses: plain(List::ListingStatus, raw.listing_statuses)?,
            measures: plain(List::Measure, raw.measures)?,
            nexus_kinds: plain(List::NexusKind, raw.nexus_kinds)?,
            evidence_kinds: plain(List::EvidenceKind, raw.evidence_kinds)?,
            origin_kinds: plain(List::OriginKind, raw.origin_kinds)?,
            filer_kinds: plain(List::FilerKind, raw.filer_kinds)?,
            preparations: plain(List::Preparation, raw.preparations)?,
            questions: plain(List::Question, raw.questions)?,
        })
    }

    /// One list of terms.
    #[must_use]
    pub fn list(&self, list: List) -> &TermList {
        match list {
            List::Conduct => &self.conduct,
            List::Mode => &self.modes,
            List::Element => &self.elements,
            List::Link => &self.links,
            List::Activity => &self.activities,
            List::VictimStatus => &self.victim_statuses,
            List::Harm => &self.harms,
            List::PartyStatus => &self.party_statuses,
            List::Scale => &self.scales,
            List::Stage => &self.stages,
            List::Rank => &self.ranks,
            List::ListingStatus => &self.listing_statuses,
            List::Measure => &self.measures,
            List::NexusKind => &self.nexus_kinds,
            List::EvidenceKind => &self.evidence_kinds,
            List::OriginKind => &self.origin_kinds,
            List::FilerKind => &self.filer_kinds,
            List::Preparation => &self.preparations,
            List::Question => &self.questions,
        }
    }
}
