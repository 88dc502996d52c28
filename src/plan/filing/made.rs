//! Filings that authorities have already: what follows from them.

use super::FilingMade;
use crate::case::Case;
use crate::case::model::{Filing, FilingStatus};
use crate::plan::days::length;
use crate::terms::{Day, PartialDate};

/// The filings of a case under a regime that were made by the as-of date, by key.
pub(super) fn made(case: &Case, regime: &str, as_of: Day) -> Vec<FilingMade> {
    let here: Vec<(&str, &Filing)> = case
        .filings
        .sorted()
        .filter(|(_, filing)| filing.regime == regime)
        .filter(|(_, filing)| filing.date.is_none_or(|date| date.earliest <= as_of))
        .collect();
    let told = here.iter().map(|(key, filing)| FilingMade {
        key: (*key).to_owned(),
        subject: filing.subject.clone(),
        channel: filing.channel.clone(),
        date: filing.date.map(PartialDate::prose),
        status: filing.status.map(|status| word(status).to_owned()),
        advice: advice(filing, as_of),
        repeats: repeats(key, filing, &here),
    });
    told.collect()
}

/// Whether an authority has it and has not answered.
pub(in crate::plan) fn is_pending(filing: &FilingMade) -> bool {
    !matches!(filing.status.as_deref(), Some("draft" | "answered" | "refused" | "withdrawn"))
}

const fn word(status: FilingStatus) -> &'static str {
    match status {
        FilingStatus::Draft => "draft",
        FilingStatus::Filed => "filed",
        FilingStatus::Acknowledged => "acknowledged",
        FilingStatus::Answered => "answered",
        FilingStatus::Refused => "refused",
        FilingStatus::Withdrawn => "withdrawn",
    }
}

fn advice(filing: &Filing, as_of: Day) -> String {
    match filing.status {
        Some(FilingStatus::Draft) => "not sent yet: finish it rather than begin another".to_owned(),
        Some(FilingStatus::Answered) => "answered: read the answer before you file again".to_owned(),
        Some(FilingStatus::Refused) => "refused: file again only with facts that are new".to_owned(),
        Some(FilingStatus::Withdrawn) => "withdrawn: a new filing is possible, and should say why".to_owned(),
        Some(FilingStatus::Filed | FilingStatus::Acknowledged) | None => {
            let Some(date) = filing.date else {
                return "filed on a day that the file does not say: ask for a follow-up, not a first filing".to_owned();
            };
            let since = length(as_of.number().saturating_sub(date.latest.number()).max(0));
            format!("no answer recorded for {since}: ask for a follow-up, not a first filing")
        }
    }
}

/// Other filings about the same party through the same channel, or through one that is not said.
fn repeats(key: &str, filing: &Filing, all: &[(&str, &Filing)]) -> Vec<String> {
    let is_sent = |one: &Filing| !matches!(one.status, Some(FilingStatus::Draft | FilingStatus::Withdrawn));
    if !is_sent(filing) {
        return Vec::new();
    }
    let same_channel = |other: &Filing| match (&filing.channel, &other.channel) {
        (Some(one), Some(other)) => one == other,
        _ => true,
    };
    let same = |(other_key, other): &&(&str, &Filing)| {
        *other_key != key && other.subject == filing.subject && is_sent(other) && same_channel(other)
    };
    all.iter().filter(same).map(|(key, _)| (*key).to_owned()).collect()
}
