//! stub
use indexmap::IndexMap;
use super::{common::Common, regime::Regime};
use crate::terms::Vocabulary;
#[allow(missing_docs)]
#[derive(Debug, Clone)]
pub struct Law { pub vocabulary: Vocabulary, pub common: Common, pub regimes: IndexMap<String, Regime> }
