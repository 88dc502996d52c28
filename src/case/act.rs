//! What is alleged to have been done, to whom, and how parties are tied to it.

use serde::Deserialize;
use serde::de::MapAccess;

use super::claim::{Claim, List, Nothing, Value};
use super::clearance::Clearance;
use super::dated::{DatedCountry, Until};
use super::party::{Elements, Items, elements};
use super::strict::whole;
use crate::terms::kind::{Rank, Stage};
use crate::terms::{Country, PartialDate};

impl Value for Stage {
    type Extra = Nothing;
}

impl Value for Rank {
    type Extra = Nothing;
}

/// One event or course of conduct.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Act {
    /// What it is called.
    pub title: Option<String>,
    /// What kind of conduct (vocabulary list `conduct`).
    #[serde(default)]
    pub conduct: List<String>,
    /// Where; several where it spans countries.
    #[serde(default)]
    pub place: List<Country, true>,
    /// First day.
    #[serde(default)]
    pub from: Claim<PartialDate>,
    /// Last day.
    #[serde(default)]
    pub until: Claim<Until>,
    /// When `ongoing` was last known to be true.
    #[serde(default)]
    pub as_of: Claim<PartialDate>,
    /// Carried through or tried.
    pub stage: Option<Stage>,
    /// Of the practice the act is part of (vocabulary list `scales`).
    #[serde(default)]
    pub scale: List<String>,
    /// Regimes whose prohibitions it breached, by our id.
    #[serde(default)]
    pub breaches: List<String>,
    /// Who carried it out, keys of `parties`. Absent, it is one party of whom nothing is known.
    #[serde(default)]
    pub by: List<String>,
    /// Against whom.
    #[serde(default)]
    pub victims: Items<Victim>,
    /// What conduct, place, dates, scale and `by` rest on.
    pub evidence: Option<Vec<String>>,
    /// To whom it may be shown.
    pub clearance: Option<Clearance>,
    /// Why it could not be verified.
    pub unverified: Option<String>,
    /// Anything the author wants to say.
    pub note: Option<String>,
}

/// What a victim did or sought, with the country whose officials were exposed or where the right was sought.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Activity(pub String);

impl Value for Activity {
    type Extra = Option<Country>;

    fn extra<'de, A: MapAccess<'de>>(key: &str, map: &mut A, extra: &mut Self::Extra) -> Result<bool, A::Error> {
        if key != "country" {
            return Ok(false);
        }
        *extra = map.next_value()?;
        Ok(true)
    }
}

/// A person or group against whom an act was done.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Victim {
    /// Name of the person, or words for the group.
    #[serde(default)]
    pub name: Claim<String>,
    /// How many people.
    #[serde(default, deserialize_with = "whole")]
    pub number: Option<u64>,
    /// What they did or sought (vocabulary list `activities`).
    #[serde(default)]
    pub activities: List<Activity>,
    /// Citizenships.
    #[serde(default)]
    pub citizenships: List<DatedCountry>,
    /// Countries of residence.
    #[serde(default)]
    pub residences: List<DatedCountry>,
    /// Where they were when it was done to them.
    #[serde(default)]
    pub located_in: List<DatedCountry>,
    /// Statuses (vocabulary list `victimStatuses`).
    #[serde(default)]
    pub statuses: List<String>,
    /// What they suffered (vocabulary list `harms`).
    #[serde(default)]
    pub harms: List<String>,
    /// Whether they are shown to readers by role only.
    pub protect: Option<bool>,
    /// The role shown in place of the name.
    pub role: Option<String>,
    /// What all of this rests on; where absent, what the act rests on.
    pub evidence: Option<Vec<String>>,
    /// To whom they may be shown.
    pub clearance: Option<Clearance>,
    /// Why it could not be verified.
    pub unverified: Option<String>,
    /// Anything the author wants to say.
    pub note: Option<String>,
}

/// How a party is tied to an act.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Involvement {
    /// Who, a key of `parties`.
    pub party: String,
    /// In what, a key of `acts`.
    pub act: String,
    /// How (vocabulary list `modes`).
    pub mode: Claim<String>,
    /// Carried through or tried.
    pub stage: Option<Stage>,
    /// The facts of which the mode consists.
    #[serde(default, deserialize_with = "elements")]
    pub elements: Elements,
    /// What the mode rests on.
    pub evidence: Option<Vec<String>>,
    /// To whom it may be shown.
    pub clearance: Option<Clearance>,
    /// Why it could not be verified.
    pub unverified: Option<String>,
    /// Anything the author wants to say.
    pub note: Option<String>,
}
