//! What a listing does, and how far it reaches beyond the one listed.

use super::claim::Cited;
use super::page::Page;
use super::tree::{Said, Tree};
use super::words::{intervals, renewal, stopped, term};
use crate::law::measure::{Aggregate, Indirect, Measure, Reach};
use crate::terms::List;

/// Writes one measure.
pub(super) fn write<'l>(page: &mut Page, tree: &mut Tree<'l>, one: &'l Measure) {
    if !tree.shows(&one.in_force) {
        return;
    }
    page.item(2, &format!("{} [{}]", one.title, one.id));
    page.line(4, &format!("Kind: {}.", term(tree.law, List::Measure, &one.measure)));
    let (provision, cited_as) = (one.provision.as_deref(), one.cited_as.as_deref());
    let cited = Cited { provision, cited_as, source: one.source.as_deref(), basis: one.basis };
    cited.write(page, 4, tree.shelf(), one.quote.as_deref());
    page.labelled(4, "In force", intervals(&one.in_force).as_deref());
    for one in &one.renewals {
        page.labelled(4, "Renewal", Some(&renewal(one)));
    }
    page.labelled(4, "Effect", one.effect.as_deref());
    page.labelled(4, "Caution", one.caution.as_deref().map(stopped).as_deref());
    page.labelled(4, "Note", one.note.as_deref());
    if let Some(when) = &one.when {
        page.line(4, "Upon whom it works:");
        tree.node(page, 4, when, Said::default(), None);
    }
    let mut reaches = one.reach.iter().peekable();
    if reaches.peek().is_some() {
        page.line(4, "Entities that are caught without being named:");
    }
    for one in reaches {
        reach(page, tree, one);
    }
}

fn reach(page: &mut Page, tree: &mut Tree<'_>, one: &Reach) {
    if !tree.shows(&one.in_force) {
        return;
    }
    let mut facts = Vec::new();
    if let Some(threshold) = one.threshold {
        let bound = if one.strict {
            format!("more than {threshold} per cent")
        } else {
            format!("{threshold} per cent or more")
        };
        facts.push(format!("owned by the listed party to {bound}"));
    }
    facts.extend(one.aggregate.map(|aggregate| {
        match aggregate {
            Aggregate::Yes => "shares of several listed owners are added up",
            Aggregate::No => "shares of several listed owners are not added up",
            Aggregate::Unsettled => "whether shares of several listed owners are added up is not settled",
        }
        .to_owned()
    }));
    facts.extend(one.indirect.map(|indirect| {
        match indirect {
            Indirect::EachOverThreshold => "in a chain each tie must pass the threshold by itself",
            Indirect::Product => "in a chain percentages are multiplied",
            Indirect::Unsettled => "how a chain is reckoned is not settled",
        }
        .to_owned()
    }));
    facts.push(if one.control { "control alone suffices" } else { "control alone does not suffice" }.to_owned());
    page.item(4, &stopped(&super::words::capitalised(&facts.join("; "))));
    let (provision, cited_as) = (one.provision.as_deref(), one.cited_as.as_deref());
    let cited = Cited { provision, cited_as, source: one.source.as_deref(), basis: one.basis };
    cited.write(page, 6, tree.shelf(), None);
    page.labelled(6, "In force", intervals(&one.in_force).as_deref());
    page.labelled(6, "Unsettled", one.unsettled.as_deref());
    page.labelled(6, "Note", one.note.as_deref());
}
