//! Criteria that can never be met, and criteria that never fail, whatever a case says.

mod party;
mod places;

use serde_json::Value;

use super::found::Findings;
use super::written::{is_plain, test};
use super::{Book, Desk};
use crate::diagnostic::{At, Code, Diagnostic};
use crate::law::node::{Act, Node, Operator, Percentage};
use crate::terms::kind::PartyKind;

pub(super) fn check(desk: &Desk<'_>, findings: &mut Findings) {
    for book in &desk.books {
        for tree in &book.trees {
            let mut found = Vec::new();
            inside(desk, book, &tree.pointer, tree.root, None, &mut found);
            // What a group says of a leaf, the leaf says again.
            let mut said = Vec::new();
            found.retain(|one: &Diagnostic| {
                let key = (one.code, one.at.clone());
                let is_new = !said.contains(&key);
                said.push(key);
                is_new
            });
            findings.extend(book.file, found);
        }
    }
}

/// Something that must hold, or must not, with its place.
struct Claim<'n> {
    pointer: String,
    node: &'n Node,
    holds: bool,
}

/// Looks at a node and all below. `kind`: what the current party is known to be, by what stands around.
fn inside(
    desk: &Desk<'_>,
    book: &Book<'_>,
    pointer: &str,
    node: &Node,
    kind: Option<PartyKind>,
    found: &mut Vec<Diagnostic>,
) {
    let mut kind_below = kind;
    match &node.operator {
        Operator::AllOf(_) => {
            let claims = claims(book.value, pointer, node, true);
            opposites(book.value, &claims, Code::NeverMet, found);
            party::together(&claims, kind, found);
            places::together(desk, &claims, found);
            acts(&claims, found);
            kind_below = kind.or_else(|| party::kind_of(&claims));
        }
        Operator::AnyOf(_) => {
            let claims = claims(book.value, pointer, node, false);
            opposites(book.value, &claims, Code::NeverFails, found);
        }
        _ => single(desk, book, pointer, node, kind, found),
    }
    for (below, child) in node.children() {
        let kind = match (&node.operator, below.as_str()) {
            // Of another party nothing is known; under `not` a test that fails is no mistake.
            (Operator::SomeInvolved(_) | Operator::Not(_), _) | (Operator::SomeLink(_), "/someLink/that") => None,
            _ => kind_below,
        };
        inside(desk, book, &format!("{pointer}{below}"), child, kind, found);
    }
}

/// A leaf by itself.
fn single(
    desk: &Desk<'_>,
    book: &Book<'_>,
    pointer: &str,
    node: &Node,
    kind: Option<PartyKind>,
    found: &mut Vec<Diagnostic>,
) {
    let alone = [Claim { pointer: pointer.to_owned(), node, holds: true }];
    match &node.operator {
        Operator::Party(_) => {
            party::together(&alone, kind, found);
            places::together(desk, &alone, found);
        }
        Operator::Link(link) => {
            for (key, percentage) in [("share", link.share), ("votes", link.votes)] {
                let at = || At::Value(format!("{pointer}/link/{key}"));
                match percentage {
                    Some(Percentage::MoreThan(all)) if all >= 100.0 => {
                        let message = "nobody holds more than 100 per cent, so this is never met";
                        found.push(
                            Diagnostic::new(Code::NeverMet, at(), message).help("write `atLeast`, or the right number"),
                        );
                    }
                    Some(Percentage::AtLeast(none)) if none <= 0.0 => {
                        let message = "everybody holds at least 0 per cent, so this never fails";
                        found.push(
                            Diagnostic::new(Code::NeverFails, at(), message)
                                .help("write `moreThan`, or the right number"),
                        );
                    }
                    _ => {}
                }
            }
        }
        _ => {}
    }
    if let Some(regime) = book.regime() {
        places::empty(desk, regime, pointer, node, found);
    }
}

/// What must hold together (`and`), or of which one is enough: the children, and theirs where they only group, and the
/// opposite of what stands under `not`. Criteria of some days only are left out: they may take turns.
fn claims<'n>(file: &Value, pointer: &str, node: &'n Node, and: bool) -> Vec<Claim<'n>> {
    let mut all = Vec::new();
    gather(file, pointer, node, and, true, &mut all);
    all
}

fn gather<'n>(file: &Value, pointer: &str, node: &'n Node, and: bool, holds: bool, all: &mut Vec<Claim<'n>>) {
    for (below, child) in node.children() {
        let pointer = format!("{pointer}{below}");
        if !file.pointer(&pointer).is_some_and(is_plain) {
            continue;
        }
        match &child.operator {
            // Under `not`, `anyOf` is `allOf` of the opposites.
            Operator::AllOf(_) if and == holds => gather(file, &pointer, child, and, holds, all),
            Operator::AnyOf(_) if and != holds => gather(file, &pointer, child, and, holds, all),
            Operator::Not(_) => gather(file, &pointer, child, and, !holds, all),
            _ => all.push(Claim { pointer, node: child, holds }),
        }
    }
}

/// A criterion beside its own opposite.
fn opposites(file: &Value, claims: &[Claim<'_>], code: Code, found: &mut Vec<Diagnostic>) {
    let text = |claim: &Claim<'_>| file.pointer(&claim.pointer).map(test);
    for (i, claim) in claims.iter().enumerate() {
        let Some(words) = text(claim) else { continue };
        // Two branches that say what to watch for are there to be shown, not to tell anybody apart.
        let is_shown = |one: &Claim<'_>| code == Code::NeverFails && one.node.about.caution.is_some();
        let opposite = claims.iter().take(i).find(|other| {
            other.holds != claim.holds && !is_shown(claim) && !is_shown(other) && text(other).as_ref() == Some(&words)
        });
        if let Some(other) = opposite {
            let message = match code {
                Code::NeverMet => "this and its opposite must hold together, so the `allOf` is never met",
                _ => "this or its opposite is enough, so the `anyOf` never fails",
            };
            found.push(told(code, claim, message).related(At::Key(other.pointer.clone()), "its opposite"));
        }
    }
}

/// Days that no act can have, over several tests of one act.
fn acts(claims: &[Claim<'_>], found: &mut Vec<Diagnostic>) {
    let tests: Vec<(&Claim<'_>, &Act)> = claims
        .iter()
        .filter(|claim| claim.holds)
        .filter_map(|claim| match &claim.node.operator {
            Operator::Act(act) => Some((claim, act.as_ref())),
            _ => None,
        })
        .collect();
    for (claim, act) in &tests {
        let Some(before) = act.before else { continue };
        for (other, after) in tests.iter().filter_map(|(other, act)| Some((other, act.after?))) {
            // Within one test it is refused when the law is read.
            if before.latest <= after.earliest && other.pointer != claim.pointer {
                let message =
                    format!("no act ends before {before} and begins on or after {after}, so the `allOf` is never met");
                found.push(
                    told(Code::NeverMet, claim, &message).related(At::Key(other.pointer.clone()), "the first day"),
                );
            }
        }
    }
}

/// A finding about a claim.
fn told(code: Code, claim: &Claim<'_>, message: &str) -> Diagnostic {
    Diagnostic::new(code, At::Key(claim.pointer.clone()), message)
        .help("read the provision again: one of the two is meant otherwise, or belongs elsewhere")
}
