//! Countries, groups of states and parameters, resolved for one date.

use super::{Compiler, Scope};
use crate::engine::program::{PlaceHow, PlaceTest};
use crate::law::operator::Places;
use crate::law::source::InForce;
use crate::terms::{Country, CountrySet};

impl Scope<'_> {
    /// The value of a `$parameter`; any other text as it is.
    pub(super) fn fill<'a>(&'a self, text: &'a str) -> &'a str {
        let Some(name) = text.strip_prefix('$') else { return text };
        self.parameters.iter().find(|(parameter, _)| parameter == name).map_or(text, |(_, value)| value)
    }

    /// The first parameter in scope that is a country: what a judgement about a country is about.
    pub(super) fn country(&self) -> Option<Country> {
        self.parameters.iter().find_map(|(_, value)| Country::parse(value))
    }
}

impl<'l> Compiler<'l> {
    pub(super) fn places(&self, places: Option<&Places>, scope: &Scope<'l>) -> Option<PlaceTest> {
        let (how, members) = match places? {
            Places::In(members) => (PlaceHow::In, members),
            Places::Outside(members) => (PlaceHow::Outside, members),
            Places::Only(members) => (PlaceHow::Only, members),
        };
        let mut set = CountrySet::default();
        let mut written = Vec::new();
        for member in members {
            let member = scope.fill(member);
            written.push(member.to_owned());
            if let Some(group) = member.strip_prefix('@') {
                self.group(group, &mut set);
            } else if let Some(country) = Country::parse(member) {
                set.insert(country);
            }
        }
        Some(PlaceTest { how, set, written: written.into() })
    }

    /// Adds the members a group has on the as-of date.
    fn group(&self, name: &str, set: &mut CountrySet) {
        let Some(group) = self.law.common.groups.get(name) else { return };
        for (member, held) in group.on(self.program.as_of) {
            if held == InForce::Yes {
                set.insert(member);
            }
        }
    }
}
