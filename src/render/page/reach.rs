//! What a listing would freeze without naming it, and what not.

use super::super::document::{Item, Line, line};
use super::super::style::Role;
use super::{Context, words};
use crate::plan::{Assessment, Reach, Reaching};

/// Entities below the subjects of these assessments, a line each.
pub(super) fn items(context: &Context, is_about: impl Fn(&Assessment) -> bool) -> Vec<Item> {
    let all = context.plan.assessments.iter().filter(|one| is_about(one));
    all.flat_map(|one| one.reaches.iter().map(move |reach| item(context, one, reach))).collect()
}

fn item(context: &Context, assessment: &Assessment, reach: &Reach) -> Item {
    let role = match reach.outcome {
        Reaching::Caught => Role::Met,
        Reaching::CannotBeTold => Role::Open,
        Reaching::NotCaught => Role::NotMet,
    };
    let names = &context.names;
    let with = line![" with ", names.get(&assessment.subject), " under ", &assessment.regime];
    let cited = reach.provision.as_deref().map(|one| format!(" [{one}]")).unwrap_or_default();
    let unread = words::unread(reach.officially_read);
    let text = line![": ", names.get(&reach.entity), with, ", ", &reach.title, cited, unread];
    let mut parts = vec![Item::labelled("Share that counts", &reach.share), Item::labelled("Why", &reach.because)];
    if !reach.chain.is_empty() {
        let cut = if reach.chain_cut { "; the chain goes further up" } else { "" };
        let chain = Line::between(reach.chain.iter().map(Line::from), "; ");
        parts.push(Item::labelled("Chain", line![chain, cut]));
    }
    if reach.already {
        parts.push(Item::new("It is caught already, through others who are listed"));
    }
    if !reach.together_with.is_empty() {
        let others = names.all(&reach.together_with);
        parts.push(Item::labelled("It would be caught if these were listed too", others));
    }
    parts.extend(reach.unsettled.as_ref().map(|why| Item::labelled("The law is unsettled", why)));
    Item::marked(words::capital(reach.outcome.word()), role, text).with(parts)
}
