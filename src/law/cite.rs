//! Citations: what a node cites, where it does not say so itself, and how that is put in words.

use indexmap::IndexMap;

use super::common::Common;
use super::node::About;
use super::regime::Regime;
use super::source::{Basis, Instrument, Source, SourceStatus};

/// What a file offers to cite: its instruments and sources.
#[derive(Debug, Clone, Copy)]
pub struct Shelf<'l> {
    instruments: Option<&'l IndexMap<String, Instrument>>,
    sources: &'l IndexMap<String, Source>,
}

impl<'l> Shelf<'l> {
    /// That of a regime.
    pub fn of_regime(regime: &'l Regime) -> Self {
        Shelf { instruments: Some(&regime.instruments), sources: &regime.sources }
    }

    /// That of common.json, which has no instruments.
    pub fn of_common(common: &'l Common) -> Self {
        Shelf { instruments: None, sources: &common.sources }
    }

    /// The source of this name.
    pub fn source(&self, name: &str) -> Option<&'l Source> {
        self.sources.get(name)
    }

    /// The instrument of this name.
    pub fn instrument(&self, name: &str) -> Option<&'l Instrument> {
        self.instruments.and_then(|all| all.get(name))
    }
}

/// What a claim cites.
#[derive(Debug, Clone, Copy)]
pub struct Citation<'l> {
    shelf: Shelf<'l>,
    /// The number, as a lawyer writes it.
    pub provision: Option<&'l str>,
    /// How it is cited where the number is only inferred.
    pub cited_as: Option<&'l str>,
    /// The instrument.
    pub instrument: Option<&'l Instrument>,
    /// The source.
    pub source: Option<&'l Source>,
    /// Law, policy or practice.
    pub basis: Basis,
}

impl<'l> Citation<'l> {
    /// Nothing cited yet: where a definition or an outermost tree starts.
    pub fn start(shelf: Shelf<'l>) -> Self {
        Citation { shelf, provision: None, cited_as: None, instrument: None, source: None, basis: Basis::Law }
    }

    /// What the last node of a path cites. The path runs from the outermost node of a tree or definition inwards; a
    /// definition starts a path of its own.
    pub fn of_path(shelf: Shelf<'l>, path: impl IntoIterator<Item = &'l About>) -> Self {
        path.into_iter().fold(Citation::start(shelf), Citation::within)
    }

    /// What a node directly inside cites: what it says itself, else what holds around it.
    #[must_use]
    pub fn within(self, about: &'l About) -> Self {
        // A node with a number of its own, read or inferred, is no longer cited by the number around it.
        let (provision, cited_as) = match (about.provision.as_deref(), about.cited_as.as_deref()) {
            (None, None) => (self.provision, self.cited_as),
            own => own,
        };
        let source = about.source.as_deref();
        let instrument = about.instrument.as_deref();
        Citation {
            shelf: self.shelf,
            provision,
            cited_as,
            instrument: instrument.map_or(self.instrument, |name| self.shelf.instrument(name)),
            source: source.map_or(self.source, |name| self.shelf.source(name)),
            basis: if about.basis == Basis::Law { self.basis } else { about.basis },
        }
    }

    /// The number: `reg. 6(3)(a)`. None where neither a number nor a way to cite it is known.
    pub fn number(&self) -> Option<&'l str> {
        self.provision.or(self.cited_as)
    }

    /// The number with what must be said of it: `reg. 6(3)(a)`, `s. 4 (number inferred; not read)`.
    pub fn text(&self) -> String {
        let number = self.number().unwrap_or("no provision cited");
        let inferred = (self.provision.is_none() && self.cited_as.is_some()).then(|| "number inferred".to_owned());
        let said: Vec<String> = [inferred, self.status_words()].into_iter().flatten().collect();
        if said.is_empty() { number.to_owned() } else { format!("{number} ({})", said.join("; ")) }
    }

    /// The same with the instrument before it: `SI 2020/680, reg. 6(3)(a)`.
    pub fn long_text(&self) -> String {
        let instrument = self.instrument.map(|one| one.number.as_deref().unwrap_or(&one.title));
        instrument.map_or_else(|| self.text(), |name| format!("{name}, {}", self.text()))
    }

    /// Whether the words were read in an official text.
    pub fn is_officially_read(&self) -> bool {
        self.source.is_some_and(Source::is_official)
    }

    /// What must be said of how far the words were read; nothing where they were read in an official text.
    pub fn status_words(&self) -> Option<String> {
        match self.source {
            None => Some("no source".to_owned()),
            Some(source) => source.status_words(),
        }
    }
}

impl Source {
    /// What must be said of how far it was read; nothing where it was read in the official text.
    pub fn status_words(&self) -> Option<String> {
        match (self.status, &self.read_in) {
            (SourceStatus::Official, _) => None,
            (SourceStatus::Secondary, _) => Some("read in a secondary source only".to_owned()),
            (SourceStatus::Unread, None) => Some("not read".to_owned()),
            (SourceStatus::Unread, Some(other)) => Some(format!("not read; the same words were read in {other}")),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    fn regime() -> Regime {
        serde_json::from_value(serde_json::json!({
            "id": "zz-example", "jurisdiction": "zz", "title": "Illustration", "inForce": [{}],
            "instruments": {"rules": {"title": "Rules", "number": "No. 1"}},
            "sources": {
                "text": {"status": "official"}, "note": {"status": "secondary"},
                "twin": {"status": "unread", "readIn": "No. 2"}
            },
            "decision": {"authority": "A minister"},
            "grounds": {"provision": "r. 1", "instrument": "rules", "source": "text", "anyOf": [
                {"citedAs": "r. 2", "source": "note", "conduct": ["torture"]},
                {"source": "twin", "conduct": ["killing"]}
            ]}
        }))
        .unwrap()
    }

    #[test]
    fn a_node_cites_what_holds_around_it() {
        let regime = regime();
        let around = &regime.grounds.about;
        let inside: Vec<_> = regime.grounds.below().map(|node| &node.about).collect();
        let text = |path: &[&'_ About]| Citation::of_path(Shelf::of_regime(&regime), path.iter().copied()).long_text();
        assert_eq!(text(&[around]), "No. 1, r. 1");
        assert_eq!(text(&[around, inside[0]]), "No. 1, r. 2 (number inferred; read in a secondary source only)");
        assert_eq!(text(&[around, inside[1]]), "No. 1, r. 1 (not read; the same words were read in No. 2)");
        assert_eq!(text(&[]), "no provision cited (no source)");
    }
}
