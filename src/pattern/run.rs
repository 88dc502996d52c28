//! Runs patterns and says in words which node differs.

use std::cell::RefCell;
use std::rc::Rc;

use serde_json::{Map, Value};

use super::merge::{merge, propose};
use super::read::{Expected, More, Pattern, PatternFile, Truths};
use crate::case::Case;
use crate::diagnostic::Report;
use crate::engine::facts::Ix;
use crate::engine::findings::Findings;
use crate::engine::trace::Trace;
use crate::engine::{Assessor, Facts, Program, State, compile};
use crate::law::{Law, Node};
use crate::plan::{Ask, assess};
use crate::terms::Day;
use crate::terms::kind::{Rung, Truth};

/// One expectation that did not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mismatch {
    /// Of whom.
    pub subject: String,
    /// Of what: `regime` or `regime/criterion`.
    pub of: String,
    /// What was expected and what came out, in words.
    pub text: String,
}

/// How one pattern came out.
#[derive(Debug)]
pub enum Outcome {
    /// Everything held, so many expectations.
    Held(usize),
    /// Something did not.
    Differs(Vec<Mismatch>),
    /// The case of the pattern cannot be read.
    Unreadable(Report),
}

/// One pattern that was run.
#[derive(Debug)]
pub struct Ran {
    /// Its name.
    pub name: String,
    /// What it shows.
    pub about: String,
    /// How it came out.
    pub outcome: Outcome,
}

/// Runs every pattern of a file.
pub fn run(file: &PatternFile, law: &Law) -> Vec<Ran> {
    let mut programs: Vec<(Day, Program)> = Vec::new();
    file.patterns
        .iter()
        .map(|(name, pattern)| {
            let as_of = pattern.as_of.earliest;
            if !programs.iter().any(|(day, _)| *day == as_of) {
                programs.push((as_of, compile(law, as_of)));
            }
            let program = programs.iter().find(|(day, _)| *day == as_of).map(|(_, program)| program);
            let outcome = match (case(file, name, pattern, law), program) {
                (Ok(case), Some(program)) => one(law, program, &case, pattern),
                (Err(report), _) => Outcome::Unreadable(report),
                (Ok(_), None) => Outcome::Held(0),
            };
            Ran { name: name.clone(), about: pattern.about.clone(), outcome }
        })
        .collect()
}

/// The case of every pattern of a file, with its name and the date it is asked at.
pub fn cases(file: &PatternFile) -> impl Iterator<Item = (&str, Value, Day)> {
    file.patterns.iter().map(|(name, pattern)| (name.as_str(), value(file, pattern), pattern.as_of.earliest))
}

/// A pattern whose case was read, so that it can be held against the law again and again.
#[derive(Debug)]
pub struct Ready<'f> {
    /// What is expected, and of which day.
    pub pattern: &'f Pattern,
    /// Its name.
    pub name: &'f str,
    /// Its case.
    pub case: Case,
}

/// Reads the case of every pattern of a file.
///
/// # Errors
/// All that is wrong with the first case that cannot be read.
pub fn ready<'f>(file: &'f PatternFile, law: &Law) -> Result<Vec<Ready<'f>>, Report> {
    let read =
        |(name, pattern): (&'f String, &'f Pattern)| Ok(Ready { pattern, name, case: case(file, name, pattern, law)? });
    file.patterns.iter().map(read).collect()
}

impl Ready<'_> {
    /// How it comes out under `law`, made ready for the pattern's day as `program`.
    pub fn against(&self, law: &Law, program: &Program) -> Outcome {
        one(law, program, &self.case, self.pattern)
    }
}

/// The case of a pattern: what is given with its own over it, and whoever is expected of proposed for listing.
fn value(file: &PatternFile, pattern: &Pattern) -> Value {
    // A pattern without a case of its own is about what is given.
    let own = if pattern.case.is_null() { &Value::Object(Map::new()) } else { &pattern.case };
    let mut value = merge(&file.given, own);
    for subject in pattern.expect.keys() {
        propose(&mut value, subject);
    }
    value
}

