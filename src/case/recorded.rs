//! Whether something is written in a case file, key by key: what a checklist asks, whatever it says.

use super::act::Act;
use super::claim::{Claim, List, Value};
use super::model::{Case, Keyed};
use super::party::{Items, Party};

/// What a case file tells of one key: filled, known to be empty, or nothing.
pub type Recorded = Option<bool>;

/// One key, and how to ask for it.
pub type Key<T> = (&'static str, fn(&T) -> Recorded);

fn claim<T: Value>(claim: &Claim<T>) -> Recorded {
    (!claim.accounts().is_empty()).then_some(true)
}

fn list<T: Value, const SCALAR: bool>(list: &List<T, SCALAR>) -> Recorded {
    (!list.is_unknown()).then(|| list.all_items().next().is_some())
}

fn items<T>(items: &Items<T>) -> Recorded {
    items.as_ref().map(|items| !items.is_empty())
}

fn many<T>(items: &Option<Vec<T>>) -> Recorded {
    items.as_ref().map(|items| !items.is_empty())
}

fn one<T>(value: &Option<T>) -> Recorded {
    value.as_ref().map(|_| true)
}

/// A collection is never unknown: what it does not hold is not in the file.
fn collection<T>(items: &Keyed<T>) -> Recorded {
    Some(!items.is_empty())
}

/// The key of this name among `keys`.
fn find<T>(keys: &[Key<T>], name: &str) -> Option<Key<T>> {
    keys.iter().find(|(key, _)| *key == name).copied()
}

/// The key of a party of this name.
pub fn of_party(name: &str) -> Option<Key<Party>> {
    find(&PARTY, name)
}

/// The key of an act of this name.
pub fn of_act(name: &str) -> Option<Key<Act>> {
    find(&ACT, name)
}

/// The key of a case file of this name.
pub fn of_case(name: &str) -> Option<Key<Case>> {
    find(&CASE, name)
}

const PARTY: [Key<Party>; 27] = [
    ("kind", |_| Some(true)),
    ("subject", |party| one(&party.subject)),
    ("names", |party| many(&party.names)),
    ("birthDate", |party| claim(&party.birth_date)),
    ("deathDate", |party| claim(&party.death_date)),
    ("birthPlace", |party| claim(&party.birth_place)),
    ("died", |party| claim(&party.died)),
    ("citizenships", |party| list(&party.citizenships)),
    ("residences", |party| list(&party.residences)),
    ("permanentResidences", |party| list(&party.permanent_residences)),
    ("locatedIn", |party| list(&party.located_in)),
    ("registeredIn", |party| list(&party.registered_in)),
    ("registrationNumber", |party| claim(&party.registration_number)),
    ("organOf", |party| list(&party.organ_of)),
    ("statuses", |party| list(&party.statuses)),
    ("identifiers", |party| many(&party.identifiers)),
    ("addresses", |party| many(&party.addresses)),
    ("positions", |party| items(&party.positions)),
    ("nexus", |party| items(&party.nexus)),
    ("listings", |party| items(&party.listings)),
    ("listingsSearchedOn", |party| one(&party.listings_searched_on)),
    ("protect", |party| one(&party.protect)),
    ("role", |party| one(&party.role)),
    ("evidence", |party| many(&party.evidence)),
    ("clearance", |party| one(&party.clearance)),
    ("unverified", |party| one(&party.unverified)),
    ("note", |party| one(&party.note)),
];

const ACT: [Key<Act>; 15] = [
    ("title", |act| one(&act.title)),
    ("conduct", |act| list(&act.conduct)),
    ("place", |act| list(&act.place)),
    ("from", |act| claim(&act.from)),
    ("until", |act| claim(&act.until)),
    ("asOf", |act| claim(&act.as_of)),
    ("stage", |act| one(&act.stage)),
    ("scale", |act| list(&act.scale)),
    ("breaches", |act| list(&act.breaches)),
    ("by", |act| list(&act.by)),
    ("victims", |act| items(&act.victims)),
    ("evidence", |act| many(&act.evidence)),
    ("clearance", |act| one(&act.clearance)),
    ("unverified", |act| one(&act.unverified)),
    ("note", |act| one(&act.note)),
];

const CASE: [Key<Case>; 14] = [
    ("title", |case| one(&case.title)),
    ("objective", |case| one(&case.objective)),
    ("filer", |case| one(&case.filer)),
    ("parties", |case| collection(&case.parties)),
    ("links", |case| collection(&case.links)),
    ("acts", |case| collection(&case.acts)),
    ("involvements", |case| collection(&case.involvements)),
    ("judgements", |case| collection(&case.judgements)),
    ("origins", |case| collection(&case.origins)),
    ("evidence", |case| collection(&case.evidence)),
    ("contrary", |case| one(&case.contrary)),
    ("filings", |case| collection(&case.filings)),
    ("plan", |case| one(&case.plan)),
    ("note", |case| one(&case.note)),
];

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    fn asked(name: &str, party: &str) -> Recorded {
        let party: Party = serde_json::from_str(party).unwrap();
        of_party(name).unwrap().1(&party)
    }

    #[test]
    fn what_is_absent_or_null_is_not_told_and_what_is_empty_is_known() {
        assert_eq!(asked("nexus", r#"{"kind": "person"}"#), None);
        assert_eq!(asked("nexus", r#"{"kind": "person", "nexus": null}"#), None);
        assert_eq!(asked("nexus", r#"{"kind": "person", "nexus": []}"#), Some(false));
        assert_eq!(asked("names", r#"{"kind": "person", "names": [{"text": "(name)"}]}"#), Some(true));
        assert_eq!(asked("citizenships", r#"{"kind": "person", "citizenships": ["by"]}"#), Some(true));
    }

    #[test]
    fn every_key_is_named_once() {
        let twice = |names: Vec<&str>| (1..names.len()).any(|at| names[..at].contains(&names[at]));
        assert!(!twice(PARTY.iter().map(|(key, _)| *key).collect()));
        assert!(!twice(ACT.iter().map(|(key, _)| *key).collect()));
        assert!(!twice(CASE.iter().map(|(key, _)| *key).collect()));
    }
}
