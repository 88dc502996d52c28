//! What would settle an open finding: the minimal sets of facts that, written into the case, make it met; and for a finding
//! that is not met, the nearest miss.
//!
//! Sets are merged from the bottom up. The bounds below keep that quick on the vaguest case; where one is hit, the result
//! says so.

mod clash;
mod fact;
mod same;
mod slot;
mod value;

use std::rc::Rc;

pub use super::sets::Set;
pub use fact::{Fact, Kind};
pub use value::{Value, span};

use self::clash::clash;
use self::same::Same;
use self::slot::{Slot, Slots};
use super::Map;
use super::evaluate::{Atom, Hand, Join, Needed, Why};
use super::facts::{Facts, NONE};
use super::outcome::{Outcome, Tri};
use super::place::{Item, Place};
use super::program::{NodeIx, Op, Program, reads};
use super::sets::{MOST_SETS, smallest};
use super::support::SupportId;
use super::trace::{FindingIx, Trace, What};
use crate::terms::kind::{Rung, Truth};
use crate::terms::{List, TermId, Topic};

/// The minimal sets that settle one finding at one rung.
#[derive(Debug, Default)]
pub struct Missing {
    /// The facts the sets speak of.
    pub facts: Vec<Fact>,
    /// The sets, the smallest first: each fact by its place among the facts.
    pub sets: Vec<Set>,
    /// Whether a bound was hit, so that there may be more.
    pub cut: bool,
}

/// What is asked: under which law, of which case, with which weight of its supports.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    /// The law.
    pub program: &'a Program<'a>,
    /// The case.
    pub facts: &'a Facts<'a>,
    /// Rungs each support reaches under the regime asked about.
    pub masks: &'a [u8],
}

/// The sets that would make the root of `trace` met at `rung`; see [`Questions::missing`].
pub fn missing(asked: &Asked, trace: &Trace, rung: Rung, misses: bool) -> Missing {
    Questions::of(asked, trace).missing(rung, misses)
}

/// A trace with the places in which something is to be written, ready to be asked at any rung.
pub struct Questions<'a> {
    asked: Asked<'a>,
    trace: &'a Trace,
    slots: Slots,
    /// For each finding whether something is said in it that would be written anew.
    rewritten: Vec<bool>,
}

impl<'a> Questions<'a> {
    /// Gathers what is open in a trace.
    pub fn of(asked: &Asked<'a>, trace: &'a Trace) -> Questions<'a> {
        let slots = Slots::of(asked.facts, trace);
        let mut rewritten = Vec::with_capacity(trace.len());
        // What a finding is made of stands before it.
        for (_, finding) in trace.iter() {
            let below = |kid: &FindingIx| rewritten.get(*kid as usize).copied().unwrap_or(false);
            let is = match &finding.what {
                What::Atom(atom) => {
                    atom.asked.as_ref().is_some_and(|needed| slots.is_open(Slot::of(atom.place, needed)))
                }
                _ => trace.kids(finding).iter().any(below),
            };
            rewritten.push(is);
        }
        Questions { asked: *asked, trace, slots, rewritten }
    }

    /// The sets that would make the root met at `rung`.
    ///
    /// With `misses`, findings that are not met take part too, each as something absent or contradicted.
    pub fn missing(&self, rung: Rung, misses: bool) -> Missing {
        let Some(root) = self.trace.root() else { return Missing::default() };
        let mut search = Search {
            program: self.asked.program,
            case: self.asked.facts,
            masks: self.asked.masks,
            slots: &self.slots,
            rewritten: &self.rewritten,
            trace: self.trace,
            rung,
            misses,
            facts: Vec::new(),
            clashes: Vec::new(),
            index: Map::default(),
            known: vec![[None, None]; self.trace.len()],
            has_listings: false,
            cut: self.trace.cut,
        };
        let node = match self.trace.get(root).map(|finding| &finding.what) {
            Some(What::Node(node, hand)) => (*node, *hand),
            _ => (0, Hand::party(0)),
        };
        let sets = search.sets(root, true, node).to_vec();
        Missing { facts: search.facts, sets, cut: search.cut }
    }
}

