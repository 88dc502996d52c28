//! A case file as a whole: its collections, each item named by a short key.

use std::fmt;
use std::marker::PhantomData;

use indexmap::IndexMap;
use serde::Deserialize;
use serde::de::{self, Deserializer, MapAccess, Visitor};

use super::act::{Act, Involvement};
use super::claim::Claim;
use super::clearance::Clearance;
use super::evidence::{Evidence, Origin};
use super::link::Link;
use super::party::Party;
use super::strict::whole;
use crate::terms::{Country, PartialDate};

/// An advocate's unfinished file on alleged conduct.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Case {
    /// The schema an editor may use; not read.
    #[serde(rename = "$schema")]
    pub schema: Option<String>,
    /// What the matter is called.
    pub title: Option<String>,
    /// What the filing is for, in the advocate's words.
    pub objective: Option<String>,
    /// Who would file.
    pub filer: Option<Filer>,
    /// Persons and entities.
    pub parties: Keyed<Party>,
    /// Ties between parties that are not positions.
    #[serde(default)]
    pub links: Keyed<Link>,
    /// What is alleged to have been done.
    #[serde(default)]
    pub acts: Keyed<Act>,
    /// How parties are tied to acts.
    #[serde(default)]
    pub involvements: Keyed<Involvement>,
    /// The advocate's reasoned answers to open-textured questions of law.
    #[serde(default)]
    pub judgements: Keyed<Judgement>,
    /// Where evidence comes from.
    #[serde(default)]
    pub origins: Keyed<Origin>,
    /// The register of evidence.
    #[serde(default)]
    pub evidence: Keyed<Evidence>,
    /// What speaks against listing.
    pub contrary: Option<Contrary>,
    /// Filings already made.
    #[serde(default)]
    pub filings: Keyed<Filing>,
    /// What the advocate has decided about where to file, and when.
    pub plan: Option<Choices>,
    /// Anything the author wants to say.
    pub note: Option<String>,
}

impl Case {
    /// The position that `PARTY/positions/N` names: the party and the place in its list.
    pub fn position<'n>(&self, name: &'n str) -> Option<(&'n str, usize)> {
        let (party, at) = name.split_once("/positions/")?;
        let at: usize = at.parse().ok()?;
        self.parties.get(party)?.positions.as_ref()?.get(at)?.as_ref()?;
        Some((party, at))
    }
}

/// Who would file.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Filer {
    /// What kind of filer (vocabulary list `filerKinds`).
    pub kind: Option<String>,
    /// Name of the person or organisation.
    pub name: Option<String>,
    /// Where the filer is established.
    pub country: Option<Country>,
    /// Whether the filer wants not to be named.
    pub anonymous: Option<bool>,
    /// To whom the filer may be named.
    pub clearance: Option<Clearance>,
    /// Anything the author wants to say.
    pub note: Option<String>,
}

/// A reasoned answer to one question of law, and everything it is about.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Judgement {
    /// Which question (vocabulary list `questions`).
    pub question: String,
    /// The act it is about.
    pub act: Option<String>,
    /// The party it is about.
    pub party: Option<String>,
    /// The link it is about.
    pub link: Option<String>,
    /// The victim it is about, by place in the act's list, counting from 0.
    #[serde(default, deserialize_with = "whole")]
    pub victim: Option<usize>,
    /// The country it is about.
    pub country: Option<Country>,
    /// The answer; unknown while the advocate has not made up her mind.
    #[serde(default)]
    pub answer: Claim<bool>,
    /// The reasons.
    pub because: Option<String>,
    /// To whom the reasons may be shown.
    pub clearance: Option<Clearance>,
    /// Anything the author wants to say.
    pub note: Option<String>,
}

/// What speaks against listing, or that it was looked for and not found.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Contrary {
    /// When it was looked for.
    pub searched_on: Option<PartialDate>,
    /// Where it was looked for.
    #[serde(rename = "where")]
    pub places: Option<Vec<String>>,
    /// What was found.
    pub items: Option<Vec<ContraryItem>>,
    /// Anything the author wants to say.
    pub note: Option<String>,
}

/// One thing that speaks against listing.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ContraryItem {
    /// What it says.
    pub text: String,
    /// What it rests on.
    pub evidence: Option<Vec<String>>,
    /// To whom it may be shown.
    pub clearance: Option<Clearance>,
    /// Anything the author wants to say.
    pub note: Option<String>,
}

