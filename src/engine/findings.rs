//! What is read off a trace: grounds, what a finding rests on, what it turns on.

use std::collections::{BTreeSet, HashMap};

use super::evaluate::{Atom, Hand, Join, Why};
use super::facts::Ix;
use super::outcome::Outcome;
use super::program::{NodeIx, Op, Program};
use super::trace::{Finding, FindingIx, Trace, What};
use crate::terms::kind::{Rung, Truth};

/// Whether a finding that is not met could become met by a new statement, or is contradicted by what the file says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Closed {
    /// The file says nothing that matches.
    Silent,
    /// A known fact says otherwise.
    Contradicts,
}

/// A trace with the law it speaks of.
#[derive(Clone, Copy)]
pub struct Findings<'a> {
    /// The law.
    pub program: &'a Program<'a>,
    /// The trace.
    pub trace: &'a Trace<'a>,
}

impl<'a> Findings<'a> {
    /// How the whole comes out.
    pub fn outcome(&self) -> Outcome {
        self.root().map_or(Outcome::OPEN, |(_, finding)| finding.outcome)
    }

    fn root(&self) -> Option<(FindingIx, &'a Finding)> {
        let root = self.trace.root()?;
        Some((root, self.trace.get(root)?))
    }

    /// The best outcome, at each rung, of the nodes that `path` leads to: its first name speaks of `subject`, each further
    /// one of whatever party was reached below the one before. `None` where no such node was tested.
    pub fn outcome_of(&self, path: &[&str], subject: Ix) -> Option<Outcome> {
        let (first, rest) = path.split_first()?;
        let mut found: Vec<FindingIx> = self
            .trace
            .iter()
            .filter(|(_, finding)| matches!(finding.what, What::Node(node, hand) if hand.party == subject && self.is(node, first)))
            .map(|(ix, _)| ix)
            .collect();
        for name in rest {
            let below = self.below(&found);
            found =
                below.into_iter().filter(|ix| self.node_of(*ix).is_some_and(|(node, _)| self.is(node, name))).collect();
        }
        found.iter().filter_map(|ix| self.trace.get(*ix)).map(|finding| finding.outcome).reduce(Outcome::or)
    }

    fn is(&self, node: NodeIx, id: &str) -> bool {
        self.program.meta(node).is_some_and(|meta| meta.about.id.as_deref() == Some(id))
    }

    fn node_of(&self, ix: FindingIx) -> Option<(NodeIx, Hand)> {
        match self.trace.get(ix)?.what {
            What::Node(node, hand) => Some((node, hand)),
            _ => None,
        }
    }

    /// Everything below these findings.
    fn below(&self, from: &[FindingIx]) -> BTreeSet<FindingIx> {
        let mut seen = BTreeSet::new();
        let mut queue: Vec<FindingIx> = from.to_vec();
        while let Some(ix) = queue.pop() {
            for kid in self.trace.get(ix).map(|finding| self.trace.kids(finding)).unwrap_or_default() {
                if seen.insert(*kid) {
                    queue.push(*kid);
                }
            }
        }
        seen
    }

    /// How each of these nodes of the subject's came out at its best, with why it is closed where it is: silent where it was
    /// never tested.
    pub fn of_subject(&self, ids: &[&str], subject: Ix) -> Vec<(Outcome, Closed)> {
        let place: HashMap<&str, usize> = ids.iter().zip(0..).map(|(id, at)| (*id, at)).collect();
        let mut found: Vec<Vec<FindingIx>> = vec![Vec::new(); ids.len()];
        for (ix, finding) in self.trace.iter() {
            if let What::Node(node, hand) = finding.what
                && hand.party == subject
                && self.program.nodes.get(node as usize).is_some_and(|node| node.has_id)
                && let Some(id) = self.program.meta(node).and_then(|meta| meta.about.id.as_deref())
                && let Some(all) = place.get(id).and_then(|at| found.get_mut(*at))
            {
                all.push(ix);
            }
        }
        let mut closing = Closing { findings: *self, known: vec![[None, None]; self.trace.len()] };
        let told = found.iter().map(|all| {
            let outcomes = all.iter().filter_map(|ix| self.trace.get(*ix)).map(|finding| finding.outcome);
            let outcome = outcomes.reduce(Outcome::or).unwrap_or(Outcome::NOT);
            let is_closed = !all.is_empty() && outcome.at(Rung::Alleged) == Truth::NotMet;
            let contradicts = is_closed && all.iter().all(|ix| closing.of(*ix, false) == Closed::Contradicts);
            (outcome, if contradicts { Closed::Contradicts } else { Closed::Silent })
        });
        told.collect()
    }

