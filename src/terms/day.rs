//! A calendar day, held as a number so that comparing and storing it costs nothing.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::date::{DateError, PartialDate};

/// A day, counted from 1970-01-01 in the Gregorian calendar. [`Day::MIN`] and [`Day::MAX`] stand for "no bound".
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Day {
    /// Before every day: an interval with no first day starts here.
    pub const MIN: Self = Self(i32::MIN);
    /// After every day: an interval with no last day ends here.
    pub const MAX: Self = Self(i32::MAX);

    /// The day that is this many days after 1970-01-01.
    #[must_use]
    pub const fn from_number(days: i32) -> Self {
        Self(days)
    }

    /// Days since 1970-01-01.
    #[must_use]
    pub const fn number(self) -> i32 {
        self.0
    }

    /// The day of this date, or none if there is no such day or the year is outside 1 to 9999.
    #[must_use]
    pub const fn from_ymd(year: i32, month: u8, day: u8) -> Option<Self> {
        if year < 1 || year > 9999 || day < 1 || day > days_in_month(year, month) {
            return None;
        }
        // Years are counted from March, so that the leap day comes last and needs no case of its own.
        let (month, day) = (month as i32, day as i32);
        let shifted = if month > 2 { year } else { year - 1 };
        let (era, of_era) = (shifted.div_euclid(400), shifted.rem_euclid(400));
        let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        let of_era = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
        Some(Self(era * 146_097 + of_era - 719_468))
    }

    /// Year, month and day; of an unbounded day, the ends of what can be counted.
    #[must_use]
    pub const fn to_ymd(self) -> (i32, u8, u8) {
        let days = self.0 as i64 + 719_468;
        let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
        let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let shifted = (5 * of_year + 2) / 153;
        let day = of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        let year = year + era * 400 + (month <= 2) as i64;
        (year as i32, month as u8, day as u8)
    }

    /// Whether this stands for "no bound" rather than for a day.
    #[must_use]
    pub const fn is_unbounded(self) -> bool {
        self.0 == i32::MIN || self.0 == i32::MAX
    }

    /// The day so many days later, or earlier if negative. No bound stays no bound.
    #[must_use]
    pub const fn plus_days(self, days: i32) -> Self {
        if self.is_unbounded() {
            return self;
        }
        Self(self.0.saturating_add(days))
    }

    /// The same day of the month so many months later; the last of the month where that month is shorter. Saturates at
    /// the years 1 and 9999, which then read as no bound.
    #[must_use]
    pub const fn plus_months(self, months: i32) -> Self {
        if self.is_unbounded() {
            return self;
        }
        let (year, month, day) = self.to_ymd();
        let total = year as i64 * 12 + month as i64 - 1 + months as i64;
        if total < 12 {
            return Self::MIN;
        }
        let (year, month) = (total.div_euclid(12), total.rem_euclid(12) as u8 + 1);
        if year > 9999 {
            return Self::MAX;
        }
        let year = year as i32;
        let last = days_in_month(year, month);
        match Self::from_ymd(year, month, if day < last { day } else { last }) {
            Some(day) => day,
            None => Self::MAX,
        }
    }

    /// The same date so many years later; 28 February where there is no 29th.
    #[must_use]
    pub const fn plus_years(self, years: i32) -> Self {
        self.plus_months(years.saturating_mul(12))
    }

    /// As a sentence says it: `21 November 2026`.
    #[must_use]
    pub fn prose(self) -> String {
        if self.is_unbounded() {
            return "no date".to_owned();
        }
        let (year, month, day) = self.to_ymd();
        format!("{day} {} {year}", month_name(month))
    }
}

/// The number of days of a month; nought if there is no such month.
pub(super) const fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

/// The English name of a month from 1 to 12.
pub(super) fn month_name(month: u8) -> &'static str {
    MONTHS.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or("")
}

impl fmt::Display for Day {
    /// As ISO 8601 writes it; `..` where there is no bound.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_unbounded() {
            return f.pad("..");
        }
        let (year, month, day) = self.to_ymd();
        f.pad(&format!("{year:04}-{month:02}-{day:02}"))
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Day {
    type Err = DateError;

    /// Reads a whole date, `2014-03-05`; a month or a year alone is refused.
    fn from_str(text: &str) -> Result<Self, DateError> {
        let date: PartialDate = text.parse()?;
        if date.is_exact() { Ok(date.earliest) } else { Err(DateError::NotOneDay(text.to_owned())) }
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        super::date::from_text(deserializer, "a day such as `2014-03-05`")
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn counts_from_1970_and_back() {
        assert_eq!(Day::from_ymd(1970, 1, 1), Some(Day::from_number(0)));
        assert_eq!(day("2000-03-01").number(), 11_017);
        let mut expected = Day::from_ymd(1, 1, 1).unwrap().number();
        for year in 1..=9999 {
            for month in 1..=12 {
                for d in 1..=days_in_month(year, month) {
                    let day = Day::from_ymd(year, month, d).unwrap();
                    assert_eq!(day.number(), expected);
                    assert_eq!(day.to_ymd(), (year, month, d));
                    expected += 1;
                }
            }
        }
    }

    #[test]
    fn refuses_days_there_are_not() {
        for (year, month, d) in [
            (2023, 2, 29),
            (1900, 2, 29),
            (2024, 4, 31),
            (2024, 13, 1),
            (2024, 0, 1),
            (2024, 1, 0),
            (0, 1, 1),
            (10_000, 1, 1),
        ] {
            assert_eq!(Day::from_ymd(year, month, d), None);
        }
        assert!(Day::from_ymd(2000, 2, 29).is_some());
    }

    #[test]
    fn adds_months_and_years_without_leaving_the_month() {
        assert_eq!(day("2024-01-31").plus_months(1), day("2024-02-29"));
        assert_eq!(day("2024-03-31").plus_months(-1), day("2024-02-29"));
        assert_eq!(day("2024-02-29").plus_years(1), day("2025-02-28"));
        assert_eq!(day("2024-11-15").plus_months(14), day("2026-01-15"));
        assert_eq!(day("2024-12-31").plus_days(1), day("2025-01-01"));
        assert_eq!(day("9999-12-31").plus_years(1), Day::MAX);
        assert_eq!(day("1000-01-01").plus_years(-1000), Day::MIN);
        assert_eq!(Day::MAX.plus_years(-1), Day::MAX);
        assert_eq!(Day::MIN.plus_days(1), Day::MIN);
        assert_eq!(day("2024-01-01").plus_years(i32::MAX), Day::MAX);
    }

    #[test]
    fn is_written_for_files_and_for_sentences() {
        assert_eq!(day("2026-11-21").to_string(), "2026-11-21");
        assert_eq!(day("2026-11-21").prose(), "21 November 2026");
        assert_eq!(Day::MAX.to_string(), "..");
        let _ = (Day::MIN.to_ymd(), Day::MAX.to_ymd());
    }

    #[test]
    fn reads_whole_days_only() {
        assert!("2014".parse::<Day>().is_err());
        assert!(serde_json::from_str::<Day>("\"2014-03\"").is_err());
        let read: Day = serde_json::from_str("\"2014-03-05\"").unwrap();
        assert_eq!(serde_json::to_string(&read).unwrap(), "\"2014-03-05\"");
    }
}
