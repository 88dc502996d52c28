//! Codes for what is wrong with the form of any file.

use super::Page;
use super::Severity::Error;

pub(super) const NOT_UTF8: Page = Page {
    name: "not-utf8",
    severity: Error,
    title: "the file is not UTF-8 text",
    meaning: "Files are read as UTF-8, the encoding that holds every script. This one holds bytes that are \
        not UTF-8: it was saved in another encoding (Windows-1252, Latin-1, UTF-16), or it is not a text \
        file at all, or it is damaged. Guessing could change a name without anybody noticing.",
    fix: "Open the file in the program that made it, check that names look right, and save it again as \
        UTF-8. In many editors this is under Save As, Encoding. A byte-order mark at the start is fine.",
};

pub(super) const EMPTY_FILE: Page = Page {
    name: "empty-file",
    severity: Error,
    title: "there is nothing in the file",
    meaning: "The file is empty, or holds only spaces and line breaks. A copy that was interrupted often \
        leaves an empty file behind.",
    fix: "Check that it is the right file and that it was copied completely. A case file starts with `{` \
        and needs at least `parties`.",
};

pub(super) const TOO_LARGE: Page = Page {
    name: "too-large",
    severity: Error,
    title: "the file is larger than any real file of its kind",
    meaning: "Files over 64 MiB, or with more than a million values, are refused, so that a broken or \
        hostile file cannot use up the memory of the computer. A case with hundreds of acts and thousands \
        of items of evidence stays far below.",
    fix: "Check that it is the right file. Split a collection of cases into one file a case. Evidence \
        itself does not go into the file, only its description.",
};

pub(super) const SYNTAX: Page = Page {
    name: "syntax",
    severity: Error,
    title: "the text does not follow the rules of JSON",
    meaning: "Files are written in JSON: keys and text in straight double quotes, a comma between two \
        entries and none after the last, `{` closed by `}` and `[` by `]`, no comments. Where these rules \
        are broken nobody can say for sure what the rest means, so reading stops at the first such place \
        and nothing else is reported.",
    fix: "Mend the place shown, then check again. Where nothing looks wrong there, look at the end of the \
        line before it: a missing comma or quotation mark shows only afterwards.",
};

pub(super) const TOO_DEEP: Page = Page {
    name: "too-deep",
    severity: Error,
    title: "lists and objects are nested more than 64 deep",
    meaning: "No file needs so many levels. It is either damaged or made to exhaust the program.",
    fix: "Check that it is the right file. A regime that needs so many levels reads better when parts of \
        it become definitions.",
};

pub(super) const DUPLICATE_KEY: Page = Page {
    name: "duplicate-key",
    severity: Error,
    title: "one object has the same key twice",
    meaning: "Other programs silently keep the last of the two, so that a statement or a piece of evidence \
        disappears. Here neither is preferred: both places are shown.",
    fix: "Remove one of the two, or give it another name. Where both hold something, merge them: a list \
        takes several items under one key.",
};

pub(super) const NUMBER_OUT_OF_RANGE: Page = Page {
    name: "number-out-of-range",
    severity: Error,
    title: "a number is too large to be kept exactly",
    meaning: "Whole numbers are kept up to nine quintillion, others up to about 1.8 times ten to the power \
        of 308. A larger one would be changed on reading.",
    fix: "Check the number. Passport and registration numbers are text: put them in quotes, which also \
        keeps their leading zeros.",
};

pub(super) const LONE_SURROGATE: Page = Page {
    name: "lone-surrogate",
    severity: Error,
    title: "half of a character",
    meaning: "JSON may write a rare character as two codes that start with `\\u`. Here one of the two \
        stands alone, so nobody can say which character was meant. Programs that cut text after a fixed \
        length cause this.",
    fix: "Write the character itself instead of the code; the file may hold any script.",
};

pub(super) const CONTROL_CHARACTER: Page = Page {
    name: "control-character",
    severity: Error,
    title: "a control character in text",
    meaning: "Control characters are invisible. Some of them move the cursor, change colours or hide text \
        when they are shown in a terminal, so that what is read is not what is in the file. Line breaks \
        and tabs are fine, written `\\n` and `\\t`.",
    fix: "Delete the character; the place is shown. It usually came with text pasted from a PDF file or a \
        terminal.",
};