    /// How the parts of a finding are joined.
    pub fn join(&self, finding: &Finding) -> Join {
        match &finding.what {
            What::Parts(join) => *join,
            What::Node(node, _) => match self.program.nodes.get(*node as usize).map(|node| &node.op) {
                Some(Op::Any) => Join::Any,
                Some(Op::Not) => Join::None,
                _ => Join::All,
            },
            What::Atom(_) => Join::All,
        }
    }

    /// The findings on which the whole turns at a rung, each once: all parts of what needs all, the decisive parts of what
    /// needs one. `visit` is told of each with whether it counts the other way round.
    pub fn deciding(&self, rung: Rung, mut visit: impl FnMut(&Decides<'a>)) {
        let Some((root, _)) = self.root() else { return };
        // Straight and the other way round.
        let mut seen = vec![[false; 2]; self.trace.len()];
        let mut queue = vec![(root, false)];
        while let Some((ix, negated)) = queue.pop() {
            let Some([straight, otherwise]) = seen.get_mut(ix as usize) else { continue };
            if std::mem::replace(if negated { otherwise } else { straight }, true) {
                continue;
            }
            let Some(finding) = self.trace.get(ix) else { continue };
            let truth = finding.outcome.at(rung);
            match &finding.what {
                What::Atom(atom) => {
                    if let Some(atom) = self.trace.atom(*atom) {
                        visit(&Decides::Atom { atom, truth, negated });
                    }
                }
                What::Node(node, hand) => visit(&Decides::Node { node: *node, hand: *hand, truth }),
                What::Parts(_) => {}
            }
            let join = self.join(finding);
            for kid in self.trace.kids(finding) {
                let Some(below) = self.trace.get(*kid) else { continue };
                let below = below.outcome.at(rung);
                let decides = match (join, truth) {
                    (Join::None, _) => true,
                    // Where the law keeps a reserve, what its test rests on is what the finding turns on.
                    (Join::All, Truth::Met | Truth::Open) => below != Truth::NotMet,
                    (Join::All, Truth::NotMet) => below == Truth::NotMet,
                    (Join::Any, Truth::NotMet) => true,
                    (Join::Any, Truth::Met) => below == Truth::Met,
                    (Join::Any, Truth::Open) => below != Truth::NotMet,
                };
                if decides {
                    queue.push((*kid, negated != (join == Join::None)));
                }
            }
        }
    }
}

/// A finding on which the whole turns.
pub enum Decides<'a> {
    /// A node of the law.
    Node {
        /// Which.
        node: NodeIx,
        /// With what in hand.
        hand: Hand,
        /// How it came out.
        truth: Truth,
    },
    /// One test of one attribute.
    Atom {
        /// Which.
        atom: &'a Atom<'a>,
        /// How it came out.
        truth: Truth,
        /// Whether it counts the other way round.
        negated: bool,
    },
}

/// Why findings are closed, each found once.
struct Closing<'a> {
    findings: Findings<'a>,
    known: Vec<[Option<Closed>; 2]>,
}

impl Closing<'_> {
    /// `held`: whether the finding stands under a negation, so that it is its being met that closes.
    fn of(&mut self, ix: FindingIx, held: bool) -> Closed {
        let Findings { trace, .. } = self.findings;
        let place = |known: &[Option<Closed>; 2]| if held { known[1] } else { known[0] };
        if let Some(closed) = self.known.get(ix as usize).and_then(place) {
            return closed;
        }
        let Some(finding) = trace.get(ix) else { return Closed::Silent };
        let closed = match &finding.what {
            What::Atom(atom) => match trace.atom(*atom).map(|atom| atom.why) {
                Some(Why::Silent(_)) => Closed::Silent,
                _ => Closed::Contradicts,
            },
            _ => {
                let join = self.findings.join(finding);
                let held_below = held != (join == Join::None);
                let against = if held_below { Truth::Met } else { Truth::NotMet };
                let is_against =
                    |kid: &&FindingIx| trace.get(**kid).is_some_and(|kid| kid.outcome.at(Rung::Alleged) == against);
                let mut kids = trace.kids(finding).iter().filter(is_against).peekable();
                let all_needed = (join == Join::All) != held;
                let contradicts = if all_needed {
                    kids.any(|kid| self.of(*kid, held_below) == Closed::Contradicts)
                } else {
                    kids.peek().is_some() && kids.all(|kid| self.of(*kid, held_below) == Closed::Contradicts)
                };
                if contradicts { Closed::Contradicts } else { Closed::Silent }
            }
        };
        if let Some([plain, under]) = self.known.get_mut(ix as usize) {
            *(if held { under } else { plain }) = Some(closed);
        }
        closed
    }
}
