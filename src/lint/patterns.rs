//! What fact patterns name: criteria that no regime has, and grounds that none of them tests.

use std::collections::HashSet;

use super::found::Findings;
use super::{Book, Desk};
use crate::diagnostic::{At, Code, Diagnostic, Document, join, nearest, quoted};
use crate::law::regime::Regime;

pub(super) fn check(desk: &Desk<'_>, files: &[Document], findings: &mut Findings) {
    let mut named: HashSet<(&str, &str)> = HashSet::new();
    for file in files {
        for (pointer, of) in expected(file) {
            let mut path = of.split('/');
            let id = path.next().unwrap_or_default();
            let Some((book, regime)) = desk.regimes().find(|(_, regime)| regime.id == id) else {
                let near = desk.law.nearest(id).map(|near| format!("did you mean `{near}`?"));
                let message = format!("there is no regime {} in this law", quoted(id));
                findings
                    .add(file.name(), Diagnostic::new(Code::UnknownRegime, At::Key(pointer), message).help_if(near));
                continue;
            };
            named.extend(regime.grounds.about.id.as_deref().map(|root| (regime.id.as_str(), root)));
            for name in path {
                named.insert((&regime.id, name));
                if !is_named(desk, regime, name) {
                    let near = nearest(name, ids(book)).map(|near| format!("did you mean `{near}`?"));
                    let message = format!("{} has no criterion {}", quoted(id), quoted(name));
                    let unknown = Diagnostic::new(Code::UnknownCriterion, At::Key(pointer.clone()), message);
                    findings.add(file.name(), unknown.help_if(near));
                }
            }
        }
    }
    for (book, regime) in desk.regimes() {
        for tree in &book.trees {
            tree.walk(&mut |pointer, node| {
                let Some(id) = node.about.id.as_deref().filter(|_| node.about.ground) else { return };
                if !named.contains(&(regime.id.as_str(), id)) {
                    let message = format!("no pattern says what the law requires of the ground {}", quoted(id));
                    let ground = Diagnostic::new(Code::GroundWithoutPattern, At::value(pointer, "id"), message);
                    let help = format!(
                        "add two patterns with `{}/{id}` under `expect`: one that meets it, one that just fails",
                        regime.id
                    );
                    findings.add(book.file, ground.help(help));
                }
            });
        }
    }
}

/// Everything that patterns of a file expect something of, with its place.
fn expected(file: &Document) -> Vec<(String, &str)> {
    let patterns = file.value().get("patterns").and_then(|all| all.as_object());
    let mut all = Vec::new();
    for (name, pattern) in patterns.into_iter().flatten() {
        let expect = pattern.get("expect").and_then(|all| all.as_object());
        for (subject, of) in expect.into_iter().flatten() {
            let around = join(&join(&join("/patterns", name), "expect"), subject);
            for key in of.as_object().into_iter().flat_map(|all| all.keys()) {
                all.push((join(&around, key), key.as_str()));
            }
        }
    }
    all
}

/// Whether something of this name can be asked of a regime: a criterion of its file or, since definitions are shared, of
/// another; a measure; a procedure.
fn is_named(desk: &Desk<'_>, regime: &Regime, name: &str) -> bool {
    regime.measures.iter().any(|measure| measure.id == name)
        || regime.decision.procedures.contains_key(name)
        || desk.books.iter().any(|book| ids(book).any(|id| id == name))
}

/// The ids of criteria of a file.
fn ids<'b>(book: &'b Book<'_>) -> impl Iterator<Item = &'b str> {
    let mut all: Vec<&'b str> = Vec::new();
    for tree in &book.trees {
        tree.walk(&mut |_, node| all.extend(node.about.id.as_deref()));
    }
    all.into_iter()
}
