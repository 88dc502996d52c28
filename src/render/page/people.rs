//! Person by person: a line for each regime, and under it what matters.

use std::collections::HashSet;

use super::super::document::{Item, Line, Section, code, line, name};
use super::super::style::Role;
use super::{Context, fragility, questions, words};
use crate::engine::State;
use crate::plan::{Assessment, Ground, ListingEvent, MeasureUpon, Plan, RegimeInfo, Standing, SubjectInfo};
use crate::terms::kind::{Rung, Truth};

/// Grounds of one regime that are described before the rest is only named.
const MOST_GROUNDS: usize = 4;
/// Grounds that are only named before the rest is counted.
const MOST_NAMED: usize = 6;
/// Items of the nearest miss that are shown.
const MOST_MISSES: usize = 3;

/// The section of all subjects, then the regimes that are not law on the date.
pub(super) fn section(context: &Context) -> Option<Section> {
    let plan = context.plan;
    let mut section = Section::new("Person by person");
    let dormant = dormant(plan);
    for (key, subject) in &plan.subjects {
        let mut own = Section::new(title(key, subject));
        own.items(about(subject));
        let mut assessments: Vec<&Assessment> = plan
            .assessments
            .iter()
            .filter(|one| one.subject == *key && !dormant.contains(one.regime.as_str()))
            .collect();
        assessments.sort_by_key(|one| one.standing);
        if assessments.is_empty() {
            own.say("No regime that was asked about is in force on this date.");
        }
        own.items(assessments.into_iter().map(|one| block(context, one)));
        section.section(own);
    }
    if !dormant.is_empty() {
        let ids = words::listed(plan.regimes.keys().filter(|id| dormant.contains(id.as_str())));
        section.say(line![format!("Not in force on {}: ", words::date(&plan.as_of)), ids]);
    }
    section.unless_empty()
}

/// Regimes that are not in force for anybody.
fn dormant(plan: &Plan) -> HashSet<&str> {
    let of = |asleep: bool| {
        let all = plan.assessments.iter().filter(move |one| (one.standing == Standing::NotInForce) == asleep);
        all.map(|one| one.regime.as_str()).collect::<HashSet<&str>>()
    };
    &of(true) - &of(false)
}

/// What to do where the file proposes nobody.
pub(super) fn nobody(context: &Context) -> Option<Section> {
    let plan = context.plan;
    if !plan.subjects.is_empty() {
        return None;
    }
    let mut section = Section::new("Whom the file could propose");
    if plan.candidates.is_empty() {
        section.say("The case file names no subject, and no party who could be one.");
    } else {
        let mark = code("\"subject\": true");
        section.say(line!["The case file names no subject. Mark whom you propose for listing with ", mark, "."]);
        section.say(line!["Parties who could be subjects: ", words::listed(&plan.candidates)]);
    }
    Some(section)
}

/// Who it is. A name from right to left has a line to itself, so that nothing stands beside it that it could reorder.
fn title(key: &str, subject: &SubjectInfo) -> Line {
    let mut line = match leading(subject) {
        Some(leading) if leading == key => name(leading).into(),
        Some(leading) => line![name(leading), " [", code(key), "]"],
        None => line!["[", code(key), "]"],
    };
    line.push(", ");
    line.push(&subject.kind);
    if subject.deceased {
        line.push(", recorded as dead");
    }
    line
}

/// The first name that is written from left to right.
fn leading(subject: &SubjectInfo) -> Option<&str> {
    subject.names.iter().map(String::as_str).find(|name| !words::is_right_to_left(name))
}

fn about(subject: &SubjectInfo) -> Vec<Item> {
    let mut items = Vec::new();
    let leading = leading(subject);
    let others = subject.names.iter().map(String::as_str).filter(|name| Some(*name) != leading);
    let (right, left): (Vec<&str>, Vec<&str>) = others.partition(|name| words::is_right_to_left(name));
    if !left.is_empty() {
        let left = left.into_iter().map(|one| name(one).into());
        items.push(Item::labelled("Also named", Line::between(left, "; ")));
    }
    let label = if leading.is_some() { "Also named" } else { "Name" };
    items.extend(right.into_iter().map(|one| Item::labelled(label, name(one))));
    if subject.names.is_empty() {
        items.push(Item::labelled("Name", "missing"));
    }
    if !subject.identity_without_source.is_empty() {
        items.push(Item::labelled("Identity without source", subject.identity_without_source.join(", ")));
    }
    items
}

