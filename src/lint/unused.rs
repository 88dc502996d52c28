//! What stands in a file and nothing names: sources, instruments, definitions, groups of states.

use std::collections::HashSet;

use serde_json::Value;

use super::found::Findings;
use super::{Body, Desk, reach};
use crate::diagnostic::{At, Code, Diagnostic, join, quoted};
use crate::law::library::COMMON;

pub(super) fn check(desk: &Desk<'_>, findings: &mut Findings) {
    let reached = reach::reached(desk, |_| true);
    for book in &desk.books {
        let mut named = Named::default();
        named.inside(book.value);
        let (sources, definitions) = match book.body {
            Body::Regime(regime) => (&regime.sources, &regime.definitions),
            Body::Common(common) => (&common.sources, &common.definitions),
        };
        for name in sources.keys().filter(|name| !named.sources.contains(name.as_str())) {
            let help = "remove it, or name it as the `source` of what was read in it";
            findings.add(book.file, unused(Code::UnusedSource, "sources", name, "source", help));
        }
        let instruments = book.regime().map(|regime| &regime.instruments);
        for (name, instrument) in instruments.into_iter().flatten() {
            // Listed for the reader, and it says so.
            if !named.instruments.contains(name.as_str()) && instrument.note.is_none() {
                let help = "remove it, name it as the `instrument` of its provisions or of what it changed, or say in a \
                            `note` why it is listed";
                findings.add(book.file, unused(Code::UnusedInstrument, "instruments", name, "instrument", help));
            }
        }
        for name in definitions.keys().filter(|name| !reached.contains(&(book.file, name.as_str()))) {
            let at = At::key(&join("", "definitions"), name);
            let message = format!("nothing outside the definitions comes to {}", quoted(name));
            let dead = Diagnostic::new(Code::UnusedDefinition, at, message);
            findings.add(book.file, dead.help("remove it, or put the `use` of it where it belongs"));
        }
    }
    let mut named = Named::default();
    desk.books.iter().for_each(|book| named.inside(book.value));
    for name in desk.law.common.groups.keys().filter(|name| !named.groups.contains(name.as_str())) {
        let help = "remove it, or write it with its `@` where a test means these states";
        findings.add(COMMON, unused(Code::UnusedGroup, "groups", name, "group of states", help));
    }
}

fn unused(code: Code, list: &str, name: &str, noun: &str, help: &str) -> Diagnostic {
    let at = At::key(&join("", list), name);
    Diagnostic::new(code, at, format!("nothing names the {noun} {}", quoted(name))).help(help)
}

/// Names that stand in a file.
#[derive(Default)]
struct Named<'v> {
    sources: HashSet<&'v str>,
    instruments: HashSet<&'v str>,
    groups: HashSet<&'v str>,
}

impl<'v> Named<'v> {
    /// Depth is bounded by that of the file.
    fn inside(&mut self, value: &'v Value) {
        match value {
            Value::Object(members) => {
                for (key, member) in members {
                    match (key.as_str(), member) {
                        ("source" | "addressSource", Value::String(name)) => drop(self.sources.insert(name)),
                        ("instrument", Value::String(name)) => drop(self.instruments.insert(name)),
                        _ => self.inside(member),
                    }
                }
            }
            Value::Array(items) => items.iter().for_each(|item| self.inside(item)),
            Value::String(text) => self.groups.extend(text.strip_prefix('@')),
            _ => {}
        }
    }
}
