//! Person by person: a line for each regime, and under it what matters.

use std::collections::HashSet;

use super::super::bidi::{isolate, visible, width};
use super::super::style::Role;
use super::Context;
use super::fragility;
use super::page::Page;
use super::words;
use crate::engine::State;
use crate::plan::{Assessment, Ground, ListingEvent, MeasureUpon, Plan, RegimeInfo, Standing, SubjectInfo};
use crate::terms::kind::{Rung, Truth};

/// Grounds of one regime that are described before the rest is only named.
const MOST_GROUNDS: usize = 4;
/// Grounds that are only named before the rest is counted.
const MOST_NAMED: usize = 6;
/// Items of the nearest miss that are shown.
const MOST_MISSES: usize = 3;
/// Columns that ids of regimes are filled up to, at most.
const WIDEST_ID: usize = 16;

/// The blocks of all subjects, then the regimes that are not law on the date.
pub(super) fn subjects(page: &mut Page, plan: &Plan, context: &Context) {
    if plan.subjects.is_empty() {
        nobody(page, plan);
    }
    let dormant = dormant(plan);
    for (key, subject) in &plan.subjects {
        page.gap();
        head(page, key, subject);
        let mut assessments: Vec<&Assessment> = plan
            .assessments
            .iter()
            .filter(|one| one.subject == *key && !dormant.contains(one.regime.as_str()))
            .collect();
        assessments.sort_by_key(|one| one.standing);
        if assessments.is_empty() {
            page.item(2, "No regime that was asked about is in force on this date.");
        }
        let columns = assessments.iter().map(|one| width(&visible(&one.regime))).max().unwrap_or(0).min(WIDEST_ID) + 4;
        for assessment in assessments {
            block(page, plan.regimes.get(&assessment.regime), assessment, columns, context);
        }
    }
    if !dormant.is_empty() {
        let ids: Vec<String> =
            plan.regimes.keys().filter(|id| dormant.contains(id.as_str())).map(|id| isolate(id)).collect();
        page.gap();
        page.item(0, &format!("Not in force on {}: {}", words::date(&plan.as_of), ids.join(", ")));
    }
}

/// Regimes that are not in force for anybody.
fn dormant(plan: &Plan) -> HashSet<&str> {
    let of = |asleep: bool| {
        let all = plan.assessments.iter().filter(move |one| (one.standing == Standing::NotInForce) == asleep);
        all.map(|one| one.regime.as_str()).collect::<HashSet<&str>>()
    };
    &of(true) - &of(false)
}

fn nobody(page: &mut Page, plan: &Plan) {
    page.gap();
    if plan.candidates.is_empty() {
        page.item(0, "The case file names no subject, and no party who could be one.");
        return;
    }
    let keys: Vec<String> = plan.candidates.iter().map(|key| isolate(key)).collect();
    page.item(0, "The case file names no subject. Mark whom you propose for listing with \"subject\": true.");
    page.item(0, &format!("Parties who could be subjects: {}", keys.join(", ")));
}

/// Who it is. A name from right to left has a line to itself, so that nothing stands beside it that it could reorder.
fn head(page: &mut Page, key: &str, subject: &SubjectInfo) {
    let mut names: Vec<&str> = subject.names.iter().map(String::as_str).collect();
    if let Some(first) = names.first().copied().filter(|name| words::is_right_to_left(name)) {
        page.whole(&isolate(first), Role::Heading);
        names.remove(0);
    }
    let leading = names.iter().position(|name| !words::is_right_to_left(name)).map(|at| names.remove(at));
    let mut line = match leading {
        Some(name) if name == key => visible(name).into_owned(),
        Some(name) => format!("{} [{}]", visible(name), isolate(key)),
        None => format!("[{}]", isolate(key)),
    };
    line.push_str(", ");
    line.push_str(&isolate(&subject.kind));
    if subject.deceased {
        line.push_str(", recorded as dead");
    }
    page.whole(&line, Role::Heading);
    let (right, left): (Vec<&str>, Vec<&str>) = names.into_iter().partition(|name| words::is_right_to_left(name));
    if !left.is_empty() {
        let left: Vec<String> = left.into_iter().map(isolate).collect();
        page.item(2, &format!("Also named: {}", left.join("; ")));
    }
    for name in right {
        page.item(2, &format!("Also named: {}", isolate(name)));
    }
    if subject.names.is_empty() {
        page.item(2, "Name: missing");
    }
    if !subject.identity_without_source.is_empty() {
        let bare: Vec<String> = subject.identity_without_source.iter().map(|one| isolate(one)).collect();
        page.item(2, &format!("Identity without source: {}", bare.join(", ")));
    }
}

