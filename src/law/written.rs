//! How values are written in law files, where that is narrower than their type: keys, lists that must not be empty, keys
//! that may be left out but not be `null`.

use std::fmt;
use std::marker::PhantomData;

use indexmap::IndexMap;
use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, Visitor};

/// Whether `text` can name something: lower-case letters, digits and hyphens, not starting with a hyphen.
fn is_key(text: &str) -> bool {
    !text.is_empty()
        && !text.starts_with('-')
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// A name of something in the file.
pub(super) fn key<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let text = String::deserialize(deserializer)?;
    if is_key(&text) { Ok(text) } else { Err(D::Error::custom("a name is lower-case letters, digits and hyphens")) }
}

/// A key that may be left out: a test cannot be unknown, so `null` is refused.
pub(super) fn stated<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

/// A list of one item at least.
pub(super) fn filled<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
    let items = Vec::deserialize(deserializer)?;
    if items.is_empty() { Err(D::Error::invalid_length(0, &"at least one item")) } else { Ok(items) }
}

/// A list of one name at least.
pub(super) fn names<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    let items: Vec<String> = filled(deserializer)?;
    if items.iter().all(|name| is_key(name)) { Ok(items) } else { Err(D::Error::custom("not a list of names")) }
}

/// A percentage, from 0 to 100.
pub(super) fn percent<'de, D: Deserializer<'de>>(deserializer: D) -> Result<f64, D::Error> {
    let number = f64::deserialize(deserializer)?;
    if (0.0..=100.0).contains(&number) { Ok(number) } else { Err(D::Error::custom("a percentage is 0 to 100")) }
}

/// A percentage, or `null` where there is none.
pub(super) fn percent_or_null<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<f64>, D::Error> {
    match Option::<f64>::deserialize(deserializer)? {
        Some(number) if !(0.0..=100.0).contains(&number) => Err(D::Error::custom("a percentage is 0 to 100")),
        number => Ok(number),
    }
}

/// Items by their name, in the order of the file. A name written twice is refused.
pub(super) fn keyed<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<IndexMap<String, T>, D::Error> {
    struct Items<T>(PhantomData<T>);
    impl<'de, T: Deserialize<'de>> Visitor<'de> for Items<T> {
        type Value = IndexMap<String, T>;

        fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
            out.write_str("an object of items by name")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut items = IndexMap::new();
            while let Some(name) = map.next_key::<String>()? {
                if !is_key(&name) {
                    return Err(A::Error::custom("a name is lower-case letters, digits and hyphens"));
                }
                if items.insert(name, map.next_value()?).is_some() {
                    return Err(A::Error::custom("a name written twice"));
                }
            }
            Ok(items)
        }
    }
    deserializer.deserialize_map(Items(PhantomData))
}