fn case(file: &PatternFile, name: &str, pattern: &Pattern, law: &Law) -> Result<Case, Report> {
    crate::case::read::read_value(name, &value(file, pattern), &law.vocabulary)
}

fn one(law: &Law, program: &Program, case: &Case, pattern: &Pattern) -> Outcome {
    let facts = Facts::of(case, &law.vocabulary, program.names.clone());
    let assessor = Assessor::new(program, &facts);
    let traces = RefCell::default();
    let running = Running { law, program, facts: &facts, assessor: &assessor, case, traces };
    let mut mismatches = Vec::new();
    let mut held = 0;
    for (subject, expectations) in &pattern.expect {
        for (of, expected) in expectations {
            let found = match expected {
                Expected::Truth(truth) => running.truths(subject, of, &Truths::Alleged(*truth)),
                Expected::More(more) => running.more(subject, of, more),
            };
            match found {
                Ok(()) => held += 1,
                Err(text) => mismatches.push(Mismatch { subject: subject.clone(), of: of.clone(), text }),
            }
        }
    }
    if mismatches.is_empty() { Outcome::Held(held) } else { Outcome::Differs(mismatches) }
}

/// A regime by number, a party, and the trace of the one under the other; none where the regime is not in force.
type Traced<'a> = (usize, Ix, Option<Rc<Trace<'a>>>);

struct Running<'a> {
    law: &'a Law,
    program: &'a Program<'a>,
    facts: &'a Facts<'a>,
    assessor: &'a Assessor<'a>,
    case: &'a Case,
    /// Traces that were asked for, by regime and party: several expectations are read off one.
    traces: RefCell<Vec<Traced<'a>>>,
}

