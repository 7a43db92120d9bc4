//! Schedules in words.

use jiff::civil::Weekday;

use super::lists::comma;
use crate::discord::text::escape;
use crate::schedule::{Duration, Expected, ParseError, Weekdays};
use crate::texts::{Locale, say};

/// What can't be read of a schedule, and what was expected instead.
pub(super) fn parse_error(locale: Locale, error: &ParseError) -> String {
    let value = escape(&error.value);
    match error.expected {
        Expected::TimeOfDay => say!(locale, "error-schedule-time", value = value),
        Expected::Weekdays => say!(locale, "error-schedule-days", value = value),
        Expected::Duration { max_minutes, .. } => {
            say!(locale, "error-schedule-duration", value = value, days = max_minutes / (24 * 60))
        }
        Expected::Zone => say!(locale, "error-schedule-zone", value = value),
    }
}

/// The days of a schedule: "weekdays", or "Mon, Wed".
pub(in crate::bot) fn days(locale: Locale, days: Weekdays) -> String {
    let key = match days {
        Weekdays::ALL => "daily",
        Weekdays::WORKING => "weekdays",
        Weekdays::WEEKEND => "weekends",
        days => {
            let names = days.iter().map(|day| {
                let key = match day {
                    Weekday::Monday => "monday",
                    Weekday::Tuesday => "tuesday",
                    Weekday::Wednesday => "wednesday",
                    Weekday::Thursday => "thursday",
                    Weekday::Friday => "friday",
                    Weekday::Saturday => "saturday",
                    Weekday::Sunday => "sunday",
                };
                say!(locale, key)
            });
            return comma(locale, &names.collect::<Vec<_>>());
        }
    };
    say!(locale, key)
}

/// A length of time: "1d 12h".
pub(in crate::bot) fn duration(locale: Locale, duration: Duration) -> String {
    let (days, hours, minutes) = duration.parts();
    let parts = [(days, "duration-days"), (hours, "duration-hours"), (minutes, "duration-minutes")];
    let parts = parts.iter().filter(|(count, _)| *count > 0).map(|(count, key)| say!(locale, key, count = *count));
    parts.collect::<Vec<_>>().join(" ")
}
