//! What a reader should be told beside the answers: what holds of one alone stands under it, what several share is said
//! once.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::super::document::{Item, Line, Section, code, line};
use super::{Context, words};
use crate::plan::{Assessment, Caution, Plan, Standing};

/// Where a caution holds: a place in the case file, or a node of the law.
type About = String;

/// Cautions that stand beside several assessments.
pub(super) struct Shared<'p> {
    /// The subjects, by text and place.
    subjects: HashMap<(&'p str, About), BTreeSet<&'p str>>,
}

impl<'p> Shared<'p> {
    pub fn of(plan: &'p Plan) -> Shared<'p> {
        let mut times: HashMap<(&'p str, About), usize> = HashMap::new();
        let mut subjects: HashMap<(&'p str, About), BTreeSet<&'p str>> = HashMap::new();
        for assessment in &plan.assessments {
            for caution in told(assessment) {
                let key = (caution.text.as_str(), about(&assessment.regime, caution));
                *times.entry(key.clone()).or_default() += 1;
                subjects.entry(key).or_default().insert(&assessment.subject);
            }
        }
        subjects.retain(|key, _| times.get(key).is_some_and(|times| *times > 1));
        Shared { subjects }
    }

    /// The cautions of this assessment alone.
    pub fn own(&self, assessment: &Assessment) -> Vec<Item> {
        let is_own = |caution: &&Caution| {
            !self.subjects.contains_key(&(caution.text.as_str(), about(&assessment.regime, caution)))
        };
        items(&assessment.regime, told(assessment).filter(is_own))
    }

    /// Those that several share, with the names.
    pub fn section(&self, context: &Context) -> Section {
        let mut all: BTreeMap<Vec<&str>, BTreeMap<&str, Vec<About>>> = BTreeMap::new();
        let mut keys: Vec<_> = self.subjects.iter().collect();
        keys.sort();
        for ((text, about), subjects) in keys {
            let those = all.entry(subjects.iter().copied().collect()).or_default();
            those.entry(text).or_default().push(about.clone());
        }
        let mut groups: Vec<_> = all.into_iter().collect();
        groups.sort_by_key(|(subjects, _)| std::cmp::Reverse(subjects.len()));
        let mut section = Section::new("Cautions that several answers share");
        section.items(groups.into_iter().map(|(subjects, cautions)| {
            let told = cautions.into_iter().map(|(text, about)| Item::new(sentence(text, &about)));
            Item::new(line!["For ", context.names.list(subjects), ":"]).with(told)
        }));
        section
    }
}

/// Cautions under a regime, each text once.
pub(super) fn items<'c>(regime: &str, cautions: impl IntoIterator<Item = &'c Caution>) -> Vec<Item> {
    let mut by_text: BTreeMap<&str, Vec<About>> = BTreeMap::new();
    for caution in cautions {
        by_text.entry(&caution.text).or_default().push(about(regime, caution));
    }
    by_text.into_iter().map(|(text, about)| Item::labelled("Caution", sentence(text, &about))).collect()
}

/// The cautions that matter for a standing: none where nothing is met, and of what is listed already only those that
/// speak of listing.
fn told(assessment: &Assessment) -> impl Iterator<Item = &Caution> {
    let standing = assessment.standing;
    assessment.cautions.iter().filter(move |caution| match standing {
        Standing::Closed | Standing::NotInForce => false,
        Standing::Listed => !matches!(
            caution.code.as_str(),
            "law" | "unverified" | "partial-tenure" | "partial-tenure-unclear" | "presumed-ongoing"
        ),
        _ => true,
    })
}

fn about(regime: &str, caution: &Caution) -> About {
    match caution.about.as_str() {
        "" => String::new(),
        place if place.starts_with('/') => words::place(place),
        node => words::node(regime, node),
    }
}

fn sentence(text: &str, about: &[About]) -> Line {
    let about: Vec<Line> = about.iter().filter(|one| !one.is_empty()).map(|one| code(one).into()).collect();
    if about.is_empty() { text.into() } else { line![text, " [", Line::between(about, "; "), "]"] }
}
