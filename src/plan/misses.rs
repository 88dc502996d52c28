//! The nearest miss: what would be needed where something is not met.

use super::report::Miss;
use super::words::Words;
use crate::engine::missing::{Fact, Kind, missing};
use crate::engine::trace::Trace;
use crate::terms::kind::Rung;

/// What stands between the file and the criterion that is nearest to being met: the set with the fewest things that facts
/// could not change, then the fewest things.
pub(super) fn nearest<'a>(words: Words<'a>, trace: &'a Trace<'a>, masks: &'a [u8]) -> Vec<Miss> {
    let missing = missing(&words.asked(masks), trace, Rung::Alleged, true);
    let facts = |set: &[u32]| -> Vec<&Fact> { set.iter().filter_map(|ix| missing.facts.get(*ix as usize)).collect() };
    let best = missing.sets.iter().map(|set| facts(set)).min_by_key(|set| {
        let fixed = set.iter().filter(|fact| fact.is_fixed()).count();
        (fixed, set.len(), set.iter().map(|fact| words.needed_of(fact)).collect::<Vec<_>>())
    });
    let mut misses: Vec<Miss> = best.into_iter().flatten().map(|fact| miss(words, fact)).collect();
    misses.sort_by(|a, b| a.criterion.cmp(&b.criterion).then_with(|| a.needed.cmp(&b.needed)));
    misses.dedup();
    misses
}

fn miss(words: Words, fact: &Fact) -> Miss {
    let meta = words.program.meta(fact.node);
    let title = meta.and_then(|meta| meta.about.title.as_deref());
    let needed = match (&fact.kind, title) {
        (Kind::Absent(_), Some(title)) => title.to_owned(),
        _ => words.needed_of(fact),
    };
    Miss { criterion: meta.map(|meta| meta.name.to_owned()).unwrap_or_default(), needed, changeable: !fact.is_fixed() }
}