fn block(page: &mut Page, regime: Option<&RegimeInfo>, assessment: &Assessment, columns: usize, context: &Context) {
    let standing = assessment.standing;
    let mut line = String::new();
    // Of what is closed or not law the word says it all.
    if !matches!(standing, Standing::Closed | Standing::NotInForce) {
        line.push_str(": ");
        line.push_str(&isolate(&assessment.standing_because));
    }
    line.push_str(&in_brackets(regime, assessment));
    let lead = format!("  {}", isolate(&assessment.regime));
    page.row(&lead, columns, standing.word(), Some(Role::of_standing(standing)), &line);
    match standing {
        Standing::NotInForce => {}
        Standing::Closed => {
            listings(page, assessment);
            misses(page, assessment, context);
        }
        Standing::Listed => {
            listings(page, assessment);
            unread_measures(page, assessment);
            context.shared.own(page, assessment);
        }
        Standing::Ready | Standing::Eligible | Standing::Open | Standing::Discretionary => {
            listings(page, assessment);
            grounds(page, assessment, context);
            evidence(page, assessment);
            fragility::print(page, assessment);
            met_by(page, assessment, context);
            procedures(page, assessment);
            unread_measures(page, assessment);
            context.shared.own(page, assessment);
        }
    }
}

/// Whose law it is, what a listing does, and whether it may have lapsed.
fn in_brackets(regime: Option<&RegimeInfo>, assessment: &Assessment) -> String {
    let mut parts = Vec::new();
    if let Some(regime) = regime {
        let state = isolate(&regime.jurisdiction);
        let measures = measures(assessment);
        let is_told = !matches!(assessment.standing, Standing::Closed | Standing::NotInForce) && !measures.is_empty();
        parts.push(if is_told { format!("{state}: {}", measures.join(", ")) } else { state });
    }
    if assessment.state == State::RenewalNotVerified {
        parts.push("renewal not verified".to_owned());
    }
    if parts.is_empty() { String::new() } else { format!(" ({})", parts.join("; ")) }
}

/// What a listing would do to the subject, each kind once.
fn measures(assessment: &Assessment) -> Vec<String> {
    let certain = kinds(assessment, |measure| measure.truth == Truth::Met);
    let perhaps = kinds(assessment, |measure| measure.truth == Truth::Open);
    let perhaps = perhaps.iter().filter(|kind| !certain.contains(kind)).map(|kind| format!("perhaps {kind}"));
    certain.iter().cloned().chain(perhaps).collect()
}

