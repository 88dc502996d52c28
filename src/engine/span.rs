//! Spans of time known in part, and the comparisons between them that may come out unknown.

use super::outcome::Tri;
use super::support::SupportId;
use crate::case::claim::Claim;
use crate::case::dated::Until;
use crate::terms::{Day, PartialDate};

/// For how many years something `ongoing` is presumed to have gone on after it was last known to be true.
const PRESUMED_YEARS: i32 = 1;

/// A day known to lie between two days, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Between {
    /// The first day it may be.
    pub min: Day,
    /// The last day it may be.
    pub max: Day,
}

impl Between {
    /// Nothing is known.
    pub const UNKNOWN: Between = Between { min: Day::MIN, max: Day::MAX };

    fn of(date: PartialDate) -> Between {
        Between { min: date.earliest, max: date.latest }
    }

    fn hull(self, other: Between) -> Between {
        Between { min: self.min.min(other.min), max: self.max.max(other.max) }
    }
}

/// When something held: its first and last day, each known to lie between two days.
#[derive(Debug, Clone, Copy)]
pub struct Span {
    /// The first day.
    pub start: Between,
    /// The last day.
    pub end: Between,
    /// Where the end is presumed and not known: the last day for which it is known.
    pub presumed_after: Option<Day>,
    /// Support of the first day, where it has its own.
    pub start_support: Option<SupportId>,
    /// Support of the last day, where it has its own.
    pub end_support: Option<SupportId>,
    /// Whether sources disagree on the first day.
    pub start_disputed: bool,
    /// Whether sources disagree on the last day.
    pub end_disputed: bool,
}

impl Span {
    /// All time.
    pub const ALWAYS: Span = Span {
        start: Between { min: Day::MIN, max: Day::MIN },
        end: Between { min: Day::MAX, max: Day::MAX },
        ..Span::UNKNOWN
    };

    /// A span of which nothing is known.
    pub const UNKNOWN: Span = Span {
        start: Between::UNKNOWN,
        end: Between::UNKNOWN,
        presumed_after: None,
        start_support: None,
        end_support: None,
        start_disputed: false,
        end_disputed: false,
    };

    /// Whether it is all time, so that no date of it is a statement.
    pub fn is_always(&self) -> bool {
        self.start.max == Day::MIN && self.end.min == Day::MAX
    }

    /// The span that an item's `from`, `until` and `asOf` describe. `own` gives the support of a date that has its own.
    ///
    /// Accounts that differ are taken together as the days between the earliest and the latest of them. Every comparison
    /// below looks at one end at a time and is monotone in it, so this loses nothing.
    pub fn of(
        from: &Claim<PartialDate>,
        until: &Claim<Until>,
        as_of: &Claim<PartialDate>,
        mut own: impl FnMut(&crate::case::Support) -> SupportId,
    ) -> Span {
        let mut span = Span { start_support: own_support(from, &mut own), ..Span::UNKNOWN };
        span.end_support = own_support(until, &mut own);
        span.start_disputed = matches!(from, Claim::Either(_));
        span.end_disputed = matches!(until, Claim::Either(_)) || matches!(as_of, Claim::Either(_));
        if let Some(start) = hull(from, |date| Between::of(*date)) {
            span.start = start;
        }
        let last_known = hull(as_of, |date| Between::of(*date)).map(|between| between.min);
        let presumed = last_known.map(|day| day.plus_years(PRESUMED_YEARS));
        let end = hull(until, |until| match until {
            Until::Date(date) => Between::of(*date),
            Until::Ongoing => Between { min: presumed.unwrap_or(Day::MIN), max: Day::MAX },
        });
        if let Some(end) = end {
            span.end = end;
            let ongoing = until.accounts().iter().any(|said| said.value == Some(Until::Ongoing));
            if ongoing && presumed == Some(end.min) {
                span.presumed_after = last_known;
            }
            // What was last seen ongoing on a day had begun by then.
            if ongoing
                && !matches!(until, Claim::Either(_))
                && let Some(seen) = hull(as_of, |date| Between::of(*date))
            {
                span.start.max = span.start.max.min(seen.max);
            }
        }
        span.start.max = span.start.max.min(span.end.max);
        span.end.min = span.end.min.max(span.start.min);
        span
    }

    /// Supports that the dates have of their own and that a comparison with `other` rests on: of each end only where that end
    /// is sure, since an end that is not is still to be written, and then stands on something new.
    pub fn stands_on(&self, other: &Span) -> [Option<SupportId>; 2] {
        let start = self.start_support.filter(|_| begins_by(self.start, other.end) == Tri::Yes);
        let end = self.end_support.filter(|_| begins_by(other.start, self.end) == Tri::Yes);
        [start, end]
    }

