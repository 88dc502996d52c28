//! Which regimes a file refers to: those whose definitions it uses, and those whose listings its words wait for.

use super::common::Common;
use super::node::{Node, Operator};
use super::regime::Regime;

/// Whether what regimes share refers to the regime of this id.
pub(super) fn of_common(common: &Common, id: &str) -> bool {
    common.definitions.values().any(|node| of_node(node, id))
}

/// Whether a regime refers to the one of this id. A list that names it and waits for nothing does not.
pub(super) fn of_regime(regime: &Regime, id: &str) -> bool {
    let whens = regime.measures.iter().filter_map(|one| one.when.as_ref());
    let arguments = regime.considerations.iter().filter_map(|one| one.when.as_ref());
    let contents = regime.channels.iter().flat_map(|channel| &channel.contents).filter_map(|one| one.when.as_ref());
    std::iter::once(&regime.grounds)
        .chain(regime.definitions.values())
        .chain(&regime.exclusions)
        .chain(regime.decision.procedures.values())
        .chain(whens)
        .chain(arguments)
        .chain(contents)
        .any(|node| of_node(node, id))
}

/// Depth is bounded by that of the file.
fn of_node(node: &Node, id: &str) -> bool {
    let own = match &node.operator {
        Operator::Use { name, .. } => name.split_once('/').is_some_and(|(regime, _)| regime == id),
        Operator::Listed(listed) => listed.or_proposed && listed.regimes.iter().any(|one| one == id),
        _ => false,
    };
    own || node.below().any(|child| of_node(child, id))
}
