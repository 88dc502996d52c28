//! What is in hand where a test speaks of it, and what may stand where: the walk through every tree.
//!
//! A definition is walked once, and what it asks of its surroundings is remembered; so each use is judged by what is in
//! hand there without walking the definition again.

use std::collections::HashMap;

use super::rules::Missing;
use super::summary::{Each, Need, Summary, Thing, Witness};
use super::uses::{DEEPEST, Key, Target, resolve};
use super::{Findings, Shelf};
use crate::diagnostic::{At, join};
use crate::law::node::{Hand, Listed, Node, OfficeTime, Operator, Party, When};
use crate::law::tree::{Kind, Tree};

pub(super) fn check<'l>(shelf: &Shelf<'l>, trees: &[Vec<Tree<'l>>], findings: &mut Findings) {
    let mut known = HashMap::new();
    for (book, all) in trees.iter().enumerate() {
        for tree in all {
            let summary = Summary::default();
            let mut walker = Walker { shelf, trees, findings, known: &mut known, depth: 0, book, tree, summary };
            match tree.kind {
                Kind::Definition(name) => drop(walker.summary_of((book, name))),
                _ => walker.visit(&tree.pointer, tree.root, &Scope::default()),
            }
        }
    }
}

/// What holds at a place of a tree.
#[derive(Clone, Copy, Default)]
pub(super) struct Scope<'s> {
    /// What is in hand, with the node that took it.
    pub taken: Each<Option<&'s str>>,
    /// The innermost `not` around.
    pub not: Option<&'s str>,
    /// Whether the node stands directly in `allOf`.
    pub in_all_of: bool,
    /// Whether the node is the outermost of its tree.
    pub inside: bool,
}

/// Walks one tree.
pub(super) struct Walker<'w, 'l> {
    pub shelf: &'w Shelf<'l>,
    trees: &'w [Vec<Tree<'l>>],
    pub findings: &'w mut Findings,
    known: &'w mut HashMap<Key<'l>, Summary>,
    /// How many definitions led here, each used by the one before.
    depth: usize,
    /// The number of the file.
    pub book: usize,
    pub tree: &'w Tree<'l>,
    /// What the tree asks of its surroundings, if it is a definition.
    pub summary: Summary,
}

