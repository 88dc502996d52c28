//! The typed nodes of which criteria are built. A node has exactly one operator; everything else about it is for people.

use indexmap::IndexMap;
use serde::Deserialize;
use serde::de::Error as _;

use super::source::{Basis, Interval, Renewal};
use crate::terms::PartialDate;
use crate::terms::kind::{PartyKind, Rank, Stage};

/// One node of a tree of criteria.
#[derive(Debug, Clone)]
pub struct Node {
    /// What the node says to people, and when it is law.
    pub about: About,
    /// What it tests.
    pub operator: Operator,
}

/// Everything about a node but its operator.
#[derive(Debug, Clone, Default)]
pub struct About {
    /// Its name in this file, used in outputs and patterns.
    pub id: Option<String>,
    /// What it says in plain words.
    pub title: Option<String>,
    /// Its number in the instrument, as a lawyer writes it.
    pub provision: Option<String>,
    /// How it is cited where the number is only inferred.
    pub cited_as: Option<String>,
    /// The instrument, a key of the file's `instruments`.
    pub instrument: Option<String>,
    /// The operative words.
    pub quote: Option<String>,
    /// The source, a key of the file's `sources`.
    pub source: Option<String>,
    /// Days on which the node is law; always where empty.
    pub in_force: Vec<Interval>,
    /// The question to put when it is open.
    pub ask: Option<String>,
    /// Words shown when the node decides.
    pub caution: Option<String>,
    /// What a reader of the law should know.
    pub note: Option<String>,
    /// Whether it is a limb that suffices alone.
    pub ground: bool,
    /// Why it is open even where its test is met.
    pub unsettled: Option<String>,
    /// Why there is no legal test: open even where its conditions are met.
    pub discretion: Option<String>,
    /// Renewals on which the node depends.
    pub renewals: Vec<Renewal>,
    /// Whether it is law, policy or practice.
    pub basis: Basis,
    /// What a definition must find in hand.
    pub needs: Vec<Hand>,
    /// Names that a use of the definition must fill.
    pub parameters: Vec<String>,
}

/// What may be in hand while a tree is walked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Hand {
    /// The current party.
    Party,
    /// The act.
    Act,
    /// The link.
    Link,
    /// The victim.
    Victim,
    /// A country.
    Country,
}

/// What a node tests.
#[derive(Debug, Clone)]
pub enum Operator {
    /// All of these.
    AllOf(Vec<Node>),
    /// Any of these.
    AnyOf(Vec<Node>),
    /// Not this.
    Not(Box<Node>),
    /// A named definition, with its parameters filled.
    Use {
        /// `name`, or `regime/name`.
        name: String,
        /// Values of its parameters.
        with: IndexMap<String, String>,
    },
    /// There is an act such that.
    SomeAct(SomeAct),
    /// There is a party involved in the act in hand such that.
    SomeInvolved(SomeInvolved),
    /// There is a link from the current party such that.
    SomeLink(SomeLink),
    /// The conduct of the act in hand is one of these terms.
    Conduct(Vec<String>),
    /// The current party is involved in the act in hand.
    Involvement(Involvement),
    /// One and the same victim of the act in hand.
    Victim(Victim),
    /// The act in hand.
    Act(Act),
    /// The link in hand.
    Link(Link),
    /// The current party.
    Party(Party),
    /// Listings of the current party on the as-of date.
    Listed(Listed),
    /// An open-textured question.
    Judgement(Judgement),
    /// A step that is the government's alone.
    Authority(String),
    /// Whether something is written in the file.
    Recorded(Recorded),
}

/// There is an act such that the child holds.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SomeAct {
    /// What must hold with the act in hand.
    pub that: Box<Node>,
    /// Carried through (default) or tried.
    #[serde(default)]
    pub stage: Stage,
    /// Keeps the act within the time of the link in hand.
    pub during: Option<DuringLink>,
}

/// The one span an act may be kept within.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DuringLink {
    /// The link in hand.
    Link,
}

/// There is a party, the current one or another, involved in the act in hand such that the child holds of it.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SomeInvolved {
    /// In one of these modes; any where empty.
    #[serde(default)]
    pub modes: Vec<String>,
    /// What must hold of the party.
    pub that: Box<Node>,
}

