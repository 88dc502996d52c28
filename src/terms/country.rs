//! Countries, territories and bodies that stand for one, by their code.

use std::fmt;
use std::sync::LazyLock;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::country_table::TABLE;
use super::nearest::nearest;
use super::set::{CountrySet, Numbered};

/// A country by its code: ISO 3166-1 alpha-2, an extra of FollowTheMoney (`xk`, `suhh`, `ua-cri`, `eu`, `un`), or `int`
/// for an international organisation. Ordered by code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country(u16);

/// What people write for a country that is not its code.
const OTHERWISE: [(&str, &str); 4] = [("uk", "gb"), ("usa", "us"), ("uae", "ae"), ("el", "gr")];

/// Parts of a country whose codes do not begin with its code: `(part, whole)`.
const PARTS: [(&str, &str); 7] =
    [("ac", "sh"), ("cp", "fr"), ("cq", "gg"), ("dg", "io"), ("ic", "es"), ("ta", "sh"), ("x-so", "ge")];

impl Country {
    /// How many countries there are; every [`Country::index`] is below it.
    pub const COUNT: usize = TABLE.len();

    /// The country with this code, in lower or upper case.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        // No code is longer, so that the lower-cased copy needs no allocation.
        let mut buffer = [0_u8; 8];
        let lower = buffer.get_mut(..code.len())?;
        lower.copy_from_slice(code.as_bytes());
        lower.make_ascii_lowercase();
        let lower = &*lower;
        TABLE
            .binary_search_by(|(known, _)| known.as_bytes().cmp(lower))
            .ok()
            .and_then(|at| u16::try_from(at).ok())
            .map(Self)
    }

    /// The code, in lower case.
    #[must_use]
    pub fn code(self) -> &'static str {
        TABLE.get(self.index()).map_or("", |(code, _)| code)
    }

    /// The English name, as FollowTheMoney has it.
    #[must_use]
    pub fn name(self) -> &'static str {
        TABLE.get(self.index()).map_or("", |(_, name)| name)
    }

    /// The place in the table of countries, from nought.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// The country this is a part of, where the table has codes for parts: `gb` for `gb-sct`, `ua` for `ua-cri`. Places
    /// with an ISO code of their own, such as `gg` or `re`, are part of none.
    #[must_use]
    pub fn part_of(self) -> Option<Self> {
        static WHOLES: LazyLock<Vec<Option<Country>>> = LazyLock::new(|| {
            let whole = |country: Country| {
                let code = country.code();
                let named = PARTS.iter().find(|(part, _)| *part == code).map(|(_, whole)| *whole);
                Country::parse(named.or_else(|| code.split_once('-').map(|(whole, _)| whole))?)
            };
            Country::all().map(whole).collect()
        });
        WHOLES.get(self.index()).copied().flatten()
    }

    /// Whether this, or what it is a part of, is among `countries`: Scotland is within the United Kingdom.
    #[must_use]
    pub fn is_within(self, countries: &CountrySet) -> bool {
        countries.contains(self) || self.part_of().is_some_and(|whole| countries.contains(whole))
    }

    /// Every country, by code.
    pub fn all() -> impl Iterator<Item = Self> {
        (0_u16..).take(Self::COUNT).map(Self)
    }

    /// The code that `typed` was most likely meant to be: it may be a country's name, a usual abbreviation, or a code
    /// or name with a slip in it.
    #[must_use]
    pub fn nearest(typed: &str) -> Option<&'static str> {
        let typed = typed.trim();
        if let Some((_, code)) = OTHERWISE.iter().find(|(other, _)| other.eq_ignore_ascii_case(typed)) {
            return Some(code);
        }
        let code_of = |name: &str| TABLE.iter().find(|(_, known)| *known == name).map(|(code, _)| *code);
        // A two-letter slip is close to dozens of codes; only longer words say enough to guess from.
        if typed.chars().count() < 4 {
            return None;
        }
        nearest(typed, TABLE.iter().map(|(_, name)| *name))
            .and_then(code_of)
            .or_else(|| nearest(typed, TABLE.iter().map(|(code, _)| *code)))
    }
}

impl Numbered for Country {
    fn number(self) -> usize {
        self.index()
    }

    fn from_number(number: u16) -> Self {
        Self(number)
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Serialize for Country {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Country {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Code;
        impl de::Visitor<'_> for Code {
            type Value = Country;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a country code such as `gb`")
            }

            fn visit_str<E: de::Error>(self, code: &str) -> Result<Country, E> {
                Country::parse(code).ok_or_else(|| E::custom(format_args!("`{code}` is not a country code")))
            }
        }
        deserializer.deserialize_str(Code)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn table_is_sorted_complete_and_fits_its_set() {
        assert!(TABLE.is_sorted_by(|a, b| a.0 < b.0));
        assert_eq!(Country::COUNT, 249 + 32 + 1);
        assert!(TABLE.iter().all(|(code, name)| code.len() <= 8 && !name.is_empty()));
        let all: CountrySet = Country::all().collect();
        assert_eq!(all.len(), Country::COUNT);
    }

    #[test]
    fn parses_either_case_and_nothing_else() {
        assert_eq!(Country::parse("GB").map(Country::code), Some("gb"));
        assert_eq!(Country::parse("ua-CRI").map(Country::code), Some("ua-cri"));
        for extra in ["xk", "suhh", "yucs", "csxx", "ge-ab", "md-pmr", "eu", "un", "zz", "int"] {
            assert!(Country::parse(extra).is_some(), "{extra}");
        }
        for wrong in ["", "uk", "g", "gbr", " gb", "united kingdom", "ğb"] {
            assert_eq!(Country::parse(wrong), None, "{wrong}");
        }
        assert_eq!(Country::parse("de").map(Country::name), Some("Germany"));
    }

    #[test]
    fn a_part_is_within_the_whole() {
        let of = |code: &str| Country::parse(code).unwrap().part_of().map(Country::code);
        assert_eq!(of("gb-sct"), Some("gb"));
        assert_eq!(of("ua-cri"), Some("ua"));
        assert_eq!(of("x-so"), Some("ge"));
        assert_eq!(of("gg"), None);
        assert_eq!(of("gb"), None);
        for (part, whole) in PARTS {
            assert_eq!(of(part), Some(whole));
        }
        // Every code with a hyphen is part of something, and parts of parts there are none.
        for country in Country::all() {
            assert_eq!(
                country.part_of().is_some(),
                country.code().contains('-') || PARTS.iter().any(|(part, _)| *part == country.code())
            );
            assert_eq!(country.part_of().and_then(Country::part_of), None);
        }
        let gb = CountrySet::only(Country::parse("gb").unwrap());
        assert!(Country::parse("gb-nir").unwrap().is_within(&gb));
        assert!(!Country::parse("ie").unwrap().is_within(&gb));
    }

    #[test]
    fn suggests_a_code() {
        assert_eq!(Country::nearest("UK"), Some("gb"));
        assert_eq!(Country::nearest("Germany"), Some("de"));
        assert_eq!(Country::nearest("Belaruss"), Some("by"));
        assert_eq!(Country::nearest("qq"), None);
    }

    #[test]
    fn reads_and_writes_its_code() {
        let country: Country = serde_json::from_str("\"BY\"").unwrap();
        assert_eq!(serde_json::to_string(&country).unwrap(), "\"by\"");
        assert!(serde_json::from_str::<Country>("\"uk\"").is_err());
    }
}
