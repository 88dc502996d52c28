//! The law as a lawyer reviews it: nested plain sentences, each with its citation and how far its text was read.
//!
//! Everything here is text of at most 80 columns (addresses excepted), without colour, made to be read aloud.

mod channel;
mod claim;
mod code;
mod find;
mod leaf;
mod list;
mod measure;
mod page;
mod regime;
mod source;
mod term;
mod test;
#[cfg(test)]
mod tests;
mod tree;
mod words;

use page::Page;
use tree::{Said, Tree};

pub use code::code;
pub use list::list;
pub use term::{term, term_names};

use crate::law::regime::Regime;
use crate::law::source::{InForce, in_force};
use crate::law::{Law, LawSource};
use crate::terms::Day;

/// A whole regime. With a day, only what is law on it; without one, everything with its days.
pub fn regime(law: &Law, regime: &Regime, as_of: Option<Day>) -> String {
    let mut page = Page::default();
    let left_out = regime::write(&mut page, law, regime, as_of);
    close(&mut page, law, regime, left_out);
    page.finish()
}

/// One criterion, definition or procedure of a regime, with everything inside it; none if the regime has nothing of that
/// name. With a day, only what is law on it.
pub fn criterion(law: &Law, regime: &Regime, name: &str, as_of: Option<Day>) -> Option<String> {
    let own = find::find(regime, name).map(|found| (found, Some(regime)));
    let (found, home) = own.or_else(|| find::shared(law, name).map(|found| (found, None)))?;
    let mut page = Page::default();
    let mut tree = Tree::new(law, home, as_of);
    page.line(0, &regime.title);
    page.line(0, &format!("Key: {}/{name}", regime.id));
    page.line(0, &format!("Stands in: {}.", found.place));
    for above in &found.above {
        let title = above.title.as_deref();
        page.labelled(0, "Inside", title.map(|title| words::stopped(&with_key(title, above.id.as_deref()))).as_deref());
    }
    if let Some(day) = as_of {
        let around = found.above.iter().copied().chain([&*found.node.about]);
        let held: Vec<InForce> = around.map(|about| in_force(&about.in_force, day)).collect();
        let state = if held.contains(&InForce::No) {
            "not law"
        } else if held.contains(&InForce::Unsure) {
            "cannot be told; the first or last day is not known"
        } else {
            "law, while the regime is"
        };
        page.line(0, &format!("On {}: {state}.", day.prose()));
    }
    page.gap();
    let said = found.above.iter().fold(Said::default(), |said, about| said.within(about));
    tree.root(&mut page, 0, found.node, said.alone(), found.name);
    let used = find::definitions_used(found.node);
    if !used.is_empty() {
        page.gap();
        let commands = used.iter().map(|name| match name.split_once('/') {
            Some(_) => (*name).to_owned(),
            None => format!("{}/{name}", regime.id),
        });
        page.line(0, "Definitions used here:");
        for name in commands {
            page.item(2, &format!("regimes explain {name}"));
        }
    }
    close(&mut page, law, regime, tree.left_out);
    Some(page.finish())
}

/// Every name that [`criterion`] knows in a regime, in the order of the file.
pub fn criterion_names(regime: &Regime) -> Vec<&str> {
    find::names(regime)
}

fn with_key(title: &str, key: Option<&str>) -> String {
    key.map_or_else(|| title.to_owned(), |key| words::keyed(title, key))
}

/// Which law this was, and what it is not.
fn close(page: &mut Page, law: &Law, regime: &Regime, left_out: usize) {
    page.gap();
    if left_out > 0 {
        let parts = if left_out == 1 { "1 part that is".to_owned() } else { format!("{left_out} parts that are") };
        page.line(0, &format!("Left out: {parts} not law on that day."));
    }
    let source = match &law.source {
        LawSource::BuiltIn => "built in",
        LawSource::Folder(name) => name,
    };
    page.line(0, &format!("Law: {source}."));
    if let Some(digest) = law.digest_of(&regime.id) {
        page.unbroken(0, &format!("SHA-256: {digest}"));
    }
    page.line(0, "This is not legal advice.");
}
