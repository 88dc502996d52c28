//! One missing thing: what it is, where it would be written, and which node of the law asks for it.

use super::value::Value;
use crate::engine::evaluate::{Hand, Needed};
use crate::engine::facts::Ix;
use crate::engine::place::Place;
use crate::engine::program::NodeIx;
use crate::engine::support::SupportId;
use crate::terms::{List, TermId};

/// One missing thing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fact<'a> {
    /// What is missing.
    pub kind: Kind<'a>,
    /// Where it is written, or would be.
    pub place: Place,
    /// The node of the law that asks for it.
    pub node: NodeIx,
    /// What was in hand there.
    pub hand: Hand,
    /// Whether it is wanted met, or not met.
    pub wanted: bool,
    /// What is asked for, where it is a value.
    pub needed: Option<Needed<'a>>,
}

/// What kind of thing is missing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Kind<'a> {
    /// A value.
    Value(Value),
    /// Which of the accounts is true, here this one.
    Resolution(Value),
    /// An answer to a question.
    Answer(TermId),
    /// Better support of a statement.
    Support(SupportId),
    /// Nothing the advocate could give: the law is unsettled here.
    Unsettled,
    /// Nothing the advocate could give: there is no legal test.
    Discretion,
    /// The listing of a party under a regime.
    Listing(u32, Ix),
    /// Something of which the file says nothing; a new statement could change it.
    Absent(Needed<'a>),
    /// Something the file contradicts.
    Contradicted,
}

impl Kind<'_> {
    /// Whether the advocate could supply it.
    pub fn is_hers(&self) -> bool {
        !matches!(self, Kind::Unsettled | Kind::Discretion | Kind::Listing(..) | Kind::Contradicted)
    }
}

impl Fact<'_> {
    /// Whether it is one value in one place. What the file merely leaves open is not: who did an act without a doer, which
    /// posts a person held; nobody alleges an answer, and it takes more than a value to give one.
    pub fn is_writable(&self) -> bool {
        match &self.kind {
            Kind::Value(value) | Kind::Resolution(value) => *value != Value::Unsaid,
            Kind::Answer(_) | Kind::Support(_) => true,
            Kind::Unsettled | Kind::Discretion | Kind::Listing(..) | Kind::Absent(_) | Kind::Contradicted => false,
        }
    }

    /// Whether it supposes that a party is something of which the file gives no sign: a member of a named force, the holder
    /// of a status. Others would be asked first.
    pub fn supposes(&self) -> bool {
        self.wanted && matches!(self.kind, Kind::Value(Value::Term(List::PartyStatus, _)))
    }

    /// Whether no fact could change it.
    pub fn is_fixed(&self) -> bool {
        matches!(self.kind, Kind::Contradicted | Kind::Unsettled | Kind::Discretion)
    }
}
