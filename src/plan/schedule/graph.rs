//! Waves and the longest chain, on a graph of steps.

use std::collections::BTreeMap;

use petgraph::algo::toposort;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef;

use super::steps::Steps;
use super::{ScheduledStep, Wait};
use crate::law::source::Basis;

/// The steps in their waves, how many waves there are, and the longest chain by id.
pub(super) fn waves(steps: Steps) -> (Vec<ScheduledStep>, usize, Vec<String>) {
    let Steps { steps, waits, rank, .. } = steps;
    let mut graph: DiGraph<&str, Basis> = DiGraph::new();
    let nodes: BTreeMap<&str, NodeIndex> = steps.keys().map(|id| (id.as_str(), graph.add_node(id.as_str()))).collect();
    let mut edges: Vec<(NodeIndex, NodeIndex, Basis)> = waits
        .iter()
        .flat_map(|(step, before)| before.iter().map(move |(before, basis)| (step, before, *basis)))
        .filter_map(|(step, before, basis)| Some((*nodes.get(before.as_str())?, *nodes.get(step.as_str())?, basis)))
        .collect();
    // What is law is drawn first: an order of practice that would run in a circle with it is left out.
    edges.sort();
    edges.sort_by_key(|(_, _, basis)| *basis);
    for (before, step, basis) in edges {
        let edge = graph.add_edge(before, step, basis);
        if petgraph::algo::has_path_connecting(&graph, step, before, None) {
            graph.remove_edge(edge);
        }
    }
    let sorted = toposort(&graph, None).unwrap_or_default();
    let name = |node: NodeIndex| graph.node_weight(node).copied().unwrap_or_default();
    let mut wave: BTreeMap<NodeIndex, usize> = BTreeMap::new();
    // The step before, on the longest chain that ends at each.
    let mut before: BTreeMap<NodeIndex, NodeIndex> = BTreeMap::new();
    for node in &sorted {
        let above = graph.edges_directed(*node, petgraph::Direction::Incoming).map(|edge| edge.source());
        let longest = above.map(|one| (wave.get(&one).copied().unwrap_or(0), std::cmp::Reverse(name(one)), one)).max();
        wave.insert(*node, longest.map_or(1, |(number, _, _)| number + 1));
        if let Some((_, _, one)) = longest {
            before.insert(*node, one);
        }
    }
    let last = wave.values().copied().max().unwrap_or(0);
    let end = sorted.iter().copied().filter(|node| wave.get(node) == Some(&last)).min_by_key(|node| name(*node));
    let mut critical: Vec<String> = Vec::new();
    let mut at = end;
    while let Some(node) = at {
        critical.push(name(node).to_owned());
        at = before.get(&node).copied();
    }
    critical.reverse();
    let mut done: Vec<ScheduledStep> = Vec::with_capacity(steps.len());
    for (id, node) in &nodes {
        let Some(step) = steps.get(*id) else { continue };
        let mut after: Vec<Wait> = graph
            .edges_directed(*node, petgraph::Direction::Incoming)
            .map(|edge| Wait { step: name(edge.source()).to_owned(), basis: *edge.weight() })
            .collect();
        after.sort();
        done.push(ScheduledStep { wave: wave.get(node).copied().unwrap_or(1), after, ..step.clone() });
    }
    let rank = |step: &ScheduledStep| rank.get(&step.id).copied().unwrap_or(usize::MAX);
    done.sort_by(|a, b| (a.wave, rank(a), a.kind, &a.id).cmp(&(b.wave, rank(b), b.kind, &b.id)));
    (done, last, critical)
}
