//! The search through one trace at one rung, from the bottom up.

use super::beside::Beside;
use super::fact::{Fact, Kind};
use super::same::Same;
use super::slot::{Slot, Slots};
use super::store::{Sets, Store};
use super::value::{Value, span};
use super::{Missing, Questions};
use crate::engine::Map;
use crate::engine::evaluate::{Atom, Hand, Join, Needed, Why};
use crate::engine::facts::{Facts, NONE};
use crate::engine::outcome::{ALL, Outcome, Tri};
use crate::engine::place::{Item, Place};
use crate::engine::program::{NodeIx, Op, Program, reads};
use crate::engine::sets::{MOST_SETS, Set, smallest};
use crate::engine::span::Span;
use crate::engine::support::SupportId;
use crate::engine::trace::{FindingIx, Trace, What};
use crate::terms::kind::{Rung, Stage, Truth};
use crate::terms::{List, TermId, Topic};

/// Room for so many facts is made at first: few searches of a small case find more.
const FIRST_ROOM: usize = 48;

pub(super) struct Search<'q, 'a> {
    program: &'a Program<'a>,
    case: &'a Facts<'a>,
    masks: &'a [u8],
    trace: &'a Trace<'a>,
    slots: &'q Slots<'a>,
    rewritten: &'q [bool],
    rung: Rung,
    misses: bool,
    /// Rungs at which everything looked at so far comes out as at this one.
    alike: u8,
    facts: Vec<Fact<'a>>,
    beside: Beside,
    index: Map<Same<'a>, u32>,
    store: Store,
    /// Parts of the findings that are being joined, those of the innermost last.
    parts: Vec<Sets>,
    /// Room for sets that are being joined.
    fresh: Vec<Set>,
    /// For each finding the sets that make it come out not met, and met.
    known: Vec<[Sets; 2]>,
    cut: bool,
}

impl<'q, 'a> Search<'q, 'a> {
    pub(super) fn of(questions: &'q Questions<'a>, rung: Rung, misses: bool) -> Search<'q, 'a> {
        let Questions { asked, trace, slots, rewritten } = questions;
        Search {
            program: asked.program,
            case: asked.facts,
            masks: asked.masks,
            trace,
            slots,
            rewritten,
            rung,
            misses,
            alike: ALL,
            facts: Vec::with_capacity(FIRST_ROOM),
            beside: Beside::with_room(FIRST_ROOM),
            index: Map::with_capacity_and_hasher(FIRST_ROOM, Default::default()),
            store: Store::new(),
            parts: Vec::new(),
            fresh: Vec::new(),
            known: vec![[Sets::UNKNOWN; 2]; trace.len()],
            cut: trace.cut,
        }
    }

