//! Chains of ownership and command, tie by tie, for drawing.

use serde::{Deserialize, Serialize};

use super::days::in_words;
use super::reach::percentage;
use super::words::Words;
use crate::engine::facts::{Fact, LinkFacts};
use crate::engine::graph::PartyGraph;
use crate::terms::List;

/// One tie between two parties.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Tie {
    /// Who stands above: the owner, the head, the superior. A key of `parties`.
    pub above: String,
    /// Who stands below. A key of `parties`.
    pub below: String,
    /// What ties them, in words: `owns 40 % or more of`, `heads`.
    pub words: String,
    /// Ownership and control, or command.
    pub kind: TieKind,
    /// The days, in words; `null` where the file does not say.
    pub when: Option<String>,
    /// Where it is written.
    pub pointer: String,
}

/// What a tie is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TieKind {
    /// Ownership and control.
    Ownership,
    /// Command: leading, being subordinate.
    Command,
}

/// All ties of ownership and command between parties of the file, by the keys of those above, then of those below.
pub(super) fn of(words: Words, graph: &PartyGraph) -> Vec<Tie> {
    let facts = words.facts;
    let mut ties: Vec<Tie> = graph
        .ties(facts)
        .into_iter()
        .filter_map(|(link, above, below, is_command)| {
            let link = facts.links.get(link as usize)?;
            let (above_key, below_key) = (facts.party_key(above), facts.party_key(below));
            // Whom the file does not name cannot be drawn.
            if above_key.is_empty() || below_key.is_empty() {
                return None;
            }
            Some(Tie {
                above: above_key.to_owned(),
                below: below_key.to_owned(),
                words: said(words, link, link.party == above, is_command),
                kind: if is_command { TieKind::Command } else { TieKind::Ownership },
                when: span(link),
                pointer: link.place.pointer(facts),
            })
        })
        .collect();
    ties.sort_by(|a, b| (&a.above, &a.below, &a.pointer).cmp(&(&b.above, &b.below, &b.pointer)));
    ties
}

/// What is said of the one above, with the one below as its object.
fn said(words: Words, link: &LinkFacts, starts_above: bool, is_command: bool) -> String {
    let links = words.facts.vocabulary.list(List::Link);
    let kind = link.kind.one().map(|kind| links.term(*kind));
    let reads = kind.and_then(|term| term.reads.as_deref());
    match (starts_above, reads, is_command) {
        (true, Some(reads), _) => reads.to_owned(),
        (true, None, _) => "stands above".to_owned(),
        (false, _, true) => kind
            .map_or_else(|| "stands above".to_owned(), |term| format!("has as {}", term.title.trim_end_matches(" of"))),
        (false, _, false) => match &link.share {
            Fact::One(share, _) => format!("owns {} of", percentage(share)),
            Fact::Either(_) => "owns a share, on which sources disagree, of".to_owned(),
            Fact::Unknown => {
                let is_control = kind.is_some_and(|term| term.name.starts_with("controlled"));
                if is_control { "controls".to_owned() } else { "owns a share that is not known of".to_owned() }
            }
        },
    }
}

fn span(link: &LinkFacts) -> Option<String> {
    let (from, until) = in_words(&link.span);
    match (from, until) {
        (None, None) => None,
        (Some(from), None) => Some(format!("from {from}")),
        (None, Some(until)) => Some(format!("until {until}")),
        (Some(from), Some(until)) => Some(format!("{from} to {until}")),
    }
}
