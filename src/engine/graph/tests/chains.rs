//! Chains and circles.

use serde_json::{Value, json};

use super::{ask, exactly, holding, plain, product, rule};
use crate::engine::graph::Because;
use crate::engine::outcome::Tri;

#[test]
fn one_owner_by_two_ways_is_one_owner_where_owners_are_not_added_up() {
    let links = [
        holding("company", "first", json!(30)),
        holding("middle", "first", json!(60)),
        holding("company", "middle", json!(25)),
    ];
    let asked = ask(&links, &["first", "second"].map(|_| "first"), &rule("no", "each-over-threshold", true, true));
    assert_eq!(asked.outcome("company"), Tri::Yes);
    assert_eq!(asked.chain("company"), ["link-1", "link-0", "link-2"]);
}

#[test]
fn a_chain_of_60_and_60_is_caught_layer_by_layer_and_not_by_product() {
    let links = [holding("middle", "first", json!(60)), holding("lowest", "middle", json!(60))];
    let layers = ask(&links, &["first"], &plain());
    assert_eq!((layers.outcome("middle"), layers.outcome("lowest")), (Tri::Yes, Tri::Yes));
    assert_eq!(layers.share("lowest"), exactly(60.0));
    assert_eq!(layers.chain("lowest"), ["link-0", "link-1"]);
    let product = ask(&links, &["first"], &product());
    assert_eq!((product.outcome("middle"), product.outcome("lowest")), (Tri::Yes, Tri::No));
    assert_eq!(product.share("lowest"), exactly(36.0));
    assert_eq!(product.chain("lowest"), ["link-0", "link-1"]);
    let unsettled = ask(&links, &["first"], &rule("yes", "unsettled", true, false));
    assert_eq!(unsettled.outcome("lowest"), Tri::Unknown);
    assert_eq!(unsettled.because("lowest"), [Because::Unsettled]);
    assert_eq!((unsettled.share("lowest").min, unsettled.share("lowest").max), (36.0, 60.0));
}

#[test]
fn a_chain_breaks_at_40_and_what_is_below_is_told() {
    let links = [holding("middle", "first", json!(60)), holding("lowest", "middle", json!(40))];
    let asked = ask(&links, &["first"], &plain());
    assert_eq!(asked.outcome("lowest"), Tri::No);
    assert_eq!(asked.because("lowest"), [Because::BelowThreshold]);
    let links = [holding("middle", "first", json!(40)), holding("lowest", "middle", json!(60))];
    let asked = ask(&links, &["first"], &plain());
    assert_eq!((asked.outcome("middle"), asked.outcome("lowest")), (Tri::No, Tri::No));
    assert_eq!(asked.because("lowest"), [Because::HolderNotCaught]);
    assert_eq!(asked.chain("lowest"), ["link-0", "link-1"]);
}

#[test]
fn a_product_is_summed_over_all_paths() {
    let links = [
        holding("left", "first", json!(70)),
        holding("right", "first", json!(40)),
        holding("lowest", "left", json!(50)),
        holding("lowest", "right", json!(50)),
    ];
    let asked = ask(&links, &["first"], &product());
    assert_eq!(asked.share("lowest"), exactly(55.0));
    assert_eq!(asked.outcome("lowest"), Tri::Yes);
    assert_eq!(asked.outcome("right"), Tri::No);
}

#[test]
fn a_circle_owned_from_outside_never_supports_itself() {
    let circle = [
        holding("left", "right", json!(49)),
        holding("right", "left", json!(100)),
        holding("left", "outsider", json!(51)),
    ];
    for rule in [plain(), product(), rule("no", "each-over-threshold", true, true)] {
        let asked = ask(&[&circle[..], &[holding("aside", "first", json!(10))]].concat(), &["first"], &rule);
        assert!(asked.keys.iter().all(|key| key == "aside"), "what the listed do not hold is not below them");
        let links = [&circle[..2], &[holding("left", "first", json!(1)), holding("left", "outsider", json!(50))]];
        let asked = ask(&links.concat(), &["first"], &rule);
        assert_eq!((asked.outcome("left"), asked.outcome("right")), (Tri::No, Tri::No));
    }
    let asked = ask(&circle, &["outsider"], &plain());
    assert_eq!((asked.outcome("left"), asked.outcome("right")), (Tri::Yes, Tri::Yes));
    assert_eq!(asked.share("left"), exactly(100.0));
    assert_eq!(asked.chain("left"), ["link-2"]);
    // By product: left is 51 + 49 % of right, and right is all of left; so all of it is the owner's.
    let asked = ask(&circle, &["outsider"], &product());
    assert_eq!(asked.share("left"), exactly(100.0));
    assert_eq!(asked.outcome("right"), Tri::Yes);
}

#[test]
fn a_product_in_a_circle_comes_to_its_fixed_point() {
    // left = 40 + 20 % of right, right = all of left: left is 50 to the point.
    let links = [
        holding("left", "first", json!(40)),
        holding("left", "right", json!(20)),
        holding("right", "left", json!(100)),
    ];
    let asked = ask(&links, &["first"], &product());
    assert_eq!(asked.share("left"), exactly(50.0));
    assert_eq!(asked.because("left"), [Because::ExactlyAtThreshold]);
    let asked = ask(&links, &["first"], &rule("yes", "product", false, false));
    assert_eq!((asked.outcome("left"), asked.outcome("right")), (Tri::Yes, Tri::Yes));
}

#[test]
fn a_long_chain_and_a_circle_without_end_are_answered() {
    let mut links: Vec<Value> =
        (0..3000).map(|at| holding(&format!("c-{}", at + 1), &format!("c-{at}"), json!(100))).collect();
    links.push(holding("c-0", "first", json!(60)));
    let asked = ask(&links, &["first"], &product());
    assert_eq!(asked.share("c-3000"), exactly(60.0));
    assert_eq!((asked.of("c-3000").chain.len(), asked.of("c-3000").chain_cut), (64, true));
    assert_eq!(asked.of("c-3").chain.len(), 4);
    let circle = [
        holding("left", "first", json!(0.000_001)),
        holding("left", "right", json!(99.999_999)),
        holding("right", "left", json!(100)),
    ];
    let asked = ask(&circle, &["first"], &product());
    assert_eq!(asked.outcome("left"), Tri::Unknown, "it would take too long to say");
}
