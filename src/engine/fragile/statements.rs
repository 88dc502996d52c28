//! The findings of an assessment, asked again with some statements lost.
//!
//! A loss may help as well: where the law asks that nobody on either side held an office, a post that is struck opens that way.

use std::collections::{BTreeSet, HashMap};

use super::is;
use super::leaf::Leaf;
use crate::engine::evaluate::{Atom, Hand, Join};
use crate::engine::facts::NONE;
use crate::engine::findings::Findings;
use crate::engine::missing::Asked;
use crate::engine::place::{Attribute, Item, Place};
use crate::engine::program::NodeIx;
use crate::engine::trace::{FindingIx, Trace, What};
use crate::terms::kind::{Rung, Truth};

/// What an assessment turns on at a rung, the parts before the whole.
pub(super) struct Statements<'a> {
    asked: &'a Asked<'a>,
    rung: Rung,
    parts: Vec<Part<'a>>,
    places: HashMap<Place, u32>,
    ordered: Vec<Place>,
}

/// One finding.
struct Part<'a> {
    /// How it came out.
    base: Truth,
    /// How its parts alone would have it come out.
    joined: Truth,
    join: Join,
    /// The law keeps a reserve: it is never met.
    never_met: bool,
    /// Nothing that can be lost changes it.
    is_fixed: bool,
    kids: Vec<usize>,
    /// Items that are in hand here and not around it: without them there is nothing to find.
    hand: Vec<Place>,
    leaf: Option<Leaf<'a>>,
}

impl<'a> Statements<'a> {
    /// Reads from its trace what a met assessment may turn on: also what is not met now, which a loss may help.
    pub(super) fn of(asked: &'a Asked<'a>, trace: &'a Trace<'a>, rung: Rung) -> Statements<'a> {
        let findings = Findings { program: asked.program, trace };
        let mut reading = Reading { asked, findings, rung, parts: Vec::new(), known: HashMap::new() };
        if let Some(root) = trace.root() {
            reading.part(root, (0, Hand::party(0)));
        }
        let parts = turning(reading.parts);
        let mut all = BTreeSet::new();
        for part in &parts {
            all.extend(part.hand.iter().copied());
            if let Some(leaf) = &part.leaf {
                leaf.places(asked.facts, |place| {
                    all.insert(place);
                });
            }
        }
        let ordered: Vec<Place> = all.into_iter().collect();
        let places = ordered.iter().copied().zip(0..).collect();
        Statements { asked, rung, parts, places, ordered }
    }

    /// How many statements can be lost.
    pub(super) fn count(&self) -> u32 {
        u32::try_from(self.ordered.len()).unwrap_or(u32::MAX)
    }

    /// One of them.
    pub(super) fn place(&self, ix: u32) -> Option<Place> {
        self.ordered.get(ix as usize).copied()
    }

    /// Whether the assessment is still met without those that are lost.
    pub(super) fn hold(&self, lost: &[bool]) -> bool {
        let is_lost = |place: Place| self.places.get(&place).is_some_and(|ix| is(lost, *ix));
        let mut truths: Vec<Truth> = Vec::with_capacity(self.parts.len());
        for part in &self.parts {
            let truth = if part.is_fixed {
                part.base
            } else if part.hand.iter().any(|place| is_lost(*place)) {
                Truth::NotMet
            } else if let Some(leaf) = &part.leaf {
                leaf.truth(self.asked, self.rung, part.base, &is_lost)
            } else {
                let kids = part.kids.iter().filter_map(|kid| truths.get(*kid).copied());
                match joined(part.join, kids) {
                    same if same == part.joined => part.base,
                    Truth::Met if part.never_met => Truth::Open,
                    other => other,
                }
            };
            truths.push(truth);
        }
        truths.last() == Some(&Truth::Met)
    }
}

fn joined(join: Join, mut kids: impl Iterator<Item = Truth>) -> Truth {
    let (sure, other) = match join {
        Join::All => (Truth::NotMet, Truth::Met),
        Join::Any => (Truth::Met, Truth::NotMet),
        Join::None => {
            return match kids.next() {
                Some(Truth::Met) => Truth::NotMet,
                Some(Truth::NotMet) => Truth::Met,
                _ => Truth::Open,
            };
        }
    };
    kids.fold(other, |all, one| {
        if all == sure || one == sure {
            sure
        } else if one == other {
            all
        } else {
            Truth::Open
        }
    })
}

