//! A case that says almost nothing: who, that something happened, and that these have to do with it.

use serde_json::{Map, Value, json};

/// Acts of the vague case.
pub const ACTS: usize = 30;

/// Persons of the vague case; each is proposed for listing.
pub const PERSONS: usize = 3;

/// Acts without conduct, place, doer or dates; persons without posts or citizenship, each involved in every act, it is
/// not said how; between them links without dates.
pub fn case() -> Value {
    let person = |at| format!("person-{at}");
    let act = |at| format!("act-{at}");
    let mut parties = Map::new();
    let mut links = Map::new();
    for at in 0..PERSONS {
        parties.insert(person(at), json!({"kind": "person", "subject": true}));
        let link = json!({"type": "associate-of", "party": person(at), "by": person((at + 1) % PERSONS)});
        links.insert(format!("knows-{at}"), link);
        links.insert(format!("belongs-{at}"), json!({"type": "member-of", "party": person(at), "by": "a-body"}));
    }
    parties.insert("a-body".into(), json!({"kind": "entity"}));
    let mut acts = Map::new();
    let mut involvements = Map::new();
    for at in 0..ACTS {
        acts.insert(act(at), json!({"title": format!("what happened, number {at}")}));
        for who in 0..PERSONS {
            let involved = json!({"party": person(who), "act": act(at), "mode": "involved"});
            involvements.insert(format!("involved-{who}-{at}"), involved);
        }
    }
    json!({"parties": parties, "acts": acts, "involvements": involvements, "links": links})
}
