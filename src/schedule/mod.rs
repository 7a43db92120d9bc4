//! When a drop is due: local time in an IANA zone, on chosen weekdays, once a day whatever daylight saving does.
//!
//! [`written`] reads times, days and durations as people type them; [`Zone`] is a time zone by its IANA name.

mod written;
mod zone;

use jiff::Timestamp;
use jiff::civil::Date;
use popquiz_deck::DeckId;
use serde::{Deserialize, Serialize};
pub use written::{Duration, TimeOfDay, Unreadable, Weekdays};
pub use zone::Zone;

use crate::clock::UnixMs;
use crate::id::{ChannelId, GuildId, RoleId, ScheduleId, UserId};

/// A drop that comes again and again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Schedule {
    /// Its id, which `/drop` commands name.
    pub id: ScheduleId,
    /// The server.
    pub guild: GuildId,
    /// Where its questions are posted.
    pub channel: ChannelId,
    /// The deck it draws from.
    pub deck: DeckId,
    /// Only cards with one of these tags; all cards where empty.
    pub tags: Vec<String>,
    /// The local time of day.
    pub at: TimeOfDay,
    /// Where that local time is.
    pub zone: Zone,
    /// The local weekdays.
    pub days: Weekdays,
    /// How long a question stays open.
    pub open: Duration,
    /// How it is answered.
    pub answers: Answers,
    /// A role to ping with each question.
    pub ping: Option<RoleId>,
    /// Whether it rests.
    pub paused: bool,
    /// Who set it up.
    pub by: UserId,
    /// The due moment that was last dealt with (posted or passed over), or when it was set up or resumed.
    pub dealt_with: UnixMs,
    /// What went wrong with its last drop, in words for its managers; gone with the next that goes well.
    #[serde(default)]
    pub trouble: Option<String>,
}

/// How a drop is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answers {
    /// Through a button and a modal; nobody sees another's answer.
    Private,
    /// In the channel.
    Channel,
}

impl Schedule {
    /// The next moment at which it is due; `None` while paused.
    pub fn next_due(&self) -> Option<UnixMs> {
        if self.paused { None } else { next_due(self.at, self.days, &self.zone, self.dealt_with) }
    }
}

/// The first moment after `after` at which the local clock shows `at` on one of `days`.
///
/// Where the clock jumps over `at`, the moment is as much later as the jump is long (02:30 becomes 03:30); where the clock shows
/// `at` twice, it is the first of the two. (RFC 5545, section 3.3.5, reads such local times the same way.) A jump that would carry the
/// moment into the next date (23:59 in Nuuk) makes it earlier instead. So there is one moment on each local date.
pub fn next_due(at: TimeOfDay, days: Weekdays, zone: &Zone, after: UnixMs) -> Option<UnixMs> {
    let mut date = zone.date(after)?.yesterday().ok()?;
    // A week reaches each weekday once; two days more, for a zone that skips a date and for the step back to yesterday.
    for _ in 0..10 {
        if days.contains(date.weekday())
            && let Some(due) = moment(at, zone, date)
            && due > after
        {
            return Some(due);
        }
        date = date.tomorrow().ok()?;
    }
    None
}

/// The moment at which the local clock shows `at` on `date`, gaps and overlaps settled as [`next_due`] says.
fn moment(at: TimeOfDay, zone: &Zone, date: Date) -> Option<UnixMs> {
    let local = zone.tz().to_ambiguous_timestamp(date.at(at.hour(), at.minute(), 0, 0));
    [local.compatible(), local.earlier()]
        .into_iter()
        .filter_map(|moment: Result<Timestamp, _>| Some(UnixMs(moment.ok()?.as_millisecond())))
        .find(|moment| zone.date(*moment) == Some(date))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn due_times(zone: &str, at: &str, days: &str, from: &str, count: usize) -> Vec<String> {
        let zone: Zone = zone.parse().unwrap();
        let mut after = UnixMs(from.parse::<Timestamp>().unwrap().as_millisecond());
        (0..count)
            .map(|_| {
                after = next_due(at.parse().unwrap(), days.parse().unwrap(), &zone, after).unwrap();
                let moment = Timestamp::from_millisecond(after.0).unwrap();
                moment.to_zoned_datetime(zone.tz().clone()).strftime("%a %F %R %Z").to_string()
            })
            .collect()
    }

    #[test]
    fn a_gap_fires_once_and_later() {
        assert_eq!(
            due_times("Europe/Berlin", "02:30", "daily", "2026-03-27T12:00:00Z", 3),
            ["Sat 2026-03-28 02:30 CET", "Sun 2026-03-29 03:30 CEST", "Mon 2026-03-30 02:30 CEST"]
        );
    }

    #[test]
    fn an_overlap_fires_once_the_first_time() {
        assert_eq!(
            due_times("America/New_York", "01:30", "daily", "2026-10-31T12:00:00Z", 2),
            ["Sun 2026-11-01 01:30 EDT", "Mon 2026-11-02 01:30 EST"]
        );
    }

    #[test]
    fn only_the_chosen_weekdays() {
        assert_eq!(
            due_times("Asia/Kathmandu", "9:00", "mon, thu", "2026-03-02T04:00:00Z", 3),
            ["Thu 2026-03-05 09:00 +0545", "Mon 2026-03-09 09:00 +0545", "Thu 2026-03-12 09:00 +0545"]
        );
    }

    #[test]
    fn a_date_that_a_zone_skips_does_not_fire_twice() {
        // Samoa had no 30 December 2011.
        assert_eq!(
            due_times("Pacific/Apia", "09:00", "daily", "2011-12-29T20:00:00Z", 2),
            ["Sat 2011-12-31 09:00 +14", "Sun 2012-01-01 09:00 +14"]
        );
    }

    #[test]
    fn every_zone_fires_once_a_local_day_over_two_years() {
        let from = "2026-01-01T00:00:00Z".parse::<Timestamp>().unwrap();
        let until = UnixMs("2028-01-01T00:00:00Z".parse::<Timestamp>().unwrap().as_millisecond());
        for name in jiff::tz::db().available() {
            let zone: Zone = name.as_str().parse().unwrap();
            for at in ["00:30", "02:30", "23:59"] {
                let mut after = UnixMs(from.as_millisecond());
                let mut last = None;
                let at: TimeOfDay = at.parse().unwrap();
                while let Some(due) = next_due(at, Weekdays::ALL, &zone, after).filter(|due| *due < until) {
                    let date = zone.date(due).unwrap();
                    if let Some(last) = last {
                        assert_eq!(date, Date::tomorrow(last).unwrap(), "{name} at {at}: a day missing or doubled");
                    }
                    last = Some(date);
                    after = due;
                }
            }
        }
    }
}
