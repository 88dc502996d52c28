//! Writes missing facts into a case file, as an advocate would who had found them.

use regimes::engine::facts::{Facts, Ix};
use regimes::engine::missing::{Fact, Kind, Value as Written, span};
use regimes::engine::place::{Attribute, Item, Place};
use regimes::engine::program::{Op, Program};
use regimes::terms::kind::Rung;
use regimes::terms::{Country, Day, List, TermId};
use serde_json::{Map, Value, json};

/// What is written with.
pub struct Pen<'a> {
    pub program: &'a Program<'a>,
    pub facts: &'a Facts<'a>,
    pub rung: Rung,
    /// The case before anything is written.
    pub original: &'a Value,
}

impl Pen<'_> {
    /// Writes a fact; `false` where there is no single value to write.
    pub fn write(&self, case: &mut Value, fact: &Fact) -> bool {
        evidence(case);
        match &fact.kind {
            Kind::Answer(question) => self.answer(case, fact, *question),
            Kind::Support(_) => self.support(case, fact.place),
            Kind::Value(value) | Kind::Resolution(value) => self.value(case, fact, value),
            _ => false,
        }
    }

    fn answer(&self, case: &mut Value, fact: &Fact, question: TermId) -> bool {
        if let Item::Judgement(_) = fact.place.item {
            return self.put(case, fact.place, json!(fact.wanted));
        }
        let list = self.facts.vocabulary.list(List::Question);
        let mut judgement = Map::new();
        judgement.insert("question".into(), json!(list.name(question)));
        for topic in &list.term(question).about {
            use regimes::terms::Topic;
            let hand = fact.hand;
            match topic {
                Topic::Act => judgement.insert("act".into(), json!(self.facts.act_key(hand.act))),
                Topic::Party => judgement.insert("party".into(), json!(self.facts.party_key(hand.party))),
                Topic::Link => judgement.insert("link".into(), json!(self.link_name(hand.link))),
                Topic::Victim => {
                    judgement.insert("act".into(), json!(self.facts.act_key(hand.act)));
                    judgement.insert("victim".into(), json!(hand.victim))
                }
                Topic::Country => return false,
            };
        }
        judgement.insert("answer".into(), json!(fact.wanted));
        let all = case.as_object_mut().expect("a case").entry("judgements").or_insert_with(|| json!({}));
        let all = all.as_object_mut().expect("judgements");
        all.insert(format!("written-{}", all.len()), Value::Object(judgement));
        true
    }

    fn link_name(&self, link: Ix) -> String {
        match self.facts.links.get(link as usize).map(|link| link.place.item) {
            Some(Item::Link(ix)) => self.facts.written_link_key(ix).to_owned(),
            Some(Item::Position(party, at)) => format!("{}/positions/{at}", self.facts.party_key(party)),
            _ => String::new(),
        }
    }

    /// Better support: where the attribute stands on its own, there; else on the item, or on the act of a victim.
    fn support(&self, case: &mut Value, place: Place) -> bool {
        let pointer = place.pointer(self.facts);
        let owner = match place.attribute {
            Attribute::Whole => None,
            Attribute::At(key, _) => {
                let whole = Place::key(place.item, key).pointer(self.facts);
                if self.original.pointer(&pointer).is_some_and(is_claim) {
                    Some(pointer.clone())
                } else {
                    self.original.pointer(&whole).is_some_and(is_claim).then_some(whole)
                }
            }
            _ => self.original.pointer(&pointer).is_some_and(is_claim).then(|| pointer.clone()),
        };
        if let (Attribute::Element(_), None) = (place.attribute, &owner) {
            let Some(slot) = case.pointer_mut(&pointer) else { return false };
            *slot = json!({"value": slot.clone(), "evidence": ["new-1", "new-2"]});
            return true;
        }
        let owner = owner.unwrap_or_else(|| match place.item {
            Item::Victim(act, _) if !self.victim_stands_alone(case, place.item) => {
                Place::whole(Item::Act(act)).pointer(self.facts)
            }
            item => Place::whole(item).pointer(self.facts),
        });
        match case.pointer_mut(&owner) {
            Some(owner) => better(owner),
            None => return false,
        }
        true
    }

    fn victim_stands_alone(&self, case: &Value, item: Item) -> bool {
        let pointer = Place::whole(item).pointer(self.facts);
        let has = |key: &str| case.pointer(&format!("{pointer}/{key}")).is_some_and(|value| !value.is_null());
        has("evidence") || has("clearance") || has("unverified")
    }

    fn value(&self, case: &mut Value, fact: &Fact, value: &Written) -> bool {
        let place = fact.place;
        match value {
            Written::Term(list, term) => self.add(case, place, json!(self.facts.vocabulary.list(*list).name(*term))),
            Written::Activity(term, country) => {
                let name = self.facts.vocabulary.list(List::Activity).name(*term);
                let activity = json!({"value": name, "country": country.code()});
                self.add(case, place, activity)
            }
            Written::Country(country) => self.add(case, place, json!(country.code())),
            Written::Answer(answer) => self.set(case, place, json!(answer)),
            Written::Number(number) => self.set(case, place, json!(number)),
            Written::Rank(rank) => self.set(case, place, json!(rank)),
            Written::Act(act) => self.add(case, place, json!(self.facts.act_key(*act))),
            Written::Name(name) => {
                let name = self.program.names.name(*name);
                name.is_some_and(|name| self.add(case, place, json!(name)))
            }
            Written::Listing => self.listing(case, fact),
            Written::Date(day) => self.set(case, place, json!(day.to_string())),
            Written::HeldOn(day, act) => {
                self.include(case, place.item, *day) && act.is_none_or(|act| self.include(case, Item::Act(act), *day))
            }
            Written::EndedBefore(day) => {
                self.put_at(case, place.item, "until", self.claim(json!(day.plus_days(-1).to_string())))
            }
            Written::BeganFrom(day) => self.put_at(case, place.item, "from", self.claim(json!(day.to_string()))),
            Written::Nothing => self.put(case, place, json!([])),
            Written::Unsaid => false,
        }
    }

    fn listing(&self, case: &mut Value, fact: &Fact) -> bool {
        let Some(Op::Listed(test)) = self.program.nodes.get(fact.node as usize).map(|node| &node.op) else {
            return false;
        };
        let regime = self.program.regimes.iter().find(|regime| test.regimes.contains(&regime.number));
        let mut event = Map::new();
        match (regime, &test.jurisdictions) {
            (Some(regime), _) => event.insert("regime".into(), json!(regime.regime.id)),
            (None, Some(states)) => {
                event.insert("programme".into(), json!("WRITTEN"));
                event.insert("jurisdiction".into(), json!(states.set.iter().next().map(Country::code)))
            }
            (None, None) => return false,
        };
        let status = self.facts.vocabulary.list(List::ListingStatus);
        event.insert("status".into(), json!(test.status.wanted.first().map(|term| status.name(*term))));
        event.insert(
            "date".into(),
            json!(self.program.as_of.plus_days(if test.ago.is_some() { -800 } else { -1 }).to_string()),
        );
        if let Some(by) = test.by.first() {
            event.insert("by".into(), json!(self.program.names.name(*by)));
        }
        if let Some(measure) = test.measure.as_ref().and_then(|measure| measure.wanted.first()) {
            let measures = self.facts.vocabulary.list(List::Measure);
            event.insert("measures".into(), json!([measures.name(*measure)]));
        }
        event.insert("evidence".into(), json!(["new-1", "new-2"]));
        if test.for_act {
            event.insert("acts".into(), json!([self.facts.act_key(fact.hand.act)]));
        }
        let pointer = fact.place.pointer(self.facts);
        let (parent, key) = pointer.rsplit_once('/').expect("a pointer");
        let Some(party) = case.pointer_mut(parent).and_then(Value::as_object_mut) else { return false };
        let list = party.entry(key.to_owned()).or_insert_with(|| json!([]));
        if list.is_null() {
            *list = json!([]);
        }
        let Some(list) = list.as_array_mut() else { return false };
        list.retain(|one| !one.is_null());
        list.push(Value::Object(event));
        true
    }

    /// Dates such that the item holds on a day: what is known already and what was written before is only widened.
    fn include(&self, case: &mut Value, item: Item, day: Day) -> bool {
        let Some(span) = span(self.facts, item) else { return false };
        let written = |case: &Value, key: &'static str| -> Option<Day> {
            let value = case.pointer(&Place::key(item, key).pointer(self.facts))?;
            value.get("value").unwrap_or(value).as_str()?.parse().ok()
        };
        let mut done = true;
        if span.start.max > day && written(case, "from").is_none_or(|from| from > day) {
            done &= self.put_at(case, item, "from", self.claim(json!(day.to_string())));
        }
        if span.end.min < day && written(case, "until").is_none_or(|until| until < day) {
            done &= self.put_at(case, item, "until", self.claim(json!(day.to_string())));
        }
        done
    }

    /// A value with support for the rung, where the rung asks for any.
    fn claim(&self, value: Value) -> Value {
        match value {
            value if self.rung == Rung::Alleged => value,
            Value::Object(mut claim) => {
                claim.insert("evidence".into(), json!(["new-1", "new-2"]));
                Value::Object(claim)
            }
            value => json!({"value": value, "evidence": ["new-1", "new-2"]}),
        }
    }

    /// A value in its place; in a list that is not there yet, one more item.
    fn add(&self, case: &mut Value, place: Place, value: Value) -> bool {
        const SINGLE: [&str; 6] = ["mode", "status", "jurisdiction", "regime", "rank", "date"];
        match place.attribute {
            Attribute::Key("type") => self.put(case, place, value),
            Attribute::Key(key) if !SINGLE.contains(&key) => {
                let pointer = place.pointer(self.facts);
                let mut items = match case.pointer(&pointer) {
                    Some(Value::Array(items)) => items.clone(),
                    _ => Vec::new(),
                };
                items.push(self.claim(value));
                put(case, &pointer, Value::Array(items))
            }
            _ => self.set(case, place, value),
        }
    }

    fn set(&self, case: &mut Value, place: Place, value: Value) -> bool {
        self.put(case, place, self.claim(value))
    }

    fn put(&self, case: &mut Value, place: Place, value: Value) -> bool {
        let pointer = place.pointer(self.facts);
        put(case, &pointer, value)
    }

    fn put_at(&self, case: &mut Value, item: Item, key: &'static str, value: Value) -> bool {
        self.put(case, Place::key(item, key), value)
    }
}

