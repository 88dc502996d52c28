//! A door as it stands in the law file, with what the case holds for it and what may be shown there.

use indexmap::IndexMap;

use super::build::Filer;
use super::{ChannelCard, ContentCard, ContentState, ExposureCard, FilingSubject, StepCard};
use crate::engine::program::CompiledRegime;
use crate::engine::verdict::Memory;
use crate::law::channel::{Channel, Content, Unit};
use crate::law::regime::Regime;
use crate::law::source::{Source, SourceStatus};
use crate::plan::assessment::Assessment;
use crate::terms::kind::{Rung, Truth};
use crate::terms::{Country, Day};

/// A source of a channel older than so many years is to be checked before anything is sent.
const FRESH_YEARS: i32 = 1;

/// All channels of a regime, the one in use first.
pub(super) fn channels(
    filer: &Filer,
    at: usize,
    regime: &CompiledRegime,
    subjects: &[FilingSubject],
    used: Option<&str>,
) -> Vec<ChannelCard> {
    let all = &regime.regime.channels;
    let wanted = used.and_then(|id| all.iter().position(|channel| channel.id == id)).unwrap_or(0);
    let mut cards: Vec<ChannelCard> = all
        .iter()
        .enumerate()
        .map(|(number, channel)| card(filer, at, regime, (number, channel), subjects, number == wanted))
        .collect();
    cards.sort_by_key(|card| !card.is_used);
    cards
}

fn card(
    filer: &Filer,
    at: usize,
    regime: &CompiledRegime,
    (number, channel): (usize, &Channel),
    subjects: &[FilingSubject],
    is_used: bool,
) -> ChannelCard {
    let file = regime.regime;
    let source = channel.source.as_deref().and_then(|key| file.sources.get(key));
    let format = channel.format.as_ref();
    let exposed = channel.exposure.iter().map(|one| ExposureCard {
        to: one.to,
        text: one.text.clone(),
        officially_read: file.is_officially_read(one.source.as_deref()),
    });
    let steps = channel.steps.iter().map(|step| StepCard {
        id: step.id.clone(),
        title: step.title.clone(),
        text: step.text.clone(),
        time: step.time.clone(),
        basis: step.basis,
        officially_read: file.is_officially_read(step.source.as_deref()),
        note: step.note.clone(),
    });
    let contents = channel.contents.iter().enumerate();
    ChannelCard {
        id: channel.id.clone(),
        title: channel.title.clone(),
        is_used,
        route: channel.route,
        addressee: channel.addressee.clone(),
        address: channel.address.clone(),
        who_may_file: channel.who_may_file.clone(),
        readers: channel.readers.iter().map(|reader| named(reader)).collect(),
        exposure: exposed.collect(),
        language: format.and_then(|format| format.language.clone()),
        form: format.and_then(|format| format.form.clone()),
        format_officially_read: file.is_officially_read(format.and_then(|format| format.source.as_deref())),
        expected_time: channel.expected_time.clone(),
        basis: channel.basis,
        source: source.map(told),
        check_before_sending: check(source, filer.words.program.as_of),
        note: channel.note.clone(),
        contents: contents.map(|(place, one)| content(filer, at, regime, (number, place, one), subjects)).collect(),
        steps: steps.collect(),
        disclosable: disclosable(filer, at, file, channel, subjects),
        withheld: withheld(filer, file, channel, subjects),
    }
}

/// A reader in words: a country by its name, any other as the law file has it.
pub(super) fn named(reader: &str) -> String {
    Country::parse(reader).map_or_else(|| reader.replace('-', " "), |country| country.name().to_owned())
}

fn told(source: &Source) -> String {
    let title = source.title.as_deref().or(source.url.as_deref()).unwrap_or("a source without title");
    let status = match source.status {
        SourceStatus::Official => "official text",
        SourceStatus::Secondary => "not read officially: a text that quotes or sums it up",
        SourceStatus::Unread => "not read",
    };
    match source.read {
        Some(day) => format!("{title} ({status}, read on {})", day.prose()),
        None => format!("{title} ({status})"),
    }
}

