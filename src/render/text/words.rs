//! Parts of a plan in words: dates, places in the case file, rungs, names.

use std::collections::HashMap;

use super::super::bidi::{isolate, visible};
use crate::plan::{About, Plan, SubjectInfo, Truths};
use crate::terms::Day;
use crate::terms::kind::{Rung, Truth};

/// How much of a digest is shown where it only serves to tell two apart.
const SHORT_DIGEST: usize = 12;

/// All subjects are named one by one up to this many.
const MOST_NAMES: usize = 3;

/// Words joined as in a sentence.
pub(super) fn joined<T: AsRef<str>>(words: &[T]) -> String {
    match words {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [most @ .., last] => {
            let most: Vec<&str> = most.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", most.join(", "), last.as_ref())
        }
    }
}

/// A number of things: `1 question`, `3 questions`.
pub(super) fn counted(number: usize, one: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {one}s") }
}

/// A date of the plan as it is written in a letter: `21 November 2026`.
pub(super) fn date(iso: &str) -> String {
    iso.parse::<Day>().map_or_else(|_| isolate(iso), Day::prose)
}

/// The first characters of a digest.
pub(super) fn short(digest: &str) -> String {
    visible(digest).chars().take(SHORT_DIGEST).collect()
}

/// A place in the case file: `/acts/detention/conduct/0` is `acts > detention > conduct > item 1`.
pub(super) fn place(pointer: &str) -> String {
    joined_steps(pointer.split('/').skip(1), 2)
}

/// Steps of a pointer in words; numbers from the step `lists` on count the items of a list. Keys of the case's
/// collections, which come before, may be numbers themselves.
fn joined_steps<'a>(steps: impl Iterator<Item = &'a str>, lists: usize) -> String {
    let steps: Vec<String> = steps
        .enumerate()
        .map(|(at, step)| match step.parse::<u64>() {
            Ok(number) if at >= lists => format!("item {}", number.saturating_add(1)),
            _ => isolate(&step.replace("~1", "/").replace("~0", "~")),
        })
        .collect();
    steps.join(" > ")
}

/// The item a place belongs to, and what of it: `acts > detention` and `conduct > item 1`.
pub(super) fn item_and_rest(pointer: &str) -> (String, String) {
    let steps: Vec<&str> = pointer.split('/').skip(1).collect();
    let (item, rest) = steps.split_at(steps.len().min(2));
    (joined_steps(item.iter().copied(), 2), joined_steps(rest.iter().copied(), 0))
}

/// What a question is about: `act detention, victim 1`.
pub(super) fn about(about: &About) -> String {
    let mut parts = Vec::new();
    let mut tell = |what: &str, key: &Option<String>| {
        if let Some(key) = key {
            parts.push(format!("{what} {}", joined_steps(key.split('/'), 2)));
        }
    };
    tell("party", &about.party);
    tell("link", &about.link);
    tell("act", &about.act);
    if let Some(victim) = about.victim {
        parts.push(format!("victim {}", victim.saturating_add(1)));
    }
    parts.join(", ")
}

/// A node of the law, as `regimes explain` takes it.
pub(super) fn node(regime: &str, id: &str) -> String {
    if id.contains('/') || id == regime { isolate(id) } else { isolate(&format!("{regime}/{id}")) }
}

/// A list joined by commas, cut to `most` of them with a count of the rest.
pub(super) fn cut(words: &[String], most: usize) -> String {
    let shown: Vec<&str> = words.iter().take(most).map(String::as_str).collect();
    match words.len().saturating_sub(most) {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}

/// `Met`, `Open` or `Not met`.
pub(super) const fn outcome(truth: Truth) -> &'static str {
    match truth {
        Truth::Met => "Met",
        Truth::Open => "Open",
        Truth::NotMet => "Not met",
    }
}

/// What the outcome as alleged does not tell of the other rungs: `open as corroborated`; nothing where all are alike.
pub(super) fn other_rungs(truths: &Truths) -> Option<String> {
    let parts: Vec<String> = [(Truth::Met, "met"), (Truth::Open, "open"), (Truth::NotMet, "not met")]
        .into_iter()
        .filter(|(truth, _)| *truth != truths.alleged)
        .filter_map(|(truth, word)| {
            let at = rungs_at(truths, truth);
            (!at.is_empty()).then(|| format!("{word} as {}", joined(&at)))
        })
        .collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}

