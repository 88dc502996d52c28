//! Percentages known between bounds: sums, parts of parts, what is left of the whole.
//!
//! Every operation gives the exact bounds of what may come out, and whether each bound itself can. Results are rounded to
//! a billionth of a percent, so that 33.3 and 16.7 are 50, and no order of adding up matters.

use crate::engine::facts::{Fact, Range};

/// The finest difference told apart: this many steps a percent.
const STEPS: f64 = 1e9;

/// Nothing at all.
pub(super) const NOTHING: Range = exactly(0.0);

/// The whole.
pub(super) const WHOLE: Range = exactly(100.0);

/// Anything from nothing to the whole.
pub(super) const ANYTHING: Range = Range { min: 0.0, above_min: false, max: 100.0, below_max: false };

/// This and no other percentage.
pub(super) const fn exactly(percent: f64) -> Range {
    Range { min: percent, above_min: false, max: percent, below_max: false }
}

/// What a fact may be under any account of it; anything where one of them is unknown.
pub(super) fn of_fact(fact: &Fact<Range>) -> Range {
    match fact {
        Fact::Unknown => ANYTHING,
        Fact::One(range, _) => *range,
        Fact::Either(accounts) => {
            let mut all = accounts.iter().map(|(range, _)| range.unwrap_or(ANYTHING));
            all.next().map_or(ANYTHING, |first| all.fold(first, hull))
        }
    }
}

/// Both together.
pub(super) fn plus(a: Range, b: Range) -> Range {
    Range {
        min: a.min + b.min,
        above_min: a.above_min || b.above_min,
        max: a.max + b.max,
        below_max: a.below_max || b.below_max,
    }
}

/// The share `a` of something of which the part `b` counts.
pub(super) fn part(a: Range, b: Range) -> Range {
    let above = |a: Range, b: Range| a.above_min && (b.min > 0.0 || b.above_min);
    let below = |a: Range, b: Range| a.below_max && b.max > 0.0;
    Range {
        min: a.min * b.min / 100.0,
        above_min: above(a, b) || above(b, a),
        max: a.max * b.max / 100.0,
        below_max: below(a, b) || below(b, a),
    }
}

/// What is left of the whole.
pub(super) fn rest(a: Range) -> Range {
    Range { min: 100.0 - a.max, above_min: a.below_max, max: 100.0 - a.min, below_max: a.above_min }
}

/// The same, or nothing.
pub(super) fn perhaps(a: Range) -> Range {
    Range { min: 0.0, above_min: false, ..a }
}

/// No more than `most` can be, and never less than is held for certain.
pub(super) fn within(a: Range, most: Range) -> Range {
    let (max, below_max) = if most.max < a.max {
        (most.max, most.below_max)
    } else if most.max > a.max {
        (a.max, a.below_max)
    } else {
        (a.max, a.below_max || most.below_max)
    };
    if max < a.min { Range { max: a.min, below_max: false, ..a } } else { Range { max, below_max, ..a } }
}

/// Whatever either may be.
pub(super) fn hull(a: Range, b: Range) -> Range {
    Range {
        min: a.min.min(b.min),
        above_min: (a.above_min || a.min > b.min) && (b.above_min || b.min > a.min),
        max: a.max.max(b.max),
        below_max: (a.below_max || a.max < b.max) && (b.below_max || b.max < a.max),
    }
}

/// Rounded to what is told apart, and never more than the whole.
pub(super) fn tidy(a: Range) -> Range {
    let round = |percent: f64| (percent * STEPS).round() / STEPS;
    let (min, max) = (round(a.min), round(a.max));
    if max > 100.0 {
        return Range { min: min.min(100.0), max: 100.0, below_max: false, ..a };
    }
    Range { min, max, ..a }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn above(min: f64, max: f64) -> Range {
        Range { min, above_min: true, max, below_max: false }
    }

    #[test]
    fn sums_are_exact_to_the_billionth() {
        let all = [0.1; 10].into_iter().fold(NOTHING, |sum, percent| plus(sum, exactly(percent)));
        assert_eq!(tidy(all), exactly(1.0));
        assert_eq!(tidy(plus(exactly(33.3), exactly(16.7))), exactly(50.0));
    }

    #[test]
    fn bounds_that_cannot_be_reached_stay_so() {
        assert_eq!(part(above(50.0, 100.0), exactly(60.0)), above(30.0, 60.0));
        assert_eq!(part(above(0.0, 100.0), exactly(0.0)), exactly(0.0));
        assert_eq!(hull(above(40.0, 60.0), exactly(40.0)), Range { above_min: false, ..above(40.0, 60.0) });
        assert_eq!(rest(above(40.0, 60.0)), Range { min: 40.0, above_min: false, max: 60.0, below_max: true });
    }

    #[test]
    fn what_others_hold_bounds_what_is_left() {
        assert_eq!(within(ANYTHING, rest(exactly(60.0))).max, 40.0);
        assert_eq!(within(exactly(55.0), exactly(40.0)), exactly(55.0));
    }
}
