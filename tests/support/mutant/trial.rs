//! Holds every pattern against every mutant of a regime, until one notices.

use std::collections::{BTreeSet, HashSet};

use indexmap::IndexMap;
use regimes::engine::{Assessor, Facts, Program, compile};
use regimes::law::node::{About, Node};
use regimes::law::source::Interval;
use regimes::law::{Law, Operator, Regime};
use regimes::pattern::{Expected, Outcome, PatternFile, Ready, ready};
use regimes::terms::Day;

use super::mutation::{Change, Mutant, mutants};
use super::place::nodes;
use super::sight::Sight;

/// A mutant that no pattern noticed.
#[derive(Debug)]
pub struct Survivor {
    pub mutant: Mutant,
    /// Why nobody noticed.
    pub hidden: Hidden,
}

/// Why no pattern notices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hidden {
    /// No pattern tests the node, or asks for a day beside the bound.
    Untested,
    /// Patterns test it, and these nodes around it come out the same by their other parts.
    Outweighed(BTreeSet<String>),
}

/// What became of the mutants of a regime.
#[derive(Debug)]
pub struct Tried {
    pub regime: String,
    pub mutants: usize,
    pub survivors: Vec<Survivor>,
}

/// A pattern, with what it tests.
struct Witness<'f> {
    ready: Ready<'f>,
    as_of: Day,
    /// What it would see of a change.
    sight: Sight,
    /// Whether it must be run to know, because more is expected than how criteria come out.
    is_blunt: bool,
}

/// Tries the mutants of a regime: the part of this number out of so many.
pub fn regime(id: &str, files: &[(String, PatternFile)], (part, parts): (usize, usize)) -> Tried {
    let mut law = Law::built_in();
    let askers = askers(&law, id);
    let mut witnesses: Vec<Witness<'_>> = Vec::new();
    let mut named: BTreeSet<String> = askers.clone();
    for (name, file) in files {
        for ready in ready(file, &law).unwrap_or_else(|_| panic!("{name} can be read")) {
            let all: BTreeSet<String> = regimes_of(&ready).map(str::to_owned).collect();
            if !all.is_disjoint(&askers) {
                named.extend(all);
                let as_of = ready.pattern.as_of.earliest;
                witnesses.push(Witness { as_of, ready, sight: Sight::default(), is_blunt: false });
            }
        }
    }
    let kept = reachable(&law, &named);
    // As the law is before anything is taken out of it.
    let all = mutants(&law, &law.regimes[id]);
    for (other, regime) in &mut law.regimes {
        if !kept.contains(other) {
            empty(regime);
        }
    }
    witnesses.sort_by_key(|witness| witness.as_of);
    visit(&law, &mut witnesses);
    let turns = turns(&law);
    let size = all.len().div_ceil(parts);
    let mine: Vec<Mutant> = all.into_iter().skip(part * size).take(size).collect();
    let mut survivors = Vec::new();
    // Whoever noticed the last is likely to notice the next, which stands beside it.
    let mut last = 0;
    let count = mine.len();
    for mutant in mine {
        let could: Vec<usize> = (0..witnesses.len()).filter(|at| witnesses[*at].may_notice(&mutant)).collect();
        let turns = if mutant.moves_a_turn() { None } else { Some(turns.as_slice()) };
        match mutant.within(&mut law, |law| noticed(law, turns, &witnesses, &could, last)) {
            Some(at) => last = at,
            None => {
                let tests = |witness: &Witness<'_>| mutant.about.is_none_or(|about| witness.sight.visits(about));
                let is_tested = witnesses.iter().any(|one| mutant.concerns(one.as_of) && tests(one));
                let hidden = match is_tested {
                    true => Hidden::Outweighed(outweighed(&law, &witnesses, &mutant)),
                    false => Hidden::Untested,
                };
                survivors.push(Survivor { mutant, hidden });
            }
        }
    }
    Tried { regime: id.to_owned(), mutants: count, survivors }
}

