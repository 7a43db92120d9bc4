//! When a drop is due, across daylight saving changes.

use jiff::Timestamp;
use jiff::civil::Date;

use super::time_of_day::TimeOfDay;
use super::weekdays::Weekdays;
use super::zone::Zone;
use crate::clock::UnixMs;

/// The first time after `after` at which the local clock shows `at` on one of `days`.
///
/// If the clock skips `at` (a DST gap), the time is later by the length of the gap: 02:30 becomes 03:30. If the clock
/// shows `at` twice, the first one counts. (RFC 5545, section 3.3.5, defines it the same way.) A gap that would move
/// the time into the next date (23:59 in Nuuk) moves it earlier instead. So there is exactly one time on each local
/// date.
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

/// The time at which the local clock shows `at` on `date`, with gaps and overlaps resolved as in [`next_due`].
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
    fn a_skipped_local_time_fires_once_later() {
        assert_eq!(
            due_times("Europe/Berlin", "02:30", "daily", "2026-03-27T12:00:00Z", 3),
            ["Sat 2026-03-28 02:30 CET", "Sun 2026-03-29 03:30 CEST", "Mon 2026-03-30 02:30 CEST"]
        );
    }

    #[test]
    fn a_repeated_local_time_fires_once_the_first_time() {
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
