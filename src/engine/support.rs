//! What statements stand on, weighed once: which rungs each support reaches, and who may be shown it.

use std::collections::HashMap;

use crate::case::clearance::Clearance;
use crate::case::evidence::Evidence;
use crate::case::{Case, Support};
use crate::terms::kind::Rung;
use crate::terms::{List, Vocabulary};

/// A support in the table of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SupportId(pub u32);

impl SupportId {
    /// Alleged, with nothing behind it.
    pub const ALLEGED: SupportId = SupportId(0);
    /// Identity without source: it counts at every rung.
    pub const IDENTITY: SupportId = SupportId(1);
}

/// What kind of statement a support carries, which decides how it is weighed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Weight {
    /// It accuses: acts, victims, involvements, elements, links.
    Accuses,
    /// It accuses, and one official record establishes it: posts, listings, ownership.
    Recorded,
    /// It identifies: it counts at every rung, and only its clearance is held against it.
    Identifies,
}

/// One support: the items behind a statement and to whom it may be shown.
#[derive(Debug, Clone)]
pub struct SupportFact {
    /// Items of the register, by place in the file.
    pub evidence: Vec<u32>,
    /// The statement's own clearance.
    pub clearance: Option<Clearance>,
    /// Why the author could not verify it.
    pub unverified: Option<String>,
    /// How it is weighed.
    pub weight: Weight,
    mask: u8,
}

/// In a mask of [`Supports::without`]: the evidence behind the statement is all gone.
pub const BARE: u8 = 0b1_0000;

/// What is known of one item of evidence.
#[derive(Debug)]
struct Item {
    /// Items of one origin share a number.
    origin: Option<u32>,
    /// The items it rests on.
    derives_from: Vec<u32>,
    official: bool,
    clearance: Clearance,
}

/// Which source an item is.
#[derive(Debug, Clone, Copy)]
struct Source {
    /// Items that are one source share a number.
    number: u32,
    /// Whether that source has an origin.
    has_origin: bool,
}

/// All supports of a case.
#[derive(Debug)]
pub struct Supports {
    items: Vec<Item>,
    sources: Vec<Source>,
    origins: Vec<String>,
    index: HashMap<String, u32>,
    table: Vec<SupportFact>,
}

impl Supports {
    /// Reads the register of a case and counts its sources.
    pub fn of(case: &Case, vocabulary: &Vocabulary) -> Supports {
        let index: HashMap<String, u32> =
            case.evidence.sorted().zip(0..).map(|((key, _), at)| (key.to_owned(), at)).collect();
        let mut origins: Vec<String> = case.evidence.iter().filter_map(|(_, item)| item.origin.clone()).collect();
        origins.sort();
        origins.dedup();
        let origin = |item: &Evidence| {
            let at = origins.binary_search(item.origin.as_ref()?).ok()?;
            u32::try_from(at).ok()
        };
        let items: Vec<Item> = case
            .evidence
            .sorted()
            .map(|(_, item)| Item {
                origin: origin(item),
                derives_from: item.derives_from.iter().flatten().filter_map(|key| index.get(key).copied()).collect(),
                official: is_official(item, vocabulary),
                clearance: item.clearance.clone().unwrap_or(Clearance::Nobody),
            })
            .collect();
        let sources = sources(&items, &|_| true);
        let mut supports = Supports { items, sources, origins, index, table: Vec::new() };
        supports.add(&[], None, None, Weight::Accuses);
        supports.add(&[], None, None, Weight::Identifies);
        supports
    }

    /// Adds a support and weighs it.
    pub fn add(
        &mut self,
        evidence: &[String],
        clearance: Option<&Clearance>,
        unverified: Option<&str>,
        weight: Weight,
    ) -> SupportId {
        let mut items: Vec<u32> = evidence.iter().filter_map(|key| self.index.get(key).copied()).collect();
        items.sort_unstable();
        items.dedup();
        let mask = self.weigh(&items, &self.sources, unverified.is_some(), weight);
        let id = SupportId(u32::try_from(self.table.len()).unwrap_or(u32::MAX));
        let unverified = unverified.map(str::to_owned);
        self.table.push(SupportFact { evidence: items, clearance: clearance.cloned(), unverified, weight, mask });
        id
    }

    /// Adds the support an attribute has of its own.
    pub fn own(&mut self, support: &Support, weight: Weight) -> SupportId {
        self.add(&support.evidence, support.clearance.as_ref(), support.unverified.as_deref(), weight)
    }

    /// One support.
    pub fn get(&self, id: SupportId) -> Option<&SupportFact> {
        self.table.get(id.0 as usize)
    }

    /// Whether an item of evidence may be shown to each of these readers.
    pub fn is_cleared(&self, item: u32, readers: &[String]) -> bool {
        self.items.get(item as usize).is_some_and(|item| item.clearance.covers_all(readers))
    }

    /// The rungs each support reaches when the first channel has these readers. Index by [`SupportId`].
    pub fn masks(&self, readers: &[String]) -> Vec<u8> {
        self.table
            .iter()
            .map(|fact| {
                let disclosable = self.is_disclosable(fact, &fact.evidence, readers);
                if disclosable { fact.mask | Rung::Disclosable.bit() } else { fact.mask }
            })
            .collect()
    }

