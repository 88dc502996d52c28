//! What would settle an open finding: the minimal sets of facts that, written into the case, make it met; and for a finding
//! that is not met, the nearest miss.
//!
//! Sets are merged from the bottom up. The bounds below keep that quick on the vaguest case; where one is hit, the result
//! says so.

mod fact;
mod slot;
mod value;

use std::collections::HashMap;

pub use fact::{Fact, Kind};
pub use value::{Value, span};

use self::slot::{Slot, Slots};
use super::evaluate::{Atom, Hand, Join, Needed, Why};
use super::facts::{Facts, Ix, NONE};
use super::outcome::{Outcome, Tri};
use super::place::{Item, Place};
use super::program::{NodeIx, Op, Program, reads};
use super::sets::{LARGEST_SET, MOST_SETS, Set, merge, smallest};
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
            index: HashMap::new(),
            known: HashMap::new(),
            cut: self.trace.cut,
        };
        let node = match self.trace.get(root).map(|finding| &finding.what) {
            Some(What::Node(node, hand)) => (*node, *hand),
            _ => (0, Hand::party(0)),
        };
        let sets = search.sets(root, true, node);
        let sets = std::rc::Rc::unwrap_or_clone(sets);
        Missing { facts: search.facts, sets, cut: search.cut }
    }
}

/// What makes two missing things one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Same {
    Value(Slot, String),
    Place(Place, String, bool),
    Support(SupportId),
    Answer(TermId, Place, Hand, bool),
    Law(NodeIx, bool),
    Listing(u32, Ix),
}

type Sets = std::rc::Rc<Vec<Set>>;

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
    index: HashMap<Same, u32>,
    known: HashMap<(FindingIx, bool, NodeIx), Sets>,
    cut: bool,
}

