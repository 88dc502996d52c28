//! What a maintainer writes: regime files, their types, how they are read and checked.
//!
//! May import `terms` and `diagnostic`.

pub mod channel;
mod check;
pub mod cite;
pub mod common;
mod draft;
mod form;
mod head;
pub mod library;
pub mod measure;
pub mod node;
pub mod operator;
pub mod read;
mod refers;
pub mod regime;
pub mod source;
mod strict;
pub mod tree;
mod written;

pub use library::{Law, LawSource};
pub use node::{Node, Operator};
pub use regime::Regime;
