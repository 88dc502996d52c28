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

/// What is known of one item of evidence.
#[derive(Debug)]
struct Item {
    /// Items that are one source share a number.
    source: u32,
    /// Whether that source has an origin.
    has_origin: bool,
    official: bool,
    clearance: Clearance,
}

/// All supports of a case.
#[derive(Debug)]
pub struct Supports {
    items: Vec<Item>,
    index: HashMap<String, u32>,
    table: Vec<SupportFact>,
}

impl Supports {
    /// Reads the register of a case and counts its sources.
    pub fn of(case: &Case, vocabulary: &Vocabulary) -> Supports {
        let index: HashMap<String, u32> =
            case.evidence.sorted().zip(0..).map(|((key, _), at)| (key.to_owned(), at)).collect();
        let sources = sources(case, &index);
        let mut has_origin = vec![false; sources.len()];
        for ((_, item), source) in case.evidence.sorted().zip(&sources) {
            if item.origin.is_some()
                && let Some(flag) = has_origin.get_mut(*source as usize)
            {
                *flag = true;
            }
        }
        let items = case
            .evidence
            .sorted()
            .zip(&sources)
            .map(|((_, item), source)| Item {
                source: *source,
                has_origin: has_origin.get(*source as usize).copied().unwrap_or(false),
                official: is_official(item, vocabulary),
                clearance: item.clearance.clone().unwrap_or(Clearance::Nobody),
            })
            .collect();
        let mut supports = Supports { items, index, table: Vec::new() };
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
        let mask = self.weigh(&items, unverified.is_some(), weight);
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
            .map(
                |fact| if self.is_disclosable(fact, readers) { fact.mask | Rung::Disclosable.bit() } else { fact.mask },
            )
            .collect()
    }

    fn weigh(&self, items: &[u32], unverified: bool, weight: Weight) -> u8 {
        let alleged = Rung::Alleged.bit();
        if weight == Weight::Identifies {
            return alleged | Rung::Evidenced.bit() | Rung::Corroborated.bit();
        }
        if unverified || items.is_empty() {
            return alleged;
        }
        let evidenced = alleged | Rung::Evidenced.bit();
        let register = items.iter().filter_map(|item| self.items.get(*item as usize));
        let mut sources: Vec<u32> = register.clone().filter(|item| item.has_origin).map(|item| item.source).collect();
        sources.sort_unstable();
        sources.dedup();
        let on_record = weight == Weight::Recorded && register.clone().any(|item| item.official);
        if sources.len() >= 2 || on_record { evidenced | Rung::Corroborated.bit() } else { evidenced }
    }

    fn is_disclosable(&self, fact: &SupportFact, readers: &[String]) -> bool {
        if readers.is_empty() || fact.clearance.as_ref().is_some_and(|clearance| !clearance.covers_all(readers)) {
            return false;
        }
        if fact.weight == Weight::Identifies && fact.evidence.is_empty() {
            return true;
        }
        let verified = fact.unverified.is_none() || fact.weight == Weight::Identifies;
        verified
            && fact
                .evidence
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

/// Numbers the sources: items of one origin, or one resting on the other, are one source.
fn sources(case: &Case, index: &HashMap<String, u32>) -> Vec<u32> {
    let mut parent: Vec<u32> = (0..u32::try_from(case.evidence.len()).unwrap_or(u32::MAX)).collect();
    let mut by_origin: HashMap<&str, u32> = HashMap::new();
    for ((_, item), at) in case.evidence.sorted().zip(0_u32..) {
        if let Some(origin) = item.origin.as_deref() {
            let first = *by_origin.entry(origin).or_insert(at);
            join(&mut parent, first, at);
        }
        for other in item.derives_from.iter().flatten().filter_map(|key| index.get(key)) {
            join(&mut parent, *other, at);
        }
    }
    (0..parent.len()).map(|at| root(&mut parent, u32::try_from(at).unwrap_or(u32::MAX))).collect()
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
