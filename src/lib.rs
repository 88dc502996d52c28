//! regimes
pub mod case;
pub mod cli;
pub mod diagnostic;
pub mod engine;
pub mod law;
pub mod lint;
pub mod pattern;
pub mod plan;
pub mod render;
mod spread;
pub mod terms;
