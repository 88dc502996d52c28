//! Parts of a plan in words: dates, places in the case file, rungs, names.

use std::collections::HashMap;

use super::super::bidi::{isolate, visible};
use super::super::document::{Line, code, line, name};
use crate::law::source::Basis;
use crate::plan::{About, NodeName, Plan, SubjectInfo, Truths};
use crate::terms::Day;
use crate::terms::kind::{Rung, Truth};

/// How much of a digest is shown where it only serves to tell two apart.
const SHORT_DIGEST: usize = 12;

/// All subjects are named one by one up to this many.
const MOST_NAMES: usize = 3;

/// Beside words that were not read in an official text.
pub(super) const UNREAD: &str = " (text not read in an official source)";

/// The same within brackets, among other remarks.
const UNREAD_REMARK: &str = "not read in an official source";

/// Basis and, where it was not read in an official text, that: for brackets.
pub(super) fn standing_of(at: Basis, officially_read: Option<bool>) -> Vec<&'static str> {
    let mut remarks = vec![basis(at)];
    remarks.extend((officially_read == Some(false)).then_some(UNREAD_REMARK));
    remarks
}

/// The mark of what was not read in an official text; nothing of what was.
pub(super) fn unread(officially_read: Option<bool>) -> &'static str {
    if officially_read == Some(false) { UNREAD } else { "" }
}

pub(super) use crate::terms::joined;

/// Rungs, joined as in a sentence.
pub(super) fn rungs(rungs: &[Rung]) -> String {
    joined(&rungs.iter().map(|rung| rung.as_str()).collect::<Vec<_>>())
}

/// A number of things: `1 question`, `3 questions`.
pub(super) fn counted(number: usize, one: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {one}s") }
}

/// A date of the plan as it is written in a letter: `21 November 2026`.
pub(super) fn date(iso: &str) -> String {
    iso.parse::<Day>().map_or_else(|_| iso.to_owned(), Day::prose)
}

/// The first characters of a digest.
pub(super) fn short(digest: &str) -> String {
    visible(digest).chars().take(SHORT_DIGEST).collect()
}

/// A sentence as it begins: with a capital letter.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Whether law, policy or practice says so.
pub(super) const fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Law => "law",
        Basis::Policy => "policy",
        Basis::Practice => "practice",
    }
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
            _ => step.replace("~1", "/").replace("~0", "~"),
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

/// Places by the item they belong to: `acts > detention: conduct > item 1, place`.
pub(super) fn places<'a>(pointers: impl IntoIterator<Item = &'a str>) -> Vec<Line> {
    let mut items: indexmap::IndexMap<String, Vec<String>> = indexmap::IndexMap::new();
    for pointer in pointers {
        let (item, rest) = item_and_rest(pointer);
        let parts = items.entry(item).or_default();
        if !parts.contains(&rest) {
            parts.push(rest);
        }
    }
    let told = items.into_iter().map(|(item, parts)| match parts.as_slice() {
        [one] if one.is_empty() => line![code(item)],
        parts => {
            let parts = parts.iter().map(|part| match part.as_str() {
                "" => "itself".into(),
                part => code(part).into(),
            });
            line![code(item), ": ", Line::between(parts, ", ")]
        }
    });
    told.collect()
}

/// What a question is about: `act detention, victim 1`.
pub(super) fn about(about: &About) -> Line {
    let mut parts = Vec::new();
    let mut tell = |what: &str, key: &Option<String>| {
        if let Some(key) = key {
            parts.push(line![format!("{what} "), code(joined_steps(key.split('/'), 2))]);
        }
    };
    tell("party", &about.party);
    tell("link", &about.link);
    tell("act", &about.act);
    if let Some(victim) = about.victim {
        parts.push(format!("victim {}", victim.saturating_add(1)).into());
    }
    Line::between(parts, ", ")
}

/// A node of the law, as `regimes explain` takes it.
pub(super) fn node(regime: &str, id: &str) -> String {
    if id.contains('/') || id == regime { id.to_owned() } else { format!("{regime}/{id}") }
}

/// Nodes of the law, cut to `most`.
pub(super) fn nodes(nodes: &[NodeName], most: usize) -> Line {
    Line::cut(nodes.iter().map(|one| code(node(&one.regime, &one.node)).into()).collect(), most)
}

/// Ids or keys, each to type as it stands.
pub(super) fn codes<T: AsRef<str>>(keys: impl IntoIterator<Item = T>) -> Vec<Line> {
    keys.into_iter().map(|key| code(key.as_ref()).into()).collect()
}

/// Ids or keys with commas between.
pub(super) fn listed<T: AsRef<str>>(keys: impl IntoIterator<Item = T>) -> Line {
    Line::between(codes(keys), ", ")
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
            let at: Vec<Rung> = Rung::ALL.into_iter().filter(|rung| truths.at(*rung) == truth).collect();
            (!at.is_empty()).then(|| format!("{word} as {}", rungs(&at)))
        })
        .collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}

/// What the subjects are called in running text.
pub(super) struct Names<'p> {
    labels: HashMap<&'p str, Line>,
}

impl<'p> Names<'p> {
    pub fn of(plan: &'p Plan) -> Names<'p> {
        let mut uses: HashMap<&str, usize> = HashMap::new();
        for (key, subject) in &plan.subjects {
            *uses.entry(label(key, subject)).or_default() += 1;
        }
        let labels = plan
            .subjects
            .iter()
            .map(|(key, subject)| {
                let label = label(key, subject);
                let is_alone = uses.get(label).is_none_or(|uses| *uses < 2);
                let line = match is_alone {
                    true if subject.names.is_empty() => line![code(label)],
                    true => line![name(label)],
                    false => line![name(label), " [", code(key), "]"],
                };
                (key.as_str(), line)
            })
            .collect();
        Names { labels }
    }

    /// The name of a subject; the key where it has none, or of a party that is no subject.
    pub fn get(&self, key: &str) -> Line {
        self.labels.get(key).cloned().unwrap_or_else(|| code(key).into())
    }

    /// Several parties, each once; or that it is all subjects, where they are many.
    pub fn list<'k>(&self, keys: impl IntoIterator<Item = &'k str>) -> Line {
        let mut names: Vec<Line> = Vec::new();
        let mut all_subjects = true;
        for key in keys {
            all_subjects &= self.labels.contains_key(key);
            let name = self.get(key);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        if all_subjects && names.len() > MOST_NAMES && names.len() == self.labels.len() {
            return "all subjects".into();
        }
        Line::joined(names)
    }

    /// As [`Names::list`], for keys that are owned.
    pub fn all(&self, keys: &[String]) -> Line {
        self.list(keys.iter().map(String::as_str))
    }

    /// How many subjects there are.
    pub fn count(&self) -> usize {
        self.labels.len()
    }
}

/// The first name written from left to right, else the first name, else the key.
fn label<'p>(key: &'p str, subject: &'p SubjectInfo) -> &'p str {
    let name = subject.names.iter().find(|name| !is_right_to_left(name)).or(subject.names.first());
    name.map_or(key, String::as_str)
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
        assert_eq!(Line::cut(vec!["a".into(), "b".into(), "c".into()], 2).plain(), "a, b and 1 more");
        assert_eq!(capital("école"), "École");
        assert_eq!(short("0123456789abcdef"), "0123456789ab");
    }

    #[test]
    fn nodes_are_named_as_the_command_line_takes_them() {
        assert_eq!(node("first-hr", "a"), "first-hr/a");
        assert_eq!(node("first-hr", "second-hr/b"), "second-hr/b");
        assert_eq!(node("first-hr", "first-hr"), "first-hr");
    }
}
