//! Strikes statements, evidence and origins from a case file, as if they had never been there.

use regimes::engine::facts::Facts;
use regimes::engine::place::{Attribute, Item, Place};
use serde_json::Value;

/// Strikes statements: attributes become unknown, items go from their collection with whatever names them.
pub fn statements(case: &mut Value, facts: &Facts, places: &[Place]) {
    for place in places.iter().filter(|place| place.attribute != Attribute::Whole) {
        attribute(case, &place.pointer(facts));
    }
    let mut items: Vec<Item> =
        places.iter().filter(|place| place.attribute == Attribute::Whole).map(|place| place.item).collect();
    // The last of a list goes first, so that those before it keep their places, and what is in an act before the act.
    items.sort_unstable();
    items.sort_by_key(|item| matches!(item, Item::Act(_)));
    items.reverse();
    items.sort_by_key(|item| matches!(item, Item::Act(_)));
    for one in items {
        item(case, facts, one);
    }
}

fn attribute(case: &mut Value, pointer: &str) {
    let (parent, key) = pointer.rsplit_once('/').expect("a pointer");
    let at: Option<usize> = key.parse().ok();
    match (case.pointer(parent), at) {
        // One value that is not written as a list, or a list that stands on evidence as a whole.
        (Some(Value::Object(object)), Some(at)) => match object.get("value") {
            Some(Value::Array(_)) => {
                let list = case.pointer_mut(&format!("{parent}/value")).expect("a list");
                list[at] = Value::Null;
            }
            _ => *case.pointer_mut(parent).expect("a claim") = Value::Null,
        },
        (Some(Value::Array(_)), Some(at)) => case.pointer_mut(parent).expect("a list")[at] = Value::Null,
        (Some(_), Some(_)) => *case.pointer_mut(parent).expect("a value") = Value::Null,
        (Some(Value::Object(_)), None) => case.pointer_mut(parent).expect("an item")[key] = Value::Null,
        _ => panic!("nothing at {pointer}"),
    }
}

fn item(case: &mut Value, facts: &Facts, item: Item) {
    let pointer = Place::whole(item).pointer(facts);
    let (parent, key) = pointer.rsplit_once('/').expect("a pointer");
    match case.pointer_mut(parent).expect("a collection") {
        Value::Object(items) => {
            items.remove(key);
        }
        Value::Array(items) => {
            items.remove(key.parse().expect("a place in a list"));
        }
        _ => panic!("nothing at {pointer}"),
    }
    match item {
        Item::Act(act) => {
            let act = facts.act_key(act);
            drop_from(case, "involvements", |one| one["act"] != act);
            drop_from(case, "judgements", |one| one["act"] != act);
            unname(case, "acts", act);
        }
        Item::Link(link) => {
            let link = facts.written_link_key(link);
            drop_from(case, "judgements", |one| one["link"] != link);
        }
        Item::Position(party, at) => {
            let party = facts.party_key(party);
            let name = |at: u64| format!("{party}/positions/{at}");
            let at = u64::from(at);
            drop_from(case, "judgements", |one| one["link"] != name(at));
            each(case, "judgements", |one| {
                if let Some(later) = (at + 1..at + 50).find(|later| one["link"] == name(*later)) {
                    one["link"] = Value::from(name(later - 1));
                }
            });
        }
        Item::Victim(act, at) => {
            let act = facts.act_key(act);
            drop_from(case, "judgements", |one| one["act"] != act || one["victim"] != at);
            each(case, "judgements", |one| {
                if let Some(later) = one["victim"].as_u64().filter(|one| *one > u64::from(at))
                    && one["act"] == act
                {
                    one["victim"] = Value::from(later - 1);
                }
            });
        }
        _ => {}
    }
}

/// Strikes items of the register, wherever they are named.
pub fn evidence(case: &mut Value, keys: &[String]) {
    if let Some(register) = case.get_mut("evidence").and_then(Value::as_object_mut) {
        register.retain(|key, _| !keys.contains(key));
    }
    for key in keys {
        unname(case, "evidence", key);
        unname(case, "derivesFrom", key);
    }
}

/// Strikes every item that comes from these origins.
pub fn origins(case: &mut Value, names: &[String]) {
    let register = case.get("evidence").and_then(Value::as_object).cloned().unwrap_or_default();
    let of_these = |item: &Value| item["origin"].as_str().is_some_and(|origin| names.iter().any(|name| name == origin));
    let keys: Vec<String> = register.iter().filter(|(_, item)| of_these(item)).map(|(key, _)| key.clone()).collect();
    evidence(case, &keys);
}

fn each(case: &mut Value, collection: &str, mut change: impl FnMut(&mut Value)) {
    if let Some(items) = case.get_mut(collection).and_then(Value::as_object_mut) {
        items.values_mut().for_each(&mut change);
    }
}

fn drop_from(case: &mut Value, collection: &str, keep: impl Fn(&Value) -> bool) {
    if let Some(items) = case.get_mut(collection).and_then(Value::as_object_mut) {
        items.retain(|_, one| keep(one));
    }
}

/// Takes a name out of every list under this key.
fn unname(value: &mut Value, list: &str, name: &str) {
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                if let (true, Value::Array(names)) = (key == list, &mut *value) {
                    names.retain(|one| one != name && one.get("value").is_none_or(|value| value != name));
                }
                unname(value, list, name);
            }
        }
        Value::Array(values) => values.iter_mut().for_each(|value| unname(value, list, name)),
        _ => {}
    }
}
