//! A day to keep in mind: once, or every year.

use serde::{Deserialize, Deserializer, de};

use super::day::month_name;
use super::{Day, PartialDate};

/// A day that comes once, or every year on the same day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyDay {
    /// It comes once.
    Once(PartialDate),
    /// It comes every year; never 29 February.
    Yearly {
        /// Month, from 1.
        month: u8,
        /// Day of the month, from 1.
        day: u8,
    },
}

impl KeyDay {
    /// In words: `10 December of every year`, `1 October 2027`.
    #[must_use]
    pub fn prose(self) -> String {
        match self {
            KeyDay::Once(date) => date.prose(),
            KeyDay::Yearly { month, day } => format!("{day} {} of every year", month_name(month)),
        }
    }

    /// The next time on or after `day`; a day that comes once is given even where it is past.
    #[must_use]
    pub fn next(self, today: Day) -> PartialDate {
        match self {
            KeyDay::Once(date) => date,
            KeyDay::Yearly { month, day } => {
                let in_year = |year: i32| Day::from_ymd(year, month, day);
                let year = today.to_ymd().0;
                let found = in_year(year).filter(|day| *day >= today).or_else(|| in_year(year.saturating_add(1)));
                PartialDate::exact(found.unwrap_or(today))
            }
        }
    }
}

impl<'de> Deserialize<'de> for KeyDay {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let Some(yearly) = text.strip_prefix("--") else {
            return text.parse().map(KeyDay::Once).map_err(de::Error::custom);
        };
        // Any year without a leap day tells which days there are.
        let found = format!("2001-{yearly}").parse::<Day>().ok().and_then(|_| {
            let (month, day) = yearly.split_once('-')?;
            Some(KeyDay::Yearly { month: month.parse().ok()?, day: day.parse().ok()? })
        });
        found.ok_or_else(|| de::Error::custom("a day of every year is written as `--12-10`"))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    fn next(text: &str, today: &str) -> String {
        let day: KeyDay = serde_json::from_value(text.into()).unwrap();
        day.next(today.parse().unwrap()).to_string()
    }

    #[test]
    fn a_day_of_every_year_is_found_this_year_or_the_next() {
        assert_eq!(next("--12-10", "2026-11-21"), "2026-12-10");
        assert_eq!(next("--12-10", "2026-12-10"), "2026-12-10");
        assert_eq!(next("--12-10", "2026-12-11"), "2027-12-10");
    }

    #[test]
    fn a_day_that_comes_once_stays() {
        assert_eq!(next("2026-12-08", "2027-01-01"), "2026-12-08");
        assert_eq!(next("2027", "2026-11-21"), "2027");
    }

    #[test]
    fn it_is_told_in_words() {
        let prose = |text: &str| serde_json::from_value::<KeyDay>(text.into()).unwrap().prose();
        assert_eq!(prose("--12-02"), "2 December of every year");
        assert_eq!(prose("2026-12-08"), "8 December 2026");
        assert_eq!(prose("[2026-06-23..]"), "23 June 2026 or later");
    }

    #[test]
    fn days_that_no_year_has_are_refused() {
        for text in ["--02-29", "--13-01", "--12-32", "--1-1", "12-10", "--12"] {
            assert!(serde_json::from_value::<KeyDay>(text.into()).is_err(), "{text}");
        }
    }
}