/// The kinds of the measures of which this holds, each once.
fn kinds(assessment: &Assessment, is: impl Fn(&MeasureUpon) -> bool) -> Vec<String> {
    let mut kinds: Vec<String> = Vec::new();
    for measure in assessment.measures.iter().filter(|measure| is(measure)) {
        let kind = isolate(&measure.title);
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    kinds
}

/// The measures whose text was not read in an official source.
fn unread_measures(page: &mut Page, assessment: &Assessment) {
    let unread = kinds(assessment, |measure| measure.truth != Truth::NotMet && !measure.officially_read);
    if !unread.is_empty() {
        page.item(4, &format!("Measure whose text was not read in an official source: {}", unread.join(", ")));
    }
}

/// What became of listings under the regime.
fn listings(page: &mut Page, assessment: &Assessment) {
    let event = |event: &ListingEvent| {
        let status = event.status.as_deref().unwrap_or("status not known");
        format!("{} ({})", isolate(status), isolate(&event.date))
    };
    let events: Vec<String> = assessment.listings.iter().map(event).collect();
    if !events.is_empty() {
        page.item(4, &format!("History of listings: {}", events.join(", then ")));
    }
}

/// The grounds that are met, described; those that are open, described where none is met and the plan is short, and else
/// only named.
fn grounds(page: &mut Page, assessment: &Assessment, context: &Context) {
    let of = |truth: Truth| assessment.grounds.iter().filter(move |ground| ground.truth.alleged == truth);
    let met = of(Truth::Met).count();
    let described = match (context.options.full, met) {
        (true, _) => usize::MAX,
        (_, 0) if context.is_long => 0,
        (_, 0) => MOST_GROUNDS,
        (_, met) => met.min(MOST_GROUNDS),
    };
    for ground in of(Truth::Met).chain(of(Truth::Open)).take(described) {
        described_ground(page, ground);
    }
    let most_named = if context.options.full { usize::MAX } else { MOST_NAMED };
    let named = |truth, skipped: usize| {
        let mut all: Vec<String> = of(truth).skip(skipped).map(provision).collect();
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
            page.item(4, &format!("{label}: {named}"));
        }
    }
}

fn described_ground(page: &mut Page, ground: &Ground) {
    let mut line = match &ground.title {
        Some(title) => format!(": {} [{}]", isolate(title), provision(ground)),
        None => format!(": {}", provision(ground)),
    };
    if let Some(others) = words::other_rungs(&ground.truth) {
        line.push_str("; ");
        line.push_str(&others);
    }
    page.marked(4, words::outcome(ground.truth.alleged), Role::of_truth(ground.truth.alleged), &line);
}

fn provision(ground: &Ground) -> String {
    isolate(ground.provision.as_deref().unwrap_or(&ground.id))
}

/// Keys of the evidence under what is met as alleged. Whether an item may be sent is not said here.
fn evidence(page: &mut Page, assessment: &Assessment) {
    let Some(relies) = assessment.relies_on.get(&Rung::Alleged) else { return };
    if relies.evidence.is_empty() {
        page.item(4, "Evidence: none");
    } else {
        let keys: Vec<String> = relies.evidence.iter().map(|key| isolate(key)).collect();
        page.item(4, &format!("Evidence: {}", keys.join(", ")));
    }
}

fn met_by(page: &mut Page, assessment: &Assessment, context: &Context) {
    if let Some(numbers) = context.questions.meeting(assessment) {
        page.item(4, &format!("Would be met by: {numbers}"));
    }
}

fn procedures(page: &mut Page, assessment: &Assessment) {
    for procedure in assessment.procedures.iter().filter(|one| one.truth != Truth::NotMet) {
        let title = isolate(procedure.title.as_deref().unwrap_or(&procedure.id));
        let cited = procedure.provision.as_deref().map(|one| format!(" [{}]", isolate(one))).unwrap_or_default();
        let state = words::outcome(procedure.truth).to_lowercase();
        page.item(4, &format!("Route at the government's choice, {state}: {title}{cited}"));
    }
}

/// What stands between the file and the criterion that is nearest.
fn misses(page: &mut Page, assessment: &Assessment, context: &Context) {
    let most = match (context.options.full, context.is_long) {
        (true, _) => usize::MAX,
        (_, true) => 1,
        _ => MOST_MISSES,
    };
    if assessment.nearest_miss.is_empty() {
        page.item(4, "Nearest: not worked out; --full shows every criterion");
    }
    for miss in assessment.nearest_miss.iter().take(most) {
        let needed = isolate(&miss.needed);
        let node = words::node(&assessment.regime, &miss.criterion);
        if miss.changeable {
            page.item(4, &format!("Nearest: {needed} [{node}]; facts could change this"));
        } else {
            page.item(4, &format!("Stands in the way: {needed} [{node}]; facts could not change this"));
        }
    }
    let more = assessment.nearest_miss.len().saturating_sub(most);
    if more > 0 {
        page.item(4, &format!("And needed besides: {more} more, shown with --full"));
    }
}