impl Search<'_> {
    /// The sets that make a finding come out as wanted.
    fn sets(&mut self, ix: FindingIx, wanted: bool, around: (NodeIx, Hand)) -> Sets {
        let Some(finding) = self.trace.get(ix) else { return Sets::default() };
        if matches!((finding.outcome.at(self.rung), wanted), (Truth::Met, true) | (Truth::NotMet, false)) {
            return Sets::new(vec![Set::new()]);
        }
        // What is decided the other way comes out otherwise only where something said in it is written anew.
        let is_decided = finding.outcome.at(self.rung) != Truth::Open;
        if is_decided && !self.misses && !self.rewritten.get(ix as usize).copied().unwrap_or(false) {
            return Sets::default();
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
        let reserve = self.fact(Same::Law(node, discretion), Fact { kind, place, node, hand, wanted, needed: None });
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
            let (same, kind) = match &atom.why {
                _ if !self.misses => return rewritten,
                Why::Silent(needed) => (format!("{needed:?}"), Kind::Absent(needed.clone())),
                _ => (String::new(), Kind::Contradicted),
            };
            return vec![vec![self.fact(Same::Place(place, same, wanted), plain(kind))]];
        }
        let (same, kind) = match &atom.why {
            Why::Missing(needed) | Why::Vague(needed) => return self.values(atom, needed, wanted, around, Kind::Value),
            Why::Disputed(needed) => return self.values(atom, needed, wanted, around, Kind::Resolution),
            Why::Unanswered(question) => {
                let same = Same::Answer(*question, place, self.about(*question, hand), wanted);
                let answer = self.fact(same, plain(Kind::Answer(*question)));
                // An answer of yes stands on what it is about.
                let follows = if wanted { self.followed(around) } else { vec![Set::new()] };
                return follows.into_iter().map(|set| merge(&set, &[answer])).collect();
            }
            Why::Depends(regime, party) => (Same::Listing(*regime, *party), Kind::Listing(*regime, *party)),
            Why::Silent(needed) => (Same::Place(place, format!("{needed:?}"), wanted), Kind::Absent(needed.clone())),
            Why::Said => match atom.support {
                // A judgement stands on what it is about: that is what lacks support.
                Some(SupportId::ALLEGED) if matches!(place.item, Item::Judgement(_)) => return self.followed(around),
                // Statements without evidence share one support and are still told apart by their places.
                Some(support) if wanted && support > SupportId::IDENTITY => {
                    (Same::Support(support), Kind::Support(support))
                }
                Some(support) if wanted => (Same::Place(place, "support".into(), true), Kind::Support(support)),
                // Said and not yet supported at this rung. That it were otherwise cannot be wished for.
                _ => return rewritten,
            },
            Why::Inapplicable | Why::NotInForce => (Same::Place(place, String::new(), wanted), Kind::Contradicted),
        };
        rewritten.push(vec![self.fact(same, plain(kind))]);
        rewritten
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
        let values: Vec<Value> = self.slots.answers(self.case, place, needed, wanted).cloned().collect();
        let mut sets = Vec::new();
        for value in values {
            // Which listing is asked for depends on the node, and on the act where it must have been made for one.
            let said = match &value {
                Value::Listing => format!("listing {node} {}", hand.act),
                value => format!("{value:?}"),
            };
            let plain =
                |value, place| Fact { kind: kind(value), place, node, hand, wanted, needed: Some(needed.clone()) };
            // Where the dates of the act leave it open too, they are a missing thing of their own, shared with other links.
            if let Value::HeldOn(day, Some(act)) = value
                && let (Some(link), Some(span)) = (span(self.case, place.item), span(self.case, Item::Act(act)))
                && span.overlaps(&Value::HeldOn(day, None).written(&link)) != Tri::Yes
            {
                let of = Place::key(Item::Act(act), "until");
                let same = |slot| Same::Value(slot, format!("{day:?}"));
                let mut set = vec![self.fact(same(Slot::Dates(Item::Act(act))), plain(Value::HeldOn(day, None), of))];
                if link.overlaps(&Value::HeldOn(day, None).written(&span)) != Tri::Yes {
                    set.push(self.fact(same(slot), plain(Value::HeldOn(day, None), place)));
                }
                set.sort_unstable();
                sets.push(set);
                // Any day that another link would give the act may do for this one alone.
                for other in self.slots.days(act).to_vec() {
                    if link.overlaps(&Value::HeldOn(other, None).written(&span)) == Tri::Yes {
                        let same = Same::Value(Slot::Dates(Item::Act(act)), format!("{other:?}"));
                        sets.push(vec![self.fact(same, plain(Value::HeldOn(other, None), of))]);
                    }
                }
                continue;
            }
            sets.push(vec![self.fact(Same::Value(slot, said), plain(value, place))]);
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
    fn followed(&mut self, (node, hand): (NodeIx, Hand)) -> Vec<Set> {
        let Some(Op::Judgement(test)) = self.program.nodes.get(node as usize).map(|node| &node.op) else {
            return vec![Set::new()];
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
            return Sets::new(vec![Set::new()]);
        }
        let fact =
            Fact { kind: Kind::Support(support), place: Place::whole(item), node, hand, wanted: true, needed: None };
        Sets::new(vec![vec![self.fact(Same::Support(support), fact)]])
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

    /// Whether a set cannot be written: two values in a place that holds one, or a value that undoes what another is for.
    fn contradicts(&self, set: &[u32]) -> bool {
        let facts: Vec<&Fact> = set.iter().filter_map(|ix| self.facts.get(*ix as usize)).collect();
        let slot = |fact: &Fact| fact.needed.as_ref().map(|needed| Slot::of(fact.place, needed));
        facts.iter().enumerate().any(|(at, one)| {
            facts.iter().skip(at + 1).any(|other| {
                if let (Kind::Answer(here), Kind::Answer(there)) = (&one.kind, &other.kind) {
                    return here == there && one.place == other.place && one.hand == other.hand;
                }
                let (Some(here), Some(there)) = (slot(one), slot(other)) else { return false };
                here == there
                    && match here {
                        Slot::Dates(_) => false,
                        slot if !slot.is_list() => true,
                        _ => undoes(self.case, one, other) || undoes(self.case, other, one),
                    }
            })
        })
    }

    /// Whether `large` has every fact of `small`, or one that says as much: a listing for an act is a listing.
    fn is_within(&self, small: &[u32], large: &[u32]) -> bool {
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

/// Whether the value of `other`, written beside that of `one`, undoes what `one` is for.
fn undoes(case: &Facts, one: &Fact, other: &Fact) -> bool {
    let (Kind::Value(_) | Kind::Resolution(_), Kind::Value(value) | Kind::Resolution(value)) = (&one.kind, &other.kind)
    else {
        return false;
    };
    let Some(needed) = &one.needed else { return false };
    let is_nothing = matches!(value, Value::Nothing);
    if one.wanted { is_nothing } else { !is_nothing && !value.settles(case, one.place, needed, false) }
}
