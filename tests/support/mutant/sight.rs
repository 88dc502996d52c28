//! What a pattern would see of a change in one node, worked out on the trace it left: most changes are lost on the way up,
//! and the pattern need not be run again to know it.

use std::collections::{BTreeSet, HashMap, HashSet};

use regimes::engine::evaluate::Join;
use regimes::engine::findings::Findings;
use regimes::engine::trace::{Trace, What};
use regimes::engine::{Outcome, Program};

/// One finding, with no more than is needed to find out what becomes of a change.
struct Cell {
    join: Join,
    outcome: Outcome,
    /// Whether its parts, joined, give what came out.
    is_plain: bool,
    never_met: bool,
    /// Whether something is expected of it.
    is_expected: bool,
    /// Where its node stands in memory; none of what is no node of the law.
    about: Option<usize>,
    kids: Vec<u32>,
    parents: Vec<u32>,
}

/// The findings of one pattern.
#[derive(Default)]
pub struct Sight {
    cells: Vec<Cell>,
    /// The findings of each node, by its place in memory.
    of: HashMap<usize, Vec<u32>>,
    /// Nodes tested without a trace.
    others: HashSet<usize>,
}

fn join<'a>(join: Join, mut outcomes: impl Iterator<Item = &'a Outcome>) -> Outcome {
    match join {
        Join::All => outcomes.fold(Outcome::MET, |all, one| all.and(*one)),
        Join::Any => outcomes.fold(Outcome::NOT, |any, one| any.or(*one)),
        Join::None => outcomes.next().map_or(Outcome::OPEN, |one| one.negate()),
    }
}

impl Sight {
    /// Notes a node that is tested without a trace.
    pub fn add_other(&mut self, about: usize) {
        self.others.insert(about);
    }

    /// Adds the findings of a trace, with the ids of which something is expected.
    pub fn add(&mut self, program: &Program<'_>, trace: &Trace, ids: &HashSet<&str>) {
        let findings = Findings { program, trace };
        let from = u32::try_from(self.cells.len()).expect("few findings");
        for (ix, finding) in trace.iter() {
            let at = from + ix;
            let mut cell = Cell {
                join: findings.join(finding),
                outcome: finding.outcome,
                is_plain: false,
                never_met: false,
                is_expected: Some(ix) == trace.root(),
                about: None,
                kids: trace.kids(finding).iter().map(|kid| from + kid).collect(),
                parents: Vec::new(),
            };
            if let What::Node(node, _) = finding.what {
                cell.never_met = program.nodes[node as usize].never_met;
                if let Some(meta) = program.meta(node) {
                    cell.is_expected |= meta.about.id.as_deref().is_some_and(|id| ids.contains(id));
                    let about = std::ptr::from_ref(meta.about) as usize;
                    cell.about = Some(about);
                    self.of.entry(about).or_default().push(at);
                }
            }
            for kid in &cell.kids {
                self.cells[*kid as usize].parents.push(at);
            }
            let joined = join(cell.join, cell.kids.iter().map(|kid| &self.cells[*kid as usize].outcome));
            cell.is_plain = joined == finding.raw && !cell.kids.is_empty();
            self.cells.push(cell);
        }
    }

    /// Whether the pattern visits a node.
    pub fn visits(&self, about: usize) -> bool {
        self.others.contains(&about) || self.of.contains_key(&about)
    }

    /// Whether the pattern may see that a node is taken out. `lost`: the nodes that come out the same without it.
    pub fn sees_dropped(&self, about: usize, lost: &mut BTreeSet<usize>) -> bool {
        let Some(gone) = self.of.get(&about) else { return self.visits(about) };
        // What stands below it would no longer be tested.
        let mut queue = gone.clone();
        let mut seen = HashSet::new();
        while let Some(at) = queue.pop() {
            if seen.insert(at) {
                let cell = &self.cells[at as usize];
                if cell.is_expected {
                    return true;
                }
                queue.extend(&cell.kids);
            }
        }
        let gone: HashSet<u32> = gone.iter().copied().collect();
        let parents = gone.iter().flat_map(|at| &self.cells[*at as usize].parents).copied();
        self.others.contains(&about) || self.rises(parents.collect(), HashMap::new(), &gone, lost)
    }

    /// Whether the pattern may see that a node comes out the other way round. `lost`: as above.
    pub fn sees_negated(&self, about: usize, lost: &mut BTreeSet<usize>) -> bool {
        let Some(turned) = self.of.get(&about) else { return self.visits(about) };
        if turned.iter().any(|at| self.cells[*at as usize].is_expected) {
            return true;
        }
        let new = turned.iter().map(|at| (*at, self.cells[*at as usize].outcome.negate())).collect();
        let parents = turned.iter().flat_map(|at| &self.cells[*at as usize].parents).copied();
        self.others.contains(&about) || self.rises(parents.collect(), new, &HashSet::new(), lost)
    }

    /// Whether a change rises to something of which the pattern expects anything.
    fn rises(
        &self,
        mut queue: BTreeSet<u32>,
        mut new: HashMap<u32, Outcome>,
        gone: &HashSet<u32>,
        lost: &mut BTreeSet<usize>,
    ) -> bool {
        // The parts of a finding stand before it.
        while let Some(at) = queue.pop_first() {
            let cell = &self.cells[at as usize];
            if gone.contains(&at) {
                continue;
            }
            let left: Vec<&u32> = cell.kids.iter().filter(|kid| !gone.contains(kid)).collect();
            if !cell.is_plain || left.is_empty() {
                return true;
            }
            let raw =
                join(cell.join, left.iter().map(|kid| new.get(kid).unwrap_or(&self.cells[**kid as usize].outcome)));
            let mut outcome = if cell.never_met { raw.never_met() } else { raw };
            if new.contains_key(&at) {
                // It is of the changed node itself.
                outcome = outcome.negate();
            }
            if outcome == *new.get(&at).unwrap_or(&cell.outcome) {
                lost.extend(cell.about);
                continue;
            }
            if cell.is_expected {
                return true;
            }
            new.insert(at, outcome);
            queue.extend(&cell.parents);
        }
        false
    }
}
