//! Law with one thing wrong in it, to see whether any pattern notices.

#![allow(dead_code, reason = "each part is used by one test only")]
#![allow(clippy::expect_used, reason = "a test that cannot be set up has failed")]

pub mod mutation;
pub mod place;
pub mod reasons;
pub mod sight;
pub mod trial;
