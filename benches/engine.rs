//! What each step of a check costs: `cargo bench --bench engine`, or with a filter, `-- verdict`.
//!
//! The verdict of one subject under one regime, its memory cleared each time, is counted in nodes of the law that can be
//! reached from the root of the regime: it should stay under 100 ns for 30 of them, which is 300 million nodes a second
//! in the column `thrpt`. How often these nodes are visited stands in the name. The verdicts of all subjects under all regimes should cost at most four times `read/types`.

#![allow(missing_docs, reason = "the macros of the harness write functions of their own")]
#![allow(clippy::expect_used, reason = "a measurement that cannot be set up has failed")]

#[path = "../tests/support/vague.rs"]
mod vague;

use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use regimes::case::Case;
use regimes::case::read::{parse, read, read_quickly};
use regimes::engine::evaluate::{Atom, Evaluation, Hand, Join, Proposed, Recorder};
use regimes::engine::facts::Ix;
use regimes::engine::missing::{Asked, missing};
use regimes::engine::verdict::Memory;
use regimes::engine::{Assessor, Facts, Outcome, Program, compile};
use regimes::law::Law;
use regimes::plan::{Ask, assess};
use regimes::terms::Day;
use regimes::terms::kind::Rung;

/// The date all cases are held against.
const AS_OF: &str = "2026-11-21";

fn as_of() -> Day {
    AS_OF.parse().expect("a whole day")
}

/// The cases, as bytes: two documented ones, and one that says almost nothing.
fn files() -> Vec<(&'static str, Vec<u8>)> {
    let vague = serde_json::to_vec(&vague::case()).expect("JSON");
    vec![
        ("cn-cao-shunli", include_bytes!("../tests/cases/cn-cao-shunli.json").to_vec()),
        ("za-gupta", include_bytes!("../tests/cases/za-gupta.json").to_vec()),
        ("vague", vague),
    ]
}

fn cases(law: &Law) -> Vec<(&'static str, Case)> {
    let read = |(name, bytes): (&'static str, Vec<u8>)| {
        (name, read(name, &bytes, &law.vocabulary).unwrap_or_else(|_| panic!("`{name}` is not a case")))
    };
    files().into_iter().map(read).collect()
}

/// Regimes in force: place in the program, id, and how many nodes can be reached from the root.
fn regimes<'l>(program: &Program<'l>) -> Vec<(usize, &'l str, u64)> {
    let with_root = |(at, regime): (usize, &regimes::engine::program::CompiledRegime<'l>)| {
        Some((at, regime.regime.id.as_str(), nodes(program, regime.root?)))
    };
    program.regimes.iter().enumerate().filter_map(with_root).collect()
}

fn nodes(program: &Program, root: u32) -> u64 {
    let mut seen = vec![false; program.nodes.len()];
    let mut queue = vec![root];
    let mut count = 0;
    while let Some(ix) = queue.pop() {
        if std::mem::replace(&mut seen[ix as usize], true) {
            continue;
        }
        count += 1;
        queue.extend(program.kids_of(&program.nodes[ix as usize]));
    }
    count
}

/// Law: from its files to types, and from types to a program for one date.
fn law(c: &mut Criterion) {
    let law = Law::built_in();
    c.bench_function("law/load", |b| b.iter(Law::built_in));
    c.bench_function("law/compile", |b| b.iter(|| compile(black_box(&law), as_of())));
}

/// A case: into JSON values, into the types and no further, and read with everything checked; then what the engine
/// makes of it.
fn reading(c: &mut Criterion) {
    let law = Law::built_in();
    let mut group = c.benchmark_group("read");
    for (name, bytes) in files() {
        group.throughput(Throughput::Bytes(bytes.len() as u64));
        group.bench_with_input(BenchmarkId::new("value", name), &bytes, |b, bytes| {
            b.iter(|| serde_json::from_slice::<serde_json::Value>(bytes).expect("JSON"));
        });
        group.bench_with_input(BenchmarkId::new("types", name), &bytes, |b, bytes| {
            b.iter(|| parse(bytes).expect("a case"));
        });
        group.bench_with_input(BenchmarkId::new("checked", name), &bytes, |b, bytes| {
            b.iter(|| read_quickly(bytes, &law.vocabulary).expect("a case"));
        });
    }
    group.finish();
    let program = compile(&law, as_of());
    let mut group = c.benchmark_group("facts");
    for (name, case) in cases(&law) {
        group.bench_with_input(BenchmarkId::new("of", name), &case, |b, case| {
            b.iter(|| Facts::of(case, &law.vocabulary, program.names.clone()));
        });
        let facts = Facts::of(&case, &law.vocabulary, program.names.clone());
        group.bench_with_input(BenchmarkId::new("assessor", name), &facts, |b, facts| {
            b.iter(|| Assessor::new(&program, facts));
        });
    }
}