pub(super) const BIDI_CONTROL: Page = Page {
    name: "bidi-control",
    severity: Error,
    title: "an invisible character that reorders text",
    meaning: "Characters such as U+202E make text show in another order than it is stored in, so that a \
        name or a file name can look like another. Text in Arabic, Hebrew and other scripts that run from \
        right to left does not need them: it is kept as it is, and isolated from its surroundings when it \
        is shown.",
    fix: "Delete the character; the place is shown. If the text then looks wrong in an editor, that is the \
        editor: the outputs show it rightly.",
};

pub(super) const UNKNOWN_KEY: Page = Page {
    name: "unknown-key",
    severity: Error,
    title: "a key that does not exist here",
    meaning: "Every key has a meaning, and an unknown one would be passed over without a word: a fact \
        would be in the file and not in the answer. Mostly it is a slip of the pen, or a key that belongs \
        one level higher or lower.",
    fix: "Use the nearest valid key if it is the one that was meant. Anything that has no key of its own \
        goes into `note`, which every object may carry.",
};

pub(super) const MISSING_KEY: Page = Page {
    name: "missing-key",
    severity: Error,
    title: "a key that must be there is not",
    meaning: "Few keys are required: those without which an entry says nothing, such as the party, the act \
        and the mode of an involvement. All others may be left out, which means unknown.",
    fix: "Add the key. If its value is not known, the entry cannot be made yet: keep it as a `note` until \
        it is.",
};

pub(super) const WRONG_TYPE: Page = Page {
    name: "wrong-type",
    severity: Error,
    title: "the right key with the wrong kind of value",
    meaning: "A value is of one of six kinds: text in quotes, a number, `true` or `false`, a list in \
        square brackets, an object in braces, or `null`. Here it is of another kind than the key takes: \
        text instead of a list, say, or a number instead of text.",
    fix: "Write the value as in the example shown. Dates, numbers of documents and codes are text and \
        stand in quotes; `true`, `false`, shares and counts do not; several of something stand in a list.",
};

pub(super) const NOT_ALLOWED_VALUE: Page = Page {
    name: "not-allowed-value",
    severity: Error,
    title: "not one of the values this key takes",
    meaning: "The key takes one of a few fixed values, or a number between bounds, and this is none of \
        them.",
    fix: "Choose one of the values shown. If none fits, leave the key out, which means unknown, and say it \
        in a `note`.",
};

pub(super) const WRONG_FORM: Page = Page {
    name: "wrong-form",
    severity: Error,
    title: "the value is not written in the form this key takes",
    meaning: "Some text has a form: dates (`2014`, `2014-03`, `2014-03-05`, `[2014..2015]`), country codes \
        of two letters, names of entries in lower-case letters, digits and hyphens. Here the form is not \
        kept.",
    fix: "Write it as in the example shown.",
};

pub(super) const TOO_SHORT: Page = Page {
    name: "too-short",
    severity: Error,
    title: "too little stands here",
    meaning: "Text that may not be empty is empty, or a list has fewer items than it needs: a conflict has \
        at least two alternatives, for example.",
    fix: "Fill it, or leave the key out, which means unknown. An empty list says something else: that \
        there are none.",
};

pub(super) const TOO_LONG: Page = Page {
    name: "too-long",
    severity: Error,
    title: "too much stands here",
    meaning: "Text or a list is longer than the key allows.",
    fix: "Shorten it, or move what is left over into a `note`.",
};

pub(super) const UNEXPLAINED: Page = Page {
    name: "unexplained",
    severity: Error,
    title: "the file cannot be read, and the reason is known only roughly",
    meaning: "The file is well-formed and nothing that is known to go wrong was found, but it does not fit all \
        the same. The line shown is the one at which reading stopped.",
    fix: "Compare the place shown with the examples of that key in the schema. This should not happen: \
        please report it, with that one line, made up anew if it is confidential.",
};
