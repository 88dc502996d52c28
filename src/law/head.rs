//! Whose law a regime file is, read without what follows.

use std::fmt;

use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, Visitor};

use crate::terms::Country;

/// The jurisdiction that a regime file names. It stands near the top, and nothing below it is looked at.
pub(super) fn jurisdiction(text: &str) -> Option<Country> {
    let mut found = None;
    // Stopping half-way is an error to the reader of JSON; what was found until then is what was wanted.
    let _ = serde_json::Deserializer::from_str(text).deserialize_map(Until(&mut found));
    found
}

struct Until<'f>(&'f mut Option<Country>);

impl<'de> Visitor<'de> for Until<'_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a regime file")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<&str>()? {
            if key == "jurisdiction" {
                *self.0 = Some(map.next_value()?);
                return Err(A::Error::custom("found"));
            }
            map.next_value::<IgnoredAny>()?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::Law;

    #[test]
    fn the_jurisdiction_is_found_wherever_it_stands() {
        let eu = Country::parse("eu");
        assert_eq!(jurisdiction(r#"{"id": "a", "jurisdiction": "eu", "grounds": ["#), eu);
        assert_eq!(jurisdiction(r#"{"sources": {"jurisdiction": "us"}, "jurisdiction": "eu"}"#), eu);
        assert_eq!(jurisdiction(r#"{"id": "a"}"#), None);
    }

    /// A part of the law says of what was left unread whose law it is, as the whole does.
    #[test]
    fn it_is_that_of_the_whole_regime() {
        let (whole, part) = (Law::built_in(), Law::built_in_for(&["gb-hr".to_owned()]));
        assert!(part.regimes.len() < whole.regimes.len());
        assert!(part.ids().eq(whole.ids()));
        for (id, regime) in &whole.regimes {
            assert_eq!(part.jurisdiction_of(id), Some(regime.jurisdiction), "{id}");
        }
    }
}
