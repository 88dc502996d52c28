//! Tests over countries that exclude each other, and groups of states without a member.

use std::collections::HashSet;

use super::{Claim, told};
use crate::diagnostic::{At, Code, Diagnostic};
use crate::law::node::{Node, Operator, Party, Places, Time};
use crate::law::regime::Regime;
use crate::lint::Desk;
use crate::lint::days::Days;
use crate::terms::Country;

/// Reads one list of countries from a test.
type Of = fn(&Party) -> Option<&Places>;

/// Lists of countries of a party, each of which may hold several.
const LISTS: [(&str, Of); 6] = [
    ("citizenship", |party| party.citizenship.as_ref()),
    ("registeredIn", |party| party.registered_in.as_ref()),
    ("residence", |party| party.residence.as_ref()),
    ("permanentResidence", |party| party.permanent_residence.as_ref()),
    ("locatedIn", |party| party.located_in.as_ref()),
    ("organOf", |party| party.organ_of.as_ref()),
];

/// Tests of one list of countries that cannot hold together.
pub(super) fn together(desk: &Desk<'_>, claims: &[Claim<'_>], found: &mut Vec<Diagnostic>) {
    for (key, of) in LISTS {
        let tests: Vec<(&Claim<'_>, &Places, Time)> = claims
            .iter()
            .filter(|claim| claim.holds)
            .filter_map(|claim| match &claim.node.operator {
                Operator::Party(party) => Some((claim, of(party)?, party.time)),
                _ => None,
            })
            .collect();
        for (i, (claim, places, time)) in tests.iter().enumerate() {
            let clash = tests.iter().take(i).find(|(_, other, of)| of == time && excludes(desk, places, other));
            if let Some((other, ..)) = clash {
                let message =
                    format!("no list of countries passes both of these tests of `{key}`, so this is never met");
                found.push(told(Code::NeverMet, claim, &message).related(At::Key(other.pointer.clone()), "the other"));
            }
        }
    }
}

/// Whether no list passes both tests, on any day. Where parameters are named, nothing is certain.
fn excludes(desk: &Desk<'_>, a: &Places, b: &Places) -> bool {
    match (a, b) {
        (Places::Only(a), Places::In(b) | Places::Only(b)) | (Places::In(a), Places::Only(b)) => {
            match (countries(desk, a), countries(desk, b)) {
                (Some(a), Some(b)) => a.is_disjoint(&b),
                _ => false,
            }
        }
        // Word by word: a group is not the same states on every day.
        (Places::Only(only), Places::Outside(out)) | (Places::Outside(out), Places::Only(only)) => {
            only.iter().all(|one| out.contains(one))
        }
        _ => false,
    }
}

/// Every country that members may stand for, on any day.
fn countries(desk: &Desk<'_>, members: &[String]) -> Option<HashSet<Country>> {
    let mut all = HashSet::new();
    for member in members {
        match member.strip_prefix('@') {
            Some(group) => {
                all.extend(desk.law.common.groups.get(group)?.memberships.iter().flat_map(|one| &one.members))
            }
            None => drop(all.insert(Country::parse(member)?)),
        }
    }
    Some(all)
}

/// Places that are nothing but groups without a member on any day of the regime.
pub(super) fn empty(desk: &Desk<'_>, regime: &Regime, pointer: &str, node: &Node, found: &mut Vec<Diagnostic>) {
    let days = Days::possible(&regime.in_force);
    let mut test = |key: &str, places: Option<&Places>| {
        let (code, word, members) = match places {
            None => return,
            Some(Places::In(members)) => (Code::NeverMet, "in", members),
            Some(Places::Only(members)) => (Code::NeverMet, "only", members),
            Some(Places::Outside(members)) => (Code::NeverFails, "outside", members),
        };
        let has_member = |member: &String| match member.strip_prefix('@') {
            None => true,
            Some(group) => desk.law.common.groups.get(group).is_none_or(|group| {
                let on = |interval| days.and(&Days::possible(std::slice::from_ref(interval)));
                group
                    .memberships
                    .iter()
                    .any(|one| one.in_force.as_ref().is_none_or(|interval| !on(interval).is_empty()))
            }),
        };
        if !members.iter().any(has_member) {
            let outcome = if code == Code::NeverMet { "is never met" } else { "hardly fails" };
            let message = format!("no state belongs to this on any day of the regime, so the test {outcome}");
            let at = At::Value(format!("{pointer}/{}/{key}/{word}", node.operator_key()));
            found.push(
                Diagnostic::new(code, at, message)
                    .help("add the members of that time to common.json, or name another group"),
            );
        }
    };
    match &node.operator {
        Operator::Party(party) => {
            LISTS.iter().for_each(|(key, of)| test(key, of(party)));
            test("office/of", party.office.as_ref().and_then(|office| office.of.as_ref()));
        }
        Operator::Act(act) => test("place", act.place.as_ref()),
        Operator::Victim(victim) => {
            test("activityCountry", victim.activity_country.as_ref());
            test("citizenship", victim.citizenship.as_ref());
            test("residence", victim.residence.as_ref());
            test("locatedIn", victim.located_in.as_ref());
        }
        _ => {}
    }
}
