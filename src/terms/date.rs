//! Dates as far as they are known: a year, a month, a day, or some day between two.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::day::{Day, days_in_month, month_name};

/// Some one day, known to be no earlier than `earliest` and no later than `latest`, both inclusive.
///
/// Either end may be unbounded ([`Day::MIN`], [`Day::MAX`]); when read from text, not both. Never `earliest > latest`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct PartialDate {
    /// The first day it can be.
    pub earliest: Day,
    /// The last day it can be.
    pub latest: Day,
}

/// Why a text is not a date. The message says what is wrong, [`DateError::help`] what to write.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DateError {
    /// Not the shape of a date.
    #[error("`{0}` is not a date")]
    Shape(String),
    /// A year before 1000.
    #[error("`{0}` is not a year from 1000 to 9999")]
    Year(String),
    /// A month that is not 01 to 12.
    #[error("`{0}` names a month that there is not")]
    Month(String),
    /// A day the month does not have.
    #[error("`{text}` names a day that there is not: {month} {year} has {days} days")]
    DayOfMonth {
        /// What was written.
        text: String,
        /// The English name of the month.
        month: &'static str,
        /// The year.
        year: i32,
        /// How many days that month had.
        days: u8,
    },
    /// `[A..B]` with A after B.
    #[error("`{0}` ends before it begins")]
    Order(String),
    /// `[..]`.
    #[error("`{0}` says nothing")]
    Unbounded(String),
    /// A month or a year where a whole date is needed.
    #[error("`{0}` is not one day")]
    NotOneDay(String),
}

impl DateError {
    /// What to write instead.
    #[must_use]
    pub const fn help(&self) -> &'static str {
        match self {
            Self::Shape(_) => {
                "write `2014`, `2014-03` or `2014-03-05` (year, month, day), or `[2014..2015-03]` for some day between"
            }
            Self::Year(_) => "write the year with four digits",
            Self::Month(_) => "write year, month, day: months go from 01 to 12",
            Self::DayOfMonth { .. } => "correct the day, or leave it out and write the month alone, as in `2014-03`",
            Self::Order(_) => "put the earlier date first, as in `[2014..2015]`",
            Self::Unbounded(_) => {
                "give one end, as in `[2014..]` or `[..2015]`; leave the key out or write `null` if nothing is known"
            }
            Self::NotOneDay(_) => "write year, month and day, as in `2014-03-05`",
        }
    }
}

/// How far an end of an interval is spelled out.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Precision {
    Year,
    Month,
    Day,
}

impl PartialDate {
    /// A day that is known.
    #[must_use]
    pub const fn exact(day: Day) -> Self {
        Self { earliest: day, latest: day }
    }

    /// Any day at all.
    pub const UNKNOWN: Self = Self { earliest: Day::MIN, latest: Day::MAX };

    /// Whether it is known to the day.
    #[must_use]
    pub fn is_exact(self) -> bool {
        self.earliest == self.latest
    }

    /// Whether it may be this day.
    #[must_use]
    pub fn may_be(self, day: Day) -> bool {
        self.earliest <= day && day <= self.latest
    }

    /// Whether it is before `other`: none if that cannot be told.
    #[must_use]
    pub fn is_before(self, other: Self) -> Option<bool> {
        if self.latest < other.earliest {
            Some(true)
        } else if self.earliest >= other.latest {
            Some(false)
        } else {
            None
        }
    }

    /// Whether it is after `other`: none if that cannot be told.
    #[must_use]
    pub fn is_after(self, other: Self) -> Option<bool> {
        other.is_before(self)
    }