fn block(context: &Context, assessment: &Assessment) -> Item {
    let regime = context.plan.regimes.get(&assessment.regime);
    let standing = assessment.standing;
    let mut text = Line::default();
    // Of what is closed or not law the word says it all.
    if !matches!(standing, Standing::Closed | Standing::NotInForce) {
        text.push(": ");
        text.push(&assessment.standing_because);
    }
    text.push(in_brackets(regime, assessment));
    let mut parts = Vec::new();
    match standing {
        Standing::NotInForce => {}
        Standing::Closed => {
            parts.extend(listings(assessment));
            parts.extend(misses(context, assessment));
        }
        Standing::Listed => {
            parts.extend(listings(assessment));
            parts.extend(unread_measures(assessment));
            parts.extend(context.shared.own(assessment));
        }
        Standing::Ready | Standing::Eligible | Standing::Open | Standing::Discretionary => {
            parts.extend(listings(assessment));
            parts.extend(grounds(context, assessment));
            parts.extend(evidence(assessment));
            parts.extend(fragility::items(assessment));
            parts.extend(questions::meeting(context, assessment).map(|by| Item::labelled("Would be met by", by)));
            parts.extend(procedures(assessment));
            parts.extend(unread_measures(assessment));
            parts.extend(context.shared.own(assessment));
        }
    }
    Item::marked(standing.word(), Role::of_standing(standing), text).led_by(code(&assessment.regime)).with(parts)
}

/// Whose law it is, what a listing does, and whether it may have lapsed.
fn in_brackets(regime: Option<&RegimeInfo>, assessment: &Assessment) -> String {
    let mut parts = Vec::new();
    if let Some(regime) = regime {
        let state = &regime.jurisdiction;
        let measures = measures(assessment);
        let is_told = !matches!(assessment.standing, Standing::Closed | Standing::NotInForce) && !measures.is_empty();
        parts.push(if is_told { format!("{state}: {}", measures.join(", ")) } else { state.clone() });
    }
    if assessment.state == State::RenewalNotVerified {
        parts.push("renewal not verified".to_owned());
    }
    if parts.is_empty() { String::new() } else { format!(" ({})", parts.join("; ")) }
}

/// What a listing would do to the subject, each kind once.
pub(super) fn measures(assessment: &Assessment) -> Vec<String> {
    let certain = kinds(assessment, |measure| measure.truth == Truth::Met);
    let perhaps = kinds(assessment, |measure| measure.truth == Truth::Open);
    let perhaps = perhaps.iter().filter(|kind| !certain.contains(kind)).map(|kind| format!("perhaps {kind}"));
    certain.iter().cloned().chain(perhaps).collect()
}

/// The kinds of the measures of which this holds, each once.
fn kinds(assessment: &Assessment, is: impl Fn(&MeasureUpon) -> bool) -> Vec<String> {
    let mut kinds: Vec<String> = Vec::new();
    for measure in assessment.measures.iter().filter(|measure| is(measure)) {
        if !kinds.contains(&measure.title) {
            kinds.push(measure.title.clone());
        }
    }
    kinds
}

/// The measures whose text was not read in an official source.
fn unread_measures(assessment: &Assessment) -> Option<Item> {
    let unread = kinds(assessment, |measure| measure.truth != Truth::NotMet && !measure.officially_read);
    let label = "Measure whose text was not read in an official source";
    (!unread.is_empty()).then(|| Item::labelled(label, unread.join(", ")))
}

/// What became of listings under the regime.
fn listings(assessment: &Assessment) -> Option<Item> {
    let event = |event: &ListingEvent| {
        let status = event.status.as_deref().unwrap_or("status not known");
        line![status, " (", &event.date, ")"]
    };
    let events: Vec<Line> = assessment.listings.iter().map(event).collect();
    (!events.is_empty()).then(|| Item::labelled("History of listings", Line::between(events, ", then ")))
}

