//! Every code a diagnostic can have: its name, its weight, what it means, how to mend it.

mod case;
mod file;
mod law;
mod lint;

use std::fmt;
use std::str::FromStr;

use super::{Severity, nearest};

/// What is known of one code; one constant each, in the file of its topic.
struct Page {
    name: &'static str,
    severity: Severity,
    title: &'static str,
    meaning: &'static str,
    fix: &'static str,
}

macro_rules! codes {
    ($($variant:ident = $page:path,)*) => {
        /// The kind of a diagnostic.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(
                #[doc = concat!("Explained at `", stringify!($page), "`.")]
                $variant,
            )*
        }

        impl Code {
            /// Every code, in the order in which they are explained.
            pub fn all() -> &'static [Code] {
                &[$(Code::$variant,)*]
            }

            fn page(self) -> &'static Page {
                match self {
                    $(Code::$variant => &$page,)*
                }
            }
        }
    };
}

codes! {
    NotUtf8 = file::NOT_UTF8,
    EmptyFile = file::EMPTY_FILE,
    TooLarge = file::TOO_LARGE,
    Syntax = file::SYNTAX,
    TooDeep = file::TOO_DEEP,
    DuplicateKey = file::DUPLICATE_KEY,
    NumberOutOfRange = file::NUMBER_OUT_OF_RANGE,
    LoneSurrogate = file::LONE_SURROGATE,
    ControlCharacter = file::CONTROL_CHARACTER,
    BidiControl = file::BIDI_CONTROL,
    UnknownKey = file::UNKNOWN_KEY,
    MissingKey = file::MISSING_KEY,
    WrongType = file::WRONG_TYPE,
    NotAllowedValue = file::NOT_ALLOWED_VALUE,
    WrongForm = file::WRONG_FORM,
    TooShort = file::TOO_SHORT,
    TooLong = file::TOO_LONG,
    Unexplained = file::UNEXPLAINED,
    UnknownTerm = case::UNKNOWN_TERM,
    UnknownCountry = case::UNKNOWN_COUNTRY,
    ImpossibleDate = case::IMPOSSIBLE_DATE,
    SpanReversed = case::SPAN_REVERSED,
    DanglingName = case::DANGLING_NAME,
    DuplicateStatement = case::DUPLICATE_STATEMENT,
    SharesOverHundred = case::SHARES_OVER_HUNDRED,
    ElementNotOfMode = case::ELEMENT_NOT_OF_MODE,
    WrongKindOfParty = case::WRONG_KIND_OF_PARTY,
    UnknownOrigin = case::UNKNOWN_ORIGIN,
    DerivationCycle = case::DERIVATION_CYCLE,
    UnansweredAbout = case::UNANSWERED_ABOUT,
    SelfLink = case::SELF_LINK,
    BoundsContradict = case::BOUNDS_CONTRADICT,
    NoOperator = law::NO_OPERATOR,
    TwoOperators = law::TWO_OPERATORS,
    UnknownDefinition = law::UNKNOWN_DEFINITION,
    DefinitionCycle = law::DEFINITION_CYCLE,
    NeedsNotInHand = law::NEEDS_NOT_IN_HAND,
    NothingInHand = law::NOTHING_IN_HAND,
    NestedAct = law::NESTED_ACT,
    NotOverSearch = law::NOT_OVER_SEARCH,
    AuthorityMisplaced = law::AUTHORITY_MISPLACED,
    RecordedMisplaced = law::RECORDED_MISPLACED,
    DiedInCriteria = law::DIED_IN_CRITERIA,
    ProposedUnderNot = law::PROPOSED_UNDER_NOT,
    ExclusionAboutAct = law::EXCLUSION_ABOUT_ACT,
    UnknownGroup = law::UNKNOWN_GROUP,
    UnknownParameter = law::UNKNOWN_PARAMETER,
    UnknownSource = law::UNKNOWN_SOURCE,
    NoSource = law::NO_SOURCE,
    UnknownInstrument = law::UNKNOWN_INSTRUMENT,
    UnknownStep = law::UNKNOWN_STEP,
    StepCycle = law::STEP_CYCLE,
    DuplicateId = law::DUPLICATE_ID,
    IntervalReversed = law::INTERVAL_REVERSED,
    IdNotFileName = law::ID_NOT_FILE_NAME,
    UnknownRegime = law::UNKNOWN_REGIME,
    UnknownCriterion = law::UNKNOWN_CRITERION,
    BroaderCycle = law::BROADER_CYCLE,
    ConflictingFile = law::CONFLICTING_FILE,
    MissingFile = law::MISSING_FILE,
    RegimeNotEncoded = law::REGIME_NOT_ENCODED,
    AboutNotOfQuestion = law::ABOUT_NOT_OF_QUESTION,
    EmptyTest = law::EMPTY_TEST,
    IntervalOverlap = lint::INTERVAL_OVERLAP,
    IntervalHole = lint::INTERVAL_HOLE,
    NeverInForce = lint::NEVER_IN_FORCE,
    NeverMet = lint::NEVER_MET,
    NeverFails = lint::NEVER_FAILS,
    GroupDropsOut = lint::GROUP_DROPS_OUT,
    DuplicateTest = lint::DUPLICATE_TEST,
    SubsumedTest = lint::SUBSUMED_TEST,
    ProvisionWithoutInstrument = lint::PROVISION_WITHOUT_INSTRUMENT,
    NodeWithoutProvision = lint::NODE_WITHOUT_PROVISION,
    LongQuote = lint::LONG_QUOTE,
    GroundWithoutId = lint::GROUND_WITHOUT_ID,
    ClaimWithoutSource = lint::CLAIM_WITHOUT_SOURCE,
    StaleSource = lint::STALE_SOURCE,
    MeasureWithoutEffect = lint::MEASURE_WITHOUT_EFFECT,
    ChannelWithoutSource = lint::CHANNEL_WITHOUT_SOURCE,
    AddressNotOfficial = lint::ADDRESS_NOT_OFFICIAL,
    ReadersWithoutExposure = lint::READERS_WITHOUT_EXPOSURE,
    UnusedSource = lint::UNUSED_SOURCE,
    UnusedInstrument = lint::UNUSED_INSTRUMENT,
    UnusedDefinition = lint::UNUSED_DEFINITION,
    UnusedGroup = lint::UNUSED_GROUP,
    UnreadTerm = lint::UNREAD_TERM,
    UnreadQuestion = lint::UNREAD_QUESTION,
    GroundWithoutPattern = lint::GROUND_WITHOUT_PATTERN,
}

