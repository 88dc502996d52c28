//! One walk over everything in a case that speaks of something else: terms, names of other entries, evidence, spans.

use super::path::Path;
use crate::case::act::{Act, Victim};
use crate::case::claim::{Claim, List, Said, Support, Value};
use crate::case::dated::{DatedCountry, Until};
use crate::case::link::Link;
use crate::case::model::Case;
use crate::case::party::{Elements, Items, ListingEvent, Nexus, Party, Position};
use crate::terms::{List as Terms, PartialDate};

/// A collection whose entries are referred to by name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Collection {
    Parties,
    Links,
    Acts,
    Evidence,
    Origins,
}

/// Begin, end and last known day of something, as claimed.
#[derive(Clone, Copy)]
pub(super) struct Dates<'a> {
    pub(super) from: &'a Claim<PartialDate>,
    pub(super) until: &'a Claim<Until>,
    pub(super) as_of: &'a Claim<PartialDate>,
}

/// What the walk meets.
pub(super) trait Visit {
    /// A word of the vocabulary.
    fn term(&mut self, at: &Path, list: Terms, word: &str);
    /// A word of the vocabulary that is itself a key, at its value.
    fn term_as_key(&mut self, at: &Path, list: Terms, word: &str);
    /// The name of an entry of this file.
    fn name(&mut self, at: &Path, of: Collection, name: &str);
    /// A list of items of evidence.
    fn evidence(&mut self, at: &Path, names: &[String]);
    /// The short name of a regime.
    fn regime(&mut self, at: &Path, id: &str);
    /// A span of time, at the object that holds its keys.
    fn span(&mut self, at: &Path, dates: Dates);
}

/// Walks the whole case in the order of its collections.
pub(super) fn walk(case: &Case, visit: &mut impl Visit) {
    let root = Path::Root;
    if let Some(kind) = case.filer.as_ref().and_then(|filer| filer.kind.as_ref()) {
        visit.term(&root.key("filer").key("kind"), Terms::FilerKind, kind);
    }
    for (key, one) in case.parties.iter() {
        party(visit, &root.key("parties").key(key), one);
    }
    for (key, one) in case.links.iter() {
        link(visit, &root.key("links").key(key), one);
    }
    for (key, one) in case.acts.iter() {
        act(visit, &root.key("acts").key(key), one);
    }
    let involvements = root.key("involvements");
    for (key, one) in case.involvements.iter() {
        let at = &involvements.key(key);
        visit.name(&at.key("party"), Collection::Parties, &one.party);
        visit.name(&at.key("act"), Collection::Acts, &one.act);
        term(visit, &at.key("mode"), Terms::Mode, &one.mode);
        elements(visit, at, &one.elements);
        evidence(visit, at, &one.evidence);
    }
    let judgements = root.key("judgements");
    for (key, one) in case.judgements.iter() {
        let at = &judgements.key(key);
        visit.term(&at.key("question"), Terms::Question, &one.question);
        let about = [
            ("act", Collection::Acts, &one.act),
            ("party", Collection::Parties, &one.party),
            ("link", Collection::Links, &one.link),
        ];
        for (key, of, name) in about {
            if let Some(name) = name {
                visit.name(&at.key(key), of, name);
            }
        }
        plain(visit, &at.key("answer"), &one.answer);
    }
    register(case, visit);
}

/// Origins, evidence, contrary information and filings.
fn register(case: &Case, visit: &mut impl Visit) {
    let root = Path::Root;
    for (key, one) in case.origins.iter() {
        if let Some(kind) = &one.kind {
            visit.term(&root.key("origins").key(key).key("kind"), Terms::OriginKind, kind);
        }
    }
    let register = root.key("evidence");
    for (key, one) in case.evidence.iter() {
        let at = &register.key(key);
        if let Some(kind) = &one.kind {
            visit.term(&at.key("kind"), Terms::EvidenceKind, kind);
        }
        if let Some(origin) = &one.origin {
            visit.name(&at.key("origin"), Collection::Origins, origin);
        }
        if let Some(names) = &one.derives_from {
            visit.evidence(&at.key("derivesFrom"), names);
        }
    }
    let items = case.contrary.as_ref().and_then(|contrary| contrary.items.as_ref());
    for (index, one) in items.into_iter().flatten().enumerate() {
        evidence(visit, &root.key("contrary").key("items").item(index), &one.evidence);
    }
    let filings = root.key("filings");
    for (key, one) in case.filings.iter() {
        let at = &filings.key(key);
        visit.regime(&at.key("regime"), &one.regime);
        visit.name(&at.key("subject"), Collection::Parties, &one.subject);
    }
}

