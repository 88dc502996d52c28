//! Sets of days, for asking when a criterion is law.

use crate::law::source::Interval;
use crate::terms::Day;

/// A set of days: stretches that do not touch, first and last day included, in order of time.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(super) struct Days(Vec<(i64, i64)>);

impl Days {
    /// Every day.
    pub fn always() -> Days {
        Days(vec![(i64::MIN, i64::MAX)])
    }

    /// No day.
    pub fn never() -> Days {
        Days::default()
    }

    /// The days after one and before another.
    pub fn between(after: Day, before: Day) -> Days {
        let (from, until) = (i64::from(after.number()) + 1, i64::from(before.number()) - 1);
        if from <= until { Days(vec![(from, until)]) } else { Days::never() }
    }

    /// The days on which something with these intervals may be law; every day where none is written.
    pub fn possible(intervals: &[Interval]) -> Days {
        Days::of(intervals, |one| {
            (
                one.from.map_or(i64::MIN, |from| first(from.earliest)),
                one.until.map_or(i64::MAX, |until| last(until.latest)),
            )
        })
    }

    /// The days on which it certainly is law.
    pub fn certain(intervals: &[Interval]) -> Days {
        Days::of(intervals, |one| {
            (
                one.from.map_or(i64::MIN, |from| first(from.latest)),
                one.until.map_or(i64::MAX, |until| last(until.earliest)),
            )
        })
    }

    fn of(intervals: &[Interval], bounds: impl Fn(&Interval) -> (i64, i64)) -> Days {
        if intervals.is_empty() {
            return Days::always();
        }
        let mut all: Vec<(i64, i64)> = intervals.iter().map(bounds).filter(|(from, until)| from <= until).collect();
        all.sort_unstable();
        let mut days: Vec<(i64, i64)> = Vec::with_capacity(all.len());
        for (from, until) in all {
            match days.last_mut() {
                Some(before) if from <= before.1.saturating_add(1) => before.1 = before.1.max(until),
                _ => days.push((from, until)),
            }
        }
        Days(days)
    }

    /// Whether there is no day in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The days in both.
    pub fn and(&self, other: &Days) -> Days {
        let mut both = Vec::new();
        for (from, until) in &self.0 {
            for (other_from, other_until) in &other.0 {
                let (from, until) = (*from.max(other_from), *until.min(other_until));
                if from <= until {
                    both.push((from, until));
                }
            }
        }
        Days(both)
    }

    /// The days that are not in it.
    pub fn not(&self) -> Days {
        let mut others = Vec::new();
        let mut next = Some(i64::MIN);
        for (from, until) in &self.0 {
            if let Some(next) = next
                && next < *from
            {
                others.push((next, from - 1));
            }
            next = until.checked_add(1);
        }
        others.extend(next.map(|next| (next, i64::MAX)));
        Days(others)
    }

    /// The days in either.
    pub fn or(&self, other: &Days) -> Days {
        self.not().and(&other.not()).not()
    }

    /// The days of this that are not in the other.
    pub fn but_not(&self, other: &Days) -> Days {
        self.and(&other.not())
    }

    /// Its first stretch, in words: `until 3 May 2020`, `from 4 May 2020 until 6 May 2020`.
    pub fn words(&self) -> String {
        let day = |number: i64| i32::try_from(number).ok().map(|number| Day::from_number(number).prose());
        match self.0.first() {
            None => "on no day".to_owned(),
            Some((from, until)) => match (day(*from), day(*until)) {
                (None, None) => "on every day".to_owned(),
                (Some(from), None) => format!("from {from}"),
                (None, Some(until)) => format!("until {until}"),
                (Some(from), Some(until)) if from == until => format!("on {from}"),
                (Some(from), Some(until)) => format!("from {from} until {until}"),
            },
        }
    }
}

fn first(day: Day) -> i64 {
    if day == Day::MIN { i64::MIN } else { day.number().into() }
}

fn last(day: Day) -> i64 {
    if day == Day::MAX { i64::MAX } else { day.number().into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_joined_cut_and_turned_round() {
        let year = Days(vec![(0, 364)]);
        let spring = Days(vec![(60, 150)]);
        assert_eq!(year.but_not(&spring), Days(vec![(0, 59), (151, 364)]));
        assert_eq!(year.but_not(&spring).or(&spring), year);
        assert_eq!(year.not().not(), year);
        assert!(year.and(&year.not()).is_empty());
        assert_eq!(Days::always().not(), Days::never());
        assert_eq!(Days::never().not(), Days::always());
        assert_eq!(spring.words(), "from 2 March 1970 until 31 May 1970");
        assert_eq!(spring.not().words(), "until 1 March 1970");
    }
}
