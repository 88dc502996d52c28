//! A mode of involvement that is written, beside facts that belong to another.

use super::fact::{Fact, Kind};
use super::value::Value;
use crate::engine::place::Attribute;
use crate::engine::program::{Op, Program};
use crate::terms::List;

/// Whether `one` writes a mode with which the node that asks for the element of `other` is not satisfied: the element
/// belongs to the mode that is said, and serves nothing once that is another.
pub(super) fn leaves_behind(program: &Program, one: &Fact, other: &Fact) -> bool {
    let (Kind::Value(Value::Term(List::Mode, mode)) | Kind::Resolution(Value::Term(List::Mode, mode))) = &one.kind
    else {
        return false;
    };
    let is_element = one.place.item == other.place.item && matches!(other.place.attribute, Attribute::Element(_));
    let node = program.nodes.get(other.node as usize).filter(|_| is_element && one.wanted && other.wanted);
    node.is_some_and(|node| matches!(&node.op, Op::Involvement(test) if !test.modes.yes.contains(*mode)))
}
