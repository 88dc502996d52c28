//! Trees of criteria as nested sentences.

use super::claim::Cited;
use super::page::Page;
use super::test::{Item, Test, is_bare, test};
use super::words::{capitalised, intervals, keyed, renewal, stopped};
use crate::law::Law;
use crate::law::cite::Shelf;
use crate::law::node::{About, Node, Operator};
use crate::law::regime::Regime;
use crate::law::source::{Basis, InForce, in_force};
use crate::terms::Day;

/// Writes trees of one file.
pub(super) struct Tree<'l> {
    /// The law.
    pub law: &'l Law,
    /// The regime; none for definitions of common.json.
    pub regime: Option<&'l Regime>,
    /// Parts that are not law on this day are left out.
    pub as_of: Option<Day>,
    /// How many parts were left out.
    pub left_out: usize,
}

/// What the lines above a node have said already.
#[derive(Clone, Copy, Default)]
pub(super) struct Said<'l> {
    number: Option<&'l str>,
    inferred: bool,
    source: Option<&'l str>,
    instrument: Option<&'l str>,
    quote: Option<&'l str>,
    basis: Basis,
    alone: bool,
}

impl<'l> Said<'l> {
    /// What holds inside a node.
    pub fn within(self, about: &'l About) -> Said<'l> {
        let own = about.provision.as_deref().or(about.cited_as.as_deref());
        Said {
            number: own.or(self.number),
            inferred: if own.is_some() { about.provision.is_none() } else { self.inferred },
            source: about.source.as_deref().or(self.source),
            instrument: about.instrument.as_deref().or(self.instrument),
            quote: about.quote.as_deref().or(self.quote),
            basis: if about.basis == Basis::Law { self.basis } else { about.basis },
            alone: false,
        }
    }

    /// The same, for a node that is shown without what is around it.
    pub fn alone(self) -> Said<'l> {
        Said { alone: true, ..self }
    }

    fn cites_as(self, other: Said<'_>) -> bool {
        (self.number, self.inferred, self.source, self.basis)
            == (other.number, other.inferred, other.source, other.basis)
    }

    fn cited(self) -> Cited<'l> {
        let (provision, cited_as) = if self.inferred { (None, self.number) } else { (self.number, None) };
        Cited { provision, cited_as, source: self.source, basis: self.basis }
    }
}

impl<'l> Tree<'l> {
    /// A tree of this regime, and of the law of this day if one is given.
    pub fn new(law: &'l Law, regime: Option<&'l Regime>, as_of: Option<Day>) -> Self {
        Tree { law, regime, as_of, left_out: 0 }
    }

    /// Whether something with these intervals is to be shown; counts what is not.
    pub fn shows(&mut self, intervals: &[crate::law::source::Interval]) -> bool {
        let gone = self.as_of.is_some_and(|day| in_force(intervals, day) == InForce::No);
        self.left_out += usize::from(gone);
        !gone
    }

    /// A node and all below it. `name` is the key by which a definition or procedure is called.
    pub fn node(&mut self, page: &mut Page, indent: usize, node: &'l Node, above: Said<'l>, name: Option<&str>) {
        if self.shows(&node.about.in_force) {
            self.root(page, indent, node, above, name);
        }
    }

    /// The same, whether or not the node itself is law on the day.
    pub fn root(&mut self, page: &mut Page, indent: usize, node: &'l Node, above: Said<'l>, name: Option<&str>) {
        let about = &node.about;
        let test = test(self.law, self.regime, &node.operator);
        let id = about.id.as_deref();
        let key = name.or(id);
        // A definition whose root has an id is known by both.
        let also = id.filter(|id| key != Some(*id)).map_or_else(String::new, |id| format!(" [{id}]"));
        let below = indent + 2;
        match (&about.title, &node.operator) {
            (None, _) => {
                // The sentence itself is the headline.
                let words = capitalised(&ended(&test));
                page.item(indent, &key.map_or(words.clone(), |key| format!("[{key}]{also} {words}")));
                self.about(page, below, about, above);
                self.remarks(page, below, about, &test);
            }
            (Some(title), operator) => {
                page.item(indent, &key.map_or(title.clone(), |key| format!("{}{also}", keyed(title, key))));
                self.about(page, below, about, above);
                let words = ended(&test);
                // A sentence and its parts stay together; what is said beside them comes first.
                let remarks_first = !test.parts.is_empty();
                if remarks_first {
                    self.remarks(page, below, about, &test);
                }
                if matches!(operator, Operator::AllOf(_) | Operator::AnyOf(_) | Operator::Not(_)) {
                    page.line(below, &capitalised(&words));
                } else {
                    page.line(below, &format!("Test: {words}"));
                }
                if !remarks_first {
                    self.remarks(page, below, about, &test);
                }
            }
        }
        self.parts(page, below, &test, above.within(about));
    }

    /// What is below a test.
    fn parts(&mut self, page: &mut Page, indent: usize, test: &Test<'l>, said: Said<'l>) {
        for part in &test.parts {
            if let Some(label) = part.label {
                page.line(indent, &format!("{label}:"));
            }
            for item in &part.items {
                match item {
                    Item::Node(node) => self.node(page, indent, node, said, None),
                    Item::Words(words) => page.item(indent, &stopped(&capitalised(words))),
                }
            }
        }
    }

    /// What is said before the test: where it stands, its words, its days, what is special about it.
    fn about(&mut self, page: &mut Page, indent: usize, about: &'l About, above: Said<'l>) {
        if is_bare(about) && about.basis == Basis::Law && !above.alone {
            return;
        }
        let said = above.within(about);
        if above.alone {
            said.cited().write(page, indent, self.shelf(), said.quote);
        } else {
            let quote = about.quote.as_deref().filter(|quote| above.quote != Some(*quote));
            let cited = if said.cites_as(above) { Cited::default() } else { said.cited() };
            cited.write(page, indent, self.shelf(), quote);
        }
        if said.instrument != above.instrument && said.instrument != said.source {
            page.labelled(indent, "Instrument", said.instrument.map(|key| format!("[{key}].")).as_deref());
        }
        page.labelled(indent, "In force", intervals(&about.in_force).as_deref());
        if about.ground {
            page.line(indent, "This limb suffices alone.");
        }
        page.labelled(indent, "Unsettled", about.unsettled.as_deref());
        page.labelled(indent, "No legal test", about.discretion.as_deref());
    }

    /// What is said beside the test.
    fn remarks(&mut self, page: &mut Page, indent: usize, about: &'l About, test: &Test<'l>) {
        for remark in &test.remarks {
            page.line(indent, remark);
        }
        page.labelled(indent, "To be asked", about.ask.as_deref());
        page.labelled(indent, "Caution", about.caution.as_deref().map(stopped).as_deref());
        page.labelled(indent, "Note", about.note.as_deref());
        for one in &about.renewals {
            page.labelled(indent, "Renewal", Some(&renewal(one)));
        }
    }

    /// What this file offers to cite.
    pub fn shelf(&self) -> Shelf<'l> {
        self.regime.map_or_else(|| Shelf::of_common(&self.law.common), Shelf::of_regime)
    }
}

/// A sentence, ended by a colon where something is below it.
fn ended(test: &Test<'_>) -> String {
    match test.parts.first() {
        Some(part) if part.label.is_none() => format!("{}:", test.words),
        _ => stopped(&test.words),
    }
}
