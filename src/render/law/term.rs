//! A term of the vocabulary: what it states and how it stands to others.

use super::page::Page;
use super::words::{capitalised, country, keyed};
use crate::law::Law;
use crate::terms::{LinkEnd, List, Term, TermId, TermList, Topic};

/// A term, in every list that has it; none if no list does.
pub fn term(law: &Law, name: &str) -> Option<String> {
    let mut page = Page::default();
    for list in List::all() {
        let terms = law.vocabulary.list(list);
        if let Some(id) = terms.id(name) {
            page.gap();
            write(&mut page, law, terms, id);
        }
    }
    let text = page.finish();
    (!text.is_empty()).then_some(text)
}

/// The names of all terms.
pub fn term_names(law: &Law) -> impl Iterator<Item = &str> {
    List::all().flat_map(|list| law.vocabulary.list(list).names())
}

fn write(page: &mut Page, law: &Law, terms: &TermList, id: TermId) {
    let term = terms.term(id);
    page.line(0, &keyed(&capitalised(&term.title), &term.name));
    let noun = terms.list().noun();
    let article = if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    page.line(2, &format!("What it is: {article} {noun} (vocabulary list {}).", terms.list().key()));
    page.labelled(2, "States", term.plain.as_deref());
    question(page, term);
    let named = |ids: &[TermId]| names(terms, ids.iter().copied());
    page.labelled(2, "Broader", named(&term.broader).as_deref());
    let narrower = terms.iter().filter(|(_, other)| other.broader.contains(&id)).map(|(id, _)| id);
    page.labelled(2, "Narrower", names(terms, narrower).as_deref());
    page.labelled(2, "May turn out to be", named(&term.may_be).as_deref());
    page.labelled(2, "Established by any of", named(&term.any_of).as_deref());
    let elements = law.vocabulary.list(List::Element);
    page.labelled(2, "Needs", names(elements, term.elements.iter().copied()).as_deref());
    link(page, terms.list(), term);
    if term.country {
        page.line(2, "It may name the country it concerned.");
    }
    page.labelled(2, "HURIDOCS code", term.huridocs.as_deref());
    page.labelled(2, "In FollowTheMoney", term.ftm.as_deref());
    page.labelled(2, "In OpenSanctions", term.open_sanctions.as_deref());
    page.labelled(2, "Note", term.note.as_deref());
}

fn names(terms: &TermList, ids: impl Iterator<Item = TermId>) -> Option<String> {
    let all: Vec<String> = ids.map(|id| keyed(terms.title(id), terms.name(id))).collect();
    (!all.is_empty()).then(|| format!("{}.", all.join("; ")))
}

fn question(page: &mut Page, term: &Term) {
    page.labelled(2, "Question", term.ask.as_deref());
    let about: Vec<&str> = term.about.iter().map(|topic| topic_word(*topic)).collect();
    page.labelled(2, "Asked of", (!about.is_empty()).then(|| format!("{}.", about.join(" and "))).as_deref());
    page.labelled(2, "Asked by the law of", term.jurisdiction.map(|of| format!("{}.", country(of.code()))).as_deref());
}

fn link(page: &mut Page, list: List, term: &Term) {
    if list != List::Link {
        return;
    }
    let end = |end: LinkEnd| match end {
        LinkEnd::Person => "a person",
        LinkEnd::Entity => "an entity",
        LinkEnd::Any => "a party",
    };
    let reads = term.reads.as_deref().unwrap_or(&term.title);
    page.line(2, &format!("Reads: {} {reads} {}.", end(term.from), end(term.to)));
    if term.symmetric {
        page.line(2, "It holds both ways.");
    }
    if term.for_life {
        page.line(2, "It holds for life: its dates are not asked for, and not read.");
    }
}

fn topic_word(topic: Topic) -> &'static str {
    match topic {
        Topic::Act => "an act",
        Topic::Party => "a party",
        Topic::Link => "a tie",
        Topic::Victim => "a victim",
        Topic::Country => "a country",
    }
}
