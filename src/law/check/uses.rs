//! Uses of definitions: that the name stands for one, that its parameters are filled, that none comes back to itself.

use super::{Findings, Shelf, offer, offered};
use crate::diagnostic::{At, Code, Diagnostic, join, nearest, quoted};
use crate::law::node::{Node, Operator};
use crate::law::tree::{Kind, Tree};

/// A definition: the number of its file, its name.
pub(super) type Key<'l> = (usize, &'l str);

/// How many definitions may use each other in a row.
pub(super) const DEEPEST: usize = 64;

/// What a `use` names.
pub(super) enum Target<'l> {
    /// A definition.
    Found(Key<'l>, &'l Node),
    /// Something in a file that could not be read.
    Unread,
    /// Nothing: a code, what is wrong, the way out.
    Nothing(Code, String, Option<String>),
}

/// What `name`, used in the file number `book`, stands for.
pub(super) fn resolve<'l>(shelf: &Shelf<'l>, book: usize, name: &str) -> Target<'l> {
    let own = shelf.books.get(book);
    match name.split_once('/') {
        None => {
            let Some(own) = own else {
                return Target::Unread;
            };
            if let Some((name, node)) = own.definitions().get_key_value(name) {
                return Target::Found((book, name), node);
            }
            let Some((number, common)) = shelf.common() else {
                return Target::Unread;
            };
            if let Some((name, node)) = common.definitions.get_key_value(name) {
                return Target::Found((number, name), node);
            }
            let names = || own.definitions().keys().chain(common.definitions.keys()).map(String::as_str);
            let help = nearest(name, names())
                .map(|near| format!("did you mean `{near}`?"))
                .or_else(|| elsewhere(shelf, name))
                .or_else(|| offered(names(), "definition"));
            let message = format!("{} is not a definition of this file or of common.json", quoted(name));
            Target::Nothing(Code::UnknownDefinition, message, help)
        }
        Some((regime, _)) if shelf.unread.contains(&regime) => Target::Unread,
        Some((regime, name)) => match shelf.of_regime(regime) {
            None => {
                let near = shelf.nearest_regime(regime).map(|near| format!("did you mean `{near}/{name}`?"));
                let message = format!("there is no regime {} in this law", quoted(regime));
                Target::Nothing(Code::UnknownRegime, message, near)
            }
            Some((number, other)) => match other.definitions().get_key_value(name) {
                Some((name, node)) => Target::Found((number, name), node),
                None => {
                    let near = nearest(name, other.definitions().keys().map(String::as_str));
                    let help = near.map(|near| format!("did you mean `{regime}/{near}`?"));
                    let message = format!("{} has no definition {}", quoted(regime), quoted(name));
                    Target::Nothing(Code::UnknownDefinition, message, help)
                }
            },
        },
    }
}

/// The regime that has a definition of this name, as it is written in a `use`.
fn elsewhere(shelf: &Shelf<'_>, name: &str) -> Option<String> {
    let other = shelf.books.iter().find(|book| book.regime().is_some() && book.definitions().contains_key(name))?;
    Some(format!("to use that of another regime, write `{}/{name}`", other.id))
}

/// Checks every use of the shelf.
pub(super) fn check(shelf: &Shelf<'_>, trees: &[Vec<Tree<'_>>], findings: &mut Findings) {
    for (book, trees) in trees.iter().enumerate() {
        for tree in trees {
            tree.walk(&mut |pointer, node| {
                let Operator::Use { name, with } = &node.operator else {
                    return;
                };
                match resolve(shelf, book, name) {
                    Target::Unread => {}
                    Target::Nothing(code, message, help) => {
                        findings.add(book, Diagnostic::new(code, At::value(pointer, "use"), message).help_if(help));
                    }
                    Target::Found(_, definition) => {
                        let filled: Vec<&str> = with.keys().map(String::as_str).collect();
                        findings.extend(book, parameters(name, &definition.about.parameters, &filled, pointer));
                    }
                }
            });
        }
    }
    let mut search = Search { shelf, trees, findings, done: Vec::new(), path: Vec::new() };
    for (book, trees) in trees.iter().enumerate() {
        for tree in trees {
            if let Kind::Definition(name) = tree.kind {
                search.definition((book, name), tree);
            }
        }
    }
}

