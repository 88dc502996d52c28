//! The vocabulary: what it accepts, how terms relate, and that the built-in file keeps to it.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use super::{List, Numbered, Satisfies, TermId, TermList, Vocabulary, VocabularyError};

const BUILT_IN: &str = include_str!("../../regimes/vocabulary.json");

/// A vocabulary with these entries and every other list empty.
fn vocabulary(entries: &str) -> Result<Vocabulary, VocabularyError> {
    let given: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&format!("{{{entries}}}")).unwrap();
    let missing =
        List::all().filter(|list| !given.contains_key(list.key())).map(|list| format!("{:?}: {{}}", list.key()));
    let lists: Vec<String> = missing.chain(std::iter::once(entries.to_owned())).collect();
    Vocabulary::from_json(&format!("{{{}}}", lists.join(",")))
}

fn conduct(terms: &str) -> Result<Vocabulary, VocabularyError> {
    vocabulary(&format!("\"conduct\": {{{terms}}}"))
}

fn names<'a>(list: &'a TermList, set: &super::TermSet) -> Vec<&'a str> {
    set.iter().map(|id| list.name(id)).collect()
}

const SMALL: &str = r#"
    "violation": {"title": "violation"},
    "violence": {"title": "violence", "broader": ["violation"]},
    "death": {"title": "death", "broader": ["violation"]},
    "killing": {"title": "killing", "broader": ["death"]},
    "custody": {"title": "death in custody", "broader": ["death"], "mayBe": ["killing"]},
    "cell": {"title": "death in a cell", "broader": ["custody"]},
    "ill": {"title": "ill-treatment", "broader": ["violence"]},
    "torture": {"title": "torture", "broader": ["ill"]},
    "care": {"title": "refusal of care", "broader": ["violation"], "mayBe": ["ill", "custody"]},
    "theft": {"title": "theft"}
"#;

#[test]
fn closes_broader_and_narrower_terms() {
    let vocabulary = conduct(SMALL).unwrap();
    let list = vocabulary.list(List::Conduct);
    let id = |name: &str| list.id(name).unwrap();
    assert_eq!(names(list, list.broader(id("torture"))), ["violation", "violence", "ill", "torture"]);
    assert_eq!(names(list, list.narrower(id("death"))), ["death", "killing", "custody", "cell"]);
    assert_eq!(names(list, list.narrower(id("theft"))), ["theft"]);
    assert_eq!(names(list, &list.wanted([id("ill"), id("theft")])), ["ill", "torture", "theft"]);
}

#[test]
fn a_fact_may_turn_out_narrower_or_what_it_may_be() {
    let vocabulary = conduct(SMALL).unwrap();
    let list = vocabulary.list(List::Conduct);
    let id = |name: &str| list.id(name).unwrap();
    let satisfies = |fact: &str, wanted: &str| list.satisfies(id(fact), &list.wanted([id(wanted)]));
    // Narrower meets broader; broader leaves narrower open.
    assert_eq!(satisfies("torture", "violation"), Satisfies::Yes);
    assert_eq!(satisfies("violation", "torture"), Satisfies::Possibly);
    // `mayBe` is inherited by narrower terms and works on through others.
    assert_eq!(satisfies("cell", "killing"), Satisfies::Possibly);
    assert_eq!(satisfies("care", "killing"), Satisfies::Possibly);
    assert_eq!(satisfies("care", "torture"), Satisfies::Possibly);
    // What it may be has broader terms of its own.
    assert_eq!(satisfies("care", "violence"), Satisfies::Possibly);
    // Neighbours, and the way back, fail.
    assert_eq!(satisfies("killing", "custody"), Satisfies::No);
    assert_eq!(satisfies("torture", "killing"), Satisfies::No);
    assert_eq!(satisfies("theft", "violation"), Satisfies::No);
    assert_eq!(satisfies("violation", "theft"), Satisfies::No);
}

