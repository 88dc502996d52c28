//! Whether what the law is said to say can be found again: provisions, instruments, quotes, names of grounds.

use serde_json::Value;

use super::found::Findings;
use super::{Body, Book, Desk, reach};
use crate::diagnostic::{At, Code, Diagnostic, join, quoted};
use crate::law::node::{About, Node, Operator};
use crate::law::source::Basis;
use crate::law::tree::Kind;

/// A quote is a pinpoint, not the text of a section, in characters: a limb with the words that introduce it fits.
pub(super) const LONGEST_QUOTE: usize = 500;

pub(super) fn check(desk: &Desk<'_>, findings: &mut Findings) {
    // What only arguments and checklists use may rest on policy and practice.
    let law = reach::reached(desk, is_criterion);
    for book in &desk.books {
        let mut found = Vec::new();
        for tree in &book.trees {
            let is_law = match tree.kind {
                Kind::Definition(name) => book.regime().is_some() && law.contains(&(book.file, name)),
                kind => is_criterion(kind),
            };
            if is_law {
                cited(book, &tree.pointer, tree.root, Cited::default(), &mut found);
            }
            tree.walk(&mut |pointer, node| {
                if node.about.ground && node.about.id.is_none() {
                    let message = "this ground has no id, so no plan and no pattern can name it";
                    let ground = Diagnostic::new(Code::GroundWithoutId, At::key(pointer, "ground"), message);
                    found.push(ground.help("add an `id` that follows the provision: `6-3-a`"));
                }
            });
        }
        quotes(book.value, "", &mut found);
        findings.extend(book.file, found);
    }
}

/// Whether a tree decides who can be listed.
fn is_criterion(kind: Kind<'_>) -> bool {
    matches!(kind, Kind::Grounds | Kind::Exclusion | Kind::Procedure)
}

/// What is cited so far.
#[derive(Clone, Copy, Default)]
struct Cited<'n> {
    number: Option<&'n str>,
    instrument: Option<&'n str>,
    basis: Basis,
}

impl<'n> Cited<'n> {
    fn within(self, about: &'n About) -> Self {
        Cited {
            number: about.provision.as_deref().or(about.cited_as.as_deref()).or(self.number),
            instrument: about.instrument.as_deref().or(self.instrument),
            basis: if about.basis == Basis::Law { self.basis } else { about.basis },
        }
    }
}

/// Nodes without a provision, and provisions of no instrument; each told once, where it starts.
fn cited<'n>(book: &Book<'_>, pointer: &str, node: &'n Node, around: Cited<'n>, found: &mut Vec<Diagnostic>) {
    let here = around.within(&node.about);
    if here.basis != Basis::Law {
        return;
    }
    let is_group = matches!(node.operator, Operator::AllOf(_) | Operator::AnyOf(_));
    match (here.number, here.instrument) {
        // A group may leave it to each of its limbs.
        (None, _) if !is_group => {
            let message = "no provision stands here or around, so nobody can look this up";
            found.push(
                Diagnostic::new(Code::NodeWithoutProvision, At::Key(pointer.to_owned()), message)
                    .help("add `provision` as a lawyer cites it, or `citedAs` where the number is only inferred"),
            );
            return;
        }
        (Some(number), None) if is_of_several(book) && !number.contains(" of the ") => {
            let message = format!("{} is a provision of no instrument", quoted(number));
            let key = if node.about.provision.is_some() { "provision" } else { "citedAs" };
            found.push(
                Diagnostic::new(Code::ProvisionWithoutInstrument, At::value(pointer, key), message)
                    .help("add `instrument`, a key of `instruments`, here or at the outermost criterion"),
            );
            return;
        }
        _ => {}
    }
    for (below, child) in node.children() {
        cited(book, &format!("{pointer}{below}"), child, here, found);
    }
}

/// Whether a number alone leaves open what it is a number of: a regime of one instrument has no other. `s. 2 of the
/// regulation on the state` says it in words.
fn is_of_several(book: &Book<'_>) -> bool {
    match book.body {
        Body::Regime(regime) => regime.instruments.len() > 1,
        Body::Common(_) => false,
    }
}

/// Quotes that are too long, wherever they stand. Depth is bounded by that of the file.
fn quotes(value: &Value, pointer: &str, found: &mut Vec<Diagnostic>) {
    match value {
        Value::Object(members) => {
            for (key, member) in members {
                let at = join(pointer, key);
                match (key.as_str(), member) {
                    ("quote", Value::String(text)) => found.extend(quote(text, at)),
                    _ => quotes(member, &at, found),
                }
            }
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(i, item)| quotes(item, &join(pointer, &i.to_string()), found));
        }
        _ => {}
    }
}

fn quote(text: &str, pointer: String) -> Option<Diagnostic> {
    let length = text.chars().count();
    (length > LONGEST_QUOTE).then(|| {
        let message = format!("this quote has {length} characters; {LONGEST_QUOTE} is the most for a pinpoint");
        Diagnostic::new(Code::LongQuote, At::Value(pointer), message)
            .help("quote the operative words of this criterion, and give each limb its own")
    })
}
