//! The schemas of regimes and of common.json name the same keys and words as the types, and their examples load.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

use std::collections::BTreeSet;

use regimes::diagnostic::Schema;
use regimes::law::channel::{Channel, Content, ExposedTo, Exposure, Format, Maximum, Route, Step, StepRole, Unit};
use regimes::law::common::{Common, Membership};
use regimes::law::measure::{Aggregate, Indirect, Measure, Reach};
use regimes::law::node::{
    Act, Clear, ConcernsAct, Direction, DuringLink, Hand, Indicator, Involvement, Judgement, Link, Listed, OPERATORS,
    Office, OfficeTime, Party, Percentage, Places, Recorded, SomeAct, SomeInvolved, SomeLink, Time, Victim, When,
};
use regimes::law::read::{explained_regime, quick_regime, read_common, read_regime};
use regimes::law::regime::{
    Change, ChangeKind, Consideration, Decision, EvidenceBar, KeyDate, Left, Pointer, RegimeStatus, Standard, Window,
};
use regimes::law::source::{Basis, Instrument, Interval, Renewal, ShownActive, Source, SourceStatus};
use regimes::law::{Node, Regime};
use regimes::terms::kind::{PartyKind, Rank, Rung, Stage};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

fn schema(schema: Schema) -> Value {
    serde_json::from_str(schema.text()).unwrap()
}

