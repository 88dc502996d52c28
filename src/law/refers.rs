//! Which regimes a file refers to: those whose definitions it uses, and those whose listings its words wait for.

use super::node::{Node, Operator};
use super::tree::Tree;

/// The ids of the regimes to which trees of criteria refer, each as often as it is named. A test of listings that names a
/// regime and waits for nothing does not refer to it.
pub(super) fn regimes<'l>(trees: impl IntoIterator<Item = Tree<'l>>) -> Vec<&'l str> {
    let mut ids: Vec<&str> = Vec::new();
    let mut visit = |_: &str, node: &'l Node| match &node.operator {
        Operator::Use { name, .. } => ids.extend(name.split_once('/').map(|(regime, _)| regime)),
        Operator::Listed(listed) if listed.or_proposed => ids.extend(listed.regimes.iter().map(String::as_str)),
        _ => {}
    };
    for tree in trees {
        tree.walk(&mut visit);
    }
    ids
}
