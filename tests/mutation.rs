//! Law with one thing wrong in it, and whether any pattern notices: a node dropped or negated, a day moved. A mutant that
//! nobody notices is a hole in the tests of the law, or says that two ways of writing the law come to the same.

#![allow(clippy::unwrap_used, reason = "a test that unwraps fails where it stands")]

#[path = "support/mutant/mod.rs"]
mod mutant;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;
use std::sync::Mutex;

use mutant::mutation::{Mutant, mutants};
use mutant::reasons::Reason;
use mutant::trial::{Hidden, Tried, regime};
use regimes::law::Law;
use regimes::pattern::{PatternFile, read};

fn patterns() -> Vec<(String, PatternFile)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/patterns");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    let read = |path: &Path| {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let file = read(&name, &std::fs::read(path).unwrap()).unwrap();
        (name, file)
    };
    files.iter().map(|path| read(path)).collect()
}

/// Of the nodes at which a change is lost, so many are named.
const NAMED: usize = 3;

/// So many mutants are tried in one go.
const PART: usize = 300;

/// Every mutant of every regime, tried on all cores.
fn tried() -> Vec<Tried> {
    let files = patterns();
    let mut parts = Vec::new();
    let law = Law::built_in();
    for (id, regime) in &law.regimes {
        let count = mutants(&law, regime).len().div_ceil(PART).max(1);
        parts.extend((0..count).map(|part| (id.clone(), (part, count))));
    }
    // The longest first, so that no core is left waiting for one.
    parts.sort_by_key(|(_, (_, count))| *count);
    let (queue, done) = (Mutex::new(parts), Mutex::new(Vec::new()));
    let work = || {
        loop {
            let next = queue.lock().unwrap().pop();
            let Some((id, part)) = next else { return };
            let tried = regime(&id, &files, part);
            done.lock().unwrap().push((id, part, tried));
        }
    };
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(work);
        }
    });
    let mut done = done.into_inner().unwrap();
    done.sort_by(|a, b| (&a.0, a.1).cmp(&(&b.0, b.1)));
    let mut all: Vec<Tried> = Vec::new();
    for (_, _, tried) in done {
        match all.last_mut().filter(|last| last.regime == tried.regime) {
            Some(last) => {
                last.mutants += tried.mutants;
                last.survivors.extend(tried.survivors);
            }
            None => all.push(tried),
        }
    }
    all
}

fn reasons() -> Vec<Reason> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mutation_reasons.json");
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

/// Where a change is lost, in words.
fn decided(by: &BTreeSet<String>) -> String {
    let named: Vec<String> = by.iter().take(NAMED).map(|name| format!("`{name}`")).collect();
    let more = if by.len() > NAMED { ", and others" } else { "" };
    match named.as_slice() {
        [] => "something else decides in every pattern that tests it".to_owned(),
        [one] => format!("{one} is decided by its other parts in every pattern that tests it"),
        some => format!("{}{more} are decided by their other parts in every pattern that tests it", some.join(", ")),
    }
}

/// The survivors of a regime, one a line: node, operator, change, and why it survives.
fn page(tried: &Tried, reasons: &[Reason]) -> String {
    let known = |mutant: &Mutant| reasons.iter().find(|reason| reason.covers(mutant));
    let holes = tried.survivors.iter().filter(|one| known(&one.mutant).is_none()).count();
    let mut text = format!(
        "{} mutants, {} noticed, {} survive: {} with a reason, {holes} known holes\n",
        tried.mutants,
        tried.mutants - tried.survivors.len(),
        tried.survivors.len(),
        tried.survivors.len() - holes,
    );
    for one in &tried.survivors {
        let mutant = &one.mutant;
        let why = match (known(mutant), &one.hidden) {
            (Some(reason), _) => reason.because.clone(),
            (None, Hidden::Untested) => "hole: no pattern tests it".to_owned(),
            (None, Hidden::Outweighed(by)) => format!("hole: {}", decided(by)),
        };
        let operator = if mutant.operator.is_empty() { String::new() } else { format!(" ({})", mutant.operator) };
        let _ = writeln!(text, "{}{operator}: {mutant}\n    {why}", mutant.node);
    }
    text
}

#[test]
fn every_survivor_is_known() {
    let reasons = reasons();
    let all = tried();
    let survivors = || all.iter().flat_map(|tried| &tried.survivors);
    let grounds: Vec<_> = survivors()
        .filter(|one| one.mutant.is_ground && !reasons.iter().any(|reason| reason.covers(&one.mutant)))
        .map(|one| format!("{} {}: {}", one.mutant.regime, one.mutant.node, one.mutant))
        .collect();
    assert!(grounds.is_empty(), "limbs that suffice alone can be changed unnoticed: {grounds:?}");
    for reason in &reasons {
        assert!(survivors().any(|one| reason.covers(&one.mutant)), "this reason is of no survivor: {reason:?}");
    }
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots/mutation"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for tried in &all {
            insta::assert_snapshot!(tried.regime.as_str(), page(tried, &reasons));
        }
    });
}