    /// As a sentence says it: `5 March 2014`, `March 2014`, `2014`, `between 2014 and March 2015`, `2014 or later`.
    #[must_use]
    pub fn prose(self) -> String {
        let (from, to) = (self.earliest, self.latest);
        match (from == Day::MIN, to == Day::MAX) {
            (true, true) => "an unknown date".to_owned(),
            (true, false) => format!("{} or earlier", prose(to, end_precision(to))),
            (false, true) => format!("{} or later", prose(from, start_precision(from))),
            (false, false) => match self.single() {
                Some(precision) => prose(from, precision),
                None => {
                    let (start, end) = self.precisions();
                    format!("between {} and {}", prose(from, start), prose(to, end))
                }
            },
        }
    }

    /// The precision of a date that needs no brackets.
    fn single(self) -> Option<Precision> {
        if self.is_exact() {
            return Some(Precision::Day);
        }
        let ((y, m, _), (last_y, last_m, _)) = (self.earliest.to_ymd(), self.latest.to_ymd());
        let (start, end) = (start_precision(self.earliest), end_precision(self.latest));
        if y != last_y || start == Precision::Day || end == Precision::Day {
            None
        } else if start == Precision::Year && end == Precision::Year {
            Some(Precision::Year)
        } else {
            (m == last_m).then_some(Precision::Month)
        }
    }

    /// How to spell the two ends. Inside one year "between 2014 and 15 June 2014" would puzzle, so there the finer of
    /// the two holds for both.
    fn precisions(self) -> (Precision, Precision) {
        let (start, end) = (start_precision(self.earliest), end_precision(self.latest));
        if self.earliest.to_ymd().0 == self.latest.to_ymd().0 {
            let finer = start.max(end);
            (finer, finer)
        } else {
            (start, end)
        }
    }
}

/// The shortest spelling that begins on this day.
fn start_precision(day: Day) -> Precision {
    match day.to_ymd() {
        (_, 1, 1) => Precision::Year,
        (_, _, 1) => Precision::Month,
        _ => Precision::Day,
    }
}

/// The shortest spelling that ends on this day.
fn end_precision(day: Day) -> Precision {
    match day.to_ymd() {
        (_, 12, 31) => Precision::Year,
        (year, month, last) if last == days_in_month(year, month) => Precision::Month,
        _ => Precision::Day,
    }
}

fn iso(day: Day, precision: Precision) -> String {
    let (year, month, _) = day.to_ymd();
    match precision {
        Precision::Year => format!("{year:04}"),
        Precision::Month => format!("{year:04}-{month:02}"),
        Precision::Day => day.to_string(),
    }
}

fn prose(day: Day, precision: Precision) -> String {
    let (year, month, _) = day.to_ymd();
    match precision {
        Precision::Year => year.to_string(),
        Precision::Month => format!("{} {year}", month_name(month)),
        Precision::Day => day.prose(),
    }
}

impl fmt::Display for PartialDate {
    /// The shortest text that reads back as the same interval.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let (false, false, Some(precision)) = (self.earliest == Day::MIN, self.latest == Day::MAX, self.single()) {
            return f.pad(&iso(self.earliest, precision));
        }
        let from = match self.earliest {
            Day::MIN => String::new(),
            day if self.latest == Day::MAX => iso(day, start_precision(day)),
            day => iso(day, self.precisions().0),
        };
        let to = match self.latest {
            Day::MAX => String::new(),
            day if self.earliest == Day::MIN => iso(day, end_precision(day)),
            day => iso(day, self.precisions().1),
        };
        f.pad(&format!("[{from}..{to}]"))
    }
}

impl FromStr for PartialDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let Some(inside) = text.strip_prefix('[').and_then(|t| t.strip_suffix(']')) else {
            return plain(text, text);
        };
        let Some((from, to)) = inside.split_once("..") else {
            return Err(DateError::Shape(text.to_owned()));
        };
        let date = match (from, to) {
            ("", "") => return Err(DateError::Unbounded(text.to_owned())),
            (from, "") => Self { earliest: plain(from, text)?.earliest, latest: Day::MAX },
            ("", to) => Self { earliest: Day::MIN, latest: plain(to, text)?.latest },
            (from, to) => Self { earliest: plain(from, text)?.earliest, latest: plain(to, text)?.latest },
        };
        if date.earliest > date.latest {
            return Err(DateError::Order(text.to_owned()));
        }
        Ok(date)
    }
}

