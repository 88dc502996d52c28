//! What would settle an open finding: the minimal sets of facts that, written into the case, make it met; and for a finding
//! that is not met, the nearest miss.
//!
//! Sets are merged from the bottom up. The bounds below keep that quick on the vaguest case; where one is hit, the result
//! says so.

use std::collections::HashMap;

use super::evaluate::{Hand, Join, Needed, Why};
use super::facts::Ix;
use super::outcome::Outcome;
use super::place::Place;
use super::program::{NodeIx, Op, Program};
use super::support::SupportId;
use super::trace::{FindingIx, Trace, What};
use crate::terms::TermId;
use crate::terms::kind::{Rung, Truth};

/// Sets kept at each finding.
const MOST_SETS: usize = 64;
/// Facts in one set. Superior responsibility under a judgement needs seven things better supported at once.
const LARGEST_SET: usize = 8;

/// One missing thing.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// What is missing.
    pub kind: Kind,
    /// Where it is written, or would be.
    pub place: Place,
    /// The node of the law that asks for it.
    pub node: NodeIx,
    /// What was in hand there.
    pub hand: Hand,
    /// Whether it is wanted met, or not met.
    pub wanted: bool,
}

/// What kind of thing is missing.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// A value.
    Value(Needed),
    /// Which of the accounts is true.
    Resolution(Needed),
    /// An answer to a question.
    Answer(TermId),
    /// Better support of a statement.
    Support(SupportId),
    /// Nothing the advocate could give: the law is unsettled here.
    Unsettled,
    /// Nothing the advocate could give: there is no legal test.
    Discretion,
    /// The listing of a party under a regime.
    Listing(u32, Ix),
    /// Something of which the file says nothing; a new statement could change it.
    Absent(Needed),
    /// Something the file contradicts.
    Contradicted,
}

impl Kind {
    /// Whether the advocate could supply it.
    pub fn is_hers(&self) -> bool {
        !matches!(self, Kind::Unsettled | Kind::Discretion | Kind::Listing(..) | Kind::Contradicted)
    }
}

impl Fact {
    /// Whether the file merely leaves a place open for it: an act without a doer, a person without posts. Nobody alleges that
    /// it was this party.
    pub fn is_unalleged(&self) -> bool {
        matches!(self.kind, Kind::Value(Needed::Party | Needed::Post))
    }
}

/// A set of facts, by place in [`Missing::facts`], ascending.
pub type Set = Vec<u32>;

/// The minimal sets that settle one finding at one rung.
#[derive(Debug, Default)]
pub struct Missing {
    /// The facts the sets speak of.
    pub facts: Vec<Fact>,
    /// The sets, the smallest first.
    pub sets: Vec<Set>,
    /// Whether a bound was hit, so that there may be more.
    pub cut: bool,
}

/// The sets that would make the root of `trace` met at `rung`.
///
/// With `misses`, findings that are not met take part too, each as something absent or contradicted.
pub fn missing(program: &Program, trace: &Trace, rung: Rung, misses: bool) -> Missing {
    let Some(root) = trace.root() else { return Missing::default() };
    let mut search = Search {
        program,
        trace,
        rung,
        misses,
        facts: Vec::new(),
        index: HashMap::new(),
        known: HashMap::new(),
        cut: trace.cut,
    };
    let node = match trace.get(root).map(|finding| &finding.what) {
        Some(What::Node(node, hand)) => (*node, *hand),
        _ => (0, Hand::party(0)),
    };
    let sets = search.sets(root, true, node);
    let sets = std::rc::Rc::unwrap_or_clone(sets);
    Missing { facts: search.facts, sets, cut: search.cut }
}

/// What makes two missing things one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Same {
    Place(Place, String, bool),
    Support(SupportId),
    Answer(TermId, Place, Hand),
    Law(NodeIx, bool),
    Listing(u32, Ix),
}

type Sets = std::rc::Rc<Vec<Set>>;

struct Search<'a> {
    program: &'a Program<'a>,
    trace: &'a Trace,
    rung: Rung,
    misses: bool,
    facts: Vec<Fact>,
    index: HashMap<Same, u32>,
    known: HashMap<(FindingIx, bool, NodeIx), Sets>,
    cut: bool,
}

