//! In which order regimes are worth an advocate's time, and why: what can be done, how well it stands, how few answers it
//! needs, where the subjects have ties. No score: every place is explained by the first thing that sets it apart.

use indexmap::IndexMap;

use super::listed::elsewhere;
use super::{Action, PlaceInOrder};
use crate::case::model::{Choices, Chosen};
use crate::case::{Case, Claim};
use crate::engine::facts::Ix;
use crate::law::source::InForce;
use crate::law::{Law, Regime};
use crate::plan::assessment::{Assessment, Reason};
use crate::plan::board::{Board, WaysIn};
use crate::plan::report::SubjectInfo;
use crate::plan::standing::Standing;
use crate::plan::words::Words;
use crate::terms::Country;
use crate::terms::joined;

/// What the order is found from.
pub(in crate::plan) struct Ordering<'a> {
    pub words: Words<'a>,
    pub law: &'a Law,
    pub assessments: &'a [Assessment],
    pub board: &'a Board,
    /// Regimes asked about, by place in the program.
    pub regimes: &'a [usize],
    /// Subjects asked about.
    pub subjects: &'a [Ix],
    /// The same as they are shown, by key.
    pub people: &'a IndexMap<String, SubjectInfo>,
}

/// What can be done about one assessment.
pub(in crate::plan) fn action(
    assessment: &Assessment,
    board: &Board,
    people: &IndexMap<String, SubjectInfo>,
) -> Action {
    match assessment.standing {
        Standing::Ready | Standing::Eligible => Action::File,
        Standing::Discretionary => Action::Ask,
        Standing::Open => {
            let is_dead = people.get(&assessment.subject).is_some_and(|subject| subject.deceased);
            let has_way = board.way(&assessment.subject, &assessment.regime).is_some_and(|way| !way.supposes);
            match (is_dead, has_way) {
                (true, _) => Action::Nothing,
                (false, true) => Action::Prepare,
                (false, false) => Action::Wait,
            }
        }
        Standing::Listed | Standing::Closed | Standing::NotInForce => Action::Nothing,
    }
}

/// Every regime asked about, the one to begin with first.
pub(in crate::plan) fn order(from: &Ordering) -> Vec<PlaceInOrder> {
    let choices = from.words.facts.case.plan.as_ref();
    let mut places: Vec<(PlaceInOrder, &Regime)> =
        from.regimes.iter().filter_map(|at| place(from, *at, choices)).collect();
    places.sort_by(|(a, _), (b, _)| key(a, choices).cmp(&key(b, choices)));
    let mut done: Vec<PlaceInOrder> = Vec::with_capacity(places.len());
    for (mut place, regime) in places {
        place.because = because(from, &place, done.last(), regime, choices);
        done.push(place);
    }
    done
}

/// What decides the place, the weightiest first.
fn key<'p>(place: &'p PlaceInOrder, choices: Option<&Choices>) -> (bool, Action, Standing, usize, bool, &'p str) {
    let fewest = place.fewest_answers.unwrap_or(usize::MAX);
    let is_chosen = chosen(&place.regime, choices) == Some(Chosen::Chosen) && place.action != Action::Nothing;
    (!is_chosen, place.action, place.standing, fewest, place.nexus.is_empty(), &place.regime)
}

fn chosen(regime: &str, choices: Option<&Choices>) -> Option<Chosen> {
    choices.and_then(|choices| choices.regimes.get(regime)).map(|choice| choice.choice)
}

fn place<'a>(from: &Ordering<'a>, at: usize, choices: Option<&Choices>) -> Option<(PlaceInOrder, &'a Regime)> {
    let compiled = from.words.program.regimes.get(at)?;
    let id = compiled.regime.id.as_str();
    let here: Vec<&Assessment> = from.assessments.iter().filter(|one| one.regime == id).collect();
    let best = here.iter().map(|one| (action(one, from.board, from.people), one.standing)).min()?;
    let of_best = || here.iter().filter(|one| (action(one, from.board, from.people), one.standing) == best);
    let mut subjects: Vec<String> = of_best().map(|one| one.subject.clone()).collect();
    subjects.sort();
    let answers = |one: &&&Assessment| from.board.way(&one.subject, &one.regime)?.sets.iter().map(Vec::len).min();
    let (action, standing) = best;
    let is_aside = chosen(id, choices) == Some(Chosen::SetAside);
    let extends = if matches!(action, Action::Nothing | Action::SetAside) {
        IndexMap::new()
    } else {
        extends(from, compiled.number, &subjects)
    };
    let place = PlaceInOrder {
        regime: id.to_owned(),
        action: if is_aside { Action::SetAside } else { action },
        standing,
        fewest_answers: if action == Action::Prepare { of_best().filter_map(|one| answers(&one)).min() } else { None },
        nexus: tied(from, compiled.regime.jurisdiction, &subjects),
        extends,
        because: String::new(),
        subjects,
    };
    Some((place, compiled.regime))
}

/// Subjects listed elsewhere, each with where.
fn extends(from: &Ordering, number: u32, subjects: &[String]) -> IndexMap<String, Vec<String>> {
    let of = |subject: &Ix| {
        let key = from.words.facts.party_key(*subject);
        let lists = elsewhere(from.words, *subject, number);
        (subjects.iter().any(|one| one == key) && !lists.is_empty()).then(|| (key.to_owned(), lists))
    };
    let mut all: Vec<(String, Vec<String>)> = from.subjects.iter().filter_map(of).collect();
    all.sort();
    all.into_iter().collect()
}

