//! What a compiled node reads of what is in hand, so that definitions are remembered under no more than that.

use crate::engine::program::{NodeIx, Op, Program, reads};
use crate::law::operator::{OfficeTime, When};

/// What a node with these children reads, and whether it can only hold of a party involved in the act in hand.
pub(super) fn of(op: &Op, kids: &[NodeIx], program: &Program) -> (u8, bool) {
    let kid = |at: usize| kids.get(at).and_then(|kid| program.nodes.get(*kid as usize));
    let below = |at: usize| kid(at).map_or(0, |node| node.reads);
    let all = kids.iter().filter_map(|kid| program.nodes.get(*kid as usize));
    let union = all.clone().fold(0, |union, node| union | node.reads);
    match op {
        Op::All => (union, all.clone().any(|node| node.needs_involvement)),
        Op::Any => (union, all.clone().all(|node| node.needs_involvement)),
        Op::Use(_) => (union, kid(0).is_some_and(|node| node.needs_involvement)),
        Op::Not => (union, false),
        Op::SomeAct { during, .. } => {
            let link = if *during { reads::LINK } else { 0 };
            (below(0) & !(reads::ACT | reads::VICTIM) | link | reads::PARTY, false)
        }
        Op::SomeInvolved { other, .. } => {
            let party = if *other { reads::PARTY } else { 0 };
            (below(0) & !reads::PARTY | reads::ACT | party, false)
        }
        Op::SomeLink(search) => {
            let act = if search.when == When::Act { reads::ACT } else { 0 };
            let of_link = if search.and { below(1) & !reads::LINK } else { 0 };
            (below(0) & !(reads::PARTY | reads::LINK) | of_link | act | reads::PARTY, false)
        }
        Op::Conduct(_) | Op::Act(_) => (reads::ACT, false),
        Op::Involvement(_) => (reads::ACT | reads::PARTY, true),
        Op::Victim(_) => (below(0) & !reads::VICTIM | reads::ACT, false),
        Op::Link(test) => (reads::LINK | if test.concerns_act { reads::ACT } else { 0 }, false),
        Op::Party(test) => {
            let at_act = test.office.as_ref().is_some_and(|office| office.when.contains(&OfficeTime::AtAct));
            (reads::PARTY | if at_act { reads::ACT } else { 0 }, false)
        }
        Op::Listed(test) => (reads::PARTY | if test.for_act { reads::ACT } else { 0 }, false),
        Op::Judgement(test) => (test.about | union, false),
        Op::Recorded(test) => {
            let party = if test.party.is_empty() { 0 } else { reads::PARTY };
            let act = if test.act.is_empty() { 0 } else { reads::ACT };
            (party | act, false)
        }
        Op::Never => (0, true),
    }
}
