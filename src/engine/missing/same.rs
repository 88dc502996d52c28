//! What makes two missing things one, so that it is asked for once whatever needs it.

use std::hash::{Hash, Hasher};

use super::slot::Slot;
use super::value::Value;
use crate::engine::evaluate::{Hand, Needed};
use crate::engine::facts::Ix;
use crate::engine::place::Place;
use crate::engine::program::NodeIx;
use crate::engine::support::SupportId;
use crate::terms::TermId;

/// What makes two missing things one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Same<'a> {
    /// The same value in one place.
    Value(Slot, Value),
    /// Listings that serve one node, and one act where they must have been made for one.
    Listed(Slot, NodeIx, Ix),
    /// Something new that is looked for.
    Absent(Place, Needed<'a>, bool),
    /// One more act that a node looks for.
    Another(NodeIx),
    /// What is said there.
    Said(Place, bool),
    Support(SupportId),
    Unsupported(Place),
    Answer(TermId, Place, Hand, bool),
    Law(NodeIx, bool),
    Listing(u32, Ix),
}

// No number in it is other than itself.
impl Eq for Same<'_> {}

impl Hash for Same<'_> {
    /// Values are told apart by comparing them: few are tried in one place.
    fn hash<H: Hasher>(&self, state: &mut H) {
        std::mem::discriminant(self).hash(state);
        match self {
            Same::Value(slot, _) | Same::Listed(slot, ..) => slot.hash(state),
            Same::Absent(place, ..) | Same::Said(place, _) | Same::Unsupported(place) => place.hash(state),
            Same::Support(support) => support.hash(state),
            Same::Answer(question, place, ..) => (question, place).hash(state),
            Same::Law(node, _) | Same::Another(node) => node.hash(state),
            Same::Listing(regime, party) => (regime, party).hash(state),
        }
    }
}
