//! Days and spans of days in words.

use crate::engine::span::{Between, Span};
use crate::terms::{Day, PartialDate};

/// Days in a month and in a year, as distances are told.
const MONTH: f64 = 30.44;
const YEAR: f64 = 365.25;
/// Distances of up to so many days are told in days, and up to so many months in months.
const MOST_DAYS: i32 = 60;
const MOST_MONTHS: i32 = 23;

/// The first and the last day of a span; `None` where the file does not say.
pub(super) fn in_words(span: &Span) -> (Option<String>, Option<String>) {
    if span.is_always() {
        return (None, None);
    }
    let told = |between: Between, disputed: bool| {
        let is_known = between.min != Day::MIN || between.max != Day::MAX;
        is_known.then(|| {
            let date = PartialDate { earliest: between.min, latest: between.max }.prose();
            if disputed { format!("{date} (sources disagree)") } else { date }
        })
    };
    let until = match span.presumed_after {
        Some(day) => Some(format!("ongoing, last known on {}", day.prose())),
        None => told(span.end, span.end_disputed),
    };
    (told(span.start, span.start_disputed), until)
}

/// How far a day is from today: `today`, `in 19 days`, `11 months ago`.
pub(super) fn distance(today: Day, day: Day) -> String {
    let days = day.number().saturating_sub(today.number());
    let length = length(days.saturating_abs());
    match days {
        0 => "today".to_owned(),
        1.. => format!("in {length}"),
        _ => format!("{length} ago"),
    }
}

/// A number of days in the unit people would use.
pub(super) fn length(days: i32) -> String {
    let counted = |number: i32, one: &str| if number == 1 { format!("1 {one}") } else { format!("{number} {one}s") };
    let months = (f64::from(days) / MONTH).floor() as i32;
    if days <= MOST_DAYS {
        counted(days, "day")
    } else if months <= MOST_MONTHS {
        counted(months, "month")
    } else {
        counted((f64::from(days) / YEAR).floor() as i32, "year")
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn distances_are_told_in_the_unit_people_would_use() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        let from = |to: &str| distance(day("2026-11-21"), day(to));
        assert_eq!(from("2026-11-21"), "today");
        assert_eq!(from("2026-12-10"), "in 19 days");
        assert_eq!(from("2026-11-20"), "1 day ago");
        assert_eq!(from("2027-10-01"), "in 10 months");
        assert_eq!(from("2021-11-20"), "5 years ago");
    }
}
