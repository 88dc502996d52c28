//! The graph of parties: who owns and controls whom, and who stands above whom.
//!
//! Every link and every position is an edge, as written: from the party to the other end. Where sources disagree about
//! the other end there is one edge to each.

mod command;
mod ownership;
mod range;
mod reach;
mod solve;
mod tell;
#[cfg(test)]
mod tests;

use petgraph::Direction;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef;

pub use command::Superior;
pub use ownership::{Known, Ownership, Stake};
pub use reach::{Because, Reached, reach};

use super::facts::{Fact, Facts, Ix, LinkFacts};
use super::outcome::Tri;
use crate::terms::{List, Satisfies, TermId, TermSet, Vocabulary};

/// The parties of a case with every link between them.
#[derive(Debug)]
pub struct PartyGraph {
    graph: DiGraph<(), Ix, Ix>,
    types: Types,
}

/// The types of link that mean something here, each with the narrower ones.
#[derive(Debug, Clone, Copy)]
struct Types {
    owned: TermSet,
    controlled: TermSet,
    /// The party stands above the other end.
    leads: TermSet,
    supervises: TermSet,
    /// The party stands below the other end.
    belongs: TermSet,
}

impl Types {
    fn of(vocabulary: &Vocabulary) -> Types {
        let links = vocabulary.list(List::Link);
        let named = |names: &[&str]| links.wanted(names.iter().filter_map(|name| links.id(name)));
        let leads = named(&["leads"]);
        Types {
            owned: named(&["owned-by"]),
            controlled: named(&["controlled-by"]),
            leads,
            supervises: named(&["supervises"]),
            belongs: named(&["part-of", "organ-of", "official-of", "member-of", "employee-of"]).difference(&leads),
        }
    }
}

impl PartyGraph {
    /// The graph of a case; its parties and links keep their numbers.
    pub fn of(facts: &Facts) -> PartyGraph {
        let mut graph = DiGraph::with_capacity(facts.parties.len(), facts.links.len());
        for _ in &facts.parties {
            graph.add_node(());
        }
        for (ix, link) in (0..).zip(&facts.links) {
            for by in &link.by {
                // A link to a party that is not in the case cannot be drawn, and is reported when the case is read.
                if (link.party as usize) < graph.node_count() && (*by as usize) < graph.node_count() {
                    graph.add_edge(NodeIndex::new(link.party as usize), NodeIndex::new(*by as usize), ix);
                }
            }
        }
        PartyGraph { graph, types: Types::of(facts.vocabulary) }
    }

    /// Links that start from a party, each with the party at its other end; in the order of their numbers.
    pub fn from(&self, party: Ix) -> Vec<(Ix, Ix)> {
        self.links(party, Direction::Outgoing)
    }

    /// Links that end at a party, each with the party that it starts from; in the order of their numbers.
    pub fn to(&self, party: Ix) -> Vec<(Ix, Ix)> {
        self.links(party, Direction::Incoming)
    }

    /// Every link that is, or may be, of ownership or command: the link, who stands above, who below, and whether it is of
    /// command. In the order of the links.
    pub fn ties(&self, facts: &Facts) -> Vec<(Ix, Ix, Ix, bool)> {
        let Types { owned, controlled, leads, supervises, belongs } = &self.types;
        let mut all: Vec<(Ix, Ix, Ix, bool)> = self
            .graph
            .edge_references()
            .filter_map(|edge| {
                let (party, by) = (number(edge.source()), number(edge.target()));
                let link = facts.links.get(*edge.weight() as usize)?;
                let is = |types: &TermSet| is_of(link, types, facts) != Tri::No;
                if is(owned) || is(controlled) {
                    Some((*edge.weight(), by, party, false))
                } else if is(leads) || is(supervises) {
                    Some((*edge.weight(), party, by, true))
                } else {
                    is(belongs).then_some((*edge.weight(), by, party, true))
                }
            })
            .collect();
        all.sort_unstable();
        all
    }

    fn links(&self, party: Ix, direction: Direction) -> Vec<(Ix, Ix)> {
        let other = |edge: petgraph::graph::EdgeReference<'_, Ix, Ix>| match direction {
            Direction::Outgoing => edge.target(),
            Direction::Incoming => edge.source(),
        };
        let mut links: Vec<(Ix, Ix)> = self
            .graph
            .edges_directed(NodeIndex::new(party as usize), direction)
            .map(|edge| (*edge.weight(), number(other(edge))))
            .collect();
        links.sort_unstable();
        links
    }
}

/// Whether a link is of one of these types.
fn is_of(link: &LinkFacts, types: &TermSet, facts: &Facts) -> Tri {
    let links = facts.vocabulary.list(List::Link);
    let known = |kind: TermId| match links.satisfies(kind, types) {
        Satisfies::Yes => Tri::Yes,
        Satisfies::Possibly => Tri::Unknown,
        Satisfies::No => Tri::No,
    };
    // An unknown kind is one of the four that a position may be.
    let unknown = || {
        let mut all = facts.fixed.posts.iter().flatten().map(|post| known(*post));
        let first = all.next().unwrap_or(Tri::Unknown);
        if all.all(|tri| tri == first) { first } else { Tri::Unknown }
    };
    match &link.kind {
        Fact::One(kind, _) => known(*kind),
        Fact::Unknown => unknown(),
        Fact::Either(accounts) => {
            let mut all = accounts.iter().map(|(kind, _)| kind.map_or_else(unknown, known));
            let first = all.next().unwrap_or(Tri::Unknown);
            if all.all(|tri| tri == first) { first } else { Tri::Unknown }
        }
    }
}

fn number(node: NodeIndex<Ix>) -> Ix {
    u32::try_from(node.index()).unwrap_or(super::facts::NONE)
}
