//! The steps of all filings, each once: answers, shared work, the law's own steps, follow-ups; and what waits for what.

use std::collections::{BTreeMap, BTreeSet};

use super::{ScheduledStep, StepKind, Wait};
use crate::engine::State;
use crate::engine::program::CompiledRegime;
use crate::law::channel::{Channel, Step, StepRole};
use crate::law::regime::Regime;
use crate::law::source::Basis;
use crate::plan::board::Board;
use crate::plan::filing::{Action, Filing, is_pending};
use crate::plan::words::Words;
use crate::terms::List;

/// Steps by id, and for each what it waits for with the basis of that order.
#[derive(Default)]
pub(super) struct Steps {
    pub steps: BTreeMap<String, ScheduledStep>,
    pub waits: BTreeMap<String, BTreeMap<String, Basis>>,
    /// The place of each step's first regime in the plan, for the order within a wave.
    pub rank: BTreeMap<String, usize>,
    /// Steps that several regimes word alike, by what they say.
    alike: BTreeMap<(String, Option<String>, String), String>,
}

/// What steps are found from.
pub(super) struct From<'a> {
    pub words: Words<'a>,
    pub filings: &'a [Filing],
    pub board: &'a Board,
}

/// All steps of all filings.
pub(super) fn steps(from: &From) -> Steps {
    let mut steps = Steps::default();
    let mut pending: Vec<(String, String, Basis)> = Vec::new();
    for (rank, filing) in from.filings.iter().enumerate() {
        let Some((_, regime)) = from.words.program.regime(&filing.regime) else { continue };
        follow_ups(&mut steps, filing, rank);
        if is_filed(filing) || !filing.action.is_worth_filing() {
            continue;
        }
        of_filing(&mut steps, from, filing, regime, rank, &mut pending);
    }
    // Steps of another regime count only where they are in the plan themselves.
    for (step, before, basis) in pending {
        if steps.steps.contains_key(&before) {
            steps.wait(&step, &before, basis);
        }
    }
    steps
}

/// Whether an authority has a filing about every subject for whom something can be done.
fn is_filed(filing: &Filing) -> bool {
    let mut acting = filing.subjects.iter().filter(|one| one.waits_for.is_empty()).peekable();
    let has = |subject: &str| filing.made.iter().any(|made| made.subject == subject && is_pending(made));
    acting.peek().is_some() && acting.all(|one| has(&one.subject))
}

fn follow_ups(steps: &mut Steps, filing: &Filing, rank: usize) {
    for made in filing.made.iter().filter(|made| is_pending(made)) {
        let id = format!("{}/follow-up-{}", filing.regime, made.key);
        let title = "Ask what became of the filing that the authority has".to_owned();
        steps.add(&id, StepKind::FollowUp, title, Basis::Practice, &filing.regime, rank);
        steps.say(&id, &filing.regime, Some(&made.advice));
        steps.concerns(&id, &made.subject);
    }
}

/// The steps of the channel in use, with all that they wait for.
fn of_filing(
    steps: &mut Steps,
    from: &From,
    filing: &Filing,
    regime: &CompiledRegime,
    rank: usize,
    pending: &mut Vec<(String, String, Basis)>,
) {
    let file = regime.regime;
    let used = filing.channels.iter().find(|card| card.is_used);
    let Some(channel) = used.and_then(|card| file.channels.iter().find(|channel| channel.id == card.id)) else {
        return;
    };
    let wanted = with_what_they_wait_for(file, channel);
    let mut ids: BTreeMap<(&str, &str), String> = BTreeMap::new();
    for (channel, step) in &wanted {
        ids.insert((&channel.id, &step.id), steps.of_law(from, file, channel, step, rank));
    }
    let mut sends: Vec<String> = Vec::new();
    for (channel, step) in &wanted {
        let Some(id) = ids.get(&(channel.id.as_str(), step.id.as_str())).cloned() else { continue };
        if step.role == Some(StepRole::Send) && !sends.contains(&id) {
            sends.push(id.clone());
        }
        if step.preparation.is_some() {
            continue;
        }
        for (before, basis) in waits(file, channel, step) {
            match before {
                Before::Here(channel, other) => {
                    if let Some(before) = ids.get(&(channel.id.as_str(), other.id.as_str())) {
                        steps.wait(&id, before, basis);
                    }
                }
                Before::Elsewhere(name) => pending.push((id.clone(), name.to_owned(), basis)),
            }
        }
    }
    let others: BTreeSet<String> = ids.values().cloned().collect();
    // Where the law file does not say at which step material is sent, it may be at any.
    if sends.is_empty() {
        let is_own = |id: &&String| steps.steps.get(*id).is_some_and(|step| step.kind == StepKind::Channel);
        sends = others.iter().filter(is_own).cloned().collect();
    }
    renewal(steps, regime, &wanted, &ids, &others, rank);
    answers(steps, from, filing, &sends, rank);
    principals(steps, filing, &sends, rank);
}

