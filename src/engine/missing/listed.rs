//! Listings that are missing: when one that does for one test does for another too.

use super::fact::{Fact, Kind};
use super::value::Value;
use crate::engine::evaluate::Needed;
use crate::engine::place::Place;
use crate::engine::program::{ListedTest, Op, Program};
use crate::terms::CountrySet;

/// Whether a listing that does for one test does for the other: it is under no more regimes, by no more states, and was
/// made for the same act.
pub(super) fn says_as_much(program: &Program, one: &Fact, other: &Fact) -> bool {
    let (Some(narrow), Some(wide)) = (test(program, one), test(program, other)) else { return false };
    one.place == other.place
        && within(&narrow.regimes, &wide.regimes)
        && wide.jurisdictions.as_ref().is_none_or(|wide| is_by(program, narrow, &wide.set))
        && narrow.status.wanted.iter().all(|status| wide.status.yes.contains(*status))
        && (wide.by.is_empty() || narrow.by == wide.by)
        && (wide.ago.is_none() || narrow.ago == wide.ago)
        && wide.measure.as_ref().is_none_or(|wide| {
            let narrow = narrow.measure.as_ref().map_or(&[][..], |measure| &measure.wanted);
            !narrow.is_empty() && narrow.iter().all(|measure| wide.yes.contains(*measure))
        })
        && (!wide.for_act || narrow.for_act && one.hand.act == other.hand.act)
}

/// Whether the regime that would be written into an event says whose list it is, which is asked for too.
pub(super) fn names_its_state(program: &Program, one: &Fact, other: &Fact) -> bool {
    let is = |fact: &Fact, key| fact.place == Place::key(fact.place.item, key);
    if one.place.item != other.place.item || !is(one, "regime") || !is(other, "jurisdiction") {
        return false;
    }
    match (&one.kind, other.needed) {
        (Kind::Value(Value::Name(regime)), Some(Needed::Country(asked))) => {
            program.names.jurisdiction(*regime).is_some_and(|state| asked.test.set.contains(state))
        }
        _ => false,
    }
}

/// The test that a missing listing is for.
fn test<'p>(program: &'p Program, fact: &Fact) -> Option<&'p ListedTest> {
    match &program.nodes.get(fact.node as usize)?.op {
        Op::Listed(test) if fact.kind == Kind::Value(Value::Listing) => Some(test),
        _ => None,
    }
}

/// Whether every listing that does for the test is on the list of one of these states.
fn is_by(program: &Program, test: &ListedTest, states: &CountrySet) -> bool {
    match &test.jurisdictions {
        Some(own) => own.set.iter().all(|state| states.contains(state)),
        None => {
            let state = |regime: &u32| program.names.jurisdiction(*regime);
            let is_by = |regime: &u32| state(regime).is_some_and(|state| states.contains(state));
            !test.regimes.is_empty() && test.regimes.iter().all(is_by)
        }
    }
}

/// Whether all of these are among those, which are all there are where none is named.
fn within(these: &[u32], those: &[u32]) -> bool {
    those.is_empty() || !these.is_empty() && these.iter().all(|one| those.contains(one))
}
