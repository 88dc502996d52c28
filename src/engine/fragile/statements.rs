//! The findings of an assessment, asked again with some statements lost.
//!
//! A loss may help as well: where the law asks that nobody on either side held an office, a post that is struck opens that way.

use std::collections::{BTreeSet, HashMap};

use super::dates;
use super::is;
use crate::engine::evaluate::{Atom, Care, Hand, Join, Needed, Why, answers, stands};
use crate::engine::facts::{Event, Facts, NONE};
use crate::engine::findings::Findings;
use crate::engine::missing::Asked;
use crate::engine::outcome::Tri;
use crate::engine::place::{Attribute, Item, Place};
use crate::engine::program::{NodeIx, Op};
use crate::engine::span::Between;
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

/// What one test rests on.
enum Leaf<'a> {
    /// Nothing that can be lost.
    Fixed,
    /// An item, and the attribute where that is a statement of its own.
    Said { item: Option<Item>, attribute: Option<Place> },
    /// A date that is a statement of its own and that a comparison rests on.
    Date { item: Item, place: Place },
    /// A comparison of the dates of an item.
    Compared { item: Item, with: &'a Needed },
    /// The last event of a listing.
    Stands { party: u32, event: &'a Event },
    /// Answers to one question, in order, each with whether it would come out the same in place of the first.
    Judged(Vec<(Item, bool)>),
}

impl<'a> Statements<'a> {
    /// Reads from its trace what a met assessment may turn on: also what is not met now, which a loss may help.
    pub(super) fn of(asked: &'a Asked<'a>, trace: &'a Trace, rung: Rung) -> Statements<'a> {
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
            What::Atom(atom) => (around, Some(self.leaf(atom, around))),
        };
        let mut kids = Vec::new();
        let mut in_hand = Vec::new();
        let mut elements = 0;
        for kid in trace.kids(finding) {
            let Some(below) = trace.get(*kid) else { continue };
            match &below.what {
                What::Node(_, hand) if matches!(finding.what, What::Parts(_)) => in_hand.extend(taken(here.1, *hand)),
                What::Atom(atom) if matches!(atom.place.attribute, Attribute::Element(_)) => elements += 1,
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

    fn leaf(&self, atom: &'a Atom, (node, hand): (NodeIx, Hand)) -> Leaf<'a> {
        let facts = self.asked.facts;
        let place = atom.place;
        let is_open = matches!(atom.why, Why::Missing(_) | Why::Vague(_) | Why::Disputed(_));
        match place.item {
            // What is left open of an item goes with it.
            Item::Act(_)
            | Item::Victim(..)
            | Item::Involvement(_)
            | Item::Link(_)
            | Item::Position(..)
            | Item::Listing(..)
                if is_open && atom.compared.is_none() =>
            {
                return Leaf::Said { item: Some(place.item), attribute: None };
            }
            _ if atom.why != Why::Said => return Leaf::Fixed,
            _ => {}
        }
        match (place.item, &atom.compared) {
            // A party and its kind are what everything else is said of.
            (Item::Party(_), _) if matches!(place.attribute, Attribute::Whole | Attribute::Key("kind")) => Leaf::Fixed,
            (Item::Party(_), _) => Leaf::Said { item: None, attribute: Some(place) },
            (Item::Judgement(_), _) => self.judged(node, hand),
            (Item::Listing(party, _), Some(_)) if matches!(atom.care, Some(Care::LastKnown(_))) => {
                let events = facts.parties.get(party as usize).map(|party| &party.events);
                match events.into_iter().flatten().find(|event| event.place.item == place.item) {
                    Some(event) => Leaf::Stands { party, event },
                    None => Leaf::Fixed,
                }
            }
            (Item::Listing(..), Some(_)) => {
                let attribute = own_date(facts, place.item);
                Leaf::Said { item: Some(place.item), attribute }
            }
            (item, Some(with)) => Leaf::Compared { item, with },
            (item, None) => {
                let statement = atom.statement(facts);
                match statement.attribute {
                    Attribute::Whole => Leaf::Said { item: Some(item), attribute: None },
                    Attribute::Key("from" | "until") => Leaf::Date { item, place: statement },
                    _ => Leaf::Said { item: Some(item), attribute: Some(statement) },
                }
            }
        }
    }

    fn judged(&self, node: NodeIx, hand: Hand) -> Leaf<'a> {
        let Asked { program, facts, masks } = *self.asked;
        let Some(Op::Judgement(test)) = program.nodes.get(node as usize).map(|node| &node.op) else {
            return Leaf::Fixed;
        };
        let mut first = None;
        let all = answers(facts, test, hand).map(|one| {
            let reaches = |support: crate::engine::support::SupportId| {
                masks.get(support.0 as usize).is_some_and(|mask| mask & self.rung.bit() != 0)
            };
            let first = *first.get_or_insert(one.own_support);
            let same = match &one.answer {
                crate::engine::facts::Fact::One(true, support) if one.own_support => reaches(*support),
                crate::engine::facts::Fact::One(true, _) => !first,
                _ => true,
            };
            (one.place.item, same)
        });
        Leaf::Judged(all.collect())
    }
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

/// The date of a listing event, where it is a statement of its own.
fn own_date(facts: &Facts, item: Item) -> Option<Place> {
    let Item::Listing(party, _) = item else { return None };
    let event = facts.parties.get(party as usize)?.events.iter().find(|event| event.place.item == item)?;
    (event.date_support != event.support).then(|| Place::key(item, "date"))
}

impl Leaf<'_> {
    /// Statements whose loss may change it.
    fn places(&self, facts: &Facts, mut add: impl FnMut(Place)) {
        match self {
            Leaf::Fixed => {}
            Leaf::Said { item, attribute } => {
                item.map(Place::whole).into_iter().chain(*attribute).for_each(add);
            }
            Leaf::Date { item, place } => [Place::whole(*item), *place].into_iter().for_each(add),
            Leaf::Compared { item, with } => {
                add(Place::whole(*item));
                dates::own(facts, *item).for_each(&mut add);
                if let Needed::OverlapWith(other) = with {
                    dates::own(facts, other.item).for_each(add);
                }
            }
            Leaf::Stands { party, .. } => {
                let events = facts.parties.get(*party as usize).map(|party| &party.events);
                for event in events.into_iter().flatten() {
                    add(event.place);
                    own_date(facts, event.place.item).into_iter().for_each(&mut add);
                }
            }
            Leaf::Judged(all) => all.iter().for_each(|(item, _)| add(Place::whole(*item))),
        }
    }

    /// How it comes out without what is lost.
    fn truth(&self, asked: &Asked, rung: Rung, base: Truth, is_lost: &impl Fn(Place) -> bool) -> Truth {
        let gone = |item: Item| is_lost(Place::whole(item));
        match self {
            Leaf::Fixed => base,
            Leaf::Said { item: Some(item), .. } | Leaf::Date { item, .. } | Leaf::Compared { item, .. }
                if gone(*item) =>
            {
                Truth::NotMet
            }
            Leaf::Said { attribute, .. } if attribute.is_some_and(is_lost) => Truth::Open,
            // The comparison says what comes of it; nothing need stand behind a date that is not there.
            Leaf::Date { place, .. } if is_lost(*place) => Truth::Met,
            Leaf::Said { .. } | Leaf::Date { .. } => base,
            Leaf::Compared { item, with } => match dates::compare(asked.facts, *item, with, is_lost) {
                Some(Tri::Yes) => Truth::Met,
                Some(Tri::No) => Truth::NotMet,
                Some(Tri::Unknown) => Truth::Open,
                None => base,
            },
            Leaf::Stands { party, event } => {
                let Some(party) = asked.facts.parties.get(*party as usize) else { return base };
                let date = |event: &Event| {
                    let is_undated = own_date(asked.facts, event.place.item).is_some_and(is_lost);
                    let date = if is_undated { Between::UNKNOWN } else { event.date };
                    (!is_lost(event.place)).then_some(date)
                };
                // An event that had been overtaken stands once what overtook it is gone.
                let mask = asked.masks.get(event.date_support.0 as usize).copied().unwrap_or(0);
                let rises = |event: &Event| !is_lost(event.place) && mask & rung.bit() != 0;
                match stands(party, event, asked.program.as_of, date) {
                    Tri::Yes if base == Truth::Met || rises(event) => Truth::Met,
                    Tri::No => Truth::NotMet,
                    Tri::Yes | Tri::Unknown => Truth::Open,
                }
            }
            Leaf::Judged(all) => match all.iter().find(|(item, _)| !gone(*item)) {
                None => Truth::Open,
                Some((item, same)) if *same || all.first().is_some_and(|(first, _)| first == item) => base,
                Some(_) => Truth::Open,
            },
        }
    }
}