/// A filing already made.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Filing {
    /// Under which regime.
    pub regime: String,
    /// Against whom.
    pub subject: String,
    /// Through which channel.
    pub channel: Option<String>,
    /// When.
    pub date: Option<PartialDate>,
    /// How it stands.
    pub status: Option<FilingStatus>,
    /// Anything the author wants to say.
    pub note: Option<String>,
}

/// What the advocate has decided: a plan follows it and says so.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Choices {
    /// Regimes chosen or set aside, by id.
    #[serde(default)]
    pub regimes: Keyed<Choice>,
    /// Days of her own that the plan should show.
    pub dates: Option<Vec<OwnDate>>,
    /// Anything the author wants to say.
    pub note: Option<String>,
}

/// What is decided about one regime.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Choice {
    /// Chosen, or set aside.
    pub choice: Chosen,
    /// The reason.
    pub because: String,
    /// The channel to use, by its id in the law file; the regime's first where none is named.
    pub channel: Option<String>,
    /// The day by which to file.
    pub by: Option<PartialDate>,
    /// Anything the author wants to say.
    pub note: Option<String>,
}

/// Whether a regime is chosen or set aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Chosen {
    /// File there, and before all that is not chosen.
    Chosen,
    /// Do not file there.
    SetAside,
}

/// A day of the advocate's own: a hearing, a visit, an election.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OwnDate {
    /// When.
    pub on: PartialDate,
    /// What happens then.
    pub text: String,
    /// Anything the author wants to say.
    pub note: Option<String>,
}

/// How a filing stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FilingStatus {
    /// Being written.
    Draft,
    /// Sent.
    Filed,
    /// The authority has confirmed receipt.
    Acknowledged,
    /// The authority has answered.
    Answered,
    /// The authority has said no.
    Refused,
    /// Taken back.
    Withdrawn,
}

/// Items by their key, in the order of the file. A key written twice is refused.
#[derive(Debug, Clone)]
pub struct Keyed<T>(IndexMap<String, T>);

impl<T> Default for Keyed<T> {
    fn default() -> Self {
        Keyed(IndexMap::new())
    }
}

impl<T> Keyed<T> {
    /// How many items.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Keys and items in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.0.iter().map(|(key, item)| (key.as_str(), item))
    }

    /// Keys and items in the order of the keys, which is the same however the file is written.
    pub fn sorted(&self) -> impl Iterator<Item = (&str, &T)> {
        let mut all: Vec<(&str, &T)> = self.iter().collect();
        all.sort_unstable_by_key(|(key, _)| *key);
        all.into_iter()
    }

    /// The item of this key.
    pub fn get(&self, key: &str) -> Option<&T> {
        self.0.get(key)
    }

    /// The place of the item of this key in the order of the file, from 0.
    pub fn place(&self, key: &str) -> Option<usize> {
        self.0.get_index_of(key)
    }

    /// The items by key.
    pub(super) fn into_map(self) -> IndexMap<String, T> {
        self.0
    }

    /// Whether there is an item of this key.
    pub fn contains(&self, key: &str) -> bool {
        self.0.contains_key(key)
    }

    /// The keys in the order of the file.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

/// Whether `text` can name an item: lower-case letters, digits and hyphens, not starting with a hyphen.
pub fn is_key(text: &str) -> bool {
    !text.is_empty()
        && !text.starts_with('-')
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Keyed<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Items<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Items<T> {
            type Value = Keyed<T>;

            fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
                out.write_str("an object of items by key")
            }

            fn visit_unit<E: de::Error>(self) -> Result<Keyed<T>, E> {
                Ok(Keyed::default())
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Keyed<T>, A::Error> {
                let mut items = IndexMap::new();
                while let Some(key) = map.next_key::<String>()? {
                    if !is_key(&key) {
                        return Err(de::Error::custom("a key is lower-case letters, digits and hyphens"));
                    }
                    let item = map.next_value()?;
                    if items.insert(key, item).is_some() {
                        return Err(de::Error::custom("duplicate key"));
                    }
                }
                Ok(Keyed(items))
            }
        }
        deserializer.deserialize_any(Items(PhantomData))
    }
}