/// `with` fills exactly the parameters that the definition declares.
fn parameters(name: &str, declared: &[String], filled: &[&str], pointer: &str) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for one in filled.iter().filter(|one| !declared.iter().any(|other| other == *one)) {
        let message = format!("{} has no parameter {}", quoted(name), quoted(one));
        let help = offer(one, declared.iter().map(String::as_str), "parameter")
            .unwrap_or_else(|| "it takes none: remove it".to_owned());
        found.push(Diagnostic::new(Code::UnknownParameter, At::key(&join(pointer, "with"), one), message).help(help));
    }
    for one in declared.iter().filter(|one| !filled.contains(&one.as_str())) {
        let message = format!("{} needs a value for its parameter {}", quoted(name), quoted(one));
        let help = format!("write beside it: `\"with\": {{\"{one}\": ...}}`");
        found.push(Diagnostic::new(Code::UnknownParameter, At::value(pointer, "use"), message).help(help));
    }
    found
}

/// A search for definitions that come back to themselves.
struct Search<'s, 'l> {
    shelf: &'s Shelf<'l>,
    trees: &'s [Vec<Tree<'l>>],
    findings: &'s mut Findings,
    /// Definitions of which everything below was looked at.
    done: Vec<Key<'l>>,
    /// Definitions that lead to where the search is, each with the place of the use it was left by.
    path: Vec<(Key<'l>, String)>,
}

impl<'l> Search<'_, 'l> {
    /// Goes below a definition, though never deeper than law needs and a stack bears.
    fn definition(&mut self, key: Key<'l>, tree: &Tree<'l>) {
        if self.done.contains(&key) {
            return;
        }
        let mut uses = Vec::new();
        tree.walk(&mut |pointer, node| {
            if let Operator::Use { name, .. } = &node.operator
                && let Target::Found(other, _) = resolve(self.shelf, key.0, name)
            {
                uses.push((other, join(pointer, "use")));
            }
        });
        for (other, pointer) in uses {
            self.path.push((key, pointer));
            match self.path.iter().position(|(seen, _)| *seen == other) {
                Some(from) => self.cycle(from),
                None if self.path.len() > DEEPEST => self.too_deep(),
                None => {
                    let of = |tree: &&Tree<'_>| tree.kind == Kind::Definition(other.1);
                    let trees = self.trees;
                    if let Some(tree) = trees.get(other.0).and_then(|trees| trees.iter().find(of)) {
                        self.definition(other, tree);
                    }
                }
            }
            self.path.pop();
        }
        self.done.push(key);
    }

    fn too_deep(&mut self) {
        if let Some(((book, _), pointer)) = self.path.last() {
            let message = format!("definitions use each other more than {DEEPEST} deep");
            let diagnostic = Diagnostic::new(Code::TooDeep, At::Value(pointer.clone()), message)
                .help("state what is meant here directly");
            self.findings.add(*book, diagnostic);
        }
    }

    fn cycle(&mut self, from: usize) {
        let cycle = self.path.get(from..).unwrap_or_default();
        let (Some((first, _)), Some((last, pointer))) = (cycle.first(), cycle.last()) else {
            return;
        };
        let home = last.0;
        let called = |(book, name): Key<'_>| match self.shelf.books.get(book) {
            Some(other) if book != home => format!("{}/{name}", other.id),
            _ => name.to_owned(),
        };
        let names: Vec<String> = cycle.iter().map(|(key, _)| called(*key)).chain([called(*first)]).collect();
        let message =
            format!("the definition {} comes back to itself: {}", quoted(&called(*first)), names.join(" -> "));
        let mut diagnostic = Diagnostic::new(Code::DefinitionCycle, At::Value(pointer.clone()), message)
            .help("take one of these uses out: state what both need in a definition of its own");
        for ((book, name), pointer) in cycle.iter().rev().skip(1).rev().map(|(key, pointer)| (*key, pointer)) {
            if book == home {
                diagnostic = diagnostic.related(At::Value(pointer.clone()), format!("used here by `{name}`"));
            }
        }
        self.findings.add(home, diagnostic);
    }
}
