//! Others whom the same file may reach: parties that are not proposed, and would be met or open if they were.

use super::assessment::Truths;
use super::report::Candidate;
use super::words::Words;
use crate::engine::Assessor;
use crate::engine::facts::Ix;
use crate::engine::findings::Findings;
use crate::engine::missing::{Fact, Set, missing};
use crate::engine::program::NodeIx;
use crate::engine::trace::Tracer;
use crate::engine::verdict::Memory;
use crate::spread::spread_in;
use crate::terms::kind::{Rung, Truth};

/// Every party that is no subject under every regime asked about. One that is open only because the file leaves a place
/// open for somebody is not a candidate: nobody alleges that it was this party.
pub(super) fn of<'a>(words: Words, assessor: &'a Assessor<'a>, regimes: &[usize]) -> Vec<Candidate> {
    let facts = words.facts;
    let is_other = |party: &Ix| facts.parties.get(*party as usize).is_some_and(|party| !party.subject);
    let others: Vec<Ix> = (0..).take(facts.written_parties()).filter(is_other).collect();
    if others.is_empty() {
        return Vec::new();
    }
    let found = spread_in(regimes, Tracer::default, |tracer, at| {
        // What definitions come out as is remembered for all who are asked about under one regime.
        let mut memory = Memory::default();
        let found = |party: &Ix| Some((*party, candidate(words, assessor, (*at, *party), &mut memory, tracer)?));
        others.iter().filter_map(found).collect::<Vec<_>>()
    });
    let mut candidates: Vec<(Ix, Candidate)> = found.into_iter().flatten().collect();
    candidates.sort_by_key(|(party, _)| *party);
    candidates.into_iter().map(|(_, candidate)| candidate).collect()
}

/// A party under one regime, if the file reaches it.
fn candidate<'a>(
    words: Words,
    assessor: &'a Assessor<'a>,
    (at, party): (usize, Ix),
    memory: &mut Memory,
    tracer: &mut Tracer<'a>,
) -> Option<Candidate> {
    let verdict = assessor.verdict(at, party, memory)?;
    if verdict.at(Rung::Alleged) == Truth::NotMet {
        return None;
    }
    let trace = assessor.traced(at, party, tracer)?;
    if verdict.at(Rung::Alleged) == Truth::Open {
        let found = missing(&words.asked(assessor.masks(at)), trace, Rung::Alleged, false);
        let is_hers = |set: &Set| set.iter().filter_map(|ix| found.facts.get(*ix as usize)).all(Fact::is_writable);
        if !found.sets.iter().any(|set| set.len() <= FEW && is_hers(set)) {
            return None;
        }
    }
    let findings = Findings { program: words.program, trace };
    let regime = words.program.regimes.get(at)?;
    let name = |node: &NodeIx| words.program.meta(*node)?.about.id.as_deref();
    let ids: Vec<&str> = regime.grounds.iter().filter_map(name).collect();
    let found = ids.iter().zip(findings.of_subject(&ids, party));
    let reaches = found.filter(|(_, (outcome, _))| outcome.at(Rung::Alleged) != Truth::NotMet);
    Some(Candidate {
        party: words.facts.party_key(party).to_owned(),
        regime: regime.regime.id.clone(),
        truth: Truths::from(verdict).alleged,
        grounds: reaches.map(|(id, _)| (*id).to_owned()).collect(),
    })
}

/// A candidate who is open on more than so many things is no candidate yet.
const FEW: usize = 3;
