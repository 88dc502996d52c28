//! Small cases made at random from a seed: every kind of item, with attributes known, unknown, vague and disputed.

use serde_json::{Map, Value, json};

/// A generator of numbers that is the same on every machine.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).expect("a small number")
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }

    fn happens(&mut self, in_ten: usize) -> bool {
        self.below(10) < in_ten
    }
}

const CONDUCT: &[&str] = &[
    "killing",
    "torture",
    "cidt",
    "death-in-custody",
    "denial-of-medical-care",
    "beating",
    "arbitrary-detention",
    "slavery-or-forced-labour",
    "human-rights-violation",
    "bribery",
    "corruption",
    "misappropriation-of-state-assets",
    "taking-bribe-as-official",
    "sanctions-contravention",
];
const MODES: &[&str] = &[
    "involved",
    "responsible",
    "commits",
    "orders",
    "superior-responsibility",
    "material-support",
    "provides-finance",
    "provides-goods",
    "benefits",
    "failure-to-investigate",
    "conceals-evidence",
    "complicit",
    "indirectly-engaged",
];
const ELEMENTS: &[&str] = &[
    "control",
    "knowledge",
    "reason-to-know",
    "knowledge-or-reason-to-know",
    "failed-to-punish",
    "failed-to-prevent-or-punish",
    "had-responsibility",
    "failed",
    "reckless",
    "benefit-results-from-act",
    "reasonable-cause-to-suspect",
    "for-that-activity",
];
const LINKS: &[&str] =
    &["owned-by", "controlled-by", "acts-for", "associate-of", "finances", "member-of", "official-of"];
const PLACES: &[&str] = &["sy", "gb", "us", "mm"];
const DAYS: &[&str] = &["2008", "2012-03", "2015-06-01", "2019", "2024-02", "[2013..2016]"];
const EVIDENCE: &[&str] = &["report", "article", "record"];

/// A case: two persons, two entities, one or two acts, and ties between them.
pub fn case(seed: u64) -> Value {
    let dice = &mut Dice::new(seed);
    let parties = ["ann", "bob"].map(|key| (key, person(dice)));
    let bodies = ["unit", "firm"].map(|key| (key, entity(dice)));
    let mut all = Map::new();
    for (key, party) in parties.into_iter().chain(bodies) {
        all.insert(key.into(), party);
    }
    let mut acts = Map::new();
    for key in ["first", "second"].iter().take(1 + dice.below(2)) {
        acts.insert((*key).into(), act(dice));
    }
    let names: Vec<String> = acts.keys().cloned().collect();
    let mut involvements = Map::new();
    for at in 0..dice.below(4) {
        let act = &names[dice.below(names.len())];
        let party = dice.one(&["ann", "bob", "firm"]).to_owned();
        involvements.insert(format!("tie-{at}"), involvement(dice, &party, act));
    }
    let mut links = Map::new();
    for at in 0..dice.below(4) {
        if let Some(link) = link(dice) {
            links.insert(format!("link-{at}"), link);
        }
    }
    let mut judgements = Map::new();
    for (at, question) in
        ["serious-violation-gb", "serious-human-rights-abuse-us", "serious-corruption-gb"].iter().enumerate()
    {
        if dice.happens(5) {
            let answer = [json!(true), json!(false), json!(null)][dice.below(3)].clone();
            let act = &names[dice.below(names.len())];
            judgements.insert(format!("view-{at}"), json!({"question": question, "act": act, "answer": answer}));
        }
    }
    json!({
        "parties": all, "acts": acts, "involvements": involvements, "links": links, "judgements": judgements,
        "origins": {"ngo": {}, "press": {}},
        "evidence": {
            "report": {"title": "a report", "kind": "ngo-report", "origin": "ngo", "clearance": "public"},
            "article": {"title": "an article", "kind": "press", "origin": "press", "clearance": ["gb"]},
            "record": {"title": "a record", "kind": "official-record", "clearance": ["us"]}
        }
    })
}

fn person(dice: &mut Dice) -> Value {
    let mut party = Map::new();
    party.insert("kind".into(), json!("person"));
    party.insert("subject".into(), json!(true));
    let citizenship = dice.one(PLACES);
    put(dice, &mut party, "citizenships", json!([citizenship]));
    let resident = if dice.happens(2) { json!(["us"]) } else { json!([]) };
    put(dice, &mut party, "permanentResidences", resident);
    put(dice, &mut party, "statuses", json!([]));
    let posts = if dice.happens(5) { json!([position(dice)]) } else { json!([]) };
    put(dice, &mut party, "positions", posts);
    let listings = if dice.happens(3) { json!([listing(dice)]) } else { json!([]) };
    put(dice, &mut party, "listings", listings);
    Value::Object(party)
}

fn entity(dice: &mut Dice) -> Value {
    let mut party = Map::new();
    party.insert("kind".into(), json!("entity"));
    party.insert("subject".into(), json!(dice.happens(5)));
    let state = dice.one(PLACES);
    put(dice, &mut party, "organOf", json!(state));
    let register = dice.one(PLACES);
    put(dice, &mut party, "registeredIn", json!([register]));
    let listings = if dice.happens(3) { json!([listing(dice)]) } else { json!([]) };
    put(dice, &mut party, "listings", listings);
    Value::Object(party)
}