/// Why a channel is to be checked before anything is sent.
fn check(source: Option<&Source>, as_of: Day) -> Option<String> {
    let Some(source) = source else { return Some("no source is named for it".to_owned()) };
    if !source.is_official() {
        return Some("it was not read in an official source".to_owned());
    }
    let Some(read) = source.read else {
        return Some("the day on which its source was read is not recorded".to_owned());
    };
    let is_old = read.latest.plus_years(FRESH_YEARS) < as_of;
    is_old.then(|| format!("its source was read on {}, more than a year ago", read.prose()))
}

fn content(
    filer: &Filer,
    at: usize,
    regime: &CompiledRegime,
    (channel, place, one): (usize, usize, &Content),
    subjects: &[FilingSubject],
) -> ContentCard {
    let node = regime.contents.iter().find(|(c, p, _)| (*c, *p) == (channel, place)).map(|(_, _, node)| *node);
    let state = subjects.iter().filter_map(|subject| {
        let ix = filer.ix(&subject.subject)?;
        let mut memory = Memory::default();
        let state = match (node, one.when.is_some()) {
            (Some(node), _) => match filer.assessor.outcome(at, node, ix, &mut memory).at(Rung::Alleged) {
                Truth::Met => ContentState::There,
                Truth::Open => ContentState::Missing,
                Truth::NotMet => ContentState::None,
            },
            // What it asks for is not law on this date.
            (None, true) => return None,
            (None, false) => ContentState::ToWrite,
        };
        Some((subject.subject.clone(), state))
    });
    let maximum = one.maximum.as_ref().map(|maximum| {
        let unit = match maximum.unit {
            Unit::Words => "words",
            Unit::Pages => "pages",
            Unit::Characters => "characters",
        };
        format!("{} {unit}", maximum.count)
    });
    ContentCard {
        id: one.id.clone(),
        heading: one.heading.clone(),
        holds: one.holds.clone(),
        maximum,
        basis: one.basis,
        officially_read: regime.regime.is_officially_read(one.source.as_deref()),
        state: state.collect(),
    }
}

/// Whether each case holds on what every reader of the channel may see.
fn disclosable(
    filer: &Filer,
    at: usize,
    regime: &Regime,
    channel: &Channel,
    subjects: &[FilingSubject],
) -> IndexMap<String, Truth> {
    let is_first = regime.channels.first().is_some_and(|first| first.readers == channel.readers);
    let of = |subject: &FilingSubject| {
        let truth = if is_first {
            filer.assessment(&regime.id, &subject.subject)?.truth?.disclosable
        } else {
            let ix = filer.ix(&subject.subject)?;
            filer.assessor.verdict_for(&channel.readers, at, ix)?.at(Rung::Disclosable)
        };
        Some((subject.subject.clone(), truth))
    };
    subjects.iter().filter_map(of).collect()
}

/// Evidence that each case rests on and that not every reader of the channel may see.
fn withheld(
    filer: &Filer,
    regime: &Regime,
    channel: &Channel,
    subjects: &[FilingSubject],
) -> IndexMap<String, Vec<String>> {
    let supports = &filer.words.facts.supports;
    let is_kept = |key: &&String| {
        let item = (0..supports.items()).find(|item| filer.words.facts.evidence_key(*item) == key.as_str());
        item.is_some_and(|item| !supports.is_cleared(item, &channel.readers))
    };
    let of = |subject: &FilingSubject| {
        let assessment: &Assessment = filer.assessment(&regime.id, &subject.subject)?;
        let relied = [Rung::Evidenced, Rung::Alleged].into_iter().find_map(|rung| assessment.relies_on.get(&rung))?;
        let kept: Vec<String> = relied.evidence.iter().filter(is_kept).cloned().collect();
        (!kept.is_empty()).then(|| (subject.subject.clone(), kept))
    };
    subjects.iter().filter_map(of).collect()
}