/// Runs `each` for every case and regime in force, with the first subject.
fn for_each(c: &mut Criterion, group: &str, mut each: impl FnMut(&mut Measured, &Assessor, usize, Ix)) {
    let law = Law::built_in();
    let program = compile(&law, as_of());
    let mut group = c.benchmark_group(group);
    for (name, case) in cases(&law) {
        let facts = Facts::of(&case, &law.vocabulary, program.names.clone());
        let assessor = Assessor::new(&program, &facts);
        let subject = facts.subjects().next().expect("a subject");
        for (at, regime, nodes) in regimes(&program) {
            group.throughput(Throughput::Elements(nodes));
            each(&mut Measured { group: &mut group, name: format!("{name}/{regime}") }, &assessor, at, subject);
        }
    }
}

/// Counts how often a node is visited on the way to a bare verdict: a node that stands under a search is visited once for
/// each thing that is found.
struct Visits<'m> {
    memory: &'m mut Memory,
    count: u64,
}

impl<'a> Recorder<'a> for Visits<'_> {
    const TELLS: bool = false;

    fn enter(&mut self, _: u32, _: Hand) {
        self.count += 1;
    }
    fn leave(&mut self, _: Outcome, _: Outcome) {}
    fn open(&mut self, _: Join) {}
    fn close(&mut self, _: Outcome) {}
    fn atom(&mut self, _: Outcome, _: impl FnOnce() -> Atom<'a>) {}
    fn recall(&mut self, definition: u32, hand: Hand) -> Option<Outcome> {
        self.memory.recall(definition, hand)
    }
    fn remember(&mut self, definition: u32, hand: Hand, outcome: Outcome) {
        self.memory.remember(definition, hand, outcome);
    }
}

/// How many visits the verdict of one subject under one regime takes, where nobody else is proposed.
fn visits(assessor: &Assessor, at: usize, subject: Ix) -> u64 {
    let Some(root) = assessor.program.regimes[at].root else { return 0 };
    let recorder = Visits { memory: &mut Memory::default(), count: 0 };
    let proposed = &Proposed::default();
    let Assessor { program, facts, .. } = *assessor;
    let mut evaluation = Evaluation { program, facts, masks: assessor.masks(at), proposed, recorder };
    evaluation.node(root, Hand::party(subject));
    evaluation.recorder.count
}

/// One measurement of one case under one regime.
struct Measured<'g, 'c> {
    group: &'g mut criterion::BenchmarkGroup<'c, criterion::measurement::WallTime>,
    name: String,
}

impl Measured<'_, '_> {
    fn run<T>(&mut self, kind: &str, mut run: impl FnMut() -> T) {
        self.group.bench_function(BenchmarkId::new(kind, &self.name), |b| b.iter(&mut run));
    }
}

/// The bare verdict of one subject under one regime: with its memory cleared each time, and with everything remembered.
fn verdict(c: &mut Criterion) {
    for_each(c, "verdict", |measured, assessor, at, subject| {
        measured.name.push_str(&format!("/{} visits", visits(assessor, at, subject)));
        let mut memory = Memory::default();
        measured.run("cleared", || {
            memory.clear();
            assessor.verdict(at, black_box(subject), &mut memory)
        });
        measured.run("kept", || assessor.verdict(at, black_box(subject), &mut memory));
    });
}

/// The bare verdicts of every subject under every regime, one memory for each regime.
fn verdicts(c: &mut Criterion) {
    let law = Law::built_in();
    let program = compile(&law, as_of());
    let mut group = c.benchmark_group("verdicts");
    for (name, case) in cases(&law) {
        let facts = Facts::of(&case, &law.vocabulary, program.names.clone());
        let assessor = Assessor::new(&program, &facts);
        let mut memory = Memory::default();
        group.bench_function(BenchmarkId::new("all", name), |b| {
            b.iter(|| {
                for at in 0..program.regimes.len() {
                    memory.clear();
                    for subject in facts.subjects() {
                        black_box(assessor.verdict(at, subject, &mut memory));
                    }
                }
            });
        });
    }
}

/// What is built only when it is asked for: the trace, and of the trace what is missing as alleged.
fn told(c: &mut Criterion) {
    for_each(c, "told", |measured, assessor, at, subject| {
        measured.run("trace", || assessor.trace(at, black_box(subject)));
        let asked = Asked { program: assessor.program, facts: assessor.facts, masks: assessor.masks(at) };
        let trace = assessor.trace(at, subject).expect("the regime is in force");
        measured.run("gaps", || missing(&asked, black_box(&trace), Rung::Alleged, false));
    });
}

/// From a case to the whole plan, with the law compiled anew as a run of the program does.
fn plan(c: &mut Criterion) {
    let law = Law::built_in();
    let mut group = c.benchmark_group("plan");
    for (name, case) in cases(&law) {
        group.bench_function(name, |b| b.iter(|| assess(&law, &case, as_of(), &Ask::default())));
    }
}

/// Short runs: what is looked for are factors, not percents.
fn short() -> Criterion {
    Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(200))
        .measurement_time(Duration::from_millis(600))
}

criterion_group! {
    name = engine;
    config = short();
    targets = law, reading, verdict, verdicts, told, plan
}
criterion_main!(engine);
