//! Claims of a law file: what they cite, and how far that was read.

use super::page::Page;
use super::words;
use crate::law::cite::Shelf;
use crate::law::source::Basis;

/// What a claim that is no criterion cites.
#[derive(Clone, Copy, Default)]
pub(super) struct Cited<'l> {
    /// The number, as a lawyer writes it.
    pub provision: Option<&'l str>,
    /// How it is cited where the number is only inferred.
    pub cited_as: Option<&'l str>,
    /// The key of the source.
    pub source: Option<&'l str>,
    /// Law, policy or practice.
    pub basis: Basis,
}

impl Cited<'_> {
    /// `reg. 8(3) [ghr]`, with what must be said of how far the words were read; nothing where nothing is cited.
    pub fn words(&self, shelf: Shelf<'_>) -> Option<String> {
        let number = self.provision.or(self.cited_as);
        if number.is_none() && self.source.is_none() {
            return words::basis(self.basis).map(words::capitalised);
        }
        let mut said = Vec::new();
        if self.provision.is_none() && self.cited_as.is_some() {
            said.push("number inferred".to_owned());
        }
        match self.source.map(|key| shelf.source(key)) {
            None => said.push("no source".to_owned()),
            Some(source) => said.extend(source.and_then(|source| source.status_words())),
        }
        said.extend(words::basis(self.basis).map(str::to_owned));
        let mut words = match (number, self.source) {
            (Some(number), Some(key)) => format!("{number} [{key}]"),
            (Some(number), None) => number.to_owned(),
            (None, key) => format!("Source [{}]", key.unwrap_or_default()),
        };
        if !said.is_empty() {
            words.push_str(&format!(" ({})", said.join("; ")));
        }
        Some(words)
    }

    /// A line of it, if anything is cited, with the operative words.
    pub fn write(&self, page: &mut Page, indent: usize, shelf: Shelf<'_>, quote: Option<&str>) {
        let quote = quote.map(words::quoted);
        match (self.words(shelf), quote) {
            (Some(cited), Some(quote)) => page.line(indent, &format!("{cited}: {quote}")),
            (Some(cited), None) => page.line(indent, &words::stopped(&cited)),
            (None, Some(quote)) => page.line(indent, &quote),
            (None, None) => {}
        }
    }
}
