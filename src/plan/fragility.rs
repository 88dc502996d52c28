//! What a met assessment would not survive: what the other side will attack.

use super::assessment::{Fragility, Lost};
use super::words::Words;
use crate::engine::fragile::fragile;
use crate::engine::trace::Trace;
use crate::terms::kind::Rung;

/// Sets shown of each kind at each rung.
const MOST_SETS: usize = 8;

/// The sets whose loss unmakes it, at each rung at which it is met.
pub(super) fn fragility(words: Words, trace: &Trace, met: &[Rung], masks: &[u8]) -> Vec<Fragility> {
    let mut all = Vec::new();
    for rung in met {
        let found = fragile(&words.asked(masks), trace, *rung);
        let mut add = |kind: Lost, sets: Vec<Vec<String>>| {
            if !sets.is_empty() {
                let cut = found.cut || sets.len() > MOST_SETS;
                all.push(Fragility { rung: *rung, kind, sets: sets.into_iter().take(MOST_SETS).collect(), cut });
            }
        };
        let facts = words.facts;
        add(Lost::Statements, named(&found.statements, |place| place.pointer(facts)));
        add(Lost::Evidence, named(&found.evidence, |item| facts.evidence_key(*item).to_owned()));
        add(Lost::Origins, found.origins);
    }
    all
}

/// Every set by name, the smallest first.
fn named<T>(sets: &[Vec<T>], name: impl Fn(&T) -> String) -> Vec<Vec<String>> {
    let mut sets: Vec<Vec<String>> = sets
        .iter()
        .map(|set| {
            let mut names: Vec<String> = set.iter().map(&name).collect();
            names.sort();
            names
        })
        .collect();
    sets.sort_by(|a, b| a.len().cmp(&b.len()).then_with(|| a.cmp(b)));
    sets
}
