//! From the vocabulary as written to lists with their relations closed over.

use super::list::{List, Relations, Term, TermId, TermList};
use super::raw::{RawTerm, RawTerms};
use super::set::{Numbered, TermSet};
use super::vocabulary::VocabularyError;

/// The most terms a list can have, which is what a [`TermSet`] holds.
const MOST: usize = 256;

/// Builds one list. `elements` is the finished list of elements when it is the modes' turn.
pub(super) fn list(list: List, raw: RawTerms, elements: Option<&TermList>) -> Result<TermList, VocabularyError> {
    let raw = raw.0;
    if raw.len() > MOST {
        return Err(VocabularyError::TooMany { list: list.key(), count: raw.len() });
    }
    let (names, raw): (Vec<Box<str>>, Vec<RawTerm>) = raw.into_iter().unzip();
    let index = Index::new(list, &names)?;
    let mut terms = Vec::with_capacity(raw.len());
    for (name, term) in names.iter().zip(raw) {
        terms.push(resolve(list, name, term, &index, elements)?);
    }
    let by_name = index.by_name;
    let relations = close(list, &terms)?;
    Ok(TermList { list, terms, by_name, relations })
}

/// Names to ids.
struct Index<'a> {
    list: List,
    names: &'a [Box<str>],
    by_name: Vec<TermId>,
}

impl<'a> Index<'a> {
    fn new(list: List, names: &'a [Box<str>]) -> Result<Self, VocabularyError> {
        let mut order: Vec<(&str, u16)> = names.iter().map(|n| &**n).zip(0..).collect();
        order.sort_unstable();
        for pair in order.windows(2) {
            if let [(first, _), (second, _)] = pair
                && first == second
            {
                return Err(VocabularyError::Duplicate { list: list.key(), name: (*first).to_owned() });
            }
        }
        let by_name = order.into_iter().map(|(_, number)| TermId::from_number(number)).collect();
        Ok(Self { list, names, by_name })
    }

    fn id(&self, name: &str) -> Option<TermId> {
        let name_of = |id: &TermId| self.names.get(id.number()).map_or("", |n| &**n);
        self.by_name.binary_search_by(|id| name_of(id).cmp(name)).ok().and_then(|at| self.by_name.get(at).copied())
    }

    fn nearest(&self, name: &str) -> Option<&str> {
        super::nearest(name, self.names.iter().map(|n| &**n))
    }

    fn ids(&self, term: &str, key: &'static str, names: &[Box<str>]) -> Result<Vec<TermId>, VocabularyError> {
        let id = |(at, name): (usize, &str)| {
            self.id(name).ok_or_else(|| VocabularyError::Unknown {
                at: format!("/{}/{term}/{key}/{at}", self.list.key()),
                name: name.to_string(),
                noun: self.list.noun(),
                nearest: self.nearest(name).map(str::to_owned),
            })
        };
        names.iter().map(|n| &**n).enumerate().map(id).collect()
    }
}

fn resolve(
    list: List,
    name: &str,
    raw: RawTerm,
    index: &Index<'_>,
    elements: Option<&TermList>,
) -> Result<Term, VocabularyError> {
    let at = || format!("/{}/{name}", list.key());
    if !is_kebab(name) {
        return Err(VocabularyError::Name { at: at(), name: name.to_owned() });
    }
    if let Some(key) = raw.misplaced(list) {
        return Err(VocabularyError::Misplaced { at: at(), key });
    }
    if let Some(key) = raw.missing(list) {
        return Err(VocabularyError::Missing { at: at(), key });
    }
    let element = |(place, wanted): (usize, &str)| {
        let elements = elements.filter(|_| list == List::Mode);
        elements.and_then(|e| e.id(wanted)).ok_or_else(|| VocabularyError::Unknown {
            at: format!("{}/elements/{place}", at()),
            name: wanted.to_string(),
            noun: List::Element.noun(),
            nearest: elements.and_then(|e| e.nearest(wanted)).map(str::to_owned),
        })
    };
    Ok(Term {
        broader: index.ids(name, "broader", &raw.broader)?,
        may_be: index.ids(name, "mayBe", &raw.may_be)?,
        any_of: index.ids(name, "anyOf", &raw.any_of)?,
        elements: raw.elements.iter().map(|n| &**n).enumerate().map(element).collect::<Result<_, _>>()?,
        name: name.into(),
        title: raw.title,
        plain: raw.plain,
        huridocs: raw.huridocs,
        ftm: raw.ftm,
        symmetric: raw.symmetric.unwrap_or(false),
        for_life: raw.for_life.unwrap_or(false),
        from: raw.from.unwrap_or_default(),
        to: raw.to.unwrap_or_default(),
        reads: raw.reads,
        about: raw.about,
        ask: raw.ask,
        jurisdiction: raw.jurisdiction,
        country: raw.country.unwrap_or(false),
        open_sanctions: raw.open_sanctions,
        note: raw.note,
    })
}

/// Lower-case letters and digits in groups joined by single hyphens.
fn is_kebab(name: &str) -> bool {
    name.split('-').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
}

