//! Codes for what is wrong with the meaning of law files, vocabulary and patterns.

use super::Page;
use super::Severity::{Error, Warning};

pub(super) const NO_OPERATOR: Page = Page {
    name: "no-operator",
    severity: Error,
    title: "a criterion that tests nothing",
    meaning: "Every criterion has exactly one operator: a key such as `allOf`, `anyOf`, `conduct` or \
        `party` that says what is tested. This one has a title or a provision but no operator.",
    fix: "Add the operator, or remove the criterion. Explanations that test nothing go into `note`.",
};

pub(super) const TWO_OPERATORS: Page = Page {
    name: "two-operators",
    severity: Error,
    title: "a criterion with more than one operator",
    meaning: "With two operators in one criterion nobody can tell whether both must hold or one is enough.",
    fix: "Put each operator into braces of its own and both into `allOf` or `anyOf`.",
};

pub(super) const UNKNOWN_DEFINITION: Page = Page {
    name: "unknown-definition",
    severity: Error,
    title: "a definition that does not exist",
    meaning: "`use` names a definition of the same file, one of common.json, or one of another regime \
        written `regime/name`. There is none of this name.",
    fix: "Correct the spelling, or add the definition.",
};

pub(super) const DEFINITION_CYCLE: Page = Page {
    name: "definition-cycle",
    severity: Error,
    title: "definitions use each other in a circle",
    meaning: "Followed through its `use`, a definition comes back to itself, so it never says anything. \
        The path is shown.",
    fix: "Break the circle: state the common part in a definition of its own, without `use`.",
};

pub(super) const NEEDS_NOT_IN_HAND: Page = Page {
    name: "needs-not-in-hand",
    severity: Error,
    title: "a definition is used where what it needs is not in hand",
    meaning: "The definition says what it speaks of: an act, a link, a victim. Where it is used, none has \
        been chosen yet.",
    fix: "Wrap the use in `someAct` (for an act) or `someLink` (for a link), or move it inside one.",
};

pub(super) const NOTHING_IN_HAND: Page = Page {
    name: "nothing-in-hand",
    severity: Error,
    title: "a test with nothing to speak of",
    meaning: "`conduct`, `act`, `involvement` and `victim` speak of the act in hand, `link` of the link in \
        hand. Here there is none, so the test has no subject.",
    fix: "Wrap the test in `someAct` or `someLink`; inside a definition, state what it `needs`.",
};

pub(super) const NESTED_ACT: Page = Page {
    name: "nested-act",
    severity: Error,
    title: "a search for an act inside a search for an act",
    meaning: "At most one act is in hand at a time, so that all tests inside speak of the same act. A \
        second `someAct` inside the first, also through a definition, would lose it.",
    fix: "Write limbs that are meant for reuse without `someAct`, and let the ground wrap them once.",
};

pub(super) const NOT_OVER_SEARCH: Page = Page {
    name: "not-over-search",
    severity: Error,
    title: "`not` over a search",
    meaning: "A case file is never complete. If `not` stood over `someAct`, `someLink` or `involvement`, a \
        criterion would be met merely because the file is silent.",
    fix: "State the exception beside the conduct it belongs to, as a test of the act in hand, or ask it as \
        a `judgement`.",
};

pub(super) const AUTHORITY_MISPLACED: Page = Page {
    name: "authority-misplaced",
    severity: Error,
    title: "a step of the government outside `allOf`",
    meaning: "`authority` names a step that is the government's alone. It is shown and never evaluated, \
        which makes sense only beside the conditions it is added to, inside `allOf`.",
    fix: "Move it into the `allOf` with those conditions.",
};

pub(super) const RECORDED_MISPLACED: Page = Page {
    name: "recorded-misplaced",
    severity: Error,
    title: "`recorded` outside contents and considerations",
    meaning: "`recorded` asks whether something stands in the case file. No law depends on that: only the \
        contents of a submission and the arguments for it do.",
    fix: "Test the fact itself with `party`, `act`, `link` or `victim`.",
};

