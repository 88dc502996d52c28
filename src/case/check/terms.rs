//! Words that are not in the vocabulary.

use super::Found;
use super::path::Path;
use crate::diagnostic::{At, Code, Diagnostic, quoted, suggestion};
use crate::terms::{List, Vocabulary};

/// A word where a term of `list` belongs.
pub(super) fn term(vocabulary: &Vocabulary, found: &mut Found, at: &Path, list: List, word: &str) {
    if vocabulary.list(list).id(word).is_none() {
        found.add(|| unknown(vocabulary, At::Value(at.pointer()), list, word));
    }
}

/// A key where a term of `list` belongs, at its value.
pub(super) fn term_as_key(vocabulary: &Vocabulary, found: &mut Found, at: &Path, list: List, word: &str) {
    if vocabulary.list(list).id(word).is_none() {
        found.add(|| unknown(vocabulary, At::Key(at.pointer()), list, word));
    }
}

fn unknown(vocabulary: &Vocabulary, at: At, list: List, word: &str) -> Diagnostic {
    let noun = with_article(list.noun());
    Diagnostic::new(Code::UnknownTerm, at, format!("{} is not {noun}", quoted(word)))
        .help_if(help(vocabulary, list, word))
}

fn help(vocabulary: &Vocabulary, list: List, word: &str) -> Option<String> {
    let terms = vocabulary.list(list);
    if let Some(near) = terms.nearest(word) {
        return Some(format!("did you mean `{near}`?"));
    }
    let names: Vec<&str> = terms.names().collect();
    let few = suggestion(word, &names, "the terms here");
    let elsewhere = List::all()
        .find(|other| vocabulary.list(*other).id(word).is_some())
        .map(|other| format!("`{word}` is {}", with_article(other.noun())));
    match (elsewhere, few) {
        (Some(elsewhere), Some(few)) => Some(format!("{elsewhere}; {few}")),
        (None, None) => Some(format!("the terms stand in the vocabulary under `{}`", list.key())),
        (elsewhere, few) => elsewhere.or(few),
    }
}

fn with_article(noun: &str) -> String {
    let article = if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {noun}")
}
