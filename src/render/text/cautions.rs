//! What a reader should be told beside the answers: what holds of one alone stands under it, what several share is said
//! once.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::super::bidi::isolate;
use super::page::Page;
use super::words::{self, Names};
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
                let key = (caution.text.as_str(), about(assessment, caution));
                *times.entry(key.clone()).or_default() += 1;
                subjects.entry(key).or_default().insert(&assessment.subject);
            }
        }
        subjects.retain(|key, _| times.get(key).is_some_and(|times| *times > 1));
        Shared { subjects }
    }

    /// The cautions of this assessment alone.
    pub fn own(&self, page: &mut Page, assessment: &Assessment) {
        let mut own: BTreeMap<&str, Vec<About>> = BTreeMap::new();
        for caution in told(assessment) {
            let about = about(assessment, caution);
            if !self.subjects.contains_key(&(caution.text.as_str(), about.clone())) {
                own.entry(&caution.text).or_default().push(about);
            }
        }
        for (text, about) in own {
            page.item(4, &format!("Caution: {}", sentence(text, &about)));
        }
    }

    /// The section of those that several share, with the names.
    pub fn print(&self, page: &mut Page, names: &Names) {
        let mut all: BTreeMap<Vec<&str>, BTreeMap<&str, Vec<About>>> = BTreeMap::new();
        let mut keys: Vec<_> = self.subjects.iter().collect();
        keys.sort();
        for ((text, about), subjects) in keys {
            let those = all.entry(subjects.iter().copied().collect()).or_default();
            those.entry(text).or_default().push(about.clone());
        }
        if all.is_empty() {
            return;
        }
        page.heading("Cautions that several answers share");
        let mut groups: Vec<_> = all.into_iter().collect();
        groups.sort_by_key(|(subjects, _)| std::cmp::Reverse(subjects.len()));
        for (subjects, cautions) in groups {
            page.item(2, &format!("For {}:", names.list(subjects)));
            for (text, about) in cautions {
                page.item(4, &sentence(text, &about));
            }
        }
    }
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

fn about(assessment: &Assessment, caution: &Caution) -> About {
    match caution.about.as_str() {
        "" => String::new(),
        place if place.starts_with('/') => words::place(place),
        node => words::node(&assessment.regime, node),
    }
}

fn sentence(text: &str, about: &[About]) -> String {
    let about: Vec<&str> = about.iter().map(String::as_str).filter(|one| !one.is_empty()).collect();
    if about.is_empty() { isolate(text) } else { format!("{} [{}]", isolate(text), about.join("; ")) }
}