/// The regimes of which a pattern expects something.
fn regimes_of<'r>(ready: &'r Ready<'_>) -> impl Iterator<Item = &'r str> {
    let all = ready.pattern.expect.values().flat_map(|all| all.keys());
    all.filter_map(|of| of.split('/').next())
}

/// Days from which the law differs from what it was the day before.
fn turns(law: &Law) -> Vec<Day> {
    let mut all = Vec::new();
    let mut add = |interval: &Interval| {
        let next = |day: Day| Day::from_number(day.number().saturating_add(1));
        all.extend(interval.from.iter().flat_map(|from| [from.earliest, from.latest]));
        all.extend(interval.until.iter().flat_map(|until| [next(until.earliest), next(until.latest)]));
    };
    for group in law.common.groups.values() {
        group.memberships.iter().filter_map(|one| one.in_force.as_ref()).for_each(&mut add);
    }
    for regime in law.regimes.values() {
        regime.in_force.iter().for_each(&mut add);
        regime.measures.iter().flat_map(|measure| &measure.in_force).for_each(&mut add);
        for named in nodes(regime) {
            named.node.about.in_force.iter().for_each(&mut add);
        }
    }
    all.extend(law.regimes.values().flat_map(|regime| &regime.renewals).map(|renewal| renewal.due.earliest));
    all.sort_unstable();
    all.dedup();
    all
}

/// The first of these patterns that does not hold, `first` tried before the others. Between two of the `turns` the law is
/// the same, so that it need not be made ready anew.
fn noticed(
    law: &Law,
    turns: Option<&[Day]>,
    witnesses: &[Witness<'_>],
    could: &[usize],
    first: usize,
) -> Option<usize> {
    let mut ready: Option<Program<'_>> = None;
    let mut holds = |at: usize| {
        let witness = &witnesses[at];
        let same = |a: Day, b: Day| {
            let before = |day: Day| turns.map(|turns| turns.partition_point(|turn| *turn <= day));
            a == b || turns.is_some() && before(a) == before(b)
        };
        let mut program = match ready.take() {
            Some(program) if same(program.as_of, witness.as_of) => program,
            _ => compile(law, witness.as_of),
        };
        program.as_of = witness.as_of;
        let holds = matches!(witness.ready.against(law, &program), Outcome::Held(_));
        ready = Some(program);
        holds
    };
    if could.contains(&first) && !holds(first) {
        return Some(first);
    }
    could.iter().copied().filter(|at| *at != first).find(|at| !holds(*at))
}

impl Witness<'_> {
    /// Whether it may notice a mutant.
    fn may_notice(&self, mutant: &Mutant) -> bool {
        let Some(about) = mutant.about else { return mutant.concerns(self.as_of) };
        match mutant.change {
            _ if self.is_blunt => self.sight.visits(about),
            Change::Dropped(_) => self.sight.sees_dropped(about, &mut BTreeSet::new()),
            Change::Negated(_) => self.sight.sees_negated(about, &mut BTreeSet::new()),
            Change::Moved { .. } => self.sight.visits(about),
        }
    }
}

