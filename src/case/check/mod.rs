//! What a case says as a whole: whether its names stand for something, its words are in the vocabulary, its dates are
//! in order, and nothing contradicts itself in a way that no law could be asked about.
//!
//! The same checks serve both readings. The quick one asks only whether anything is wrong and builds no messages; the
//! slow one collects everything.

mod dates;
mod derivation;
mod judgements;
mod links;
mod names;
mod parties;
mod path;
mod shares;
mod terms;
mod walk;

use path::Path;
use walk::{Collection, Dates, Visit, walk};

use super::model::Case;
use crate::diagnostic::Diagnostic;
use crate::terms::{List, Vocabulary};

/// Everything that is wrong with the meaning of a case, each with the place of its value. Whether a regime named in it
/// exists is not known here, only whether it could.
pub fn check(case: &Case, vocabulary: &Vocabulary) -> Vec<Diagnostic> {
    let mut found = Found { collect: true, any: false, all: Vec::new() };
    run(case, vocabulary, &mut found);
    found.all
}

/// Whether [`check`] would find nothing.
pub fn holds(case: &Case, vocabulary: &Vocabulary) -> bool {
    let mut found = Found { collect: false, any: false, all: Vec::new() };
    run(case, vocabulary, &mut found);
    !found.any
}

fn run(case: &Case, vocabulary: &Vocabulary, found: &mut Found) {
    walk(case, &mut Mentions { case, vocabulary, found });
    let checks: [fn(&Case, &Vocabulary, &mut Found); 6] =
        [names::repeated_doers, parties::check, links::check, shares::check, judgements::check, derivation::check];
    for one in checks {
        if found.enough() {
            return;
        }
        one(case, vocabulary, found);
    }
}

/// What was found so far; the messages only if they are asked for.
struct Found {
    collect: bool,
    any: bool,
    all: Vec<Diagnostic>,
}

impl Found {
    /// Notes one thing.
    fn add(&mut self, make: impl FnOnce() -> Diagnostic) {
        self.any = true;
        if self.collect {
            self.all.push(make());
        }
    }

    /// Whether the answer is no and nobody asks for more.
    fn enough(&self) -> bool {
        self.any && !self.collect
    }
}

/// What is looked at wherever it is met.
struct Mentions<'a> {
    case: &'a Case,
    vocabulary: &'a Vocabulary,
    found: &'a mut Found,
}

impl Visit for Mentions<'_> {
    fn term(&mut self, at: &Path, list: List, word: &str) {
        terms::term(self.vocabulary, self.found, at, list, word);
    }

    fn term_as_key(&mut self, at: &Path, list: List, word: &str) {
        terms::term_as_key(self.vocabulary, self.found, at, list, word);
    }

    fn name(&mut self, at: &Path, of: Collection, name: &str) {
        names::name(self.case, self.found, at, of, name);
    }

    fn evidence(&mut self, at: &Path, names: &[String]) {
        names::evidence(self.case, self.found, at, names);
    }

    fn regime(&mut self, at: &Path, id: &str) {
        names::regime(self.found, at, id);
    }

    fn span(&mut self, at: &Path, dates: Dates) {
        dates::span(self.found, at, dates);
    }
}
