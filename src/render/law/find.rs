//! Nodes of a regime by name, wherever they stand.

use crate::law::Law;
use crate::law::node::{About, Node, Operator};
use crate::law::regime::Regime;

/// A node and where it stands.
pub(super) struct Found<'l> {
    /// The node.
    pub node: &'l Node,
    /// The key by which a definition or procedure is called; none where the node has an id.
    pub name: Option<&'l str>,
    /// The part of the file, in words.
    pub place: String,
    /// The nodes around it, the outermost first.
    pub above: Vec<&'l About>,
}

/// An outermost tree of a file.
struct Root<'l> {
    node: &'l Node,
    name: Option<&'l str>,
    place: String,
}

/// The node with this id, or the definition or procedure of this name. `6-2-b/6-3-a`, as patterns write it, is the last.
pub(super) fn find<'l>(regime: &'l Regime, name: &str) -> Option<Found<'l>> {
    let name = name.rsplit('/').next().unwrap_or(name);
    let mut by_id = roots(regime).into_iter().filter_map(|root| {
        let mut above = Vec::new();
        let node = inside(root.node, name, &mut above)?;
        let own_name = root.name.filter(|_| above.is_empty());
        Some(Found { node, name: own_name, place: root.place, above })
    });
    by_id.next().or_else(|| {
        let root = roots(regime).into_iter().find(|root| root.name == Some(name))?;
        Some(Found { node: root.node, name: root.name, place: root.place, above: Vec::new() })
    })
}

/// A definition that several regimes share.
pub(super) fn shared<'l>(law: &'l Law, name: &str) -> Option<Found<'l>> {
    let (name, node) = law.common.definitions.get_key_value(name)?;
    Some(Found {
        node,
        name: Some(name),
        place: "the definitions that several regimes share".to_owned(),
        above: Vec::new(),
    })
}

/// Every name that [`find`] knows, each once, in the order of the file.
pub(super) fn names(regime: &Regime) -> Vec<&str> {
    let mut all = Vec::new();
    for root in roots(regime) {
        all.extend(root.name);
        collect(root.node, &mut all);
    }
    let mut seen = std::collections::HashSet::new();
    all.retain(|name| seen.insert(*name));
    all
}

/// The definitions that a node names, each once.
pub(super) fn definitions_used(node: &Node) -> Vec<&str> {
    let mut all = Vec::new();
    let mut rest = vec![node];
    while let Some(node) = rest.pop() {
        if let Operator::Use { name, .. } = &node.operator
            && !all.contains(&name.as_str())
        {
            all.push(name.as_str());
        }
        rest.extend(node.children().into_iter().rev().map(|(_, child)| child));
    }
    all
}

/// The criteria of a regime that decide: grounds, exclusions and definitions.
pub(super) fn criteria(regime: &Regime) -> impl Iterator<Item = &Node> {
    [&regime.grounds].into_iter().chain(&regime.exclusions).chain(regime.definitions.values())
}

fn roots(regime: &Regime) -> Vec<Root<'_>> {
    let plain = |node, place: &str| Root { node, name: None, place: place.to_owned() };
    let named = |name, node, place: &str| Root { node, name: Some(name), place: place.to_owned() };
    let mut all = vec![plain(&regime.grounds, "who can be listed")];
    all.extend(regime.exclusions.iter().map(|node| plain(node, "who is left out whatever they did")));
    all.extend(
        regime.definitions.iter().map(|(name, node)| named(name.as_str(), node, &format!("the definition [{name}]"))),
    );
    all.extend(
        regime
            .decision
            .procedures
            .iter()
            .map(|(name, node)| named(name.as_str(), node, &format!("the procedure [{name}]"))),
    );
    let measures = regime.measures.iter().map(|one| (&one.when, format!("the measure [{}]", one.id)));
    let considerations = regime.considerations.iter().map(|one| (&one.when, format!("the consideration [{}]", one.id)));
    all.extend(measures.chain(considerations).filter_map(|(when, place)| Some(plain(when.as_ref()?, &place))));
    all
}

/// The node of this id; `above` is filled with what is around it.
fn inside<'l>(node: &'l Node, id: &str, above: &mut Vec<&'l About>) -> Option<&'l Node> {
    if node.about.id.as_deref() == Some(id) {
        return Some(node);
    }
    above.push(&node.about);
    for child in node.below() {
        if let Some(found) = inside(child, id, above) {
            return Some(found);
        }
    }
    above.pop();
    None
}

fn collect<'l>(node: &'l Node, into: &mut Vec<&'l str>) {
    into.extend(node.about.id.as_deref());
    for child in node.below() {
        collect(child, into);
    }
}
