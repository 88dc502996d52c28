//! Walks compiled law over the facts of a case, with what is in hand.

mod involvement;
mod leaf;
mod link;
mod listed;
mod party;
mod recorded;
mod recorder;
mod search;
mod value;

pub(in crate::engine) use leaf::answers;
pub use listed::stands;
pub use recorder::{Atom, Care, Countries, Hand, Join, Needed, Recorder, Why};
pub(in crate::engine) use value::percentage;

use super::facts::{Facts, Ix, NONE};
use super::outcome::Outcome;
use super::program::{CompiledNode, NodeIx, Op, Program, reads};

/// Who may yet be listed under which regime, for words that need a principal who is listed or proposed.
#[derive(Debug, Default)]
pub struct Proposed {
    /// Ascending.
    all: Vec<(u32, Ix)>,
}

impl Proposed {
    /// Notes that `party` is proposed, and not closed, under the regime of this number.
    pub fn add(&mut self, regime: u32, party: Ix) {
        if let Err(at) = self.all.binary_search(&(regime, party)) {
            self.all.insert(at, (regime, party));
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Whether it is.
    pub fn contains(&self, regime: u32, party: Ix) -> bool {
        self.all.binary_search(&(regime, party)).is_ok()
    }
}

/// One evaluation: law, facts, how supports are weighed, and whoever listens.
pub struct Evaluation<'a, R> {
    /// The law.
    pub program: &'a Program<'a>,
    /// The case.
    pub facts: &'a Facts<'a>,
    /// Rungs each support reaches, for the readers of the regime's first channel.
    pub masks: &'a [u8],
    /// Who may yet be listed under which regime.
    pub proposed: &'a Proposed,
    /// Whoever listens.
    pub recorder: R,
}

impl<'a, R: Recorder<'a>> Evaluation<'a, R> {
    /// How a node comes out.
    pub fn node(&mut self, ix: NodeIx, hand: Hand) -> Outcome {
        let program = self.program;
        let Some(node) = program.nodes.get(ix as usize) else { return Outcome::OPEN };
        self.recorder.enter(ix, hand);
        let raw = self.test(node, hand);
        let outcome = if node.never_met { raw.never_met() } else { raw };
        self.recorder.leave(raw, outcome);
        outcome
    }

    fn test(&mut self, node: &'a CompiledNode, hand: Hand) -> Outcome {
        match &node.op {
            Op::All => self.all(node, hand),
            Op::Any => self.any(node, hand),
            Op::Not => self.kid(node, 0, hand).negate(),
            Op::Use(definition) => self.remembered(*definition, node, hand),
            Op::SomeAct { stage, during } => self.some_act(node, *stage, *during, hand),
            Op::SomeInvolved { modes, other } => self.some_involved(node, modes.as_deref(), *other, hand),
            Op::SomeLink(search) => self.some_link(node, search, hand),
            Op::Conduct(test) => self.conduct(test, hand),
            Op::Involvement(test) => self.involvement(test, hand),
            Op::Victim(test) => self.victim(node, test, hand),
            Op::Act(test) => self.act(test, hand),
            Op::Link(test) => self.link(test, hand),
            Op::Party(test) => self.party(test, hand),
            Op::Listed(test) => self.listed(test, hand),
            Op::Judgement(test) => self.judgement(node, test, hand),
            Op::Recorded(test) => self.recorded(test, hand),
            Op::Never => {
                let place = super::place::Place::whole(super::place::Item::Party(hand.party));
                self.say(Outcome::NOT, || Atom::other(place, Why::NotInForce))
            }
        }
    }

    fn all(&mut self, node: &'a CompiledNode, hand: Hand) -> Outcome {
        let program = self.program;
        let mut outcome = Outcome::MET;
        for kid in program.kids_of(node) {
            outcome = outcome.and(self.node(*kid, hand));
            if Self::is_lost(outcome) {
                break;
            }
        }
        outcome
    }

    fn any(&mut self, node: &'a CompiledNode, hand: Hand) -> Outcome {
        let program = self.program;
        let mut outcome = Outcome::NOT;
        for kid in program.kids_of(node) {
            outcome = outcome.or(self.node(*kid, hand));
            if Self::is_won(outcome) {
                break;
            }
        }
        outcome
    }

    /// The child of this place; open where there is none.
    fn kid(&mut self, node: &'a CompiledNode, at: usize, hand: Hand) -> Outcome {
        let program = self.program;
        program.kids_of(node).get(at).map_or(Outcome::OPEN, |kid| self.node(*kid, hand))
    }

    /// A definition is evaluated once for what it reads of what is in hand.
    fn remembered(&mut self, definition: u32, node: &'a CompiledNode, hand: Hand) -> Outcome {
        let keep = self.program.remembered.get(definition as usize).copied().unwrap_or(u8::MAX);
        let key = Hand {
            party: if keep & reads::PARTY != 0 { hand.party } else { NONE },
            act: if keep & reads::ACT != 0 { hand.act } else { NONE },
            link: if keep & reads::LINK != 0 { hand.link } else { NONE },
            victim: if keep & reads::VICTIM != 0 { hand.victim } else { NONE },
        };
        if let Some(known) = self.recorder.recall(definition, key) {
            return known;
        }
        let outcome = self.kid(node, 0, hand);
        self.recorder.remember(definition, key, outcome);
        outcome
    }

    /// Whether nothing joined to `outcome` by "and" can change it, and nobody listens to what else there is.
    #[inline]
    fn is_lost(outcome: Outcome) -> bool {
        !R::TELLS && outcome == Outcome::NOT
    }

    /// Whether nothing joined to `outcome` by "or" can change it, and nobody listens to what else there is.
    #[inline]
    fn is_won(outcome: Outcome) -> bool {
        !R::TELLS && outcome == Outcome::MET
    }

    /// Records an atom and gives its outcome.
    fn say(&mut self, outcome: Outcome, atom: impl FnOnce() -> Atom<'a>) -> Outcome {
        self.recorder.atom(outcome, atom);
        outcome
    }

    /// Records parts that are joined.
    fn joined(&mut self, join: Join, parts: impl FnOnce(&mut Self) -> Outcome) -> Outcome {
        self.recorder.open(join);
        let outcome = parts(self);
        self.recorder.close(outcome);
        outcome
    }
}
