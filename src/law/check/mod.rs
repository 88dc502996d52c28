//! What is wrong with the meaning of law files that are well formed: names that stand for nothing, criteria that could
//! never be evaluated, days in the wrong order. All of it at once, over all files together.

mod channels;
mod hand;
mod leaves;
mod names;
mod places;
mod rules;
mod summary;
mod uses;
mod words;

use indexmap::IndexMap;
use serde_json::Value;

use super::common::Common;
use super::node::Node;
use super::regime::Regime;
use super::source::Source;
use super::tree::{self, Tree};
use crate::diagnostic::{Diagnostic, nearest};
use crate::terms::Vocabulary;

/// One file of the law.
pub(super) struct Book<'l> {
    /// The id of the regime, or `common`.
    pub id: &'l str,
    /// The name of the file.
    pub file: &'l str,
    /// The file as it is written.
    pub value: &'l Value,
    /// What it holds.
    pub body: Body<'l>,
}

/// What a file holds.
#[derive(Clone, Copy)]
pub(super) enum Body<'l> {
    /// A regime.
    Regime(&'l Regime),
    /// What regimes share.
    Common(&'l Common),
}

impl<'l> Book<'l> {
    fn definitions(&self) -> &'l IndexMap<String, Node> {
        match self.body {
            Body::Regime(regime) => &regime.definitions,
            Body::Common(common) => &common.definitions,
        }
    }

    fn sources(&self) -> &'l IndexMap<String, Source> {
        match self.body {
            Body::Regime(regime) => &regime.sources,
            Body::Common(common) => &common.sources,
        }
    }

    fn regime(&self) -> Option<&'l Regime> {
        match self.body {
            Body::Regime(regime) => Some(regime),
            Body::Common(_) => None,
        }
    }
}

/// All files that could be read, and what is known of the others.
pub(super) struct Shelf<'l> {
    /// The vocabulary; without it no terms are checked.
    pub vocabulary: Option<&'l Vocabulary>,
    /// The files, common.json first where it is there.
    pub books: Vec<Book<'l>>,
    /// Ids of regimes whose files could not be read: what they hold is not known.
    pub unread: Vec<&'l str>,
}

impl<'l> Shelf<'l> {
    fn common(&self) -> Option<(usize, &'l Common)> {
        self.books.iter().enumerate().find_map(|(number, book)| match book.body {
            Body::Common(common) => Some((number, common)),
            Body::Regime(_) => None,
        })
    }

    /// The file of a regime.
    fn of_regime(&self, id: &str) -> Option<(usize, &Book<'l>)> {
        self.books.iter().enumerate().find(|(_, book)| book.regime().is_some() && book.id == id)
    }

    /// Whether there is a file for this regime, readable or not.
    fn has_regime(&self, id: &str) -> bool {
        self.of_regime(id).is_some() || self.unread.contains(&id)
    }

    /// The regime that was probably meant.
    fn nearest_regime(&self, id: &str) -> Option<&'l str> {
        let regimes = self.books.iter().filter(|book| book.regime().is_some()).map(|book| book.id);
        nearest(id, regimes.chain(self.unread.iter().copied()))
    }
}

/// The help that goes with an unknown name: the one that was probably meant, or all that there are, if they are few.
fn offer<'n>(name: &str, known: impl IntoIterator<Item = &'n str> + Clone, noun: &str) -> Option<String> {
    let near = nearest(name, known.clone()).map(|near| format!("did you mean `{near}`?"));
    near.or_else(|| offered(known, noun))
}

/// All that there are of something, if they are few.
fn offered<'n>(known: impl IntoIterator<Item = &'n str>, noun: &str) -> Option<String> {
    const FEW: usize = 8;
    let quoted: Vec<String> = known.into_iter().take(FEW + 1).map(|one| format!("`{one}`")).collect();
    match quoted.as_slice() {
        [] => None,
        [only] => Some(format!("the only {noun} is {only}")),
        all => (all.len() <= FEW).then(|| format!("the {noun}s are {}", all.join(", "))),
    }
}

/// What is wrong, for each file of the shelf.
pub(super) struct Findings(Vec<Vec<Diagnostic>>);

impl Findings {
    /// Adds to what is wrong with a file; each thing once.
    fn add(&mut self, book: usize, diagnostic: Diagnostic) {
        if let Some(found) = self.0.get_mut(book)
            && !found.contains(&diagnostic)
        {
            found.push(diagnostic);
        }
    }

    fn extend(&mut self, book: usize, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        diagnostics.into_iter().for_each(|one| self.add(book, one));
    }
}

/// The trees of a file.
fn trees_of<'l>(book: &Book<'l>) -> Vec<Tree<'l>> {
    match book.body {
        Body::Regime(regime) => tree::of_regime(regime),
        Body::Common(common) => tree::of_common(common),
    }
}

/// Checks all files; the answer has one list for each book, in the order of the shelf.
pub(super) fn check(shelf: &Shelf<'_>) -> Vec<Vec<Diagnostic>> {
    let mut findings = Findings(vec![Vec::new(); shelf.books.len()]);
    let trees: Vec<Vec<Tree<'_>>> = shelf.books.iter().map(trees_of).collect();
    for (number, (book, trees)) in shelf.books.iter().zip(&trees).enumerate() {
        findings.extend(number, names::check(book, trees));
        for tree in trees {
            tree.walk(&mut |pointer, node| {
                findings.extend(number, leaves::check(pointer, node, pointer == tree.pointer && tree.is_definition()));
                findings.extend(number, words::check(shelf, pointer, node));
            });
            findings.extend(number, places::check(shelf, tree));
        }
        if let Some(regime) = book.regime() {
            findings.extend(number, words::measures(shelf, regime));
            findings.extend(number, words::preparations(shelf, regime));
        }
    }
    uses::check(shelf, &trees, &mut findings);
    hand::check(shelf, &trees, &mut findings);
    channels::check(shelf, &mut findings);
    findings.0
}
