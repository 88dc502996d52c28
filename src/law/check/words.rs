//! Words of the vocabulary, ids of regimes and keys of case files that criteria name.

use super::{Shelf, offer, offered};
use crate::diagnostic::{At, Code, Diagnostic, quoted};
use crate::law::node::{Judgement, Node, Operator};
use crate::law::regime::Regime;
use crate::terms::{List, Vocabulary};

/// Keys of a party in a case file.
const PARTY_KEYS: [&str; 27] = [
    "kind",
    "subject",
    "names",
    "birthDate",
    "deathDate",
    "birthPlace",
    "died",
    "citizenships",
    "residences",
    "permanentResidences",
    "locatedIn",
    "registeredIn",
    "registrationNumber",
    "organOf",
    "statuses",
    "identifiers",
    "addresses",
    "positions",
    "nexus",
    "listings",
    "listingsSearchedOn",
    "protect",
    "role",
    "evidence",
    "clearance",
    "unverified",
    "note",
];

/// Keys of an act in a case file.
const ACT_KEYS: [&str; 15] = [
    "title",
    "conduct",
    "place",
    "from",
    "until",
    "asOf",
    "stage",
    "scale",
    "breaches",
    "by",
    "victims",
    "evidence",
    "clearance",
    "unverified",
    "note",
];

/// Keys of a case file.
const CASE_KEYS: [&str; 14] = [
    "title",
    "objective",
    "filer",
    "parties",
    "links",
    "acts",
    "involvements",
    "judgements",
    "origins",
    "evidence",
    "contrary",
    "filings",
    "plan",
    "note",
];

/// Checks the words of one criterion.
pub(super) fn check(shelf: &Shelf<'_>, pointer: &str, node: &Node) -> Vec<Diagnostic> {
    let mut words = Words { shelf, found: Vec::new() };
    let at = |key: &str| format!("{pointer}/{}{key}", node.operator_key());
    match &node.operator {
        Operator::SomeInvolved(one) => words.terms(List::Mode, &one.modes, &at("/modes")),
        Operator::SomeLink(one) => words.terms(List::Link, &one.types, &at("/types")),
        Operator::Conduct(terms) => words.terms(List::Conduct, terms, &at("")),
        Operator::Involvement(one) => {
            words.terms(List::Mode, &one.modes, &at("/modes"));
            words.terms(List::Element, &one.elements, &at("/elements"));
        }
        Operator::Victim(one) => {
            words.terms(List::Activity, &one.activities, &at("/activities"));
            words.terms(List::VictimStatus, &one.statuses, &at("/statuses"));
            words.terms(List::Harm, &one.harms, &at("/harms"));
        }
        Operator::Act(one) => {
            words.terms(List::Scale, &one.scale, &at("/scale"));
            words.regimes(&one.breaches, &at("/breaches"));
        }
        Operator::Link(one) => words.terms(List::Element, &one.elements, &at("/elements")),
        Operator::Party(one) => words.terms(List::PartyStatus, &one.statuses, &at("/statuses")),
        Operator::Listed(one) => {
            words.regimes(&one.regimes, &at("/regimes"));
            words.terms(List::ListingStatus, &one.status, &at("/status"));
            words.terms(List::Measure, &one.measure, &at("/measure"));
        }
        Operator::Judgement(one) => words.judgement(one, &at("")),
        Operator::Recorded(one) => {
            words.keys(&PARTY_KEYS, &one.party, "a party", &at("/party"));
            words.keys(&ACT_KEYS, &one.act, "an act", &at("/act"));
            words.keys(&CASE_KEYS, &one.case, "a case file", &at("/case"));
        }
        _ => {}
    }
    words.found
}

/// Checks the kinds of the measures of a regime.
pub(super) fn measures(shelf: &Shelf<'_>, regime: &Regime) -> Vec<Diagnostic> {
    let mut words = Words { shelf, found: Vec::new() };
    for (i, one) in regime.measures.iter().enumerate() {
        words.term(List::Measure, &one.measure, format!("/measures/{i}/measure"));
    }
    words.found
}

/// Checks the shared work that steps of a regime name.
pub(super) fn preparations(shelf: &Shelf<'_>, regime: &Regime) -> Vec<Diagnostic> {
    let mut words = Words { shelf, found: Vec::new() };
    for (c, channel) in regime.channels.iter().enumerate() {
        for (s, step) in channel.steps.iter().enumerate() {
            if let Some(name) = &step.preparation {
                words.term(List::Preparation, name, format!("/channels/{c}/steps/{s}/preparation"));
            }
        }
    }
    words.found
}

struct Words<'s, 'l> {
    shelf: &'s Shelf<'l>,
    found: Vec<Diagnostic>,
}