impl Running<'_> {
    fn truths(&self, subject: &str, of: &str, expected: &Truths) -> Result<(), String> {
        let outcome = self.outcome(subject, of)?;
        let all: Vec<(Rung, Truth)> = match expected {
            Truths::Alleged(truth) => vec![(Rung::Alleged, *truth)],
            Truths::At(all) => all.iter().map(|(rung, truth)| (*rung, *truth)).collect(),
        };
        for (rung, truth) in all {
            let found = outcome.at(rung);
            if found != truth {
                let as_of = if rung == Rung::Alleged { String::new() } else { format!(" as {}", rung.as_str()) };
                return Err(format!("expected {}{as_of}, came out {}", word(truth), word(found)));
            }
        }
        Ok(())
    }

    /// How a regime or a criterion comes out; a criterion that is not law on the date, or never tested, is not met.
    fn outcome(&self, subject: &str, of: &str) -> Result<crate::engine::Outcome, String> {
        let path: Vec<&str> = of.split('/').collect();
        let (id, path) = path.split_first().ok_or("names nothing")?;
        let at = self
            .program
            .regimes
            .iter()
            .position(|regime| regime.regime.id == *id)
            .ok_or_else(|| format!("there is no regime `{id}` in this law"))?;
        let regime = self.program.regimes.get(at).ok_or("there is no such regime")?;
        let party = (0..)
            .take(self.facts.written_parties())
            .find(|ix| self.facts.party_key(*ix) == subject)
            .ok_or_else(|| format!("there is no party `{subject}` in the case"))?;
        if let [only] = path {
            let mut all = self.assessor.procedures(regime, at, party);
            all.extend(self.assessor.measures(regime, at, party));
            if let Some((_, _, outcome)) = all.iter().find(|(name, _, _)| name == only) {
                return Ok(*outcome);
            }
            // What is not law on the date does nothing.
            let is_measure = regime.regime.measures.iter().any(|measure| measure.id == *only);
            if is_measure || regime.regime.decision.procedures.contains_key(*only) {
                return Ok(crate::engine::Outcome::NOT);
            }
        }
        if let Some(unknown) = path.iter().find(|name| !names(self.law, regime.regime, name)) {
            return Err(format!("there is no node `{unknown}` in `{id}`"));
        }
        let Some(trace) = self.trace(at, party) else {
            return if path.is_empty() {
                Err("the regime is not in force on this date".into())
            } else {
                Ok(crate::engine::Outcome::NOT)
            };
        };
        let findings = Findings { program: self.program, trace: &trace };
        if path.is_empty() {
            return Ok(findings.outcome());
        }
        Ok(findings.outcome_of(path, party).unwrap_or(crate::engine::Outcome::NOT))
    }

    fn trace(&self, regime: usize, party: Ix) -> Option<Rc<Trace<'_>>> {
        let mut traces = self.traces.borrow_mut();
        if let Some((_, _, trace)) = traces.iter().find(|(at, of, _)| (*at, *of) == (regime, party)) {
            return trace.clone();
        }
        let trace = self.assessor.trace(regime, party).map(Rc::new);
        traces.push((regime, party, trace.clone()));
        trace
    }

    fn more(&self, subject: &str, of: &str, more: &More) -> Result<(), String> {
        if let Some(truth) = &more.truth {
            self.truths(subject, of, truth)?;
        }
        if !more.needs_plan() {
            return Ok(());
        }
        let regime = of.split('/').next().unwrap_or(of);
        let ask = Ask { regimes: vec![regime.into()], subjects: vec![subject.into()], full: false };
        let plan = assess(self.law, self.case, self.program.as_of, &ask);
        let Some(assessment) = plan.assessments.first() else { return Err("there is no such assessment".into()) };
        if let Some(standing) = more.standing.filter(|standing| *standing != assessment.standing) {
            return Err(format!("expected the standing {}, came out {}", standing.word(), assessment.standing.word()));
        }
        if let Some(state) = more.state.filter(|state| *state != assessment.state) {
            return Err(format!("expected the state {}, came out {}", state_word(state), state_word(assessment.state)));
        }
        for code in &more.cautions {
            if !assessment.cautions.iter().any(|caution| caution.code == *code) {
                let given: Vec<&str> = assessment.cautions.iter().map(|caution| caution.code.as_str()).collect();
                return Err(format!("expected the caution `{code}`, given were: {}", given.join(", ")));
            }
        }
        match &more.authority {
            Some(wanted) if wanted.is_empty() && !assessment.authority.is_empty() => {
                Err(format!("expected no step of the authority, given were: {}", assessment.authority.join("; ")))
            }
            Some(wanted) => {
                match wanted.iter().find(|words| !assessment.authority.iter().any(|text| text.contains(*words))) {
                    Some(words) => Err(format!("expected a step of the authority that says `{words}`")),
                    None => Ok(()),
                }
            }
            None => Ok(()),
        }
    }
}

/// Whether a node of this id stands in the file, or in one that it uses.
fn names(law: &Law, regime: &crate::law::Regime, id: &str) -> bool {
    fn has(node: &Node, id: &str) -> bool {
        node.about.id.as_deref() == Some(id) || node.below().any(|child| has(child, id))
    }
    let of = |regime: &crate::law::Regime| {
        has(&regime.grounds, id)
            || regime.definitions.values().any(|node| has(node, id))
            || regime.exclusions.iter().any(|node| has(node, id))
    };
    of(regime) || law.regimes.values().any(of) || law.common.definitions.values().any(|node| has(node, id))
}

const fn word(truth: Truth) -> &'static str {
    match truth {
        Truth::Met => "met",
        Truth::NotMet => "not met",
        Truth::Open => "open",
    }
}

const fn state_word(state: State) -> &'static str {
    match state {
        State::InForce => "in force",
        State::RenewalNotVerified => "renewal not verified",
        State::NotInForce => "not in force",
    }
}
