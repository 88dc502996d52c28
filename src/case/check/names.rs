//! Names that stand for nothing in the file, and names that stand twice in one list.

use std::collections::HashSet;

use super::Found;
use super::path::{Path, pointer};
use super::walk::Collection;
use crate::case::claim::{Claim, List};
use crate::case::model::{Case, is_key};
use crate::diagnostic::{At, Code, Diagnostic, join, nearest, quoted};
use crate::terms::Vocabulary;

impl Collection {
    const ALL: [Collection; 5] =
        [Collection::Parties, Collection::Links, Collection::Acts, Collection::Evidence, Collection::Origins];

    fn key(self) -> &'static str {
        match self {
            Collection::Parties => "parties",
            Collection::Links => "links",
            Collection::Acts => "acts",
            Collection::Evidence => "evidence",
            Collection::Origins => "origins",
        }
    }

    /// With its article.
    fn noun(self) -> &'static str {
        match self {
            Collection::Parties => "a party",
            Collection::Links => "a link",
            Collection::Acts => "an act",
            Collection::Evidence => "an item of evidence",
            Collection::Origins => "an origin",
        }
    }

    fn has(self, case: &Case, name: &str) -> bool {
        match self {
            Collection::Parties => case.parties.contains(name),
            Collection::Links => case.links.contains(name) || case.position(name).is_some(),
            Collection::Acts => case.acts.contains(name),
            Collection::Evidence => case.evidence.contains(name),
            Collection::Origins => case.origins.contains(name),
        }
    }

    fn nearest<'a>(self, case: &'a Case, name: &str) -> Option<&'a str> {
        match self {
            Collection::Parties => nearest(name, case.parties.keys()),
            Collection::Links => nearest(name, case.links.keys()),
            Collection::Acts => nearest(name, case.acts.keys()),
            Collection::Evidence => nearest(name, case.evidence.keys()),
            Collection::Origins => nearest(name, case.origins.keys()),
        }
    }
}

/// The name of an entry of `of`.
pub(super) fn name(case: &Case, found: &mut Found, at: &Path, of: Collection, name: &str) {
    if !of.has(case, name) {
        found.add(|| dangling(case, at, of, name));
    }
}

fn dangling(case: &Case, at: &Path, of: Collection, name: &str) -> Diagnostic {
    let code = if of == Collection::Origins { Code::UnknownOrigin } else { Code::DanglingName };
    let message = format!("{} is not {} of this file", quoted(name), of.noun());
    let elsewhere = Collection::ALL.into_iter().find(|other| other.has(case, name));
    let help = match (of.nearest(case, name), elsewhere) {
        (Some(near), _) => format!("did you mean `{near}`?"),
        (None, Some(other)) => format!("`{name}` is {}; here {} is named", other.noun(), of.noun()),
        (None, None) => format!("correct the name, or add an entry of that name to `{}`", of.key()),
    };
    let wrong = Diagnostic::new(code, At::Value(at.pointer()), message).help(help);
    match elsewhere {
        Some(other) => wrong.related(At::Key(pointer(&[other.key(), name])), format!("{} of that name", other.noun())),
        None => wrong,
    }
}

/// The items of evidence something stands on.
pub(super) fn evidence(case: &Case, found: &mut Found, at: &Path, names: &[String]) {
    for (index, one) in names.iter().enumerate() {
        name(case, found, &at.item(index), Collection::Evidence, one);
    }
    for (first, again) in repeated(names.iter().map(String::as_str)) {
        found.add(|| twice(at, first, again, "named"));
    }
}

/// Places of names that stood in the list before, with the place of the first.
fn repeated<'a>(names: impl ExactSizeIterator<Item = &'a str> + Clone) -> Vec<(usize, usize)> {
    // Most lists have one or two names; only a long one is worth a table.
    let mut seen = HashSet::new();
    let unique = match names.len() {
        0 | 1 => true,
        2..=8 => names.clone().enumerate().all(|(index, name)| !names.clone().take(index).any(|other| other == name)),
        _ => names.clone().all(|name| seen.insert(name)),
    };
    if unique {
        return Vec::new();
    }
    let mut first = std::collections::HashMap::new();
    names
        .enumerate()
        .filter_map(|(index, name)| match first.entry(name) {
            std::collections::hash_map::Entry::Occupied(entry) => Some((*entry.get(), index)),
            std::collections::hash_map::Entry::Vacant(entry) => {
                entry.insert(index);
                None
            }
        })
        .collect()
}

fn twice(at: &Path, first: usize, again: usize, verb: &str) -> Diagnostic {
    Diagnostic::new(
        Code::DuplicateStatement,
        At::Value(at.item(again).pointer()),
        format!("the same entry is {verb} twice"),
    )
    .label("a second time")
    .help("remove one of the two")
    .related(At::Value(at.item(first).pointer()), "the first time")
}

/// Acts that name one party twice among those who carried them out.
pub(super) fn repeated_doers(case: &Case, _: &Vocabulary, found: &mut Found) {
    for (key, act) in case.acts.iter() {
        let mut of_account = |below: &[&str], items: &[Claim<String>]| {
            let named: Vec<(usize, &str)> = items
                .iter()
                .enumerate()
                .flat_map(|(index, item)| {
                    item.accounts().iter().filter_map(move |said| said.value.as_deref().map(|name| (index, name)))
                })
                .collect();
            for (first, again) in repeated(named.iter().map(|(_, name)| *name)) {
                let (Some((first, _)), Some((again, _))) = (named.get(first), named.get(again)) else { continue };
                // Two accounts of one item may well name the same party.
                if first == again {
                    continue;
                }
                found.add(|| {
                    let list = below.iter().fold(pointer(&["acts", key, "by"]), |above, key| join(&above, key));
                    let place = |index: &usize| At::Value(join(&list, &index.to_string()));
                    Diagnostic::new(Code::DuplicateStatement, place(again), "the same party is named twice")
                        .label("a second time")
                        .help("remove one of the two")
                        .related(place(first), "the first time")
                });
            }
        };
        match &act.by {
            List::Unknown => {}
            List::Items(items) => of_account(&[], items),
            List::Accounts(all) => match all.as_slice() {
                [one] => of_account(&["value"], &one.items),
                all => {
                    for (index, one) in all.iter().enumerate() {
                        of_account(&["either", &index.to_string(), "value"], &one.items);
                    }
                }
            },
        }
    }
}

/// The short name of a regime: whether it exists is not known here.
pub(super) fn regime(found: &mut Found, at: &Path, id: &str) {
    if !is_key(id) {
        found.add(|| {
            Diagnostic::new(
                Code::WrongForm,
                At::Value(at.pointer()),
                format!("{} cannot be the short name of a regime", quoted(id)),
            )
            .help("write it as `regimes list` does: lower-case letters, digits and hyphens, such as `gb-hr`")
        });
    }
}
