//! The law a plan was made with: who decides and by which test, how far the texts were read, which files they were.

use indexmap::IndexSet;

use super::super::bidi::isolate;
use super::leads;
use super::page::Page;
use super::words;
use crate::plan::{LawUsed, Plan, RegimeInfo, Standing};
use crate::terms::kind::Truth;

/// What the built-in law is called in a plan.
const BUILT_IN: &str = "built-in";
/// With more regimes that may lead somewhere, standards of proof are left to `regimes explain`.
const MOST_REGIMES: usize = 4;
/// Steps of the authority that are shown for one regime.
const MOST_STEPS: usize = 3;

/// Where the law comes from, with a digest to tell two apart.
pub(super) fn source(law: &LawUsed) -> String {
    let digest = words::short(&law.digest);
    if law.source == BUILT_IN {
        format!("built in (digest {digest})")
    } else {
        format!("from the folder {} (digest {digest})", isolate(&law.source))
    }
}

/// The regimes that may lead somewhere, described; the others by digest.
pub(super) fn regimes(page: &mut Page, plan: &Plan, full: bool) {
    let is_told = |id: &str| plan.assessments.iter().any(|one| one.regime == id && leads(one));
    let (told, rest): (Vec<_>, Vec<_>) = plan.regimes.iter().partition(|(id, _)| is_told(id));
    if plan.assessments.is_empty() {
        return;
    }
    page.heading("The law");
    let is_short = full || told.len() <= MOST_REGIMES;
    for (id, regime) in told {
        one(page, plan, id, regime, full, is_short);
    }
    if !rest.is_empty() {
        let ids: Vec<String> = rest.iter().map(|(id, _)| format!("{}{}", isolate(id), digest(plan, id))).collect();
        page.item(2, &format!("Also checked: {}", ids.join(", ")));
    }
}

fn one(page: &mut Page, plan: &Plan, id: &str, regime: &RegimeInfo, full: bool, is_short: bool) {
    page.item(2, &format!("{}: {}{}", isolate(id), isolate(&regime.title), digest(plan, id)));
    page.item(4, &format!("Decides: {}", isolate(&regime.authority)));
    if is_short {
        if let Some(standard) = &regime.standard {
            page.item(4, &format!("Standard of proof: “{}”", isolate(standard)));
        }
        let bar: Vec<&str> = regime.evidence_bar.iter().map(|rung| rung.as_str()).collect();
        let ours = if regime.evidence_bar_is_ours { " (our reading)" } else { "" };
        page.item(4, &format!("Practice asks for: {}{ours}", words::joined(&bar)));
    }
    let steps: IndexSet<&str> = plan
        .assessments
        .iter()
        .filter(|assessment| assessment.regime == id)
        .flat_map(|assessment| &assessment.authority)
        .chain(&regime.left_to_authority)
        .map(String::as_str)
        .collect();
    let most = match (full, is_short) {
        (true, _) => usize::MAX,
        (_, true) => MOST_STEPS,
        _ => 1,
    };
    for step in steps.iter().take(most) {
        page.item(4, &format!("Stays with the authority: {}", isolate(step)));
    }
    let more = steps.len().saturating_sub(most);
    if more > 0 {
        page.item(4, &format!("Stays with the authority, too: {more} more, shown with --full"));
    }
}

fn digest(plan: &Plan, id: &str) -> String {
    plan.law.files.get(id).map(|digest| format!(" (digest {})", words::short(digest))).unwrap_or_default()
}

/// What holds of the whole plan, and what to do next.
pub(super) fn foot(page: &mut Page, plan: &Plan, node: Option<String>, full: bool) {
    page.heading("Reading this plan");
    let is_answered = plan.assessments.iter().any(|one| one.truth.is_some());
    if is_answered {
        page.item(
            2,
            "Rungs: alleged, the file says so; evidenced, an item of evidence carries it; corroborated, two sources \
             that do not rest on each other; disclosable, evidenced by items cleared for every reader of the first \
             channel.",
        );
    }
    if let Some(read) = officially_read(plan) {
        page.item(2, &read);
    }
    page.item(2, &format!("Law digest: {}", isolate(&plan.law.digest)));
    page.item(2, "Nothing left this computer.");
    page.item(2, "This is not legal advice.");
    let with = if plan.law.source == BUILT_IN { "" } else { " with the same --law" };
    if let Some(node) = node.or_else(|| first_ground(plan)) {
        page.item(2, &format!("Next: regimes explain {node}{with}, to read the provision and what it asks"));
    }
    if !full && is_answered {
        page.item(2, "Next: the same check with --full, to see every criterion");
    }
}

/// How many provisions were not read in an official text, regime by regime.
fn officially_read(plan: &Plan) -> Option<String> {
    let in_force = || plan.assessments.iter().filter(|one| one.standing != Standing::NotInForce);
    in_force().next()?;
    let unread: Vec<String> = plan
        .regimes
        .keys()
        .filter_map(|id| {
            let counts = || in_force().filter(|one| one.regime == *id).map(|one| one.not_officially_read);
            let most = counts().max().filter(|most| *most > 0)?;
            let up_to = if counts().min() == Some(most) { "" } else { "up to " };
            Some(format!("{up_to}{} of {}", words::counted(most, "provision"), isolate(id)))
        })
        .collect();
    Some(if unread.is_empty() {
        "Texts: every provision these answers turn on was read in an official text.".to_owned()
    } else {
        format!(
            "Texts not read in an official source: {}. These answers turn on them: compare their words with the \
             official text before you rely on them.",
            words::joined(&unread)
        )
    })
}

/// A ground to read where no question is open.
fn first_ground(plan: &Plan) -> Option<String> {
    let grounds = plan.assessments.iter().flat_map(|one| one.grounds.iter().map(move |ground| (one, ground)));
    let (one, ground) = grounds.min_by_key(|(_, ground)| match ground.truth.alleged {
        Truth::Met => 0,
        Truth::Open => 1,
        Truth::NotMet => 2,
    })?;
    Some(words::node(&one.regime, &ground.id))
}