/// The grounds that are met, described; those that are open, described where none is met and the plan is short, and else
/// only named.
fn grounds(context: &Context, assessment: &Assessment) -> Vec<Item> {
    let of = |truth: Truth| assessment.grounds.iter().filter(move |ground| ground.truth.alleged == truth);
    let met = of(Truth::Met).count();
    let described = match (context.full, met) {
        (true, _) => usize::MAX,
        (_, 0) if context.is_long => 0,
        (_, 0) => MOST_GROUNDS,
        (_, met) => met.min(MOST_GROUNDS),
    };
    let mut items: Vec<Item> = of(Truth::Met).chain(of(Truth::Open)).take(described).map(described_ground).collect();
    let most_named = context.most(MOST_NAMED);
    let named = |truth, skipped: usize| {
        let mut all: Vec<&str> = of(truth).skip(skipped).map(provision).collect();
        all.dedup();
        match all.len().checked_sub(most_named).filter(|more| *more > 1) {
            Some(more) => {
                all.truncate(most_named);
                format!("{} and {more} more", all.join(", "))
            }
            None => all.join(", "),
        }
    };
    for (truth, skipped, label) in [
        (Truth::Met, described, "Also met"),
        (Truth::Open, described.saturating_sub(met), if described == 0 { "Open" } else { "Also open" }),
    ] {
        let named = named(truth, skipped);
        if !named.is_empty() {
            items.push(Item::labelled(label, named));
        }
    }
    items
}

fn described_ground(ground: &Ground) -> Item {
    let mut text = match &ground.title {
        Some(title) => line![": ", title, " [", provision(ground), "]"],
        None => line![": ", provision(ground)],
    };
    if let Some(others) = words::other_rungs(&ground.truth) {
        text.push("; ");
        text.push(others);
    }
    Item::marked(words::outcome(ground.truth.alleged), Role::of_truth(ground.truth.alleged), text)
}

fn provision(ground: &Ground) -> &str {
    ground.provision.as_deref().unwrap_or(&ground.id)
}

/// Keys of the evidence under what is met as alleged. Whether an item may be sent is not said here.
fn evidence(assessment: &Assessment) -> Option<Item> {
    let relies = assessment.relies_on.get(&Rung::Alleged)?;
    let keys = if relies.evidence.is_empty() { "none".into() } else { words::listed(&relies.evidence) };
    Some(Item::labelled("Evidence", keys))
}

/// Routes that need no ground of their own, where they may be open.
pub(super) fn procedures(assessment: &Assessment) -> Vec<Item> {
    let told = assessment.procedures.iter().filter(|one| one.truth != Truth::NotMet).map(|procedure| {
        let title = procedure.title.as_deref().unwrap_or(&procedure.id);
        let cited = procedure.provision.as_deref().map(|one| format!(" [{one}]")).unwrap_or_default();
        let state = words::outcome(procedure.truth).to_lowercase();
        Item::labelled(format!("Route at the government's choice, {state}"), line![title, cited])
    });
    told.collect()
}

/// What stands between the file and the criterion that is nearest.
fn misses(context: &Context, assessment: &Assessment) -> Vec<Item> {
    let most = match (context.full, context.is_long) {
        (true, _) => usize::MAX,
        (_, true) => 1,
        _ => MOST_MISSES,
    };
    let mut items = Vec::new();
    if assessment.nearest_miss.is_empty() {
        items.push(Item::labelled("Nearest", "not worked out; --full shows every criterion"));
    }
    for miss in assessment.nearest_miss.iter().take(most) {
        let node = code(words::node(&assessment.regime, &miss.criterion));
        let (label, end) = match miss.changeable {
            true => ("Nearest", "]; facts could change this"),
            false => ("Stands in the way", "]; facts could not change this"),
        };
        items.push(Item::labelled(label, line![&miss.needed, " [", node, end]));
    }
    let more = assessment.nearest_miss.len().saturating_sub(most);
    if more > 0 && !context.is_long {
        items.push(Item::labelled("And needed besides", format!("{more} more, shown with --full")));
    }
    items
}