    /// One day, known.
    pub fn day(day: Day) -> Span {
        let exact = Between { min: day, max: day };
        Span { start: exact, end: exact, ..Span::UNKNOWN }
    }

    /// Whether the span includes `day`.
    pub fn contains(&self, day: Day) -> Tri {
        self.starts_by(day).and(at_least(self.end, day))
    }

    /// Whether the span began on or before `day`.
    pub fn starts_by(&self, day: Day) -> Tri {
        at_most(self.start, day)
    }

    /// Whether the span ended before `day`.
    pub fn ended_before(&self, day: Day) -> Tri {
        if self.end.max < day {
            Tri::Yes
        } else if self.end.min >= day {
            Tri::No
        } else {
            Tri::Unknown
        }
    }

    /// Whether the two spans have a day in common.
    pub fn overlaps(&self, other: &Span) -> Tri {
        begins_by(self.start, other.end).and(begins_by(other.start, self.end))
    }

    /// Whether this span has every day of `other`.
    pub fn covers(&self, other: &Span) -> Tri {
        begins_by(self.start, other.start).and(begins_by(other.end, self.end))
    }

    /// Whether that it still held on `day` is presumed rather than known.
    pub fn presumed_on(&self, day: Day) -> bool {
        self.presumed_after.is_some_and(|known| day > known && day <= self.end.min)
    }
}

/// Whether the earlier of two uncertain days is not after the later.
fn begins_by(first: Between, second: Between) -> Tri {
    if first.max <= second.min {
        Tri::Yes
    } else if first.min > second.max {
        Tri::No
    } else {
        Tri::Unknown
    }
}

fn at_most(between: Between, day: Day) -> Tri {
    begins_by(between, Between { min: day, max: day })
}

fn at_least(between: Between, day: Day) -> Tri {
    begins_by(Between { min: day, max: day }, between)
}

fn own_support<T: crate::case::claim::Value>(
    claim: &Claim<T>,
    own: &mut impl FnMut(&crate::case::Support) -> SupportId,
) -> Option<SupportId> {
    claim.accounts().iter().find_map(|said| said.support.as_deref()).map(own)
}

fn hull<T: crate::case::claim::Value>(claim: &Claim<T>, between: impl Fn(&T) -> Between) -> Option<Between> {
    let mut all = claim.accounts().iter().map(|said| said.value.as_ref().map_or(Between::UNKNOWN, &between));
    let first = all.next()?;
    Some(all.fold(first, Between::hull))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::claim::Said;

    fn date(text: &str) -> Claim<PartialDate> {
        Claim::Said(Said { value: text.parse().ok(), support: None, extra: crate::case::claim::Nothing })
    }

    fn end(text: &str) -> Claim<Until> {
        let value = if text == "ongoing" { Some(Until::Ongoing) } else { text.parse().ok().map(Until::Date) };
        Claim::Said(Said { value, support: None, extra: crate::case::claim::Nothing })
    }

    fn span(from: &str, until: &str) -> Span {
        Span::of(&date(from), &end(until), &Claim::Unknown, |_| SupportId::ALLEGED)
    }

    #[test]
    fn a_month_of_departure_inside_the_act_leaves_full_cover_open_and_overlap_certain() {
        let act = span("2013-09-14", "2014-03-14");
        let post = span("2010", "2014");
        assert_eq!(post.overlaps(&act), Tri::Yes);
        assert_eq!(post.covers(&act), Tri::Unknown);
        let successor = span("2014-01", "2016-10");
        assert_eq!(successor.overlaps(&act), Tri::Yes);
        assert_eq!(successor.covers(&act), Tri::No);
    }

    #[test]
    fn ongoing_is_presumed_for_a_year_and_open_after_it() {
        let post = Span::of(&date("2010"), &end("ongoing"), &date("2017-09-13"), |_| SupportId::ALLEGED);
        let day = |text: &str| text.parse::<PartialDate>().map(|date| date.earliest).unwrap_or(Day::MIN);
        assert_eq!(post.contains(day("2017-09-13")), Tri::Yes);
        assert!(!post.presumed_on(day("2017-09-13")));
        assert_eq!(post.contains(day("2018-09-13")), Tri::Yes);
        assert!(post.presumed_on(day("2018-09-13")));
        assert_eq!(post.contains(day("2018-09-14")), Tri::Unknown);
    }

    #[test]
    fn an_unknown_end_is_never_before_a_known_beginning() {
        let open = Span::of(&date("2015"), &Claim::Unknown, &Claim::Unknown, |_| SupportId::ALLEGED);
        assert_eq!(open.overlaps(&span("2013", "2014")), Tri::No);
        assert_eq!(open.overlaps(&span("2016", "2016")), Tri::Unknown);
    }
}
