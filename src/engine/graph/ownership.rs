//! Who holds what of whom on one day, and who controls whom.

use petgraph::Direction;
use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, EdgeIndex, NodeIndex};

use super::range::{NOTHING, of_fact};
use super::tell::Paths;
use super::{PartyGraph, is_of, number};
use crate::engine::facts::{Fact, Facts, Ix, LinkFacts, Range};
use crate::engine::outcome::Tri;
use crate::terms::kind::PartyKind;
use crate::terms::{Day, List, TermId};

/// The element of a link that says what control is: the other could have its affairs conducted at will.
const CAN_DIRECT: &str = "can-direct-affairs";

/// How well a percentage is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Known {
    /// To the percent.
    Exactly,
    /// Between bounds.
    Bounded,
    /// Sources disagree.
    Disputed,
    /// Nobody knows.
    Not,
}

/// What one party holds of another by one link.
#[derive(Debug, Clone, Copy)]
pub struct Stake {
    /// The link.
    pub link: Ix,
    /// Who holds.
    pub holder: Ix,
    /// What is held.
    pub of: Ix,
    /// Whether the link holds on the day.
    pub holds: Tri,
    /// Whether it is a link of ownership: its votes and its right over the board count, known or not.
    pub owns: Tri,
    /// Percentage of the shares, if the link holds; nothing where it is not one of ownership.
    pub share: Range,
    /// How well the shares are known.
    pub share_known: Known,
    /// Percentage of the votes, if the link holds.
    pub votes: Range,
    /// Whether it carries the right to appoint a majority of the board.
    pub board: Tri,
    /// Whether it is control by itself.
    pub control: Tri,
}

impl Stake {
    /// Whether it carries control, votes aside.
    pub fn controls(&self) -> Tri {
        self.control.or(self.board).and(self.holds)
    }
}

/// Who holds what of whom on one day.
#[derive(Debug)]
pub struct Ownership {
    graph: DiGraph<(), Stake, Ix>,
    is_entity: Vec<bool>,
    /// Parties in groups, holders before what they hold; those of one group hold one another in a circle.
    groups: Vec<Vec<Ix>>,
}

impl PartyGraph {
    /// Who holds what of whom on a day. Links that do not hold on it are kept, and count for nothing.
    pub fn ownership(&self, facts: &Facts, as_of: Day) -> Ownership {
        let mut graph = DiGraph::with_capacity(facts.parties.len(), 0);
        for _ in &facts.parties {
            graph.add_node(());
        }
        let direct = facts.vocabulary.list(List::Element).id(CAN_DIRECT);
        for (ix, link) in (0..).zip(&facts.links) {
            let owns = is_of(link, &self.types.owned, facts);
            let controls = is_of(link, &self.types.controlled, facts);
            let is_there = |party: Ix| (party as usize) < facts.parties.len();
            if (owns == Tri::No && controls == Tri::No) || !is_there(link.party) {
                continue;
            }
            let certain = link.by.len() == 1;
            for by in link.by.iter().filter(|by| is_there(**by)) {
                let mut stake = stake((ix, link), *by, (owns, controls), as_of, direct);
                if !certain {
                    stake.holds = stake.holds.and(Tri::Unknown);
                }
                graph.add_edge(NodeIndex::new(*by as usize), NodeIndex::new(link.party as usize), stake);
            }
        }
        shares_of_control(&mut graph, facts);
        let mut groups: Vec<Vec<Ix>> =
            kosaraju_scc(&graph).into_iter().map(|group| group.into_iter().map(number).collect()).collect();
        groups.reverse();
        for group in &mut groups {
            group.sort_unstable();
        }
        let is_entity = facts.parties.iter().map(|party| party.kind == Some(PartyKind::Entity)).collect();
        Ownership { graph, is_entity, groups }
    }
}

impl Ownership {
    /// How many parties there are.
    pub fn parties(&self) -> usize {
        self.graph.node_count()
    }

    /// Whether a party can be owned.
    pub fn is_entity(&self, party: Ix) -> bool {
        self.is_entity.get(party as usize).copied().unwrap_or(false)
    }

