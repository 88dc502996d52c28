//! Persons and entities: who they are, which posts they hold, what ties them to a jurisdiction, where they are listed.

use indexmap::IndexMap;
use serde::{Deserialize, Deserializer};

use super::claim::{Claim, List};
use super::clearance::Clearance;
use super::dated::{DatedCountry, Until};
use super::model::Keyed;
use crate::terms::kind::{PartyKind, Rank};
use crate::terms::{Country, PartialDate};

/// A list whose items are objects; a `null` item means "and perhaps others", an absent list is unknown.
pub type Items<T> = Option<Vec<Option<T>>>;

/// Facts of a statement that the law asks for one by one, such as the elements of superior responsibility.
pub type Elements = Option<IndexMap<String, Claim<bool>>>;

/// Reads [`Elements`]; a key written twice is refused, as among any other items.
pub(super) fn elements<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Elements, D::Error> {
    Ok(Option::<Keyed<Claim<bool>>>::deserialize(deserializer)?.map(Keyed::into_map))
}

/// A person or an entity in a case.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Party {
    /// Person or entity.
    pub kind: PartyKind,
    /// Whether the party is proposed for listing.
    pub subject: Option<bool>,
    /// Names, in several scripts.
    pub names: Option<Vec<Name>>,
    /// Date of birth.
    #[serde(default)]
    pub birth_date: Claim<PartialDate>,
    /// Date of death.
    #[serde(default)]
    pub death_date: Claim<PartialDate>,
    /// Place of birth.
    #[serde(default)]
    pub birth_place: Claim<String>,
    /// Whether the person is dead.
    #[serde(default)]
    pub died: Claim<bool>,
    /// Citizenships of a person.
    #[serde(default)]
    pub citizenships: List<DatedCountry>,
    /// Countries of ordinary residence.
    #[serde(default)]
    pub residences: List<DatedCountry>,
    /// Countries that have granted permanent residence.
    #[serde(default)]
    pub permanent_residences: List<DatedCountry>,
    /// Countries where the party is.
    #[serde(default)]
    pub located_in: List<DatedCountry>,
    /// Countries under whose law an entity is registered or constituted.
    #[serde(default)]
    pub registered_in: List<DatedCountry>,
    /// Number in a register.
    #[serde(default)]
    pub registration_number: Claim<String>,
    /// The state of which an entity is an organ; an empty list says that it is none's.
    #[serde(default)]
    pub organ_of: List<Country, true>,
    /// Statuses (vocabulary list `partyStatuses`).
    #[serde(default)]
    pub statuses: List<String>,
    /// Passport, register and other numbers.
    pub identifiers: Option<Vec<Identifier>>,
    /// Addresses.
    pub addresses: Option<Vec<String>>,
    /// Posts a person holds or held.
    #[serde(default)]
    pub positions: Items<Position>,
    /// What ties the party to a jurisdiction.
    #[serde(default)]
    pub nexus: Items<Nexus>,
    /// Listings that exist or existed, one entry an event.
    #[serde(default)]
    pub listings: Items<ListingEvent>,
    /// When lists were last searched.
    pub listings_searched_on: Option<PartialDate>,
    /// Whether the party is shown to readers by role only.
    pub protect: Option<bool>,
    /// The role shown in place of the name.
    pub role: Option<String>,
    /// What the identity rests on.
    pub evidence: Option<Vec<String>>,
    /// To whom the identity may be shown.
    pub clearance: Option<Clearance>,
    /// Why the identity could not be verified.
    pub unverified: Option<String>,
    /// Anything the author wants to say.
    pub note: Option<String>,
}

/// A name as written in one script.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Name {
    /// The name, byte for byte.
    pub text: String,
    /// BCP 47 tag of its language and script.
    pub lang: Option<String>,
    /// What kind of name it is.
    #[serde(rename = "type")]
    pub kind: Option<NameKind>,
    /// What the name rests on.
    pub evidence: Option<Vec<String>>,
    /// To whom the name may be shown.
    pub clearance: Option<Clearance>,
    /// Why the name could not be verified.
    pub unverified: Option<String>,
    /// Anything the author wants to say.
    pub note: Option<String>,
}

