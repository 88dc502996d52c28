//! The doors of a filing: the one to use in full, the others in a line.

use indexmap::IndexMap;

use super::super::document::{Item, Line, code, line};
use super::super::style::Role;
use super::{Context, claims, words};
use crate::law::channel::{ExposedTo, Route};
use crate::law::source::Basis;
use crate::plan::{ChannelCard, ContentCard, ContentState, Filing, StepCard};
use crate::terms::kind::Truth;

/// Where an address is not there.
const NO_ADDRESS: &str = "not published or not verified: find out before sending";

/// The doors of a filing, the one to use first.
pub(super) fn items(context: &Context, filing: &Filing, in_full: bool) -> Vec<Item> {
    if filing.channels.is_empty() {
        return vec![Item::labelled("Door", "none is known")];
    }
    let used = filing.channels.iter().find(|channel| channel.is_used).or(filing.channels.first());
    let is_used = |channel: &&ChannelCard| used.is_some_and(|used| std::ptr::eq(used, *channel));
    let mut items: Vec<Item> =
        used.map(|channel| whole(context, &filing.regime, channel, in_full)).into_iter().collect();
    let others = filing.channels.iter().filter(|channel| !is_used(channel));
    if context.full {
        items.extend(others.map(|channel| whole(context, &filing.regime, channel, true)));
    } else {
        items.extend(others.map(short));
    }
    items
}

fn short(channel: &ChannelCard) -> Item {
    let address = channel.address.as_deref().unwrap_or("address not published or not verified");
    let mut line = line![&channel.title, " (", route(channel.route), "), to ", &channel.addressee, ", ", address];
    if channel.check_before_sending.is_some() {
        line.push("; check before sending");
    }
    Item::labelled("Another door", line)
}

fn whole(context: &Context, regime: &str, channel: &ChannelCard, in_full: bool) -> Item {
    let label = if channel.is_used { "Door to use" } else { "Another door" };
    let mut parts = vec![
        Item::labelled("To", &channel.addressee),
        Item::labelled("Address", channel.address.as_deref().unwrap_or(NO_ADDRESS)),
    ];
    if let Some(why) = &channel.check_before_sending {
        parts.push(Item::marked("Check before sending", Role::Warning, line![": ", why]));
    }
    let unread = words::unread(channel.format_officially_read);
    let or_unread = |text: &Option<String>| match text {
        Some(text) => line![text, unread],
        None => "not read in any source".into(),
    };
    if in_full {
        parts.extend(channel.who_may_file.as_ref().map(|who| Item::labelled("Who may file", who)));
        parts.push(Item::labelled("Language", or_unread(&channel.language)));
        parts.push(Item::labelled("Form", or_unread(&channel.form)));
    }
    let readers = channel.readers.iter().map(Line::from).collect();
    parts.push(Item::labelled("Who reads it", Line::joined(readers)));
    if in_full {
        parts.extend(channel.exposure.iter().map(|one| {
            Item::labelled(
                "Who else may see it",
                line![exposed(one.to), ": ", &one.text, words::unread(one.officially_read)],
            )
        }));
        parts.extend(channel.expected_time.as_ref().map(|time| Item::labelled("An answer takes", time)));
    }
    parts.extend(disclosable(context, channel));
    parts.extend(claims::withheld_from(context, regime, channel));
    parts.extend(contents(context, channel, in_full));
    if in_full {
        if !channel.steps.is_empty() {
            let alike = alike(channel.steps.iter().map(|step| (step.basis, step.officially_read)));
            let steps = (1..).zip(&channel.steps).map(|(at, one)| step(at, one, alike.is_some()));
            parts.push(Item::labelled(headed("What is done", alike), "").with(steps));
        }
        let source = channel.source.as_deref().map(|one| line![", ", one]).unwrap_or_default();
        parts.push(Item::labelled("This rests on", line![words::basis(channel.basis), source]));
        parts.extend(channel.note.as_ref().map(|note| Item::labelled("Note", note)));
    }
    Item::labelled(label, line![&channel.title, " (", route(channel.route), ") [", code(&channel.id), "]"]).with(parts)
}

/// For whom the case does not hold on what may be shown.
fn disclosable(context: &Context, channel: &ChannelCard) -> Vec<Item> {
    let mut alike: IndexMap<Truth, Vec<&str>> = IndexMap::new();
    for (subject, truth) in &channel.disclosable {
        alike.entry(*truth).or_default().push(subject);
    }
    let told = alike.into_iter().map(|(truth, subjects)| {
        let truth = words::outcome(truth).to_lowercase();
        Item::labelled("On what may be shown there", line![truth, ", for ", context.names.list(subjects)])
    });
    told.collect()
}

