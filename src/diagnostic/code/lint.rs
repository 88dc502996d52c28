//! Codes for what is suspicious in law that can be read: `regimes lint`.

use super::Page;
use super::Severity::{Error, Warning};

pub(super) const INTERVAL_OVERLAP: Page = Page {
    name: "interval-overlap",
    severity: Error,
    title: "two versions are law on the same day",
    meaning: "`from` is the first day in force and `until` the last, both included. Two intervals of one list, or two \
        criteria without id of which one takes over from the other, share at least one day. On that day the old words and \
        the new ones would both count.",
    fix: "Let the later start on the day after the last of the earlier. Check both days against the instrument that made \
        the change.",
};

pub(super) const INTERVAL_HOLE: Page = Page {
    name: "interval-hole",
    severity: Warning,
    title: "days between two versions on which neither is law",
    meaning: "Between the last day of the one and the first day of the other lie days on which nothing is law. Most often \
        a day was miscounted. It also happens that a law really lapsed; where the regime itself was not law, nothing more \
        is asked of what is in it.",
    fix: "Correct the days. If there really was no law between, say so: in a `note` at the later interval of a list, or by \
        giving criteria that have nothing to do with each other an `id`.",
};

pub(super) const NEVER_IN_FORCE: Page = Page {
    name: "never-in-force",
    severity: Error,
    title: "a criterion that is never law",
    meaning: "A criterion is law only on days on which what is around it is: its group, the use of its definition, its \
        regime. The days of this one lie outside all of that, so that it never counts.",
    fix: "Correct its days or those of what is around it. A version that ended before the regime began goes out.",
};

pub(super) const NEVER_MET: Page = Page {
    name: "never-met",
    severity: Error,
    title: "a criterion that no case can meet",
    meaning: "What must hold together excludes each other: a test and its opposite, a person that is an entity, a list of \
        countries that is only here and also elsewhere, an act that ends before it begins, a group of states without \
        members. Whoever could be listed under this provision would be told that the door is closed.",
    fix: "Read the provision again. Often one of the two belongs to another party (inside `someLink` or `someInvolved`), or \
        `allOf` should be `anyOf`.",
};

pub(super) const NEVER_FAILS: Page = Page {
    name: "never-fails",
    severity: Error,
    title: "a criterion that every case meets",
    meaning: "A test stands beside its own opposite, a share of at least nothing is asked for. Then the criterion tells \
        nobody apart, and everybody would be found to meet a provision that says more than this. Branches with a \
        `caution` are there to show it, and pass.",
    fix: "Read the provision again. Often `anyOf` should be `allOf`; if the law really asks nothing here, remove the \
        criterion and say so in a `note`.",
};

pub(super) const GROUP_DROPS_OUT: Page = Page {
    name: "group-drops-out",
    severity: Error,
    title: "a condition that vanishes when all of its parts are out of force",
    meaning: "A criterion outside its days is taken out of its group, and a group of which nothing is left is taken out \
        too. Here that happens to a condition while what stands beside it is law: on those days the rest is enough, and \
        the criterion is met without the condition.",
    fix: "If the condition was really not asked on those days, say so with `inForce` at the condition itself. If it was, \
        add the words of that time. If the whole criterion was not law, give it its days.",
};

pub(super) const DUPLICATE_TEST: Page = Page {
    name: "duplicate-test",
    severity: Warning,
    title: "the same test twice",
    meaning: "The same term stands twice in a list, or the same test twice in a group, without a provision or id that \
        would make it another limb of the law. The second adds nothing, and often stands where something else was meant.",
    fix: "Remove one of the two, or correct the one that was meant otherwise. Two limbs that happen to test the same each \
        have their own `provision`.",
};

pub(super) const SUBSUMED_TEST: Page = Page {
    name: "subsumed-test",
    severity: Warning,
    title: "a test that another makes idle",
    meaning: "By the broader terms of the vocabulary, whatever meets the one test meets the other. Beside each other in \
        `anyOf` the narrower adds nothing; in `allOf` the broader does.",
    fix: "Remove the idle test, or correct its terms. A narrower limb of the law that is listed for its own sake has its \
        own `provision` or `id`.",
};

pub(super) const PROVISION_WITHOUT_INSTRUMENT: Page = Page {
    name: "provision-without-instrument",
    severity: Error,
    title: "a provision of which nobody says what it is a provision of",
    meaning: "The file has several instruments, and neither this criterion nor one around it names one of them. `s. 4` \
        cannot be looked up without knowing in which act.",
    fix: "Add `instrument`, a key of `instruments`: at the outermost criterion if it holds for all of it, else here.",
};

pub(super) const NODE_WITHOUT_PROVISION: Page = Page {
    name: "node-without-provision",
    severity: Error,
    title: "a criterion without a provision",
    meaning: "Neither the criterion nor one around it says which provision it comes from, so that no reader can check it \
        against the law.",
    fix: "Add `provision`, as a lawyer cites it. Where the number is only inferred, add `citedAs`. What is policy or \
        practice says so with `basis`.",
};

pub(super) const LONG_QUOTE: Page = Page {
    name: "long-quote",
    severity: Warning,
    title: "a quote that is no pinpoint",
    meaning: "A quote is there so that a reviewer can hold the criterion against the operative words. More than 500 \
        characters are the text of a section: nobody compares them, and some texts may not be reproduced at length. A \
        limb of a statute with the words that introduce it fits.",
    fix: "Quote the operative words of this criterion, and give each of its limbs its own quote.",
};