/// Kinds of name, as the Beneficial Ownership Data Standard has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NameKind {
    /// As in an identity document or register.
    Legal,
    /// Translated.
    Translation,
    /// Written in another script.
    Transliteration,
    /// No longer used.
    Former,
    /// Also known as.
    Alternative,
    /// At birth.
    Birth,
}

/// A number that identifies a party.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Identifier {
    /// What kind of number.
    pub kind: IdentifierKind,
    /// The number.
    pub number: String,
    /// Who issued it.
    pub country: Option<Country>,
    /// What it rests on.
    pub evidence: Option<Vec<String>>,
    /// To whom it may be shown.
    pub clearance: Option<Clearance>,
    /// Why it could not be verified.
    pub unverified: Option<String>,
    /// Anything the author wants to say.
    pub note: Option<String>,
}

/// Kinds of identifying number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum IdentifierKind {
    /// Passport.
    Passport,
    /// National identity card.
    NationalId,
    /// Tax number.
    TaxId,
    /// Company or other register.
    Registration,
    /// Legal entity identifier.
    Lei,
    /// Anything else.
    Other,
}

/// A post held by a person.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Position {
    /// Title of the post.
    #[serde(default)]
    pub title: Claim<String>,
    /// The body, a key of `parties`.
    #[serde(default)]
    pub body: Claim<String>,
    /// How high it is.
    #[serde(default)]
    pub rank: Claim<Rank>,
    /// The state whose official the holder is, or `int`; an empty list says that the post is not a public one.
    #[serde(default)]
    pub official_of: List<Country, true>,
    /// First day in post.
    #[serde(default)]
    pub from: Claim<PartialDate>,
    /// Last day in post.
    #[serde(default)]
    pub until: Claim<Until>,
    /// When `ongoing` was last known to be true.
    #[serde(default)]
    pub as_of: Claim<PartialDate>,
    /// Facts about the post that a provision asks for.
    #[serde(default, deserialize_with = "elements")]
    pub elements: Elements,
    /// What all of this rests on.
    pub evidence: Option<Vec<String>>,
    /// To whom it may be shown.
    pub clearance: Option<Clearance>,
    /// Why it could not be verified.
    pub unverified: Option<String>,
    /// Anything the author wants to say.
    pub note: Option<String>,
}

/// What ties a party to a jurisdiction.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Nexus {
    /// Which jurisdiction.
    #[serde(default)]
    pub country: Claim<Country>,
    /// What kind of tie (vocabulary list `nexusKinds`).
    #[serde(default)]
    pub kind: Claim<String>,
    /// What exactly.
    pub what: Option<String>,
    /// What it rests on.
    pub evidence: Option<Vec<String>>,
    /// To whom it may be shown.
    pub clearance: Option<Clearance>,
    /// Why it could not be verified.
    pub unverified: Option<String>,
    /// Anything the author wants to say.
    pub note: Option<String>,
}

/// One event in the life of a listing: put forward, listed, amended, taken off.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListingEvent {
    /// The regime, by our id.
    #[serde(default)]
    pub regime: Claim<String>,
    /// The programme, by the name its authority uses.
    #[serde(default)]
    pub programme: Claim<String>,
    /// Whose list it is.
    #[serde(default)]
    pub jurisdiction: Claim<Country>,
    /// What happened (vocabulary list `listingStatuses`).
    #[serde(default)]
    pub status: Claim<String>,
    /// Who did it: a country code or the name of a body.
    #[serde(default)]
    pub by: Claim<String>,
    /// When.
    #[serde(default)]
    pub date: Claim<PartialDate>,
    /// The acts for which it was done, keys of `acts`.
    #[serde(default)]
    pub acts: List<String>,
    /// What it does (vocabulary list `measures`).
    #[serde(default)]
    pub measures: List<String>,
    /// What it rests on.
    pub evidence: Option<Vec<String>>,
    /// To whom it may be shown.
    pub clearance: Option<Clearance>,
    /// Why it could not be verified.
    pub unverified: Option<String>,
    /// Anything the author wants to say.
    pub note: Option<String>,
}
