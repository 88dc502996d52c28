//! Attributes as an advocate writes them: known, unknown, standing on evidence of their own, or disputed between sources.
//!
//! Absent and `null` are unknown, and nothing is ever defaulted. The reading here is strict and quick and only says yes or
//! no; what is wrong with a refused file is explained by the schema.

use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{self, DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, SeqAccess, Visitor};

use super::clearance::Clearance;

/// What a statement or an attribute stands on.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Support {
    /// Keys of the evidence register, each one thing that was read or heard.
    pub evidence: Vec<String>,
    /// To whom it may be shown; absent means that its evidence decides.
    pub clearance: Option<Clearance>,
    /// Why the author could not verify it. It then counts as alleged, whatever evidence stands beside it.
    pub unverified: Option<String>,
    /// Anything the author wants to say about it.
    pub note: Option<String>,
}

/// A value that may stand in a [`Claim`], with the keys that may stand beside `value`.
pub trait Value: Sized {
    /// What else may be said of the value, such as the time it held.
    type Extra: Default + fmt::Debug + Clone + PartialEq;

    /// Whether `value` may be left out of an object, because the other keys can say all there is to say.
    const VALUE_OPTIONAL: bool = false;

    /// Reads the value of one further key; `false` when the key is not one of this kind of value.
    ///
    /// # Errors
    /// When the key is known and what stands there cannot be read.
    fn extra<'de, A: MapAccess<'de>>(_key: &str, _map: &mut A, _extra: &mut Self::Extra) -> Result<bool, A::Error> {
        Ok(false)
    }
}

/// No further keys.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Nothing;

impl Value for bool {
    type Extra = Nothing;
}

impl Value for String {
    type Extra = Nothing;
}

/// One thing said of an attribute.
#[derive(Debug, Clone, PartialEq)]
pub struct Said<T: Value> {
    /// The value; `None` where a source speaks of it without saying it.
    pub value: Option<T>,
    /// Its own support; `None` means that it stands on what the item around it stands on.
    pub support: Option<Box<Support>>,
    /// What else is said of the value.
    pub extra: T::Extra,
}

/// An attribute: unknown, said, or disputed.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Claim<T: Value> {
    /// Absent or `null`: nobody knows yet.
    #[default]
    Unknown,
    /// One account.
    Said(Said<T>),
    /// Accounts that cannot all be true; a test on them is met only if it is met under each.
    Either(Vec<Said<T>>),
}

impl<T: Value> Claim<T> {
    /// The accounts given, none if unknown.
    pub fn accounts(&self) -> &[Said<T>] {
        match self {
            Claim::Unknown => &[],
            Claim::Said(said) => std::slice::from_ref(said),
            Claim::Either(all) => all,
        }
    }
}

/// One account of a whole list.
#[derive(Debug, Clone, PartialEq)]
pub struct Listing<T: Value> {
    /// The items; `Claim::Unknown` among them means "and perhaps others".
    pub items: Vec<Claim<T>>,
    /// Support of this account as a whole; `None` means that of the item around it.
    pub support: Option<Box<Support>>,
}

/// An attribute that has several values at once. `SCALAR` lists also accept one bare value.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum List<T: Value, const SCALAR: bool = false> {
    /// Absent or `null`.
    #[default]
    Unknown,
    /// The list; it is complete for this file unless an item is unknown.
    Items(Vec<Claim<T>>),
    /// The list with a support of its own, or several accounts of it that cannot all be true.
    Accounts(Vec<Listing<T>>),
}

impl<T: Value, const SCALAR: bool> List<T, SCALAR> {
    /// Every item of every account, with the number of the account.
    pub fn all_items(&self) -> impl Iterator<Item = (usize, usize, &Claim<T>)> {
        let accounts: Vec<&[Claim<T>]> = match self {
            List::Unknown => Vec::new(),
            List::Items(items) => vec![items],
            List::Accounts(all) => all.iter().map(|account| account.items.as_slice()).collect(),
        };
        accounts
            .into_iter()
            .enumerate()
            .flat_map(|(account, items)| items.iter().enumerate().map(move |(index, item)| (account, index, item)))
    }

