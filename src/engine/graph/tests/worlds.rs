//! Vague cases against the exact ones that they may turn out to be, and those against the plainest way to count.

use serde_json::{Value, json};

use super::{ask, holding, rule, with};
use crate::engine::outcome::Tri;
use crate::law::measure::{Aggregate, Indirect, Reach};

const COMPANIES: [&str; 4] = ["a", "b", "c", "d"];
const HOLDERS: [&str; 7] = ["first", "second", "outsider", "a", "b", "c", "d"];

/// Numbers that are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[usize::try_from(self.below(of.len() as u64)).expect("a small number")]
    }
}

/// A holding that is known in part: bounds of the share in percent, and whether it perhaps does not hold, or perhaps carries
/// the board.
struct Vague {
    of: &'static str,
    by: &'static str,
    least: u64,
    most: u64,
    perhaps: bool,
    board: Option<bool>,
}

impl Vague {
    fn written(&self) -> Value {
        let share = json!({"minimum": self.least, "maximum": self.most});
        let link = with(holding(self.of, self.by, share), "appointsBoardMajority", json!(self.board));
        if self.perhaps { with(link, "until", json!(null)) } else { link }
    }
}

/// A holding as it is in one world.
#[derive(Clone, Copy)]
struct Exact {
    of: &'static str,
    by: &'static str,
    share: u64,
    board: bool,
}

fn vague(numbers: &mut Numbers) -> Vec<Vague> {
    let mut all = Vec::new();
    for of in COMPANIES {
        let mut left = 100;
        for _ in 0..numbers.below(4) {
            let least = numbers.one(&[0, 5, 20, 30, 40, 50, 51, 60]).min(left);
            // What is certainly given away stays within the whole.
            left -= least;
            let most = (least + numbers.one(&[0, 0, 0, 10, 40])).min(100);
            let perhaps = numbers.below(5) == 0;
            let board = numbers.one(&[Some(false), Some(false), Some(false), Some(true), None]);
            let by = numbers.one(&HOLDERS);
            if by != of {
                all.push(Vague { of, by, least, most, perhaps, board });
            }
        }
    }
    all
}

/// One world of a vague case, if the shares of nothing in it add to more than the whole.
fn world(vague: &[Vague], numbers: &mut Numbers) -> Option<Vec<Exact>> {
    let mut all = Vec::new();
    for one in vague {
        let share = numbers.one(&[one.least, one.most, (one.least + one.most) / 2]);
        let board = one.board.unwrap_or_else(|| numbers.below(2) == 0);
        if !(one.perhaps && numbers.below(2) == 0) {
            all.push(Exact { of: one.of, by: one.by, share, board });
        }
    }
    let whole = |of: &str| all.iter().filter(|one| one.of == of).map(|one| one.share).sum::<u64>() <= 100;
    COMPANIES.iter().all(|of| whole(of)).then_some(all)
}

/// The plainest way to count: from nothing, again and again.
fn plainly(world: &[Exact], listed: &[&str], rule: &Reach) -> Vec<&'static str> {
    let groups: Vec<Vec<&str>> = match rule.aggregate {
        Some(Aggregate::Yes) => vec![listed.to_vec()],
        _ => listed.iter().map(|one| vec![*one]).collect(),
    };
    let mut all: Vec<&str> = groups.iter().flat_map(|listed| of_group(world, listed, rule)).collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn of_group(world: &[Exact], listed: &[&str], rule: &Reach) -> Vec<&'static str> {
    let mut caught: Vec<&'static str> = Vec::new();
    let mut held = [0.0_f64; COMPANIES.len()];
    for _ in 0..3000 {
        let number = |key: &str| COMPANIES.iter().position(|one| *one == key);
        let counts = |key: &str| listed.contains(&key) || caught.contains(&key);
        let weight = |key: &str| match (rule.indirect, number(key)) {
            _ if listed.contains(&key) => 1.0,
            (Some(Indirect::Product), Some(at)) => held[at] / 100.0,
            _ if counts(key) => 1.0,
            _ => 0.0,
        };
        let next: Vec<(f64, bool)> = COMPANIES
            .iter()
            .map(|of| {
                let into = || world.iter().filter(|one| one.of == *of);
                let sum: f64 = into().map(|one| one.share as f64 * weight(one.by)).sum();
                let controlled = rule.control && into().any(|one| one.board && counts(one.by));
                (sum, controlled || (sum * 1e9).round() / 1e9 > 50.0)
            })
            .collect();
        let mut still = true;
        for ((of, (sum, yes)), held) in COMPANIES.iter().zip(next).zip(&mut held) {
            still &= (sum - *held).abs() < 1e-12;
            *held = sum;
            if yes && !caught.contains(of) {
                caught.push(of);
                still = false;
            }
        }
        if still {
            break;
        }
    }
    caught
}

