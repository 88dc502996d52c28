//! ASSESSMENTS -> WHAT TO DO: standings, what they turn on, and what an advocate reads of them.
//!
//! May import `engine`, `law`, `case`, `terms`. The types here are the JSON that `check --format json` writes.

mod assessment;
mod because;
mod board;
mod build;
mod candidates;
mod cautions;
mod contrary;
mod days;
mod filing;
mod fragility;
mod handover;
mod listings;
mod measures;
mod misses;
mod reach;
mod report;
mod roles;
mod schedule;
mod standing;
mod ties;
mod tree;
mod words;

pub use assessment::{
    About, Assessment, Caution, Fragility, Gap, Ground, Lost, Miss, Need, OpenReason, Procedure, Reach, Reaching,
    Reason, ReliesOn, TreeNode, Truths,
};
pub use board::{AnswerPlace, BelowBar, Board, Carried, Door, Lacking, NodeName, NotHers, Question, WaysIn};
pub use build::{Ask, assess};
pub use contrary::ContrarySummary;
pub use filing::{
    Action, Argument, ChannelCard, ContentCard, ContentState, Countdown, ExposureCard, Filing, FilingMade,
    FilingSubject, Neighbour, PlaceInOrder, StepCard,
};
pub use listings::ListingEvent;
pub use measures::MeasureUpon;
pub use report::{Candidate, LawUsed, Plan, RegimeInfo, SubjectInfo, TitleOf};
pub use roles::{ActRoles, Overlap, RoleRow};
pub use schedule::{DatedEvent, Schedule, ScheduledStep, StepKind, Wait};
pub use standing::Standing;
pub use ties::{Tie, TieKind};
