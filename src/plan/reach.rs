//! What a listing would catch beside the one listed: companies owned or controlled, by each regime's own rule.

use super::assessment::{Reach, Reaching};
use super::words::Words;
use crate::engine::facts::{Fact, Ix, LinkFacts, Range};
use crate::engine::graph::{Because, Ownership, Reached};
use crate::engine::outcome::Tri;
use crate::engine::program::{CompiledRegime, State};
use crate::engine::{Assessor, Facts};
use crate::law::measure::{Aggregate, Indirect, Measure, Reach as Rule};
use crate::law::source::{InForce, in_force};
use crate::terms::joined;
use crate::terms::kind::{Rung, Truth};
use crate::terms::{Day, List};

/// What is caught, and what below the subject is not, if the subject is listed under a regime beside those who are listed
/// there already; for each measure with a rule in force. Empty where the subject holds nothing and controls nobody.
/// Holdings count as alleged.
pub(super) fn reached(words: Words, assessor: &Assessor, ownership: &Ownership, at: usize, subject: Ix) -> Vec<Reach> {
    let Some(regime) = words.program.regimes.get(at).filter(|regime| regime.state != State::NotInForce) else {
        return Vec::new();
    };
    if !ownership.is_holder(subject) {
        return Vec::new();
    }
    let as_of = words.program.as_of;
    let is_law = |intervals: &[_]| in_force(intervals, as_of) != InForce::No;
    let asked = Asked::of(words, assessor, ownership, at, subject);
    let mut all = Vec::new();
    let upon = assessor.measures(regime, at, subject);
    for measure in &regime.regime.measures {
        // A measure that is not law on the day, or would not work upon the subject, reaches nothing through him.
        let Some((_, _, works)) = upon.iter().find(|(id, _, _)| *id == measure.id) else { continue };
        let works = works.at(Rung::Alleged);
        if works == Truth::NotMet {
            continue;
        }
        for rule in measure.reach.iter().filter(|rule| is_law(&rule.in_force)) {
            let certain = works == Truth::Met && in_force(&rule.in_force, as_of) == InForce::Yes;
            all.extend(asked.under(&Law { regime, measure, rule, certain }));
        }
    }
    all
}

/// The rule that is asked, and where it stands.
struct Law<'a> {
    regime: &'a CompiledRegime<'a>,
    measure: &'a Measure,
    rule: &'a Rule,
    /// Whether it is law on the day for certain.
    certain: bool,
}

/// Of whom it is asked.
struct Asked<'a> {
    words: Words<'a>,
    ownership: &'a Ownership,
    /// What stands below the subject.
    below: Vec<Ix>,
    /// Other holders who are listed under the regime already.
    listed: Vec<Ix>,
    /// Those, and the subject.
    with_subject: Vec<Ix>,
    /// Those, and every other subject of the case.
    with_all: Vec<Ix>,
}

