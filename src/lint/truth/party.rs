//! What a party cannot be at once: a person and an entity, an entity with a citizenship.

use super::{Claim, told};
use crate::diagnostic::{At, Code, Diagnostic};
use crate::law::node::{Operator, Party};
use crate::terms::kind::PartyKind;

/// What the current party is known to be where all of this holds.
pub(super) fn kind_of(claims: &[Claim<'_>]) -> Option<PartyKind> {
    claims.iter().find_map(known)
}

/// What cannot hold together. `around`: what the party is known to be by what stands around.
pub(super) fn together(claims: &[Claim<'_>], around: Option<PartyKind>, found: &mut Vec<Diagnostic>) {
    let mut first: Option<(PartyKind, Option<&Claim<'_>>)> = around.map(|kind| (kind, None));
    for claim in claims {
        let Some(kind) = known(claim) else { continue };
        let Operator::Party(party) = &claim.node.operator else { continue };
        if let Some(key) = foreign(party, kind).filter(|_| claim.holds) {
            found.push(told(Code::NeverMet, claim, &lacks(kind, key)));
            continue;
        }
        match first {
            None => first = Some((kind, Some(claim))),
            Some((other, from)) if other != kind => {
                let message = match foreign(party, other).filter(|_| claim.holds) {
                    Some(key) => lacks(other, key),
                    None => "nobody is both a person and an entity, so this is never met".to_owned(),
                };
                found.push(with(told(Code::NeverMet, claim, &message), from));
            }
            Some(_) => {}
        }
    }
}

fn lacks(kind: PartyKind, key: &str) -> String {
    format!("{} has no `{key}`, so this is never met", noun(kind))
}

/// The kind that a claim fixes, by name or by what only that kind has.
fn known(claim: &Claim<'_>) -> Option<PartyKind> {
    let Operator::Party(party) = &claim.node.operator else { return None };
    let of = |kind| foreign(party, kind).is_some();
    let kind = match party.kind {
        Some(kind) => kind,
        None if of(PartyKind::Entity) && claim.holds => PartyKind::Person,
        None if of(PartyKind::Person) && claim.holds => PartyKind::Entity,
        None => return None,
    };
    match (claim.holds, kind) {
        (true, kind) => Some(kind),
        // Whoever fails a test that asks for more may fail it for another reason.
        (false, _) if !is_only_kind(party) => None,
        (false, PartyKind::Person) => Some(PartyKind::Entity),
        (false, PartyKind::Entity) => Some(PartyKind::Person),
    }
}

fn is_only_kind(party: &Party) -> bool {
    [PartyKind::Person, PartyKind::Entity].iter().all(|kind| foreign(party, *kind).is_none())
        && party.residence.is_none()
        && party.located_in.is_none()
        && party.statuses.is_empty()
}

/// A key of the test that a party of this kind cannot have.
fn foreign(party: &Party, kind: PartyKind) -> Option<&'static str> {
    let keys = match kind {
        PartyKind::Person => [
            ("registeredIn", party.registered_in.is_some()),
            ("organOf", party.organ_of.is_some()),
            ("", false),
            ("", false),
        ],
        PartyKind::Entity => [
            ("citizenship", party.citizenship.is_some()),
            ("permanentResidence", party.permanent_residence.is_some()),
            ("office", party.office.is_some()),
            ("died", party.died == Some(true)),
        ],
    };
    keys.into_iter().find(|(_, there)| *there).map(|(key, _)| key)
}

const fn noun(kind: PartyKind) -> &'static str {
    match kind {
        PartyKind::Person => "a person",
        PartyKind::Entity => "an entity",
    }
}

fn with(diagnostic: Diagnostic, from: Option<&Claim<'_>>) -> Diagnostic {
    match from {
        Some(from) => diagnostic.related(At::Key(from.pointer.clone()), "the other"),
        None => diagnostic,
    }
}
