//! Who held which post when: every office and post against every act, so that nobody is named for the time of another.

use serde::{Deserialize, Serialize};

use super::days::in_words;
use super::words::Words;
use crate::engine::facts::{ActFacts, Ix, LinkFacts};
use crate::engine::outcome::Tri;
use crate::terms::List;

/// One act, and the posts that matter for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ActRoles {
    /// Which act, by key.
    pub act: String,
    /// Its title, if it has one.
    pub title: Option<String>,
    /// When, in words.
    pub when: String,
    /// Posts in bodies that are involved, and posts of persons who are.
    pub rows: Vec<RoleRow>,
}

/// One post, held against one act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RoleRow {
    /// Who, by key.
    pub party: String,
    /// Whether this is a subject.
    pub is_subject: bool,
    /// The post: its title, or what kind of tie it is.
    pub post: String,
    /// In which body, by key; `null` where the file does not say.
    pub body: Option<String>,
    /// First day, in words; `null` where the file does not say.
    pub from: Option<String>,
    /// Last day, in words; `null` where the file does not say.
    pub until: Option<String>,
    /// Whether the post was held during the act.
    pub overlap: Overlap,
    /// Where it is written.
    pub pointer: String,
}

/// How long a post was held of the time of an act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Overlap {
    /// The whole time.
    Whole,
    /// Part of it: there was a hand-over during the act.
    Part,
    /// Some of it for certain; whether all of it cannot be told.
    AtLeastPart,
    /// It cannot be told.
    CannotBeTold,
    /// Not at all.
    None,
}

impl Overlap {
    /// The words used in tables.
    pub const fn word(self) -> &'static str {
        match self {
            Overlap::Whole => "all of it",
            Overlap::Part => "part of it",
            Overlap::AtLeastPart => "at least part of it",
            Overlap::CannotBeTold => "cannot be told",
            Overlap::None => "none of it",
        }
    }
}

/// Every act with the posts that matter for it: in the order of the keys of acts, then of parties.
pub(super) fn of(words: Words) -> Vec<ActRoles> {
    let facts = words.facts;
    let mut acts: Vec<ActRoles> = (0..)
        .zip(&facts.acts)
        .map(|(ix, act)| {
            let key = facts.act_key(ix);
            let mut rows: Vec<RoleRow> =
                facts.links.iter().filter(|link| matters(words, act, link)).map(|link| row(words, act, link)).collect();
            rows.sort_by(|a, b| (&a.body, &a.party, &a.pointer).cmp(&(&b.body, &b.party, &b.pointer)));
            let (from, until) = in_words(&act.span);
            let when = match (from, until) {
                (None, None) => "not dated".to_owned(),
                (Some(from), Some(until)) if from == until => from,
                (from, until) => {
                    let unknown = || "not known".to_owned();
                    format!("{} to {}", from.unwrap_or_else(unknown), until.unwrap_or_else(unknown))
                }
            };
            let title = facts.case.acts.get(key).and_then(|act| act.title.clone());
            ActRoles { act: key.to_owned(), title, when, rows }
        })
        .filter(|act| !act.rows.is_empty())
        .collect();
    acts.sort_by(|a, b| a.act.cmp(&b.act));
    acts
}

/// Whether a post is one in a body that is involved in the act, or of a person who is.
fn matters(words: Words, act: &ActFacts, link: &LinkFacts) -> bool {
    let facts = words.facts;
    let is_post = link.office.is_some()
        || link.kind.one().is_some_and(|kind| {
            let links = facts.vocabulary.list(List::Link);
            facts.fixed.posts.iter().flatten().any(|post| links.narrower(*post).contains(*kind))
        });
    let is_involved = |party: Ix| {
        let involved = act.involvements.iter().filter_map(|ix| facts.involvements.get(*ix as usize));
        involved.into_iter().any(|one| one.party == party)
    };
    is_post && (is_involved(link.party) || link.by.iter().any(|body| is_involved(*body)))
}

fn row(words: Words, act: &ActFacts, link: &LinkFacts) -> RoleRow {
    let facts = words.facts;
    let (from, until) = in_words(&link.span);
    let body = link.by.first().map(|body| facts.party_key(*body)).filter(|key| !key.is_empty());
    RoleRow {
        party: facts.party_key(link.party).to_owned(),
        is_subject: facts.parties.get(link.party as usize).is_some_and(|party| party.subject),
        post: words.post(link.place.item).unwrap_or_else(|| {
            let links = facts.vocabulary.list(List::Link);
            link.kind.one().map_or_else(|| "a post".to_owned(), |kind| links.title(*kind).to_owned())
        }),
        body: body.map(str::to_owned),
        from,
        until,
        overlap: overlap(act, link),
        pointer: link.place.pointer(facts),
    }
}

fn overlap(act: &ActFacts, link: &LinkFacts) -> Overlap {
    match (link.span.overlaps(&act.span), link.span.covers(&act.span)) {
        (Tri::No, _) => Overlap::None,
        (Tri::Unknown, _) => Overlap::CannotBeTold,
        (Tri::Yes, Tri::Yes) => Overlap::Whole,
        (Tri::Yes, Tri::No) => Overlap::Part,
        (Tri::Yes, Tri::Unknown) => Overlap::AtLeastPart,
    }
}