    /// The sets that make a finding met.
    pub(super) fn missing(mut self, root: FindingIx, around: (NodeIx, Hand)) -> Missing<'a> {
        let sets = self.sets(root, true, around);
        let sets = self.store.get(sets).to_vec();
        Missing { facts: self.facts, sets, cut: self.cut, alike: self.alike }
    }

    /// The sets that make a finding come out as wanted.
    fn sets(&mut self, ix: FindingIx, wanted: bool, around: (NodeIx, Hand)) -> Sets {
        let trace = self.trace;
        let Some(finding) = trace.get(ix) else { return Sets::NOTHING_DOES };
        let truth = self.truth(finding.outcome);
        if matches!((truth, wanted), (Truth::Met, true) | (Truth::NotMet, false)) {
            return Sets::NOTHING_NEEDED;
        }
        // What is decided the other way comes out otherwise only where something said in it is written anew.
        let is_decided = truth != Truth::Open;
        if is_decided && !self.misses && !self.rewritten.get(ix as usize).copied().unwrap_or(false) {
            return Sets::NOTHING_DOES;
        }
        let known = self.known.get(ix as usize).map(|[not, met]| if wanted { *met } else { *not });
        if let Some(known) = known.filter(|known| *known != Sets::UNKNOWN) {
            return known;
        }
        let sets = match finding.what {
            What::Atom(atom) => match trace.atom(atom) {
                Some(atom) => self.atom(atom, truth, wanted, around),
                None => Sets::NOTHING_DOES,
            },
            What::Parts(join) => self.joined(join, ix, wanted, around),
            What::Node(node, hand) => self.node(node, hand, ix, wanted),
        };
        // Only what a definition came out as stands under several findings, and that is a node with its own hand.
        if let Some([not, met]) = self.known.get_mut(ix as usize) {
            *(if wanted { met } else { not }) = sets;
        }
        sets
    }

    /// How something comes out at this rung, noting where it does so too.
    fn truth(&mut self, outcome: Outcome) -> Truth {
        let truth = outcome.at(self.rung);
        self.alike &= match truth {
            Truth::Met => outcome.met,
            Truth::NotMet => outcome.not,
            Truth::Open => outcome.open(),
        };
        truth
    }

    fn node(&mut self, node: NodeIx, hand: Hand, ix: FindingIx, wanted: bool) -> Sets {
        let Some(compiled) = self.program.nodes.get(node as usize) else { return Sets::NOTHING_DOES };
        let join = match compiled.op {
            Op::All => Join::All,
            Op::Any => Join::Any,
            Op::Not => Join::None,
            _ => Join::All,
        };
        let Some(finding) = self.trace.get(ix) else { return Sets::NOTHING_DOES };
        if !(compiled.never_met && wanted) {
            let below = self.joined(join, ix, wanted, (node, hand));
            let looks_for_acts = matches!(compiled.op, Op::SomeAct { stage: Stage::Completed, .. });
            return if self.misses && wanted && looks_for_acts { self.or_another(below, node, hand) } else { below };
        }
        // The test itself must come out met, and then the law's reserve stands in the way.
        let discretion = self.program.meta(node).is_some_and(|meta| meta.about.discretion.is_some());
        let kind = if discretion { Kind::Discretion } else { Kind::Unsettled };
        let place = Place::whole(Item::Party(hand.party));
        let reserve = self.fact(Same::Law(node, discretion), Fact { kind, place, node, hand, wanted, needed: None });
        let below = if self.truth(finding.raw) == Truth::Met {
            Sets::NOTHING_NEEDED
        } else {
            self.joined(join, ix, true, (node, hand))
        };
        let reserve = self.only(reserve);
        let from = self.parts.len();
        self.parts.extend([below, reserve]);
        self.product(from)
    }

    fn joined(&mut self, join: Join, ix: FindingIx, wanted: bool, around: (NodeIx, Hand)) -> Sets {
        let trace = self.trace;
        let Some(finding) = trace.get(ix) else { return Sets::NOTHING_DOES };
        let wanted_below = wanted != (join == Join::None);
        let all_needed = matches!((join, wanted), (Join::All, true) | (Join::Any, false));
        let from = self.parts.len();
        for kid in trace.kids(finding) {
            let sets = self.sets(*kid, wanted_below, around);
            // One part that cannot be had decides where all are needed, as one that is there does where any will do.
            match self.store.get(sets) {
                [] if all_needed => {
                    self.parts.truncate(from);
                    return sets;
                }
                [only] if only.is_empty() && !all_needed => {
                    self.parts.truncate(from);
                    return sets;
                }
                [] => {}
                [only] if only.is_empty() => {}
                _ => self.parts.push(sets),
            }
        }
        if all_needed { self.product(from) } else { self.union(from) }
    }

    fn atom(&mut self, atom: &Atom<'a>, truth: Truth, wanted: bool, around: (NodeIx, Hand)) -> Sets {
        let (node, hand) = around;
        let place = atom.place;
        let plain = |kind| Fact { kind, place, node, hand, wanted, needed: None };
        let from = self.store.end();
        // Where a value is to be written anew, one that is said may come out otherwise too.
        if let Some(asked) = atom.asked {
            self.values(place, asked, wanted, around, Kind::Value);
        }
        if truth != Truth::Open {
            return match atom.why {
                _ if !self.misses => self.store.since(from),
                Why::Silent(needed) => self.absent(place, needed, around, wanted),
                _ => {
                    let fact = self.fact(Same::Said(place, wanted), plain(Kind::Contradicted));
                    self.only(fact)
                }
            };
        }
        let (same, kind) = match atom.why {
            Why::Missing(needed) | Why::Vague(needed) => {
                self.values(place, needed, wanted, around, Kind::Value);
                return self.store.since(from);
            }
            Why::Disputed(needed) => {
                self.values(place, needed, wanted, around, Kind::Resolution);
                return self.store.since(from);
            }
            Why::Unanswered(question) => {
                let same = Same::Answer(question, place, self.about(question, hand), wanted);
                let answer = self.fact(same, plain(Kind::Answer(question)));
                // An answer of yes stands on what it is about.
                let follows = if wanted { self.followed(around) } else { Sets::NOTHING_NEEDED };
                let answer = self.only(answer);
                let from = self.parts.len();
                self.parts.extend([follows, answer]);
                return self.product(from);
            }
            Why::Depends(regime, party) => (Same::Listing(regime, party), Kind::Listing(regime, party)),
            Why::Silent(needed) => return self.absent(place, needed, around, wanted),
            Why::Said => match atom.support {
                // A judgement stands on what it is about: that is what lacks support.
                Some(SupportId::ALLEGED) if matches!(place.item, Item::Judgement(_)) => return self.followed(around),
                // Statements without evidence share one support and are still told apart by their places.
                Some(support) if wanted && support > SupportId::IDENTITY => {
                    (Same::Support(support), Kind::Support(support))
                }
                Some(support) if wanted => (Same::Unsupported(place), Kind::Support(support)),
                // Said and not yet supported at this rung. That it were otherwise cannot be wished for.
                _ => return self.store.since(from),
            },
            Why::Inapplicable | Why::NotInForce => (Same::Said(place, wanted), Kind::Contradicted),
        };
        let fact = self.fact(same, plain(kind));
        self.store.push(fact);
        self.store.since(from)
    }

    /// Something of which the file says nothing.
    fn absent(&mut self, place: Place, needed: Needed<'a>, (node, hand): (NodeIx, Hand), wanted: bool) -> Sets {
        let fact = Fact { kind: Kind::Absent(needed), place, node, hand, wanted, needed: None };
        let absent = self.fact(Same::Absent(place, needed, wanted), fact);
        self.only(absent)
    }

    /// Those sets, or one more act: of those in the file none will do.
    fn or_another(&mut self, below: Sets, node: NodeIx, hand: Hand) -> Sets {
        let place = Place::whole(Item::Collection("acts"));
        let fact = Fact { kind: Kind::Absent(Needed::Item), place, node, hand, wanted: true, needed: None };
        let another = self.fact(Same::Another(node), fact);
        let another = self.only(another);
        let from = self.parts.len();
        self.parts.extend([below, another]);
        self.union(from)
    }

    /// Stores a set for any value that answers the question as wanted.
    fn values(
        &mut self,
        place: Place,
        needed: Needed<'a>,
        wanted: bool,
        (node, hand): (NodeIx, Hand),
        kind: fn(Value) -> Kind<'a>,
    ) {
        let (case, slots) = (self.case, self.slots);
        let slot = Slot::of(place, needed);
        let plain = |value, place| Fact { kind: kind(value), place, node, hand, wanted, needed: Some(needed) };
        for value in slots.answers(case, place, needed, wanted) {
            // Where the dates of the act leave it open too, they are a missing thing of their own, shared with other links.
            if let Value::HeldOn(day, Some(act)) = value
                && needed == Needed::OverlapWith(act)
                && let (Some(link), Some(span)) = (span(case, place.item), span(case, Item::Act(act)))
                && span.overlaps(&Value::HeldOn(day, None).written(&link)) != Tri::Yes
            {
                let of = Place::key(Item::Act(act), "until");
                let held = |day| Value::HeldOn(day, None);
                let same = |slot, day| Same::Value(slot, held(day));
                let dates = Slot::Dates(Item::Act(act));
                let during = held(day).written(&span);
                let mut set = self.fact(same(dates, day), plain(held(day), of));
                let mut dated = link;
                if link.overlaps(&during) != Tri::Yes {
                    let other = self.fact(same(slot, day), plain(held(day), place));
                    set = set.with(&other).unwrap_or(set);
                    dated = held(day).written(&link);
                }
                self.push_resting(set, place.item, [&link, &dated, &during], (node, hand));
                // Any day that another link would give the act may do for this one alone.
                for other in slots.days(case, act) {
                    let during = held(*other).written(&span);
                    if link.overlaps(&during) == Tri::Yes {
                        let set = self.fact(same(dates, *other), plain(held(*other), of));
                        self.push_resting(set, place.item, [&link, &link, &during], (node, hand));
                    }
                }
                continue;
            }
            // Here the dates of the act may stay as they are, or the question is not about it.
            let value = match value {
                Value::HeldOn(day, _) => Value::HeldOn(day, None),
                value => value,
            };
            let same = match value {
                Value::Listing => Same::Listed(slot, node, hand.act),
                value => Same::Value(slot, value),
            };
            let set = self.fact(same, plain(value, place));
            let compared = match needed {
                Needed::OverlapWith(act) if wanted => span(case, Item::Act(act)),
                Needed::HoldsOn(day) if wanted => Some(Span::day(day)),
                _ => None,
            };
            if let Some(compared) = compared
                && let Some(link) = span(case, place.item)
            {
                self.push_resting(set, place.item, [&link, &value.written(&link), &compared], (node, hand));
            } else {
                self.store.push(set);
            }
        }
    }

    /// Stores a set that writes dates of an item, with the support that its other dates still lack: what is written makes them
    /// count. The spans are that of the item as it is, as it would be, and the one it is compared with.
    fn push_resting(
        &mut self,
        mut set: Set,
        item: Item,
        [before, after, other]: [&Span; 3],
        (node, hand): (NodeIx, Hand),
    ) {
        let [start, end] = after.stands_on(other);
        let start = start.filter(|_| after.start == before.start).map(|support| ("from", support));
        let end = end.filter(|_| after.end == before.end).map(|support| ("until", support));
        for (key, support) in start.into_iter().chain(end) {
            let mask = self.masks.get(support.0 as usize).copied().unwrap_or(0);
            if self.truth(Outcome::met_at(mask)) == Truth::Met {
                continue;
            }
            let place = Place::key(item, key);
            let kind = Kind::Support(support);
            let lacking =
                self.fact(Same::Support(support), Fact { kind, place, node, hand, wanted: true, needed: None });
            match set.with(&lacking) {
                Some(larger) => set = larger,
                None => {
                    self.cut = true;
                    return;
                }
            }
        }
        self.store.push(set);
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
            return Sets::NOTHING_NEEDED;
        };
        let from = self.parts.len();
        if test.about & reads::ACT != 0
            && let Some(act) = self.case.acts.get(hand.act as usize)
        {
            self.lacking(Item::Act(hand.act), act.support, (node, hand));
        }
        if test.about & reads::PARTY != 0
            && let Some(party) = self.case.parties.get(hand.party as usize)
        {
            self.lacking(Item::Party(hand.party), party.identity, (node, hand));
        }
        if test.about & reads::LINK != 0
            && let Some(link) = self.case.links.get(hand.link as usize)
        {
            self.lacking(link.place.item, link.support, (node, hand));
        }
        if test.about & reads::VICTIM != 0
            && let Some(victims) = self.case.acts.get(hand.act as usize).and_then(|act| act.victims.as_ref())
            && let Some(Some(victim)) = victims.get(hand.victim as usize)
        {
            self.lacking(Item::Victim(hand.act, hand.victim), victim.support, (node, hand));
        }
        self.product(from)
    }

    /// Adds better support of an item to the parts, unless it reaches the rung already.
    fn lacking(&mut self, item: Item, support: SupportId, (node, hand): (NodeIx, Hand)) {
        let mask = self.masks.get(support.0 as usize).copied().unwrap_or(0);
        if self.truth(Outcome::met_at(mask)) == Truth::Met {
            self.parts.push(Sets::NOTHING_NEEDED);
            return;
        }
        let fact =
            Fact { kind: Kind::Support(support), place: Place::whole(item), node, hand, wanted: true, needed: None };
        let set = self.fact(Same::Support(support), fact);
        let sets = self.only(set);
        self.parts.push(sets);
    }

    /// A set of this one missing thing.
    fn fact(&mut self, same: Same<'a>, fact: Fact<'a>) -> Set {
        let is_burden = |fact: &Fact| if self.misses { fact.is_fixed() } else { !fact.is_writable() };
        if let Some(known) = self.index.get(&same) {
            return Set::one(*known, self.facts.get(*known as usize).is_some_and(is_burden));
        }
        let ix = u32::try_from(self.facts.len()).unwrap_or(u32::MAX);
        let set = Set::one(ix, is_burden(&fact));
        self.beside.add(self.program, self.case, &self.facts, &fact);
        self.facts.push(fact);
        self.index.insert(same, ix);
        set
    }

    /// This one set.
    fn only(&mut self, set: Set) -> Sets {
        let from = self.store.end();
        self.store.push(set);
        self.store.since(from)
    }

    /// Takes the parts from this one on: any of them will do.
    fn union(&mut self, from: usize) -> Sets {
        let sets = match self.parts.get(from..).unwrap_or_default() {
            [] => Sets::NOTHING_DOES,
            [only] => *only,
            parts => {
                self.fresh.clear();
                self.fresh.extend(parts.iter().flat_map(|part| self.store.get(*part)));
                self.smallest(self.store.end())
            }
        };
        self.parts.truncate(from);
        sets
    }

    /// Takes the parts from this one on: all of them are needed.
    fn product(&mut self, from: usize) -> Sets {
        let parts = self.parts.get_mut(from..).unwrap_or_default();
        parts.sort_by_key(|part| part.len());
        let Some(mut all) = parts.first().copied() else { return Sets::NOTHING_NEEDED };
        let end = self.store.end();
        for at in from + 1..self.parts.len() {
            let Some(part) = self.parts.get(at).copied() else { break };
            self.fresh.clear();
            for one in self.store.get(all) {
                for other in self.store.get(part) {
                    if self.beside.contradicts(one, other) {
                        continue;
                    }
                    match one.with(other) {
                        Some(joined) => {
                            self.fresh.push(self.beside.pruned(joined));
                        }
                        None => self.cut = true,
                    }
                }
            }
            // What was joined before is part of this, and its room is free again.
            all = self.smallest(end);
        }
        self.parts.truncate(from);
        all
    }

    /// Stores, from there on, the minimal ones of what was joined, the smallest first, no more than are kept.
    fn smallest(&mut self, from: u32) -> Sets {
        let mut fresh = std::mem::take(&mut self.fresh);
        self.cut |= smallest(&mut fresh, MOST_SETS, |small, large| self.beside.is_within(small, large));
        let sets = self.store.replace(from, &fresh);
        self.fresh = fresh;
        sets
    }
}
