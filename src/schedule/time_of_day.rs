//! Times of day.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::error::{Expected, ParseError};

/// Hour and minute of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TimeOfDay {
    hour: i8,
    minute: i8,
}

impl TimeOfDay {
    /// 0 to 23.
    pub fn hour(self) -> i8 {
        self.hour
    }

    /// 0 to 59.
    pub fn minute(self) -> i8 {
        self.minute
    }
}

impl FromStr for TimeOfDay {
    type Err = ParseError;

    /// Reads "09:00", "9.30", "9", "9am", "9:30 PM".
    fn from_str(typed: &str) -> Result<Self, ParseError> {
        let invalid = || ParseError::new(Expected::TimeOfDay, typed);
        let lower = typed.trim().to_ascii_lowercase();
        let (clock, half) = match lower.strip_suffix("am").map(|c| (c, 0)).or(lower.strip_suffix("pm").map(|c| (c, 12)))
        {
            Some((clock, half)) => (clock.trim_end(), Some(half)),
            None => (lower.as_str(), None),
        };
        let (hour, minute) = clock.split_once([':', '.']).unwrap_or((clock, "00"));
        let number = |text: &str, digits: std::ops::RangeInclusive<usize>| -> Option<i8> {
            (digits.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit()))
                .then(|| text.parse().ok())
                .flatten()
        };
        let hour = number(hour, 1..=2).ok_or_else(invalid)?;
        let minute = number(minute, 2..=2).filter(|minute| *minute < 60).ok_or_else(invalid)?;
        let hour = match half {
            None if hour < 24 => hour,
            Some(half) if (1..=12).contains(&hour) => hour % 12 + half,
            _ => return Err(invalid()),
        };
        Ok(Self { hour, minute })
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)
    }
}

impl TryFrom<String> for TimeOfDay {
    type Error = ParseError;

    fn try_from(text: String) -> Result<Self, ParseError> {
        text.parse()
    }
}

impl From<TimeOfDay> for String {
    fn from(value: TimeOfDay) -> Self {
        value.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_day() {
        for (typed, read) in [
            ("09:00", "09:00"),
            ("9", "09:00"),
            ("9.30", "09:30"),
            ("9am", "09:00"),
            ("12 am", "00:00"),
            ("12:05pm", "12:05"),
            ("11:59 PM", "23:59"),
        ] {
            assert_eq!(typed.parse::<TimeOfDay>().map(|time| time.to_string()), Ok(read.to_owned()), "{typed}");
        }
        for typed in ["", "24:00", "9:60", "13pm", "0am", "nine", "-1:00", "9:5", "009:00", "9:00:00"] {
            assert!(typed.parse::<TimeOfDay>().is_err(), "{typed}");
        }
        let error = "25:00".parse::<TimeOfDay>().unwrap_err();
        assert_eq!((error.expected, error.value.as_str()), (Expected::TimeOfDay, "25:00"));
    }
}