/// Two sources that everybody may see, in place of whatever it rested on.
fn better(owner: &mut Value) {
    let Some(object) = owner.as_object_mut() else { return };
    if let Some(Value::Array(accounts)) = object.get_mut("either") {
        accounts.iter_mut().for_each(better);
        return;
    }
    object.remove("unverified");
    object.remove("clearance");
    object.insert("evidence".into(), json!(["new-1", "new-2"]));
}

fn is_claim(value: &Value) -> bool {
    value.is_object()
}

/// Writes at a pointer; `elements` that are not there yet are made.
fn put(case: &mut Value, pointer: &str, value: Value) -> bool {
    let Some((parent, key)) = pointer.rsplit_once('/') else { return false };
    if case.pointer(parent).is_none_or(Value::is_null) && !put(case, parent, json!({})) {
        return false;
    }
    match case.pointer_mut(parent) {
        Some(Value::Object(object)) => {
            object.insert(key.to_owned(), value);
            true
        }
        Some(Value::Array(items)) => match key.parse::<usize>().ok().and_then(|at| items.get_mut(at)) {
            Some(slot) => {
                *slot = value;
                true
            }
            None => false,
        },
        _ => false,
    }
}

/// Two sources that everybody may see.
fn evidence(case: &mut Value) {
    let case = case.as_object_mut().expect("a case");
    let origins = case.entry("origins").or_insert_with(|| json!({})).as_object_mut().expect("origins");
    origins.insert("new-a".into(), json!({}));
    origins.insert("new-b".into(), json!({}));
    let evidence = case.entry("evidence").or_insert_with(|| json!({})).as_object_mut().expect("evidence");
    evidence.insert("new-1".into(), json!({"title": "new", "origin": "new-a", "clearance": "public"}));
    evidence.insert("new-2".into(), json!({"title": "new", "origin": "new-b", "clearance": "public"}));
}
