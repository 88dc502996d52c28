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

fn found(text: &str) -> String {
    let document = Document::parse("case.json", text.as_bytes()).expect("JSON");
    let diagnostics = rules().check(&document);
    crate::render::diagnostic::drawn(&document.report(diagnostics), false)
}

#[test]
fn probe() {
    let text = r#"{
  "titel": "",
  "title": "",
  "parties": {
    "Chief Of Police": {"kind": "persom", "subject": "true"},
    "bureau": {"kind": "entity", "registeredIn": "gb", "birthDate": 1990},
    "c": {"kind": "person", "registeredIn": ["gbr"], "birthDate": {"valu": "1990", "evidence": "x"}, "citizenships": ["gb", 3, "gbr"]},
    "d": {"kynd": "person", "birthDate": "1990-3", "names": [{"text":"a"},{"text":"b"},{"text":"a"}, {}]},
    "e": [],
    "f": {"birthDate": {"value": "3 March 1990", "either": []}}
  },
  "links": {
    "l": {"party": "c", "by": "d", "share": 120, "until": "ongoin", "day": "2014-02-30", "stage": "complete"},
    "m": {"party": "c", "share": "40", "until": 2014, "day": "soon", "stage": 3, "weather": 1}
  },
  "tree": {"allOf": [{"titel": "x"}, {"conduct": ["a"], "not": {"conduct": []}}, {"anyof": []}]}
}"#;
    let document = Document::parse("case.json", text.as_bytes()).expect("JSON");
    for e in rules().validator.iter_errors(document.value()) {
        if let jsonschema::error::ValidationErrorKind::PropertyNames { error } = e.kind() {
            println!(
                "{} | {} | {} | {:?} {:?}",
                error.instance_path(),
                error.evaluation_path(),
                error.kind().keyword(),
                e.absolute_keyword_location().map(|u| u.as_str()),
                error.absolute_keyword_location().map(|u| u.as_str())
            );
        } else {
            println!("{:?} |", e.absolute_keyword_location().map(|u| u.as_str()));
        }
    }
    for d in rules().check(&document) {
        println!("{:?}", d);
    }
    println!("{}", found(text));
}
