//! Tests that add nothing: the same twice in one group, a term beside its broader term.

use super::found::Findings;
use super::written::{is_plain, test};
use super::{Book, Desk};
use crate::diagnostic::{At, Code, Diagnostic, join, quoted};
use crate::law::node::{Node, Operator};
use crate::terms::{List, TermSet};

pub(super) fn check(desk: &Desk<'_>, findings: &mut Findings) {
    for book in &desk.books {
        for tree in &book.trees {
            tree.walk(&mut |pointer, node| {
                findings.extend(book.file, twice(book, pointer, node));
                findings.extend(book.file, covered(desk, book, pointer, node));
                for (key, terms) in lists(&node.operator) {
                    let at = format!("{}{key}", join(pointer, node.operator_key()));
                    findings.extend(book.file, repeated(terms, &at));
                }
            });
        }
    }
}

/// The lists of terms of a leaf, by their keys.
fn lists(operator: &Operator) -> Vec<(&'static str, &[String])> {
    match operator {
        Operator::SomeInvolved(one) => vec![("/modes", &one.modes)],
        Operator::SomeLink(one) => vec![("/types", &one.types)],
        Operator::Conduct(terms) => vec![("", terms)],
        Operator::Involvement(one) => vec![("/modes", &one.modes), ("/elements", &one.elements)],
        Operator::Link(one) => vec![("/elements", &one.elements)],
        Operator::Victim(one) => {
            vec![("/activities", &one.activities), ("/statuses", &one.statuses), ("/harms", &one.harms)]
        }
        Operator::Act(one) => vec![("/scale", &one.scale)],
        Operator::Party(one) => vec![("/statuses", &one.statuses)],
        Operator::Listed(one) => {
            vec![("/status", &one.status), ("/measure", &one.measure)]
        }
        _ => Vec::new(),
    }
}

/// A term that stands twice in one list.
fn repeated(terms: &[String], pointer: &str) -> Vec<Diagnostic> {
    let told = |(i, name): (usize, &String)| {
        let first = terms.iter().take(i).position(|other| other == name)?;
        let message = format!("{} stands twice in this list", quoted(name));
        let again = Diagnostic::new(Code::DuplicateTest, At::Value(format!("{pointer}/{i}")), message);
        Some(again.related(At::Value(format!("{pointer}/{first}")), "the first").help("remove one of the two"))
    };
    terms.iter().enumerate().filter_map(told).collect()
}

/// A criterion that stands twice in one group, the second time with no provision or id of its own.
fn twice(book: &Book<'_>, pointer: &str, node: &Node) -> Vec<Diagnostic> {
    let (Operator::AllOf(all) | Operator::AnyOf(all)) = &node.operator else { return Vec::new() };
    let at = |i: usize| format!("{pointer}/{}/{i}", node.operator_key());
    let tests: Vec<Option<String>> = (0..all.len()).map(|i| book.value.pointer(&at(i)).map(test)).collect();
    let told = |(i, child): (usize, &Node)| {
        let same = |other: &usize| {
            tests.get(*other) == tests.get(i) && all.get(*other).is_some_and(|first| !is_other_limb(first, child))
        };
        let first = (0..i).find(same)?;
        let message = format!("this `{}` holds the same test twice", node.operator_key());
        let again = Diagnostic::new(Code::DuplicateTest, At::Key(at(i)), message);
        Some(
            again
                .related(At::Value(at(first)), "the first")
                .help("remove one; or correct the one that was meant otherwise"),
        )
    };
    all.iter().enumerate().filter_map(told).collect()
}

/// Whether two criteria that test the same are two limbs of the law, each with a number or a name.
fn is_other_limb(first: &Node, second: &Node) -> bool {
    let number = |node: &Node| (node.about.provision.clone(), node.about.cited_as.clone());
    let has = |node: &Node| node.about.provision.is_some() || node.about.cited_as.is_some();
    let is_named = first.about.id.is_some() && second.about.id.is_some();
    is_named || (has(first) && has(second) && number(first) != number(second))
}

/// A leaf without a name of its own that another of the group makes idle, by the broader terms of the vocabulary.
fn covered(desk: &Desk<'_>, book: &Book<'_>, pointer: &str, node: &Node) -> Vec<Diagnostic> {
    let (all, is_or) = match &node.operator {
        Operator::AnyOf(all) => (all, true),
        Operator::AllOf(all) => (all, false),
        _ => return Vec::new(),
    };
    let at = |i: usize| format!("{pointer}/{}/{i}", node.operator_key());
    let plain = |i: usize| book.value.pointer(&at(i)).is_some_and(is_plain);
    let sets: Vec<Option<(&'static str, TermSet)>> = all.iter().map(|child| wanted(desk, child)).collect();
    let of = |i: usize| sets.get(i).copied().flatten().filter(|_| plain(i));
    let told = |(i, child): (usize, &Node)| {
        let (kind, own) = of(i)?;
        let about = &child.about;
        if about.id.is_some() || about.provision.is_some() || about.cited_as.is_some() {
            return None;
        }
        let idle = |other: &usize| {
            of(*other).is_some_and(|(other_kind, other)| {
                // Sets that are the same are told as the same test.
                kind == other_kind && own != other && if is_or { own.is_subset(&other) } else { other.is_subset(&own) }
            })
        };
        let other = (0..all.len()).find(|other| *other != i && idle(other))?;
        let message = match is_or {
            true => "everything that meets this meets another test of the `anyOf` too",
            false => "everything that meets another test of the `allOf` meets this too",
        };
        let told =
            Diagnostic::new(Code::SubsumedTest, At::Key(at(i)), message).related(At::Key(at(other)), "the other test");
        Some(told.help("remove this one, or correct its terms; a limb of its own has a provision"))
    };
    all.iter().enumerate().filter_map(told).collect()
}

/// What meets a leaf that asks for one list of terms and nothing else.
fn wanted(desk: &Desk<'_>, node: &Node) -> Option<(&'static str, TermSet)> {
    let set = |list: List, terms: &[String]| {
        let list = desk.law.vocabulary.list(list);
        list.wanted(terms.iter().filter_map(|name| list.id(name)))
    };
    match &node.operator {
        Operator::Conduct(terms) => Some(("conduct", set(List::Conduct, terms))),
        Operator::Involvement(one) if one.elements.is_empty() => {
            let kind = if one.stage == crate::terms::kind::Stage::Completed { "involvement" } else { "attempt" };
            Some((kind, set(List::Mode, &one.modes)))
        }
        _ => None,
    }
}
