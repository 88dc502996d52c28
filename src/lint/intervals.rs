//! Days that overlap or leave a hole: in one list of intervals, and between criteria of which one takes over from the
//! other.

use super::Desk;
use super::days::Days;
use super::found::Findings;
use crate::diagnostic::{At, Code, Diagnostic, join};
use crate::law::node::{Node, Operator};
use crate::law::source::Interval;
use crate::terms::PartialDate;

/// Two criteria whose days lie further apart or overlap by more than this are no versions of one: days.
const FARTHEST: i64 = 366;

pub(super) fn check(desk: &Desk<'_>, findings: &mut Findings) {
    for book in &desk.books {
        // Where the regime itself was not law, nothing in it needs to say why it was not.
        let law = book.regime().map_or_else(Days::always, |regime| Days::possible(&regime.in_force));
        if let Some(regime) = book.regime() {
            list("/inForce", &regime.in_force, &Days::always(), book.file, findings);
            for (i, measure) in regime.measures.iter().enumerate() {
                list(&format!("/measures/{i}/inForce"), &measure.in_force, &law, book.file, findings);
            }
        }
        for tree in &book.trees {
            tree.walk(&mut |pointer, node| {
                list(&join(pointer, "inForce"), &node.about.in_force, &law, book.file, findings);
                if let Operator::AllOf(all) | Operator::AnyOf(all) = &node.operator {
                    versions(&join(pointer, node.operator_key()), all, &law, book.file, findings);
                }
            });
        }
    }
}

/// The intervals of one list, in whatever order they are written.
fn list(pointer: &str, intervals: &[Interval], law: &Days, file: &str, findings: &mut Findings) {
    let mut all: Vec<(usize, &Interval)> = intervals.iter().enumerate().collect();
    all.sort_by_key(|(_, one)| one.from.map(|from| from.earliest));
    for pair in all.windows(2) {
        let [(a, before), (b, after)] = pair else { continue };
        let (here, first) = (format!("{pointer}/{b}"), format!("{pointer}/{a}"));
        match meet(before.until, after.from, law) {
            Meet::Overlap(words, _) => findings.add(file, overlap(&here, &first, &words)),
            // A hole that is explained was meant.
            Meet::Hole(words, _) if after.note.is_none() => {
                let help = "correct the days, or say in a `note` at the later interval why there was no law between";
                findings.add(file, hole(&here, &first, &words).help(help));
            }
            Meet::Hole(..) | Meet::Fit => {}
        }
    }
}

/// Criteria without id that stand beside each other and were law one after the other: versions of one provision.
fn versions(pointer: &str, all: &[Node], law: &Days, file: &str, findings: &mut Findings) {
    let single = |(i, node): (usize, &'_ Node)| -> Option<(usize, PartialDate, PartialDate)> {
        let [only] = node.about.in_force.as_slice() else { return None };
        let from = only.from.unwrap_or(PartialDate::UNKNOWN);
        let until = only.until.unwrap_or(PartialDate::UNKNOWN);
        (node.about.id.is_none() && (only.from.is_some() || only.until.is_some())).then_some((i, from, until))
    };
    let mut spans: Vec<_> = all.iter().enumerate().filter_map(single).collect();
    spans.sort_by_key(|(_, from, until)| (from.earliest, until.latest));
    for pair in spans.windows(2) {
        let [(a, _, until), (b, from, _)] = pair else { continue };
        if *until == PartialDate::UNKNOWN || *from == PartialDate::UNKNOWN {
            continue;
        }
        // Another that starts on the right day takes over; this one is something else.
        let next = until.latest.plus_days(1);
        if spans.iter().any(|(_, other, _)| *other != PartialDate::UNKNOWN && other.may_be(next)) {
            continue;
        }
        let at = |i: &usize| format!("{pointer}/{i}/inForce/0");
        match meet(Some(*until), Some(*from), law) {
            Meet::Overlap(words, days) if days <= FARTHEST => findings.add(file, overlap(&at(b), &at(a), &words)),
            Meet::Hole(words, days) if days <= FARTHEST => {
                let help = "the later version starts on the day after the last of the earlier; give versions that have \
                            nothing to do with each other an `id`";
                findings.add(file, hole(&at(b), &at(a), &words).help(help));
            }
            Meet::Overlap(..) | Meet::Hole(..) | Meet::Fit => {}
        }
    }
}

enum Meet {
    /// They share days, as these words say, so many.
    Overlap(String, i64),
    /// Days lie between them, as these words say, so many.
    Hole(String, i64),
    /// Neither is certain.
    Fit,
}

/// How an interval that ends meets one that starts later. `law`: the days on which a hole between them would matter.
fn meet(until: Option<PartialDate>, from: Option<PartialDate>, law: &Days) -> Meet {
    let (Some(until), Some(from)) = (until, from) else {
        return Meet::Overlap("the days are not bounded where they meet".to_owned(), i64::MAX);
    };
    if from.latest <= until.earliest {
        let words = format!("the later starts on {}, the earlier ends on {}", from.prose(), until.prose());
        return Meet::Overlap(words, i64::from(until.earliest.number()) - i64::from(from.latest.number()) + 1);
    }
    let between = i64::from(from.earliest.number()) - i64::from(until.latest.number()) - 1;
    let days = Days::between(until.latest, from.earliest);
    if !days.and(law).is_empty() {
        let days = if between == 1 { "1 day lies".to_owned() } else { format!("{between} days lie") };
        return Meet::Hole(format!("{days} between {} and {}", until.prose(), from.prose()), between);
    }
    Meet::Fit
}

fn overlap(here: &str, first: &str, words: &str) -> Diagnostic {
    Diagnostic::new(Code::IntervalOverlap, At::Value(here.to_owned()), format!("two versions share days: {words}"))
        .related(At::Value(first.to_owned()), "the earlier")
        .help("`until` is the last day, so that the next version starts on the day after")
}

fn hole(here: &str, first: &str, words: &str) -> Diagnostic {
    Diagnostic::new(Code::IntervalHole, At::Value(here.to_owned()), format!("no version is law in between: {words}"))
        .related(At::Value(first.to_owned()), "the earlier")
}
