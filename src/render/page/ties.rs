//! Chains of command and of ownership: drawn, and tie by tie in words.

use indexmap::IndexMap;

use super::super::document::{Block, Edge, Figure, Item, Node, Section, line};
use super::Context;
use crate::plan::{Tie, TieKind};

/// The section, a figure a kind of tie.
pub(super) fn section(context: &Context) -> Option<Section> {
    let mut section = Section::new("Chains of command and ownership");
    for (kind, title) in [(TieKind::Command, "Chains of command"), (TieKind::Ownership, "Ownership and control")] {
        let ties: Vec<&Tie> = context.plan.ties.iter().filter(|tie| tie.kind == kind).collect();
        if !ties.is_empty() {
            section.blocks.push(Block::Figure(figure(context, title, &ties)));
        }
    }
    section.unless_empty()
}

fn figure(context: &Context, title: &str, ties: &[&Tie]) -> Figure {
    let mut at: IndexMap<&str, usize> = IndexMap::new();
    for tie in ties {
        for key in [&tie.above, &tie.below] {
            let next = at.len();
            at.entry(key).or_insert(next);
        }
    }
    let place = |key: &str| at.get(key).copied().unwrap_or_default();
    let edges: Vec<Edge> = (1..)
        .zip(ties)
        .map(|(number, tie)| Edge {
            from: place(&tie.above),
            to: place(&tie.below),
            number: Some(number),
            is_dashed: false,
        })
        .collect();
    let columns = columns(at.len(), &edges);
    let nodes = at.keys().zip(columns).map(|(key, column)| Node {
        label: context.names.get(key),
        column,
        is_strong: context.plan.subjects.contains_key(*key),
    });
    let in_words = (1..).zip(ties).map(|(number, tie)| {
        let when = tie.when.as_deref().map(|when| format!(" ({when})")).unwrap_or_default();
        let names = &context.names;
        Item::new(line![names.get(&tie.above), " ", &tie.words, " ", names.get(&tie.below), when]).numbered(number)
    });
    Figure {
        title: title.into(),
        legend: "An arrow leads from who stands above to who stands below; its number is that of the line that says \
                 it in words. Subjects have a thick frame."
            .into(),
        nodes: nodes.collect(),
        edges,
        in_words: in_words.collect(),
    }
}

/// Columns such that arrows lead to the right, but for those that would close a circle.
fn columns(nodes: usize, edges: &[Edge]) -> Vec<usize> {
    let mut forward: Vec<&Edge> = Vec::new();
    for edge in edges {
        if !leads_to(&forward, edge.to, edge.from) {
            forward.push(edge);
        }
    }
    let mut columns = vec![0_usize; nodes];
    // No way is longer than there are boxes.
    for _ in 0..nodes {
        for edge in &forward {
            let least = columns.get(edge.from).map_or(0, |column| column + 1);
            if let Some(column) = columns.get_mut(edge.to) {
                *column = (*column).max(least);
            }
        }
    }
    columns
}

/// Whether these arrows lead from one box to another.
fn leads_to(edges: &[&Edge], from: usize, to: usize) -> bool {
    let mut seen = vec![from];
    let mut next = 0;
    while let Some(at) = seen.get(next).copied() {
        if at == to {
            return true;
        }
        next += 1;
        for edge in edges.iter().filter(|edge| edge.from == at) {
            if !seen.contains(&edge.to) {
                seen.push(edge.to);
            }
        }
    }
    false
}
