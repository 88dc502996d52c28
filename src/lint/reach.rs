//! What is reached, and on which days: criteria that are never law, and groups that drop out of their parent, so that it
//! is met without them.
//!
//! Walks every tree from the outside in with the days that are left, through definitions too.

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;

use super::days::Days;
use super::found::Findings;
use super::{Body, Book, Desk};
use crate::diagnostic::{At, Code, Diagnostic, join};
use crate::law::node::{Node, Operator};
use crate::law::tree::Kind;

/// How deep definitions may use one another; law that was read stays below.
const DEEPEST: usize = 64;

/// A definition: the number of its book, its name.
type Key<'i> = (usize, &'i str);

pub(super) fn check(desk: &Desk<'_>, findings: &mut Findings) {
    let mut walker = Walker::new(desk);
    for (number, book) in desk.books.iter().enumerate() {
        let Some(regime) = book.regime() else { continue };
        let days = Days::possible(&regime.in_force);
        for tree in book.trees.iter().filter(|tree| !tree.is_definition()) {
            let days = match (tree.kind, tree.pointer.split('/').nth(2).and_then(|i| i.parse::<usize>().ok())) {
                (Kind::Measure, Some(i)) => {
                    regime.measures.get(i).map_or(days.clone(), |one| days.and(&Days::possible(&one.in_force)))
                }
                _ => days.clone(),
            };
            walker.node(number, &tree.pointer, tree.root, &days);
        }
    }
    walker.tell(findings);
}

/// The definitions that trees of these kinds reach, by the name of the file.
pub(super) fn reached<'i>(desk: &Desk<'i>, from: impl Fn(Kind<'i>) -> bool) -> HashSet<(&'i str, &'i str)> {
    let mut walker = Walker::new(desk);
    for (number, book) in desk.books.iter().enumerate() {
        for tree in book.trees.iter().filter(|tree| !tree.is_definition() && from(tree.kind)) {
            // The days play no part in whether something is used.
            tree.walk(&mut |_, node| walker.mention(number, node));
        }
    }
    let file = |number: usize| desk.books.get(number).map(|book| book.file);
    walker.seen.into_keys().filter_map(|(number, name)| Some((file(number)?, name))).collect()
}

struct Walker<'d, 'i> {
    desk: &'d Desk<'i>,
    /// The definitions that were walked, each with the days of its walks.
    seen: HashMap<Key<'i>, Days>,
    /// The days left to every node with days of its own, by book and place.
    left: IndexMap<(usize, String), Days>,
    /// What is wrong with groups that drop out, by book and place.
    dropped: IndexMap<(usize, String), (Days, &'static str)>,
    depth: usize,
}

impl<'d, 'i> Walker<'d, 'i> {
    fn new(desk: &'d Desk<'i>) -> Self {
        Walker { desk, seen: HashMap::new(), left: IndexMap::new(), dropped: IndexMap::new(), depth: 0 }
    }

    /// Notes the definitions that a node reaches.
    fn mention(&mut self, book: usize, node: &'i Node) {
        if let Operator::Use { name, .. } = &node.operator
            && let Some((key, _, root)) = self.desk.definition(book, name)
            && self.seen.insert(key, Days::always()).is_none()
        {
            let mut below = vec![root];
            while let Some(node) = below.pop() {
                self.mention(key.0, node);
                below.extend(node.children().into_iter().map(|(_, child)| child));
            }
        }
    }

    /// Walks a node on the days that are left to it.
    fn node(&mut self, book: usize, pointer: &str, node: &'i Node, days: &Days) {
        let inside = days.and(&Days::possible(&node.about.in_force));
        if !node.about.in_force.is_empty() {
            let left = self.left.entry((book, pointer.to_owned())).or_insert_with(Days::never);
            *left = left.or(&inside);
        }
        if inside.is_empty() {
            return;
        }
        self.groups(book, pointer, node, &inside);
        if let Operator::Use { name, .. } = &node.operator {
            self.definition(book, name, &inside);
        }
        for (below, child) in node.children() {
            self.node(book, &format!("{pointer}{below}"), child, &inside);
        }
    }

    /// Walks a definition, unless it was walked on these days before.
    fn definition(&mut self, book: usize, name: &'i str, days: &Days) {
        let Some((key, pointer, root)) = self.desk.definition(book, name) else { return };
        let days = match self.desk.books.get(key.0).and_then(Book::regime).filter(|_| key.0 != book) {
            Some(other) => days.and(&Days::possible(&other.in_force)),
            None => days.clone(),
        };
        let before = self.seen.get(&key).cloned().unwrap_or_default();
        if days.but_not(&before).is_empty() && self.seen.contains_key(&key) || self.depth > DEEPEST {
            return;
        }
        self.seen.insert(key, before.or(&days));
        self.depth += 1;
        self.node(key.0, &pointer, root, &days);
        self.depth -= 1;
    }

