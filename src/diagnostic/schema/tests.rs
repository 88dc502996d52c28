#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use super::*;

const LAYOUT: &str = r##"{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Case file",
  "type": "object",
  "required": ["parties"],
  "additionalProperties": false,
  "properties": {
    "title": {"type": "string", "minLength": 1},
    "parties": {
      "type": "object", "minProperties": 1,
      "propertyNames": {"$ref": "other.schema.json#/$defs/name"},
      "additionalProperties": {"$ref": "#/$defs/party"},
      "examples": [{"chief": {"kind": "person"}}]
    },
    "links": {"type": "object", "additionalProperties": {"$ref": "#/$defs/link"}},
    "tree": {"$ref": "#/$defs/node"}
  },
  "$defs": {
    "party": {
      "type": "object",
      "required": ["kind"],
      "properties": {
        "kind": {"enum": ["person", "entity"], "description": "Whether it is a person or an entity.", "examples": ["person"]},
        "subject": {"type": "boolean"},
        "birthDate": {"$ref": "#/$defs/dateClaim"},
        "citizenships": {"$ref": "#/$defs/countries"},
        "names": {"type": "array", "items": {"type": "object", "required": ["text"], "properties": {"text": {"type": "string"}}}, "uniqueItems": true}
      },
      "if": {"properties": {"kind": {"const": "entity"}}, "required": ["kind"]},
      "then": {"properties": {"registeredIn": {"$ref": "#/$defs/countries"}}},
      "unevaluatedProperties": false
    },
    "date": {
      "title": "Date", "description": "A year, a month, a day, or an interval. More words.",
      "type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}){0,2}$", "examples": ["2014-03"]
    },
    "dateClaim": {
      "type": ["string", "object", "null"],
      "if": {"type": "string"},
      "then": {"$ref": "#/$defs/date"},
      "else": {
        "properties": {
          "value": {"anyOf": [{"$ref": "#/$defs/date"}, {"type": "null"}]},
          "evidence": {"type": "array", "items": {"type": "string"}},
          "either": {"type": "array", "minItems": 2}
        },
        "additionalProperties": false
      }
    },
    "countries": {
      "title": "Countries", "description": "Two-letter codes.",
      "type": ["array", "null"],
      "items": {"type": "string", "minLength": 2, "maxLength": 2},
      "examples": [["gb", "us"]]
    },
    "link": {
      "type": "object",
      "required": ["party", "by"],
      "properties": {
        "party": {"type": "string"}, "by": {"type": "string"},
        "share": {"type": ["number", "object", "null"], "minimum": 0, "maximum": 100},
        "until": {"anyOf": [{"const": "ongoing"}, {"$ref": "#/$defs/date"}]},
        "day": {"type": "string", "format": "date"},
        "stage": {"oneOf": [{"const": "completed", "title": "It happened"}, {"const": "attempted"}]},
        "type": {"type": "string"}
      },
      "additionalProperties": false,
      "dependentRequired": {"share": ["type"]}
    },
    "node": {
      "type": "object",
      "properties": {
        "title": {"type": "string"},
        "allOf": {"type": "array", "items": {"$ref": "#/$defs/node"}, "minItems": 1},
        "anyOf": {"type": "array", "items": {"$ref": "#/$defs/node"}, "minItems": 1},
        "not": {"$ref": "#/$defs/node"},
        "conduct": {"type": "array", "items": {"type": "string"}}
      },
      "oneOf": [{"required": ["allOf"]}, {"required": ["anyOf"]}, {"required": ["not"]}, {"required": ["conduct"]}],
      "additionalProperties": false
    }
  }
}"##;

const OTHER: &str = r##"{"$defs": {"name": {"title": "Name", "type": "string", "pattern": "^[a-z0-9][a-z0-9-]*$"}}}"##;

fn rules() -> Rules {
    let texts = [("layout.schema.json", LAYOUT), ("other.schema.json", OTHER)];
    let library = Library::parse(&texts).expect("JSON");
    Rules::build(Arc::new(library), "layout.schema.json").expect("a schema")
}

fn check_layout(text: &str) -> crate::diagnostic::Report {
    let document = Document::parse("case.json", text.as_bytes()).expect("JSON");
    let diagnostics = rules().check(&document);
    document.report(diagnostics)
}

fn codes(text: &str) -> Vec<&'static str> {
    check_layout(text).codes().map(Code::as_str).collect()
}

#[test]
fn every_built_in_schema_can_be_used() {
    let document = Document::parse("case.json", b"{}").expect("JSON");
    for schema in Schema::ALL {
        check(schema, &document);
        let value: serde_json::Value = serde_json::from_str(schema.text()).expect("JSON");
        assert!(value.get("$schema").is_some(), "{}", schema.file_name());
    }
}

