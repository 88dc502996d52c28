//! Links: from a party to itself, between the wrong kinds of party, and links that repeat a position.

use std::collections::HashMap;

use super::Found;
use super::path::pointer;
use super::walk::Dates;
use crate::case::claim::Claim;
use crate::case::link::Link;
use crate::case::model::Case;
use crate::case::party::Position;
use crate::diagnostic::{At, Code, Diagnostic, join};
use crate::terms::kind::{PartyKind, Rank};
use crate::terms::{LinkEnd, List, Vocabulary};

/// Every link.
pub(super) fn check(case: &Case, vocabulary: &Vocabulary, found: &mut Found) {
    for (key, link) in case.links.iter() {
        if link.party == link.by {
            found.add(|| {
                Diagnostic::new(
                    Code::SelfLink,
                    At::Value(pointer(&["links", key, "by"])),
                    format!("this link ties `{}` to itself", link.by),
                )
                .help("name the other party here")
                .related(At::Value(pointer(&["links", key, "party"])), "the same party")
            });
        } else {
            ends(case, vocabulary, key, link, found);
        }
    }
    repeated_positions(case, found);
}

/// The kinds of party that this type of link can tie together.
fn ends(case: &Case, vocabulary: &Vocabulary, key: &str, link: &Link, found: &mut Found) {
    let terms = vocabulary.list(List::Link);
    let Some(term) = terms.id(&link.kind).map(|id| terms.term(id)) else { return };
    for (end, name, wanted) in [("party", &link.party, term.from), ("by", &link.by, term.to)] {
        let Some(party) = case.parties.get(name) else { continue };
        let (is, should) = match (party.kind, wanted) {
            (PartyKind::Entity, LinkEnd::Person) => ("an entity", "a person"),
            (PartyKind::Person, LinkEnd::Entity) => ("a person", "an entity"),
            _ => continue,
        };
        found.add(|| {
            let at = pointer(&["links", key]);
            let verb = term.reads.as_deref().unwrap_or(&link.kind);
            Diagnostic::new(
                Code::WrongKindOfParty,
                At::value(&at, end),
                format!("`{name}` is {is}, and {should} belongs here"),
            )
            .label(format!("`{}` {verb} `{}`", link.party, link.by))
            .help("check the direction of the link, and the kind of both parties")
            .related(At::Value(pointer(&["parties", name, "kind"])), format!("{is}, it says here"))
        });
    }
}

/// The link that a position is.
fn link_of(rank: Rank) -> &'static str {
    match rank {
        Rank::Leader => "leads",
        Rank::Senior => "senior-official-of",
        Rank::Official => "official-of",
        Rank::Member => "member-of",
    }
}

/// Links that say what a position already says: one fact would look like two.
fn repeated_positions(case: &Case, found: &mut Found) {
    let mut links: HashMap<_, Vec<(&str, &Link)>> = HashMap::new();
    for (key, link) in case.links.iter() {
        links.entry((link.party.as_str(), link.by.as_str(), link.kind.as_str())).or_default().push((key, link));
    }
    if links.is_empty() {
        return;
    }
    for (holder, party) in case.parties.iter() {
        for (index, position) in party.positions.iter().flatten().enumerate() {
            let Some((position, body, rank)) = position.as_ref().and_then(known) else { continue };
            let same = links.get(&(holder, body, link_of(rank)));
            for (key, link) in same.into_iter().flatten() {
                if !dates(position).are_apart(&Dates { from: &link.from, until: &link.until, as_of: &link.as_of }) {
                    found.add(|| repeated(holder, index, key, link));
                }
            }
        }
    }
}

fn dates(position: &Position) -> Dates<'_> {
    Dates { from: &position.from, until: &position.until, as_of: &position.as_of }
}

/// A position of which body and rank are told by one account.
fn known(position: &Position) -> Option<(&Position, &str, Rank)> {
    let (Claim::Said(body), Claim::Said(rank)) = (&position.body, &position.rank) else { return None };
    Some((position, body.value.as_deref()?, rank.value?))
}

fn repeated(holder: &str, index: usize, key: &str, link: &Link) -> Diagnostic {
    let position = join(&pointer(&["parties", holder, "positions"]), &index.to_string());
    Diagnostic::new(
        Code::DuplicateStatement,
        At::Key(pointer(&["links", key])),
        format!("that `{holder}` stands in the link `{}` to `{}` is also said by a position", link.kind, link.by),
    )
    .help("keep the position, with the evidence of both, and remove the link")
    .related(At::Value(position), "said here already")
}
