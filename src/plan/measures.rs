//! What a listing would do to the subject.

use serde::{Deserialize, Serialize};

use crate::engine::Assessor;
use crate::engine::facts::Ix;
use crate::terms::List;
use crate::terms::kind::{Rung, Truth};

/// One measure in force, and whether it would work upon the subject.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MeasureUpon {
    /// Its id in the law file.
    pub id: String,
    /// What kind of measure, in plain words.
    pub title: String,
    /// Whether it would work upon the subject, as alleged.
    pub truth: Truth,
    /// Whether its text was read in an official source.
    pub officially_read: bool,
}

/// The measures of a regime that are law, in the order of its file.
pub(super) fn upon(assessor: &Assessor, at: usize, subject: Ix) -> Vec<MeasureUpon> {
    let Some(regime) = assessor.program.regimes.get(at) else { return Vec::new() };
    let kinds = assessor.facts.vocabulary.list(List::Measure);
    let told = assessor.measures(regime, at, subject).into_iter().filter_map(|(id, _, outcome)| {
        let measure = regime.regime.measures.iter().find(|measure| measure.id == id)?;
        let title = kinds.title(kinds.id(&measure.measure)?).to_owned();
        let officially_read = regime.regime.is_officially_read(measure.source.as_deref()) == Some(true);
        Some(MeasureUpon { id: id.to_owned(), title, truth: outcome.at(Rung::Alleged), officially_read })
    });
    told.collect()
}