    /// Looks for groups among what must hold together that drop out on days on which the rest is law.
    fn groups(&mut self, book: usize, pointer: &str, node: &'i Node, inside: &Days) {
        let children = node.children();
        let is_and = |below: &str| below.ends_with("/and");
        for (below, child) in &children {
            let rest = match &node.operator {
                Operator::AllOf(_) => children
                    .iter()
                    .filter(|(other, _)| other != below)
                    .fold(Days::never(), |rest, (_, other)| rest.or(&self.law_on(book, other, true, 0))),
                Operator::SomeLink(_) | Operator::Victim(_) if is_and(below) => Days::always(),
                _ => continue,
            };
            // An exception that is not law is no exception.
            if matches!(child.operator, Operator::Not(_)) {
                continue;
            }
            let alive = self.law_on(book, child, false, 0);
            // Steps of the government alone never count.
            if alive.is_empty() {
                continue;
            }
            let days = inside.and(&self.stated(book, child, 0)).but_not(&alive).and(&rest);
            if !days.is_empty() {
                let at = (book, format!("{pointer}{below}"));
                let known = self.dropped.entry(at).or_insert_with(|| (Days::never(), node.operator_key()));
                known.0 = known.0.or(&days);
            }
        }
    }

    /// The days that a node itself states, also through what only wraps one node: leaving these is meant.
    fn stated(&self, book: usize, node: &'i Node, depth: usize) -> Days {
        let own = Days::possible(&node.about.in_force);
        if depth > DEEPEST {
            return own;
        }
        match &node.operator {
            Operator::Use { name, .. } => match self.desk.definition(book, name) {
                Some((key, _, root)) => own.and(&self.stated(key.0, root, depth + 1)),
                None => own,
            },
            Operator::AllOf(all) => match all.as_slice() {
                [only] => own.and(&self.stated(book, only, depth + 1)),
                _ => own,
            },
            Operator::SomeAct(some) => own.and(&self.stated(book, &some.that, depth + 1)),
            Operator::SomeInvolved(some) => own.and(&self.stated(book, &some.that, depth + 1)),
            Operator::SomeLink(some) => own.and(&self.stated(book, &some.that, depth + 1)),
            _ => own,
        }
    }

    /// The days on which a node is law and something of it is left to evaluate, certainly or possibly.
    fn law_on(&self, book: usize, node: &'i Node, certain: bool, depth: usize) -> Days {
        let bounds = if certain { Days::certain } else { Days::possible };
        let own = bounds(&node.about.in_force);
        if depth > DEEPEST || own.is_empty() {
            return own;
        }
        let below = match &node.operator {
            Operator::AllOf(all) | Operator::AnyOf(all) => {
                all.iter().fold(Days::never(), |days, child| days.or(&self.law_on(book, child, certain, depth + 1)))
            }
            Operator::Not(child) => self.law_on(book, child, certain, depth + 1),
            Operator::SomeAct(some) => self.law_on(book, &some.that, certain, depth + 1),
            Operator::SomeInvolved(some) => self.law_on(book, &some.that, certain, depth + 1),
            Operator::SomeLink(some) => self.law_on(book, &some.that, certain, depth + 1),
            Operator::Authority(_) | Operator::Recorded(_) => Days::never(),
            Operator::Use { name, .. } => match self.desk.definition(book, name) {
                Some((key, _, root)) => {
                    let days = self.law_on(key.0, root, certain, depth + 1);
                    match self.desk.books.get(key.0).and_then(Book::regime).filter(|_| key.0 != book) {
                        // Of a regime that is not in force nothing is met; it does not drop out.
                        Some(other) => days.or(&Days::possible(&other.in_force).not()),
                        None => days,
                    }
                }
                None => Days::always(),
            },
            _ => Days::always(),
        };
        own.and(&below)
    }

    /// Turns what was noted into findings.
    fn tell(self, findings: &mut Findings) {
        let file = |number: usize| self.desk.books.get(number).map_or("", |book| book.file);
        for ((book, pointer), days) in &self.left {
            if days.is_empty() {
                let message = "the days of this criterion lie outside those of what is around it, so it is never law";
                let help = "correct its days, or those of what is around it; what the regime never applied goes out";
                let at = At::Value(join(pointer, "inForce"));
                findings.add(file(*book), Diagnostic::new(Code::NeverInForce, at, message).help(help));
            }
        }
        for ((book, pointer), (days, around)) in &self.dropped {
            let message =
                format!("nothing of this is law {}, so the `{around}` around it is met without it", days.words());
            let help =
                "say with `inForce` here from when to when it is asked at all, or add what was law on those days";
            findings
                .add(file(*book), Diagnostic::new(Code::GroupDropsOut, At::Value(pointer.clone()), message).help(help));
        }
    }
}

impl<'i> Desk<'i> {
    /// What `name`, used in a book, stands for: its key, its place, its outermost node.
    fn definition(&self, book: usize, name: &str) -> Option<(Key<'i>, String, &'i Node)> {
        let of = |number: usize, name: &str| {
            let (name, node) = match self.books.get(number)?.body {
                Body::Regime(regime) => regime.definitions.get_key_value(name)?,
                Body::Common(common) => common.definitions.get_key_value(name)?,
            };
            Some(((number, name.as_str()), join("/definitions", name), node))
        };
        let position =
            |id: Option<&str>| self.books.iter().position(|book| book.regime().map(|regime| regime.id.as_str()) == id);
        match name.split_once('/') {
            Some((id, name)) => of(position(Some(id))?, name),
            None => of(book, name).or_else(|| of(position(None)?, name)),
        }
    }
}