    /// The same as [`Supports::masks`], had some items of the register never been there. [`BARE`] is set where a statement had
    /// evidence and all of it is gone.
    pub fn without(&self, readers: &[String], is_lost: &impl Fn(u32) -> bool) -> Vec<u8> {
        let sources = sources(&self.items, &|item| !is_lost(item));
        self.table
            .iter()
            .map(|fact| {
                let left: Vec<u32> = fact.evidence.iter().copied().filter(|item| !is_lost(*item)).collect();
                let mut mask = self.weigh(&left, &sources, fact.unverified.is_some(), fact.weight);
                // Identity that rested on something and now rests on nothing is shown as what never had a source.
                if self.is_disclosable(fact, &left, readers) {
                    mask |= Rung::Disclosable.bit();
                }
                if left.is_empty() && !fact.evidence.is_empty() { mask | BARE } else { mask }
            })
            .collect()
    }

    /// How many items the register has.
    pub fn items(&self) -> u32 {
        u32::try_from(self.items.len()).unwrap_or(u32::MAX)
    }

    /// Origins that items name, ascending.
    pub fn origins(&self) -> &[String] {
        &self.origins
    }

    /// The origin of an item, by place in [`Supports::origins`].
    pub fn origin(&self, item: u32) -> Option<u32> {
        self.items.get(item as usize)?.origin
    }

    fn weigh(&self, items: &[u32], sources: &[Source], unverified: bool, weight: Weight) -> u8 {
        let alleged = Rung::Alleged.bit();
        if weight == Weight::Identifies {
            return alleged | Rung::Evidenced.bit() | Rung::Corroborated.bit();
        }
        if unverified || items.is_empty() {
            return alleged;
        }
        let evidenced = alleged | Rung::Evidenced.bit();
        let register = items.iter().filter_map(|item| self.items.get(*item as usize));
        let of = items.iter().filter_map(|item| sources.get(*item as usize));
        let mut sources: Vec<u32> = of.filter(|source| source.has_origin).map(|source| source.number).collect();
        sources.sort_unstable();
        sources.dedup();
        let on_record = weight == Weight::Recorded && register.into_iter().any(|item| item.official);
        if sources.len() >= 2 || on_record { evidenced | Rung::Corroborated.bit() } else { evidenced }
    }

    fn is_disclosable(&self, fact: &SupportFact, evidence: &[u32], readers: &[String]) -> bool {
        if readers.is_empty() || fact.clearance.as_ref().is_some_and(|clearance| !clearance.covers_all(readers)) {
            return false;
        }
        if fact.weight == Weight::Identifies && evidence.is_empty() {
            return true;
        }
        let verified = fact.unverified.is_none() || fact.weight == Weight::Identifies;
        verified
            && evidence
                .iter()
                .filter_map(|item| self.items.get(*item as usize))
                .any(|item| item.clearance.covers_all(readers))
    }
}

/// Whether one such record establishes a post, a listing or an ownership by itself: gazette, register, judgment, list.
fn is_official(item: &Evidence, vocabulary: &Vocabulary) -> bool {
    let kinds = vocabulary.list(List::EvidenceKind);
    let kind = item.kind.as_deref().and_then(|kind| kinds.id(kind));
    matches!((kind, kinds.id("official-record")), (Some(kind), Some(record)) if kinds.narrower(record).contains(kind))
}

/// Numbers the sources among the items that are there: items of one origin, or one resting on the other, are one source.
fn sources(items: &[Item], is_there: &impl Fn(u32) -> bool) -> Vec<Source> {
    let mut parent: Vec<u32> = (0..u32::try_from(items.len()).unwrap_or(u32::MAX)).collect();
    let mut by_origin: HashMap<u32, u32> = HashMap::new();
    let there = || (0_u32..).zip(items).filter(|(at, _)| is_there(*at));
    for (at, item) in there() {
        if let Some(origin) = item.origin {
            let first = *by_origin.entry(origin).or_insert(at);
            join(&mut parent, first, at);
        }
        for other in item.derives_from.iter().filter(|other| is_there(**other)) {
            join(&mut parent, *other, at);
        }
    }
    let mut has_origin = vec![false; items.len()];
    for (at, _) in there().filter(|(_, item)| item.origin.is_some()) {
        let number = root(&mut parent, at);
        if let Some(flag) = has_origin.get_mut(number as usize) {
            *flag = true;
        }
    }
    (0_u32..)
        .zip(items)
        .map(|(at, _)| {
            let number = root(&mut parent, at);
            Source { number, has_origin: has_origin.get(number as usize).copied().unwrap_or(false) }
        })
        .collect()
}

fn root(parent: &mut [u32], mut at: u32) -> u32 {
    while let Some(above) = parent.get(at as usize).copied().filter(|above| *above != at) {
        let next = parent.get(above as usize).copied().unwrap_or(above);
        if let Some(slot) = parent.get_mut(at as usize) {
            *slot = next;
        }
        at = above;
    }
    at
}

fn join(parent: &mut [u32], a: u32, b: u32) {
    let (a, b) = (root(parent, a), root(parent, b));
    if let Some(slot) = parent.get_mut(b as usize) {
        *slot = a;
    }
}