impl<'l> Walker<'_, 'l> {
    /// What a definition asks of its surroundings; walked on the first call. One that comes back to itself, or that too
    /// many lead to, asks for nothing: that is complained of elsewhere.
    fn summary_of(&mut self, key: Key<'l>) -> Summary {
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        if self.depth > DEEPEST {
            return Summary::default();
        }
        self.known.insert(key, Summary::default());
        let trees = self.trees;
        let of = |tree: &&Tree<'_>| tree.kind == Kind::Definition(key.1);
        let Some(tree) = trees.get(key.0).and_then(|all| all.iter().find(of)) else {
            return Summary::default();
        };
        let mut below = Walker {
            shelf: self.shelf,
            trees,
            findings: &mut *self.findings,
            known: &mut *self.known,
            depth: self.depth + 1,
            book: key.0,
            tree,
            summary: Summary::default(),
        };
        let mut scope = Scope::default();
        let needs = join(&tree.pointer, "needs");
        for thing in tree.root.about.needs.iter().copied().filter_map(Thing::of) {
            scope.taken.set(thing, Some(&needs));
            below.summary.needs.set(thing, Some(Need::Declared));
        }
        below.visit(&tree.pointer, tree.root, &scope);
        let summary = below.summary;
        self.known.insert(key, summary.clone());
        summary
    }

    /// Depth is bounded by that of the file.
    fn visit(&mut self, pointer: &str, node: &'l Node, scope: &Scope<'_>) {
        let key = node.operator_key();
        let at = join(pointer, key);
        let mut inner = Scope { in_all_of: false, inside: true, ..*scope };
        match &node.operator {
            Operator::AllOf(_) => inner.in_all_of = true,
            Operator::AnyOf(_) => {}
            Operator::Not(_) => inner.not = Some(&at),
            Operator::Use { name, .. } => self.uses(&at, name, scope),
            Operator::SomeAct(some) => {
                let here = self.witness(At::Key(at.clone()), key);
                if !self.some_act(&here.at, None, &here, scope) {
                    return;
                }
                self.search(&here.at, None, &here, scope);
                if some.during.is_some() {
                    self.needs(Hand::Link, &join(&at, "during"), "during", scope);
                }
                inner.taken.set(Thing::Act, Some(&at));
            }
            Operator::SomeInvolved(_) | Operator::Conduct(_) | Operator::Act(_) | Operator::Victim(_) => {
                self.needs(Hand::Act, &at, key, scope);
                // One complaint is enough: what is inside needs the same act.
                inner.taken.set(Thing::Act, Some(&at));
                if let Operator::Victim(_) = node.operator {
                    inner.taken.set(Thing::Victim, Some(&at));
                }
            }
            Operator::SomeLink(some) => {
                let here = self.witness(At::Key(at.clone()), key);
                self.search(&here.at, None, &here, scope);
                if some.when == When::Act {
                    self.needs(Hand::Act, &join(&at, "when"), "when", scope);
                }
                inner.taken.set(Thing::Link, Some(&at));
            }
            Operator::Involvement(_) => {
                let here = self.witness(At::Key(at.clone()), key);
                self.search(&here.at, None, &here, scope);
                self.needs(Hand::Act, &at, key, scope);
            }
            Operator::Link(link) => {
                self.needs(Hand::Link, &at, key, scope);
                if link.concerns.is_some() {
                    self.needs(Hand::Act, &join(&at, "concerns"), "concerns", scope);
                }
            }
            Operator::Party(party) => self.party(&at, party, scope),
            Operator::Listed(listed) => self.listed(&at, listed, scope),
            Operator::Judgement(judgement) => {
                judgement.about.iter().for_each(|hand| self.needs(*hand, &at, key, scope));
                if let Some(clear) = &judgement.clear {
                    // What is plain is read off the act, and who had which part in it off the party too.
                    self.needs(Hand::Act, &at, key, scope);
                    if !clear.modes.is_empty() {
                        self.needs(Hand::Party, &at, key, scope);
                    }
                }
                if judgement.about.contains(&Hand::Country) && self.tree.root.about.parameters.is_empty() {
                    self.no_country(&at);
                }
            }
            Operator::Authority(_) => {
                let here = self.witness(At::Key(at.clone()), key);
                self.authority(&here.at, None, &here, scope);
            }
            Operator::Recorded(recorded) => {
                let here = self.witness(At::Key(at.clone()), key);
                self.recorded(&here.at, None, &here);
                if !recorded.act.is_empty() {
                    self.needs(Hand::Act, &at, key, scope);
                }
            }
        }
        for (below, child) in node.children() {
            self.visit(&format!("{pointer}{below}"), child, &inner);
        }
    }

    fn party(&mut self, at: &str, party: &Party, scope: &Scope<'_>) {
        if party.office.as_ref().is_some_and(|office| office.when.contains(&OfficeTime::AtAct)) {
            self.needs(Hand::Act, &format!("{at}/office/when"), "at-act", scope);
        }
        if party.died.is_some() {
            let here = self.witness(At::key(at, "died"), "died");
            self.died(&here.at, None, &here);
        }
    }

    fn listed(&mut self, at: &str, listed: &Listed, scope: &Scope<'_>) {
        if listed.for_act.is_some() {
            self.needs(Hand::Act, &join(at, "for"), "for", scope);
        }
        if listed.or_proposed {
            let here = self.witness(At::key(at, "orProposed"), "orProposed");
            self.proposed(&here.at, None, &here, scope);
        }
    }

    /// Judges the use of a definition by what the definition holds.
    fn uses(&mut self, at: &str, name: &'l str, scope: &Scope<'_>) {
        let Target::Found(key, _) = resolve(self.shelf, self.book, name) else {
            return;
        };
        let summary = self.summary_of(key);
        let place = At::Value(at.to_owned());
        for thing in Thing::ALL {
            let Some(need) = summary.needs.get(thing) else {
                continue;
            };
            if scope.taken.get(thing).is_some() {
                continue;
            }
            let declared = matches!(need, Need::Declared);
            let witness = match need {
                Need::Declared => {
                    let needs = At::key(&join("/definitions", key.1), "needs");
                    Witness { book: key.0, at: needs, word: "needs" }
                }
                Need::Spoken(witness) => witness.clone(),
            };
            self.missing(thing, &place, &Missing::Use { name, declared, witness });
        }
        let name = Some(name);
        if let Some(witness) = &summary.some_act {
            self.some_act(&place, name, witness, scope);
        }
        if let Some(witness) = &summary.search {
            self.search(&place, name, witness, scope);
        }
        if let Some(witness) = &summary.authority {
            self.authority(&place, name, witness, scope);
        }
        if let Some(witness) = &summary.recorded {
            self.recorded(&place, name, witness);
        }
        if let Some(witness) = &summary.died {
            self.died(&place, name, witness);
        }
        if let Some(witness) = &summary.proposed {
            self.proposed(&place, name, witness, scope);
        }
    }

    /// A test that speaks of something that must be in hand.
    fn needs(&mut self, hand: Hand, at: &str, word: &'static str, scope: &Scope<'_>) {
        if let Some(thing) = Thing::of(hand)
            && scope.taken.get(thing).is_none()
        {
            let place = At::Key(at.to_owned());
            self.missing(thing, &place, &Missing::Test { word });
        }
    }

    pub(super) fn witness(&self, at: At, word: &'static str) -> Witness {
        Witness { book: self.book, at, word }
    }
}