#[test]
fn every_world_of_a_vague_case_agrees_with_what_was_told_of_it() {
    let mut numbers = Numbers(7);
    let rules = [
        rule("yes", "each-over-threshold", true, false),
        rule("yes", "each-over-threshold", true, true),
        rule("no", "each-over-threshold", true, true),
        rule("yes", "product", true, false),
        rule("no", "product", true, false),
    ];
    let (mut yes, mut no, mut open) = (0, 0, 0);
    for round in 0..400 {
        let vague = vague(&mut numbers);
        let rule = &rules[round % rules.len()];
        let listed = ["first", "second"];
        // Everyone is named, so that each party is there.
        let written: Vec<Value> =
            vague.iter().map(Vague::written).chain(listed.map(|by| holding("aside", by, json!(1)))).collect();
        let told = ask(&written, &listed, rule);
        for _ in 0..12 {
            let Some(world) = world(&vague, &mut numbers) else { continue };
            let caught = plainly(&world, &listed, rule);
            for key in COMPANIES {
                let Some(at) = told.keys.iter().position(|one| one == key) else {
                    assert!(!caught.contains(&key), "round {round}: {key} is not below anybody");
                    continue;
                };
                match told.all[at].outcome {
                    Tri::Yes => assert!(caught.contains(&key), "round {round}: {key}"),
                    Tri::No => assert!(!caught.contains(&key), "round {round}: {key}"),
                    Tri::Unknown => {}
                }
            }
        }
        for one in &told.all {
            match one.outcome {
                Tri::Yes => yes += 1,
                Tri::No => no += 1,
                Tri::Unknown => open += 1,
            }
        }
    }
    assert!(yes > 50 && no > 50 && open > 50, "{yes} {no} {open}");
}

#[test]
fn of_an_exact_case_everything_is_told() {
    let mut numbers = Numbers(11);
    for round in 0..400 {
        let vague = vague(&mut numbers);
        let Some(world) = world(&vague, &mut numbers) else { continue };
        let rule = match round % 3 {
            0 => rule("yes", "each-over-threshold", true, true),
            1 => rule("no", "each-over-threshold", true, false),
            _ => rule("yes", "product", true, false),
        };
        let exact =
            |one: &Exact| with(holding(one.of, one.by, json!(one.share)), "appointsBoardMajority", json!(one.board));
        let listed = ["first", "second"];
        let written: Vec<Value> =
            world.iter().map(exact).chain(listed.map(|by| holding("aside", by, json!(1)))).collect();
        let told = ask(&written, &listed, &rule);
        let caught = plainly(&world, &listed, &rule);
        for (key, one) in told.keys.iter().zip(&told.all).filter(|(key, _)| *key != "aside") {
            let expected = if caught.contains(&key.as_str()) { Tri::Yes } else { Tri::No };
            assert_eq!(one.outcome, expected, "round {round}: {key}: {:?} {written:#?}", one.because);
        }
    }
}
