//! Schedules of drops: local time in an IANA zone, on chosen weekdays, once a day whatever daylight saving does.
//!
//! | module | what is there |
//! | --- | --- |
//! | [`drop_schedule`](Schedule) | a schedule, as it is stored |
//! | [`daylight_saving`](next_due) | when a drop is due, across DST changes |
//! | [`time_of_day`](TimeOfDay), [`weekdays`](Weekdays) | when, parsed as people type it |
//! | [`calendar_day`](parse_day) | a date, parsed as people type it |
//! | [`duration`](Duration) | how long a drop stays open |
//! | [`zone`](Zone) | time zones |
//! | [`zone_search`](zones_meant) | which zones a city, a country, an offset, or an abbreviation may mean |
//! | [`error`](ParseError) | what can't be parsed |

mod calendar_day;
mod day_names;
mod daylight_saving;
mod drop_schedule;
mod duration;
mod error;
mod problem;
mod time_of_day;
mod weekdays;
mod zone;
mod zone_search;

pub use calendar_day::{day_text, parse_day};
pub use daylight_saving::next_due;
pub use drop_schedule::{Answers, DropCards, Schedule};
pub use duration::Duration;
pub use error::{Expected, ParseError};
pub use problem::DropProblem;
pub use time_of_day::TimeOfDay;
pub use weekdays::Weekdays;
pub use zone::Zone;
pub use zone_search::{ZoneMatch, is_misleading, zones_meant};
