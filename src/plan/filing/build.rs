//! The filings worth making or preparing, in the order of the plan.

use std::collections::HashMap;

use indexmap::IndexMap;

use super::{
    Action, ChannelCard, Filing, FilingMade, FilingSubject, Neighbour, PlaceInOrder, action, arguments, channel, made,
};
use crate::case::model::Choice;
use crate::engine::Assessor;
use crate::engine::State;
use crate::engine::facts::Ix;
use crate::engine::program::CompiledRegime;
use crate::law::regime::{Pointer, Regime};
use crate::plan::assessment::{Assessment, Caution, Reason};
use crate::plan::board::{Board, as_alleged};
use crate::plan::report::SubjectInfo;
use crate::plan::words::Words;
use crate::spread::spread;
use crate::terms::PartialDate;
use crate::terms::joined;
use crate::terms::kind::Truth;

/// What filings are made from.
pub(in crate::plan) struct Filer<'a> {
    pub words: Words<'a>,
    pub assessor: &'a Assessor<'a>,
    pub assessments: &'a [Assessment],
    pub board: &'a Board,
    pub order: &'a [PlaceInOrder],
    /// Subjects as they are shown, by key.
    pub people: &'a IndexMap<String, SubjectInfo>,
    /// Subjects by key.
    pub subjects: HashMap<&'a str, Ix>,
}

impl<'a> Filer<'a> {
    /// The number of a subject.
    pub(super) fn ix(&self, subject: &str) -> Option<Ix> {
        self.subjects.get(subject).copied()
    }

    /// The assessment of a subject under a regime.
    pub(super) fn assessment(&self, regime: &str, subject: &str) -> Option<&'a Assessment> {
        self.assessments.iter().find(|one| one.regime == regime && one.subject == subject)
    }
}

/// Whatever is to be filed, prepared or asked for, and whatever an authority has already.
pub(in crate::plan) fn filings(filer: &Filer) -> Vec<Filing> {
    spread(filer.order, |place| filing(filer, place)).into_iter().flatten().collect()
}

fn filing(filer: &Filer, place: &PlaceInOrder) -> Option<Filing> {
    let program = filer.words.program;
    let (at, regime) = program.regime(&place.regime)?;
    let case = filer.words.facts.case;
    let choice = case.plan.as_ref().and_then(|plan| plan.regimes.get(&place.regime));
    let mut made = made::made(case, &place.regime, program.as_of);
    made.retain(|one| filer.ix(&one.subject).is_some());
    let is_worth = place.action.is_worth_filing();
    if !is_worth && made.is_empty() {
        return None;
    }
    let subjects = subjects(filer, place);
    // A door that nobody goes through now needs no description.
    let (channels, arguments) = if is_worth {
        let used = choice.and_then(|choice| choice.channel.as_deref());
        let cards = channel::channels(filer, at, regime, &subjects, used);
        (cards, arguments::arguments(filer, at, regime, &subjects))
    } else {
        (Vec::new(), Vec::new())
    };
    Some(Filing {
        regime: place.regime.clone(),
        action: place.action,
        chosen_because: choice.map(|choice| choice.because.clone()),
        by: choice.and_then(|choice| choice.by).map(PartialDate::prose),
        cautions: cautions(filer, regime, &channels, &made, choice),
        subjects,
        made,
        channels,
        arguments,
        pointers: if is_worth {
            regime.regime.pointers.iter().map(|pointer| neighbour(regime.regime, pointer)).collect()
        } else {
            Vec::new()
        },
    })
}

/// Whom the filing is about: those for whom something can be done, the best first, and those who wait for them.
fn subjects(filer: &Filer, place: &PlaceInOrder) -> Vec<FilingSubject> {
    let here = filer.assessments.iter().filter(|one| one.regime == place.regime);
    let mut all: Vec<FilingSubject> = here
        .filter_map(|one| {
            let action = action(one, filer.board, filer.people);
            let waits_for = waits_for(one);
            let is_in = !matches!(action, Action::Nothing | Action::Wait) || !waits_for.is_empty();
            is_in.then(|| FilingSubject { subject: one.subject.clone(), standing: one.standing, action, waits_for })
        })
        .collect();
    all.sort_by(|a, b| (a.action, a.standing, &a.subject).cmp(&(b.action, b.standing, &b.subject)));
    all
}

/// Principals whose listing somebody waits for, where nothing else would do.
fn waits_for(assessment: &Assessment) -> Vec<String> {
    if !assessment.gaps.is_empty() && as_alleged(assessment).any(|one| one.reason.is_hers()) {
        return Vec::new();
    }
    let mut principals: Vec<String> = as_alleged(assessment)
        .filter(|one| one.reason == Reason::Depends)
        .filter_map(|one| one.about.party.clone())
        .collect();
    principals.sort();
    principals.dedup();
    principals
}

fn neighbour(regime: &Regime, pointer: &Pointer) -> Neighbour {
    Neighbour {
        title: pointer.title.clone(),
        text: pointer.text.clone(),
        provision: pointer.provision.clone(),
        officially_read: regime.is_officially_read(pointer.source.as_deref()),
    }
}

/// What must not be overlooked in this filing.
fn cautions(
    filer: &Filer,
    regime: &CompiledRegime,
    channels: &[ChannelCard],
    made: &[FilingMade],
    choice: Option<&Choice>,
) -> Vec<Caution> {
    let mut all = Vec::new();
    let mut tell = |code: &str, text: String, about: &str| {
        all.push(Caution { code: code.into(), text, about: about.to_owned() });
    };
    if regime.state == State::RenewalNotVerified {
        let text = "the renewal was not verified: look for it in the official journal before anything else, and do not \
                    cite the regime as law until it is found";
        tell("renewal-not-verified", text.into(), &regime.regime.id);
    }
    if let Some(wanted) = choice.and_then(|choice| choice.channel.as_deref())
        && !channels.is_empty()
        && !channels.iter().any(|channel| channel.id == wanted)
    {
        let text = format!("you chose the channel `{wanted}`, which this regime does not have: the first is used");
        tell("unknown-channel", text, &format!("/plan/regimes/{}/channel", regime.regime.id));
    }
    for card in channels.iter().filter(|card| card.is_used) {
        let file = regime.regime.channels.iter().find(|channel| channel.id == card.id);
        let readers = file.map(|channel| channel.readers.as_slice()).unwrap_or_default();
        let case = filer.words.facts.case;
        let is_named_to = |filer: &crate::case::model::Filer| {
            filer.clearance.as_ref().is_some_and(|clearance| clearance.covers_all(readers))
        };
        if let Some(filer) = &case.filer
            && !is_named_to(filer)
        {
            let text = format!("who files is not cleared for {}: do not name the filer there", joined(&card.readers));
            tell("filer-not-cleared", text, "/filer/clearance");
        }
        for (subject, items) in &card.withheld {
            let cost = match card.disclosable.get(subject) {
                Some(Truth::Met) => "without them the case still holds there",
                _ => "without them the case does not hold there",
            };
            let named: Vec<String> = items.iter().map(|item| format!("`{item}`")).collect();
            let text =
                format!("{} may not be shown to {}: {cost} for `{subject}`", joined(&named), joined(&card.readers));
            tell("withheld", text, &format!("/parties/{subject}"));
        }
    }
    for one in made.iter().filter(|one| !one.repeats.is_empty()) {
        let others: Vec<String> = one.repeats.iter().map(|key| format!("`{key}`")).collect();
        let text = format!("the filing `{}` repeats {}: the same about the same party", one.key, joined(&others));
        tell("duplicate-filing", text, &format!("/filings/{}", one.key));
    }
    all
}