impl Code {
    /// Its name, as printed and as asked for: `unknown-key`.
    pub fn as_str(self) -> &'static str {
        self.page().name
    }

    /// How much diagnostics of this code weigh.
    pub fn severity(self) -> Severity {
        self.page().severity
    }

    /// A short headline in plain words, without a final period.
    pub fn title(self) -> &'static str {
        self.page().title
    }

    /// What it means and why it matters, in sentences.
    pub fn meaning(self) -> &'static str {
        self.page().meaning
    }

    /// How to mend it, in sentences.
    pub fn fix(self) -> &'static str {
        self.page().fix
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Nothing is called by this name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no diagnostic has this code{}", .nearest.map(|code| format!("; did you mean `{code}`?")).unwrap_or_default())]
pub struct UnknownCode {
    /// The code that is spelled most like it, if any is.
    pub nearest: Option<Code>,
}

impl FromStr for Code {
    type Err = UnknownCode;

    fn from_str(name: &str) -> Result<Self, UnknownCode> {
        let named = |name: &str| {
            let mut all = Code::all().iter().copied();
            all.find(|code| code.as_str() == name)
        };
        named(name).ok_or_else(|| UnknownCode {
            nearest: nearest(name, Code::all().iter().map(|code| code.as_str())).and_then(named),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_kebab_case_unique_and_read_back() {
        let mut seen = std::collections::HashSet::new();
        for code in Code::all() {
            let name = code.as_str();
            assert!(seen.insert(name), "{name} twice");
            assert!(name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'));
            assert_eq!(name.parse(), Ok(*code));
        }
    }

    #[test]
    fn every_page_is_written_out() {
        for code in Code::all() {
            assert!(!code.title().ends_with('.'), "{code}");
            for sentences in [code.meaning(), code.fix()] {
                assert!(sentences.ends_with('.'), "{code}: {sentences}");
                assert!(!sentences.contains("  "), "{code}: {sentences}");
            }
        }
    }

    #[test]
    fn a_misspelled_code_is_recognised() {
        let nearest = Some(Code::UnknownKey);
        assert_eq!("unknown-keys".parse::<Code>(), Err(UnknownCode { nearest }));
    }
}
