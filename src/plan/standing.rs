//! Where an assessment stands.

use serde::{Deserialize, Serialize};

use super::assessment::{OpenReason, Reason, Truths};
use crate::engine::State;
use crate::terms::joined;
use crate::terms::kind::{Rung, Truth};

/// Headings that are named before the rest is counted.
const MOST_HEADINGS: usize = 3;

/// Where an assessment stands. Outputs are ordered by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Met at the evidence bar and disclosable, with everything the first channel asks for.
    Ready,
    /// Met as alleged; evidence or contents fall short.
    Eligible,
    /// It cannot be told yet.
    Open,
    /// The law names no test.
    Discretionary,
    /// Listed already.
    Listed,
    /// Not met on this file.
    Closed,
    /// The regime is not law on this date.
    NotInForce,
}

impl Standing {
    /// The word used on the screen.
    pub const fn word(self) -> &'static str {
        match self {
            Standing::Ready => "Ready",
            Standing::Eligible => "Eligible",
            Standing::Open => "Open",
            Standing::Discretionary => "Discretionary",
            Standing::Listed => "Listed already",
            Standing::Closed => "Closed on this file",
            Standing::NotInForce => "Not in force",
        }
    }
}

/// What a standing is decided from.
pub(super) struct Facts<'a> {
    pub state: State,
    pub truth: Option<Truths>,
    pub open: &'a [OpenReason],
    pub deceased: bool,
    pub listed: bool,
    /// Rungs that practice asks for.
    pub bar: &'a [Rung],
    /// Headings of what the first channel asks for and the case file does not have.
    pub missing_contents: &'a [&'a str],
}

/// Where an assessment stands, and why in a sentence.
pub(super) fn standing(facts: &Facts) -> (Standing, String) {
    let Some(truth) = facts.truth.filter(|_| facts.state != State::NotInForce) else {
        return (Standing::NotInForce, "the regime is not law on this date".into());
    };
    if facts.listed {
        return (Standing::Listed, "the file records a listing in force under this regime".into());
    }
    match truth.alleged {
        Truth::NotMet => (Standing::Closed, "not met on this file".into()),
        _ if facts.deceased => {
            (Standing::Open, "deceased: not addressed in any text read; filing is not advised".into())
        }
        Truth::Met => match short_of_ready(facts, &truth) {
            None => (Standing::Ready, ready(facts.bar)),
            Some(short) => (Standing::Eligible, format!("{}{short}", eligible(&truth))),
        },
        Truth::Open if is_discretionary(facts.open) => {
            (Standing::Discretionary, "the law names no test; the government may or may not act".into())
        }
        Truth::Open => (Standing::Open, open(facts.open)),
    }
}

/// What keeps somebody who is met as alleged from being ready, in words that follow on; empty where the rungs tell it.
fn short_of_ready(facts: &Facts, truth: &Truths) -> Option<String> {
    let mut short = String::new();
    let is_at_bar = truth.is_met_at(facts.bar) && truth.disclosable == Truth::Met;
    if facts.state == State::RenewalNotVerified {
        short.push_str("; no more than that until the renewal is confirmed");
    }
    if !facts.missing_contents.is_empty() {
        let few: Vec<String> =
            facts.missing_contents.iter().take(MOST_HEADINGS).map(|heading| format!("\"{heading}\"")).collect();
        let more = facts.missing_contents.len() - few.len();
        let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
        short.push_str(&format!("; the first channel also asks for {}{rest}", few.join(", ")));
    }
    (!is_at_bar || !short.is_empty()).then_some(short)
}

fn ready(bar: &[Rung]) -> String {
    let rungs: Vec<&str> = bar.iter().map(|rung| rung.as_str()).filter(|rung| *rung != "disclosable").collect();
    format!("met as {} and disclosable, with all that the first channel asks for", joined(&rungs))
}

fn eligible(truth: &Truths) -> String {
    let met: Vec<&str> =
        Rung::ALL.iter().filter(|rung| truth.at(**rung) == Truth::Met).map(|rung| rung.as_str()).collect();
    let open: Vec<&str> =
        Rung::ALL.iter().filter(|rung| truth.at(**rung) == Truth::Open).map(|rung| rung.as_str()).collect();
    if open.is_empty() {
        format!("met as {}", joined(&met))
    } else {
        format!("met as {}; open as {}", joined(&met), joined(&open))
    }
}

/// Whether nothing but the government's discretion stands in the way as alleged.
fn is_discretionary(open: &[OpenReason]) -> bool {
    let mut alleged = open.iter().filter(|one| one.rungs.contains(&Rung::Alleged)).peekable();
    alleged.peek().is_some() && alleged.all(|one| one.reason == Reason::Discretion)
}

fn open(reasons: &[OpenReason]) -> String {
    let alleged = || reasons.iter().filter(|one| one.rungs.contains(&Rung::Alleged));
    let count = |reason| alleged().filter(|one| one.reason == reason).count();
    let mut parts = Vec::new();
    for (reason, one, many) in [
        (Reason::Judgement, "judgement", "judgements"),
        (Reason::Fact, "fact", "facts"),
        (Reason::Conflict, "conflict of sources", "conflicts of sources"),
        (Reason::Depends, "listing waited for", "listings waited for"),
        (Reason::Unsettled, "unsettled point of law", "unsettled points of law"),
    ] {
        match count(reason) {
            0 => {}
            1 => parts.push(format!("1 {one}")),
            n => parts.push(format!("{n} {many}")),
        }
    }
    if parts.is_empty() { "open".into() } else { format!("turns on {}", joined(&parts)) }
}
