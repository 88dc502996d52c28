//! Lengths of time as laws give them: a month, thirty days, a year.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::day::Day;

/// A length of time in calendar months and days, written as ISO 8601 does: `P1M`, `P30D`, `P1Y`, `P2W`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Period {
    months: u16,
    days: u16,
}

/// The text is not a period.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("`{0}` is not a length of time")]
pub struct PeriodError(String);

impl PeriodError {
    /// What to write instead.
    #[must_use]
    pub const fn help(&self) -> &'static str {
        "write `P1Y` for a year, `P6M` for six months, `P30D` for thirty days"
    }
}

impl Period {
    /// The day that lies this long after `day`.
    #[must_use]
    pub const fn after(self, day: Day) -> Day {
        day.plus_months(self.months as i32).plus_days(self.days as i32)
    }

    /// The day that lies this long before `day`.
    #[must_use]
    pub const fn before(self, day: Day) -> Day {
        day.plus_months(-(self.months as i32)).plus_days(-(self.days as i32))
    }

    /// As a sentence says it: `1 month`, `1 year and 6 months`, `30 days`.
    #[must_use]
    pub fn prose(self) -> String {
        let counted = |count: u16, unit: &str| match count {
            0 => None,
            1 => Some(format!("1 {unit}")),
            _ => Some(format!("{count} {unit}s")),
        };
        let parts: Vec<String> =
            [counted(self.months / 12, "year"), counted(self.months % 12, "month"), counted(self.days, "day")]
                .into_iter()
                .flatten()
                .collect();
        parts.join(" and ")
    }
}

impl FromStr for Period {
    type Err = PeriodError;

    fn from_str(text: &str) -> Result<Self, PeriodError> {
        read(text).ok_or_else(|| PeriodError(text.to_owned()))
    }
}

/// Reads `P`, then numbers each with a unit, in the order years, months, weeks, days, none twice, not all nought.
fn read(text: &str) -> Option<Period> {
    let mut rest = text.strip_prefix('P')?;
    let (mut months, mut days) = (0_u16, 0_u16);
    let mut units = ['Y', 'M', 'W', 'D'].into_iter();
    while !rest.is_empty() {
        let at = rest.find(|c: char| !c.is_ascii_digit())?;
        let (number, tail) = rest.split_at_checked(at)?;
        let number: u16 = number.parse().ok()?;
        let unit = tail.chars().next()?;
        units.find(|u| *u == unit)?;
        match unit {
            'Y' => months = months.checked_add(number.checked_mul(12)?)?,
            'M' => months = months.checked_add(number)?,
            'W' => days = days.checked_add(number.checked_mul(7)?)?,
            _ => days = days.checked_add(number)?,
        }
        rest = tail.get(1..)?;
    }
    (months != 0 || days != 0).then_some(Period { months, days })
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = "P".to_owned();
        for (count, unit) in [(self.months / 12, 'Y'), (self.months % 12, 'M'), (self.days, 'D')] {
            if count != 0 {
                text.push_str(&count.to_string());
                text.push(unit);
            }
        }
        f.pad(&text)
    }
}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        super::date::from_text(deserializer, "a length of time such as `P1M` or `P30D`")
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn reads_counts_and_writes() {
        let day: Day = "2024-03-31".parse().unwrap();
        for (text, before, said) in [
            ("P1M", "2024-02-29", "1 month"),
            ("P30D", "2024-03-01", "30 days"),
            ("P1Y", "2023-03-31", "1 year"),
            ("P1Y6M", "2022-09-30", "1 year and 6 months"),
        ] {
            let period: Period = text.parse().unwrap();
            assert_eq!(period.before(day).to_string(), before);
            assert_eq!(period.to_string(), text);
            assert_eq!(period.prose(), said);
        }
        let weeks: Period = serde_json::from_str("\"P2W\"").unwrap();
        assert_eq!(weeks.after(day).to_string(), "2024-04-14");
        assert_eq!(weeks.to_string(), "P14D");
        assert_eq!("P18M".parse::<Period>().unwrap().to_string(), "P1Y6M");
    }

    #[test]
    fn refuses_the_rest() {
        for text in [
            "", "P", "1M", "P1", "PM", "P0D", "P1M1Y", "P1D1D", "PT1H", "P1.5M", "P-1M", "P99999D", "P9999Y", "p1m",
            "P1M ",
        ] {
            assert!(text.parse::<Period>().is_err(), "{text}");
        }
    }
}