fn party(visit: &mut impl Visit, at: &Path, one: &Party) {
    for (index, name) in one.names.iter().flatten().enumerate() {
        evidence(visit, &at.key("names").item(index), &name.evidence);
    }
    plain(visit, &at.key("birthDate"), &one.birth_date);
    plain(visit, &at.key("deathDate"), &one.death_date);
    plain(visit, &at.key("birthPlace"), &one.birth_place);
    plain(visit, &at.key("died"), &one.died);
    dated(visit, &at.key("citizenships"), &one.citizenships);
    dated(visit, &at.key("residences"), &one.residences);
    dated(visit, &at.key("permanentResidences"), &one.permanent_residences);
    dated(visit, &at.key("locatedIn"), &one.located_in);
    dated(visit, &at.key("registeredIn"), &one.registered_in);
    plain(visit, &at.key("registrationNumber"), &one.registration_number);
    list(visit, &at.key("organOf"), &one.organ_of, |_, _, _, _| {});
    terms(visit, &at.key("statuses"), Terms::PartyStatus, &one.statuses);
    for (index, number) in one.identifiers.iter().flatten().enumerate() {
        evidence(visit, &at.key("identifiers").item(index), &number.evidence);
    }
    items(visit, &at.key("positions"), &one.positions, position);
    items(visit, &at.key("nexus"), &one.nexus, nexus);
    items(visit, &at.key("listings"), &one.listings, listing);
    evidence(visit, at, &one.evidence);
}

fn position(visit: &mut impl Visit, at: &Path, one: &Position) {
    plain(visit, &at.key("title"), &one.title);
    claim(visit, &at.key("body"), &one.body, |visit, at, _, said| {
        if let Some(name) = &said.value {
            visit.name(at, Collection::Parties, name);
        }
    });
    plain(visit, &at.key("rank"), &one.rank);
    list(visit, &at.key("officialOf"), &one.official_of, |_, _, _, _| {});
    span(visit, at, Dates { from: &one.from, until: &one.until, as_of: &one.as_of });
    elements(visit, at, &one.elements);
    evidence(visit, at, &one.evidence);
}

fn nexus(visit: &mut impl Visit, at: &Path, one: &Nexus) {
    plain(visit, &at.key("country"), &one.country);
    term(visit, &at.key("kind"), Terms::NexusKind, &one.kind);
    evidence(visit, at, &one.evidence);
}

fn listing(visit: &mut impl Visit, at: &Path, one: &ListingEvent) {
    claim(visit, &at.key("regime"), &one.regime, |visit, at, _, said| {
        if let Some(id) = &said.value {
            visit.regime(at, id);
        }
    });
    plain(visit, &at.key("programme"), &one.programme);
    plain(visit, &at.key("jurisdiction"), &one.jurisdiction);
    term(visit, &at.key("status"), Terms::ListingStatus, &one.status);
    plain(visit, &at.key("by"), &one.by);
    plain(visit, &at.key("date"), &one.date);
    names(visit, &at.key("acts"), Collection::Acts, &one.acts);
    terms(visit, &at.key("measures"), Terms::Measure, &one.measures);
    evidence(visit, at, &one.evidence);
}

fn link(visit: &mut impl Visit, at: &Path, one: &Link) {
    visit.term(&at.key("type"), Terms::Link, &one.kind);
    visit.name(&at.key("party"), Collection::Parties, &one.party);
    visit.name(&at.key("by"), Collection::Parties, &one.by);
    plain(visit, &at.key("share"), &one.share);
    plain(visit, &at.key("votes"), &one.votes);
    plain(visit, &at.key("appointsBoardMajority"), &one.appoints_board_majority);
    names(visit, &at.key("acts"), Collection::Acts, &one.acts);
    elements(visit, at, &one.elements);
    span(visit, at, Dates { from: &one.from, until: &one.until, as_of: &one.as_of });
    evidence(visit, at, &one.evidence);
}

fn act(visit: &mut impl Visit, at: &Path, one: &Act) {
    terms(visit, &at.key("conduct"), Terms::Conduct, &one.conduct);
    list(visit, &at.key("place"), &one.place, |_, _, _, _| {});
    span(visit, at, Dates { from: &one.from, until: &one.until, as_of: &one.as_of });
    terms(visit, &at.key("scale"), Terms::Scale, &one.scale);
    list(visit, &at.key("breaches"), &one.breaches, |visit, at, _, said| {
        if let Some(id) = &said.value {
            visit.regime(at, id);
        }
    });
    names(visit, &at.key("by"), Collection::Parties, &one.by);
    items(visit, &at.key("victims"), &one.victims, victim);
    evidence(visit, at, &one.evidence);
}

