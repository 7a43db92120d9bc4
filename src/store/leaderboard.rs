//! Leaderboards and their pages. Days are counted from 1970-01-01.

use popquiz_deck::DeckId;
use serde::{Deserialize, Serialize};

use crate::id::{ChannelId, GuildId, UserId};

/// Whose points a leaderboard adds up.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Scope {
    Server,
    Channel(ChannelId),
    Deck(DeckId),
}

/// Since when a leaderboard adds up; days are counted from 1970-01-01 in the server's time zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Period {
    AllTime,
    /// The month of this day.
    Month(i32),
    /// The week (from Monday) of this day.
    Week(i32),
    /// This day.
    Day(i32),
}

/// Which page of which leaderboard.
#[derive(Clone, Debug, PartialEq)]
pub struct LeaderboardQuery {
    /// The server.
    pub guild: GuildId,
    /// Server, channel or deck.
    pub scope: Scope,
    /// Since when.
    pub period: Period,
    /// Who asks: their own row is always returned.
    pub asker: Option<UserId>,
    /// Rows to skip.
    pub offset: u32,
    /// The most rows to return.
    pub limit: u32,
}

/// A page of a leaderboard.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Leaderboard {
    /// Rows of the page, most points first; of equal points, the lower user id first.
    pub rows: Vec<Row>,
    /// The total number of rows.
    pub total: u32,
    /// The asker's own row, whether or not it's on this page; `None` if they have no points.
    pub own: Option<Row>,
}

/// A row of a leaderboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// From 1; equal points share a rank, and the next rank is as many lower (1, 2, 2, 4).
    pub rank: u32,
    /// Who.
    pub user: UserId,
    /// Points.
    pub points: i64,
}

impl Period {
    /// The first day of the period: of a week its Monday, of a month its 1st; 0 for all time.
    pub fn start(self) -> i32 {
        match self {
            Self::AllTime => 0,
            Self::Day(day) => day,
            // Day 0 was a Thursday.
            Self::Week(day) => day.saturating_sub(day.saturating_add(3).rem_euclid(7)),
            Self::Month(day) => day.saturating_sub(day_of_month(day) - 1),
        }
    }
}

/// From 1 to 31, in the Gregorian calendar.
///
/// Years start in March, so that the leap day is last and months start on fixed days of the year. Source: Howard
/// Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`.
fn day_of_month(day: i32) -> i32 {
    const DAYS_OF_400_YEARS: i32 = 146_097;
    // From 0000-03-01, within its 400 years.
    let day = (day.rem_euclid(DAYS_OF_400_YEARS) + 719_468) % DAYS_OF_400_YEARS;
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day_of_year = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day_of_year + 2) / 153;
    day_of_year - (153 * month + 2) / 5 + 1
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;
    use jiff::civil::{Weekday, date};

    use super::*;

    #[test]
    fn every_day_of_six_centuries_agrees_with_the_calendar() {
        let epoch = date(1970, 1, 1);
        for day in -100_000..120_000 {
            let today = epoch + day.days();
            let month = epoch + Period::Month(day).start().days();
            assert_eq!(month, today.first_of_month(), "month of {today}");
            let week = epoch + Period::Week(day).start().days();
            assert_eq!(week.weekday(), Weekday::Monday, "week of {today}");
            assert!((0..7).contains(&(day - Period::Week(day).start())), "week of {today}");
        }
    }

    #[test]
    fn periods_work_at_the_limits_of_time() {
        for day in [i32::MIN, i32::MAX] {
            for period in [Period::AllTime, Period::Month(day), Period::Week(day), Period::Day(day)] {
                assert!(period.start() <= day.max(0), "{period:?}");
            }
        }
    }
}
