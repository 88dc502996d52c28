//! Spans of time: how far their ends are known, and those that end before they start.

use super::Found;
use super::path::Path;
use super::walk::Dates;
use crate::case::claim::Claim;
use crate::case::dated::Until;
use crate::diagnostic::{At, Code, Diagnostic};
use crate::terms::{Day, PartialDate};

/// The days an end of a span may be, over all accounts; every day where it is not known.
fn reach(accounts: impl Iterator<Item = Option<PartialDate>>) -> PartialDate {
    accounts
        .map(|date| date.unwrap_or(PartialDate::UNKNOWN))
        .reduce(|a, b| PartialDate { earliest: a.earliest.min(b.earliest), latest: a.latest.max(b.latest) })
        .unwrap_or(PartialDate::UNKNOWN)
}

/// The days a date may be.
pub(super) fn days(claim: &Claim<PartialDate>) -> PartialDate {
    reach(claim.accounts().iter().map(|said| said.value))
}

impl Dates<'_> {
    /// Whether nothing is said of when it was.
    pub(super) fn are_unknown(&self) -> bool {
        matches!((self.from, self.until, self.as_of), (Claim::Unknown, Claim::Unknown, Claim::Unknown))
    }

    fn start(&self) -> PartialDate {
        days(self.from)
    }

    fn end(&self) -> PartialDate {
        let known_to_last = days(self.as_of).earliest;
        reach(self.until.accounts().iter().map(|said| match said.value {
            Some(Until::Date(date)) => Some(date),
            Some(Until::Ongoing) => Some(PartialDate { earliest: known_to_last, latest: Day::MAX }),
            None => None,
        }))
    }

    /// Whether they cannot both have held on any day.
    pub(super) fn are_apart(&self, other: &Dates) -> bool {
        self.end().latest < other.start().earliest || other.end().latest < self.start().earliest
    }

    /// The first and the last of the days on which it certainly held, if there are any. It held from its first day to
    /// its last, so that a span of which one end is known to the day held at least then, and one that is ongoing held
    /// on the day that is told of it.
    pub(super) fn certain(&self) -> Option<(Day, Day)> {
        let (start, end) = (self.start(), self.end());
        let told = reach(self.until.accounts().iter().map(|said| match said.value {
            Some(Until::Date(date)) => Some(date),
            Some(Until::Ongoing) => Some(days(self.as_of)),
            None => None,
        }));
        let first = start.latest.min(told.latest);
        let last = end.earliest.max(start.earliest);
        (first <= last && !first.is_unbounded()).then_some((first, last))
    }
}

/// `until`, or the day `ongoing` was last known to hold, before `from`.
pub(super) fn span(found: &mut Found, at: &Path, dates: Dates) {
    let start = dates.start().earliest;
    let ends = dates.until.accounts();
    let ongoing = !ends.is_empty() && ends.iter().all(|said| said.value == Some(Until::Ongoing));
    let last_known = days(dates.as_of).latest;
    let (key, words) = if dates.end().latest < start {
        ("until", "ends before it starts")
    } else if ongoing && last_known < start {
        ("asOf", "was last known to hold before it starts")
    } else {
        return;
    };
    found.add(|| {
        Diagnostic::new(Code::SpanReversed, At::Value(at.key(key).pointer()), format!("this {words}"))
            .help("check both dates: they may be exchanged, or one has a wrong year")
            .related(At::Value(at.key("from").pointer()), "its first day")
    });
}
