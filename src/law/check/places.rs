//! Countries, groups of states and parameters that criteria name.

use super::Shelf;
use crate::diagnostic::{At, Code, Diagnostic, nearest, quoted};
use crate::law::node::{Node, Operator, Places};
use crate::law::tree::Tree;
use crate::terms::Country;

/// Checks all places of a tree, and that every parameter it declares is used.
pub(super) fn check(shelf: &Shelf<'_>, tree: &Tree<'_>) -> Vec<Diagnostic> {
    let parameters = &tree.root.about.parameters;
    let mut members = Members { shelf, parameters, used: vec![false; parameters.len()], found: Vec::new() };
    tree.walk(&mut |pointer, node| members.node(pointer, node));
    let Members { used, mut found, .. } = members;
    // Of a tree that is no definition, the declaration itself is wrong.
    let declared = parameters.iter().zip(used).enumerate().filter(|_| tree.is_definition());
    for (i, (name, _)) in declared.filter(|(_, (_, used))| !used) {
        let at = At::Value(format!("{}/parameters/{i}", tree.pointer));
        let message = format!("the parameter {} is not used in the definition", quoted(name));
        let help = format!("write `${name}` where its value belongs, or remove it");
        found.push(Diagnostic::new(Code::UnknownParameter, at, message).help(help));
    }
    found
}

struct Members<'s, 'l> {
    shelf: &'s Shelf<'l>,
    /// What the definition around declares.
    parameters: &'s [String],
    used: Vec<bool>,
    found: Vec<Diagnostic>,
}

impl Members<'_, '_> {
    fn node(&mut self, pointer: &str, node: &Node) {
        let at = |key: &str| format!("{pointer}/{}/{key}", node.operator_key());
        let named: Vec<(&str, Option<&Places>)> = match &node.operator {
            Operator::Victim(one) => vec![
                ("activityCountry", one.activity_country.as_ref()),
                ("citizenship", one.citizenship.as_ref()),
                ("residence", one.residence.as_ref()),
                ("locatedIn", one.located_in.as_ref()),
            ],
            Operator::Act(one) => vec![("place", one.place.as_ref())],
            Operator::Party(one) => vec![
                ("citizenship", one.citizenship.as_ref()),
                ("registeredIn", one.registered_in.as_ref()),
                ("residence", one.residence.as_ref()),
                ("permanentResidence", one.permanent_residence.as_ref()),
                ("locatedIn", one.located_in.as_ref()),
                ("organOf", one.organ_of.as_ref()),
                ("office/of", one.office.as_ref().and_then(|office| office.of.as_ref())),
            ],
            Operator::Listed(one) => {
                for (i, member) in one.jurisdictions.iter().enumerate() {
                    self.member(member, format!("{}/{i}", at("jurisdictions")));
                }
                for (i, member) in one.by.iter().enumerate().filter(|(_, member)| is_place(member)) {
                    self.member(member, format!("{}/{i}", at("by")));
                }
                Vec::new()
            }
            Operator::Use { with, .. } => {
                for (name, member) in with {
                    self.member(member, format!("{pointer}/with/{name}"));
                }
                Vec::new()
            }
            _ => Vec::new(),
        };
        for (key, places) in named {
            let (word, members) = match places {
                None => continue,
                Some(Places::In(members)) => ("in", members),
                Some(Places::Outside(members)) => ("outside", members),
                Some(Places::Only(members)) => ("only", members),
            };
            for (i, member) in members.iter().enumerate() {
                self.member(member, format!("{}/{word}/{i}", at(key)));
            }
        }
    }

    fn member(&mut self, member: &str, pointer: String) {
        let found = if let Some(name) = member.strip_prefix('@') {
            self.group(name)
        } else if let Some(name) = member.strip_prefix('$') {
            self.parameter(name)
        } else if Country::parse(member).is_none() {
            let near = Country::nearest(member).map(|near| format!("did you mean `{near}`?"));
            Some((Code::UnknownCountry, format!("{} is not a country code", quoted(member)), near))
        } else {
            None
        };
        if let Some((code, message, help)) = found {
            self.found.push(Diagnostic::new(code, At::Value(pointer), message).help_if(help));
        }
    }

    fn group(&self, name: &str) -> Option<(Code, String, Option<String>)> {
        let (_, common) = self.shelf.common()?;
        if common.groups.contains_key(name) {
            return None;
        }
        let near =
            nearest(name, common.groups.keys().map(String::as_str)).map(|near| format!("did you mean `@{near}`?"));
        let message = format!("there is no group of states {} in common.json", quoted(&format!("@{name}")));
        Some((Code::UnknownGroup, message, near))
    }

    fn parameter(&mut self, name: &str) -> Option<(Code, String, Option<String>)> {
        if let Some(number) = self.parameters.iter().position(|one| one == name) {
            if let Some(used) = self.used.get_mut(number) {
                *used = true;
            }
            return None;
        }
        let near =
            nearest(name, self.parameters.iter().map(String::as_str)).map(|near| format!("did you mean `${near}`?"));
        let help = near.or_else(|| Some(format!("declare it in the definition: `\"parameters\": [\"{name}\"]`")));
        let message = format!("nothing declares the parameter {}", quoted(&format!("${name}")));
        Some((Code::UnknownParameter, message, help))
    }
}

/// Whether the doer of a listing is meant to be a country rather than a body.
fn is_place(member: &str) -> bool {
    member.starts_with(['@', '$']) || member.len() == 2
}
