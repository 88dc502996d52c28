//! From what was found to what is shown; computes nothing, reads nothing.

pub mod bidi;
pub mod diagnostic;
pub mod json;
pub mod law;
pub mod lint;
pub mod style;
pub mod text;