    /// Whether nothing at all is said.
    pub fn is_unknown(&self) -> bool {
        matches!(self, List::Unknown)
    }
}

/// The value of one account, its own support and what else is said.
type Account<V, X> = (Option<V>, Option<Box<Support>>, X);

/// What an object with `value`, `either` or support keys says, before it is known which it is.
struct Parts<V, X> {
    value: Option<Option<V>>,
    either: Option<Vec<Account<V, X>>>,
    support: Support,
    extra: X,
}

/// The keys that every claim object may have; what else there is depends on the value.
const EVERYWHERE: &[&str] = &["value", "either", "evidence", "clearance", "unverified", "note"];

/// The keys that objects of some kind of value may have besides; [`Value::extra`] is asked for no others.
const SOMEWHERE: [&str; 8] =
    ["from", "until", "asOf", "country", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"];

/// A key of a claim object, read without keeping its text.
struct Key {
    name: &'static str,
    bit: u16,
}

impl Key {
    fn all() -> impl Iterator<Item = (u32, &'static str)> {
        (0..).zip(EVERYWHERE.iter().copied().chain(SOMEWHERE))
    }

    fn bit(name: &str) -> u16 {
        Key::all().find(|(_, one)| *one == name).map_or(0, |(number, _)| 1 << number)
    }
}

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Name;
        impl Visitor<'_> for Name {
            type Value = Key;

            fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
                out.write_str("a key")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Key, E> {
                let known = Key::all().find(|(_, name)| *name == text);
                known
                    .map(|(number, name)| Key { name, bit: 1 << number })
                    .ok_or_else(|| E::unknown_field(text, EVERYWHERE))
            }
        }
        deserializer.deserialize_identifier(Name)
    }
}

/// Reads the keys of a claim object; `V` is what stands under `value`.
fn read_parts<'de, A, V, T>(map: &mut A, nested: bool) -> Result<Parts<V, T::Extra>, A::Error>
where
    A: MapAccess<'de>,
    V: Deserialize<'de>,
    T: Value,
{
    let mut parts = Parts { value: None, either: None, support: Support::default(), extra: T::Extra::default() };
    // One bit for each of the keys.
    let mut seen = 0_u16;
    while let Some(Key { name, bit }) = map.next_key()? {
        if seen & bit != 0 {
            return Err(de::Error::duplicate_field(name));
        }
        seen |= bit;
        match name {
            "value" => parts.value = Some(map.next_value()?),
            "evidence" => parts.support.evidence = map.next_value::<Option<Vec<String>>>()?.unwrap_or_default(),
            "clearance" => parts.support.clearance = map.next_value()?,
            "unverified" => parts.support.unverified = map.next_value()?,
            "note" => parts.support.note = map.next_value()?,
            "either" if !nested => parts.either = Some(map.next_value_seed(Alternatives::<V, T>(PhantomData))?),
            other => {
                if !T::extra(other, map, &mut parts.extra)? {
                    return Err(de::Error::unknown_field(other, EVERYWHERE));
                }
            }
        }
    }
    if parts.either.is_some() && seen & !Key::bit("either") & !Key::bit("note") != 0 {
        return Err(de::Error::custom("`either` stands alone"));
    }
    if parts.either.is_none() && parts.value.is_none() && !T::VALUE_OPTIONAL {
        return Err(de::Error::missing_field("value"));
    }
    Ok(parts)
}

/// The list under `either`: claim objects, at least two.
struct Alternatives<V, T>(PhantomData<(V, T)>);

impl<'de, V: Deserialize<'de>, T: Value> DeserializeSeed<'de> for Alternatives<V, T> {
    type Value = Vec<Account<V, T::Extra>>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de, V: Deserialize<'de>, T: Value> Visitor<'de> for Alternatives<V, T> {
    type Value = Vec<Account<V, T::Extra>>;

    fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("a list of at least two accounts")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let mut all = Vec::new();
        while let Some(one) = seq.next_element_seed(Alternative::<V, T>(PhantomData))? {
            all.push(one);
        }
        if all.len() < 2 {
            return Err(de::Error::invalid_length(all.len(), &self));
        }
        Ok(all)
    }
}

