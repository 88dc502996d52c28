//! What an assessment that is met stands or falls with, in a few lines.

use std::collections::BTreeMap;

use super::super::document::{Item, Line, code, line};
use super::words;
use crate::plan::{Assessment, Lost};
use crate::terms::kind::Rung;

/// Names in one line before the rest is counted.
const MOST_NAMES: usize = 4;

/// The single statements, items and origins without which it is no longer met.
pub(super) fn items(assessment: &Assessment) -> Vec<Item> {
    let mut told = Vec::new();
    let statements: Vec<String> = single(assessment, Lost::Statements)
        .filter(|(rung, _)| *rung == Rung::Alleged)
        .map(|(_, pointer)| words::place(pointer))
        .collect();
    if !statements.is_empty() {
        told.push(Item::new(line!["If ", any_of(&statements), " falls, it is no longer met"]));
    }
    let items = by_rungs(single(assessment, Lost::Evidence));
    for (rungs, keys) in &items {
        let rungs = words::rungs(rungs);
        told.push(Item::new(line!["If ", any_of(keys), format!(" falls, it is no longer met as {rungs}")]));
    }
    // An origin whose loss takes a single item with it says no more than that item.
    let is_told = |rung: &Rung| items.keys().any(|rungs| rungs.contains(rung));
    for (rungs, names) in by_rungs(single(assessment, Lost::Origins).filter(|(rung, _)| !is_told(rung))) {
        let rungs = words::rungs(&rungs);
        let falls = format!(" falls, it is no longer met as {rungs}");
        told.push(Item::new(line!["If all that comes from ", any_of(&names), falls]));
    }
    told
}

fn single(assessment: &Assessment, kind: Lost) -> impl Iterator<Item = (Rung, &str)> {
    let of_kind = assessment.fragility.iter().filter(move |one| one.kind == kind);
    of_kind.flat_map(|one| {
        one.sets.iter().filter_map(move |set| match set.as_slice() {
            [only] => Some((one.rung, only.as_str())),
            _ => None,
        })
    })
}

/// Names by the rungs that fall with each of them.
fn by_rungs<'a>(all: impl Iterator<Item = (Rung, &'a str)>) -> BTreeMap<Vec<Rung>, Vec<String>> {
    let mut rungs: BTreeMap<&str, Vec<Rung>> = BTreeMap::new();
    for (rung, name) in all {
        rungs.entry(name).or_default().push(rung);
    }
    let mut names: BTreeMap<Vec<Rung>, Vec<String>> = BTreeMap::new();
    for (name, rungs) in rungs {
        names.entry(rungs).or_default().push(name.to_owned());
    }
    names
}

fn any_of(names: &[String]) -> Line {
    match names {
        [only] => code(only).into(),
        names => line!["any one of ", Line::cut(words::codes(names), MOST_NAMES)],
    }
}