fn rungs_at(truths: &Truths, truth: Truth) -> Vec<&'static str> {
    Rung::ALL.into_iter().filter(|rung| truths.at(*rung) == truth).map(Rung::as_str).collect()
}

/// What the subjects are called in running text.
pub(super) struct Names<'p> {
    labels: HashMap<&'p str, String>,
}

impl<'p> Names<'p> {
    pub fn of(plan: &'p Plan) -> Names<'p> {
        let mut uses: HashMap<String, usize> = HashMap::new();
        for (key, subject) in &plan.subjects {
            *uses.entry(label(key, subject)).or_default() += 1;
        }
        let labels = plan
            .subjects
            .iter()
            .map(|(key, subject)| {
                let label = label(key, subject);
                let alone = uses.get(&label).is_none_or(|uses| *uses < 2);
                (key.as_str(), if alone { label } else { format!("{label} [{}]", isolate(key)) })
            })
            .collect();
        Names { labels }
    }

    /// The name of a subject, safe to show; the key where it has none.
    pub fn get(&self, key: &str) -> String {
        self.labels.get(key).cloned().unwrap_or_else(|| isolate(key))
    }

    /// Several subjects, each once; or that it is all of them, where they are many.
    pub fn list<'k>(&self, keys: impl IntoIterator<Item = &'k str>) -> String {
        let mut names: Vec<String> = Vec::new();
        for key in keys {
            let name = self.get(key);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        if names.len() > MOST_NAMES && names.len() == self.labels.len() {
            return "all subjects".to_owned();
        }
        joined(&names)
    }
}

/// The first name written from left to right, else the first name, else the key.
fn label(key: &str, subject: &SubjectInfo) -> String {
    let name = subject.names.iter().find(|name| !is_right_to_left(name)).or(subject.names.first());
    isolate(name.map_or(key, String::as_str))
}

/// Whether a name holds characters that run from right to left.
pub(super) fn is_right_to_left(name: &str) -> bool {
    isolate(name) != visible(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_paths_that_count_from_one() {
        for (pointer, words) in [
            ("/acts/detention/conduct", "acts > detention > conduct"),
            ("/parties/2014/positions/0/from", "parties > 2014 > positions > item 1 > from"),
            ("/judgements", "judgements"),
            ("/a~1b/c~0d", "a/b > c~d"),
            ("/contrary/items/18446744073709551615", "contrary > items > item 18446744073709551615"),
            ("", ""),
        ] {
            assert_eq!(place(pointer), words);
        }
        let (item, rest) = item_and_rest("/involvements/x/elements/control");
        assert_eq!((item.as_str(), rest.as_str()), ("involvements > x", "elements > control"));
        assert_eq!(item_and_rest("/acts/x/conduct/3").1, "conduct > item 4");
        assert_eq!(item_and_rest("/acts").1, "");
    }

    #[test]
    fn rungs_are_said_in_words() {
        let truths =
            |alleged, evidenced, corroborated, disclosable| Truths { alleged, evidenced, corroborated, disclosable };
        let mixed = truths(Truth::Met, Truth::Met, Truth::Open, Truth::Open);
        assert_eq!(other_rungs(&mixed).as_deref(), Some("open as corroborated and disclosable"));
        assert_eq!(other_rungs(&truths(Truth::Open, Truth::Open, Truth::Open, Truth::Open)), None);
    }

    #[test]
    fn dates_and_counts_are_written_out() {
        assert_eq!(date("2026-11-21"), "21 November 2026");
        assert_eq!(date("soon"), "soon");
        assert_eq!(counted(1, "question"), "1 question");
        assert_eq!(counted(2, "question"), "2 questions");
        assert_eq!(cut(&["a".into(), "b".into(), "c".into()], 2), "a, b and 1 more");
        assert_eq!(short("0123456789abcdef"), "0123456789ab");
    }

    #[test]
    fn nodes_are_named_as_the_command_line_takes_them() {
        assert_eq!(node("first-hr", "a"), "first-hr/a");
        assert_eq!(node("first-hr", "second-hr/b"), "second-hr/b");
        assert_eq!(node("first-hr", "first-hr"), "first-hr");
    }
}
