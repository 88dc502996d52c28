//! From what was found to what is shown; computes nothing, reads nothing.

pub mod bidi;
pub mod diagnostic;
mod document;
pub mod html;
pub mod json;
pub mod law;
pub mod lint;
pub mod markdown;
mod page;
pub mod style;
pub mod text;

#[cfg(test)]
mod tests;