/// There is a link from the current party such that the child holds of the party at its other end.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SomeLink {
    /// Of one of these types or narrower.
    pub types: Vec<String>,
    /// From the current party, or to it.
    #[serde(default)]
    pub direction: Direction,
    /// When the link must hold.
    pub when: When,
    /// Whether a chain of such links will do.
    #[serde(default)]
    pub indirect: bool,
    /// What must hold of the link itself.
    pub and: Option<Box<Node>>,
    /// What must hold of the party at the other end.
    pub that: Box<Node>,
}

/// Which way a link is followed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// From the current party.
    #[default]
    Out,
    /// To the current party.
    In,
}

/// When a link must hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum When {
    /// On the as-of date.
    Now,
    /// At any time up to the as-of date.
    Ever,
    /// At some time of the act in hand.
    Act,
}

/// The current party is involved in the act in hand.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Involvement {
    /// In one of these modes or narrower.
    pub modes: Vec<String>,
    /// Facts this provision adds to the mode's own.
    #[serde(default)]
    pub elements: Vec<String>,
    /// Carried through (default) or tried.
    #[serde(default)]
    pub stage: Stage,
}

/// A test over countries. Members are codes, `@group` or `$parameter`.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Places {
    /// Some value is one of these.
    In(Vec<String>),
    /// Some value is none of these.
    Outside(Vec<String>),
    /// There is a value, and every one is one of these.
    Only(Vec<String>),
}

/// One and the same victim of the act in hand has all of this.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Victim {
    /// Did or sought one of these.
    #[serde(default)]
    pub activities: Vec<String>,
    /// The country whose officials were exposed or where the right was sought.
    pub activity_country: Option<Places>,
    /// Citizenship.
    pub citizenship: Option<Places>,
    /// Residence.
    pub residence: Option<Places>,
    /// Where the victim was.
    pub located_in: Option<Places>,
    /// Has one of these statuses.
    #[serde(default)]
    pub statuses: Vec<String>,
    /// Suffered one of these.
    #[serde(default)]
    pub harms: Vec<String>,
    /// What must hold with the victim in hand.
    pub and: Option<Box<Node>>,
}

/// The act in hand has all of this.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Act {
    /// Some place of it.
    pub place: Option<Places>,
    /// It ended before this day.
    pub before: Option<PartialDate>,
    /// It began on or after this day.
    pub after: Option<PartialDate>,
    /// The practice it is part of is one of these.
    #[serde(default)]
    pub scale: Vec<String>,
    /// It breached the prohibitions of one of these regimes.
    #[serde(default)]
    pub breaches: Vec<String>,
}

/// A test of a percentage.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Percentage {
    /// Strictly more than this.
    MoreThan(f64),
    /// This or more.
    AtLeast(f64),
}

/// The link in hand has all of this.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Link {
    /// Percentage of the shares.
    pub share: Option<Percentage>,
    /// Percentage of the voting rights.
    pub votes: Option<Percentage>,
    /// Whether it carries the right to appoint or remove a majority of the board.
    pub appoints_board_majority: Option<bool>,
    /// It concerns the act in hand.
    pub concerns: Option<ConcernsAct>,
    /// These facts of it hold.
    #[serde(default)]
    pub elements: Vec<String>,
}

/// The one thing a link may be asked to concern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ConcernsAct {
    /// The act in hand.
    Act,
}

/// Whether a dated attribute is asked of today or of any time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Time {
    /// On the as-of date.
    #[default]
    Now,
    /// At any time up to the as-of date.
    Ever,
}

/// The current party has all of this.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Party {
    /// Person or entity.
    pub kind: Option<PartyKind>,
    /// Citizenship of a person.
    pub citizenship: Option<Places>,
    /// Registration of an entity.
    pub registered_in: Option<Places>,
    /// Ordinary residence.
    pub residence: Option<Places>,
    /// Permanent residence.
    pub permanent_residence: Option<Places>,
    /// Where the party is.
    pub located_in: Option<Places>,
    /// The state of which an entity is an organ.
    pub organ_of: Option<Places>,
    /// Has one of these statuses.
    #[serde(default)]
    pub statuses: Vec<String>,
    /// One and the same office.
    pub office: Option<Office>,
    /// Whether the person is dead (measures only).
    pub died: Option<bool>,
    /// Whether dated attributes are asked of today or of any time.
    #[serde(default)]
    pub time: Time,
}