    /// What is held of a party.
    pub fn held_of(&self, party: Ix) -> impl Iterator<Item = &Stake> {
        self.graph.edges_directed(NodeIndex::new(party as usize), Direction::Incoming).map(|edge| edge.weight())
    }

    /// What a party holds.
    pub fn held_by(&self, party: Ix) -> impl Iterator<Item = &Stake> {
        self.graph.edges_directed(NodeIndex::new(party as usize), Direction::Outgoing).map(|edge| edge.weight())
    }

    /// Whether a party holds anything, on the day or at another time.
    pub fn is_holder(&self, party: Ix) -> bool {
        self.held_by(party).next().is_some()
    }

    /// Every entity below those named, however far, by any link of ownership or control, on the day or at another time; in
    /// the order of the parties.
    pub fn below(&self, parties: &[Ix]) -> Vec<Ix> {
        let mut above: Vec<Ix> = parties.to_vec();
        above.sort_unstable();
        Paths::from(self, &above).found().collect()
    }

    /// Parties in groups, holders before what they hold; those of one group hold one another in a circle.
    pub(super) fn groups(&self) -> &[Vec<Ix>] {
        &self.groups
    }
}

fn stake(
    (ix, link): (Ix, &LinkFacts),
    holder: Ix,
    (owns, controls): (Tri, Tri),
    as_of: Day,
    direct: Option<TermId>,
) -> Stake {
    let element = link.elements.iter().find(|(term, _)| Some(*term) == direct).map(|(_, fact)| fact);
    // A link of control says nothing of the board or the votes: what it does not say is not left open by it.
    let unsaid = if owns == Tri::No { Tri::No } else { Tri::Unknown };
    let board = match &link.board {
        Fact::Unknown => unsaid,
        fact => answer(fact),
    };
    let votes = match &link.votes {
        Fact::Unknown if owns == Tri::No => NOTHING,
        fact => of_fact(fact),
    };
    let (share, share_known) =
        if owns == Tri::No { (NOTHING, Known::Exactly) } else { (of_fact(&link.share), known(&link.share)) };
    Stake {
        link: ix,
        holder,
        of: link.party,
        holds: link.span.contains(as_of).and(owns.or(controls)),
        owns,
        share,
        share_known,
        votes,
        board,
        control: controls.or(element.map_or(Tri::No, |fact| match fact {
            // An element that is not answered is a question of its own; it is not alleged.
            Fact::Unknown => Tri::No,
            fact => answer(fact),
        })),
    }
}

/// Shares written on a link of control count where no link of ownership between the two says what is held.
fn shares_of_control(graph: &mut DiGraph<(), Stake, Ix>, facts: &Facts) {
    let owned: std::collections::HashSet<(Ix, Ix)> = graph
        .edge_weights()
        .filter(|stake| stake.owns != Tri::No && stake.holds != Tri::No)
        .map(|stake| (stake.holder, stake.of))
        .collect();
    let edges: Vec<EdgeIndex<Ix>> = graph.edge_indices().collect();
    for edge in edges {
        let Some(stake) = graph.edge_weight_mut(edge) else { continue };
        let share = facts.links.get(stake.link as usize).map(|link| &link.share);
        match share {
            Some(share @ (Fact::One(..) | Fact::Either(_)))
                if stake.owns == Tri::No && !owned.contains(&(stake.holder, stake.of)) =>
            {
                stake.share = of_fact(share);
                stake.share_known = known(share);
            }
            _ => {}
        }
    }
}

fn answer(fact: &Fact<bool>) -> Tri {
    let one = |yes: bool| if yes { Tri::Yes } else { Tri::No };
    match fact {
        Fact::Unknown => Tri::Unknown,
        Fact::One(yes, _) => one(*yes),
        Fact::Either(accounts) => {
            let mut all = accounts.iter().map(|(yes, _)| yes.map_or(Tri::Unknown, one));
            let first = all.next().unwrap_or(Tri::Unknown);
            if all.all(|tri| tri == first) { first } else { Tri::Unknown }
        }
    }
}

fn known(fact: &Fact<Range>) -> Known {
    match fact {
        Fact::Unknown => Known::Not,
        Fact::One(range, _) if range.min == range.max => Known::Exactly,
        Fact::One(..) => Known::Bounded,
        Fact::Either(_) => Known::Disputed,
    }
}