/// Closes the relations of a list over.
fn close(list: List, terms: &[Term]) -> Result<Vec<Relations>, VocabularyError> {
    let parents = parents(terms);
    let mut relations = vec![Relations::default(); terms.len()];
    for (id, set) in broader(list, terms, &parents)?.into_iter().enumerate() {
        let Some(own) = u16::try_from(id).ok().map(TermId::from_number) else {
            continue;
        };
        for above in &set {
            if let Some(relations) = relations.get_mut(above.number()) {
                relations.narrower.insert(own);
            }
        }
        if let Some(relations) = relations.get_mut(id) {
            relations.broader = set;
        }
    }
    let steps = steps(terms, &parents, &relations);
    for id in 0..terms.len() {
        let possible = possible(id, &steps, &relations);
        if let Some(relations) = relations.get_mut(id) {
            relations.possible = possible;
        }
        let Ok(own) = u16::try_from(id) else { continue };
        for other in &possible {
            if let Some(relations) = relations.get_mut(other.number()) {
                relations.from.insert(TermId::from_number(own));
            }
        }
    }
    Ok(relations)
}

/// The direct broader terms of each term: those it names, and of an element those that name it in `anyOf`.
fn parents(terms: &[Term]) -> Vec<TermSet> {
    let mut parents: Vec<TermSet> = terms.iter().map(|term| term.broader.iter().copied().collect()).collect();
    for (id, term) in (0..).map(TermId::from_number).zip(terms) {
        for below in &term.any_of {
            if let Some(parents) = parents.get_mut(below.number()) {
                parents.insert(id);
            }
        }
    }
    parents
}

/// The closed broader terms of each term, itself included; a cycle is an error that shows it.
fn broader(list: List, terms: &[Term], parents: &[TermSet]) -> Result<Vec<TermSet>, VocabularyError> {
    let mut closed = vec![None; terms.len()];
    for start in 0..terms.len() {
        let mut path = Vec::new();
        climb(start, parents, &mut closed, &mut path).map_err(|cycle| {
            let name = |id: usize| terms.get(id).map_or("", |term| &*term.name);
            let names: Vec<&str> = cycle.into_iter().map(name).collect();
            VocabularyError::Cycle { list: list.key(), path: names.join(" -> ") }
        })?;
    }
    Ok(closed.into_iter().map(Option::unwrap_or_default).collect())
}

/// Closes `id` and all above it; the error is the cycle, its first term repeated at its end. Depth is at most the 256
/// terms of a list.
fn climb(
    id: usize,
    parents: &[TermSet],
    closed: &mut [Option<TermSet>],
    path: &mut Vec<usize>,
) -> Result<TermSet, Vec<usize>> {
    if let Some(Some(done)) = closed.get(id) {
        return Ok(*done);
    }
    if let Some(from) = path.iter().position(|seen| *seen == id) {
        let mut cycle = path.split_off(from);
        cycle.push(id);
        return Err(cycle);
    }
    path.push(id);
    let mut all = TermSet::EMPTY;
    if let Ok(own) = u16::try_from(id) {
        all.insert(TermId::from_number(own));
    }
    for parent in parents.get(id).into_iter().flatten() {
        all = all.union(&climb(parent.number(), parents, closed, path)?);
    }
    path.pop();
    if let Some(slot) = closed.get_mut(id) {
        *slot = Some(all);
    }
    Ok(all)
}

/// What each term may turn out to be in one step: a direct narrower term, or what it or a broader term `mayBe`.
fn steps(terms: &[Term], parents: &[TermSet], relations: &[Relations]) -> Vec<TermSet> {
    let may_be: Vec<TermSet> = terms.iter().map(|term| term.may_be.iter().copied().collect()).collect();
    let mut steps: Vec<TermSet> = relations
        .iter()
        .map(|relation| {
            relation
                .broader
                .iter()
                .fold(TermSet::EMPTY, |set, above| may_be.get(above.number()).map_or(set, |more| set.union(more)))
        })
        .collect();
    for (id, above) in (0..).map(TermId::from_number).zip(parents) {
        for parent in above {
            if let Some(step) = steps.get_mut(parent.number()) {
                step.insert(id);
            }
        }
    }
    steps
}

/// Follows the steps from `id` as far as they go; whatever is reached is also all that is broader than it.
fn possible(id: usize, steps: &[TermSet], relations: &[Relations]) -> TermSet {
    let Ok(start) = u16::try_from(id) else {
        return TermSet::EMPTY;
    };
    let mut reached = TermSet::only(TermId::from_number(start));
    let mut edge = reached;
    let mut all = TermSet::EMPTY;
    while !edge.is_empty() {
        let mut next = TermSet::EMPTY;
        for at in &edge {
            if let (Some(step), Some(relation)) = (steps.get(at.number()), relations.get(at.number())) {
                next = next.union(step);
                all = all.union(&relation.broader);
            }
        }
        edge = next.difference(&reached);
        reached = reached.union(&edge);
    }
    all
}