pub(super) const DIED_IN_CRITERIA: Page = Page {
    name: "died-in-criteria",
    severity: Error,
    title: "a ground or exclusion tests whether somebody died",
    meaning: "No text that was read says that a dead person can or cannot be listed, so grounds and \
        exclusions leave it alone; the plan handles it in one place for all regimes.",
    fix: "Remove the test here. The `when` of a measure may keep it.",
};

pub(super) const PROPOSED_UNDER_NOT: Page = Page {
    name: "proposed-under-not",
    severity: Error,
    title: "`orProposed` under `not`",
    meaning: "`orProposed` makes a criterion depend on another proposal of the same case. Under `not`, \
        proposing one person could close the door for another, and outcomes could chase each other.",
    fix: "Remove `orProposed`: under `not`, only listings in force count.",
};

pub(super) const EXCLUSION_ABOUT_ACT: Page = Page {
    name: "exclusion-about-act",
    severity: Error,
    title: "an exclusion speaks of an act",
    meaning: "Exclusions speak of the party alone. One about an act would take the party out for all acts, \
        even where only one of them is excepted.",
    fix: "State it with `not` beside the conduct, inside the same `someAct`.",
};

pub(super) const UNKNOWN_GROUP: Page = Page {
    name: "unknown-group",
    severity: Error,
    title: "a group of states that does not exist",
    meaning: "Groups such as `@eu` are dated lists in common.json. There is none of this name.",
    fix: "Correct the spelling, or add the group with its members and dates.",
};

pub(super) const UNKNOWN_PARAMETER: Page = Page {
    name: "unknown-parameter",
    severity: Error,
    title: "a parameter that the definition does not have",
    meaning: "A value such as `$state` is filled in by `with` where the definition is used. Either the \
        definition does not declare this parameter, or the use does not give it, or gives one too many.",
    fix: "Make `parameters` of the definition, the `$` names inside it, and `with` at each use agree.",
};

pub(super) const UNKNOWN_SOURCE: Page = Page {
    name: "unknown-source",
    severity: Error,
    title: "a source that is not in the file",
    meaning: "`source` names an entry of `sources`, which says where the words were read, when, and whether \
        in an official text. There is none of this name.",
    fix: "Correct the spelling, or add the source with its address and the day it was read.",
};

pub(super) const NO_SOURCE: Page = Page {
    name: "no-source",
    severity: Error,
    title: "a claim about the law without a source",
    meaning: "Whatever this program says about a law must be traceable to a text somebody read. A node may \
        leave its source to the node around it, but a definition and an outermost tree must state their \
        own.",
    fix: "Add `source`. If the words were not read anywhere, add a source with status `unread` and say so.",
};

pub(super) const UNKNOWN_INSTRUMENT: Page = Page {
    name: "unknown-instrument",
    severity: Error,
    title: "an instrument that is not in the file",
    meaning: "`instrument` names an entry of `instruments`: the statute, regulation or order. There is none \
        of this name.",
    fix: "Correct the spelling, or add the instrument with its title and number.",
};

pub(super) const UNKNOWN_STEP: Page = Page {
    name: "unknown-step",
    severity: Error,
    title: "a step that does not exist",
    meaning: "`after` names a step of the same channel, or one of another regime written `regime/step`. \
        There is none of this name, so the order of work cannot be drawn up.",
    fix: "Correct the spelling, or add the step.",
};

pub(super) const STEP_CYCLE: Page = Page {
    name: "step-cycle",
    severity: Error,
    title: "steps wait for each other in a circle",
    meaning: "Followed through `after`, a step waits for itself, so none of them could ever be taken.",
    fix: "Remove the `after` that the authority does not really ask for.",
};

pub(super) const DUPLICATE_ID: Page = Page {
    name: "duplicate-id",
    severity: Error,
    title: "the same id twice in one file",
    meaning: "Ids are how patterns, plans and reviewers point at a criterion. Two of the same name cannot \
        be told apart.",
    fix: "Rename one of them. An id follows the provision where it can: `6-3-a`.",
};

