//! What can't be parsed of a schedule, in words.

use crate::schedule::{Expected, ParseError};

/// Says what was expected instead, without a full stop.
pub(super) fn parse_error(error: &ParseError) -> String {
    let (what, expected) = match error.expected {
        Expected::TimeOfDay => ("a time of day", "hours and minutes, such as 09:00 or 21:30".to_owned()),
        Expected::Weekdays => {
            ("a choice of days", "daily, weekdays, weekends, or days such as mon, wed, fri or mon-fri".to_owned())
        }
        Expected::Duration { max_minutes, .. } => {
            let days = max_minutes / (24 * 60);
            ("a length of time", format!("minutes, hours or days such as 30m, 8h or 1d (at most {days}d)"))
        }
        Expected::Zone => ("a time zone", "an IANA name such as Europe/Berlin, America/New_York or UTC".to_owned()),
    };
    format!("“{}” is not {what}; write {expected}", error.value)
}
