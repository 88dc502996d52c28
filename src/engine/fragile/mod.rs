//! What a finding that is met would not survive: the minimal sets of statements, of items of evidence and of origins whose
//! loss unmakes it at a rung.
//!
//! A statement is lost as a whole item, or as an attribute that stands on its own support. A lost item is gone from its
//! collection; a lost attribute is unknown. What the file is silent on cannot be lost.

mod dates;
mod leaf;
mod statements;

use self::statements::Statements;
use super::evaluate::{Evaluation, Hand, Proposed};
use super::missing::Asked;
use super::place::Place;
use super::program::NodeIx;
use super::sets::unmaking;
use super::trace::{Trace, What};
use super::verdict::Memory;
use crate::terms::kind::{Rung, Truth};

/// The minimal sets whose loss unmakes a finding, the smallest first.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Fragility {
    /// Of statements.
    pub statements: Vec<Vec<Place>>,
    /// Of items of evidence, by place in the register.
    pub evidence: Vec<Vec<u32>>,
    /// Of origins: all items of each are lost.
    pub origins: Vec<Vec<String>>,
    /// Whether a bound was hit, so that there may be more.
    pub cut: bool,
}

/// What the root of `trace` would not survive at `rung`; nothing where it is not met there.
pub fn fragile(asked: &Asked, trace: &Trace, rung: Rung) -> Fragility {
    let mut fragility = Fragility { cut: trace.cut, ..Fragility::default() };
    let Some(root) = trace.root().and_then(|root| trace.get(root)) else { return fragility };
    let What::Node(node, hand) = root.what else { return fragility };
    if root.outcome.at(rung) != Truth::Met {
        return fragility;
    }
    let statements = Statements::of(asked, trace, rung);
    let (sets, cut) = unmaking(statements.count(), |lost| statements.hold(lost));
    fragility.statements = sets.iter().map(|set| set.iter().filter_map(|ix| statements.place(*ix)).collect()).collect();
    fragility.cut |= cut;
    // Every statement is alleged, whatever stands behind it.
    if rung != Rung::Alleged {
        let supports = &asked.facts.supports;
        let sources = Sources { asked, node, hand, rung };
        let (sets, cut) = unmaking(supports.items(), |lost| sources.hold(|item| is(lost, item)));
        fragility.evidence = sets.iter().map(|set| set.to_vec()).collect();
        fragility.cut |= cut;
        let origins = supports.origins();
        let count = u32::try_from(origins.len()).unwrap_or(u32::MAX);
        let gone = |lost: &[bool], item| supports.origin(item).is_some_and(|origin| is(lost, origin));
        let (sets, cut) = unmaking(count, |lost| sources.hold(|item| gone(lost, item)));
        let name = |ix: &u32| origins.get(*ix as usize).cloned();
        fragility.origins = sets.iter().map(|set| set.iter().filter_map(name).collect()).collect();
        fragility.cut |= cut;
    }
    fragility
}

fn is(lost: &[bool], ix: u32) -> bool {
    lost.get(ix as usize).copied().unwrap_or(false)
}

/// An assessment that is asked again with less evidence.
struct Sources<'a> {
    asked: &'a Asked<'a>,
    node: NodeIx,
    hand: Hand,
    rung: Rung,
}

impl Sources<'_> {
    /// Whether it is still met when some items are lost. Less evidence never changes what is alleged, and so not who is
    /// proposed: those who are make nothing met.
    fn hold(&self, is_lost: impl Fn(u32) -> bool) -> bool {
        let Asked { program, facts, .. } = *self.asked;
        let regime = program.regimes.iter().find(|regime| regime.root == Some(self.node));
        let masks = facts.supports.without(regime.map_or(&[], |regime| regime.readers), &is_lost);
        let mut memory = Memory::default();
        let proposed = Proposed::default();
        let mut evaluation = Evaluation { program, facts, masks: &masks, proposed: &proposed, recorder: &mut memory };
        evaluation.node(self.node, self.hand).at(self.rung) == Truth::Met
    }
}
