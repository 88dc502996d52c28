//! Names within one file: its own, those of criteria and of everything listed, of sources and instruments; and the order
//! of days.

use std::collections::HashMap;

use serde_json::Value;

use super::{Body, Book, offer};
use crate::diagnostic::{At, Code, Diagnostic, join, quoted};
use crate::law::tree::Tree;
use crate::terms::PartialDate;

pub(super) fn check(book: &Book<'_>, trees: &[Tree<'_>]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    file_name(book, &mut found);
    node_ids(trees, &mut found);
    listed_ids(book, &mut found);
    sourced(trees, &mut found);
    inside(book, book.value, "", &mut found);
    found
}

/// The id of a regime is the name of its file.
fn file_name(book: &Book<'_>, found: &mut Vec<Diagnostic>) {
    let name = book.file.strip_suffix(".json").unwrap_or(book.file);
    if book.regime().is_some() && name != book.id {
        let message = format!("the id {} is not the name of the file {}", quoted(book.id), quoted(book.file));
        let help = format!("call the file `{}.json`, or correct the id", book.id);
        found.push(Diagnostic::new(Code::IdNotFileName, At::value("", "id"), message).help(help));
    }
}

/// Ids of criteria are unique in the file.
fn node_ids(trees: &[Tree<'_>], found: &mut Vec<Diagnostic>) {
    let mut seen = HashMap::new();
    for tree in trees {
        tree.walk(&mut |pointer, node| {
            if let Some(id) = &node.about.id {
                found.extend(twice(&mut seen, id, join(pointer, "id"), "criterion"));
            }
        });
    }
}

/// Ids in a list are unique in it.
fn listed_ids(book: &Book<'_>, found: &mut Vec<Diagnostic>) {
    let Body::Regime(regime) = book.body else {
        return;
    };
    let mut list = |pointer: &str, noun: &str, ids: &mut dyn Iterator<Item = &str>| {
        let mut seen = HashMap::new();
        for (i, id) in ids.enumerate() {
            found.extend(twice(&mut seen, id, format!("{pointer}/{i}/id"), noun));
        }
    };
    list("/considerations", "consideration", &mut regime.considerations.iter().map(|one| one.id.as_str()));
    list("/measures", "measure", &mut regime.measures.iter().map(|one| one.id.as_str()));
    list("/channels", "channel", &mut regime.channels.iter().map(|one| one.id.as_str()));
    for (i, channel) in regime.channels.iter().enumerate() {
        let at = |list| format!("/channels/{i}/{list}");
        list(&at("contents"), "content", &mut channel.contents.iter().map(|one| one.id.as_str()));
        list(&at("steps"), "step", &mut channel.steps.iter().map(|one| one.id.as_str()));
    }
}

fn twice(seen: &mut HashMap<String, String>, id: &str, pointer: String, noun: &str) -> Option<Diagnostic> {
    if let Some(first) = seen.get(id) {
        let message = format!("{} is already the id of another {noun}", quoted(id));
        let diagnostic = Diagnostic::new(Code::DuplicateId, At::Value(pointer), message)
            .related(At::Value(first.clone()), "the first of this name")
            .help("give one of the two another id");
        return Some(diagnostic);
    }
    seen.insert(id.to_owned(), pointer);
    None
}

/// Every tree has a source at its outermost node or around it.
fn sourced(trees: &[Tree<'_>], found: &mut Vec<Diagnostic>) {
    for tree in trees {
        if tree.root.about.source.is_none() && !tree.sourced {
            let message = match tree.is_definition() {
                true => "the definition does not say where its words were read",
                false => "the outermost criterion does not say where its words were read",
            };
            let diagnostic = Diagnostic::new(Code::NoSource, At::Key(tree.pointer.clone()), message)
                .help("add `source`: a key of `sources`, which may have the status `unread`");
            found.push(diagnostic);
        }
    }
}

/// Sources, instruments and intervals, wherever they stand. Depth is bounded by that of the file.
fn inside(book: &Book<'_>, value: &Value, pointer: &str, found: &mut Vec<Diagnostic>) {
    match value {
        Value::Object(members) => {
            found.extend(interval(members.get("from"), members.get("until"), pointer));
            for (key, member) in members {
                let at = join(pointer, key);
                match (key.as_str(), member) {
                    // The keys in it are parameters.
                    ("with", _) => {}
                    ("source" | "addressSource", Value::String(name)) => found.extend(source(book, name, at)),
                    ("instrument", Value::String(name)) => found.extend(instrument(book, name, at)),
                    _ => inside(book, member, &at, found),
                }
            }
        }
        Value::Array(items) => {
            for (i, item) in items.iter().enumerate() {
                inside(book, item, &join(pointer, &i.to_string()), found);
            }
        }
        _ => {}
    }
}

fn source(book: &Book<'_>, name: &str, pointer: String) -> Option<Diagnostic> {
    let sources = book.sources();
    (!sources.contains_key(name)).then(|| {
        let message = format!("{} is not among the `sources` of this file", quoted(name));
        Diagnostic::new(Code::UnknownSource, At::Value(pointer), message).help_if(offer(
            name,
            sources.keys().map(String::as_str),
            "source",
        ))
    })
}

fn instrument(book: &Book<'_>, name: &str, pointer: String) -> Option<Diagnostic> {
    let names: Vec<&str> = match book.body {
        Body::Regime(regime) => regime.instruments.keys().map(String::as_str).collect(),
        Body::Common(_) => Vec::new(),
    };
    (!names.contains(&name)).then(|| {
        let message = format!("{} is not among the `instruments` of this file", quoted(name));
        Diagnostic::new(Code::UnknownInstrument, At::Value(pointer), message).help_if(offer(name, names, "instrument"))
    })
}

/// An interval that certainly ends before it starts.
fn interval(from: Option<&Value>, until: Option<&Value>, pointer: &str) -> Option<Diagnostic> {
    let (from, until) = (from?.as_str()?, until?.as_str()?);
    let (first, last): (PartialDate, PartialDate) = (from.parse().ok()?, until.parse().ok()?);
    (last.latest < first.earliest).then(|| {
        let message = format!("this ends ({until}) before it starts ({from})");
        Diagnostic::new(Code::IntervalReversed, At::value(pointer, "until"), message)
            .related(At::value(pointer, "from"), "the first day")
            .help("`from` is the first day in force, `until` the last; check both against the instrument")
    })
}
