//! Evidence that derives from itself.

use super::Found;
use super::path::{Path, pointer};
use crate::case::model::Case;
use crate::diagnostic::{At, Code, Diagnostic};
use crate::terms::Vocabulary;

/// How far the search has come with an item.
#[derive(Clone, Copy, PartialEq)]
enum State {
    New,
    Open,
    Done,
}

/// Every chain of `derivesFrom`, followed without recursion so that a long one costs no stack.
pub(super) fn check(case: &Case, _: &Vocabulary, found: &mut Found) {
    let names: Vec<&str> = case.evidence.keys().collect();
    let from: Vec<&[String]> =
        case.evidence.iter().map(|(_, item)| item.derives_from.as_deref().unwrap_or_default()).collect();
    if from.iter().all(|names| names.is_empty()) {
        return;
    }
    let number = |name: &str| case.evidence.place(name);
    let mut states = vec![State::New; names.len()];
    for start in 0..names.len() {
        if states.get(start) != Some(&State::New) {
            continue;
        }
        // Items on the way, each with the number of its next `derivesFrom`.
        let mut way: Vec<(usize, usize)> = vec![(start, 0)];
        set(&mut states, start, State::Open);
        while let Some((item, next)) = way.last_mut() {
            let (item, index) = (*item, *next);
            *next += 1;
            let Some(name) = from.get(item).and_then(|names| names.get(index)) else {
                set(&mut states, item, State::Done);
                way.pop();
                continue;
            };
            let Some(source) = number(name) else { continue };
            match states.get(source) {
                Some(State::New) => {
                    set(&mut states, source, State::Open);
                    way.push((source, 0));
                }
                Some(State::Open) => found.add(|| cycle(&names, &way, source, item, index)),
                _ => {}
            }
        }
    }
}

fn set(states: &mut [State], item: usize, state: State) {
    if let Some(slot) = states.get_mut(item) {
        *slot = state;
    }
}

/// `item` names `source`, from which it was reached.
fn cycle(names: &[&str], way: &[(usize, usize)], source: usize, item: usize, index: usize) -> Diagnostic {
    const SHOWN: usize = 8;
    let name = |item: usize| names.get(item).copied().unwrap_or_default();
    let ring: Vec<usize> = way.iter().map(|(item, _)| *item).skip_while(|item| *item != source).collect();
    let mut shown: Vec<String> = ring.iter().take(SHOWN).map(|item| format!("`{}`", name(*item))).collect();
    if ring.len() > SHOWN {
        shown.push("...".to_owned());
    }
    shown.push(format!("`{}`", name(source)));
    let root = Path::Root;
    let place = root.key("evidence").key(name(item)).key("derivesFrom").item(index).pointer();
    Diagnostic::new(
        Code::DerivationCycle,
        At::Value(place),
        format!("evidence derives from itself: {}", shown.join(" from ")),
    )
    .help("find the item that came first and remove its `derivesFrom`")
    .related(At::Key(pointer(&["evidence", name(source)])), "back to here")
}
