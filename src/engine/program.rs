//! Law made ready for one date: references resolved, terms as bit sets, every node by number in one flat array.

use std::sync::Arc;

use super::facts::Names;
use crate::case::act::Act;
use crate::case::party::Party;
use crate::case::{Case, recorded};
use crate::law::Regime;
use crate::law::node::About;
use crate::law::operator::{Direction, OfficeTime, Percentage, Time, When};
use crate::law::source::Source;
use crate::terms::kind::{PartyKind, Rank, Stage};
use crate::terms::{CountrySet, Day, Period, TermId, TermSet};

/// A node, by place in [`Program::nodes`].
pub type NodeIx = u32;

/// What must be in hand, or what a node reads of it.
pub mod reads {
    /// The current party.
    pub const PARTY: u8 = 1;
    /// The act.
    pub const ACT: u8 = 2;
    /// The link.
    pub const LINK: u8 = 4;
    /// The victim.
    pub const VICTIM: u8 = 8;
}

/// One compiled node.
#[derive(Debug, Clone)]
pub struct CompiledNode {
    /// What it tests.
    pub op: Op,
    /// Where its children begin in [`Program::kids`].
    pub kids: u32,
    /// How many children it has.
    pub kid_count: u32,
    /// Whether it is open where its test is met: unsettled, left to discretion, or its day in force not known.
    pub never_met: bool,
    /// What it reads of what is in hand.
    pub reads: u8,
    /// Whether it can only hold of a party that is involved in the act in hand.
    pub needs_involvement: bool,
    /// Whether it has an id. Most have none, and need no look at what they say to people.
    pub has_id: bool,
    /// What it says to people, by place in [`Program::metas`].
    pub meta: u32,
}

/// What a compiled node tests.
#[derive(Debug, Clone)]
pub enum Op {
    /// Every child.
    All,
    /// Some child.
    Any,
    /// Not its child.
    Not,
    /// The first child, remembered under a number of its own.
    Use(u32),
    /// Some act.
    SomeAct {
        /// Carried through or tried.
        stage: Stage,
        /// Within the link in hand.
        during: bool,
    },
    /// Some party involved in the act in hand.
    SomeInvolved {
        /// In one of these modes; in any where there are none.
        modes: Option<Box<TermTest>>,
        /// Another than the current party.
        other: bool,
    },
    /// Some link; the first child speaks of the other end, the second, if any, of the link.
    SomeLink(Box<LinkSearch>),
    /// Conduct of the act in hand.
    Conduct(Box<TermTest>),
    /// Involvement of the current party in the act in hand.
    Involvement(Box<InvolvementTest>),
    /// A victim of the act in hand; the first child, if any, with the victim in hand.
    Victim(Box<VictimTest>),
    /// The act in hand.
    Act(Box<ActTest>),
    /// The link in hand.
    Link(Box<LinkTest>),
    /// The current party.
    Party(Box<PartyTest>),
    /// Listings of the current party.
    Listed(Box<ListedTest>),
    /// A judgement about what is in hand; the first child, if any, is what the term plainly covers.
    Judgement(Box<JudgementTest>),
    /// Whether something is written in the case file.
    Recorded(Box<RecordedTest>),
    /// Never met: it rests on a regime that is not in force.
    Never,
}

/// A test of what is written, whatever it says.
#[derive(Debug, Clone)]
pub struct RecordedTest {
    /// Of the current party.
    pub party: Vec<recorded::Key<Party>>,
    /// Of the act in hand.
    pub act: Vec<recorded::Key<Act>>,
    /// Of the case.
    pub case: Vec<recorded::Key<Case>>,
}

/// A test for terms of one list.
#[derive(Debug, Clone)]
pub struct TermTest {
    /// Terms that satisfy it.
    pub yes: TermSet,
    /// Terms that may turn out to satisfy it.
    pub maybe: TermSet,
    /// The terms as the law names them.
    pub wanted: Arc<[TermId]>,
}

/// Elements that must hold, each with what establishes it.
#[derive(Debug, Clone)]
pub struct ElementTest {
    /// The element.
    pub element: TermId,
    /// Elements that establish it.
    pub by: TermSet,
    /// Broader elements whose absence rules it out.
    pub ruled_out_by: TermSet,
    /// Where the element is that one of several holds: those. If none of them does, it is ruled out.
    pub parts: Vec<TermId>,
}

