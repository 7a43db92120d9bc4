//! Times of day, weekdays and durations as people write them.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Weekday;
use serde::{Deserialize, Serialize};

/// Something that could not be read, and what would be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{typed}” is not {what}; write {expected}")]
pub struct Unreadable {
    pub(super) what: &'static str,
    pub(super) typed: String,
    pub(super) expected: &'static str,
}

impl Unreadable {
    fn new(what: &'static str, typed: &str, expected: &'static str) -> Self {
        Self { what, typed: typed.chars().take(60).collect(), expected }
    }
}

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
    type Err = Unreadable;

    /// Reads "09:00", "9.30", "9", "9am", "9:30 PM".
    fn from_str(typed: &str) -> Result<Self, Unreadable> {
        let unreadable = || Unreadable::new("a time of day", typed, "hours and minutes, such as 09:00 or 21:30");
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
        let hour = number(hour, 1..=2).ok_or_else(unreadable)?;
        let minute = number(minute, 2..=2).filter(|minute| *minute < 60).ok_or_else(unreadable)?;
        let hour = match half {
            None if hour < 24 => hour,
            Some(half) if (1..=12).contains(&hour) => hour % 12 + half,
            _ => return Err(unreadable()),
        };
        Ok(Self { hour, minute })
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)
    }
}

const DAYS: [(&str, &str, Weekday); 7] = [
    ("Mon", "monday", Weekday::Monday),
    ("Tue", "tuesday", Weekday::Tuesday),
    ("Wed", "wednesday", Weekday::Wednesday),
    ("Thu", "thursday", Weekday::Thursday),
    ("Fri", "friday", Weekday::Friday),
    ("Sat", "saturday", Weekday::Saturday),
    ("Sun", "sunday", Weekday::Sunday),
];

/// A choice of weekdays: at least one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Weekdays(u8);

impl Weekdays {
    /// Every day.
    pub const ALL: Self = Self(0b111_1111);
    const WORKING: Self = Self(0b001_1111);
    const WEEKEND: Self = Self(0b110_0000);

    /// Whether `day` is among them.
    pub fn contains(self, day: Weekday) -> bool {
        self.0 & bit(day) != 0
    }
}

fn bit(day: Weekday) -> u8 {
    1 << day.to_monday_zero_offset()
}

fn weekday(name: &str) -> Option<Weekday> {
    let matches =
        |full: &str| name.len() >= 2 && (full.starts_with(name) || full.starts_with(name.trim_end_matches('s')));
    DAYS.iter().find(|(_, full, _)| matches(full)).map(|(_, _, day)| *day)
}

impl FromStr for Weekdays {
    type Err = Unreadable;

    /// Reads "daily", "weekdays", "weekends", "mon, wed", "Mon-Fri", "tuesday and friday".
    fn from_str(typed: &str) -> Result<Self, Unreadable> {
        let unreadable = || {
            Unreadable::new(
                "a choice of days",
                typed,
                "daily, weekdays, weekends, or days such as mon, wed, fri or mon-fri",
            )
        };
        let lower = typed.trim().to_lowercase().replace(['–', '—'], "-").replace(" - ", "-");
        let mut days = 0;
        for word in lower
            .split([',', ' ', '/', '+', '&', ';'])
            .filter(|word| !word.is_empty() && *word != "and" && *word != "every")
        {
            days |= match word {
                "daily" | "day" | "all" | "everyday" => Self::ALL.0,
                "weekday" | "weekdays" => Self::WORKING.0,
                "weekend" | "weekends" => Self::WEEKEND.0,
                _ => match word.split_once('-') {
                    None => bit(weekday(word).ok_or_else(unreadable)?),
                    Some((first, last)) => {
                        let (first, last) =
                            (weekday(first).ok_or_else(unreadable)?, weekday(last).ok_or_else(unreadable)?);
                        first
                            .cycle_forward()
                            .take(7)
                            .take_while(|day| *day != last)
                            .map(bit)
                            .fold(bit(last), |days, day| days | day)
                    }
                },
            };
        }
        if days == 0 { Err(unreadable()) } else { Ok(Self(days)) }
    }
}