/// One and the same office has all of this.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Office {
    /// Held at one of these times.
    pub when: Vec<OfficeTime>,
    /// Of a state among these.
    pub of: Option<Places>,
    /// Of one of these ranks.
    #[serde(default)]
    pub rank: Vec<Rank>,
}

/// When an office is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OfficeTime {
    /// On the as-of date.
    Serving,
    /// Before it, and no longer.
    Former,
    /// At some time of the act in hand.
    AtAct,
}

/// Listings of the current party as they stand on the as-of date.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Listed {
    /// Under one of these regimes.
    #[serde(default)]
    pub regimes: Vec<String>,
    /// By one of these jurisdictions.
    #[serde(default)]
    pub jurisdictions: Vec<String>,
    /// The last event is one of these; where empty, the listing is in force.
    #[serde(default)]
    pub status: Vec<String>,
    /// The last event was the doing of one of these.
    #[serde(default)]
    pub by: Vec<String>,
    /// The last event is at least this long ago (ISO 8601 duration in days, months or years).
    pub ago: Option<crate::terms::Period>,
    /// It carries one of these measures.
    #[serde(default)]
    pub measure: Vec<String>,
    /// It was done for the act in hand.
    #[serde(rename = "for")]
    pub for_act: Option<ConcernsAct>,
    /// Open, not failed, where the party is itself proposed and met under one of the regimes.
    #[serde(default)]
    pub or_proposed: bool,
}

/// An open-textured question about what is in hand.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Judgement {
    /// Which question (vocabulary list `questions`).
    pub question: String,
    /// What it is about.
    pub about: Vec<Hand>,
    /// What the term plainly covers, so that the question is asked only of the doubtful.
    pub clear: Option<Clear>,
    /// Published indicators, shown beside the question.
    #[serde(default)]
    pub indicators: Vec<Indicator>,
}

/// What an open-textured term plainly covers.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Clear {
    /// Conduct that needs no judgement.
    pub conduct: Vec<String>,
}

/// A published indicator of an open-textured term.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Indicator {
    /// What it says.
    pub text: String,
    /// Its source.
    pub source: Option<String>,
}

/// Whether something is written in the file: for checklists and arguments, never for criteria.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Recorded {
    /// These attributes of the current party.
    #[serde(default)]
    pub party: Vec<String>,
    /// These attributes of the act in hand.
    #[serde(default)]
    pub act: Vec<String>,
    /// These parts of the case.
    #[serde(default)]
    pub case: Vec<String>,
}

/// A node as written: every operator key optional, so that one pass can count them.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Written {
    id: Option<String>,
    title: Option<String>,
    provision: Option<String>,
    cited_as: Option<String>,
    instrument: Option<String>,
    quote: Option<String>,
    source: Option<String>,
    #[serde(default)]
    in_force: Vec<Interval>,
    ask: Option<String>,
    caution: Option<String>,
    note: Option<String>,
    #[serde(default)]
    ground: bool,
    unsettled: Option<String>,
    discretion: Option<String>,
    #[serde(default)]
    renewals: Vec<Renewal>,
    #[serde(default)]
    basis: Basis,
    #[serde(default)]
    needs: Vec<Hand>,
    #[serde(default)]
    parameters: Vec<String>,
    all_of: Option<Vec<Node>>,
    any_of: Option<Vec<Node>>,
    not: Option<Box<Node>>,
    #[serde(rename = "use")]
    uses: Option<String>,
    with: Option<IndexMap<String, String>>,
    some_act: Option<SomeAct>,
    some_involved: Option<SomeInvolved>,
    some_link: Option<SomeLink>,
    conduct: Option<Vec<String>>,
    involvement: Option<Involvement>,
    victim: Option<Victim>,
    act: Option<Act>,
    link: Option<Link>,
    party: Option<Party>,
    listed: Option<Listed>,
    judgement: Option<Judgement>,
    authority: Option<String>,
    recorded: Option<Recorded>,
}