/// A search for links.
#[derive(Debug, Clone)]
pub struct LinkSearch {
    /// Which types.
    pub types: TermTest,
    /// Types that are read both ways.
    pub symmetric: TermSet,
    /// Which way.
    pub direction: Direction,
    /// When.
    pub when: When,
    /// Whether a chain will do.
    pub indirect: bool,
    /// Whether the second child speaks of the link.
    pub and: bool,
    /// Whether a position may be such a link, and surely is whatever its rank.
    pub posts: Posts,
}

/// Whether positions can be among the links searched for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Posts {
    /// No position is.
    None,
    /// Some ranks are.
    Some,
    /// Every rank is.
    All,
}

/// A test of involvement.
#[derive(Debug, Clone)]
pub struct InvolvementTest {
    /// Which modes.
    pub modes: TermTest,
    /// Elements this provision adds.
    pub elements: Vec<ElementTest>,
    /// Elements each mode brings along, by number of the mode.
    pub own: Arc<[Vec<ElementTest>]>,
    /// Elements that every mode asked for brings along: needed even where the mode is not said exactly.
    pub common: Vec<ElementTest>,
    /// Carried through or tried.
    pub stage: Stage,
}

/// A test of countries.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceTest {
    /// How.
    pub how: PlaceHow,
    /// Which.
    pub set: CountrySet,
    /// As the law writes it.
    pub written: Arc<[String]>,
}

/// How countries are tested.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceHow {
    /// Some value is in the set.
    In,
    /// Some value is outside it.
    Outside,
    /// There is a value, and every one is in the set.
    Only,
}

/// A test of one victim.
#[derive(Debug, Clone, Default)]
pub struct VictimTest {
    /// What the victim did or sought.
    pub activities: Option<TermTest>,
    /// Where.
    pub activity_country: Option<PlaceTest>,
    /// Citizenship.
    pub citizenship: Option<PlaceTest>,
    /// Residence.
    pub residence: Option<PlaceTest>,
    /// Where the victim was.
    pub located_in: Option<PlaceTest>,
    /// Statuses.
    pub statuses: Option<TermTest>,
    /// Harms.
    pub harms: Option<TermTest>,
}

/// A test of the act in hand.
#[derive(Debug, Clone)]
pub struct ActTest {
    /// Some place of it.
    pub place: Option<PlaceTest>,
    /// It ended before this day.
    pub before: Option<Day>,
    /// It began on or after this day.
    pub after: Option<Day>,
    /// Scale.
    pub scale: Option<TermTest>,
    /// Regimes breached, by number in [`Names`].
    pub breaches: Vec<u32>,
}

/// A test of the link in hand.
#[derive(Debug, Clone)]
pub struct LinkTest {
    /// Shares.
    pub share: Option<Percentage>,
    /// Votes.
    pub votes: Option<Percentage>,
    /// Board majority.
    pub board: Option<bool>,
    /// It concerns the act in hand.
    pub concerns_act: bool,
    /// Facts of it.
    pub elements: Vec<ElementTest>,
}

/// A test of the current party.
#[derive(Debug, Clone)]
pub struct PartyTest {
    /// Person or entity.
    pub kind: Option<PartyKind>,
    /// Citizenship.
    pub citizenship: Option<PlaceTest>,
    /// Registration.
    pub registered_in: Option<PlaceTest>,
    /// Residence.
    pub residence: Option<PlaceTest>,
    /// Permanent residence.
    pub permanent_residence: Option<PlaceTest>,
    /// Where it is.
    pub located_in: Option<PlaceTest>,
    /// State organ.
    pub organ_of: Option<PlaceTest>,
    /// Statuses.
    pub statuses: Option<TermTest>,
    /// One office.
    pub office: Option<OfficeTest>,
    /// Whether the person is dead.
    pub died: Option<bool>,
    /// Whether dated attributes are asked of today or of any time.
    pub time: Time,
}

/// A test of one office.
#[derive(Debug, Clone)]
pub struct OfficeTest {
    /// When it is held.
    pub when: Vec<OfficeTime>,
    /// Of which state.
    pub of: Option<PlaceTest>,
    /// Of which rank.
    pub rank: Vec<Rank>,
}

/// A test of listings.
#[derive(Debug, Clone)]
pub struct ListedTest {
    /// Under one of these, by number in [`Names`].
    pub regimes: Vec<u32>,
    /// By one of these.
    pub jurisdictions: Option<PlaceTest>,
    /// The last event is one of these.
    pub status: TermTest,
    /// It was the doing of one of these.
    pub by: Vec<u32>,
    /// It is at least this long ago.
    pub ago: Option<Period>,
    /// It carries one of these measures.
    pub measure: Option<TermTest>,
    /// It was done for the act in hand.
    pub for_act: bool,
    /// Open where the party is itself proposed and met.
    pub or_proposed: bool,
}

