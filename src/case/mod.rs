//! What an advocate writes: the case file, its types and how it is read.
//!
//! May import `terms` and `diagnostic`.

pub mod act;
pub mod check;
pub mod claim;
pub mod clearance;
pub mod dated;
pub mod evidence;
pub mod link;
pub mod model;
pub mod party;
pub mod read;
pub mod recorded;
mod strict;
mod written;

pub use check::check;
pub use claim::{Claim, List, Said, Support};
pub use clearance::Clearance;
pub use model::{Case, Keyed};
pub use read::{read, read_value};
