//! Facts that cannot be written beside one another.

use super::fact::{Fact, Kind};
use super::slot::Slot;
use super::value::Value;
use crate::engine::facts::Facts;

/// Whether two facts cannot be written together: two values in a place that holds one, or a value that undoes what another
/// is for.
pub(super) fn clash(case: &Facts, one: &Fact, other: &Fact) -> bool {
    if let (Kind::Answer(here), Kind::Answer(there)) = (&one.kind, &other.kind) {
        return here == there && one.place == other.place && one.hand == other.hand;
    }
    if one.place.item != other.place.item {
        return false;
    }
    let slot = |fact: &Fact| fact.needed.as_ref().map(|needed| Slot::of(fact.place, *needed));
    let (Some(here), Some(there)) = (slot(one), slot(other)) else { return false };
    here == there
        && match here {
            Slot::Dates(_) => false,
            slot if !slot.is_list() => true,
            _ => undoes(case, one, other) || undoes(case, other, one),
        }
}

/// Whether the value of `other`, written beside that of `one`, undoes what `one` is for.
fn undoes(case: &Facts, one: &Fact, other: &Fact) -> bool {
    let (Kind::Value(_) | Kind::Resolution(_), Kind::Value(value) | Kind::Resolution(value)) = (&one.kind, &other.kind)
    else {
        return false;
    };
    let Some(needed) = &one.needed else { return false };
    let is_nothing = matches!(value, Value::Nothing);
    if one.wanted { is_nothing } else { !is_nothing && !value.settles(case, one.place, *needed, false) }
}
