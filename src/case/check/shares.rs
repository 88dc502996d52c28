//! Shares and votes: bounds that leave nothing between them, and owners who together hold more than there is.

use std::collections::HashMap;

use super::Found;
use super::path::pointer;
use super::walk::Dates;
use crate::case::claim::{Claim, Said};
use crate::case::link::{Link, Percent};
use crate::case::model::Case;
use crate::diagnostic::{At, Code, Diagnostic};
use crate::terms::{Day, Vocabulary};

/// The link that says who owns what.
const OWNED_BY: &str = "owned-by";

/// What rounding in sums may add.
const SLACK: f64 = 1e-6;

/// Every share and vote of the file.
pub(super) fn check(case: &Case, _: &Vocabulary, found: &mut Found) {
    let mut owned: HashMap<&str, Vec<(&str, &Link)>> = HashMap::new();
    for (key, link) in case.links.iter() {
        for (attribute, claim) in [("share", &link.share), ("votes", &link.votes)] {
            for said in claim.accounts().iter().filter(|said| is_impossible(said)) {
                found.add(|| bounds(key, attribute, said));
            }
        }
        if link.kind == OWNED_BY {
            owned.entry(&link.party).or_default().push((key, link));
        }
    }
    for (party, _) in case.parties.iter() {
        let Some(links) = owned.get(party).filter(|links| links.len() > 1) else { continue };
        for (attribute, of) in ATTRIBUTES {
            if let Some(sum) = excess(links, of) {
                found.add(|| over(party, attribute, &sum));
            }
        }
    }
}

type Attribute = fn(&Link) -> &Claim<Percent>;

const ATTRIBUTES: [(&str, Attribute); 2] = [("share", |link| &link.share), ("votes", |link| &link.votes)];

/// The least a share may be, and whether it is more than that.
#[derive(Clone, Copy)]
struct Least {
    percent: f64,
    more: bool,
}

fn least_said(said: &Said<Percent>) -> Least {
    let at_least = said.value.or(said.extra.minimum).map_or(0.0, Percent::get);
    match said.extra.exclusive_minimum {
        Some(above) if above.get() >= at_least => Least { percent: above.get(), more: true },
        _ => Least { percent: at_least, more: false },
    }
}

/// Whether the bounds, and the value beside them, leave no share at all.
fn is_impossible(said: &Said<Percent>) -> bool {
    let bounds = &said.extra;
    let below = |a: Option<Percent>, b: Option<Percent>| a.zip(b).is_some_and(|(a, b)| a.get() < b.get());
    let not_above = |a: Option<Percent>, b: Option<Percent>| a.zip(b).is_some_and(|(a, b)| a.get() <= b.get());
    let value = said.value;
    below(bounds.maximum, bounds.minimum)
        || not_above(bounds.exclusive_maximum, bounds.minimum)
        || not_above(bounds.maximum, bounds.exclusive_minimum)
        || not_above(bounds.exclusive_maximum, bounds.exclusive_minimum)
        || below(value, bounds.minimum)
        || below(bounds.maximum, value)
        || not_above(value, bounds.exclusive_minimum)
        || not_above(bounds.exclusive_maximum, value)
}

fn bounds(key: &str, attribute: &str, said: &Said<Percent>) -> Diagnostic {
    let message = if said.value.is_some() {
        "the value lies outside the bounds that stand beside it"
    } else {
        "no percentage lies between these bounds"
    };
    Diagnostic::new(Code::BoundsContradict, At::Value(pointer(&["links", key, attribute])), message)
        .help("check the numbers; give what different sources say under `either`")
}

/// What some links give away together at one time.
struct Sum<'a> {
    percent: f64,
    more: bool,
    links: Vec<&'a str>,
}

/// The first time at which the links together certainly give away more than there is.
fn excess<'a>(links: &[(&'a str, &'a Link)], of: Attribute) -> Option<Sum<'a>> {
    let mut undated = Vec::new();
    // Days on which a share begins, and the days after its last, with the number of the link.
    let mut changes: Vec<(Day, bool, usize)> = Vec::new();
    for (index, (_, link)) in links.iter().enumerate() {
        let dates = Dates { from: &link.from, until: &link.until, as_of: &link.as_of };
        if dates.are_unknown() {
            undated.push(index);
        } else if let Some((first, last)) = dates.certain() {
            changes.push((first, true, index));
            changes.push((last.plus_days(1), false, index));
        }
    }
    // Owners without any dates are the owners of one time: two times would need a date to tell them apart.
    let undated = undated.into_iter().map(|index| (Day::MIN, true, index)).collect();
    // Ends before beginnings on one day, since an end is noted on the day after it.
    changes.sort_unstable_by_key(|(day, begins, index)| (*day, *begins, *index));
    sweep(links, of, undated).or_else(|| sweep(links, of, changes))
}

fn sweep<'a>(links: &[(&'a str, &'a Link)], of: Attribute, changes: Vec<(Day, bool, usize)>) -> Option<Sum<'a>> {
    let mut open = vec![false; links.len()];
    let (mut percent, mut inexact) = (0.0, 0_usize);
    for (_, begins, index) in changes {
        let least = links.get(index).map(|(_, link)| least(of(link)))?;
        if let Some(open) = open.get_mut(index) {
            *open = begins;
        }
        if begins {
            percent += least.percent;
            inexact += usize::from(least.more);
        } else {
            percent -= least.percent;
            inexact -= usize::from(least.more);
        }
        if percent > 100.0 + SLACK || (inexact > 0 && percent >= 100.0) {
            let part =
                |((key, link), open): (&(&'a str, &Link), bool)| (open && least_of(of(link)) > 0.0).then_some(*key);
            return Some(Sum { percent, more: inexact > 0, links: links.iter().zip(open).filter_map(part).collect() });
        }
    }
    None
}

/// The least a share may be under any account of it.
fn least(claim: &Claim<Percent>) -> Least {
    let nothing = Least { percent: 0.0, more: false };
    let smaller = |a: Least, b: Least| if b.percent < a.percent || (b.percent == a.percent && a.more) { b } else { a };
    claim.accounts().iter().map(least_said).reduce(smaller).unwrap_or(nothing)
}

fn least_of(claim: &Claim<Percent>) -> f64 {
    least(claim).percent
}

fn over(party: &str, attribute: &str, sum: &Sum) -> Diagnostic {
    let what = if attribute == "share" { "shares" } else { "votes" };
    // Two decimals say enough, and no sum of rounded shares is more exact.
    let total = (sum.percent * 100.0).round() / 100.0;
    let words = if sum.more { "more than" } else { "at least" };
    let message = format!("the {what} of `{party}` add up to {words} {total} percent at one time");
    let place = |key: &str| At::Value(pointer(&["links", key, attribute]));
    let (last, others) = match sum.links.split_last() {
        Some((last, others)) => (place(last), others),
        None => (At::Whole, [].as_slice()),
    };
    others
        .iter()
        .take(8)
        .fold(Diagnostic::new(Code::SharesOverHundred, last, message), |wrong, key| {
            wrong.related(place(key), "together with this")
        })
        .help("a sale needs `until` on the old link and `from` on the new one; if sources disagree, use `either`")
}
