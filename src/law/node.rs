//! The typed nodes of which criteria are built. A node has exactly one operator; everything else about it is for people.

use std::slice;

use indexmap::IndexMap;
use serde::Deserialize;

use super::source::{Basis, Interval, Renewal};

pub use super::operator::{
    Act, Clear, ConcernsAct, Direction, DuringLink, Indicator, Involvement, Judgement, Link, Listed, Office,
    OfficeTime, Party, Percentage, Places, Recorded, SomeAct, SomeInvolved, SomeLink, Time, Victim, When,
};

/// One node of a tree of criteria.
#[derive(Debug, Clone)]
pub struct Node {
    /// What the node says to people, and when it is law.
    pub about: Box<About>,
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

impl Hand {
    /// Its word in the file.
    pub const fn key(self) -> &'static str {
        match self {
            Hand::Party => "party",
            Hand::Act => "act",
            Hand::Link => "link",
            Hand::Victim => "victim",
            Hand::Country => "country",
        }
    }
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
    SomeLink(Box<SomeLink>),
    /// The conduct of the act in hand is one of these terms.
    Conduct(Vec<String>),
    /// The current party is involved in the act in hand.
    Involvement(Box<Involvement>),
    /// One and the same victim of the act in hand.
    Victim(Box<Victim>),
    /// The act in hand.
    Act(Box<Act>),
    /// The link in hand.
    Link(Box<Link>),
    /// The current party.
    Party(Box<Party>),
    /// Listings of the current party on the as-of date.
    Listed(Box<Listed>),
    /// An open-textured question.
    Judgement(Box<Judgement>),
    /// A step that is the government's alone.
    Authority(String),
    /// Whether something is written in the file.
    Recorded(Box<Recorded>),
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
            _ => {
                self.parts().into_iter().flat_map(|(key, nodes)| nodes.iter().map(|node| (key.into(), node))).collect()
            }
        }
    }

    /// The nodes directly below.
    pub fn below(&self) -> impl Iterator<Item = &Node> {
        self.parts().into_iter().flat_map(|(_, nodes)| nodes)
    }

    /// The nodes under each key of the operator that holds nodes: there are two such keys at most.
    fn parts(&self) -> [(&'static str, &[Node]); 2] {
        const NONE: (&str, &[Node]) = ("", &[]);
        match &self.operator {
            Operator::AllOf(all) => [("/allOf", all), NONE],
            Operator::AnyOf(any) => [("/anyOf", any), NONE],
            Operator::Not(node) => [("/not", slice::from_ref(node)), NONE],
            Operator::SomeAct(some) => [("/someAct/that", slice::from_ref(&some.that)), NONE],
            Operator::SomeInvolved(some) => [("/someInvolved/that", slice::from_ref(&some.that)), NONE],
            Operator::SomeLink(some) => {
                [("/someLink/and", perhaps(&some.and)), ("/someLink/that", slice::from_ref(&some.that))]
            }
            Operator::Victim(victim) => [("/victim/and", perhaps(&victim.and)), NONE],
            _ => [NONE, NONE],
        }
    }
}

/// A node that may be left out, as a list.
fn perhaps(node: &Option<Box<Node>>) -> &[Node] {
    node.as_deref().map_or(&[], slice::from_ref)
}
