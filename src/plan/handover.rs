//! Two holders of one office whose time in it may meet inside an act: naming the wrong one is the dearest mistake.

use super::assessment::Caution;
use super::words::Words;
use crate::engine::facts::{Ix, LinkFacts};
use crate::engine::outcome::Tri;
use crate::terms::kind::Rank;

/// Possible hand-overs of an office that a party held, one caution for each other holder and act.
pub(super) fn of(words: Words, subject: Ix) -> Vec<Caution> {
    let facts = words.facts;
    let heads = |link: &&LinkFacts| link.office.as_ref().is_some_and(|office| office.rank.one() == Some(&Rank::Leader));
    let own = facts.links.iter().filter(|link| link.party == subject).filter(heads);
    let mut cautions = Vec::new();
    for post in own {
        for other in facts.links.iter().filter(heads).filter(|other| other.party != subject && other.by == post.by) {
            for (act, act_facts) in (0..).zip(&facts.acts) {
                let of_body = act_facts
                    .involvements
                    .iter()
                    .filter_map(|ix| facts.involvements.get(*ix as usize))
                    .any(|one| post.by.contains(&one.party));
                let both = [post, other].iter().all(|link| link.span.overlaps(&act_facts.span) != Tri::No);
                if !of_body || !both {
                    continue;
                }
                let body = post.by.first().map(|body| facts.party_key(*body)).unwrap_or_default();
                let (one, two) = (facts.party_key(subject), facts.party_key(other.party));
                cautions.push(Caution {
                    code: "possible-hand-over".into(),
                    text: format!(
                        "`{one}` and `{two}` may both have headed `{body}` during the act `{}`: a possible hand-over; find \
                         the day before naming either",
                        facts.act_key(act)
                    ),
                    about: post.place.pointer(facts),
                });
            }
        }
    }
    cautions.sort();
    cautions.dedup();
    cautions
}