/// A date without brackets; `whole` is what the author wrote, for the message.
fn plain(text: &str, whole: &str) -> Result<PartialDate, DateError> {
    let shape = || DateError::Shape(whole.to_owned());
    let mut parts = text.split('-');
    let year = parts.next().and_then(|p| digits(p, 4)).ok_or_else(shape)?;
    let month = parts.next().map(|p| digits(p, 2).ok_or_else(shape)).transpose()?;
    let day = parts.next().map(|p| digits(p, 2).ok_or_else(shape)).transpose()?;
    if parts.next().is_some() {
        return Err(shape());
    }
    let year = i32::from(year);
    if year < 1000 {
        return Err(DateError::Year(whole.to_owned()));
    }
    // Two digits always fit.
    let narrow = |number: u16| u8::try_from(number).unwrap_or(u8::MAX);
    let (first, last) = match month.map(narrow) {
        None => ((1, 1), (12, 31)),
        Some(month) => {
            let days = days_in_month(year, month);
            if days == 0 {
                return Err(DateError::Month(whole.to_owned()));
            }
            match day.map(narrow) {
                None => ((month, 1), (month, days)),
                Some(day) if (1..=days).contains(&day) => ((month, day), (month, day)),
                Some(_) => {
                    return Err(DateError::DayOfMonth { text: whole.to_owned(), month: month_name(month), year, days });
                }
            }
        }
    };
    Ok(PartialDate {
        earliest: Day::from_ymd(year, first.0, first.1).ok_or_else(shape)?,
        latest: Day::from_ymd(year, last.0, last.1).ok_or_else(shape)?,
    })
}

/// The number that exactly so many ASCII digits spell.
fn digits(text: &str, count: usize) -> Option<u16> {
    let right = text.len() == count && text.bytes().all(|b| b.is_ascii_digit());
    right.then(|| text.parse().ok()).flatten()
}

/// Reads a value from a JSON string through its `FromStr`, without copying the string.
pub(super) fn from_text<'de, D, T>(deserializer: D, expected: &'static str) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: FromStr<Err: fmt::Display>,
{
    struct Text<T>(&'static str, std::marker::PhantomData<T>);
    impl<T: FromStr<Err: fmt::Display>> de::Visitor<'_> for Text<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.0)
        }

        fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
            text.parse().map_err(E::custom)
        }
    }
    deserializer.deserialize_str(Text(expected, std::marker::PhantomData))
}

impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        from_text(deserializer, "a date such as `2014`, `2014-03` or `2014-03-05`")
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    fn date(text: &str) -> PartialDate {
        text.parse().unwrap()
    }

    fn ends(text: &str) -> (String, String) {
        let date = date(text);
        (date.earliest.to_string(), date.latest.to_string())
    }

    #[test]
    fn reads_years_months_days_and_intervals() {
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(ends("2014"), pair("2014-01-01", "2014-12-31"));
        assert_eq!(ends("2024-02"), pair("2024-02-01", "2024-02-29"));
        assert_eq!(ends("2014-03-05"), pair("2014-03-05", "2014-03-05"));
        assert_eq!(ends("[2014..2015-03]"), pair("2014-01-01", "2015-03-31"));
        assert_eq!(ends("[..2015-03]"), pair("..", "2015-03-31"));
        assert_eq!(ends("[2014..]"), pair("2014-01-01", ".."));
        assert_eq!(date("[..2015]").earliest, Day::MIN);
        assert_eq!(date("[2014..]").latest, Day::MAX);
    }

    #[test]
    fn writes_back_what_it_read() {
        for text in [
            "2014",
            "2014-03",
            "2014-03-05",
            "[2014..2015]",
            "[2014..2015-03]",
            "[2014-03-05..2014-03-09]",
            "[2014-03..2014-05]",
            "[..2015-03]",
            "[..2015]",
            "[..2015-03-04]",
            "[2014..]",
            "[2014-03..]",
            "[2014-03-05..]",
            "[2014-12-31..2015-01-01]",
        ] {
            assert_eq!(date(text).to_string(), text);
        }
        // The same days in fewer words.
        assert_eq!(date("[2014-01-01..2014-12-31]").to_string(), "2014");
        assert_eq!(date("[2014-02..2014-02]").to_string(), "2014-02");
        assert_eq!(date("[2014..2014-06-15]").to_string(), "[2014-01-01..2014-06-15]");
        for text in ["[2014..2014-06-15]", "[2014-01-01..2014-06]", "[2013-12-31..2014-06]", "[2014..2014-06]"] {
            assert_eq!(date(&date(text).to_string()), date(text));
            assert_eq!(
                serde_json::from_str::<PartialDate>(&serde_json::to_string(&date(text)).unwrap()).unwrap(),
                date(text)
            );
        }
        assert_eq!(PartialDate::UNKNOWN.to_string(), "[..]");
    }

    #[test]
    fn is_said_in_prose() {
        for (text, said) in [
            ("2014", "2014"),
            ("2014-03", "March 2014"),
            ("2014-03-05", "5 March 2014"),
            ("[2014..2015-03]", "between 2014 and March 2015"),
            ("[2014..2014-06]", "between January 2014 and June 2014"),
            ("[2014-06-10..2014-06]", "between 10 June 2014 and 30 June 2014"),
            ("[2014..]", "2014 or later"),
            ("[..2015-03]", "March 2015 or earlier"),
        ] {
            assert_eq!(date(text).prose(), said);
        }
    }

    #[test]
    fn refuses_what_is_no_date_and_says_why() {
        let error = |text: &str| text.parse::<PartialDate>().unwrap_err();
        assert_eq!(
            error("2014-02-30").to_string(),
            "`2014-02-30` names a day that there is not: February 2014 has 28 days"
        );
        assert_eq!(error("2014-13"), DateError::Month("2014-13".into()));
        assert_eq!(error("2014-00-10"), DateError::Month("2014-00-10".into()));
        assert_eq!(error("0999"), DateError::Year("0999".into()));
        assert_eq!(error("[2015..2014]"), DateError::Order("[2015..2014]".into()));
        assert_eq!(error("[..]"), DateError::Unbounded("[..]".into()));
        for shape in [
            "",
            " 2014",
            "2014 ",
            "14",
            "02014",
            "2014-3",
            "2014-03-5",
            "05/03/2014",
            "5 March 2014",
            "2014-03-05T00:00",
            "+014",
            "2014-+3",
            "[2014]",
            "[2014..2015",
            "2014..2015",
            "[2014...2015]",
            "[[2014..2015]]",
            "٢٠١٤",
            "2014-",
            "ongoing",
        ] {
            assert_eq!(error(shape), DateError::Shape(shape.into()), "{shape}");
            assert!(!error(shape).help().is_empty());
        }
    }

    #[test]
    fn compares_only_what_can_be_told() {
        assert_eq!(date("2013").is_before(date("2014-03")), Some(true));
        assert_eq!(date("2014").is_before(date("2014-03")), None);
        assert_eq!(date("2014-03-05").is_before(date("2014-03-05")), Some(false));
        assert_eq!(date("2015").is_before(date("2014")), Some(false));
        assert_eq!(date("2015").is_after(date("2014")), Some(true));
        assert_eq!(date("[2014..]").is_after(date("2013")), Some(true));
        assert_eq!(date("[2014..]").is_after(date("2015")), None);
        assert!(date("2014").may_be(date("2014-12-31").latest));
        assert!(!date("2014").may_be(date("2015").earliest));
    }
}
