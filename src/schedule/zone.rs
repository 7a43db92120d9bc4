//! A time zone by its IANA name, with the zone data that is built into the program.

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};
use serde::{Deserialize, Serialize};

use super::error::{Expected, ParseError};
use crate::clock::UnixMs;

/// A time zone ("Europe/Berlin").
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Zone {
    name: String,
    tz: TimeZone,
}

impl Zone {
    /// Coordinated universal time.
    pub fn utc() -> Self {
        Self { name: "UTC".to_owned(), tz: TimeZone::UTC }
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    pub(super) fn tz(&self) -> &TimeZone {
        &self.tz
    }

    /// The local date at a time; `None` outside the years -9999 to 9999.
    pub(super) fn date(&self, moment: UnixMs) -> Option<Date> {
        let timestamp = Timestamp::from_millisecond(moment.0).ok()?;
        Some(self.tz.to_datetime(timestamp).date())
    }

    /// The local date at a time, as days since 1970-01-01, by which leaderboards of a day, week or month are grouped.
    pub fn day(&self, moment: UnixMs) -> i32 {
        let epoch = Date::constant(1970, 1, 1);
        self.date(moment).and_then(|date| epoch.until(date).ok()).map_or(0, |span| span.get_days())
    }

    /// When a day begins here, counted as in [`day`](Self::day); of days that no clock shows, the nearest.
    pub fn start_of(&self, day: i32) -> UnixMs {
        let date = Date::constant(1970, 1, 1).saturating_add(Span::new().days(day.clamp(-1_000_000, 1_000_000)));
        let start = self.tz.to_timestamp(date.to_datetime(Time::midnight()));
        UnixMs(start.map_or(i64::from(day).saturating_mul(86_400_000), Timestamp::as_millisecond))
    }

    /// The names of all zones.
    pub fn names() -> Vec<String> {
        let mut names: Vec<String> = jiff::tz::db().available().map(|name| name.as_str().to_owned()).collect();
        names.sort();
        names
    }
}

impl std::str::FromStr for Zone {
    type Err = ParseError;

    fn from_str(name: &str) -> Result<Self, ParseError> {
        let name = name.trim();
        match TimeZone::get(name) {
            Ok(tz) => {
                let canonical = tz.iana_name().unwrap_or(name).to_owned();
                Ok(Self { name: canonical, tz })
            }
            Err(_) => Err(ParseError::new(Expected::Zone, name)),
        }
    }
}

impl TryFrom<String> for Zone {
    type Error = ParseError;

    fn try_from(name: String) -> Result<Self, ParseError> {
        name.parse()
    }
}

impl From<Zone> for String {
    fn from(zone: Zone) -> Self {
        zone.name
    }
}

impl std::fmt::Display for Zone {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_keep_the_name() {
        let error = "Europa/Berlin".parse::<Zone>().unwrap_err();
        assert_eq!((error.expected, error.value.as_str()), (Expected::Zone, "Europa/Berlin"));
    }

    #[test]
    fn a_day_is_local() {
        let berlin: Zone = "europe/berlin".parse().unwrap();
        assert_eq!(berlin.name(), "Europe/Berlin");
        let late = UnixMs(Timestamp::constant(1_772_407_800, 0).as_millisecond()); // 2026-03-01T23:30Z
        assert_eq!(Zone::utc().day(late) + 1, berlin.day(late));
        assert_eq!(Zone::utc().day(UnixMs(-1)), -1);
    }
}