/// A test of a judgement.
#[derive(Debug, Clone)]
pub struct JudgementTest {
    /// Which question.
    pub question: TermId,
    /// What of what is in hand it is about.
    pub about: u8,
    /// The country it is about, where it is about one.
    pub country: Option<CountrySet>,
}

/// What a node says to people, with the citation it has or inherits.
#[derive(Debug, Clone, Copy)]
pub struct Meta<'l> {
    /// The node's own words.
    pub about: &'l About,
    /// Its provision, or that of the nearest enclosing node.
    pub provision: Option<&'l str>,
    /// How that is cited where the number is only inferred.
    pub cited_as: Option<&'l str>,
    /// Its source, or that of the nearest enclosing node: key and text.
    pub source: Option<(&'l str, &'l Source)>,
    /// The regime in whose file it stands, where it stands in one.
    pub regime: Option<&'l str>,
    /// Its id, or the nearest around it: that of an enclosing node, or the name of the definition.
    pub name: &'l str,
    /// Whether the day it came into force or ended is not known exactly and the as-of date falls there.
    pub unsure: bool,
}

impl Meta<'_> {
    /// The provision as it is cited.
    pub fn citation(&self) -> Option<&str> {
        self.provision.or(self.cited_as)
    }

    /// Whether its text was read in the official source.
    pub fn is_official(&self) -> bool {
        self.source.is_some_and(|(_, source)| source.is_official())
    }
}

/// Whether a regime is law on the as-of date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// It is.
    InForce,
    /// A renewal that was due was not read.
    RenewalNotVerified,
    /// It is not.
    NotInForce,
}

/// One regime made ready.
#[derive(Debug)]
pub struct CompiledRegime<'l> {
    /// Its file.
    pub regime: &'l Regime,
    /// Its number in [`Names`].
    pub number: u32,
    /// Whether it is law.
    pub state: State,
    /// Grounds and exclusions in one tree; `None` where the regime is not in force.
    pub root: Option<NodeIx>,
    /// Whether a party is listed under the regime already; `None` where the regime is not in force.
    pub listed: Option<NodeIx>,
    /// Limbs that suffice alone, in the order of the file, one node of each id.
    pub grounds: Vec<NodeIx>,
    /// Routes that need no ground of their own.
    pub procedures: Vec<(&'l str, NodeIx)>,
    /// What a listing does, as far as it is law: each with upon whom it works.
    pub measures: Vec<(&'l str, NodeIx)>,
    /// Policy factors that have a condition: place in the file, and the condition.
    pub considerations: Vec<(usize, NodeIx)>,
    /// What channels ask for under a condition: places of the channel and of the content in the file, and the condition.
    pub contents: Vec<(usize, usize, NodeIx)>,
    /// Steps that are the government's alone, in the order of the file.
    pub authority: Vec<&'l str>,
    /// Readers of the first channel.
    pub readers: &'l [String],
}

/// Law made ready for one date.
#[derive(Debug)]
pub struct Program<'l> {
    /// The as-of date.
    pub as_of: Day,
    /// Regimes, ordered by id.
    pub regimes: Vec<CompiledRegime<'l>>,
    /// All nodes.
    pub nodes: Vec<CompiledNode>,
    /// Children of nodes.
    pub kids: Vec<NodeIx>,
    /// What nodes say to people.
    pub metas: Vec<Meta<'l>>,
    /// What each remembered definition reads of what is in hand.
    pub remembered: Vec<u8>,
    /// Names of regimes and bodies.
    pub names: Names,
}

impl<'l> Program<'l> {
    /// The children of a node.
    pub fn kids_of(&self, node: &CompiledNode) -> &[NodeIx] {
        let from = node.kids as usize;
        self.kids.get(from..from + node.kid_count as usize).unwrap_or_default()
    }

    /// The regime of this id, with its place among [`Program::regimes`].
    pub fn regime(&self, id: &str) -> Option<(usize, &CompiledRegime<'l>)> {
        self.regimes.iter().enumerate().find(|(_, regime)| regime.regime.id == id)
    }

    /// What a node says to people.
    pub fn meta(&self, node: NodeIx) -> Option<&Meta<'l>> {
        let node = self.nodes.get(node as usize)?;
        self.metas.get(node.meta as usize)
    }
}