/// The names that `serde` lists when it meets one that it does not know.
fn known<T: DeserializeOwned>(unknown: Value) -> BTreeSet<String> {
    let message = serde_json::from_value::<T>(unknown).err().unwrap().to_string();
    let list = message.split_once("expected ").unwrap_or_else(|| panic!("{message}")).1;
    // Every other part stands between backticks.
    list.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

fn keys<T: DeserializeOwned>() -> BTreeSet<String> {
    known::<T>(json!({"?": null}))
}

fn words<T: DeserializeOwned>() -> BTreeSet<String> {
    known::<T>(json!("?"))
}

fn properties(schema: &Value, pointer: &str) -> BTreeSet<String> {
    let object = schema.pointer(pointer).unwrap_or_else(|| panic!("nothing at {pointer}"));
    assert_eq!(object["additionalProperties"], json!(false), "{pointer}");
    object["properties"].as_object().unwrap().keys().cloned().collect()
}

fn values(schema: &Value, pointer: &str) -> BTreeSet<String> {
    let values = schema.pointer(pointer).unwrap_or_else(|| panic!("nothing at {pointer}"));
    let all = values.as_array().cloned().unwrap_or_else(|| vec![values.clone()]);
    all.iter().map(|one| one.as_str().unwrap().to_owned()).collect()
}

#[test]
fn schema_and_types_have_the_same_keys() {
    let regime = schema(Schema::Regime);
    let mut seen = BTreeSet::new();
    let mut same = |pointer: &str, keys: BTreeSet<String>| {
        assert_eq!(properties(&regime, pointer), keys, "{pointer}");
        seen.insert(pointer.to_owned());
    };
    same("", keys::<Regime>());
    same("/properties/evidenceBar", keys::<EvidenceBar>());
    let defs = |name: &str| format!("/$defs/{name}");
    same(&defs("instrument"), keys::<Instrument>());
    same(&defs("source"), keys::<Source>());
    same(&defs("interval"), keys::<Interval>());
    same(&defs("renewal"), keys::<Renewal>());
    same(&defs("renewal/properties/shownActive"), keys::<ShownActive>());
    same(&defs("decision"), keys::<Decision>());
    same(&defs("decision/properties/standards/items"), keys::<Standard>());
    same(&defs("decision/properties/leftToAuthority/items"), keys::<Left>());
    same(&defs("consideration"), keys::<Consideration>());
    same(&defs("consideration/properties/window"), keys::<Window>());
    same(&defs("keyDate"), keys::<KeyDate>());
    same(&defs("measure"), keys::<Measure>());
    same(&defs("measure/properties/reach/items"), keys::<Reach>());
    same(&defs("channel"), keys::<Channel>());
    same(&defs("channel/properties/exposure/items"), keys::<Exposure>());
    same(&defs("channel/properties/contents/items"), keys::<Content>());
    same(&defs("channel/properties/contents/items/properties/maximum"), keys::<Maximum>());
    same(&defs("channel/properties/format"), keys::<Format>());
    same(&defs("channel/properties/steps/items"), keys::<Step>());
    same(&defs("change"), keys::<Change>());
    same(&defs("pointer"), keys::<Pointer>());
    same(&defs("node"), keys::<Node>());
    same(&defs("places"), keys::<Places>());
    same(&defs("percentage"), keys::<Percentage>());
    let operator = |name: &str| format!("/$defs/node/properties/{name}");
    same(&operator("someAct"), keys::<SomeAct>());
    same(&operator("someInvolved"), keys::<SomeInvolved>());
    same(&operator("someLink"), keys::<SomeLink>());
    same(&operator("involvement"), keys::<Involvement>());
    same(&operator("victim"), keys::<Victim>());
    same(&operator("act"), keys::<Act>());
    same(&operator("link"), keys::<Link>());
    same(&operator("party"), keys::<Party>());
    same(&operator("party/properties/office"), keys::<Office>());
    same(&operator("listed"), keys::<Listed>());
    same(&operator("judgement"), keys::<Judgement>());
    same(&operator("judgement/properties/clear"), keys::<Clear>());
    same(&operator("judgement/properties/indicators/items"), keys::<Indicator>());
    same(&operator("recorded"), keys::<Recorded>());

    let mut objects = BTreeSet::new();
    find(&regime, String::new(), &mut |pointer, value| {
        if value.get("additionalProperties") == Some(&json!(false)) {
            objects.insert(pointer.to_owned());
        }
    });
    assert_eq!(objects, seen, "every object of the schema is held against its type");

    let common = schema(Schema::Common);
    assert_eq!(properties(&common, ""), keys::<Common>());
    assert_eq!(properties(&common, "/$defs/membership"), keys::<Membership>());
}

#[test]
fn schema_and_types_have_the_same_words() {
    let regime = schema(Schema::Regime);
    let mut seen = BTreeSet::new();
    let mut same = |pointer: &str, words: BTreeSet<String>| {
        assert_eq!(values(&regime, pointer), words, "{pointer}");
        seen.insert(pointer.to_owned());
    };
    same("/properties/status/enum", words::<RegimeStatus>());
    same("/properties/evidenceBar/properties/rungs/items/enum", words::<Rung>());
    same("/$defs/basis/enum", words::<Basis>());
    same("/$defs/source/properties/status/enum", words::<SourceStatus>());
    same("/$defs/change/properties/kind/enum", words::<ChangeKind>());
    same("/$defs/channel/properties/route/enum", words::<Route>());
    same("/$defs/channel/properties/exposure/items/properties/to/enum", words::<ExposedTo>());
    same("/$defs/channel/properties/contents/items/properties/maximum/properties/unit/enum", words::<Unit>());
    same("/$defs/channel/properties/steps/items/properties/role/enum", words::<StepRole>());
    same("/$defs/measure/properties/reach/items/properties/aggregate/enum", words::<Aggregate>());
    same("/$defs/measure/properties/reach/items/properties/indirect/enum", words::<Indirect>());
    let node = |name: &str| format!("/$defs/node/properties/{name}");
    same(&node("needs/items/enum"), words::<Hand>());
    same(&node("someAct/properties/stage/enum"), words::<Stage>());
    same(&node("someAct/properties/during/const"), words::<DuringLink>());
    same(&node("someLink/properties/direction/enum"), words::<Direction>());
    same(&node("someLink/properties/when/enum"), words::<When>());
    same(&node("involvement/properties/stage/enum"), words::<Stage>());
    same(&node("link/properties/concerns/const"), words::<ConcernsAct>());
    same(&node("party/properties/kind/enum"), words::<PartyKind>());
    same(&node("party/properties/time/enum"), words::<Time>());
    same(&node("party/properties/office/properties/when/items/enum"), words::<OfficeTime>());
    same(&node("party/properties/office/properties/rank/items/enum"), words::<Rank>());
    same(&node("listed/properties/for/const"), words::<ConcernsAct>());
    same(&node("judgement/properties/about/items/enum"), words::<Hand>());

    let mut lists = BTreeSet::new();
    find(&regime, String::new(), &mut |pointer, value| {
        for keyword in ["enum", "const"] {
            if value.get(keyword).is_some() {
                lists.insert(format!("{pointer}/{keyword}"));
            }
        }
    });
    assert_eq!(lists, seen, "every list of words of the schema is held against its type");
}

#[test]
fn every_operator_is_a_key_of_a_criterion() {
    let node = properties(&schema(Schema::Regime), "/$defs/node");
    assert!(OPERATORS.iter().all(|operator| node.contains(*operator)));
}

/// Visits every schema inside a schema.
fn find(value: &Value, pointer: String, see: &mut dyn FnMut(&str, &Value)) {
    if value.is_object() {
        see(&pointer, value);
    }
    let Value::Object(members) = value else { return };
    for (key, member) in members {
        let at = format!("{pointer}/{key}");
        match key.as_str() {
            "properties" | "$defs" => {
                for (name, one) in member.as_object().unwrap() {
                    find(one, format!("{at}/{name}"), see);
                }
            }
            "items" | "additionalProperties" | "propertyNames" => find(member, at, see),
            _ => {}
        }
    }
}

fn examples(value: &Value) -> &[Value] {
    value["examples"].as_array().unwrap()
}

#[test]
fn every_example_loads() {
    let regime = schema(Schema::Regime);
    for example in examples(&regime) {
        let text = serde_json::to_vec(example).unwrap();
        assert!(quick_regime(&text).is_some());
        explained_regime("example", &text).unwrap();
    }
    for example in examples(&schema(Schema::Common)) {
        read_common("example", &serde_json::to_vec(example).unwrap()).unwrap();
    }
    find(&regime, String::new(), &mut |pointer, part| {
        let Some(examples) = part.get("examples").and_then(Value::as_array).filter(|_| !pointer.is_empty()) else {
            return;
        };
        for example in examples {
            let file = around(pointer, example).unwrap_or_else(|| panic!("no regime is built around {pointer}"));
            let text = serde_json::to_vec(&file).unwrap();
            assert!(quick_regime(&text).is_some(), "{pointer}: {example}");
            let read = read_regime("example", &text);
            assert!(read.is_ok() && explained_regime("example", &text).is_ok(), "{pointer}: {example}");
        }
    });
}

/// A regime in which `value` stands where the schema at `pointer` describes it.
fn around(pointer: &str, value: &Value) -> Option<Value> {
    let mut file = json!({
        "id": "zz-example", "jurisdiction": "zz", "title": "Illustration", "instruments": {}, "sources": {},
        "inForce": [{}], "decision": {"authority": "A minister"}, "grounds": {"party": {"kind": "person"}}
    });
    let channel = |key: &str, value: Value| {
        let mut channel =
            json!({"id": "a", "title": "A", "route": "post", "addressee": "A minister", "readers": ["zz"]});
        channel[key] = value;
        json!([channel])
    };
    let mut measure = json!([{"id": "a", "measure": "asset-freeze", "title": "A"}]);
    let node = "/$defs/node/properties/";
    let (key, value) = match pointer {
        "/$defs/node" => ("grounds", value.clone()),
        "/$defs/instrument" => ("instruments", json!({"a": value})),
        "/$defs/source" => ("sources", json!({"a": value})),
        "/$defs/interval" => ("inForce", json!([value])),
        "/$defs/date" | "/$defs/dateOrNull" => ("inForce", json!([{"from": value}])),
        "/$defs/provision" => ("grounds", json!({"provision": value, "party": {"kind": "person"}})),
        "/$defs/places" => ("grounds", json!({"party": {"citizenship": value}})),
        "/$defs/percentage" => ("grounds", json!({"link": {"share": value}})),
        "/$defs/instrument/properties/number" => ("instruments", json!({"a": {"title": "A", "number": value}})),
        "/$defs/channel/properties/readers" => ("channels", channel("readers", value.clone())),
        "/$defs/channel/properties/steps/items/properties/after" => {
            ("channels", channel("steps", json!([{"id": "b", "title": "B", "after": value}])))
        }
        "/$defs/channel/properties/steps/items/properties/preparation" => {
            ("channels", channel("steps", json!([{"id": "b", "title": "B", "preparation": value}])))
        }
        "/$defs/keyDate/properties/day" => ("dates", json!([{"id": "a", "title": "A", "day": value}])),
        "/$defs/measure/properties/measure" => {
            measure[0]["measure"] = value.clone();
            ("measures", measure)
        }
        _ => match pointer.strip_prefix("/properties/") {
            Some(key) => (key, value.clone()),
            None => {
                let value = match pointer.strip_prefix(node)?.split_once("/properties/") {
                    None if pointer.ends_with("/with") => json!({"use": "a", "with": value}),
                    None if pointer.ends_with("/use") => json!({"use": value}),
                    None => {
                        let key = pointer.strip_prefix(node)?;
                        json!({"party": {"kind": "person"}, key: value})
                    }
                    Some((operator, key)) => json!({operator: {key: value}}),
                };
                ("grounds", value)
            }
        },
    };
    file[key] = value;
    Some(file)
}