pub(super) const INTERVAL_REVERSED: Page = Page {
    name: "interval-reversed",
    severity: Error,
    title: "an interval that ends before it starts",
    meaning: "`until` is the last day the words were law, `from` the first. Here the last lies before the \
        first, so they never were.",
    fix: "Check both dates against the instrument.",
};

pub(super) const ID_NOT_FILE_NAME: Page = Page {
    name: "id-not-file-name",
    severity: Error,
    title: "the id of a regime is not the name of its file",
    meaning: "A regime with the id `gb-hr` stands in `gb-hr.json`, so that nobody edits the wrong file.",
    fix: "Rename the file, or correct the id.",
};

pub(super) const UNKNOWN_REGIME: Page = Page {
    name: "unknown-regime",
    severity: Error,
    title: "a regime that does not exist",
    meaning: "A regime is named by its id, which is the name of its file in the law folder. There is none \
        of this name in the law that is used.",
    fix: "Correct the spelling; the ids are listed by `regimes list`. With `--law`, only the regimes of \
        that folder exist.",
};

pub(super) const UNKNOWN_CRITERION: Page = Page {
    name: "unknown-criterion",
    severity: Error,
    title: "a criterion that does not exist",
    meaning: "A pattern names criteria by regime and id, as in `gb-hr/6-3-a`, and, through a link, as in \
        `gb-hr/6-2-b/6-3-a`. The regime has no criterion of this id.",
    fix: "Correct the id, or give the criterion in the regime file that `id`.",
};

pub(super) const BROADER_CYCLE: Page = Page {
    name: "broader-cycle",
    severity: Error,
    title: "terms are broader than each other in a circle",
    meaning: "Followed through `broader`, a term is broader than itself. Then every test for one of these \
        terms would be met by all of them.",
    fix: "Remove the `broader` that points the wrong way: it stands at the narrower term.",
};

pub(super) const CONFLICTING_FILE: Page = Page {
    name: "conflicting-file",
    severity: Error,
    title: "two law files claim the same place",
    meaning: "Two files of the law folder are for the same regime. Programs that synchronise folders leave \
        such copies behind (`gb-hr (conflicted copy).json`). It cannot be told which one is the law.",
    fix: "Compare the two, keep the right one under its proper name, and move the other out of the folder.",
};

pub(super) const MISSING_FILE: Page = Page {
    name: "missing-file",
    severity: Error,
    title: "a file that the law needs is not there",
    meaning: "A law folder holds vocabulary.json, common.json and one file for each regime. One of the first two is \
        missing, or there is no regime at all.",
    fix: "Put the file into the folder; it may be copied from the built-in law.",
};

pub(super) const REGIME_NOT_ENCODED: Page = Page {
    name: "regime-not-encoded",
    severity: Warning,
    title: "a regime that is not in this law",
    meaning: "A criterion or a step names a regime by an id of which the law that is used has no file. It may be a \
        regime that nobody has encoded yet, or a misspelling. Nothing can be found out about it.",
    fix: "Check the spelling. If the regime exists and is not encoded, leave it as it is.",
};

pub(super) const ABOUT_NOT_OF_QUESTION: Page = Page {
    name: "about-not-of-question",
    severity: Error,
    title: "a judgement about other things than its question",
    meaning: "The vocabulary says what each question is about: an act, a party, a link, a victim, a country. The \
        criterion asks it about something else, so that no answer in a case file would ever fit.",
    fix: "Write under `about` what the vocabulary has for the question, or choose another question.",
};

pub(super) const EMPTY_TEST: Page = Page {
    name: "empty-test",
    severity: Error,
    title: "a test that asks for nothing",
    meaning: "The criterion has an operator, but nothing stands under it that could hold or fail. It would always be \
        met.",
    fix: "Say what is tested, or remove the criterion.",
};
