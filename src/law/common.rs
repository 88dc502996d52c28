//! What several regimes share: groups of states, definitions, and the sources of both.

use indexmap::IndexMap;
use serde::Deserialize;

use super::node::Node;
use super::source::{InForce, Interval, Source};
use super::written::{filled, keyed, stated};
use crate::terms::{Country, Day};

/// The file common.json.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Common {
    /// The schema an editor may use; not read.
    #[serde(rename = "$schema")]
    pub schema: Option<String>,
    /// Groups of states by name; criteria write `@name`.
    #[serde(deserialize_with = "keyed")]
    pub groups: IndexMap<String, Group>,
    /// Meanings that several regimes use. A definition of the same name in a regime file comes first there.
    #[serde(deserialize_with = "keyed")]
    pub definitions: IndexMap<String, Node>,
    /// What was read, by key.
    #[serde(deserialize_with = "keyed")]
    pub sources: IndexMap<String, Source>,
    /// What a reader should know.
    pub note: Option<String>,
}

/// A group of states: memberships, which on a given day all count together.
#[derive(Debug, Clone, Deserialize)]
#[serde(transparent)]
pub struct Group {
    /// Who belongs to it, and when.
    #[serde(deserialize_with = "filled")]
    pub memberships: Vec<Membership>,
}

/// States that belong to a group for the same time.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Membership {
    /// The states.
    #[serde(deserialize_with = "filled")]
    pub members: Vec<Country>,
    /// When they belong to it; always where nothing is said.
    #[serde(default, deserialize_with = "stated")]
    pub in_force: Option<Interval>,
    /// The source.
    pub source: Option<String>,
    /// What a reader should know.
    pub note: Option<String>,
}

impl Group {
    /// The states of the group on `day`, each with whether that is certain. States that do not belong to it are left
    /// out; a state may come twice.
    pub fn on(&self, day: Day) -> impl Iterator<Item = (Country, InForce)> {
        let holds = move |one: &Membership| one.in_force.as_ref().map_or(InForce::Yes, |interval| interval.holds(day));
        self.memberships
            .iter()
            .map(move |one| (one, holds(one)))
            .filter(|(_, held)| *held != InForce::No)
            .flat_map(|(one, held)| one.members.iter().map(move |country| (*country, held)))
    }
}