impl<'a> Asked<'a> {
    fn of(words: Words<'a>, assessor: &Assessor, ownership: &'a Ownership, at: usize, subject: Ix) -> Asked<'a> {
        let facts = words.facts;
        let holders = |party: &Ix| *party != subject && ownership.is_holder(*party);
        let is_listed =
            |party: &Ix| assessor.listed(at, *party).is_some_and(|listed| listed.at(Rung::Alleged) == Truth::Met);
        let parties = 0..u32::try_from(facts.written_parties()).unwrap_or(Ix::MAX);
        let listed: Vec<Ix> = parties.filter(holders).filter(is_listed).collect();
        let with_subject: Vec<Ix> = listed.iter().copied().chain([subject]).collect();
        let others = facts.subjects().filter(holders).filter(|party| !listed.contains(party));
        let with_all = with_subject.iter().copied().chain(others).collect();
        Asked { words, ownership, below: ownership.below(&[subject]), listed, with_subject, with_all }
    }

    fn under(&self, law: &Law) -> Vec<Reach> {
        let found = self.ownership.reach(&self.with_subject, law.rule);
        let before = self.ownership.reach(&self.listed, law.rule);
        let adds = law.rule.aggregate != Some(Aggregate::No) && self.with_all.len() > self.with_subject.len();
        let together = if adds { self.ownership.reach(&self.with_all, law.rule) } else { Vec::new() };
        let caught = |all: &[Reached], party: Ix| all.iter().any(|one| one.party == party && one.outcome == Tri::Yes);
        found
            .iter()
            .filter(|one| self.below.binary_search(&one.party).is_ok())
            .map(|one| {
                let mut reach = self.one(law, one);
                reach.already = caught(&before, one.party);
                if one.outcome != Tri::Yes {
                    let with = together.iter().find(|with| with.party == one.party && with.outcome == Tri::Yes);
                    reach.together_with = with.map(|with| self.owners(with)).unwrap_or_default();
                }
                reach
            })
            .collect()
    }

    /// Subjects, not listed, on whose holdings a chain rests too.
    fn owners(&self, reached: &Reached) -> Vec<String> {
        let facts = self.words.facts;
        let holders = |party: &&Ix| {
            let holds = |link: &Ix| facts.links.get(*link as usize).is_some_and(|link| link.by.contains(party));
            !self.with_subject.contains(party) && reached.chain.iter().any(holds)
        };
        self.with_all.iter().filter(holders).map(|party| facts.party_key(*party).to_owned()).collect()
    }

    fn one(&self, law: &Law, reached: &Reached) -> Reach {
        let facts = self.words.facts;
        let as_of = self.words.program.as_of;
        let outcome = if law.certain { reached.outcome } else { reached.outcome.and(Tri::Unknown) };
        let source = law.rule.source.as_ref().or(law.measure.source.as_ref());
        let provision = [&law.rule.provision, &law.rule.cited_as, &law.measure.provision, &law.measure.cited_as];
        Reach {
            measure: law.measure.id.clone(),
            title: law.measure.title.clone(),
            entity: facts.party_key(reached.party).to_owned(),
            outcome: match outcome {
                Tri::Yes => Reaching::Caught,
                Tri::Unknown => Reaching::CannotBeTold,
                Tri::No => Reaching::NotCaught,
            },
            share: percentage(&reached.share),
            because: because(law.rule, reached, as_of),
            chain: reached
                .chain
                .iter()
                .filter_map(|link| facts.links.get(*link as usize))
                .map(|link| told(facts, link, as_of))
                .collect(),
            chain_cut: reached.chain_cut,
            already: false,
            together_with: Vec::new(),
            provision: provision.into_iter().flatten().next().cloned(),
            officially_read: law.regime.regime.is_officially_read(source.map(String::as_str)),
            unsettled: unsettled(law, reached),
        }
    }
}

/// What the law leaves open, where that matters here.
fn unsettled(law: &Law, reached: &Reached) -> Option<String> {
    if !law.certain && reached.outcome != Tri::No {
        return Some("the day on which this rule came into force or ended is not known exactly".into());
    }
    if !reached.because.contains(&Because::Unsettled) {
        return None;
    }
    let open = [
        (!matches!(law.rule.aggregate, Some(Aggregate::Yes | Aggregate::No)))
            .then_some("whether shares of several listed owners are added up"),
        (!matches!(law.rule.indirect, Some(Indirect::EachOverThreshold | Indirect::Product)))
            .then_some("how ownership runs through a chain"),
    ];
    let open: Vec<&str> = open.into_iter().flatten().collect();
    let ours = format!("not settled: {}", joined(&open));
    Some(law.rule.unsettled.clone().unwrap_or(ours))
}