/// Subjects with a tie to a jurisdiction, or to a member of it where it is a group of states.
fn tied(from: &Ordering, jurisdiction: Country, subjects: &[String]) -> Vec<String> {
    let as_of = from.words.program.as_of;
    let group = from.law.common.groups.get(jurisdiction.code());
    let is_there = |country: Country| {
        let is_member = || {
            let mut members = group.into_iter().flat_map(|group| group.on(as_of));
            members.any(|(member, held)| member == country && held == InForce::Yes)
        };
        country == jurisdiction || is_member()
    };
    let case: &Case = from.words.facts.case;
    let has_tie = |key: &&String| {
        let ties = case.parties.get(key).and_then(|party| party.nexus.as_ref());
        ties.into_iter().flatten().flatten().any(|tie| match &tie.country {
            Claim::Said(said) => said.value.is_some_and(is_there),
            Claim::Unknown | Claim::Either(_) => false,
        })
    };
    subjects.iter().filter(has_tie).cloned().collect()
}

/// Why a regime stands where it does: what can be done there, and what sets it apart from the one before.
fn because(
    from: &Ordering,
    place: &PlaceInOrder,
    before: Option<&PlaceInOrder>,
    regime: &Regime,
    choices: Option<&Choices>,
) -> String {
    if let Some(choice) = choices.and_then(|choices| choices.regimes.get(&place.regime)) {
        let word = match choice.choice {
            Chosen::Chosen if place.action == Action::Nothing => "you chose it, but nothing can be filed there",
            Chosen::Chosen => "you chose it",
            Chosen::SetAside => "you set it aside",
        };
        return format!("{word}: {}", choice.because);
    }
    let mut text = state(from, place);
    let Some(before) = before else { return text };
    let is_chosen = |one: &PlaceInOrder| chosen(&one.regime, choices) == Some(Chosen::Chosen);
    if is_chosen(before) || (before.action, before.standing) != (place.action, place.standing) {
        return text;
    }
    if matches!(place.action, Action::Nothing | Action::SetAside) {
        return text;
    }
    let apart = if before.fewest_answers != place.fewest_answers {
        let fewer = before.fewest_answers.unwrap_or(0);
        format!("after {}, which needs only {fewer}", before.regime)
    } else if before.nexus.is_empty() != place.nexus.is_empty() {
        format!("after {}, because the file shows no tie to {}", before.regime, regime.jurisdiction.name())
    } else {
        format!("otherwise like {}, and in the order of names", before.regime)
    };
    text.push_str("; ");
    text.push_str(&apart);
    text
}

/// What can be done there, in words.
fn state(from: &Ordering, place: &PlaceInOrder) -> String {
    let count = place.subjects.len();
    let of_all = from.subjects.len();
    let who = match (count, of_all) {
        (_, 1) => String::new(),
        (count, all) if count == all => format!("all {all} subjects are "),
        (count, all) => format!("{count} of {all} subjects {} ", if count == 1 { "is" } else { "are" }),
    };
    let mut text = match (place.action, place.standing) {
        (_, Standing::Ready) => format!("{who}ready: met at the evidence asked for, and it may be shown"),
        (Action::File, _) => format!("{who}met as alleged; evidence or contents are short"),
        (Action::Prepare, _) => {
            let answers = match place.fewest_answers {
                Some(1) => "one answer".to_owned(),
                Some(number) => format!("{number} answers together"),
                None => "answers".to_owned(),
            };
            format!("{who}open, and {answers} would settle it")
        }
        (Action::Ask, _) => format!("{who}left to the government: the law names no test"),
        (Action::Wait, _) => format!("{who}open, on {}", waiting(from, place)),
        (_, Standing::Listed) => format!("{who}listed there already"),
        (_, Standing::Closed) => format!("{who}closed on this file"),
        (_, Standing::NotInForce) => "not law on this date".to_owned(),
        _ => format!("{who}not to be filed: the file says that this person is dead"),
    };
    if !place.nexus.is_empty() {
        text.push_str("; the file shows a tie to the jurisdiction");
    }
    text
}

/// What somebody waits for who is open on nothing that is hers to answer.
fn waiting(from: &Ordering, place: &PlaceInOrder) -> String {
    let here = from
        .assessments
        .iter()
        .filter(|one| one.regime == place.regime && place.subjects.contains(&one.subject))
        .flat_map(crate::plan::board::as_alleged);
    let is_supposed =
        |way: &WaysIn| way.supposes && way.regime == place.regime && place.subjects.contains(&way.subject);
    if from.board.ways.iter().any(is_supposed) {
        return "statuses of which the file gives no sign".to_owned();
    }
    let mut words: Vec<&str> = here
        .map(|reason| match reason.reason {
            Reason::Depends => "the listing of somebody else",
            Reason::Unsettled => "unsettled law",
            Reason::Discretion => "the government's discretion",
            Reason::Fact | Reason::Judgement | Reason::Conflict => {
                "facts that take more than one answer, such as who did it"
            }
        })
        .collect();
    words.sort_unstable();
    words.dedup();
    if words.is_empty() { "what cannot be told".to_owned() } else { joined(&words) }
}
