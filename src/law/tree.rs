//! The trees of criteria in a file, each with its place and what it is for.

use super::common::Common;
use super::node::Node;
use super::regime::Regime;
use crate::diagnostic::join;

/// What a tree is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind<'l> {
    /// A definition of this name.
    Definition(&'l str),
    /// Who can be listed.
    Grounds,
    /// What takes a party out.
    Exclusion,
    /// A route that needs no ground.
    Procedure,
    /// Upon whom a measure works.
    Measure,
    /// When a case offers an argument.
    Consideration,
    /// Whether something asked for is there.
    Content,
}

/// A tree of criteria.
pub struct Tree<'l> {
    /// What it is for.
    pub kind: Kind<'l>,
    /// Where its outermost node stands.
    pub pointer: String,
    /// Its outermost node.
    pub root: &'l Node,
    /// Whether what stands around it gives it a source.
    pub sourced: bool,
}

impl<'l> Tree<'l> {
    /// Visits every node, the outermost first.
    pub fn walk(&self, visit: &mut impl FnMut(&str, &'l Node)) {
        walk(&self.pointer, self.root, visit);
    }

    /// Whether it is a definition.
    pub fn is_definition(&self) -> bool {
        matches!(self.kind, Kind::Definition(_))
    }
}

/// Depth is bounded by that of the file.
fn walk<'l>(pointer: &str, node: &'l Node, visit: &mut impl FnMut(&str, &'l Node)) {
    visit(pointer, node);
    for (below, child) in node.children() {
        walk(&format!("{pointer}{below}"), child, visit);
    }
}

/// The trees of common.json: its definitions.
pub fn of_common(common: &Common) -> Vec<Tree<'_>> {
    common.definitions.iter().map(|(name, root)| definition(name, root)).collect()
}

fn definition<'l>(name: &'l str, root: &'l Node) -> Tree<'l> {
    Tree { kind: Kind::Definition(name), pointer: join("/definitions", name), root, sourced: false }
}

/// The trees of a regime, in the order of the format.
pub fn of_regime<'l>(regime: &'l Regime) -> Vec<Tree<'l>> {
    let mut trees: Vec<Tree<'l>> = regime.definitions.iter().map(|(name, root)| definition(name, root)).collect();
    trees.push(Tree { kind: Kind::Grounds, pointer: "/grounds".to_owned(), root: &regime.grounds, sourced: false });
    for (i, root) in regime.exclusions.iter().enumerate() {
        trees.push(Tree { kind: Kind::Exclusion, pointer: format!("/exclusions/{i}"), root, sourced: false });
    }
    for (name, root) in &regime.decision.procedures {
        let pointer = join("/decision/procedures", name);
        trees.push(Tree { kind: Kind::Procedure, pointer, root, sourced: false });
    }
    let mut when = |kind, around: String, root: &'l Option<Node>, sourced| {
        if let Some(root) = root {
            trees.push(Tree { kind, pointer: format!("{around}/when"), root, sourced });
        }
    };
    for (i, one) in regime.considerations.iter().enumerate() {
        when(Kind::Consideration, format!("/considerations/{i}"), &one.when, one.source.is_some());
    }
    for (i, one) in regime.measures.iter().enumerate() {
        when(Kind::Measure, format!("/measures/{i}"), &one.when, one.source.is_some());
    }
    for (i, channel) in regime.channels.iter().enumerate() {
        for (j, one) in channel.contents.iter().enumerate() {
            let sourced = one.source.is_some() || channel.source.is_some();
            when(Kind::Content, format!("/channels/{i}/contents/{j}"), &one.when, sourced);
        }
    }
    trees
}
