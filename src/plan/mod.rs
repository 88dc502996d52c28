//! ASSESSMENTS -> WHAT TO DO: standings, what they turn on, and what an advocate reads of them.
//!
//! May import `engine`, `law`, `case`, `terms`. The types here are the JSON that `check --format json` writes.

mod because;
mod build;
mod candidates;
mod cautions;
mod fragility;
mod handover;
mod listings;
mod measures;
mod misses;
mod reach;
mod report;
mod standing;
mod tree;
mod words;

pub use build::{Ask, assess};
pub use report::{
    About, Assessment, Candidate, Caution, Fragility, Gap, Ground, LawUsed, ListingEvent, Lost, MeasureUpon, Miss,
    Need, OpenReason, Plan, Procedure, Reach, Reaching, Reason, RegimeInfo, ReliesOn, SubjectInfo, TitleOf, TreeNode,
    Truths,
};
pub use standing::Standing;
