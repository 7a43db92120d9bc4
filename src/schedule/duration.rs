//! How long a drop stays open.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::error::{Expected, ParseError};

/// A length of time, in whole minutes: from a minute to 30 days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Duration {
    minutes: i64,
}

impl Duration {
    pub const MIN: Self = Self { minutes: 1 };
    pub const MAX: Self = Self { minutes: 30 * 24 * 60 };

    /// This many hours, within the limits of a duration.
    pub fn hours(hours: i64) -> Self {
        Self { minutes: hours.saturating_mul(60).clamp(Self::MIN.minutes, Self::MAX.minutes) }
    }

    /// Its days, and the hours and minutes beyond them.
    pub fn parts(self) -> (i64, i64, i64) {
        (self.minutes / 1440, self.minutes / 60 % 24, self.minutes % 60)
    }

    /// In milliseconds.
    pub fn ms(self) -> i64 {
        self.minutes * 60_000
    }
}

impl FromStr for Duration {
    type Err = ParseError;

    /// Reads "8h", "90m", "1d", "1h 30m", "2 hours".
    fn from_str(typed: &str) -> Result<Self, ParseError> {
        let (min_minutes, max_minutes) = (Self::MIN.minutes, Self::MAX.minutes);
        let invalid = || ParseError::new(Expected::Duration { min_minutes, max_minutes }, typed);
        let lower = typed.trim().to_lowercase();
        let mut rest = lower.as_str();
        let mut minutes: i64 = 0;
        while !rest.is_empty() {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            let (number, after) = rest.split_at_checked(digits).ok_or_else(invalid)?;
            let number: i64 = number.parse().map_err(|_| invalid())?;
            let after = after.trim_start();
            let letters = after.bytes().take_while(u8::is_ascii_alphabetic).count();
            let (unit, after) = after.split_at_checked(letters).ok_or_else(invalid)?;
            let scale = match unit {
                "m" | "min" | "mins" | "minute" | "minutes" => 1,
                "h" | "hr" | "hrs" | "hour" | "hours" => 60,
                "d" | "day" | "days" => 24 * 60,
                _ => return Err(invalid()),
            };
            minutes = number.checked_mul(scale).and_then(|part| minutes.checked_add(part)).ok_or_else(invalid)?;
            rest = after.trim_start_matches([' ', ',']);
        }
        let duration = Self { minutes };
        if (Self::MIN..=Self::MAX).contains(&duration) { Ok(duration) } else { Err(invalid()) }
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (days, hours, minutes) = self.parts();
        let parts = [(days, "d"), (hours, "h"), (minutes, "m")];
        let written: Vec<String> = parts.iter().filter(|(n, _)| *n > 0).map(|(n, unit)| format!("{n}{unit}")).collect();
        f.write_str(&written.join(" "))
    }
}

impl TryFrom<String> for Duration {
    type Error = ParseError;

    fn try_from(text: String) -> Result<Self, ParseError> {
        text.parse()
    }
}

impl From<Duration> for String {
    fn from(value: Duration) -> Self {
        value.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations() {
        for (typed, read) in [
            ("8h", "8h"),
            ("90m", "1h 30m"),
            ("1h30m", "1h 30m"),
            ("2 hours", "2h"),
            ("1d, 2h", "1d 2h"),
            ("30d", "30d"),
        ] {
            assert_eq!(typed.parse::<Duration>().map(|length| length.to_string()), Ok(read.to_owned()), "{typed}");
        }
        for typed in ["", "0m", "8", "h", "31d", "99999999999999999999h", "-1h", "8 parsecs", "9223372036854775807d"] {
            assert!(typed.parse::<Duration>().is_err(), "{typed}");
        }
    }

    #[test]
    fn displayed_durations_can_be_parsed() {
        for minutes in [1, 59, 60, 61, 1439, 1440, 1441, 43_200] {
            let length = Duration { minutes };
            assert_eq!(length.to_string().parse::<Duration>(), Ok(length));
        }
    }
}
