//! Where a node of a regime stands, so that it can be found again in the law, read or to be changed.

use regimes::law::{Node, Operator, Regime};

/// A tree of a regime.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tree {
    Grounds,
    Exclusion(usize),
    Definition(String),
    Procedure(String),
    Measure(String),
}

/// A node: the tree, and the way down from its root by number of child.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub tree: Tree,
    pub way: Vec<usize>,
}

impl Place {
    /// The node at this place.
    pub fn of<'r>(&self, regime: &'r mut Regime) -> &'r mut Node {
        let root = match &self.tree {
            Tree::Grounds => &mut regime.grounds,
            Tree::Exclusion(at) => &mut regime.exclusions[*at],
            Tree::Definition(name) => &mut regime.definitions[name.as_str()],
            Tree::Procedure(name) => &mut regime.decision.procedures[name.as_str()],
            Tree::Measure(id) => {
                let measure = regime.measures.iter_mut().find(|measure| measure.id == *id).expect("a measure");
                measure.when.as_mut().expect("upon whom it works")
            }
        };
        self.way.iter().fold(root, |node, at| children(node).swap_remove(*at))
    }
}

/// The nodes directly below, in the order of [`Node::children`].
fn children(node: &mut Node) -> Vec<&mut Node> {
    match &mut node.operator {
        Operator::AllOf(all) | Operator::AnyOf(all) => all.iter_mut().collect(),
        Operator::Not(child) => vec![child],
        Operator::SomeAct(some) => vec![&mut some.that],
        Operator::SomeInvolved(some) => vec![&mut some.that],
        Operator::SomeLink(some) => some.and.as_deref_mut().into_iter().chain([some.that.as_mut()]).collect(),
        Operator::Victim(victim) => victim.and.as_deref_mut().into_iter().collect(),
        _ => Vec::new(),
    }
}

/// A node with its place and its name: the nearest id around it, or the tree, and the way down from there.
#[derive(Debug, Clone)]
pub struct Named<'r> {
    pub place: Place,
    pub name: String,
    pub node: &'r Node,
    /// The node around it.
    pub parent: Option<&'r Node>,
}

/// Every node of a regime's trees.
pub fn nodes(regime: &Regime) -> Vec<Named<'_>> {
    let mut all = Vec::new();
    let mut tree = |tree: Tree, name: String, root| {
        let place = Place { tree, way: Vec::new() };
        below(Named { place, name, node: root, parent: None }, &mut all);
    };
    tree(Tree::Grounds, "grounds".into(), &regime.grounds);
    for (at, node) in regime.exclusions.iter().enumerate() {
        tree(Tree::Exclusion(at), format!("exclusions/{at}"), node);
    }
    for (name, node) in &regime.definitions {
        tree(Tree::Definition(name.clone()), format!("definitions/{name}"), node);
    }
    for (name, node) in &regime.decision.procedures {
        tree(Tree::Procedure(name.clone()), format!("procedures/{name}"), node);
    }
    for measure in &regime.measures {
        if let Some(node) = &measure.when {
            tree(Tree::Measure(measure.id.clone()), format!("measures/{}", measure.id), node);
        }
    }
    all
}

fn below<'r>(mut named: Named<'r>, all: &mut Vec<Named<'r>>) {
    if let Some(id) = &named.node.about.id {
        named.name.clone_from(id);
    }
    for (at, (step, child)) in named.node.children().into_iter().enumerate() {
        let mut place = named.place.clone();
        place.way.push(at);
        let name = format!("{}{step}", named.name);
        below(Named { place, name, node: child, parent: Some(named.node) }, all);
    }
    all.push(named);
}
