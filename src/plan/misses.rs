//! The nearest miss: what would be needed where something is not met.

use super::assessment::Miss;
use super::words::Words;
use crate::engine::missing::{Fact, Kind, missing};
use crate::engine::program::{Meta, NodeIx, Op};
use crate::engine::trace::Trace;
use crate::terms::kind::{Rung, Stage};

/// What stands between the file and the criterion that is nearest to being met: the set with the fewest things that facts
/// could not change; then one that speaks of what is in the file, before one that needs a new act, before one that needs
/// another statement that nobody made; then the fewest things; then the limb that the law names first.
pub(super) fn nearest<'a>(words: Words<'a>, trace: &'a Trace<'a>, masks: &'a [u8]) -> Vec<Miss> {
    let missing = missing(&words.asked(masks), trace, Rung::Alleged, true);
    let facts = |set: &[u32]| -> Vec<&Fact> { set.iter().filter_map(|ix| missing.facts.get(*ix as usize)).collect() };
    let best = missing.sets.iter().map(|set| facts(set)).min_by_key(|set| {
        let fixed = set.iter().filter(|fact| fact.is_fixed()).count();
        let new = set.iter().map(|fact| newness(words, fact)).max();
        let first = set.iter().map(|fact| fact.node).min();
        (fixed, new, set.len(), first, set.iter().map(|fact| words.needed_of(fact)).collect::<Vec<_>>())
    });
    let mut misses: Vec<Miss> = best.into_iter().flatten().map(|fact| miss(words, fact)).collect();
    misses.sort_by(|a, b| a.criterion.cmp(&b.criterion).then_with(|| a.needed.cmp(&b.needed)));
    misses.dedup();
    misses
}

/// How far a missing thing is from what the file says: something in the file, a new act, anything else that is new.
fn newness(words: Words, fact: &Fact) -> u8 {
    match fact.kind {
        Kind::Absent(_) if looks_for_acts(words, fact.node) => 1,
        Kind::Absent(_) => 2,
        _ => 0,
    }
}

fn looks_for_acts(words: Words, node: NodeIx) -> bool {
    let node = words.program.nodes.get(node as usize);
    matches!(node.map(|node| &node.op), Some(Op::SomeAct { stage: Stage::Completed, .. }))
}

fn miss(words: Words, fact: &Fact) -> Miss {
    let meta = words.program.meta(fact.node);
    let needed = match (&fact.kind, title(words, fact.node)) {
        (Kind::Absent(_), Some(title)) if looks_for_acts(words, fact.node) => format!("another act: {title}"),
        (Kind::Absent(_), Some(title)) => title.to_owned(),
        _ => words.needed_of(fact),
    };
    Miss { criterion: meta.map(|meta| meta.name.to_owned()).unwrap_or_default(), needed, changeable: !fact.is_fixed() }
}

/// The title of a node, or of the node with an id around it.
fn title<'a>(words: Words<'a>, node: NodeIx) -> Option<&'a str> {
    let meta = words.program.meta(node)?;
    let around = || {
        let is = |other: &&Meta| other.regime == meta.regime && other.about.id.as_deref() == Some(meta.name);
        words.program.metas.iter().find(is)?.about.title.as_deref()
    };
    meta.about.title.as_deref().or_else(around)
}
