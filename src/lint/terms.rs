//! Terms and questions of the vocabulary that no law reads.

use std::collections::HashMap;

use super::Desk;
use super::found::Findings;
use crate::diagnostic::{At, Code, Diagnostic, join, quoted};
use crate::law::library::VOCABULARY;
use crate::law::node::{Node, Operator};
use crate::law::regime::Regime;
use crate::terms::{List, Satisfies, TermSet};

/// Lists whose terms are there because some law tests them, or names them as shared work. The others also serve to describe: parties, victims, harms,
/// evidence.
const READ: [List; 8] = [
    List::Conduct,
    List::Mode,
    List::Element,
    List::Link,
    List::Activity,
    List::Scale,
    List::Question,
    List::Preparation,
];

pub(super) fn check(desk: &Desk<'_>, findings: &mut Findings) {
    let mut reading = Reading { desk, wanted: HashMap::new() };
    for book in &desk.books {
        for tree in &book.trees {
            tree.walk(&mut |_, node| reading.node(node));
        }
    }
    for (_, regime) in desk.regimes() {
        reading.steps(regime);
    }
    reading.elements_of_modes();
    for list in READ {
        let terms = desk.law.vocabulary.list(list);
        let wanted = reading.wanted.remove(&list).unwrap_or_default();
        for (id, term) in terms.iter() {
            // A fact that may turn out to be what is tested for keeps the test open, and so is read.
            if terms.satisfies(id, &wanted) == Satisfies::No {
                let (code, message) = match list {
                    List::Question => {
                        (Code::UnreadQuestion, format!("no regime asks the question {}", quoted(&term.name)))
                    }
                    List::Preparation => {
                        (Code::UnreadTerm, format!("no step of any regime is the shared work {}", quoted(&term.name)))
                    }
                    list => (Code::UnreadTerm, format!("no regime reads the {} {}", list.noun(), quoted(&term.name))),
                };
                let at = At::key(&join("", list.key()), &term.name);
                findings.add(
                    VOCABULARY,
                    Diagnostic::new(code, at, message).help("remove it, or name it where the law means it"),
                );
            }
        }
    }
}

struct Reading<'d, 'i> {
    desk: &'d Desk<'i>,
    /// Everything that meets some test, by list.
    wanted: HashMap<List, TermSet>,
}

impl Reading<'_, '_> {
    fn node(&mut self, node: &Node) {
        match &node.operator {
            Operator::SomeInvolved(one) => self.terms(List::Mode, &one.modes),
            Operator::SomeLink(one) => self.terms(List::Link, &one.types),
            Operator::Conduct(terms) => self.terms(List::Conduct, terms),
            Operator::Involvement(one) => {
                self.terms(List::Mode, &one.modes);
                self.terms(List::Element, &one.elements);
            }
            Operator::Link(one) => self.terms(List::Element, &one.elements),
            Operator::Victim(one) => self.terms(List::Activity, &one.activities),
            Operator::Act(one) => self.terms(List::Scale, &one.scale),
            Operator::Judgement(one) => {
                self.terms(List::Question, std::slice::from_ref(&one.question));
                self.terms(List::Conduct, one.clear.as_ref().map_or(&[], |clear| clear.conduct.as_slice()));
            }
            _ => {}
        }
    }

    /// Shared work is read by the steps that are it.
    fn steps(&mut self, regime: &Regime) {
        for step in regime.channels.iter().flat_map(|channel| &channel.steps) {
            self.terms(List::Preparation, step.preparation.as_slice());
        }
    }

    /// A mode that is read has its own elements read with it.
    fn elements_of_modes(&mut self) {
        let vocabulary = &self.desk.law.vocabulary;
        let modes = self.wanted.get(&List::Mode).copied().unwrap_or_default();
        let (modes_list, elements) = (vocabulary.list(List::Mode), vocabulary.list(List::Element));
        let read = modes_list.iter().filter(|(id, _)| modes_list.satisfies(*id, &modes) != Satisfies::No);
        let wanted = elements.wanted(read.flat_map(|(_, mode)| mode.elements.iter().copied()));
        let known = self.wanted.entry(List::Element).or_default();
        *known = known.union(&wanted);
    }

    fn terms(&mut self, list: List, names: &[String]) {
        let terms = self.desk.law.vocabulary.list(list);
        let wanted = terms.wanted(names.iter().filter_map(|name| terms.id(name)));
        let known = self.wanted.entry(list).or_default();
        *known = known.union(&wanted);
    }
}