/// The checklist. In short, only what is not there yet.
fn contents(context: &Context, channel: &ChannelCard, in_full: bool) -> Option<Item> {
    let is_there = |one: &ContentCard| one.state.values().all(|state| *state == ContentState::There);
    let shown: Vec<&ContentCard> = channel.contents.iter().filter(|one| in_full || !is_there(one)).collect();
    let alike = alike(shown.iter().map(|one| (one.basis, one.officially_read)));
    let label = if in_full { "What it must hold" } else { "What it must hold and is not there yet" };
    let parts = shown.iter().map(|one| content(context, one, alike.is_some()));
    (!shown.is_empty()).then(|| Item::labelled(headed(label, alike), "").with(parts))
}

/// What holds of every part of a list, so that it is said once, above them: what it is, and whether it was read in an
/// official text.
fn alike(mut all: impl Iterator<Item = (Basis, Option<bool>)>) -> Option<(Basis, Option<bool>)> {
    let first = all.next()?;
    let second = all.next()?;
    (first == second && all.all(|other| other == first)).then_some(first)
}

/// What is said above a list, with what holds of all its parts.
fn headed(label: &str, alike: Option<(Basis, Option<bool>)>) -> String {
    match alike {
        Some((basis, officially_read)) => {
            format!("{label} ({})", words::standing_of(basis, officially_read).join(", "))
        }
        None => label.to_owned(),
    }
}

/// What is said in brackets after a part of a list; nothing where there is nothing to say.
fn bracketed(remarks: Vec<Line>) -> Line {
    if remarks.is_empty() { Line::default() } else { line![" (", Line::between(remarks, ", "), ")"] }
}

fn content(context: &Context, content: &ContentCard, is_headed: bool) -> Item {
    let mut by_state: IndexMap<ContentState, Vec<&str>> = IndexMap::new();
    for (subject, state) in &content.state {
        by_state.entry(*state).or_default().push(subject);
    }
    by_state.sort_by(|one, _, other, _| rank(*one).cmp(&rank(*other)));
    let worst = by_state.keys().next().copied().unwrap_or(ContentState::ToWrite);
    let mut text = line![": ", &content.heading];
    let mut brackets = standing(is_headed, content.basis, content.officially_read);
    brackets.extend(content.maximum.as_ref().map(|most| line!["at most ", most]));
    text.push(bracketed(brackets));
    if by_state.len() > 1 {
        let each = by_state.iter().map(|(state, subjects)| {
            line![word(*state).to_lowercase(), " for ", context.names.list(subjects.iter().copied())]
        });
        text.push("; ");
        text.push(Line::between(each, ", "));
    }
    if let Some(holds) = &content.holds
        && (context.full || worst != ContentState::There)
    {
        text.push(". ");
        text.push(words::capital(holds));
    }
    let role = match worst {
        ContentState::There | ContentState::None => Role::Met,
        ContentState::ToWrite => Role::Open,
        ContentState::Missing => Role::Warning,
    };
    Item::marked(word(worst), role, text)
}

/// What a part of a list is, unless that stands above the list.
fn standing(is_headed: bool, basis: Basis, officially_read: Option<bool>) -> Vec<Line> {
    let said = if is_headed { Vec::new() } else { words::standing_of(basis, officially_read) };
    said.into_iter().map(Line::from).collect()
}

/// What needs most work first.
const fn rank(state: ContentState) -> u8 {
    match state {
        ContentState::Missing => 0,
        ContentState::ToWrite => 1,
        ContentState::None => 2,
        ContentState::There => 3,
    }
}

const fn word(state: ContentState) -> &'static str {
    match state {
        ContentState::There => "There",
        ContentState::Missing => "Missing",
        ContentState::None => "Nothing of the kind",
        ContentState::ToWrite => "To write",
    }
}

fn step(number: usize, step: &StepCard, is_headed: bool) -> Item {
    let mut brackets = standing(is_headed, step.basis, step.officially_read);
    brackets.extend(step.time.as_ref().map(Line::from));
    let text = step.text.as_deref().map(|text| line![". ", words::capital(text)]).unwrap_or_default();
    Item::new(line![&step.title, bracketed(brackets), text])
        .with(step.note.iter().map(|note| Item::labelled("Note", note)))
        .numbered(number)
}

const fn route(route: Route) -> &'static str {
    match route {
        Route::Email => "e-mail",
        Route::Portal => "web form",
        Route::Post => "post",
        Route::Embassy => "embassy",
        Route::ForeignMinistry => "foreign ministry",
        Route::MemberState => "member state",
        Route::Parliament => "parliament",
        Route::Coalition => "coalition",
        Route::InPerson => "in person",
    }
}

const fn exposed(to: ExposedTo) -> &'static str {
    match to {
        ExposedTo::ListedPerson => "the listed person",
        ExposedTo::Court => "a court",
        ExposedTo::FreedomOfInformation => "freedom of information",
        ExposedTo::PartnerGovernments => "partner governments",
        ExposedTo::Parliament => "parliament",
        ExposedTo::Public => "the public",
    }
}