pub(super) const GROUND_WITHOUT_ID: Page = Page {
    name: "ground-without-id",
    severity: Error,
    title: "a ground that cannot be named",
    meaning: "A criterion marked `ground` suffices alone and is listed in every plan by its id. This one has none, so it is \
        left out of plans, and no pattern can test it.",
    fix: "Add an `id` that follows the provision: `6-3-a`.",
};

pub(super) const CLAIM_WITHOUT_SOURCE: Page = Page {
    name: "claim-without-source",
    severity: Error,
    title: "a claim without a source",
    meaning: "A standard of proof, a measure, a consideration, a day to keep in mind, a change of the law or the like says \
        nothing of where it was read. Whatever the program tells an advocate must be traceable to a text somebody read.",
    fix: "Add `source`. If it was read nowhere, add a source with the status `unread`, so that readers are told.",
};

pub(super) const STALE_SOURCE: Page = Page {
    name: "stale-source",
    severity: Warning,
    title: "a source that was read more than a year ago",
    meaning: "Laws, addresses and practice change. More than a year before the day in question (`--as-of`, else today) \
        nobody had looked at this source again.",
    fix: "Read it again. Write the day into `read`, and change what it says now.",
};

pub(super) const MEASURE_WITHOUT_EFFECT: Page = Page {
    name: "measure-without-effect",
    severity: Warning,
    title: "a measure that does nothing",
    meaning: "The measure has no `effect` in words. An advocate weighs regimes by what a listing does, and would learn only \
        its name.",
    fix: "Add `effect`: what the measure does, in a sentence.",
};

pub(super) const CHANNEL_WITHOUT_SOURCE: Page = Page {
    name: "channel-without-source",
    severity: Error,
    title: "a channel without a source",
    meaning: "Nothing says where this way to submit was read of. A file sent through a way that does not exist, or no \
        longer does, is lost, or is read by the wrong people.",
    fix: "Add `source`: the authority's page, the law, or the practice that shows it.",
};

pub(super) const ADDRESS_NOT_OFFICIAL: Page = Page {
    name: "address-not-official",
    severity: Error,
    title: "an address that was not read in an official source",
    meaning: "Names of witnesses travel to this address. It has no source, or one that only quotes or was not read. A wrong \
        or outdated address can put people in danger.",
    fix: "Read it on the authority's own page and name that as `addressSource`. Until then write `null`, which is shown as \
        not published or not verified.",
};

pub(super) const READERS_WITHOUT_EXPOSURE: Page = Page {
    name: "readers-without-exposure",
    severity: Warning,
    title: "a channel of which nothing says who else may see the file",
    meaning: "The channel names its readers, but not whether the listed person, a court, requests for information or \
        partner governments may come to see what they get. Those who gave evidence cannot judge their risk.",
    fix: "Add `exposure`, each with how it can happen and the provision.",
};

pub(super) const UNUSED_SOURCE: Page = Page {
    name: "unused-source",
    severity: Warning,
    title: "a source that nothing names",
    meaning: "The source stands among `sources`, but nothing in the file rests on it. A reviewer would check it for nothing, \
        or a claim that should name it names another.",
    fix: "Remove it, or name it as the `source` of what was read in it.",
};

pub(super) const UNUSED_INSTRUMENT: Page = Page {
    name: "unused-instrument",
    severity: Warning,
    title: "an instrument that nothing names",
    meaning: "The instrument stands among `instruments`, but no criterion is a provision of it and no change was made by it. \
        Nor does a `note` tell why it is listed.",
    fix: "Remove it, name it as the `instrument` of its provisions or of the entry in `history` that it made, or say in a \
        `note` why it is listed.",
};

pub(super) const UNUSED_DEFINITION: Page = Page {
    name: "unused-definition",
    severity: Warning,
    title: "a definition that nothing uses",
    meaning: "No ground, exclusion, measure, consideration or content comes to this definition, directly or through others. \
        It is dead, or a `use` of it is missing and the law is narrower or wider than it should be.",
    fix: "Put the `use` of it where it belongs, or remove it.",
};

pub(super) const UNUSED_GROUP: Page = Page {
    name: "unused-group",
    severity: Warning,
    title: "a group of states that nothing names",
    meaning: "The group stands in common.json, but no criterion tests for it.",
    fix: "Remove it, or write it with its `@` where a test means these states.",
};

pub(super) const UNREAD_TERM: Page = Page {
    name: "unread-term",
    severity: Warning,
    title: "a term that no law reads",
    meaning: "No criterion of any regime tests for this term, for one broader, for one narrower, or for one that it may \
        turn out to be. An advocate who states it learns nothing from it. Shared work (list preparations) is read by the \
        steps of channels that name it. Terms that also serve to describe (what a party or victim is, what it suffered, \
        kinds of evidence) are left out.",
    fix: "Name it where a law means it, or remove it from the vocabulary.",
};

pub(super) const UNREAD_QUESTION: Page = Page {
    name: "unread-question",
    severity: Warning,
    title: "a question that no law asks",
    meaning: "No criterion of any regime asks this question as a `judgement`. An answer to it in a case changes nothing.",
    fix: "Ask it where the law leaves the matter to judgement, or remove it from the vocabulary.",
};

pub(super) const GROUND_WITHOUT_PATTERN: Page = Page {
    name: "ground-without-pattern",
    severity: Warning,
    title: "a ground that no pattern tests",
    meaning: "No fact pattern says what the law requires of this ground. Nobody would notice if an edit broke it.",
    fix: "Add two patterns that name it under `expect`: one case that meets it, and one that just fails.",
};
