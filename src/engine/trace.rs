//! The whole tree of findings of one assessment: what was tested, of what, and how it came out at each rung.

use super::Map;
use super::evaluate::{Atom, Hand, Join, Recorder};
use super::outcome::Outcome;
use super::program::NodeIx;

/// A finding, by place in a [`Trace`].
pub type FindingIx = u32;

/// How many findings a trace keeps; a case that passes this is told so.
const MOST_FINDINGS: usize = 400_000;
/// Room for so many findings is made at first: few traces of a small case are larger.
const FIRST_ROOM: usize = 1024;

/// An atom, by place in a [`Trace`].
pub type AtomIx = u32;

/// One finding.
#[derive(Debug, Clone, Copy)]
pub struct Finding {
    /// What was found.
    pub what: What,
    /// How its test came out, before the law's own reserve.
    pub raw: Outcome,
    /// How it came out.
    pub outcome: Outcome,
    kids: (u32, u32),
}

/// What a finding is of.
#[derive(Debug, Clone, Copy)]
pub enum What {
    /// A node of the law, with what was in hand.
    Node(NodeIx, Hand),
    /// Parts of a leaf, or candidates of a search.
    Parts(Join),
    /// One test of one attribute.
    Atom(AtomIx),
}

/// The findings of one assessment. A definition that was tested once stands once, however often it is used.
#[derive(Debug, Default)]
pub struct Trace<'a> {
    findings: Vec<Finding>,
    /// Beside the findings, which most walks pass over without looking at what was tested.
    atoms: Vec<Atom<'a>>,
    kids: Vec<FindingIx>,
    /// Whether the trace was cut short because the case is very large.
    pub cut: bool,
}

impl<'a> Trace<'a> {
    /// The finding at the root: the last to be finished.
    pub fn root(&self) -> Option<FindingIx> {
        u32::try_from(self.findings.len()).ok()?.checked_sub(1)
    }

    /// One finding.
    pub fn get(&self, ix: FindingIx) -> Option<&Finding> {
        self.findings.get(ix as usize)
    }

    /// What an atom tested.
    pub fn atom(&self, ix: AtomIx) -> Option<&Atom<'a>> {
        self.atoms.get(ix as usize)
    }

    /// The findings below one.
    pub fn kids(&self, finding: &Finding) -> &[FindingIx] {
        let (from, count) = finding.kids;
        self.kids.get(from as usize..(from + count) as usize).unwrap_or_default()
    }

    /// All findings, the deepest first.
    pub fn iter(&self) -> impl Iterator<Item = (FindingIx, &Finding)> {
        (0..).zip(&self.findings)
    }

    /// All atoms, in the order in which they were tested.
    pub fn atoms(&self) -> &[Atom<'a>] {
        &self.atoms
    }

    /// How many findings there are.
    pub fn len(&self) -> usize {
        self.findings.len()
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.findings.is_empty()
    }
}

/// Writes a trace while an evaluation runs. One may write many, each in the room of the one before: a trace takes much room,
/// and asking the machine for it anew takes longer than writing it.
#[derive(Debug)]
pub struct Tracer<'a> {
    trace: Trace<'a>,
    open: Vec<(What, usize)>,
    pending: Vec<FindingIx>,
    known: Map<(u32, Hand), FindingIx>,
}

impl Default for Tracer<'_> {
    fn default() -> Self {
        let trace = Trace {
            findings: Vec::with_capacity(FIRST_ROOM),
            atoms: Vec::with_capacity(FIRST_ROOM / 2),
            kids: Vec::with_capacity(FIRST_ROOM),
            cut: false,
        };
        Tracer { trace, open: Vec::with_capacity(64), pending: Vec::with_capacity(64), known: Map::default() }
    }
}

impl<'a> Tracer<'a> {
    /// The finished trace.
    pub fn finish(self) -> Trace<'a> {
        self.trace
    }

    /// The trace as far as it is written.
    pub fn trace(&self) -> &Trace<'a> {
        &self.trace
    }

    /// Forgets what was written, and keeps the room.
    pub fn clear(&mut self) {
        let Trace { findings, atoms, kids, cut } = &mut self.trace;
        findings.clear();
        atoms.clear();
        kids.clear();
        *cut = false;
        self.open.clear();
        self.pending.clear();
        self.known.clear();
    }

    fn begin(&mut self, what: What) {
        self.open.push((what, self.pending.len()));
    }

    fn end(&mut self, raw: Outcome, outcome: Outcome) {
        let Some((what, from)) = self.open.pop() else { return };
        if self.trace.findings.len() >= MOST_FINDINGS {
            self.trace.cut = true;
            // The findings around this one still close, without the parts that no longer fit.
            if self.open.len() > 64 {
                self.pending.truncate(from);
                return;
            }
        }
        let first = u32::try_from(self.trace.kids.len()).unwrap_or(u32::MAX);
        let kids = self.pending.get(from..).unwrap_or_default();
        let count = u32::try_from(kids.len()).unwrap_or(0);
        self.trace.kids.extend_from_slice(kids);
        self.pending.truncate(from);
        self.add(Finding { what, raw, outcome, kids: (first, count) });
    }

    fn add(&mut self, finding: Finding) {
        let ix = u32::try_from(self.trace.findings.len()).unwrap_or(u32::MAX);
        self.trace.findings.push(finding);
        self.pending.push(ix);
    }
}

impl<'a> Recorder<'a> for &mut Tracer<'a> {
    const TELLS: bool = true;

    fn enter(&mut self, node: NodeIx, hand: Hand) {
        self.begin(What::Node(node, hand));
    }

    fn leave(&mut self, raw: Outcome, outcome: Outcome) {
        self.end(raw, outcome);
    }

    fn open(&mut self, join: Join) {
        self.begin(What::Parts(join));
    }

    fn close(&mut self, outcome: Outcome) {
        self.end(outcome, outcome);
    }

    fn atom(&mut self, outcome: Outcome, atom: impl FnOnce() -> Atom<'a>) {
        if self.trace.findings.len() >= MOST_FINDINGS {
            self.trace.cut = true;
            return;
        }
        let ix = u32::try_from(self.trace.atoms.len()).unwrap_or(u32::MAX);
        self.trace.atoms.push(atom());
        self.add(Finding { what: What::Atom(ix), raw: outcome, outcome, kids: (0, 0) });
    }

    fn recall(&mut self, definition: u32, hand: Hand) -> Option<Outcome> {
        let ix = *self.known.get(&(definition, hand))?;
        let outcome = self.trace.get(ix)?.outcome;
        self.pending.push(ix);
        Some(outcome)
    }

    fn remember(&mut self, definition: u32, hand: Hand, _: Outcome) {
        if let Some(ix) = self.pending.last() {
            self.known.insert((definition, hand), *ix);
        }
    }
}
