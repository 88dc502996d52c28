//! What speaks for listing: the factors an authority publishes, and what the case offers for each.

use indexmap::IndexMap;

use super::super::document::{Item, Line, code, line};
use super::super::style::Role;
use super::{Context, words};
use crate::plan::{Argument, Countdown, Filing, ReliesOn};
use crate::terms::kind::Truth;

/// Places and items that are named behind one argument before the rest is counted.
const MOST_FACTS: usize = 6;

/// The arguments: those the case offers, those it may offer, those that are the advocate's to make; the others counted.
pub(super) fn items(context: &Context, filing: &Filing) -> Vec<Item> {
    let mut arguments: Vec<&Argument> = filing.arguments.iter().collect();
    arguments.sort_by_key(|one| offer(one));
    let (shown, hidden): (Vec<&Argument>, Vec<&Argument>) =
        arguments.into_iter().partition(|one| context.full || offer(one) != Offer::Not);
    let mut items: Vec<Item> = shown.into_iter().map(|one| item(context, filing, one)).collect();
    if !hidden.is_empty() {
        let titles = hidden.iter().map(|one| Line::from(&one.title));
        items.push(Item::labelled("Arguments this file does not offer", Line::between(titles, "; ")));
    }
    items
}

/// How far the case offers an argument to anybody.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Offer {
    Offered,
    Perhaps,
    Yours,
    Not,
}

fn offer(argument: &Argument) -> Offer {
    if argument.offered.is_empty() {
        return Offer::Yours;
    }
    let some = |truth| argument.offered.values().any(|one| *one == truth);
    match (some(Truth::Met), some(Truth::Open)) {
        (true, _) => Offer::Offered,
        (_, true) => Offer::Perhaps,
        _ => Offer::Not,
    }
}

fn item(context: &Context, filing: &Filing, argument: &Argument) -> Item {
    let (word, role) = match offer(argument) {
        Offer::Offered => ("Argument the file offers", Role::Met),
        Offer::Perhaps => ("Argument that is open", Role::Open),
        Offer::Yours => ("Argument that is yours to make", Role::Open),
        Offer::Not => ("Argument this file does not offer", Role::NotMet),
    };
    let mut brackets: Vec<Line> = vec![words::basis(argument.basis).into()];
    brackets.extend(argument.provision.as_ref().map(Line::from));
    let unread = words::unread(argument.officially_read);
    let text = line![": ", &argument.title, " [", Line::between(brackets, ", "), "]", unread];
    let mut parts: Vec<Item> = Vec::new();
    parts.extend(argument.argument.as_ref().map(|say| Item::labelled("Say", say)));
    parts.extend(argument.quote.as_ref().map(|quote| Item::labelled("Published words", line!["“", quote, "”"])));
    parts.extend(offered(context, filing, argument));
    parts.extend(facts(context, argument));
    parts.extend(argument.window.iter().map(countdown));
    Item::marked(word, role, text).with(parts)
}

/// To whom it is offered, where that is not the same for all.
fn offered(context: &Context, filing: &Filing, argument: &Argument) -> Option<Item> {
    let mut by_truth: IndexMap<Truth, Vec<&str>> = IndexMap::new();
    for (subject, truth) in &argument.offered {
        by_truth.entry(*truth).or_default().push(subject);
    }
    let is_of_all = argument.offered.len() == filing.subjects.len();
    let is_told = by_truth.len() > 1 || (!is_of_all && !by_truth.is_empty());
    let each = by_truth.into_iter().map(|(truth, subjects)| {
        let word = match truth {
            Truth::Met => "offered for ",
            Truth::Open => "open for ",
            Truth::NotMet => "not offered for ",
        };
        line![word, context.names.list(subjects)]
    });
    is_told.then(|| Item::labelled("For whom", Line::between(each, "; ")))
}

/// What it rests on: the same for several said once.
fn facts(context: &Context, argument: &Argument) -> Vec<Item> {
    let mut alike: Vec<(&ReliesOn, Vec<&str>)> = Vec::new();
    for (subject, facts) in &argument.facts {
        match alike.iter_mut().find(|(other, _)| is_same(other, facts)) {
            Some((_, subjects)) => subjects.push(subject),
            None => alike.push((facts, vec![subject])),
        }
    }
    let is_shared = alike.len() == 1;
    let more = alike.len().saturating_sub(context.most(1));
    let told = alike.into_iter().take(context.most(1)).filter(|(facts, _)| !facts.statements.is_empty()).map(
        |(facts, subjects)| {
            let most = context.most(MOST_FACTS);
            let mut line = Line::cut(words::places(facts.statements.iter().map(String::as_str)), most);
            if facts.evidence.is_empty() {
                line.push("; no evidence beside it");
            } else {
                line.push("; evidence ");
                line.push(Line::cut(words::codes(&facts.evidence), most));
            }
            if !is_shared {
                line.push(line![" (for ", context.names.list(subjects), ")"]);
            }
            Item::labelled("Facts", line)
        },
    );
    let rest = (more > 0).then(|| Item::new("The facts of the others are shown with --full"));
    told.chain(rest).collect()
}

fn is_same(one: &ReliesOn, other: &ReliesOn) -> bool {
    one.statements == other.statements && one.evidence == other.evidence
}

fn countdown(countdown: &Countdown) -> Item {
    let years = words::counted(usize::from(countdown.years), "year");
    let until = countdown.until.as_deref().map(|day| line![", until ", day]).unwrap_or_default();
    let text = line!["act ", code(&countdown.act), ", ", years, " from its end", until, ": ", &countdown.left];
    Item::labelled("Window", text)
}