/// The keys that are operators, in the order in which they are explained.
pub const OPERATORS: [&str; 17] = [
    "allOf",
    "anyOf",
    "not",
    "use",
    "someAct",
    "someInvolved",
    "someLink",
    "conduct",
    "involvement",
    "victim",
    "act",
    "link",
    "party",
    "listed",
    "judgement",
    "authority",
    "recorded",
];

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = Written::deserialize(deserializer)?;
        if written.with.is_some() && written.uses.is_none() {
            return Err(D::Error::custom("`with` belongs to `use`"));
        }
        let with = written.with.unwrap_or_default();
        let operators = [
            written.all_of.map(Operator::AllOf),
            written.any_of.map(Operator::AnyOf),
            written.not.map(Operator::Not),
            written.uses.map(|name| Operator::Use { name, with }),
            written.some_act.map(Operator::SomeAct),
            written.some_involved.map(Operator::SomeInvolved),
            written.some_link.map(Operator::SomeLink),
            written.conduct.map(Operator::Conduct),
            written.involvement.map(Operator::Involvement),
            written.victim.map(Operator::Victim),
            written.act.map(Operator::Act),
            written.link.map(Operator::Link),
            written.party.map(Operator::Party),
            written.listed.map(Operator::Listed),
            written.judgement.map(Operator::Judgement),
            written.authority.map(Operator::Authority),
            written.recorded.map(Operator::Recorded),
        ];
        let mut found = operators.into_iter().flatten();
        let operator = found.next().ok_or_else(|| D::Error::custom("a node without operator"))?;
        if found.next().is_some() {
            return Err(D::Error::custom("a node with two operators"));
        }
        let about = About {
            id: written.id,
            title: written.title,
            provision: written.provision,
            cited_as: written.cited_as,
            instrument: written.instrument,
            quote: written.quote,
            source: written.source,
            in_force: written.in_force,
            ask: written.ask,
            caution: written.caution,
            note: written.note,
            ground: written.ground,
            unsettled: written.unsettled,
            discretion: written.discretion,
            renewals: written.renewals,
            basis: written.basis,
            needs: written.needs,
            parameters: written.parameters,
        };
        Ok(Node { about, operator })
    }
}

impl Node {
    /// The key of its operator, as written in the file.
    pub fn operator_key(&self) -> &'static str {
        match &self.operator {
            Operator::AllOf(_) => "allOf",
            Operator::AnyOf(_) => "anyOf",
            Operator::Not(_) => "not",
            Operator::Use { .. } => "use",
            Operator::SomeAct(_) => "someAct",
            Operator::SomeInvolved(_) => "someInvolved",
            Operator::SomeLink(_) => "someLink",
            Operator::Conduct(_) => "conduct",
            Operator::Involvement(_) => "involvement",
            Operator::Victim(_) => "victim",
            Operator::Act(_) => "act",
            Operator::Link(_) => "link",
            Operator::Party(_) => "party",
            Operator::Listed(_) => "listed",
            Operator::Judgement(_) => "judgement",
            Operator::Authority(_) => "authority",
            Operator::Recorded(_) => "recorded",
        }
    }

    /// The nodes directly below, each with its JSON pointer relative to this node.
    pub fn children(&self) -> Vec<(String, &Node)> {
        match &self.operator {
            Operator::AllOf(all) => all.iter().enumerate().map(|(i, node)| (format!("/allOf/{i}"), node)).collect(),
            Operator::AnyOf(any) => any.iter().enumerate().map(|(i, node)| (format!("/anyOf/{i}"), node)).collect(),
            Operator::Not(node) => vec![("/not".into(), node)],
            Operator::SomeAct(some) => vec![("/someAct/that".into(), &some.that)],
            Operator::SomeInvolved(some) => vec![("/someInvolved/that".into(), &some.that)],
            Operator::SomeLink(some) => some
                .and
                .iter()
                .map(|node| ("/someLink/and".to_owned(), node.as_ref()))
                .chain([("/someLink/that".to_owned(), some.that.as_ref())])
                .collect(),
            Operator::Victim(victim) => {
                victim.and.iter().map(|node| ("/victim/and".to_owned(), node.as_ref())).collect()
            }
            _ => Vec::new(),
        }
    }
}