#[test]
fn a_file_without_faults_passes() {
    let text = r#"{
      "title": "x",
      "parties": {
        "chief": {"kind": "person", "birthDate": "1990-03", "citizenships": null},
        "bureau": {"kind": "entity", "registeredIn": ["gb"], "birthDate": {"value": null}}
      },
      "links": {"l": {"party": "a", "by": "b", "type": "t", "share": 40, "until": "ongoing", "day": "2024-02-29"}},
      "tree": {"allOf": [{"conduct": ["x"]}, {"not": {"conduct": []}}]}
    }"#;
    assert_eq!(codes(text), [""; 0]);
}

#[test]
fn words_for_what_the_schema_finds() {
    let text = r#"{
  "titel": "",
  "title": "",
  "parties": {
    "Chief Of Police": {"kind": "persom", "subject": "true"},
    "bureau": {"kind": "entity", "registeredIn": "gb", "birthDate": 1990},
    "c": {"kind": "person", "registeredIn": ["gb"]},
    "d": {"kind": "person", "birthDate": {"valu": "1990", "evidence": "x"}},
    "e": {"kind": "person", "citizenships": ["gb", 3, "gbr"]},
    "f": {"kynd": "person", "birthDate": "1990-3"},
    "g": {"kind": "person", "names": [{"text": "a"}, {"text": "b"}, {"text": "a"}, {}]},
    "h": [],
    "i": {"birthDate": {"value": "3 March 1990", "either": []}},
    "j": {"kind": "person", "subject": "yes", "names": {"text": "a"}}
  },
  "links": {
    "l": {"party": "c", "by": "d", "share": 120, "until": "ongoin", "day": "2014-02-30", "stage": "complete"},
    "m": {"party": "c", "share": "40", "until": 2014, "day": "soon", "stage": 3, "weather": 1}
  },
  "tree": {"allOf": [
    {"titel": "x"},
    {"conduct": ["a"], "not": {"conduct": []}},
    {"anyof": []},
    {"allOf": []}
  ]}
}"#;
    let report = check_layout(text);
    let mut shown = String::new();
    for one in report.diagnostics() {
        let what = &one.diagnostic;
        shown.push_str(&format!("{} {}\n  {}\n", one.place.line, what.code, what.message));
        for words in what.label.iter().chain(&what.help) {
            shown.push_str(&format!("  {words}\n"));
        }
    }
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots/diagnostic"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!("schema", shown));
}

#[test]
fn one_wrong_value_gives_one_diagnostic() {
    // Too short, and not of the form, and a key unknown only because its value is wrong.
    assert_eq!(codes(r#"{"parties": {"a": {"kind": "entity", "registeredIn": [""]}}}"#), ["too-short"]);
    // A misspelled key explains the missing one.
    assert_eq!(codes(r#"{"partys": {}}"#), ["unknown-key"]);
    assert_eq!(codes(r#"{"tree": {"alOf": []}, "parties": {"a": {"kind": "person"}}}"#), ["unknown-key"]);
    // Two things that have nothing to do with each other are two.
    assert_eq!(codes(r#"{"parties": {"a": {"colour": 1}}}"#), ["missing-key", "unknown-key"]);
}

#[test]
fn the_file_itself_may_be_of_the_wrong_kind() {
    let report = check_layout("[]");
    let messages: Vec<_> = report.diagnostics().iter().map(|one| one.diagnostic.message.as_str()).collect();
    assert_eq!(messages, ["the file takes an object `{...}`, not a list"]);
}

#[test]
fn any_text_of_the_file_is_cut_in_messages() {
    let long = "x".repeat(100_000);
    let text = format!(
        r#"{{"{long}": 1, "parties": {{"{long} ": {{"kind": "{long}", "birthDate": "{long}", "subject": "{long}"}}}}}}"#
    );
    for one in check_layout(&text).diagnostics() {
        let help = one.diagnostic.help.as_deref().unwrap_or_default();
        assert!(one.diagnostic.message.len() < 300, "{}", one.diagnostic.code);
        assert!(help.len() < 300, "{}", one.diagnostic.code);
    }
}

#[test]
fn thousands_of_wrong_values_are_bearable() {
    let items: Vec<_> = (0..50_000).map(|n| format!("\"k{n}\": {{\"kind\": {n}}}")).collect();
    let text = format!(r#"{{"parties": {{{}}}}}"#, items.join(", "));
    assert_eq!(check_layout(&text).diagnostics().len(), 10_000);
}

#[test]
fn schemas_are_looked_for_nowhere_else() {
    let stranger = r#"{"$ref": "https://example.org/other.json"}"#;
    let texts = [("layout.schema.json", stranger)];
    let library = Library::parse(&texts).expect("JSON");
    assert!(Rules::build(Arc::new(library), "layout.schema.json").is_err());
}
