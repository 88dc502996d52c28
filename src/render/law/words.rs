//! What the law names, in words: terms, countries, days. The key of each stands behind it in square brackets.

use crate::law::Law;
use crate::law::operator::Places;
use crate::law::source::{Basis, Interval, Renewal};
use crate::terms::{Country, List, PartialDate};

/// A term of the vocabulary: `unlawful killing [killing]`.
pub(super) fn term(law: &Law, list: List, name: &str) -> String {
    let terms = law.vocabulary.list(list);
    terms.id(name).map_or_else(|| format!("[{name}]"), |id| keyed(terms.title(id), name))
}

/// Several terms, each as [`term`] says it.
pub(super) fn terms(law: &Law, list: List, names: &[String]) -> Vec<String> {
    names.iter().map(|name| term(law, list, name)).collect()
}

/// Words with the key of what they name.
pub(super) fn keyed(words: &str, key: &str) -> String {
    format!("{words} [{key}]")
}

/// `is a`, or `is one of: a; b`.
pub(super) fn is_one_of(all: &[String]) -> String {
    match all {
        [one] => format!("is {one}"),
        _ => format!("is one of: {}", all.join("; ")),
    }
}

/// Countries as a criterion names them: codes, groups and parameters.
fn members(all: &[String]) -> Vec<String> {
    let member = |name: &String| {
        if let Some(group) = name.strip_prefix('@') {
            format!("a state of the group {group} [{name}]")
        } else if let Some(parameter) = name.strip_prefix('$') {
            format!("the country given as {parameter} [{name}]")
        } else {
            country(name)
        }
    };
    all.iter().map(member).collect()
}

/// A country by its name: `Norway [no]`.
pub(super) fn country(code: &str) -> String {
    Country::parse(code).map_or_else(|| format!("[{code}]"), |country| keyed(country.name(), country.code()))
}

/// A test over countries. `some` and `every` name one of the values, and each of them.
pub(super) fn places(some: &str, every: &str, test: &Places) -> String {
    match test {
        Places::In(all) => format!("{some} {}", is_one_of(&members(all))),
        Places::Outside(all) => match members(all).as_slice() {
            [one] => format!("{some} is other than {one}"),
            several => format!("{some} is none of: {}", several.join("; ")),
        },
        Places::Only(all) => {
            let every = every.trim_end_matches(',');
            format!("{every}, of which there is at least one, {}", is_one_of(&members(all)))
        }
    }
}

/// Days on which something is law: `from 6 July 2020 until 14 March 2022`.
pub(super) fn interval(one: &Interval) -> String {
    let mut words = match (one.from, one.until) {
        (None, None) => "on all days".to_owned(),
        (Some(from), None) => format!("from {}", day(from)),
        (None, Some(until)) => format!("until {}", day(until)),
        (Some(from), Some(until)) => format!("from {} until {}", day(from), day(until)),
    };
    if let Some(source) = &one.source {
        words.push_str(&format!(" [{source}]"));
    }
    if let Some(note) = &one.note {
        words.push_str(&format!(" ({})", note.trim_end_matches('.')));
    }
    words
}

/// Several spans, or none where nothing is said.
pub(super) fn intervals(all: &[Interval]) -> Option<String> {
    let words: Vec<String> = all.iter().map(interval).collect();
    (!words.is_empty()).then(|| format!("{}.", words.join("; ")))
}

/// A bound that may be known in part only.
fn day(date: PartialDate) -> String {
    if date.is_exact() { date.prose() } else { format!("{} (day not known)", date.prose()) }
}

/// A day on which something ends unless it is renewed, and whether the renewal was read.
pub(super) fn renewal(one: &Renewal) -> String {
    let source = |key: &str| format!(" [{key}]");
    let own = one.source.as_deref().map(source).unwrap_or_default();
    let mut words = if one.verified {
        format!("due {}: the renewal was read{own}.", one.due.prose())
    } else {
        format!("due {}: the renewal was not read{own}.", one.due.prose())
    };
    if let Some(shown) = &one.shown_active {
        words.push_str(&format!(" Shown in use on {} by [{}].", shown.on.prose(), shown.source));
        words.extend(shown.note.iter().map(|note| format!(" {note}")));
    }
    words.extend(one.note.iter().map(|note| format!(" {note}")));
    words
}

/// `policy` or `practice`; nothing for law.
pub(super) fn basis(basis: Basis) -> Option<&'static str> {
    match basis {
        Basis::Law => None,
        Basis::Policy => Some("policy, not law"),
        Basis::Practice => Some("practice, not law"),
    }
}

/// The law's own words in quotation marks, single ones where it quotes something itself.
pub(super) fn quoted(words: &str) -> String {
    if words.contains(['“', '”']) { format!("‘{words}’") } else { format!("“{words}”") }
}

/// The first letter made a capital.
pub(super) fn capitalised(words: &str) -> String {
    let mut characters = words.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}

/// Ended by a full stop, unless it ends a sentence already.
pub(super) fn stopped(words: &str) -> String {
    let ends = |c: char| matches!(c, '.' | '?' | '!' | ':' | '…');
    let last = words.trim_end_matches(['”', '"', ')', '’']).chars().last();
    if last.is_some_and(ends) { words.to_owned() } else { format!("{words}.") }
}