fn position(dice: &mut Dice) -> Value {
    let mut post = Map::new();
    put(dice, &mut post, "body", json!("unit"));
    let rank = dice.one(&["leader", "senior", "official", "member"]);
    put(dice, &mut post, "rank", json!(rank));
    let state = dice.one(PLACES);
    put(dice, &mut post, "officialOf", json!(state));
    span(dice, &mut post);
    support(dice, &mut post);
    Value::Object(post)
}

fn listing(dice: &mut Dice) -> Value {
    let mut event = Map::new();
    let regime = dice.one(&["us-glomag", "gb-hr"]);
    put(dice, &mut event, "regime", json!(regime));
    let status = dice.one(&["listed", "delisted", "tabled"]);
    put(dice, &mut event, "status", json!(status));
    let date = dice.one(&["2019", "2022-03-01", "2030"]);
    put(dice, &mut event, "date", json!(date));
    support(dice, &mut event);
    Value::Object(event)
}

fn act(dice: &mut Dice) -> Value {
    let mut act = Map::new();
    let mut conduct = vec![json!(dice.one(CONDUCT))];
    if dice.happens(3) {
        conduct.push(json!({"value": dice.one(CONDUCT), "evidence": [dice.one(EVIDENCE)]}));
    }
    if dice.happens(1) {
        conduct.push(json!(null));
    }
    if dice.happens(1) {
        conduct.push(json!({"either": [{"value": dice.one(CONDUCT)}, {"value": dice.one(CONDUCT)}]}));
    }
    put(dice, &mut act, "conduct", json!(conduct));
    let place = dice.one(PLACES);
    put(dice, &mut act, "place", json!(place));
    let by = match dice.below(4) {
        0 => json!(["unit"]),
        1 => json!(["ann"]),
        2 => json!(["unit", null]),
        _ => json!([]),
    };
    put(dice, &mut act, "by", by);
    span(dice, &mut act);
    if dice.happens(2) {
        act.insert("stage".into(), json!("attempted"));
    }
    support(dice, &mut act);
    Value::Object(act)
}

fn involvement(dice: &mut Dice, party: &str, act: &str) -> Value {
    let mut tie = Map::new();
    tie.insert("party".into(), json!(party));
    tie.insert("act".into(), json!(act));
    tie.insert("mode".into(), json!(dice.one(MODES)));
    let mut elements = Map::new();
    for element in ELEMENTS {
        if dice.happens(4) {
            // A broader element and what establishes it are never said to differ: such a file contradicts itself.
            let value = match dice.below(3) {
                0 => json!({"value": true, "evidence": [dice.one(EVIDENCE)]}),
                1 => json!(null),
                _ => json!(true),
            };
            elements.insert((*element).into(), value);
        }
    }
    if dice.happens(3) {
        elements =
            ELEMENTS.iter().filter(|_| dice.happens(4)).map(|element| ((*element).to_owned(), json!(false))).collect();
    }
    put(dice, &mut tie, "elements", Value::Object(elements));
    support(dice, &mut tie);
    Value::Object(tie)
}

fn link(dice: &mut Dice) -> Option<Value> {
    let mut link = Map::new();
    let kind = dice.one(LINKS);
    let (party, by) = match kind {
        "owned-by" | "controlled-by" => ("firm", dice.one(&["ann", "bob"])),
        "member-of" | "official-of" => (dice.one(&["ann", "bob"]), "firm"),
        _ => [("ann", "bob"), ("firm", "ann"), ("bob", "unit")][dice.below(3)],
    };
    link.insert("type".into(), json!(kind));
    link.insert("party".into(), json!(party));
    link.insert("by".into(), json!(by));
    if matches!(kind, "owned-by") {
        let share = [json!(20), json!(50), json!({"minimum": 10}), json!({"exclusiveMinimum": 25, "maximum": 40})]
            [dice.below(4)]
        .clone();
        put(dice, &mut link, "share", share);
        put(dice, &mut link, "votes", json!(30));
        let board = dice.happens(5);
        put(dice, &mut link, "appointsBoardMajority", json!(board));
    }
    span(dice, &mut link);
    support(dice, &mut link);
    Some(Value::Object(link))
}

fn span(dice: &mut Dice, item: &mut Map<String, Value>) {
    let from = dice.below(DAYS.len());
    put(dice, item, "from", json!(DAYS[from]));
    if dice.happens(4) {
        item.insert("until".into(), json!("ongoing"));
        put(dice, item, "asOf", json!("2026-06-01"));
    } else {
        let until = ["2019", "2024-02", "2025", "[2019..2026]"][dice.below(4)];
        if from < 3 {
            put(dice, item, "until", json!(until));
        }
    }
}

fn support(dice: &mut Dice, item: &mut Map<String, Value>) {
    let mut evidence: Vec<&str> = EVIDENCE.to_vec();
    evidence.retain(|_| dice.happens(5));
    put(dice, item, "evidence", json!(evidence));
}

/// Writes an attribute: mostly as it is, sometimes not at all or as unknown.
fn put(dice: &mut Dice, item: &mut Map<String, Value>, key: &str, value: Value) {
    match dice.below(8) {
        0 => {}
        1 => {
            item.insert(key.into(), if key == "evidence" || key == "elements" { value } else { Value::Null });
        }
        _ => {
            item.insert(key.into(), value);
        }
    }
}
