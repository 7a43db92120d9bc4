//! Drops over two years: whatever the clocks do, each fires exactly once on each local day that is chosen.
//!
//! In every zone, every minute of the day is followed over every change of its clock, and through a quiet week
//! of each half of a year. The short
//! form takes each distinct set of changes once and every 13th minute; `cargo test --release --test year --
//! --include-ignored` takes all.

use std::collections::BTreeSet;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};
use popquiz::clock::UnixMs;
use popquiz::schedule::{TimeOfDay, Weekdays, Zone, next_due};

const FROM: &str = "2026-01-01T00:00:00Z";
const UNTIL: &str = "2028-01-01T00:00:00Z";

/// The moments in those two years at which a zone's clock changes.
fn changes(zone: &TimeZone) -> Vec<Timestamp> {
    let (from, until): (Timestamp, Timestamp) = (FROM.parse().unwrap(), UNTIL.parse().unwrap());
    zone.following(from).map(|change| change.timestamp()).take_while(|at| *at < until).collect()
}

/// What distinguishes the clocks of two zones in those two years.
fn behavior(zone: &TimeZone) -> Vec<(i64, i32)> {
    let start: Timestamp = FROM.parse().unwrap();
    let moments = std::iter::once(start).chain(changes(zone));
    moments.map(|at| (at.as_second(), zone.to_offset(at).seconds())).collect()
}

fn local_day(clock: &TimeZone, moment: UnixMs) -> Date {
    Timestamp::from_millisecond(moment.0).unwrap().to_zoned_datetime(clock.clone()).date()
}

/// Follows a daily drop through these local days; each must have exactly one.
fn follow(zone: &Zone, at: TimeOfDay, first: Date, days: i64) -> u64 {
    let clock = TimeZone::get(zone.name()).unwrap();
    let last = first + days.days();
    let before = TimeZone::UTC.to_timestamp((first - 2.days()).at(12, 0, 0, 0)).unwrap();
    let mut after = UnixMs(before.as_millisecond());
    let mut fired = Vec::new();
    loop {
        let due = next_due(at, Weekdays::ALL, zone, after).expect("there is always another day");
        assert!(due > after, "{zone} at {at}: time goes on");
        let day = local_day(&clock, due);
        if day > last {
            break;
        }
        fired.push(day);
        after = due;
    }
    let expected: Vec<Date> = first.series(1.day()).take_while(|day| *day <= last).collect();
    let fired: Vec<Date> = fired.into_iter().filter(|day| *day >= first).collect();
    assert_eq!(fired, expected, "{zone} at {at}: a day missing or doubled");
    fired.len() as u64
}

fn check(all: bool) -> (usize, u64) {
    let mut seen = BTreeSet::new();
    let (mut zones, mut drops) = (0, 0);
    for name in jiff::tz::db().available() {
        let zone: Zone = name.as_str().parse().unwrap();
        let tz = TimeZone::get(name.as_str()).unwrap();
        if !seen.insert(behavior(&tz)) && !all {
            continue;
        }
        zones += 1;
        let around = changes(&tz).into_iter().map(|at| (at.to_zoned_datetime(tz.clone()).date() - 2.days(), 4));
        let quiet = (0..4).map(|half| (jiff::civil::date(2026, 1, 8) + (6 * half).months(), 7));
        let spans: Vec<(Date, i64)> = around.chain(quiet).collect();
        for minute in (0..1_440).step_by(if all { 1 } else { 13 }) {
            let at: TimeOfDay = format!("{:02}:{:02}", minute / 60, minute % 60).parse().unwrap();
            for (first, days) in &spans {
                drops += follow(&zone, at, *first, *days);
            }
        }
    }
    (zones, drops)
}

#[test]
fn each_drop_fires_once_a_day_over_every_change_of_the_clock() {
    let (zones, drops) = check(false);
    println!("{zones} different clocks, {drops} drops, none missing, none doubled");
    assert!(zones > 50 && drops > 10_000);
}

#[test]
#[ignore = "takes minutes: every zone, every minute"]
fn each_drop_fires_once_a_day_in_every_zone_at_every_minute() {
    let (zones, drops) = check(true);
    println!("{zones} zones, {drops} drops, none missing, none doubled");
    assert!(zones > 400);
}
