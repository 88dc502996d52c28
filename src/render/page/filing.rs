//! Filing by filing: for whom, through which door, with what, what speaks for it, and what stays with the authority.

use indexmap::{IndexMap, IndexSet};

use super::super::document::{Item, Line, Section, code, line};
use super::super::style::Role;
use super::{Context, argument, cautions, channel, order, people, reach, words};
use crate::plan::{Assessment, Filing, FilingMade, FilingSubject, Neighbour};

/// Filings that are told in full before the rest is told in short.
const MOST_FILINGS: usize = 3;
/// Steps of the authority that are shown for one regime.
const MOST_STEPS: usize = 4;

/// The section, and what a listing would reach under regimes with no filing.
pub(super) fn section(context: &Context) -> Option<Section> {
    let mut section = Section::new("Filings");
    for (at, filing) in context.plan.filings.iter().enumerate() {
        section.section(one(context, filing, context.full || at < MOST_FILINGS));
    }
    let is_filed = |regime: &str| context.plan.filings.iter().any(|filing| filing.regime == regime);
    let mut others = Section::new("What a listing would reach under other regimes");
    others.items(reach::items(context, |one| !is_filed(&one.regime)));
    section.section(others);
    section.unless_empty()
}

fn one(context: &Context, filing: &Filing, in_full: bool) -> Section {
    let regime = context.plan.regimes.get(&filing.regime);
    let title = match regime {
        Some(regime) => line![code(&filing.regime), ": ", &regime.title],
        None => code(&filing.regime).into(),
    };
    let mut section = Section::new(title);
    section.items(head(context, filing));
    section.items(channel::items(context, filing, in_full));
    if in_full {
        section.items(argument::items(context, filing));
        section.items(authority(context, filing));
        section.items(effect(context, filing));
        section.items(cautions::items(&filing.regime, &filing.cautions));
        section.items(filing.pointers.iter().map(neighbour));
    } else {
        section.items(cautions::items(&filing.regime, &filing.cautions));
        section.say("Its arguments, and what stays with the authority, are shown with --full");
    }
    section
}

/// What to do, for whom, by when, and what was done already.
fn head(context: &Context, filing: &Filing) -> Vec<Item> {
    let mut items = Vec::new();
    let mut what = Line::from(order::action(filing.action));
    if let Some(reason) = &filing.chosen_because {
        what.push("; your reason: ");
        what.push(reason);
    }
    items.push(Item::labelled("What to do", what));
    items.extend(filing.by.as_ref().map(|by| Item::labelled("By", line![by, " (your own date)"])));
    items.extend(whom(context, &filing.subjects));
    items.extend(filing.made.iter().map(|made| already(context, made)));
    items
}

/// The subjects, those of whom the same is said together.
fn whom(context: &Context, subjects: &[FilingSubject]) -> Vec<Item> {
    let mut alike: IndexMap<_, Vec<&str>> = IndexMap::new();
    for one in subjects {
        alike.entry((one.action, one.standing, &one.waits_for)).or_default().push(&one.subject);
    }
    let told = alike.into_iter().map(|((action, standing, waits_for), keys)| {
        let mut line = line![": ", context.names.list(keys), ", ", standing.word().to_lowercase()];
        if !waits_for.is_empty() {
            line.push("; first to be listed or proposed: ");
            line.push(Line::joined(waits_for.iter().map(Line::from).collect()));
        }
        Item::marked(format!("{} for", order::action(action)), Role::of_standing(standing), line)
    });
    told.collect()
}

fn already(context: &Context, made: &FilingMade) -> Item {
    let mut line = line![code(&made.key), ", about ", context.names.get(&made.subject)];
    let date = made.date.as_deref().unwrap_or("date not known");
    let status = made.status.as_deref().unwrap_or("status not known");
    line.push(line![", ", date, ", ", status]);
    if let Some(channel) = &made.channel {
        line.push(", through ");
        line.push(code(channel));
    }
    let mut parts = vec![Item::labelled("So", &made.advice)];
    if !made.repeats.is_empty() {
        parts.push(Item::labelled("Repeats", words::listed(&made.repeats)));
    }
    Item::labelled("Filed already", line).with(parts)
}

/// The assessments a filing is about.
pub(super) fn assessments<'c>(context: &Context<'c>, filing: &'c Filing) -> impl Iterator<Item = &'c Assessment> {
    let is_about = |one: &&Assessment| {
        one.regime == filing.regime && filing.subjects.iter().any(|whom| whom.subject == one.subject)
    };
    context.plan.assessments.iter().filter(is_about)
}

/// What no submission settles.
fn authority(context: &Context, filing: &Filing) -> Vec<Item> {
    let Some(regime) = context.plan.regimes.get(&filing.regime) else { return Vec::new() };
    let mut items = vec![Item::labelled("Decides", &regime.authority)];
    let own = assessments(context, filing).flat_map(|one| &one.authority);
    let steps: IndexSet<&String> = own.chain(&regime.left_to_authority).collect();
    let most = context.most(MOST_STEPS);
    let label = "Stays with the authority";
    let unread = |step: &String| words::unread(regime.left_not_officially_read.contains(step).then_some(false));
    items.extend(steps.iter().take(most).map(|step| Item::labelled(label, line![*step, unread(step)])));
    let more = steps.len().saturating_sub(most);
    if more > 0 {
        items.push(Item::labelled("Stays with the authority, too", format!("{more} more, shown with --full")));
    }
    items
}

/// What a listing does to those who are named, and whom it reaches besides.
fn effect(context: &Context, filing: &Filing) -> Vec<Item> {
    let mut alike: IndexMap<Vec<String>, Vec<&str>> = IndexMap::new();
    for one in assessments(context, filing) {
        alike.entry(people::measures(one)).or_default().push(&one.subject);
    }
    let told = alike.into_iter().filter(|(measures, _)| !measures.is_empty()).map(|(measures, subjects)| {
        Item::labelled("A listing means", line![measures.join(", "), ", for ", context.names.list(subjects)])
    });
    let is_about = |one: &Assessment| one.regime == filing.regime;
    told.chain(reach::items(context, is_about)).collect()
}

fn neighbour(pointer: &Neighbour) -> Item {
    let cited = pointer.provision.as_deref().map(|one| format!(" [{one}]")).unwrap_or_default();
    Item::labelled(
        "Neighbouring tool, not checked here",
        line![&pointer.title, ": ", &pointer.text, cited, words::unread(pointer.officially_read)],
    )
}