/// Shared by all that are made of them.
type Sets = Rc<[Set]>;

struct Search<'a> {
    program: &'a Program<'a>,
    case: &'a Facts<'a>,
    masks: &'a [u8],
    slots: &'a Slots,
    rewritten: &'a [bool],
    trace: &'a Trace,
    rung: Rung,
    misses: bool,
    facts: Vec<Fact>,
    /// For each fact those that cannot be written beside it.
    clashes: Vec<Vec<u32>>,
    index: Map<Same, u32>,
    /// For each finding the sets that make it come out not met, and met.
    known: Vec<[Option<Sets>; 2]>,
    /// Whether listings are among the facts: one may say as much as another.
    has_listings: bool,
    cut: bool,
}

impl Search<'_> {
    /// The sets that make a finding come out as wanted.
    fn sets(&mut self, ix: FindingIx, wanted: bool, around: (NodeIx, Hand)) -> Sets {
        let Some(finding) = self.trace.get(ix) else { return nothing_does() };
        if matches!((finding.outcome.at(self.rung), wanted), (Truth::Met, true) | (Truth::NotMet, false)) {
            return nothing_needed();
        }
        // What is decided the other way comes out otherwise only where something said in it is written anew.
        let is_decided = finding.outcome.at(self.rung) != Truth::Open;
        if is_decided && !self.misses && !self.rewritten.get(ix as usize).copied().unwrap_or(false) {
            return nothing_does();
        }
        if let Some([not, met]) = self.known.get(ix as usize)
            && let Some(known) = if wanted { met } else { not }
        {
            return known.clone();
        }
        let sets = match &finding.what {
            What::Atom(atom) => self.atom(atom, finding.outcome, wanted, around).into(),
            What::Parts(join) => self.joined(*join, ix, wanted, around),
            What::Node(node, hand) => self.node(*node, *hand, ix, wanted),
        };
        // Only what a definition came out as stands under several findings, and that is a node with its own hand.
        if let Some([not, met]) = self.known.get_mut(ix as usize) {
            *(if wanted { met } else { not }) = Some(sets.clone());
        }
        sets
    }

    fn node(&mut self, node: NodeIx, hand: Hand, ix: FindingIx, wanted: bool) -> Sets {
        let Some(compiled) = self.program.nodes.get(node as usize) else { return nothing_does() };
        let join = match compiled.op {
            Op::All => Join::All,
            Op::Any => Join::Any,
            Op::Not => Join::None,
            _ => Join::All,
        };
        let Some(finding) = self.trace.get(ix) else { return nothing_does() };
        if !(compiled.never_met && wanted) {
            return self.joined(join, ix, wanted, (node, hand));
        }
        // The test itself must come out met, and then the law's reserve stands in the way.
        let discretion = self.program.meta(node).is_some_and(|meta| meta.about.discretion.is_some());
        let kind = if discretion { Kind::Discretion } else { Kind::Unsettled };
        let place = Place::whole(super::place::Item::Party(hand.party));
        let reserve = self.fact(Same::Law(node, discretion), Fact { kind, place, node, hand, wanted, needed: None });
        let below = if finding.raw.at(self.rung) == Truth::Met {
            nothing_needed()
        } else {
            self.joined(join, ix, true, (node, hand))
        };
        self.product(vec![below, [reserve].into()])
    }

    fn joined(&mut self, join: Join, ix: FindingIx, wanted: bool, around: (NodeIx, Hand)) -> Sets {
        let Some(finding) = self.trace.get(ix) else { return nothing_does() };
        let wanted_below = wanted != (join == Join::None);
        let all_needed = matches!((join, wanted), (Join::All, true) | (Join::Any, false));
        let mut kids = Vec::new();
        for kid in self.trace.kids(finding) {
            let sets = self.sets(*kid, wanted_below, around);
            // One part that cannot be had decides where all are needed, as one that is there does where any will do.
            match &*sets {
                [] if all_needed => return sets,
                [only] if only.is_empty() && !all_needed => return sets,
                [] => {}
                [only] if only.is_empty() => {}
                _ => kids.push(sets),
            }
        }
        if all_needed { self.product(kids) } else { self.union(kids) }
    }

    fn atom(&mut self, atom: &Atom, outcome: Outcome, wanted: bool, around: (NodeIx, Hand)) -> Vec<Set> {
        let (node, hand) = around;
        let place = atom.place;
        let plain = |kind| Fact { kind, place, node, hand, wanted, needed: None };
        // Where a value is to be written anew, one that is said may come out otherwise too.
        let mut rewritten = match &atom.asked {
            Some(asked) => self.values(atom, asked, wanted, around, Kind::Value),
            None => Vec::new(),
        };
        if outcome.at(self.rung) != Truth::Open {
            return match &atom.why {
                _ if !self.misses => rewritten,
                Why::Silent(needed) => vec![self.absent(place, needed, around, wanted)],
                _ => vec![self.fact(Same::Said(place, wanted), plain(Kind::Contradicted))],
            };
        }
        let (same, kind) = match &atom.why {
            Why::Missing(needed) | Why::Vague(needed) => return self.values(atom, needed, wanted, around, Kind::Value),
            Why::Disputed(needed) => return self.values(atom, needed, wanted, around, Kind::Resolution),
            Why::Unanswered(question) => {
                let same = Same::Answer(*question, place, self.about(*question, hand), wanted);
                let answer = self.fact(same, plain(Kind::Answer(*question)));
                // An answer of yes stands on what it is about.
                let follows = if wanted { self.followed(around) } else { nothing_needed() };
                return self.product(vec![follows, [answer].into()]).to_vec();
            }
            Why::Depends(regime, party) => (Same::Listing(*regime, *party), Kind::Listing(*regime, *party)),
            Why::Silent(needed) => return vec![self.absent(place, needed, around, wanted)],
            Why::Said => match atom.support {
                // A judgement stands on what it is about: that is what lacks support.
                Some(SupportId::ALLEGED) if matches!(place.item, Item::Judgement(_)) => {
                    return self.followed(around).to_vec();
                }
                // Statements without evidence share one support and are still told apart by their places.
                Some(support) if wanted && support > SupportId::IDENTITY => {
                    (Same::Support(support), Kind::Support(support))
                }
                Some(support) if wanted => (Same::Unsupported(place), Kind::Support(support)),
                // Said and not yet supported at this rung. That it were otherwise cannot be wished for.
                _ => return rewritten,
            },
            Why::Inapplicable | Why::NotInForce => (Same::Said(place, wanted), Kind::Contradicted),
        };
        rewritten.push(self.fact(same, plain(kind)));
        rewritten
    }

    /// Something of which the file says nothing.
    fn absent(&mut self, place: Place, needed: &Needed, (node, hand): (NodeIx, Hand), wanted: bool) -> Set {
        let fact = Fact { kind: Kind::Absent(needed.clone()), place, node, hand, wanted, needed: None };
        self.fact(Same::Absent(place, needed.clone(), wanted), fact)
    }

    /// Any value that answers the question as wanted.
    fn values(
        &mut self,
        atom: &Atom,
        needed: &Needed,
        wanted: bool,
        (node, hand): (NodeIx, Hand),
        kind: fn(Value) -> Kind,
    ) -> Vec<Set> {
        let place = atom.place;
        let slot = Slot::of(place, needed);
        let values = self.slots.answers(self.case, place, needed, wanted);
        let mut sets = Vec::new();
        for value in values {
            let plain =
                |value, place| Fact { kind: kind(value), place, node, hand, wanted, needed: Some(needed.clone()) };
            // Where the dates of the act leave it open too, they are a missing thing of their own, shared with other links.
            if let Value::HeldOn(day, Some(act)) = value
                && let (Some(link), Some(span)) = (span(self.case, place.item), span(self.case, Item::Act(act)))
                && span.overlaps(&Value::HeldOn(day, None).written(&link)) != Tri::Yes
            {
                let of = Place::key(Item::Act(act), "until");
                let held = |day| Value::HeldOn(day, None);
                let same = |slot, day| Same::Value(slot, held(day));
                let dates = Slot::Dates(Item::Act(act));
                let mut set = self.fact(same(dates, day), plain(held(day), of));
                if link.overlaps(&held(day).written(&span)) != Tri::Yes {
                    let other = self.fact(same(slot, day), plain(held(day), place));
                    set = set.with(&other).unwrap_or(set);
                }
                sets.push(set);
                // Any day that another link would give the act may do for this one alone.
                for other in self.slots.days(act).to_vec() {
                    if link.overlaps(&held(other).written(&span)) == Tri::Yes {
                        sets.push(self.fact(same(dates, other), plain(held(other), of)));
                    }
                }
                continue;
            }
            let same = match &value {
                Value::Listing => Same::Listed(slot, node, hand.act),
                value => Same::Value(slot, value.clone()),
            };
            sets.push(self.fact(same, plain(value, place)));
        }
        sets
    }

    /// What of what is in hand a question is about.
    fn about(&self, question: TermId, hand: Hand) -> Hand {
        let mut about = Hand { party: NONE, act: NONE, link: NONE, victim: NONE };
        for topic in &self.case.vocabulary.list(List::Question).term(question).about {
            match topic {
                Topic::Party => about.party = hand.party,
                Topic::Act => about.act = hand.act,
                Topic::Link => about.link = hand.link,
                Topic::Victim => (about.act, about.victim) = (hand.act, hand.victim),
                Topic::Country => {}
            }
        }
        about
    }

    /// The support that what a judgement in hand is about still lacks at this rung: the judgement follows it and has none
    /// of its own.
    fn followed(&mut self, (node, hand): (NodeIx, Hand)) -> Sets {
        let Some(Op::Judgement(test)) = self.program.nodes.get(node as usize).map(|node| &node.op) else {
            return nothing_needed();
        };
        let mut kids = Vec::new();
        if test.about & reads::ACT != 0
            && let Some(act) = self.case.acts.get(hand.act as usize)
        {
            kids.push(self.lacking(Item::Act(hand.act), act.support, (node, hand)));
        }
        if test.about & reads::LINK != 0
            && let Some(link) = self.case.links.get(hand.link as usize)
        {
            kids.push(self.lacking(link.place.item, link.support, (node, hand)));
        }
        if test.about & reads::VICTIM != 0
            && let Some(victims) = self.case.acts.get(hand.act as usize).and_then(|act| act.victims.as_ref())
            && let Some(Some(victim)) = victims.get(hand.victim as usize)
        {
            kids.push(self.lacking(Item::Victim(hand.act, hand.victim), victim.support, (node, hand)));
        }
        self.product(kids)
    }

    /// Better support of an item, unless it reaches the rung already.
    fn lacking(&mut self, item: Item, support: SupportId, (node, hand): (NodeIx, Hand)) -> Sets {
        if self.masks.get(support.0 as usize).is_some_and(|mask| mask & self.rung.bit() != 0) {
            return nothing_needed();
        }
        let fact =
            Fact { kind: Kind::Support(support), place: Place::whole(item), node, hand, wanted: true, needed: None };
        [self.fact(Same::Support(support), fact)].into()
    }

    /// A set of this one missing thing.
    fn fact(&mut self, same: Same, fact: Fact) -> Set {
        let is_burden = |fact: &Fact| if self.misses { fact.is_fixed() } else { !fact.is_writable() };
        if let Some(known) = self.index.get(&same) {
            return Set::one(*known, self.facts.get(*known as usize).is_some_and(is_burden));
        }
        let ix = u32::try_from(self.facts.len()).unwrap_or(u32::MAX);
        let clashing = |other: &Fact| clash(self.case, &fact, other);
        let clashes: Vec<u32> =
            (0..).zip(&self.facts).filter(|(_, other)| clashing(other)).map(|(other, _)| other).collect();
        for other in &clashes {
            if let Some(all) = self.clashes.get_mut(*other as usize) {
                all.push(ix);
            }
        }
        let set = Set::one(ix, is_burden(&fact));
        self.has_listings |= fact.kind == Kind::Value(Value::Listing);
        self.clashes.push(clashes);
        self.facts.push(fact);
        self.index.insert(same, ix);
        set
    }

    /// Any of these will do.
    fn union(&mut self, kids: Vec<Sets>) -> Sets {
        match kids.as_slice() {
            [] => nothing_does(),
            [only] => only.clone(),
            kids => {
                let all = kids.iter().flat_map(|kid| kid.iter().copied()).collect();
                self.smallest(all).into()
            }
        }
    }

    /// All of these are needed.
    fn product(&mut self, mut kids: Vec<Sets>) -> Sets {
        kids.sort_by_key(|kid| kid.len());
        let mut kids = kids.into_iter();
        let Some(first) = kids.next() else { return nothing_needed() };
        kids.fold(first, |all, kid| {
            let mut next = Vec::with_capacity(all.len() * kid.len());
            let mut is_cut = false;
            for set in all.iter() {
                for other in kid.iter().filter(|other| !self.contradicts(set, other)) {
                    match set.with(other) {
                        Some(joined) => next.push(joined),
                        None => is_cut = true,
                    }
                }
            }
            self.cut |= is_cut;
            self.smallest(next).into()
        })
    }

    /// Whether two sets cannot be written together.
    fn contradicts(&self, one: &Set, other: &Set) -> bool {
        one.iter().any(|fact| {
            let clashes = self.clashes.get(*fact as usize).map_or(&[][..], Vec::as_slice);
            !clashes.is_empty() && other.iter().any(|fact| clashes.contains(fact))
        })
    }

    /// Whether `large` has every fact of `small`, or one that says as much: a listing for an act is a listing.
    fn is_within(&self, small: &Set, large: &Set) -> bool {
        if !self.has_listings {
            return large.has_all(small);
        }
        small.iter().all(|one| large.contains(one) || large.iter().any(|other| self.says_as_much(*other, *one)))
    }

    fn says_as_much(&self, one: u32, other: u32) -> bool {
        let listing = |ix: u32| {
            let fact = self.facts.get(ix as usize).filter(|fact| fact.kind == Kind::Value(Value::Listing))?;
            match &self.program.nodes.get(fact.node as usize)?.op {
                Op::Listed(test) => Some((fact.place, &test.regimes, test.for_act)),
                _ => None,
            }
        };
        let (Some(one), Some(other)) = (listing(one), listing(other)) else { return false };
        one.0 == other.0 && one.1 == other.1 && one.2 && !other.2
    }

    /// Minimal sets only, the smallest first, no more than are kept.
    fn smallest(&mut self, all: Vec<Set>) -> Vec<Set> {
        let (kept, cut) = smallest(all, MOST_SETS, |small, large| self.is_within(small, large));
        self.cut |= cut;
        kept
    }
}

/// The sets where nothing is missing.
fn nothing_needed() -> Sets {
    thread_local!(static EMPTY: Sets = [Set::EMPTY].into());
    EMPTY.with(Sets::clone)
}

/// The sets where nothing would do.
fn nothing_does() -> Sets {
    thread_local!(static NONE: Sets = [].into());
    NONE.with(Sets::clone)
}
