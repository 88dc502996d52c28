//! Spans of time in a case: when a post, a link or a citizenship held.

use serde::Deserialize;
use serde::de::{MapAccess, Visitor};

use super::claim::{Claim, Nothing, Value};
use crate::terms::{Country, PartialDate};

impl Value for PartialDate {
    type Extra = Nothing;
}

/// The end of a span: a day, or `ongoing`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Until {
    /// The last day, included.
    Date(PartialDate),
    /// It still held when last looked at; `asOf` beside it says when that was.
    Ongoing,
}

impl Value for Until {
    type Extra = Nothing;
}

impl<'de> Deserialize<'de> for Until {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Word;
        impl Visitor<'_> for Word {
            type Value = Until;

            fn expecting(&self, out: &mut std::fmt::Formatter) -> std::fmt::Result {
                out.write_str("a date or `ongoing`")
            }

            fn visit_str<E: serde::de::Error>(self, word: &str) -> Result<Until, E> {
                if word == "ongoing" {
                    return Ok(Until::Ongoing);
                }
                word.parse().map(Until::Date).map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Word)
    }
}

/// When something held. Both ends are included; what is not said is unknown.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Span {
    /// The first day.
    pub from: Claim<PartialDate>,
    /// The last day.
    pub until: Claim<Until>,
    /// The day on which `ongoing` was last known to be true.
    pub as_of: Claim<PartialDate>,
}

impl Span {
    /// Reads one of the three keys; `false` for any other.
    pub(super) fn read_key<'de, A: MapAccess<'de>>(&mut self, key: &str, map: &mut A) -> Result<bool, A::Error> {
        match key {
            "from" => self.from = map.next_value()?,
            "until" => self.until = map.next_value()?,
            "asOf" => self.as_of = map.next_value()?,
            _ => return Ok(false),
        }
        Ok(true)
    }
}

/// A country, of which it may be said when it held (citizenship, residence, location).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct DatedCountry(pub Country);

impl Value for DatedCountry {
    type Extra = Option<Box<Span>>;

    fn extra<'de, A: MapAccess<'de>>(key: &str, map: &mut A, extra: &mut Self::Extra) -> Result<bool, A::Error> {
        if !matches!(key, "from" | "until" | "asOf") {
            return Ok(false);
        }
        extra.get_or_insert_with(Box::default).read_key(key, map)
    }
}

impl Value for Country {
    type Extra = Nothing;
}