impl fmt::Display for Weekdays {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::ALL => f.write_str("daily"),
            Self::WORKING => f.write_str("weekdays"),
            Self::WEEKEND => f.write_str("weekends"),
            days => {
                let names: Vec<&str> =
                    DAYS.iter().filter(|(.., day)| days.contains(*day)).map(|(short, ..)| *short).collect();
                f.write_str(&names.join(", "))
            }
        }
    }
}

/// A length of time, in whole minutes: from a minute to 30 days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Duration {
    minutes: i64,
}

impl Duration {
    const LONGEST_MINUTES: i64 = 30 * 24 * 60;

    /// So many hours, kept within what a duration may be.
    pub fn hours(hours: i64) -> Self {
        Self { minutes: hours.saturating_mul(60).clamp(1, Self::LONGEST_MINUTES) }
    }

    /// In milliseconds.
    pub fn ms(self) -> i64 {
        self.minutes * 60_000
    }
}

impl FromStr for Duration {
    type Err = Unreadable;

    /// Reads "8h", "90m", "1d", "1h 30m", "2 hours".
    fn from_str(typed: &str) -> Result<Self, Unreadable> {
        let unreadable =
            || Unreadable::new("a length of time", typed, "minutes, hours or days such as 30m, 8h or 1d (at most 30d)");
        let lower = typed.trim().to_lowercase();
        let mut rest = lower.as_str();
        let mut minutes: i64 = 0;
        while !rest.is_empty() {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            let (number, after) = rest.split_at_checked(digits).ok_or_else(unreadable)?;
            let number: i64 = number.parse().map_err(|_| unreadable())?;
            let after = after.trim_start();
            let letters = after.bytes().take_while(u8::is_ascii_alphabetic).count();
            let (unit, after) = after.split_at_checked(letters).ok_or_else(unreadable)?;
            let scale = match unit {
                "m" | "min" | "mins" | "minute" | "minutes" => 1,
                "h" | "hr" | "hrs" | "hour" | "hours" => 60,
                "d" | "day" | "days" => 24 * 60,
                _ => return Err(unreadable()),
            };
            minutes = number.checked_mul(scale).and_then(|part| minutes.checked_add(part)).ok_or_else(unreadable)?;
            rest = after.trim_start_matches([' ', ',']);
        }
        if (1..=Self::LONGEST_MINUTES).contains(&minutes) { Ok(Self { minutes }) } else { Err(unreadable()) }
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = [(self.minutes / 1440, "d"), (self.minutes / 60 % 24, "h"), (self.minutes % 60, "m")];
        let written: Vec<String> = parts.iter().filter(|(n, _)| *n > 0).map(|(n, unit)| format!("{n}{unit}")).collect();
        f.write_str(&written.join(" "))
    }
}

macro_rules! kept_as_text {
    ($($name:ident)*) => {$(
        impl TryFrom<String> for $name {
            type Error = Unreadable;

            fn try_from(text: String) -> Result<Self, Unreadable> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.to_string()
            }
        }
    )*};
}

kept_as_text! { TimeOfDay Weekdays Duration }

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
        assert_eq!(
            "25:00".parse::<TimeOfDay>().unwrap_err().to_string(),
            "“25:00” is not a time of day; write hours and minutes, such as 09:00 or 21:30"
        );
    }

    #[test]
    fn weekdays() {
        for (typed, read) in [
            ("daily", "daily"),
            ("every day", "daily"),
            ("Mon-Fri", "weekdays"),
            ("sat, sun", "weekends"),
            ("tuesday and friday", "Tue, Fri"),
            ("fri–mon", "Mon, Fri, Sat, Sun"),
            ("mondays", "Mon"),
            ("weekdays", "weekdays"),
        ] {
            assert_eq!(typed.parse::<Weekdays>().map(|days| days.to_string()), Ok(read.to_owned()), "{typed}");
        }
        for typed in ["", "never", "m", "mon-", "mon,xyz", ","] {
            assert!(typed.parse::<Weekdays>().is_err(), "{typed}");
        }
    }

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
    fn what_is_shown_can_be_read_back() {
        for minutes in [1, 59, 60, 61, 1439, 1440, 1441, 43_200] {
            let length = Duration { minutes };
            assert_eq!(length.to_string().parse::<Duration>(), Ok(length));
        }
        for bits in 1..=0b111_1111 {
            assert_eq!(Weekdays(bits).to_string().parse::<Weekdays>(), Ok(Weekdays(bits)));
        }
    }
}
