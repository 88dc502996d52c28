//! Others whom the same file may reach: parties that are not proposed, and would be met or open if they were.

use super::report::{Candidate, Truths};
use super::words::Words;
use crate::engine::findings::Findings;
use crate::engine::missing::{Fact, Set, missing};
use crate::engine::program::NodeIx;
use crate::engine::verdict::Memory;
use crate::engine::{Assessor, Outcome};
use crate::terms::kind::{Rung, Truth};

/// Every party that is no subject under every regime asked about. One that is open only because the file leaves a place
/// open for somebody is not a candidate: nobody alleges that it was this party.
pub(super) fn of(words: Words, assessor: &Assessor, regimes: &[usize]) -> Vec<Candidate> {
    let facts = words.facts;
    let mut candidates = Vec::new();
    for party in (0..).take(facts.written_parties()) {
        if facts.parties.get(party as usize).is_none_or(|party| party.subject) {
            continue;
        }
        for at in regimes {
            let Some(regime) = words.program.regimes.get(*at) else { continue };
            let verdict = assessor.verdict(*at, party, &mut Memory::default());
            if verdict.is_none_or(|outcome| outcome.at(Rung::Alleged) == Truth::NotMet) {
                continue;
            }
            let Some(trace) = assessor.trace(*at, party) else { continue };
            let findings = Findings { program: words.program, trace: &trace };
            let outcome = findings.outcome();
            let is_alleged = match outcome.at(Rung::Alleged) {
                Truth::Met => true,
                Truth::NotMet => false,
                Truth::Open => {
                    let found = missing(&words.asked(assessor.masks(*at)), &trace, Rung::Alleged, false);
                    let facts =
                        |set: &Set| set.iter().filter_map(|ix| found.facts.get(*ix as usize)).all(Fact::is_writable);
                    found.sets.iter().any(|set| set.len() <= FEW && facts(set))
                }
            };
            if !is_alleged {
                continue;
            }
            let name = |node: &NodeIx| words.program.meta(*node)?.about.id.as_deref();
            let ids: Vec<&str> = regime.grounds.iter().filter_map(name).collect();
            let found = ids.iter().zip(findings.of_subject(&ids, party));
            let is_open = |(id, (outcome, _)): (&&str, (Outcome, _))| {
                (outcome.at(Rung::Alleged) != Truth::NotMet).then(|| (*id).to_owned())
            };
            let grounds = found.filter_map(is_open).collect();
            candidates.push(Candidate {
                party: facts.party_key(party).to_owned(),
                regime: regime.regime.id.clone(),
                truth: Truths::from(outcome).alleged,
                grounds,
            });
        }
    }
    candidates
}

/// A candidate who is open on more than so many things is no candidate yet.
const FEW: usize = 3;