/// Only what the whole may turn on, in the same order; of what is fixed, only that it is.
fn turning(parts: Vec<Part>) -> Vec<Part> {
    let mut wanted = vec![false; parts.len()];
    if let Some(root) = wanted.last_mut() {
        *root = true;
    }
    for (at, part) in parts.iter().enumerate().rev() {
        if wanted.get(at) == Some(&true) && !part.is_fixed {
            for kid in &part.kids {
                if let Some(flag) = wanted.get_mut(*kid) {
                    *flag = true;
                }
            }
        }
    }
    let mut kept = Vec::new();
    let mut now_at = vec![0; parts.len()];
    for ((mut part, is_wanted), slot) in parts.into_iter().zip(wanted).zip(0_usize..) {
        if !is_wanted {
            continue;
        }
        part.kids = part.kids.iter().filter(|_| !part.is_fixed).filter_map(|kid| now_at.get(*kid).copied()).collect();
        if let Some(place) = now_at.get_mut(slot) {
            *place = kept.len();
        }
        kept.push(part);
    }
    kept
}

struct Reading<'a> {
    asked: &'a Asked<'a>,
    findings: Findings<'a>,
    rung: Rung,
    parts: Vec<Part<'a>>,
    known: HashMap<FindingIx, usize>,
}

impl<'a> Reading<'a> {
    /// Reads a finding and what it turns on; gives its place among the parts.
    fn part(&mut self, ix: FindingIx, around: (NodeIx, Hand)) -> Option<usize> {
        if let Some(known) = self.known.get(&ix) {
            return Some(*known);
        }
        let trace = self.findings.trace;
        let finding = trace.get(ix)?;
        let base = finding.outcome.at(self.rung);
        let mut join = self.findings.join(finding);
        let (here, leaf) = match &finding.what {
            What::Node(node, hand) => ((*node, *hand), None),
            What::Parts(_) => (around, None),
            What::Atom(atom) => (around, Some(Leaf::of(self.asked, self.rung, trace.atom(*atom)?, around))),
        };
        let mut kids = Vec::new();
        let mut in_hand = Vec::new();
        let mut elements = 0;
        for kid in trace.kids(finding) {
            let Some(below) = trace.get(*kid) else { continue };
            match &below.what {
                What::Node(_, hand) if matches!(finding.what, What::Parts(_)) => in_hand.extend(taken(here.1, *hand)),
                What::Atom(atom) if trace.atom(*atom).is_some_and(is_element) => elements += 1,
                _ => {}
            }
            kids.extend(self.part(*kid, here));
        }
        // An element that is not said any more says nothing; what the others rule out stays ruled out.
        if elements > 1 && elements == kids.len() && base == Truth::NotMet {
            join = Join::All;
        }
        let of_kids = joined(join, kids.iter().filter_map(|kid| self.parts.get(*kid)).map(|kid| kid.base));
        let never_met = matches!(&finding.what, What::Node(node, _) if self.never_met(*node));
        let fixed: Vec<Truth> =
            kids.iter().filter_map(|kid| self.parts.get(*kid)).filter(|kid| kid.is_fixed).map(|kid| kid.base).collect();
        let is_settled = match join {
            Join::All => base == Truth::NotMet && fixed.contains(&Truth::NotMet),
            Join::Any => base == Truth::Met && in_hand.is_empty() && fixed.contains(&Truth::Met),
            Join::None => false,
        };
        let is_fixed = match &leaf {
            Some(leaf) => matches!(leaf, Leaf::Fixed),
            None => is_settled || (in_hand.is_empty() && fixed.len() == kids.len()),
        };
        self.parts.push(Part { base, joined: of_kids, join, never_met, is_fixed, kids, hand: in_hand, leaf });
        let at = self.parts.len() - 1;
        self.known.insert(ix, at);
        Some(at)
    }

    fn never_met(&self, node: NodeIx) -> bool {
        self.asked.program.nodes.get(node as usize).is_some_and(|node| node.never_met)
    }
}

fn is_element(atom: &Atom) -> bool {
    matches!(atom.place.attribute, Attribute::Element(_))
}

/// Items that are in hand here and were not in hand around it.
fn taken(around: Hand, here: Hand) -> Vec<Place> {
    let mut all = Vec::new();
    if here.act != NONE && here.act != around.act {
        all.push(Place::whole(Item::Act(here.act)));
    }
    if here.victim != NONE && (here.act, here.victim) != (around.act, around.victim) {
        all.push(Place::whole(Item::Victim(here.act, here.victim)));
    }
    all
}
