//! Persons and entities: attributes that the other kind has, and dates of one life.

use super::path::pointer;
use super::{Found, dates};
use crate::case::claim::{Claim, List, Value};
use crate::case::model::Case;
use crate::case::party::Party;
use crate::diagnostic::{At, Code, Diagnostic, join};
use crate::terms::Vocabulary;
use crate::terms::kind::PartyKind;

/// Every party by itself, and every body in which a post is held.
pub(super) fn check(case: &Case, _: &Vocabulary, found: &mut Found) {
    for (key, party) in case.parties.iter() {
        attributes(key, party, found);
        life(key, party, found);
        bodies(case, key, party, found);
    }
}

/// Whether anything is said, be it through one account of several.
fn is_said<T: Value>(claim: &Claim<T>) -> bool {
    claim.accounts().iter().any(|said| said.value.is_some())
}

fn has_items<T: Value, const SCALAR: bool>(list: &List<T, SCALAR>) -> bool {
    list.all_items().any(|(_, _, item)| is_said(item))
}

fn attributes(key: &str, party: &Party, found: &mut Found) {
    let others: &[(&str, bool)] = match party.kind {
        PartyKind::Person => {
            &[("registeredIn", has_items(&party.registered_in)), ("organOf", has_items(&party.organ_of))]
        }
        PartyKind::Entity => &[
            ("birthDate", is_said(&party.birth_date)),
            ("deathDate", is_said(&party.death_date)),
            ("birthPlace", is_said(&party.birth_place)),
            ("died", party.died.accounts().iter().any(|said| said.value == Some(true))),
            ("citizenships", has_items(&party.citizenships)),
            ("positions", party.positions.iter().flatten().any(Option::is_some)),
        ],
    };
    let (own, other) = match party.kind {
        PartyKind::Person => ("a person", "an entity"),
        PartyKind::Entity => ("an entity", "a person"),
    };
    for (attribute, said) in others {
        if *said {
            found.add(|| {
                let party = pointer(&["parties", key]);
                let message = format!("`{key}` is {own}, and only {other} has `{attribute}`");
                Diagnostic::new(Code::WrongKindOfParty, At::key(&party, attribute), message)
                    .help(format!("remove `{attribute}`, or correct the kind of `{key}`"))
                    .related(At::value(&party, "kind"), format!("{own}, it says here"))
            });
        }
    }
}

fn life(key: &str, party: &Party, found: &mut Found) {
    if dates::days(&party.death_date).latest < dates::days(&party.birth_date).earliest {
        found.add(|| {
            let party = pointer(&["parties", key]);
            Diagnostic::new(Code::SpanReversed, At::value(&party, "deathDate"), "this death lies before the birth")
                .help("check both dates: they may be exchanged, or one has a wrong year")
                .related(At::value(&party, "birthDate"), "born")
        });
    }
}

fn bodies(case: &Case, key: &str, party: &Party, found: &mut Found) {
    for (index, position) in party.positions.iter().flatten().enumerate() {
        let said =
            position.iter().flat_map(|position| position.body.accounts()).filter_map(|said| said.value.as_deref());
        for body in said {
            if case.parties.get(body).is_some_and(|body| body.kind == PartyKind::Person) {
                found.add(|| {
                    let at = join(&pointer(&["parties", key, "positions"]), &index.to_string());
                    let message = format!("`{body}` is a person, and a post is held in an entity");
                    Diagnostic::new(Code::WrongKindOfParty, At::value(&at, "body"), message)
                        .help("name the body, unit or company here; a tie to a person is a link")
                        .related(At::Value(pointer(&["parties", body, "kind"])), "a person, it says here")
                });
            }
        }
    }
}
