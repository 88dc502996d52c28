//! Owners side by side, and control.

use serde_json::json;

use super::{ask, exactly, holding, plain, product, rule, with};
use crate::engine::graph::Because;
use crate::engine::outcome::Tri;

#[test]
fn two_owners_are_added_up_only_where_the_rule_adds() {
    let links = [holding("company", "first", json!(30)), holding("company", "second", json!(25))];
    let yes = ask(&links, &["first", "second"], &plain());
    assert_eq!(yes.outcome("company"), Tri::Yes);
    assert_eq!(yes.share("company"), exactly(55.0));
    assert_eq!(yes.chain("company"), ["link-0", "link-1"]);
    let no = ask(&links, &["first", "second"], &rule("no", "each-over-threshold", true, true));
    assert_eq!(no.outcome("company"), Tri::No);
    assert_eq!(no.share("company"), exactly(30.0));
    assert_eq!(no.because("company"), [Because::BelowThreshold, Because::NotAddedUp]);
    let unsettled = ask(&links, &["first", "second"], &rule("unsettled", "each-over-threshold", true, false));
    assert_eq!(unsettled.outcome("company"), Tri::Unknown);
    assert_eq!(unsettled.because("company"), [Because::Unsettled]);
    assert_eq!(ask(&links, &["first"], &plain()).outcome("company"), Tri::No);
}

#[test]
fn the_board_of_49_percent_counts_where_control_does() {
    let links = [with(holding("company", "first", json!(49)), "appointsBoardMajority", json!(true))];
    let yes = ask(&links, &["first"], &rule("no", "each-over-threshold", true, true));
    assert_eq!(yes.outcome("company"), Tri::Yes);
    assert_eq!(yes.because("company"), [Because::Controlled]);
    let no = ask(&links, &["first"], &plain());
    assert_eq!(no.outcome("company"), Tri::No);
    assert_eq!(no.because("company"), [Because::BelowThreshold, Because::ControlDoesNotCount]);
    let unknown = [with(holding("company", "first", json!(49)), "appointsBoardMajority", json!(null))];
    let asked = ask(&unknown, &["first"], &rule("no", "each-over-threshold", true, true));
    assert_eq!(asked.outcome("company"), Tri::Unknown);
    assert_eq!(asked.because("company"), [Because::ControlUnknown]);
    assert_eq!(ask(&unknown, &["first"], &plain()).outcome("company"), Tri::No);
}

#[test]
fn votes_and_links_of_control_count_where_control_does() {
    let control = rule("yes", "each-over-threshold", true, true);
    let votes = [with(holding("company", "first", json!(30)), "votes", json!(70))];
    assert_eq!(ask(&votes, &["first"], &control).outcome("company"), Tri::Yes);
    assert_eq!(ask(&votes, &["first"], &plain()).outcome("company"), Tri::No);
    let half = [with(holding("company", "first", json!(50)), "votes", json!(50))];
    assert_eq!(ask(&half, &["first"], &control).outcome("company"), Tri::No);
    let link = [with(holding("company", "first", json!(null)), "type", json!("controlled-by"))];
    let asked = ask(&link, &["first"], &control);
    assert_eq!(asked.outcome("company"), Tri::Yes);
    assert_eq!(asked.chain("company"), ["link-0"]);
    let asked = ask(&link, &["first"], &plain());
    assert_eq!(asked.outcome("company"), Tri::No);
    assert_eq!(asked.because("company"), [Because::ControlDoesNotCount]);
}

#[test]
fn exactly_50_is_enough_only_where_the_threshold_itself_is() {
    let links = [holding("company", "first", json!(50))];
    let strict = ask(&links, &["first"], &plain());
    assert_eq!(strict.outcome("company"), Tri::No);
    assert_eq!(strict.because("company"), [Because::ExactlyAtThreshold]);
    let at_least = rule("yes", "each-over-threshold", false, false);
    assert_eq!(ask(&links, &["first"], &at_least).outcome("company"), Tri::Yes);
    let thirds = [holding("company", "first", json!(33.3)), holding("company", "second", json!(16.7))];
    assert_eq!(ask(&thirds, &["first", "second"], &at_least).outcome("company"), Tri::Yes);
    assert_eq!(ask(&thirds, &["first", "second"], &plain()).outcome("company"), Tri::No);
}

#[test]
fn each_of_several_joint_holders_has_a_link_of_his_own() {
    let links = [
        holding("company", "first", json!(26)),
        holding("company", "second", json!(26)),
        holding("company", "first", json!(10)),
    ];
    assert_eq!(ask(&links, &["first", "second"], &plain()).share("company"), exactly(62.0));
    let alone = ask(&links, &["first", "second"], &rule("no", "each-over-threshold", true, false));
    assert_eq!(alone.share("company"), exactly(36.0));
    assert_eq!(alone.outcome("company"), Tri::No);
}

#[test]
fn a_person_is_never_caught_and_a_listed_company_is_not_told_again() {
    let links = [holding("middle", "first", json!(60)), holding("lowest", "middle", json!(60))];
    let asked = ask(&links, &["first", "middle"], &plain());
    assert_eq!(asked.keys, ["lowest"]);
    assert_eq!(asked.chain("lowest"), ["link-1"]);
}

#[test]
fn the_order_of_links_changes_nothing() {
    let links = [
        holding("left", "first", json!(30)),
        holding("left", "second", json!({"minimum": 20})),
        holding("right", "left", json!(51)),
        holding("right", "second", json!(9)),
        holding("left", "right", json!(5)),
        holding("lowest", "right", json!(50.1)),
    ];
    let mut turned = links.clone();
    turned.reverse();
    for rule in [plain(), product(), rule("unsettled", "unsettled", true, true), rule("no", "product", false, true)] {
        let (one, other) = (ask(&links, &["first", "second"], &rule), ask(&turned, &["second", "first"], &rule));
        for key in ["left", "right", "lowest"] {
            let (a, b) = (one.of(key), other.of(key));
            assert_eq!((a.outcome, a.share, &a.because), (b.outcome, b.share, &b.because), "{key}");
        }
    }
}