fn because(rule: &Rule, reached: &Reached, as_of: Day) -> String {
    let needed = match rule.threshold {
        Some(limit) if rule.strict => format!("more than {limit} %"),
        Some(limit) => format!("{limit} % or more"),
        None => "ownership".into(),
    };
    let mut all: Vec<String> = reached
        .because
        .iter()
        .map(|reason| match reason {
            Because::Unsettled => "the law does not settle it".into(),
            Because::Owned => format!("owned: {needed} is enough"),
            Because::Controlled => "controlled: control is enough".into(),
            Because::HolderUnknown => "whether what holds it is caught cannot be told".into(),
            Because::PerhapsHeld => format!("whether it was held on {} cannot be told", as_of.prose()),
            Because::ShareUnknown => format!("a share is not known; {needed} is enough"),
            Because::ShareDisputed => format!("sources disagree on a share; {needed} is enough"),
            Because::BoundedShare => format!("the share is not known closely enough; {needed} is enough"),
            Because::ControlUnknown => "whether votes or a right over the board give control is not known".into(),
            Because::NoThreshold => "a part is owned, and the rule names no percentage".into(),
            Because::BelowThreshold => format!("{needed} is needed"),
            Because::ExactlyAtThreshold => format!("exactly that is not enough: {needed} is needed"),
            Because::NotAddedUp => "shares of several listed owners are not added up here".into(),
            Because::ControlDoesNotCount => "control alone does not count here".into(),
            Because::HolderNotCaught => "what holds it is not caught".into(),
            Because::NotHeld => format!("not held on {}", as_of.prose()),
        })
        .collect();
    let short = [Because::BelowThreshold, Because::ExactlyAtThreshold];
    if rule.control && reached.outcome == Tri::No && short.iter().any(|one| reached.because.contains(one)) {
        all.push("no control is alleged".into());
    }
    all.join("; ")
}

/// A percentage in words.
pub(super) fn percentage(range: &Range) -> String {
    let Range { min, above_min, max, below_max } = *range;
    let from_nothing = min <= 0.0 && !above_min;
    let to_all = max >= 100.0 && !below_max;
    match (from_nothing, to_all) {
        _ if min == max => format!("{min} %"),
        (true, true) => "not known".into(),
        (false, true) if above_min => format!("more than {min} %"),
        (false, true) => format!("{min} % or more"),
        (true, false) if below_max => format!("less than {max} %"),
        (true, false) => format!("{max} % or less"),
        (false, false) => format!(
            "{} {min} % and {} {max} %",
            if above_min { "more than" } else { "at least" },
            if below_max { "less than" } else { "at most" }
        ),
    }
}

/// One link in words, with what is held.
fn told(facts: &Facts, link: &LinkFacts, as_of: Day) -> String {
    let links = facts.vocabulary.list(List::Link);
    let term = link.kind.one().map(|kind| links.term(*kind));
    let reads = term.and_then(|term| term.reads.as_deref()).unwrap_or("is tied to");
    let by = joined(&link.by.iter().map(|by| format!("`{}`", facts.party_key(*by))).collect::<Vec<_>>());
    let mut held = Vec::new();
    let is_owned =
        links.id("owned-by").zip(link.kind.one()).is_some_and(|(owned, kind)| links.narrower(owned).contains(*kind));
    match share(&link.share) {
        Some(share) => held.push(share),
        None if is_owned => held.push("share not known".into()),
        None => {}
    }
    held.extend(share(&link.votes).map(|votes| format!("{votes} of the votes")));
    held.extend((link.board.one() == Some(&true)).then(|| "appoints the majority of the board".to_owned()));
    match link.span.contains(as_of) {
        Tri::Yes if link.span.presumed_on(as_of) => {
            let known = link.span.presumed_after.map(Day::prose).unwrap_or_default();
            held.push(format!("presumed on {}, last known {known}", as_of.prose()));
        }
        Tri::Yes => {}
        Tri::No => held.push(format!("not on {}", as_of.prose())),
        Tri::Unknown => held.push(format!("whether on {} is not known", as_of.prose())),
    }
    let line = format!("`{}` {reads} {by}", facts.party_key(link.party));
    if held.is_empty() { line } else { format!("{line}: {}", held.join(", ")) }
}

/// A percentage as the file has it; nothing where it is not known.
fn share(fact: &Fact<Range>) -> Option<String> {
    match fact {
        Fact::Unknown => None,
        Fact::One(range, _) => Some(percentage(range)),
        Fact::Either(accounts) => {
            let each = accounts.iter().map(|(range, _)| range.as_ref().map_or("not known".into(), percentage));
            Some(format!("by one account {}", each.collect::<Vec<_>>().join(", by another ")))
        }
    }
}
