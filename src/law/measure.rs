//! What a listing does, and how far it reaches beyond the one listed.

use serde::Deserialize;

use super::node::Node;
use super::source::{Basis, Interval, Renewal};
use super::written::{key, percent_or_null, stated};

/// One thing a listing does.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Measure {
    /// Its name in this file.
    #[serde(deserialize_with = "key")]
    pub id: String,
    /// What kind of measure (vocabulary list `measures`).
    pub measure: String,
    /// What it is called.
    pub title: String,
    /// Upon whom it works.
    #[serde(default, deserialize_with = "stated")]
    pub when: Option<Node>,
    /// When it is law.
    #[serde(default)]
    pub in_force: Vec<Interval>,
    /// What it does, in words.
    pub effect: Option<String>,
    /// The provision.
    pub provision: Option<String>,
    /// How it is cited where the number is only inferred.
    pub cited_as: Option<String>,
    /// The operative words.
    pub quote: Option<String>,
    /// Law, policy or practice.
    #[serde(default)]
    pub basis: Basis,
    /// The source.
    pub source: Option<String>,
    /// Days on which it ends unless renewed.
    #[serde(default)]
    pub renewals: Vec<Renewal>,
    /// How far it reaches to what the listed one owns or controls.
    #[serde(default)]
    pub reach: Vec<Reach>,
    /// Words shown with it.
    pub caution: Option<String>,
    /// What a reader should know.
    pub note: Option<String>,
}

/// Derivative reach: when an entity is caught without being named.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Reach {
    /// When this rule is law.
    #[serde(default)]
    pub in_force: Vec<Interval>,
    /// Percentage of ownership.
    #[serde(default, deserialize_with = "percent_or_null")]
    pub threshold: Option<f64>,
    /// Whether more than the threshold is needed.
    #[serde(default)]
    pub strict: bool,
    /// Whether shares of several listed owners are added up.
    #[serde(default, deserialize_with = "stated")]
    pub aggregate: Option<Aggregate>,
    /// How ownership runs through a chain.
    #[serde(default, deserialize_with = "stated")]
    pub indirect: Option<Indirect>,
    /// Whether control alone suffices.
    #[serde(default)]
    pub control: bool,
    /// The provision.
    pub provision: Option<String>,
    /// How it is cited where the number is only inferred.
    pub cited_as: Option<String>,
    /// Law, policy or practice.
    #[serde(default)]
    pub basis: Basis,
    /// The source.
    pub source: Option<String>,
    /// Why the rule is open.
    pub unsettled: Option<String>,
    /// What a reader should know.
    pub note: Option<String>,
}

/// Whether shares of several listed owners are added up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Aggregate {
    /// They are.
    Yes,
    /// They are not.
    No,
    /// The law does not say.
    Unsettled,
}

/// How ownership runs through a chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Indirect {
    /// Each link of the chain must pass the threshold by itself.
    EachOverThreshold,
    /// Percentages are multiplied along the chain.
    Product,
    /// The law does not say.
    Unsettled,
}
