//! From what was found to what is shown; computes nothing, reads nothing.

pub mod bidi;
pub mod diagnostic;
pub mod law;
