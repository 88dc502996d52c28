//! Today.

use std::time::{SystemTime, UNIX_EPOCH};

use crate::terms::Day;

use super::failure::Failure;

const SECONDS_OF_A_DAY: u64 = 24 * 60 * 60;

/// Today by the clock of this computer, in UTC.
///
/// # Errors
/// Where the clock stands before 1970 or beyond the calendar.
pub(super) fn today() -> Result<Day, Failure> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).ok();
    let days = since.and_then(|since| i32::try_from(since.as_secs() / SECONDS_OF_A_DAY).ok());
    days.map(Day::from_number).ok_or_else(|| {
        Failure::told("the clock of this computer does not show a date that can be used")
            .help("name the day: --as-of 2026-11-21")
    })
}
