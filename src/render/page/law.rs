//! The law a plan was made with: who decides and by which test, how far the texts were read, which files they were.

use super::super::document::{Item, Line, Section, code, line};
use super::{Context, leads, words};
use crate::plan::{LawUsed, Plan, RegimeInfo, Standing};
use crate::terms::kind::{Rung, Truth};

/// What the built-in law is called in a plan.
const BUILT_IN: &str = "built-in";
/// With more regimes that may lead somewhere, standards of proof are left to `regimes explain`.
const MOST_REGIMES: usize = 4;

/// Where the law comes from, with a digest to tell two apart.
pub(super) fn source(law: &LawUsed) -> Line {
    let digest = code(words::short(&law.digest));
    if law.source == BUILT_IN {
        line!["built in (digest ", digest, ")"]
    } else {
        line!["from the folder ", code(&law.source), " (digest ", digest, ")"]
    }
}

/// The law, and how to read what was made with it.
pub(super) fn section(context: &Context) -> Option<Section> {
    let mut section = Section::new("The law, and how to read this plan");
    section.items(regimes(context));
    section.items(foot(context));
    Some(section)
}

/// The regimes that may lead somewhere, described; the others by digest.
fn regimes(context: &Context) -> Vec<Item> {
    let plan = context.plan;
    if plan.assessments.is_empty() {
        return Vec::new();
    }
    let is_told = |id: &str| plan.assessments.iter().any(|one| one.regime == id && leads(one));
    let (told, rest): (Vec<_>, Vec<_>) = plan.regimes.iter().partition(|(id, _)| is_told(id));
    let is_short = context.full || told.len() <= MOST_REGIMES;
    let mut items: Vec<Item> = told.into_iter().map(|(id, regime)| one(plan, id, regime, is_short)).collect();
    if !rest.is_empty() {
        let ids = rest.iter().map(|(id, _)| line![code(*id), digest(plan, id)]);
        items.push(Item::labelled("Also checked", Line::between(ids, ", ")));
    }
    items
}

fn one(plan: &Plan, id: &str, regime: &RegimeInfo, is_short: bool) -> Item {
    let mut parts = vec![Item::labelled("Decides", &regime.authority)];
    if is_short {
        if let Some(standard) = &regime.standard {
            parts.push(Item::labelled(
                "Standard of proof",
                line!["“", standard, "”", words::unread(regime.standard_officially_read)],
            ));
        }
        let ours = if regime.evidence_bar_is_ours { " (our reading)" } else { "" };
        parts.push(Item::labelled("Practice asks for", line![words::rungs(&regime.evidence_bar), ours]));
    }
    Item::new(line![code(id), ": ", &regime.title, digest(plan, id)]).with(parts)
}

fn digest(plan: &Plan, id: &str) -> Line {
    match plan.law.files.get(id) {
        Some(digest) => line![" (digest ", code(words::short(digest)), ")"],
        None => Line::default(),
    }
}

/// What holds of the whole plan, and what to do next.
fn foot(context: &Context) -> Vec<Item> {
    let plan = context.plan;
    let mut items = Vec::new();
    let is_answered = plan.assessments.iter().any(|one| one.truth.is_some());
    if is_answered {
        items.push(Item::labelled(
            "Rungs",
            "alleged, the file says so; evidenced, an item of evidence carries it; corroborated, two sources that do \
             not rest on each other; disclosable, evidenced by items cleared for every reader of the first channel.",
        ));
    }
    items.extend(officially_read(plan));
    items.push(Item::labelled("Law digest", code(&plan.law.digest)));
    items.push(Item::new("Nothing left this computer."));
    items.push(Item::new("This is not legal advice."));
    let with = if plan.law.source == BUILT_IN { "" } else { " with the same --law" };
    if let Some(node) = first_node(plan).or_else(|| first_ground(plan)) {
        let command = code(format!("regimes explain {node}"));
        items.push(Item::labelled("Next", line![command, with, ", to read the provision and what it asks"]));
    }
    if !context.full && is_answered {
        items.push(Item::labelled("Next", "the same check with --full, to see every criterion"));
    }
    items
}

/// How many provisions were not read in an official text, regime by regime.
fn officially_read(plan: &Plan) -> Option<Item> {
    let in_force = || plan.assessments.iter().filter(|one| one.standing != Standing::NotInForce);
    in_force().next()?;
    let unread: Vec<Line> = plan
        .regimes
        .keys()
        .filter_map(|id| {
            let counts = || in_force().filter(|one| one.regime == *id).map(|one| one.not_officially_read);
            let most = counts().max().filter(|most| *most > 0)?;
            let up_to = if counts().min() == Some(most) { "" } else { "up to " };
            Some(line![format!("{up_to}{} of ", words::counted(most, "provision")), code(id)])
        })
        .collect();
    Some(if unread.is_empty() {
        Item::labelled("Texts", "every provision these answers turn on was read in an official text.")
    } else {
        let end = ". These answers turn on them: compare their words with the official text before you rely on them.";
        Item::labelled("Texts not read in an official source", line![Line::joined(unread), end])
    })
}

/// The node that asks the first question, as `regimes explain` takes it.
fn first_node(plan: &Plan) -> Option<String> {
    let node = plan.board.questions.first()?.asked_by.first()?;
    Some(words::node(&node.regime, &node.node))
}

/// A ground to read where no question is open.
fn first_ground(plan: &Plan) -> Option<String> {
    let grounds = plan.assessments.iter().flat_map(|one| one.grounds.iter().map(move |ground| (one, ground)));
    let (one, ground) = grounds.min_by_key(|(_, ground)| match ground.truth.at(Rung::Alleged) {
        Truth::Met => 0,
        Truth::Open => 1,
        Truth::NotMet => 2,
    })?;
    Some(words::node(&one.regime, &ground.id))
}
