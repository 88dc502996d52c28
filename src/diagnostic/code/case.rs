//! Codes for what is wrong with the meaning of a case file.

use super::Page;
use super::Severity::Error;

pub(super) const UNKNOWN_TERM: Page = Page {
    name: "unknown-term",
    severity: Error,
    title: "a word that is not in the vocabulary",
    meaning: "Kinds of conduct, modes of involvement, links, harms and the like are closed lists, so that \
        one word means one thing in every case and every law. This word is not in the list it is used \
        from.",
    fix: "Use the nearest word shown, or look the list up in the vocabulary. If no term fits, take the \
        broader one that does and describe the rest in a `note`.",
};

pub(super) const UNKNOWN_COUNTRY: Page = Page {
    name: "unknown-country",
    severity: Error,
    title: "not a country code",
    meaning: "Countries are written as two-letter codes of ISO 3166-1 (`de`, `gb`), with the additional \
        codes of FollowTheMoney for territories and former states. This is none of them. The United \
        Kingdom is `gb`, not `uk`.",
    fix: "Look up the code of the country. If the country is not known, leave the key out or write `null`.",
};

pub(super) const IMPOSSIBLE_DATE: Page = Page {
    name: "impossible-date",
    severity: Error,
    title: "a day that does not exist",
    meaning: "The date is well written, but there is no such day or month, as with 30 February; or the \
        second date of an interval lies before the first.",
    fix: "Check the date against its source. If only the month or the year is certain, write `2014-03` or \
        `2014`; if it lies between two days, write `[2014-03-05..2014-03-09]`.",
};

pub(super) const SPAN_REVERSED: Page = Page {
    name: "span-reversed",
    severity: Error,
    title: "something ends before it starts",
    meaning: "`until` lies before `from`, whichever way the two dates are read. Both days belong to the \
        span.",
    fix: "Check both dates; often they are exchanged, or one has a wrong year.",
};

pub(super) const DANGLING_NAME: Page = Page {
    name: "dangling-name",
    severity: Error,
    title: "a name that stands for nothing in this file",
    meaning: "Entries point to each other by name: an involvement to a party and an act, a statement to its \
        evidence. Nothing of that name is in the collection where it is looked for.",
    fix: "Correct the spelling, or add the entry. Names are case-sensitive: lower-case letters, digits and \
        hyphens.",
};

pub(super) const DUPLICATE_STATEMENT: Page = Page {
    name: "duplicate-statement",
    severity: Error,
    title: "the same thing is said twice",
    meaning: "Two entries say the same of the same parties: a position and a link, for instance, since a \
        position with a body already is a link to that body. Counted twice, one fact would look like two.",
    fix: "Keep one of them, with the evidence of both.",
};

pub(super) const SHARES_OVER_HUNDRED: Page = Page {
    name: "shares-over-hundred",
    severity: Error,
    title: "shares of one thing add up to more than 100 percent",
    meaning: "At some time the shares (or votes) that this file gives to the owners of one entity are \
        together certainly over 100 percent. Ownership tests on it would be worthless.",
    fix: "Check the shares and their dates: a sale needs `until` on the old link and `from` on the new \
        one. If sources disagree, give both values under `either`.",
};

pub(super) const ELEMENT_NOT_OF_MODE: Page = Page {
    name: "element-not-of-mode",
    severity: Error,
    title: "an element that does not belong to this mode",
    meaning: "Modes of involvement have legal elements of their own: superior responsibility has control, \
        knowledge and failure to prevent or punish. The element given here belongs to another mode, so no \
        law would ever read it.",
    fix: "Move the element to an involvement of the mode it belongs to, or correct the mode.",
};

pub(super) const WRONG_KIND_OF_PARTY: Page = Page {
    name: "wrong-kind-of-party",
    severity: Error,
    title: "a person where an entity belongs, or the reverse",
    meaning: "Some links and attributes exist only for persons (a spouse, an office held) or only for \
        entities (a registration, owners). The party named here is of the other kind.",
    fix: "Check the direction of the link (party, type, by: \"the party is owned by\") and the `kind` of \
        both parties.",
};

pub(super) const UNKNOWN_ORIGIN: Page = Page {
    name: "unknown-origin",
    severity: Error,
    title: "evidence names an origin that is not in the file",
    meaning: "Origins are what is counted when two sources are asked for. The item of evidence names one \
        that is not among `origins`, so it cannot be told whether two items come from one source.",
    fix: "Add the origin, or correct the spelling. Items without `origin` are never counted as a second \
        source.",
};

pub(super) const DERIVATION_CYCLE: Page = Page {
    name: "derivation-cycle",
    severity: Error,
    title: "items of evidence derive from each other in a circle",
    meaning: "`derivesFrom` says that an item only repeats another. Here the chain comes back to where it \
        started, so nothing in it has a source of its own.",
    fix: "Find the item that came first and remove its `derivesFrom`.",
};

pub(super) const UNANSWERED_ABOUT: Page = Page {
    name: "unanswered-about",
    severity: Error,
    title: "a judgement does not say what it is about",
    meaning: "Each question of judgement is about particular things: an act, a party, a link, a victim, a \
        country. An answer that does not name them all, or names others, cannot be used anywhere.",
    fix: "Add the keys that the question asks for and remove the others.",
};

pub(super) const SELF_LINK: Page = Page {
    name: "self-link",
    severity: Error,
    title: "a link from a party to itself",
    meaning: "A link ties two parties together. This one names the same party at both ends, so that it says \
        nothing.",
    fix: "Name the other party. Two parties that turn out to be one become one entry with both names.",
};

pub(super) const BOUNDS_CONTRADICT: Page = Page {
    name: "bounds-contradict",
    severity: Error,
    title: "bounds of a share that leave nothing between them",
    meaning: "A share may be given by bounds: `minimum`, `maximum`, `exclusiveMinimum` (more than), \
        `exclusiveMaximum` (less than). No percentage keeps all the bounds given here, or the `value` \
        beside them lies outside.",
    fix: "Check the numbers. If sources disagree, give what each says under `either`.",
};
