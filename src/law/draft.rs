//! How a node is read: key by key, each value straight into its place.
//!
//! Nodes nest deeply, and what a derived reading of so many keys keeps on the stack at every level would overflow it.

use std::fmt;

use indexmap::IndexMap;
use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, Visitor};

use super::node::{About, Node, Operator};
use super::written::{filled, key, keyed};

/// The keys of a node.
#[derive(Clone, Copy, Deserialize)]
#[serde(field_identifier, rename_all = "camelCase")]
enum Key {
    Id,
    Title,
    Provision,
    CitedAs,
    Instrument,
    Quote,
    Source,
    InForce,
    Ask,
    Caution,
    Note,
    Ground,
    Unsettled,
    Discretion,
    Renewals,
    Basis,
    Needs,
    Parameters,
    With,
    AllOf,
    AnyOf,
    Not,
    Use,
    SomeAct,
    SomeInvolved,
    SomeLink,
    Conduct,
    Involvement,
    Victim,
    Act,
    Link,
    Party,
    Listed,
    Judgement,
    Authority,
    Recorded,
}

/// A node being read.
#[derive(Default)]
struct Draft {
    about: Box<About>,
    operator: Option<Operator>,
    with: Option<IndexMap<String, String>>,
    /// The keys that were there, one bit each.
    seen: u64,
}

impl Draft {
    /// Reads the value of a key. Every arm is a call, so that none of the values lies on the stack of this one.
    fn read<'de, A: MapAccess<'de>>(&mut self, key: Key, map: &mut A) -> Result<(), A::Error> {
        let bit = 1_u64 << key as u32;
        if self.seen & bit != 0 {
            return Err(A::Error::custom("a key written twice"));
        }
        self.seen |= bit;
        let about = &mut self.about;
        let operator = &mut self.operator;
        match key {
            Key::Id => put(map, &mut about.id, |Name(id)| Some(id)),
            Key::Title => put(map, &mut about.title, |text| text),
            Key::Provision => put(map, &mut about.provision, |text| text),
            Key::CitedAs => put(map, &mut about.cited_as, |text| text),
            Key::Instrument => put(map, &mut about.instrument, |text| text),
            Key::Quote => put(map, &mut about.quote, |text| text),
            Key::Source => put(map, &mut about.source, |text| text),
            Key::InForce => put(map, &mut about.in_force, |intervals| intervals),
            Key::Ask => put(map, &mut about.ask, |text| text),
            Key::Caution => put(map, &mut about.caution, |text| text),
            Key::Note => put(map, &mut about.note, |text| text),
            Key::Ground => put(map, &mut about.ground, |ground| ground),
            Key::Unsettled => put(map, &mut about.unsettled, |text| text),
            Key::Discretion => put(map, &mut about.discretion, |text| text),
            Key::Renewals => put(map, &mut about.renewals, |renewals| renewals),
            Key::Basis => put(map, &mut about.basis, |basis| basis),
            Key::Needs => put(map, &mut about.needs, |hands| hands),
            Key::Parameters => put(map, &mut about.parameters, |names| names),
            Key::With => put(map, &mut self.with, |Values(values)| Some(values)),
            _ if operator.is_some() => Err(A::Error::custom("a node with two operators")),
            Key::AllOf => put(map, operator, |Nodes(nodes)| Some(Operator::AllOf(nodes))),
            Key::AnyOf => put(map, operator, |Nodes(nodes)| Some(Operator::AnyOf(nodes))),
            Key::Not => put(map, operator, |node| Some(Operator::Not(node))),
            Key::Use => put(map, operator, |name| Some(Operator::Use { name, with: IndexMap::new() })),
            Key::SomeAct => put(map, operator, |test| Some(Operator::SomeAct(test))),
            Key::SomeInvolved => put(map, operator, |test| Some(Operator::SomeInvolved(test))),
            Key::SomeLink => put(map, operator, |test| Some(Operator::SomeLink(Box::new(test)))),
            Key::Conduct => put(map, operator, |Terms(terms)| Some(Operator::Conduct(terms))),
            Key::Involvement => put(map, operator, |test| Some(Operator::Involvement(Box::new(test)))),
            Key::Victim => put(map, operator, |test| Some(Operator::Victim(Box::new(test)))),
            Key::Act => put(map, operator, |test| Some(Operator::Act(Box::new(test)))),
            Key::Link => put(map, operator, |test| Some(Operator::Link(Box::new(test)))),
            Key::Party => put(map, operator, |test| Some(Operator::Party(Box::new(test)))),
            Key::Listed => put(map, operator, |test| Some(Operator::Listed(Box::new(test)))),
            Key::Judgement => put(map, operator, |test| Some(Operator::Judgement(Box::new(test)))),
            Key::Authority => put(map, operator, |step| Some(Operator::Authority(step))),
            Key::Recorded => put(map, operator, |test| Some(Operator::Recorded(Box::new(test)))),
        }
    }

    fn finish<E: Error>(self) -> Result<Node, E> {
        let mut operator = self.operator.ok_or_else(|| E::custom("a node without operator"))?;
        match (&mut operator, self.with) {
            (_, None) => {}
            (Operator::Use { with, .. }, Some(values)) => *with = values,
            (_, Some(_)) => return Err(E::custom("`with` belongs to `use`")),
        }
        Ok(Node { about: self.about, operator })
    }
}

/// Reads the next value into its place.
#[inline(never)]
fn put<'de, A: MapAccess<'de>, T: Deserialize<'de>, S>(
    map: &mut A,
    place: &mut S,
    wrap: impl FnOnce(T) -> S,
) -> Result<(), A::Error> {
    *place = wrap(map.next_value()?);
    Ok(())
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Keys;
        impl<'de> Visitor<'de> for Keys {
            type Value = Node;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a criterion")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
                let mut draft = Draft::default();
                while let Some(key) = map.next_key()? {
                    draft.read(key, &mut map)?;
                }
                draft.finish()
            }
        }
        deserializer.deserialize_map(Keys)
    }
}

/// A node below another.
pub(super) fn boxed<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Box<Node>, D::Error> {
    Node::deserialize(deserializer).map(Box::new)
}

/// A node below another that may be left out, but not be `null`.
pub(super) fn boxed_if<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Box<Node>>, D::Error> {
    boxed(deserializer).map(Some)
}

/// A list of one node at least.
struct Nodes(Vec<Node>);

impl<'de> Deserialize<'de> for Nodes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        filled(deserializer).map(Nodes)
    }
}

#[derive(Deserialize)]
#[serde(transparent)]
struct Name(#[serde(deserialize_with = "key")] String);

#[derive(Deserialize)]
#[serde(transparent)]
struct Terms(#[serde(deserialize_with = "filled")] Vec<String>);

#[derive(Deserialize)]
#[serde(transparent)]
struct Values(#[serde(deserialize_with = "keyed")] IndexMap<String, String>);