#[test]
fn any_of_makes_the_element_broader() {
    let vocabulary = vocabulary(
        r#""elements": {
            "either": {"title": "either", "anyOf": ["one", "other"]},
            "one": {"title": "one"}, "other": {"title": "other"}},
           "modes": {"m": {"title": "m", "elements": ["either", "one"]}}"#,
    )
    .unwrap();
    let elements = vocabulary.list(List::Element);
    let either = elements.id("either").unwrap();
    assert_eq!(names(elements, elements.establishing(either)), ["either", "one", "other"]);
    let modes = vocabulary.list(List::Mode);
    let mode = modes.term(modes.id("m").unwrap());
    assert_eq!(mode.elements, [either, elements.id("one").unwrap()]);
}

#[test]
fn refuses_cycles_and_shows_them() {
    let error = conduct(
        r#""a": {"title": "a", "broader": ["b"]}, "b": {"title": "b", "broader": ["c"]}, "c": {"title": "c", "broader": ["b"]}"#,
    )
    .unwrap_err();
    assert_eq!(error.to_string(), "terms of `conduct` are broader than themselves: b -> c -> b");
    let itself = conduct(r#""a": {"title": "a", "broader": ["a"]}"#).unwrap_err();
    assert_eq!(itself.to_string(), "terms of `conduct` are broader than themselves: a -> a");
    // Two terms may each be the other without either being broader.
    assert!(conduct(r#""a": {"title": "a", "mayBe": ["b"]}, "b": {"title": "b", "mayBe": ["a"]}"#).is_ok());
}

#[test]
fn refuses_unknown_names_and_suggests() {
    let error = conduct(r#""killing": {"title": "k"}, "a": {"title": "a", "broader": ["kiling"]}"#).unwrap_err();
    assert_eq!(error.to_string(), "`kiling` is not a known kind of conduct");
    assert_eq!(error.pointer().as_deref(), Some("/conduct/a/broader/0"));
    assert_eq!(error.help().as_deref(), Some("did you mean `killing`?"));
    let error = vocabulary(r#""modes": {"m": {"title": "m", "elements": ["x"]}}"#).unwrap_err();
    assert_eq!(error.pointer().as_deref(), Some("/modes/m/elements/0"));
}

#[test]
fn refuses_what_does_not_belong() {
    let pointer = |result: Result<Vocabulary, VocabularyError>| result.unwrap_err().pointer();
    assert!(matches!(conduct(r#""a": {"title": "a"}, "a": {"title": "b"}"#), Err(VocabularyError::Duplicate { .. })));
    assert!(matches!(conduct(r#""a": {"title": "a", "title": "b"}"#), Err(VocabularyError::Shape { .. })));
    assert!(matches!(conduct(r#""a": {"titel": "a"}"#), Err(VocabularyError::Shape { .. })));
    assert!(matches!(conduct(r#""a": {}"#), Err(VocabularyError::Shape { .. })));
    assert!(matches!(vocabulary(r#""crimes": {}"#), Err(VocabularyError::Shape { .. })));
    assert!(matches!(Vocabulary::from_json("{}"), Err(VocabularyError::Shape { .. })));
    assert_eq!(pointer(conduct(r#""A b": {"title": "a"}"#)).as_deref(), Some("/conduct/A b"));
    assert_eq!(pointer(conduct(r#""a": {"title": "a", "symmetric": true}"#)).as_deref(), Some("/conduct/a"));
    assert_eq!(pointer(vocabulary(r#""links": {"a": {"title": "a"}}"#)).as_deref(), Some("/links/a"));
    assert_eq!(
        pointer(vocabulary(r#""questions": {"a": {"title": "a", "about": ["act"]}}"#)).as_deref(),
        Some("/questions/a")
    );
    let many: Vec<String> = (0..257).map(|n| format!(r#""t{n}": {{"title": "t"}}"#)).collect();
    let error = conduct(&many.join(",")).unwrap_err();
    assert_eq!(error.to_string(), "`conduct` has 257 terms; 256 is the most");
    assert!(conduct(many.get(..256).unwrap().join(",").as_str()).is_ok());
}

#[test]
fn an_id_of_another_list_is_nothing() {
    let vocabulary = conduct(SMALL).unwrap();
    let list = vocabulary.list(List::Harm);
    let stray = TermId::from_number(7);
    assert_eq!(list.name(stray), "");
    assert!(list.narrower(stray).is_empty());
    assert_eq!(list.satisfies(stray, &super::TermSet::new()), Satisfies::No);
}

#[test]
fn list_keys_are_those_of_the_file() {
    let vocabulary = Vocabulary::from_json(BUILT_IN).unwrap();
    let file: serde_json::Map<String, serde_json::Value> = serde_json::from_str(BUILT_IN).unwrap();
    let keys: Vec<&str> = file.keys().map(String::as_str).filter(|key| !["$schema", "note"].contains(key)).collect();
    assert!(keys.iter().copied().eq(List::all().map(List::key)));
    for list in List::all() {
        let terms = vocabulary.list(list);
        assert_eq!(terms.list(), list);
        assert!(!terms.is_empty() && terms.len() <= 256, "{}", list.key());
        for (id, term) in terms.iter() {
            assert_eq!(terms.id(&term.name), Some(id));
            assert!(term.plain.is_some(), "{} has no plain words", term.name);
        }
    }
}

#[test]
fn built_in_terms_state_what_the_law_files_rely_on() {
    let vocabulary = Vocabulary::from_json(BUILT_IN).unwrap();
    let satisfies = |list: List, fact: &str, wanted: &str| {
        let list = vocabulary.list(list);
        list.satisfies(list.id(fact).unwrap(), &list.wanted(list.id(wanted)))
    };
    let conduct = |fact: &str, wanted: &str| satisfies(List::Conduct, fact, wanted);
    assert_eq!(conduct("rape", "torture-or-cidt"), Satisfies::Yes);
    assert_eq!(conduct("death-in-custody", "killing"), Satisfies::Possibly);
    assert_eq!(conduct("denial-of-medical-care", "torture"), Satisfies::Possibly);
    assert_eq!(conduct("denial-of-medical-care", "arbitrary-detention"), Satisfies::No);
    assert_eq!(conduct("beating", "torture"), Satisfies::Possibly);
    assert_eq!(conduct("corruption", "bribery"), Satisfies::Possibly);
    assert_eq!(conduct("transfer-of-corruption-proceeds", "corruption"), Satisfies::No);
    assert_eq!(conduct("private-bribery", "giving-bribe-to-official"), Satisfies::No);
    // A breach of the law of war, a detention or a person's wealth says nothing of the three rights or of bribes.
    assert_eq!(conduct("ihl-breach", "deprivation-of-life"), Satisfies::No);
    assert_eq!(conduct("prolonged-detention-without-trial", "torture-or-cidt"), Satisfies::No);
    for other in ["illicit-enrichment", "nepotism", "trading-in-influence", "abuse-of-function", "tax-evasion"] {
        assert_eq!(conduct(other, "bribery"), Satisfies::No);
        assert_eq!(conduct(other, "misappropriation"), Satisfies::No);
    }
    assert_eq!(satisfies(List::Mode, "orders", "responsible"), Satisfies::Yes);
    assert_eq!(satisfies(List::Mode, "involved", "orders"), Satisfies::Possibly);
    assert_eq!(satisfies(List::Mode, "superior-responsibility", "responsible"), Satisfies::No);
    assert_eq!(satisfies(List::Mode, "provides-finance", "material-support"), Satisfies::No);
    assert_eq!(satisfies(List::Link, "commands", "official-of"), Satisfies::Yes);
    assert_eq!(satisfies(List::Link, "spouse-of", "associate-of"), Satisfies::No);
    assert_eq!(satisfies(List::Link, "leads", "member-of"), Satisfies::No);
    assert_eq!(satisfies(List::Element, "knowledge", "knowledge-or-reason-to-know"), Satisfies::Yes);
    assert_eq!(satisfies(List::Activity, "journalism", "seeking-rights"), Satisfies::Yes);
    assert_eq!(satisfies(List::Activity, "exposing-private-wrongdoing", "exposing-official-wrongdoing"), Satisfies::No);
}

const SCHEMA: &str = include_str!("../../regimes/schema/vocabulary.schema.json");

#[test]
fn built_in_file_and_examples_keep_to_the_schema() {
    let schema: serde_json::Value = serde_json::from_str(SCHEMA).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let file: serde_json::Value = serde_json::from_str(BUILT_IN).unwrap();
    let errors: Vec<String> =
        validator.iter_errors(&file).map(|error| format!("{} {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let wrong = serde_json::json!({"conduct": {"a": {"title": "a", "reads": "b"}}});
    assert!(!validator.is_valid(&wrong));
}

#[test]
fn schema_and_reader_know_the_same_keys() {
    let schema: serde_json::Value = serde_json::from_str(SCHEMA).unwrap();
    let lists: Vec<&str> = List::all().map(List::key).collect();
    let required: Vec<&str> = schema["required"].as_array().unwrap().iter().filter_map(|k| k.as_str()).collect();
    assert_eq!(required, lists);
    // Each example of each kind of term is read, in a list of that kind, but for the names it refers to.
    for (kind, list) in [
        ("term", "harms"),
        ("mode", "modes"),
        ("element", "elements"),
        ("link", "links"),
        ("activity", "activities"),
        ("measure", "measures"),
        ("question", "questions"),
    ] {
        for example in schema["$defs"][kind]["examples"].as_array().unwrap() {
            let read = vocabulary(&format!("\"{list}\": {{\"x\": {example}}}"));
            assert!(matches!(read, Ok(_) | Err(VocabularyError::Unknown { .. })), "{kind}: {read:?}");
        }
    }
}

const COMMON: &str = include_str!("../../regimes/common.json");

#[test]
fn groups_name_known_countries_in_spans_that_do_not_meet() {
    let common: serde_json::Value = serde_json::from_str(COMMON).unwrap();
    let day = |span: &serde_json::Value, key: &str| -> Option<super::Day> {
        span["inForce"][key].as_str().map(|text| text.parse().unwrap())
    };
    let mut sizes = Vec::new();
    for (name, spans) in common["groups"].as_object().unwrap() {
        let mut before: Option<super::Day> = None;
        for span in spans.as_array().unwrap() {
            let members: Vec<super::Country> = serde_json::from_value(span["members"].clone()).unwrap();
            assert!(members.is_sorted_by(|a, b| a < b), "{name}");
            sizes.push((name.as_str(), members.len()));
            if let Some(before) = before {
                assert_eq!(Some(before.plus_days(1)), day(span, "from"), "{name}");
            }
            before = day(span, "until");
        }
        assert_eq!(before, None, "{name} ends");
    }
    let of = |wanted: &str| -> Vec<usize> {
        sizes.iter().filter(|(name, _)| *name == wanted).map(|(_, size)| *size).collect()
    };
    assert_eq!(of("eu"), [27, 28, 27]);
    assert_eq!(of("nato"), [28, 29, 30, 31, 32]);
    assert_eq!(of("eea-ch"), [31, 32, 31]);
}

#[test]
fn what_perhaps_meets_a_test_is_told_of_all_terms_at_once() {
    let vocabulary = Vocabulary::from_json(BUILT_IN).unwrap();
    for list in List::all().map(|list| vocabulary.list(list)) {
        for (id, _) in list.iter() {
            let wanted = list.wanted([id]);
            let perhaps = list.iter().map(|(fact, _)| fact);
            let perhaps = perhaps.filter(|fact| list.satisfies(*fact, &wanted) == Satisfies::Possibly);
            assert_eq!(list.perhaps(&wanted), perhaps.collect(), "{}", list.name(id));
        }
    }
}
