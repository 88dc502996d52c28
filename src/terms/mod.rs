//! What cases and laws both speak: the vocabulary and its broader terms, countries, dates known in part, and the small
//! sets they are held in. May import `diagnostic` only.

mod build;
mod country;
mod country_table;
mod date;
mod day;
mod key_day;
pub mod kind;
mod list;
mod nearest;
mod period;
mod prose;
mod raw;
mod set;
mod vocabulary;
#[cfg(test)]
mod vocabulary_tests;

pub use country::Country;
pub use date::{DateError, PartialDate};
pub use day::Day;
pub use key_day::KeyDay;
pub use list::{LinkEnd, List, Satisfies, Term, TermId, TermList, Topic};
pub use nearest::nearest;
pub use period::{Period, PeriodError};
pub use prose::joined;
pub use set::{CountrySet, Members, Numbered, Set, TermSet};
pub use vocabulary::{Vocabulary, VocabularyError};
