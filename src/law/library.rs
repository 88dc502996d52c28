//! stub
use super::{common::Common, regime::Regime};
use crate::terms::Vocabulary;
use indexmap::IndexMap;
#[allow(missing_docs)]
#[derive(Debug, Clone)]
pub struct Law {
    pub vocabulary: Vocabulary,
    pub common: Common,
    pub regimes: IndexMap<String, Regime>,
    pub source: String,
}
#[allow(missing_docs)]
impl Law {
    pub fn digest(&self) -> &str {
        ""
    }
    pub fn digest_of(&self, _: &str) -> Option<&str> {
        None
    }
}
