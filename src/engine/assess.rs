//! Every subject under every regime: bare verdicts, or whole traces.

use super::evaluate::{Evaluation, Hand, Proposed, Recorder};
use super::facts::{Fact, Facts, Ix};
use super::outcome::Outcome;
use super::program::{CompiledRegime, NodeIx, Op, Program};
use super::trace::{Trace, Tracer};
use super::verdict::Memory;
use crate::terms::kind::{Rung, Truth};

/// One case under the law of one date, ready to be asked.
pub struct Assessor<'a> {
    /// The law.
    pub program: &'a Program<'a>,
    /// The case.
    pub facts: &'a Facts<'a>,
    masks: Vec<Vec<u8>>,
    of_regime: Vec<usize>,
    proposed: Proposed,
}

impl<'a> Assessor<'a> {
    /// Weighs every statement for the readers of each regime, and finds who may be listed where, for words that need a
    /// principal who is listed or proposed.
    pub fn new(program: &'a Program<'a>, facts: &'a Facts<'a>) -> Assessor<'a> {
        let mut readers: Vec<&[String]> = Vec::new();
        let mut of_regime = Vec::new();
        for regime in &program.regimes {
            let at = readers.iter().position(|known| *known == regime.readers).unwrap_or_else(|| {
                readers.push(regime.readers);
                readers.len() - 1
            });
            of_regime.push(at);
        }
        let masks = readers.iter().map(|readers| facts.supports.masks(readers)).collect();
        let mut assessor = Assessor { program, facts, masks, of_regime, proposed: Proposed::default() };
        assessor.propose();
        assessor
    }

    /// Who is proposed and may yet be listed under a regime that some words depend on: met, or open. Found from nothing
    /// upwards, round by round, so that two who only stand on one another are never among them.
    fn propose(&mut self) {
        let principals = principals(self.program);
        let regimes: Vec<usize> = (0..self.program.regimes.len())
            .filter(|at| self.program.regimes.get(*at).is_some_and(|regime| principals.contains(&regime.number)))
            .collect();
        loop {
            let mut next = Proposed::default();
            for at in &regimes {
                let Some(regime) = self.program.regimes.get(*at) else { continue };
                let mut memory = Memory::default();
                // Nobody is listed after death.
                let is_dead = |party: &Ix| {
                    let party = self.facts.parties.get(*party as usize);
                    party.is_some_and(|party| matches!(party.died, Fact::One(true, _)))
                };
                for subject in self.facts.subjects().filter(|party| !is_dead(party)) {
                    let outcome = self.verdict(*at, subject, &mut memory);
                    if outcome.is_some_and(|outcome| outcome.at(Rung::Alleged) != Truth::NotMet) {
                        next.add(regime.number, subject);
                    }
                }
            }
            if next.len() == self.proposed.len() {
                return;
            }
            self.proposed = next;
        }
    }

    /// How a subject comes out under a regime; `None` where the regime is not in force. One memory may serve every subject
    /// of a regime.
    pub fn verdict(&self, regime: usize, subject: Ix, memory: &mut Memory) -> Option<Outcome> {
        let root = self.program.regimes.get(regime)?.root?;
        Some(self.evaluation(regime, memory).node(root, Hand::party(subject)))
    }

    /// The whole tree of findings; `None` where the regime is not in force.
    pub fn trace(&self, regime: usize, subject: Ix) -> Option<Trace<'_>> {
        let mut tracer = Tracer::default();
        self.traced(regime, subject, &mut tracer)?;
        Some(tracer.finish())
    }

    /// As [`Assessor::trace`], in the room of what was traced before.
    pub fn traced<'s, 't>(&'s self, regime: usize, subject: Ix, tracer: &'t mut Tracer<'s>) -> Option<&'t Trace<'s>> {
        let root = self.program.regimes.get(regime)?.root?;
        tracer.clear();
        self.evaluation(regime, &mut *tracer).node(root, Hand::party(subject));
        Some(tracer.trace())
    }

    /// Whether a subject is listed under a regime already; `None` where the regime is not in force.
    pub fn listed(&self, regime: usize, subject: Ix) -> Option<Outcome> {
        let node = self.program.regimes.get(regime)?.listed?;
        let mut memory = Memory::default();
        Some(self.evaluation(regime, &mut memory).node(node, Hand::party(subject)))
    }

    /// How the routes that need no ground of their own come out.
    pub fn procedures(&self, regime: &CompiledRegime<'a>, at: usize, subject: Ix) -> Vec<(&'a str, NodeIx, Outcome)> {
        self.outcomes(&regime.procedures, at, subject)
    }

    /// How a condition of a regime comes out for somebody.
    pub fn outcome(&self, regime: usize, node: NodeIx, subject: Ix, memory: &mut Memory) -> Outcome {
        self.evaluation(regime, memory).node(node, Hand::party(subject))
    }

    /// The findings of a condition of a regime.
    pub fn trace_of(&self, regime: usize, node: NodeIx, subject: Ix) -> Trace<'_> {
        let mut tracer = Tracer::default();
        self.evaluation(regime, &mut tracer).node(node, Hand::party(subject));
        tracer.finish()
    }

    /// How a subject comes out under a regime on what these readers may all see; `None` where the regime is not in force.
    pub fn verdict_for(&self, readers: &[String], regime: usize, subject: Ix) -> Option<Outcome> {
        let root = self.program.regimes.get(regime)?.root?;
        let masks = self.facts.supports.masks(readers);
        let mut memory = Memory::default();
        let mut evaluation = Evaluation { masks: &masks, ..self.evaluation(regime, &mut memory) };
        Some(evaluation.node(root, Hand::party(subject)))
    }

    /// Which measures in force would work upon somebody, once listed.
    pub fn measures(&self, regime: &CompiledRegime<'a>, at: usize, subject: Ix) -> Vec<(&'a str, NodeIx, Outcome)> {
        self.outcomes(&regime.measures, at, subject)
    }

    fn outcomes(&self, named: &[(&'a str, NodeIx)], at: usize, subject: Ix) -> Vec<(&'a str, NodeIx, Outcome)> {
        let mut memory = Memory::default();
        let mut outcome = |node| self.evaluation(at, &mut memory).node(node, Hand::party(subject));
        named.iter().map(|(id, node)| (*id, *node, outcome(*node))).collect()
    }

    /// The rungs each support reaches under a regime.
    pub fn masks(&self, regime: usize) -> &[u8] {
        self.of_regime.get(regime).and_then(|at| self.masks.get(*at)).map_or(&[], Vec::as_slice)
    }

    fn evaluation<'s, R: Recorder<'s>>(&'s self, regime: usize, recorder: R) -> Evaluation<'s, R> {
        Evaluation {
            program: self.program,
            facts: self.facts,
            masks: self.masks(regime),
            proposed: &self.proposed,
            recorder,
        }
    }
}

/// Regimes whose listings some words wait for.
fn principals(program: &Program) -> Vec<u32> {
    let mut all: Vec<u32> = program
        .nodes
        .iter()
        .filter_map(|node| match &node.op {
            Op::Listed(test) if test.or_proposed => Some(test.regimes.iter().copied()),
            _ => None,
        })
        .flatten()
        .collect();
    all.sort_unstable();
    all.dedup();
    all
}
