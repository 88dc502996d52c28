//! Why a mutant may survive: `tests/mutation_reasons.json`. A reason names a regime, a node and a change; `*` stands for
//! any text. Survivors without a reason are known holes, which the snapshot lists.

use serde::Deserialize;

use super::mutation::Mutant;

/// Why some mutants come to the same as the law.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    pub regime: String,
    pub node: String,
    pub change: String,
    pub because: String,
}

impl Reason {
    /// Whether it speaks of a mutant.
    pub fn covers(&self, mutant: &Mutant) -> bool {
        let change = mutant.to_string();
        is_like(&mutant.regime, &self.regime) && is_like(&mutant.node, &self.node) && is_like(&change, &self.change)
    }
}

/// Whether `text` has this form.
fn is_like(text: &str, form: &str) -> bool {
    match form.split_once('*') {
        None => text == form,
        Some((start, rest)) => text.strip_prefix(start).is_some_and(|text| {
            let mut ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
            ends.any(|at| is_like(&text[at..], rest))
        }),
    }
}