/// One account under `either`.
struct Alternative<V, T>(PhantomData<(V, T)>);

impl<'de, V: Deserialize<'de>, T: Value> DeserializeSeed<'de> for Alternative<V, T> {
    type Value = Account<V, T::Extra>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de, V: Deserialize<'de>, T: Value> Visitor<'de> for Alternative<V, T> {
    type Value = Account<V, T::Extra>;

    fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("an account with a `value`")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let parts = read_parts::<A, V, T>(&mut map, true)?;
        Ok((parts.value.flatten(), Some(Box::new(parts.support)), parts.extra))
    }
}

impl<'de, T: Value + Deserialize<'de>> Deserialize<'de> for Claim<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ClaimVisitor(PhantomData))
    }
}

struct ClaimVisitor<T>(PhantomData<T>);

impl<'de, T: Value + Deserialize<'de>> ClaimVisitor<T> {
    fn bare<E: de::Error>(value: impl IntoDeserializer<'de, E>) -> Result<Claim<T>, E> {
        let value = T::deserialize(value.into_deserializer())?;
        Ok(Claim::Said(Said { value: Some(value), support: None, extra: T::Extra::default() }))
    }
}

impl<'de, T: Value + Deserialize<'de>> Visitor<'de> for ClaimVisitor<T> {
    type Value = Claim<T>;

    fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("a value, null, an object with `value`, or an object with `either`")
    }

    fn visit_unit<E: de::Error>(self) -> Result<Self::Value, E> {
        Ok(Claim::Unknown)
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<Self::Value, E> {
        Self::bare(value)
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Self::Value, E> {
        Self::bare(value)
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Self::Value, E> {
        Self::bare(value)
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Self::Value, E> {
        Self::bare(value)
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<Self::Value, E> {
        Self::bare(value)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let parts = read_parts::<A, T, T>(&mut map, false)?;
        Ok(match parts.either {
            Some(all) => {
                Claim::Either(all.into_iter().map(|(value, support, extra)| Said { value, support, extra }).collect())
            }
            None => Claim::Said(Said {
                value: parts.value.flatten(),
                support: Some(Box::new(parts.support)),
                extra: parts.extra,
            }),
        })
    }
}

impl<'de, T: Value + Deserialize<'de>, const SCALAR: bool> Deserialize<'de> for List<T, SCALAR> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ListVisitor(PhantomData))
    }
}

/// The items of a list, or one bare value where the attribute allows it.
struct Items<T: Value, const SCALAR: bool>(Vec<Claim<T>>);

impl<'de, T: Value + Deserialize<'de>, const SCALAR: bool> Deserialize<'de> for Items<T, SCALAR> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match List::<T, SCALAR>::deserialize(deserializer)? {
            List::Items(items) => Ok(Items(items)),
            List::Unknown | List::Accounts(_) => Err(de::Error::custom("expected a list")),
        }
    }
}

struct ListVisitor<T, const SCALAR: bool>(PhantomData<T>);

impl<'de, T: Value + Deserialize<'de>, const SCALAR: bool> Visitor<'de> for ListVisitor<T, SCALAR> {
    type Value = List<T, SCALAR>;

    fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("a list, null, or an object with `value` or `either`")
    }

    fn visit_unit<E: de::Error>(self) -> Result<Self::Value, E> {
        Ok(List::Unknown)
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<Self::Value, E> {
        if !SCALAR {
            return Err(de::Error::invalid_type(de::Unexpected::Str(value), &self));
        }
        Ok(List::Items(vec![ClaimVisitor::bare(value)?]))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let mut items = Vec::with_capacity(seq.size_hint().unwrap_or(0).min(64));
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(List::Items(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let parts = read_parts::<A, Items<T, SCALAR>, String>(&mut map, false)?;
        let account = |items: Option<Items<T, SCALAR>>, support| Listing {
            items: items.map_or_else(|| vec![Claim::Unknown], |items| items.0),
            support,
        };
        Ok(List::Accounts(match parts.either {
            Some(all) => all.into_iter().map(|(items, support, Nothing)| account(items, support)).collect(),
            None => vec![account(parts.value.flatten(), Some(Box::new(parts.support)))],
        }))
    }
}