/// The names of the nodes at which the change is lost, in every pattern that tests it.
fn outweighed(law: &Law, witnesses: &[Witness<'_>], mutant: &Mutant) -> BTreeSet<String> {
    let Some(about) = mutant.about else { return BTreeSet::new() };
    let mut lost = BTreeSet::new();
    for witness in witnesses {
        match mutant.change {
            Change::Dropped(_) => drop(witness.sight.sees_dropped(about, &mut lost)),
            Change::Negated(_) => drop(witness.sight.sees_negated(about, &mut lost)),
            Change::Moved { .. } => {}
        }
    }
    let named = law.regimes.values().flat_map(nodes);
    let at = |node: &Node| std::ptr::from_ref::<About>(&node.about) as usize;
    named.filter(|one| lost.contains(&at(one.node))).map(|one| one.name).collect()
}

/// Notes what each pattern visits, and leaves out those that do not hold under the law as it is: they tell nothing of what
/// is wrong with a mutant, and the test of the patterns names them.
fn visit(law: &Law, witnesses: &mut Vec<Witness<'_>>) {
    let mut left_out = HashSet::new();
    for day in witnesses.chunk_by_mut(|a, b| a.as_of == b.as_of) {
        let program = compile(law, day[0].as_of);
        let mut wide = compile(law, day[0].as_of);
        // A search looks no further than acts the party is involved in where it can only find there; a mutant may make it
        // look at all of them.
        for node in &mut wide.nodes {
            node.needs_involvement = false;
        }
        for witness in day {
            let holds = |program| matches!(witness.ready.against(law, program), Outcome::Held(_));
            if !holds(&program) {
                left_out.insert(witness.ready.name.to_owned());
                continue;
            }
            let expected = || witness.ready.pattern.expect.values().flat_map(IndexMap::iter);
            let needs_plan = |expected: &Expected| matches!(expected, Expected::More(more) if more.needs_plan());
            witness.is_blunt = expected().any(|(_, expected)| needs_plan(expected)) || !holds(&wide);
            let ids: HashSet<&str> = expected().flat_map(|(of, _)| of.split('/').skip(1)).collect();
            look(&wide, law, &witness.ready, &ids, &mut witness.sight);
        }
    }
    witnesses.retain(|witness| !left_out.contains(witness.ready.name));
}

/// Every subject under every regime.
fn look(program: &Program<'_>, law: &Law, ready: &Ready<'_>, ids: &HashSet<&str>, sight: &mut Sight) {
    let facts = Facts::of(&ready.case, &law.vocabulary, program.names.clone());
    let assessor = Assessor::new(program, &facts);
    for (at, regime) in program.regimes.iter().enumerate() {
        for subject in facts.subjects() {
            if let Some(trace) = assessor.trace(at, subject) {
                sight.add(program, &trace, ids);
            }
        }
        // Measures and procedures are tested without a trace: all of them are.
        for (_, node) in regime.measures.iter().chain(&regime.procedures) {
            let mut queue = vec![*node];
            while let Some(node) = queue.pop() {
                if let Some(meta) = program.meta(node) {
                    sight.add_other(std::ptr::from_ref(meta.about) as usize);
                }
                queue.extend(program.kids_of(&program.nodes[node as usize]));
            }
        }
    }
}

/// The regime and those that use it, at however many removes.
fn askers(law: &Law, id: &str) -> BTreeSet<String> {
    let mut all = BTreeSet::from([id.to_owned()]);
    loop {
        let more: Vec<String> = law
            .regimes
            .iter()
            .filter(|(other, regime)| !all.contains(*other) && used(regime).iter().any(|used| all.contains(used)))
            .map(|(other, _)| other.clone())
            .collect();
        if more.is_empty() {
            return all;
        }
        all.extend(more);
    }
}

/// These regimes and those they use, at however many removes.
fn reachable(law: &Law, from: &BTreeSet<String>) -> BTreeSet<String> {
    let mut all = from.clone();
    let mut queue: Vec<String> = from.iter().cloned().collect();
    while let Some(id) = queue.pop() {
        for used in law.regimes.get(&id).map(used).unwrap_or_default() {
            if all.insert(used.clone()) {
                queue.push(used);
            }
        }
    }
    all
}

/// The regimes that a regime uses, or whose proposals it waits for.
fn used(regime: &Regime) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for named in nodes(regime) {
        match &named.node.operator {
            Operator::Use { name, .. } => all.extend(name.split_once('/').map(|(id, _)| id.to_owned())),
            Operator::Listed(test) if test.or_proposed => all.extend(test.regimes.iter().cloned()),
            _ => {}
        }
    }
    all.remove(&regime.id);
    all
}

/// Takes out of a regime whatever would be compiled.
fn empty(regime: &mut Regime) {
    regime.grounds = Node { about: Box::default(), operator: Operator::AnyOf(Vec::new()) };
    regime.exclusions.clear();
    regime.definitions.clear();
    regime.decision.procedures.clear();
    regime.measures.clear();
}