fn victim(visit: &mut impl Visit, at: &Path, one: &Victim) {
    plain(visit, &at.key("name"), &one.name);
    list(visit, &at.key("activities"), &one.activities, |visit, at, _, said| {
        if let Some(word) = &said.value {
            visit.term(at, Terms::Activity, &word.0);
        }
    });
    dated(visit, &at.key("citizenships"), &one.citizenships);
    dated(visit, &at.key("residences"), &one.residences);
    dated(visit, &at.key("locatedIn"), &one.located_in);
    terms(visit, &at.key("statuses"), Terms::VictimStatus, &one.statuses);
    terms(visit, &at.key("harms"), Terms::Harm, &one.harms);
    evidence(visit, at, &one.evidence);
}

fn items<V: Visit, T>(visit: &mut V, at: &Path, items: &Items<T>, each: impl Fn(&mut V, &Path, &T)) {
    for (index, one) in items.iter().flatten().enumerate() {
        if let Some(one) = one {
            each(visit, &at.item(index), one);
        }
    }
}

/// The own support of an item, under its key `evidence`.
fn evidence(visit: &mut impl Visit, at: &Path, names: &Option<Vec<String>>) {
    if let Some(names) = names {
        visit.evidence(&at.key("evidence"), names);
    }
}

fn support(visit: &mut impl Visit, at: &Path, support: Option<&Support>) {
    if let Some(support) = support {
        visit.evidence(&at.key("evidence"), &support.evidence);
    }
}

fn span(visit: &mut impl Visit, at: &Path, dates: Dates) {
    plain(visit, &at.key("from"), dates.from);
    plain(visit, &at.key("until"), dates.until);
    plain(visit, &at.key("asOf"), dates.as_of);
    visit.span(at, dates);
}

fn elements(visit: &mut impl Visit, at: &Path, elements: &Elements) {
    let above = at.key("elements");
    for (word, one) in elements.iter().flat_map(|elements| elements.iter()) {
        let at = &above.key(word);
        visit.term_as_key(at, Terms::Element, word);
        plain(visit, at, one);
    }
}

fn plain<T: Value>(visit: &mut impl Visit, at: &Path, one: &Claim<T>) {
    claim(visit, at, one, |_, _, _, _| {});
}

fn term(visit: &mut impl Visit, at: &Path, of: Terms, one: &Claim<String>) {
    claim(visit, at, one, |visit, at, _, said| {
        if let Some(word) = &said.value {
            visit.term(at, of, word);
        }
    });
}

fn terms(visit: &mut impl Visit, at: &Path, of: Terms, all: &List<String>) {
    list(visit, at, all, |visit, at, _, said| {
        if let Some(word) = &said.value {
            visit.term(at, of, word);
        }
    });
}

fn names(visit: &mut impl Visit, at: &Path, of: Collection, all: &List<String>) {
    list(visit, at, all, |visit, at, _, said| {
        if let Some(name) = &said.value {
            visit.name(at, of, name);
        }
    });
}

fn dated(visit: &mut impl Visit, at: &Path, all: &List<DatedCountry>) {
    list(visit, at, all, |visit, _, object, said| {
        if let Some(dates) = &said.extra {
            span(visit, object, Dates { from: &dates.from, until: &dates.until, as_of: &dates.as_of });
        }
    });
}

/// Every account of a claim. `each` is given the place of the value and that of the object around it (the same where
/// the value stands alone).
fn claim<V: Visit, T: Value>(visit: &mut V, at: &Path, one: &Claim<T>, each: impl Fn(&mut V, &Path, &Path, &Said<T>)) {
    match one {
        Claim::Unknown => {}
        Claim::Said(said) => match &said.support {
            None => each(visit, at, at, said),
            Some(own) => {
                support(visit, at, Some(own));
                each(visit, &at.key("value"), at, said);
            }
        },
        Claim::Either(all) => {
            let either = at.key("either");
            for (index, said) in all.iter().enumerate() {
                let at = &either.item(index);
                support(visit, at, said.support.as_deref());
                each(visit, &at.key("value"), at, said);
            }
        }
    }
}

/// Every item of every account of a list. A bare value that stands for a list of one is found at the list itself, since
/// an item that is not there stands for what is around it.
fn list<V: Visit, T: Value, const SCALAR: bool>(
    visit: &mut V,
    at: &Path,
    all: &List<T, SCALAR>,
    each: impl Fn(&mut V, &Path, &Path, &Said<T>),
) {
    let of_account = |visit: &mut V, at: &Path, items: &[Claim<T>]| {
        for (index, item) in items.iter().enumerate() {
            claim(visit, &at.item(index), item, &each);
        }
    };
    match all {
        List::Unknown => {}
        List::Items(items) => of_account(visit, at, items),
        List::Accounts(accounts) => {
            let alone = accounts.len() == 1;
            let either = at.key("either");
            for (index, account) in accounts.iter().enumerate() {
                let at = if alone { *at } else { either.item(index) };
                support(visit, &at, account.support.as_deref());
                of_account(visit, &at.key("value"), &account.items);
            }
        }
    }
}
