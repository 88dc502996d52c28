//! What may stand where in a tree, and the words for what may not. In a definition, what is asked of the surroundings is
//! remembered for its uses.

use super::hand::{Scope, Walker};
use super::summary::{Need, Thing, Witness};
use crate::diagnostic::{At, Code, Diagnostic, quoted};
use crate::law::tree::Kind;

/// What speaks of something that is not in hand.
pub(super) enum Missing<'m> {
    /// A test, by its operator or key.
    Test { word: &'static str },
    /// The use of a definition, which says that it needs it or holds a test that does.
    Use { name: &'m str, declared: bool, witness: Witness },
}

impl Walker<'_, '_> {
    /// Something that must be in hand and is not.
    pub fn missing(&mut self, thing: Thing, at: &At, missing: &Missing<'_>) {
        if self.tree.is_definition() {
            let witness = match missing {
                Missing::Use { declared: false, witness, .. } => witness.clone(),
                Missing::Use { .. } => self.witness(at.clone(), "use"),
                Missing::Test { word } => self.witness(at.clone(), word),
            };
            if self.summary.needs.get(thing).is_none() {
                self.summary.needs.set(thing, Some(Need::Spoken(witness)));
            }
            return;
        }
        let noun = thing.noun();
        let (code, message, related) = match missing {
            Missing::Test { word } => {
                (Code::NothingInHand, format!("`{word}` speaks of {noun}, but none is in hand here"), None)
            }
            Missing::Use { name, declared: true, witness } => (
                Code::NeedsNotInHand,
                format!("{} needs {noun}, but none is in hand here", quoted(name)),
                Some((witness, "it says so here")),
            ),
            Missing::Use { name, declared: false, witness } => (
                Code::NothingInHand,
                format!("`{}` in {} speaks of {noun}, but none is in hand here", witness.word, quoted(name)),
                Some((witness, "it speaks of it here")),
            ),
        };
        if thing == Thing::Act && self.tree.kind == Kind::Exclusion {
            self.exclusion(at);
            return;
        }
        let mut diagnostic = Diagnostic::new(code, at.clone(), message).help(thing.help());
        if let Some((witness, words)) = related {
            diagnostic = self.with(diagnostic, witness, words);
        }
        self.say(diagnostic);
    }

    /// A question about a country where no parameter can name one.
    pub fn no_country(&mut self, at: &str) {
        let message = "`judgement` speaks of a country, but no parameter names one here";
        self.say(Diagnostic::new(Code::NothingInHand, At::Key(at.to_owned()), message).help(
            "ask it in a definition with a parameter, such as `\"parameters\": [\"state\"]`, which each use fills",
        ));
    }

    /// A `someAct`, here or in the definition `name`; whether an act may be taken in hand here.
    pub fn some_act(&mut self, at: &At, name: Option<&str>, witness: &Witness, scope: &Scope<'_>) -> bool {
        if self.tree.kind == Kind::Exclusion {
            self.exclusion(at);
            return false;
        }
        if let Some(taken) = scope.taken.get(Thing::Act) {
            let message = match name {
                None => "`someAct` stands where an act is already in hand".to_owned(),
                Some(name) => format!("{} holds `someAct`, but an act is already in hand here", quoted(name)),
            };
            let diagnostic = Diagnostic::new(Code::NestedAct, at.clone(), message)
                .related(At::Key((*taken).to_owned()), "the act is taken in hand here")
                .help("write what is used here without `someAct`, and let the ground around take the act in hand once");
            let diagnostic = self.with_use(diagnostic, name, witness);
            self.say(diagnostic);
            return false;
        }
        self.summary.some_act.get_or_insert_with(|| witness.clone());
        true
    }

    /// A `someAct`, `someLink` or `involvement`.
    pub fn search(&mut self, at: &At, name: Option<&str>, witness: &Witness, scope: &Scope<'_>) {
        if let Some(not) = scope.not {
            let message = match name {
                None => format!("`{}` stands under `not`", witness.word),
                Some(name) => format!("{} holds `{}`, but stands under `not`", quoted(name), witness.word),
            };
            let diagnostic = Diagnostic::new(Code::NotOverSearch, at.clone(), message)
                .related(At::Key(not.to_owned()), "under this `not`")
                .help("a file that is silent would meet this: state the exception as a test of the act in hand, or ask it as a `judgement`");
            let diagnostic = self.with_use(diagnostic, name, witness);
            self.say(diagnostic);
        }
        self.summary.search.get_or_insert_with(|| witness.clone());
    }

    /// An `authority`.
    pub fn authority(&mut self, at: &At, name: Option<&str>, witness: &Witness, scope: &Scope<'_>) {
        if scope.in_all_of {
            return;
        }
        if !scope.inside && self.tree.is_definition() {
            self.summary.authority = Some(witness.clone());
            return;
        }
        let message = match name {
            None => "`authority` stands outside `allOf`".to_owned(),
            Some(name) => format!("{} is an `authority`, but stands outside `allOf`", quoted(name)),
        };
        let diagnostic = Diagnostic::new(Code::AuthorityMisplaced, at.clone(), message)
            .help("put it into an `allOf` beside the conditions to which it is added");
        let diagnostic = self.with_use(diagnostic, name, witness);
        self.say(diagnostic);
    }

    /// A `recorded`.
    pub fn recorded(&mut self, at: &At, name: Option<&str>, witness: &Witness) {
        match self.tree.kind {
            Kind::Content | Kind::Consideration => {}
            Kind::Definition(_) => {
                self.summary.recorded.get_or_insert_with(|| witness.clone());
            }
            _ => {
                let what = "only the contents of a channel and considerations may ask what is recorded";
                let message = name.map_or_else(|| what.to_owned(), |name| format!("{what}, and {} does", quoted(name)));
                let diagnostic = Diagnostic::new(Code::RecordedMisplaced, at.clone(), message)
                    .help("test the fact itself, with `party`, `act`, `link` or `victim`");
                let diagnostic = self.with_use(diagnostic, name, witness);
                self.say(diagnostic);
            }
        }
    }

    /// A test of `died`.
    pub fn died(&mut self, at: &At, name: Option<&str>, witness: &Witness) {
        match self.tree.kind {
            Kind::Measure => {}
            Kind::Definition(_) => {
                self.summary.died.get_or_insert_with(|| witness.clone());
            }
            _ => {
                let what = "only the `when` of a measure may ask whether somebody died";
                let message = name.map_or_else(|| what.to_owned(), |name| format!("{what}, and {} does", quoted(name)));
                let diagnostic = Diagnostic::new(Code::DiedInCriteria, at.clone(), message)
                    .help("remove the test: the plan speaks of it once, for all regimes");
                let diagnostic = self.with_use(diagnostic, name, witness);
                self.say(diagnostic);
            }
        }
    }

    /// An `orProposed`.
    pub fn proposed(&mut self, at: &At, name: Option<&str>, witness: &Witness, scope: &Scope<'_>) {
        if let Some(not) = scope.not {
            let message = match name {
                None => "`orProposed` stands under `not`".to_owned(),
                Some(name) => format!("{} holds `orProposed`, but stands under `not`", quoted(name)),
            };
            let diagnostic = Diagnostic::new(Code::ProposedUnderNot, at.clone(), message)
                .related(At::Key(not.to_owned()), "under this `not`")
                .help("leave `orProposed` out: under `not` only listings in force count");
            let diagnostic = self.with_use(diagnostic, name, witness);
            self.say(diagnostic);
        }
        self.summary.proposed.get_or_insert_with(|| witness.clone());
    }

    fn exclusion(&mut self, at: &At) {
        self.say(
            Diagnostic::new(Code::ExclusionAboutAct, at.clone(), "an exclusion speaks of an act")
                .help("state it as `not` beside the conduct it excepts, inside the same `someAct`"),
        );
    }

    /// Adds where in a definition the trouble is, if it is in the same file.
    fn with_use(&self, diagnostic: Diagnostic, name: Option<&str>, witness: &Witness) -> Diagnostic {
        match name {
            None => diagnostic,
            Some(_) => self.with(diagnostic, witness, "it stands here"),
        }
    }

    fn with(&self, diagnostic: Diagnostic, witness: &Witness, words: &str) -> Diagnostic {
        if witness.book == self.book { diagnostic.related(witness.at.clone(), words) } else { diagnostic }
    }

    fn say(&mut self, diagnostic: Diagnostic) {
        self.findings.add(self.book, diagnostic);
    }
}