/// Where no step of the law file confirms a renewal that was not read, one is added, before everything else there.
fn renewal(
    steps: &mut Steps,
    regime: &CompiledRegime,
    wanted: &[(&Channel, &Step)],
    ids: &BTreeMap<(&str, &str), String>,
    others: &BTreeSet<String>,
    rank: usize,
) {
    if regime.state != State::RenewalNotVerified {
        return;
    }
    let file = regime.regime;
    let own = wanted.iter().find(|(_, step)| step.role == Some(StepRole::Renewal));
    let id = match own.and_then(|(channel, step)| ids.get(&(channel.id.as_str(), step.id.as_str()))) {
        Some(id) => id.clone(),
        None => {
            let id = format!("{}/renewal", file.id);
            let title = "Confirm that the regime is still law".to_owned();
            steps.add(&id, StepKind::Renewal, title, Basis::Law, &file.id, rank);
            let text = "Its renewal was not verified: look for it in the official journal, and file nothing until it is found.";
            steps.say(&id, &file.id, Some(text));
            id
        }
    };
    if let Some(step) = steps.steps.get_mut(&id) {
        step.kind = StepKind::Renewal;
    }
    let of_this = |other: &&String| {
        let step = steps.steps.get(*other);
        **other != id && step.is_some_and(|step| step.kind == StepKind::Channel && step.regimes == [file.id.clone()])
    };
    let later: Vec<String> = others.iter().filter(of_this).cloned().collect();
    for other in later {
        steps.wait(&other, &id, Basis::Law);
    }
}

/// Answers that would settle what is open come before anything is sent.
fn answers(steps: &mut Steps, from: &From, filing: &Filing, sends: &[String], rank: usize) {
    let preparing = filing.subjects.iter().filter(|one| one.action == Action::Prepare);
    for subject in preparing {
        let way = from.board.way(&subject.subject, &filing.regime);
        let Some(set) = way.and_then(|way| way.sets.iter().min_by_key(|set| set.len())) else { continue };
        for number in set {
            let Some(question) = number.checked_sub(1).and_then(|at| from.board.questions.get(at)) else { continue };
            let id = format!("answer-{number}");
            let title = format!("Find answer {number}");
            steps.add(&id, StepKind::Answer, title, Basis::Practice, &filing.regime, rank);
            steps.concerns(&id, &subject.subject);
            if let Some(step) = steps.steps.get_mut(&id)
                && step.text.is_empty()
            {
                step.text.push(question.text.clone());
            }
            for send in sends {
                steps.wait(send, &id, Basis::Practice);
            }
        }
    }
}

/// Whoever can only be listed once another is, is proposed after that other.
fn principals(steps: &mut Steps, filing: &Filing, sends: &[String], rank: usize) {
    for subject in filing.subjects.iter().filter(|one| !one.waits_for.is_empty()) {
        let id = format!("{}/propose-{}", filing.regime, subject.subject);
        let first = subject.waits_for.join(", ");
        let title = format!("Propose {} once {first} is listed", subject.subject);
        steps.add(&id, StepKind::Channel, title, Basis::Law, &filing.regime, rank);
        steps.say(
            &id,
            &filing.regime,
            Some(&format!("It opens on the day {first} is listed: propose the principal first.")),
        );
        steps.concerns(&id, &subject.subject);
        for send in sends {
            steps.wait(&id, send, Basis::Law);
        }
    }
}

/// A step that another waits for.
enum Before<'r> {
    Here(&'r Channel, &'r Step),
    Elsewhere(&'r str),
}

/// What a step waits for. What shared work waits for in one law file is not for the other filings to wait for: the steps
/// after it wait for it themselves.
fn waits<'r>(regime: &'r Regime, channel: &'r Channel, step: &'r Step) -> Vec<(Before<'r>, Basis)> {
    let mut all = Vec::new();
    let mut seen: Vec<(&str, &str)> = Vec::new();
    let mut queue: Vec<(&Channel, &Step)> = vec![(channel, step)];
    while let Some((channel, one)) = queue.pop() {
        for name in &one.after {
            if name.contains('/') {
                all.push((Before::Elsewhere(name), step.basis));
                continue;
            }
            for (of, before) in named(regime, channel, name) {
                if seen.contains(&(&of.id, &before.id)) {
                    continue;
                }
                seen.push((&of.id, &before.id));
                if before.preparation.is_some() {
                    queue.push((of, before));
                }
                all.push((Before::Here(of, before), step.basis));
            }
        }
    }
    all
}