impl Words<'_, '_> {
    fn terms(&mut self, list: List, names: &[String], pointer: &str) {
        for (i, name) in names.iter().enumerate() {
            self.term(list, name, format!("{pointer}/{i}"));
        }
    }

    fn term(&mut self, list: List, name: &str, pointer: String) {
        let Some(vocabulary) = self.shelf.vocabulary else {
            return;
        };
        let terms = vocabulary.list(list);
        if terms.id(name).is_none() {
            let message = format!("{} is not a known {}", quoted(name), list.noun());
            let help = terms
                .nearest(name)
                .map(|near| format!("did you mean `{near}`?"))
                .or_else(|| elsewhere(vocabulary, list, name))
                .or_else(|| offered(terms.names(), "term"));
            self.found.push(Diagnostic::new(Code::UnknownTerm, At::Value(pointer), message).help_if(help));
        }
    }

    /// Regimes that are not in this law may exist all the same.
    fn regimes(&mut self, ids: &[String], pointer: &str) {
        for (i, id) in ids.iter().enumerate() {
            if !self.shelf.has_regime(id) {
                self.found.push(not_encoded(self.shelf, id, format!("{pointer}/{i}")));
            }
        }
    }

    fn judgement(&mut self, judgement: &Judgement, pointer: &str) {
        let before = self.found.len();
        self.term(List::Question, &judgement.question, format!("{pointer}/question"));
        if let Some(clear) = &judgement.clear {
            self.terms(List::Conduct, &clear.conduct, &format!("{pointer}/clear/conduct"));
            self.terms(List::Harm, &clear.harms, &format!("{pointer}/clear/harms"));
            self.terms(List::Mode, &clear.modes, &format!("{pointer}/clear/modes"));
        }
        let Some(vocabulary) = self.shelf.vocabulary.filter(|_| self.found.len() == before) else {
            return;
        };
        let questions = vocabulary.list(List::Question);
        let Some(id) = questions.id(&judgement.question) else {
            return;
        };
        let mut asked: Vec<&str> = questions.term(id).about.iter().map(|topic| topic.key()).collect();
        let mut written: Vec<&str> = judgement.about.iter().map(|hand| hand.key()).collect();
        let as_asked = format!("{asked:?}");
        for list in [&mut asked, &mut written] {
            list.sort_unstable();
            list.dedup();
        }
        if asked != written {
            let message = format!(
                "{} is a question about {}, not about {}",
                quoted(&judgement.question),
                joined(&asked),
                joined(&written)
            );
            self.found.push(
                Diagnostic::new(Code::AboutNotOfQuestion, At::Value(format!("{pointer}/about")), message)
                    .help(format!("write `\"about\": {as_asked}`")),
            );
        }
    }

    fn keys(&mut self, known: &[&str], keys: &[String], whose: &str, pointer: &str) {
        for (i, key) in keys.iter().enumerate() {
            if !known.contains(&key.as_str()) {
                let message = format!("{} is not a key of {whose}", quoted(key));
                let at = At::Value(format!("{pointer}/{i}"));
                self.found.push(Diagnostic::new(Code::UnknownKey, at, message).help_if(offer(
                    key,
                    known.iter().copied(),
                    "key",
                )));
            }
        }
    }
}

/// A regime that is named although the law has no file for it.
pub(super) fn not_encoded(shelf: &Shelf<'_>, id: &str, pointer: String) -> Diagnostic {
    let near = shelf.nearest_regime(id).map(|near| format!("did you mean `{near}`?"));
    let message = format!("there is no regime {} in this law", quoted(id));
    Diagnostic::new(Code::RegimeNotEncoded, At::Value(pointer), message).help_if(near)
}

/// The list in which the word is, where it is used from another.
fn elsewhere(vocabulary: &Vocabulary, list: List, name: &str) -> Option<String> {
    let other = List::all().filter(|one| *one != list).find(|one| vocabulary.list(*one).id(name).is_some())?;
    Some(format!("it is a {}; here stands a {}", other.noun(), list.noun()))
}

/// "act", "act and party", "act, party and link".
fn joined(words: &[&str]) -> String {
    match words {
        [] => "nothing".to_owned(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;
    use crate::diagnostic::Schema;

    #[test]
    fn recorded_keys_are_those_of_a_case_file() {
        let schema: serde_json::Value = serde_json::from_str(Schema::Case.text()).unwrap();
        for (pointer, known) in [
            ("/properties", &CASE_KEYS[..]),
            ("/$defs/party/properties", &PARTY_KEYS),
            ("/$defs/act/properties", &ACT_KEYS),
        ] {
            let keys = schema.pointer(pointer).unwrap().as_object().unwrap().keys();
            let keys: Vec<&str> = keys.map(String::as_str).filter(|key| *key != "$schema").collect();
            assert_eq!(keys, known, "{pointer}");
        }
    }
}