impl Search<'_> {
    /// The sets that make a finding come out as wanted.
    fn sets(&mut self, ix: FindingIx, wanted: bool, around: (NodeIx, Hand)) -> Sets {
        let Some(finding) = self.trace.get(ix) else { return Sets::default() };
        match (finding.outcome.at(self.rung), wanted) {
            (Truth::Met, true) | (Truth::NotMet, false) => return Sets::new(vec![Set::new()]),
            (Truth::Met, false) | (Truth::NotMet, true) if !self.misses => return Sets::default(),
            _ => {}
        }
        let node = match &finding.what {
            What::Node(node, _) => *node,
            _ => around.0,
        };
        let key = (ix, wanted, node);
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let sets = Sets::new(match &finding.what {
            What::Atom(atom) => self.atom(atom, finding.outcome, wanted, around),
            What::Parts(join) => self.joined(*join, ix, wanted, around),
            What::Node(node, hand) => self.node(*node, *hand, ix, wanted),
        });
        self.known.insert(key, sets.clone());
        sets
    }

    fn node(&mut self, node: NodeIx, hand: Hand, ix: FindingIx, wanted: bool) -> Vec<Set> {
        let Some(compiled) = self.program.nodes.get(node as usize) else { return Vec::new() };
        let join = match compiled.op {
            Op::All => Join::All,
            Op::Any => Join::Any,
            Op::Not => Join::None,
            _ => Join::All,
        };
        let Some(finding) = self.trace.get(ix) else { return Vec::new() };
        if !(compiled.never_met && wanted) {
            return self.joined(join, ix, wanted, (node, hand));
        }
        // The test itself must come out met, and then the law's reserve stands in the way.
        let discretion = self.program.meta(node).is_some_and(|meta| meta.about.discretion.is_some());
        let kind = if discretion { Kind::Discretion } else { Kind::Unsettled };
        let place = Place::whole(super::place::Item::Party(hand.party));
        let reserve = self.fact(Same::Law(node, discretion), Fact { kind, place, node, hand, wanted });
        let below = if finding.raw.at(self.rung) == Truth::Met {
            vec![Set::new()]
        } else {
            self.joined(join, ix, true, (node, hand))
        };
        self.product(vec![Sets::new(below), Sets::new(vec![vec![reserve]])])
    }

    fn joined(&mut self, join: Join, ix: FindingIx, wanted: bool, around: (NodeIx, Hand)) -> Vec<Set> {
        let Some(finding) = self.trace.get(ix) else { return Vec::new() };
        let wanted_below = wanted != (join == Join::None);
        let kids: Vec<Sets> =
            self.trace.kids(finding).iter().map(|kid| self.sets(*kid, wanted_below, around)).collect();
        match (join, wanted) {
            (Join::All, true) | (Join::Any, false) => self.product(kids),
            (Join::Any, true) | (Join::All, false) | (Join::None, _) => self.union(kids),
        }
    }

    fn atom(
        &mut self,
        atom: &super::evaluate::Atom,
        outcome: Outcome,
        wanted: bool,
        around: (NodeIx, Hand),
    ) -> Vec<Set> {
        let (node, hand) = around;
        let place = atom.place;
        let decided = outcome.at(self.rung) != Truth::Open;
        let (same, kind) = match &atom.why {
            _ if decided => match &atom.why {
                Why::Silent(needed) => {
                    (Same::Place(place, format!("{needed:?}"), wanted), Kind::Absent(needed.clone()))
                }
                _ => (Same::Place(place, String::new(), wanted), Kind::Contradicted),
            },
            Why::Missing(needed) | Why::Vague(needed) => {
                (Same::Place(place, format!("{needed:?}"), wanted), Kind::Value(needed.clone()))
            }
            Why::Disputed(needed) => {
                (Same::Place(place, format!("{needed:?}"), wanted), Kind::Resolution(needed.clone()))
            }
            Why::Unanswered(question) => (Same::Answer(*question, place, hand), Kind::Answer(*question)),
            Why::Depends(regime, party) => (Same::Listing(*regime, *party), Kind::Listing(*regime, *party)),
            Why::Silent(needed) => (Same::Place(place, format!("{needed:?}"), wanted), Kind::Absent(needed.clone())),
            Why::Said => match atom.support {
                // Said and not yet supported at this rung. That it were otherwise cannot be wished for.
                Some(support) if wanted => (Same::Support(support), Kind::Support(support)),
                _ => return Vec::new(),
            },
            Why::Inapplicable | Why::NotInForce => (Same::Place(place, String::new(), wanted), Kind::Contradicted),
        };
        vec![vec![self.fact(same, Fact { kind, place, node, hand, wanted })]]
    }

    fn fact(&mut self, same: Same, fact: Fact) -> u32 {
        if let Some(known) = self.index.get(&same) {
            return *known;
        }
        let ix = u32::try_from(self.facts.len()).unwrap_or(u32::MAX);
        self.facts.push(fact);
        self.index.insert(same, ix);
        ix
    }

    /// Any of these will do.
    fn union(&mut self, kids: Vec<Sets>) -> Vec<Set> {
        let mut all: Vec<Set> = Vec::new();
        for kid in kids {
            all.extend(kid.iter().cloned());
        }
        self.smallest(all)
    }

    /// All of these are needed.
    fn product(&mut self, mut kids: Vec<Sets>) -> Vec<Set> {
        kids.sort_by_key(|kid| kid.len());
        let mut all: Vec<Set> = vec![Set::new()];
        for kid in kids {
            let mut next = Vec::with_capacity(all.len() * kid.len());
            for set in &all {
                for other in kid.iter() {
                    let joined = merge(set, other);
                    if joined.len() > LARGEST_SET {
                        self.cut = true;
                    } else if !self.contradicts(&joined) {
                        next.push(joined);
                    }
                }
            }
            all = self.smallest(next);
            if all.is_empty() {
                break;
            }
        }
        all
    }

    /// Whether a set wants one and the same thing both met and not met.
    fn contradicts(&self, set: &[u32]) -> bool {
        let facts = || set.iter().filter_map(|ix| self.facts.get(*ix as usize));
        facts()
            .filter(|fact| !fact.wanted)
            .any(|no| facts().any(|yes| yes.wanted && yes.place == no.place && yes.kind == no.kind))
    }

    /// Minimal sets only, the smallest first, no more than are kept.
    fn smallest(&mut self, mut all: Vec<Set>) -> Vec<Set> {
        all.sort_by(|a, b| a.len().cmp(&b.len()).then_with(|| a.cmp(b)));
        all.dedup();
        let mut kept: Vec<Set> = Vec::new();
        for set in all {
            if kept.len() == MOST_SETS {
                self.cut = true;
                break;
            }
            if !kept.iter().any(|smaller| is_subset(smaller, &set)) {
                kept.push(set);
            }
        }
        kept
    }
}

fn merge(a: &[u32], b: &[u32]) -> Set {
    let mut all: Set = a.iter().chain(b).copied().collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn is_subset(small: &[u32], large: &[u32]) -> bool {
    let mut large = large.iter();
    small.iter().all(|one| large.any(|other| other == one))
}
