//! What cannot be told, and what does not count.

use serde_json::json;

use super::{ask, exactly, holding, plain, rule, with};
use crate::engine::graph::Because;
use crate::engine::outcome::Tri;
use crate::law::measure::Reach;

#[test]
fn unsettled_does_not_matter_where_both_readings_agree() {
    let links = [holding("company", "first", json!(60)), holding("company", "second", json!(5))];
    let asked = ask(&links, &["first", "second"], &rule("unsettled", "unsettled", true, false));
    assert_eq!(asked.outcome("company"), Tri::Yes);
    assert_eq!(asked.because("company"), [Because::Owned]);
}

#[test]
fn a_rule_that_is_unsettled_as_a_whole_never_catches_for_certain() {
    let rule = Reach { unsettled: Some("not read".into()), ..plain() };
    let links = [holding("company", "first", json!(60)), holding("other", "first", json!(10))];
    let asked = ask(&links, &["first"], &rule);
    assert_eq!(asked.outcome("company"), Tri::Unknown);
    assert_eq!(asked.because("company"), [Because::Unsettled, Because::Owned]);
    assert_eq!(asked.outcome("other"), Tri::No);
}

#[test]
fn bounds_on_both_sides_of_the_threshold_leave_it_open() {
    let at_least_40 = [holding("company", "first", json!({"minimum": 40}))];
    let asked = ask(&at_least_40, &["first"], &plain());
    assert_eq!(asked.outcome("company"), Tri::Unknown);
    assert_eq!(asked.because("company"), [Because::BoundedShare]);
    assert_eq!((asked.share("company").min, asked.share("company").max), (40.0, 100.0));
    let more_than_50 = [holding("company", "first", json!({"exclusiveMinimum": 50, "maximum": 75}))];
    assert_eq!(ask(&more_than_50, &["first"], &plain()).outcome("company"), Tri::Yes);
    let at_least_50 = [holding("company", "first", json!({"minimum": 50}))];
    assert_eq!(ask(&at_least_50, &["first"], &plain()).outcome("company"), Tri::Unknown);
    assert_eq!(ask(&at_least_50, &["first"], &rule("yes", "product", false, false)).outcome("company"), Tri::Yes);
    let at_most_50 = [holding("company", "first", json!({"maximum": 50}))];
    assert_eq!(ask(&at_most_50, &["first"], &plain()).outcome("company"), Tri::No);
    // 40 or more, and another who is listed holds 15.
    let both = [at_least_40[0].clone(), holding("company", "second", json!(15))];
    assert_eq!(ask(&both, &["first", "second"], &plain()).outcome("company"), Tri::Yes);
    // What is known to be another's cannot be his: 40 to 45.
    let bounded = [at_least_40[0].clone(), holding("company", "outsider", json!(55))];
    let asked = ask(&bounded, &["first"], &plain());
    assert_eq!(asked.outcome("company"), Tri::No);
    assert_eq!((asked.share("company").min, asked.share("company").max), (40.0, 45.0));
}

#[test]
fn what_is_held_no_more_does_not_count_and_what_cannot_be_told_is_open() {
    let sold = [with(holding("company", "first", json!(60)), "until", json!("2020"))];
    let asked = ask(&sold, &["first"], &plain());
    assert_eq!(asked.outcome("company"), Tri::No);
    assert_eq!(asked.because("company"), [Because::NotHeld]);
    assert_eq!(asked.share("company"), exactly(0.0));
    let not_yet = [with(holding("company", "first", json!(60)), "from", json!("[2025..2026]"))];
    assert_eq!(ask(&not_yet, &["first"], &plain()).outcome("company"), Tri::Yes, "seen held in May 2025");
    let open = [with(holding("company", "first", json!(60)), "until", json!(null))];
    let asked = ask(&open, &["first"], &plain());
    assert_eq!(asked.outcome("company"), Tri::Unknown);
    assert_eq!(asked.because("company"), [Because::PerhapsHeld]);
}

#[test]
fn an_unknown_share_is_open_and_sources_that_disagree_are_too() {
    let asked = ask(&[holding("company", "first", json!(null))], &["first"], &plain());
    assert_eq!(asked.outcome("company"), Tri::Unknown);
    assert_eq!(asked.because("company"), [Because::ShareUnknown]);
    let either = |a: f64, b: f64| json!({"either": [{"value": a}, {"value": b}]});
    let asked = ask(&[holding("company", "first", either(45.0, 60.0))], &["first"], &plain());
    assert_eq!(asked.outcome("company"), Tri::Unknown);
    assert_eq!(asked.because("company"), [Because::ShareDisputed]);
    let harmless = [holding("company", "first", either(55.0, 60.0))];
    assert_eq!(ask(&harmless, &["first"], &plain()).outcome("company"), Tri::Yes);
    let below = [holding("middle", "first", json!(null)), holding("lowest", "middle", json!(80))];
    let asked = ask(&below, &["first"], &plain());
    assert_eq!(asked.outcome("lowest"), Tri::Unknown);
    assert_eq!(asked.because("lowest"), [Because::HolderUnknown]);
    assert_eq!(asked.chain("lowest"), ["link-0", "link-1"]);
}

#[test]
fn where_no_percentage_is_named_the_whole_is_caught_and_a_part_is_open() {
    let rule = Reach { threshold: None, ..plain() };
    let links = [holding("whole", "first", json!(100)), holding("part", "first", json!(20))];
    let asked = ask(&links, &["first"], &rule);
    assert_eq!((asked.outcome("whole"), asked.outcome("part")), (Tri::Yes, Tri::Unknown));
    assert_eq!(asked.because("part"), [Because::NoThreshold]);
}
