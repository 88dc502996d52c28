//! JSON Schema: what the schema of a file finds, in plain words. The one user of `jsonschema`.

mod branch;
mod library;
mod reword;
mod site;
mod words;

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use jsonschema::{ValidationError, Validator};

use super::{At, Code, Diagnostic, Document};
use library::Library;

/// The schemas that are built in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Schema {
    /// A case file.
    Case,
    /// A regime file.
    Regime,
    /// The vocabulary.
    Vocabulary,
    /// A file of fact patterns.
    Pattern,
    /// The plan, as written by `--format json`.
    Plan,
    /// common.json: groups of states and shared definitions.
    Common,
}

impl Schema {
    const ALL: [Schema; 6] =
        [Schema::Case, Schema::Regime, Schema::Vocabulary, Schema::Pattern, Schema::Plan, Schema::Common];

    /// The text of the schema.
    pub fn text(self) -> &'static str {
        match self {
            Schema::Case => include_str!("../../regimes/schema/case.schema.json"),
            Schema::Regime => include_str!("../../regimes/schema/regime.schema.json"),
            Schema::Vocabulary => include_str!("../../regimes/schema/vocabulary.schema.json"),
            Schema::Pattern => include_str!("../../regimes/schema/pattern.schema.json"),
            Schema::Plan => include_str!("../../regimes/schema/plan.schema.json"),
            Schema::Common => include_str!("../../regimes/schema/common.schema.json"),
        }
    }

    /// The name of its file, by which schemas refer to each other.
    pub fn file_name(self) -> &'static str {
        match self {
            Schema::Case => "case.schema.json",
            Schema::Regime => "regime.schema.json",
            Schema::Vocabulary => "vocabulary.schema.json",
            Schema::Pattern => "pattern.schema.json",
            Schema::Plan => "plan.schema.json",
            Schema::Common => "common.schema.json",
        }
    }

    /// Where the compiled schema is kept once it was needed.
    fn rules(self) -> &'static OnceLock<Rules> {
        static RULES: [OnceLock<Rules>; 6] = [const { OnceLock::new() }; 6];
        let [case, regime, vocabulary, pattern, plan, common] = &RULES;
        match self {
            Schema::Case => case,
            Schema::Regime => regime,
            Schema::Vocabulary => vocabulary,
            Schema::Pattern => pattern,
            Schema::Plan => plan,
            Schema::Common => common,
        }
    }
}

/// All that the schema finds, reworded, and the faults of the text; in the order of the file.
///
/// A value that is wrong in several ways gives one diagnostic, the one that explains most.
#[expect(clippy::expect_used, reason = "the built-in schemas are compiled in, and a test builds each of them")]
pub fn check(schema: Schema, document: &Document) -> Vec<Diagnostic> {
    static LIBRARY: OnceLock<Arc<Library>> = OnceLock::new();
    let rules = schema.rules().get_or_init(|| {
        let library = LIBRARY.get_or_init(|| {
            let texts = Schema::ALL.map(|one| (one.file_name(), one.text()));
            Arc::new(Library::parse(&texts).expect("the built-in schemas are JSON"))
        });
        Rules::build(Arc::clone(library), schema.file_name()).expect("the built-in schema is valid")
    });
    rules.check(document)
}

/// A schema ready for use, with the texts that explain it.
struct Rules {
    validator: Validator,
    library: Arc<Library>,
    file: String,
}

impl Rules {
    /// Compiles the schema in `file`, which may refer to the others of the library and to nothing else.
    fn build(library: Arc<Library>, file: &str) -> Result<Rules, Box<ValidationError<'static>>> {
        let validator = jsonschema::options()
            .with_draft(jsonschema::Draft::Draft202012)
            .with_base_uri(library::uri(file))
            .with_retriever(library::Shelf(Arc::clone(&library)))
            .should_validate_formats(true)
            .should_ignore_unknown_formats(false)
            .build(library.document(file))?;
        Ok(Rules { validator, library, file: file.to_owned() })
    }

    fn check(&self, document: &Document) -> Vec<Diagnostic> {
        /// Beyond this many, more findings help nobody.
        const MOST: usize = 10_000;
        let mut found = document.faults().to_vec();
        let errors: Vec<_> = self.validator.iter_errors(document.value()).take(MOST).collect();
        let reworder = reword::Reworder::new(&self.library, &self.file, document.value(), &errors);
        let findings: Vec<_> = errors.iter().flat_map(|one| reworder.findings(one)).collect();
        let kept = without_cascades(findings);
        if kept.is_empty()
            && let Some(error) = errors.first()
        {
            let at = At::Value(error.instance_path().as_str().to_owned());
            found.push(Diagnostic::new(Code::WrongForm, at, "this is not as its schema asks for"));
        }
        found.extend(kept);
        document.sort(&mut found);
        found
    }
}

/// Something the schema found, before those that only follow from others are dropped.
struct Finding {
    /// The value that was looked at: the object, where a key is unknown or missing.
    pointer: String,
    about: About,
    diagnostic: Diagnostic,
}

/// What a finding speaks of.
#[derive(PartialEq)]
enum About {
    /// The value itself; the lower the number, the more the finding explains.
    Value(u8),
    /// A key that is there and should not be; the valid key that was probably meant.
    UnknownKey(Option<String>),
    /// A key that is not there and should be, or several of which one should be.
    MissingKey(Vec<String>),
    /// The spelling of a key.
    KeyForm,
}

/// Keeps of several findings about one value the one that explains most, and drops a missing key
/// where a misspelled one explains it.
fn without_cascades(findings: Vec<Finding>) -> Vec<Diagnostic> {
    let mut best: HashMap<String, u8> = HashMap::new();
    let mut meant: HashMap<String, Vec<String>> = HashMap::new();
    for one in &findings {
        match &one.about {
            About::Value(rank) => {
                let kept = best.entry(one.pointer.clone()).or_insert(*rank);
                *kept = (*kept).min(*rank);
            }
            About::UnknownKey(Some(key)) => {
                meant.entry(one.pointer.clone()).or_default().push(key.clone());
            }
            About::UnknownKey(None) | About::MissingKey(_) | About::KeyForm => {}
        }
    }
    let mut kept: Vec<Diagnostic> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for one in findings {
        let keep = match &one.about {
            // Removed once used, so that a second finding of the same weight does not show.
            About::Value(rank) => {
                let first = best.get(&one.pointer) == Some(rank);
                if first {
                    best.insert(one.pointer.clone(), u8::MAX);
                }
                first
            }
            About::MissingKey(missing) => {
                let meant = meant.get(&one.pointer);
                !meant.is_some_and(|keys| missing.iter().any(|key| keys.contains(key)))
            }
            About::UnknownKey(_) | About::KeyForm => true,
        };
        if keep && seen.insert((one.diagnostic.code, one.diagnostic.at.clone(), one.about.missing())) {
            kept.push(one.diagnostic);
        }
    }
    kept
}

impl About {
    fn missing(&self) -> Option<Vec<String>> {
        match self {
            About::MissingKey(keys) => Some(keys.clone()),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests;
