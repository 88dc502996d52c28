//! Ties between parties: ownership, control, family, association, agency.

use serde::Deserialize;
use serde::de::MapAccess;

use super::claim::{Claim, List, Value};
use super::clearance::Clearance;
use super::dated::Until;
use super::party::{Elements, elements};
use crate::terms::PartialDate;

/// A percentage, 0 to 100.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Deserialize)]
#[serde(try_from = "f64")]
pub struct Percent(f64);

impl TryFrom<f64> for Percent {
    type Error = &'static str;

    fn try_from(number: f64) -> Result<Self, Self::Error> {
        if (0.0..=100.0).contains(&number) { Ok(Percent(number)) } else { Err("a percentage from 0 to 100") }
    }
}

impl Percent {
    /// The number, 0 to 100.
    pub fn get(self) -> f64 {
        self.0
    }
}

/// Bounds of a percentage that is not known exactly, as the Beneficial Ownership Data Standard has them.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Bounds {
    /// At least this much.
    pub minimum: Option<Percent>,
    /// At most this much.
    pub maximum: Option<Percent>,
    /// More than this.
    pub exclusive_minimum: Option<Percent>,
    /// Less than this.
    pub exclusive_maximum: Option<Percent>,
}

impl Value for Percent {
    type Extra = Bounds;

    const VALUE_OPTIONAL: bool = true;

    fn extra<'de, A: MapAccess<'de>>(key: &str, map: &mut A, extra: &mut Self::Extra) -> Result<bool, A::Error> {
        match key {
            "minimum" => extra.minimum = map.next_value()?,
            "maximum" => extra.maximum = map.next_value()?,
            "exclusiveMinimum" => extra.exclusive_minimum = map.next_value()?,
            "exclusiveMaximum" => extra.exclusive_maximum = map.next_value()?,
            _ => return Ok(false),
        }
        Ok(true)
    }
}

/// One tie, read "`party` TYPE `by`": an `owned-by` link says that `party` is owned by `by`.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Link {
    /// What kind of tie (vocabulary list `links`).
    #[serde(rename = "type")]
    pub kind: String,
    /// The party the link starts from.
    pub party: String,
    /// The party at its other end.
    pub by: String,
    /// Percentage of the shares.
    #[serde(default)]
    pub share: Claim<Percent>,
    /// Percentage of the voting rights.
    #[serde(default)]
    pub votes: Claim<Percent>,
    /// Whether it carries the right to appoint or remove a majority of the board.
    #[serde(default)]
    pub appoints_board_majority: Claim<bool>,
    /// The acts it concerns, keys of `acts`.
    #[serde(default)]
    pub acts: List<String>,
    /// Facts about the link that a provision asks for.
    #[serde(default, deserialize_with = "elements")]
    pub elements: Elements,
    /// First day.
    #[serde(default)]
    pub from: Claim<PartialDate>,
    /// Last day.
    #[serde(default)]
    pub until: Claim<Until>,
    /// When `ongoing` was last known to be true.
    #[serde(default)]
    pub as_of: Claim<PartialDate>,
    /// What all of this rests on.
    pub evidence: Option<Vec<String>>,
    /// To whom it may be shown.
    pub clearance: Option<Clearance>,
    /// Why it could not be verified.
    pub unverified: Option<String>,
    /// Anything the author wants to say.
    pub note: Option<String>,
}