/// The steps that a name stands for: one of the same channel, else those of the regime.
fn named<'r>(regime: &'r Regime, channel: &'r Channel, name: &str) -> Vec<(&'r Channel, &'r Step)> {
    let of =
        |channel: &'r Channel| channel.steps.iter().filter(|step| step.id == name).map(move |step| (channel, step));
    let own: Vec<_> = of(channel).collect();
    if own.is_empty() { regime.channels.iter().flat_map(of).collect() } else { own }
}

/// The steps of a channel and all that they wait for within the regime.
fn with_what_they_wait_for<'r>(regime: &'r Regime, channel: &'r Channel) -> Vec<(&'r Channel, &'r Step)> {
    let mut all: Vec<(&Channel, &Step)> = channel.steps.iter().map(|step| (channel, step)).collect();
    let mut at = 0;
    while let Some((channel, step)) = all.get(at).copied() {
        for name in step.after.iter().filter(|name| !name.contains('/')) {
            for found in named(regime, channel, name) {
                if !all.iter().any(|(of, one)| of.id == found.0.id && one.id == found.1.id) {
                    all.push(found);
                }
            }
        }
        at += 1;
    }
    all
}

impl Steps {
    /// One text that was not read officially is enough for the whole step to say so.
    fn reads(&mut self, id: &str, is_official: Option<bool>) {
        if let Some(step) = self.steps.get_mut(id) {
            let known = step.officially_read;
            step.officially_read = known.map_or(is_official, |known| Some(known && is_official.unwrap_or(true)));
        }
    }

    /// A step of a law file: shared work under its own name, what other regimes word alike under the name it has already.
    fn of_law(&mut self, from: &From, regime: &Regime, channel: &Channel, step: &Step, rank: usize) -> String {
        if let Some(term) = &step.preparation {
            let list = from.words.facts.vocabulary.list(List::Preparation);
            let title = list.id(term).map_or(step.title.as_str(), |id| list.title(id));
            self.add(term, StepKind::Preparation, title.to_owned(), step.basis, &regime.id, rank);
            self.say(term, &regime.id, step.text.as_deref());
            self.reads(term, regime.is_officially_read(step.source.as_deref()));
            return term.clone();
        }
        let says = (step.title.clone(), step.text.clone(), channel.addressee.clone());
        let id = self.alike.entry(says).or_insert_with(|| format!("{}/{}", regime.id, step.id)).clone();
        self.add(&id, StepKind::Channel, step.title.clone(), step.basis, &regime.id, rank);
        self.reads(&id, regime.is_officially_read(step.source.as_deref()));
        if let Some(added) = self.steps.get_mut(&id)
            && added.text.is_empty()
        {
            added.text.extend(step.text.clone());
            added.text.extend(step.note.clone());
            added.time.clone_from(&step.time);
        }
        id
    }

    /// Adds a step, or one more regime to it.
    fn add(&mut self, id: &str, kind: StepKind, title: String, basis: Basis, regime: &str, rank: usize) {
        let step = self.steps.entry(id.to_owned()).or_insert_with(|| ScheduledStep {
            id: id.to_owned(),
            kind,
            title,
            text: Vec::new(),
            regimes: Vec::new(),
            subjects: Vec::new(),
            wave: 0,
            after: Vec::<Wait>::new(),
            time: None,
            basis,
            officially_read: None,
        });
        if !step.regimes.iter().any(|one| one == regime) {
            step.regimes.push(regime.to_owned());
        }
        let known = self.rank.entry(id.to_owned()).or_insert(rank);
        *known = rank.min(*known);
    }

    /// What a regime says of a step, once however many say the same.
    fn say(&mut self, id: &str, regime: &str, text: Option<&str>) {
        let (Some(step), Some(text)) = (self.steps.get_mut(id), text) else { return };
        match step.text.iter_mut().find(|known| known.ends_with(&format!(": {text}"))) {
            Some(known) => *known = format!("{regime}, {known}"),
            None => step.text.push(format!("{regime}: {text}")),
        }
    }

    fn concerns(&mut self, id: &str, subject: &str) {
        if let Some(step) = self.steps.get_mut(id)
            && !step.subjects.iter().any(|one| one == subject)
        {
            step.subjects.push(subject.to_owned());
            step.subjects.sort();
        }
    }

    /// `step` waits for `before`. Law outweighs practice where both want it.
    fn wait(&mut self, step: &str, before: &str, basis: Basis) {
        if step == before {
            return;
        }
        let known = self.waits.entry(step.to_owned()).or_default().entry(before.to_owned()).or_insert(basis);
        *known = basis.min(*known);
    }
}
