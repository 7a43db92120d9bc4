//! When the bot may identify itself: seldom enough that Discord never resets its token.
//!
//! Discord allows a thousand identifies a day, and resets the token of a bot that exceeds them. So each failure makes
//! the next one wait longer, we have our own daily limit, and both are remembered across restarts.

use std::collections::VecDeque;
use std::time::Duration;

use futures_util::future::BoxFuture;
use serde::{Deserialize, Serialize};

use crate::clock::UnixMs;

/// How long to wait after an identify that didn't lead to a session; each further one doubles it, up to the longest.
const FIRST_WAIT: Duration = Duration::from_secs(1);
pub(super) const LONGEST_WAIT: Duration = Duration::from_secs(300);

/// The most identifies per day, whatever their result: less than half of what Discord allows.
pub const MOST_A_DAY: usize = 400;

const DAY_MS: i64 = 86_400_000;

/// The identifies of the last day, the latest last.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdentifyHistory {
    identifies: VecDeque<Identify>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Identify {
    at: UnixMs,
    /// Whether it led to a session.
    ready: bool,
}

impl IdentifyHistory {
    /// Adds an identify that is about to be sent.
    pub fn begin(&mut self, now: UnixMs) {
        self.forget_old(now);
        self.identifies.push_back(Identify { at: now, ready: false });
        while self.identifies.len() > MOST_A_DAY {
            self.identifies.pop_front();
        }
    }

    /// The latest identify led to a session.
    pub fn succeed(&mut self) {
        if let Some(latest) = self.identifies.back_mut() {
            latest.ready = true;
        }
    }

    /// How long to wait before the next identify.
    pub fn wait(&self, now: UnixMs) -> Duration {
        let until = |at: UnixMs| Duration::from_millis(u64::try_from(at.since(now)).unwrap_or_default());
        let failures = self.identifies.iter().rev().take_while(|identify| !identify.ready).count();
        let pause = backoff(FIRST_WAIT, failures, LONGEST_WAIT);
        // If the clock was set back, the bot must not wait longer than with a correct clock.
        let after_failure =
            self.identifies.back().map_or(Duration::ZERO, |latest| until(plus(latest.at, pause)).min(pause));
        let day = Duration::from_millis(DAY_MS.unsigned_abs());
        let after_day = match self.identifies.front() {
            Some(first) if self.today(now) >= MOST_A_DAY => until(plus(first.at, day)).min(day),
            _ => Duration::ZERO,
        };
        after_failure.max(after_day)
    }

    /// How many were sent within the last day.
    pub fn today(&self, now: UnixMs) -> usize {
        self.identifies.iter().filter(|identify| identify.at.since(now).abs() < DAY_MS).count()
    }

    fn forget_old(&mut self, now: UnixMs) {
        self.identifies.retain(|identify| identify.at.since(now).abs() < DAY_MS);
    }
}

fn plus(at: UnixMs, time: Duration) -> UnixMs {
    at.plus_ms(i64::try_from(time.as_millis()).unwrap_or(i64::MAX))
}

/// Nothing after no failure, then the first wait, doubled with each further failure up to the longest.
pub(super) fn backoff(first: Duration, failures: usize, longest: Duration) -> Duration {
    match u32::try_from(failures) {
        Ok(0) => Duration::ZERO,
        Ok(failures) => first.saturating_mul(2_u32.saturating_pow(failures - 1)).min(longest),
        Err(_) => longest,
    }
}

/// Stores the history.
pub trait IdentifyLog: Send + Sync + 'static {
    /// Keeps it; resolves once it would be there after a restart.
    fn keep(&self, history: &IdentifyHistory) -> BoxFuture<'static, ()>;
}

/// Stores nothing: for bots that don't run for long.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoIdentifyLog;

impl IdentifyLog for NoIdentifyLog {
    fn keep(&self, _: &IdentifyHistory) -> BoxFuture<'static, ()> {
        Box::pin(std::future::ready(()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Identifies as soon as that is allowed; returns how often within this time.
    fn identify_for(days: i64, succeeds: impl Fn(usize) -> bool) -> usize {
        let mut history = IdentifyHistory::default();
        let (mut now, mut count) = (UnixMs(1_772_441_940_000), 0);
        let end = now.plus_ms(days * DAY_MS);
        while now < end {
            let wait = history.wait(now);
            if wait.is_zero() {
                history.begin(now);
                if succeeds(count) {
                    history.succeed();
                }
                count += 1;
            }
            now = plus(now, wait.max(Duration::from_millis(1)));
        }
        count
    }

    #[test]
    fn a_day_has_a_few_hundred_identifies_whatever_comes_of_them() {
        assert!((200..=310).contains(&identify_for(1, |_| false)), "{}", identify_for(1, |_| false));
        assert_eq!(identify_for(1, |_| true), MOST_A_DAY);
        assert_eq!(identify_for(2, |_| true), 2 * MOST_A_DAY);
        assert!(identify_for(1, |number| number % 5 == 0) <= MOST_A_DAY);
    }

    #[test]
    fn failures_wait_longer_and_longer_and_a_success_ends_that() {
        let (mut history, mut now) = (IdentifyHistory::default(), UnixMs(1_772_441_940_000));
        let mut waits = Vec::new();
        for _ in 0..11 {
            waits.push(history.wait(now).as_secs());
            now = plus(now, history.wait(now));
            history.begin(now);
        }
        assert_eq!(waits, [0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300]);
        let kept: IdentifyHistory = serde_json::from_value(serde_json::to_value(&history).unwrap()).unwrap();
        assert_eq!(kept.wait(plus(now, Duration::from_secs(100))), Duration::from_secs(200), "remembered");
        history.succeed();
        assert_eq!(history.wait(now), Duration::ZERO);
    }

    #[test]
    fn a_clock_that_was_set_back_holds_nothing_up() {
        let mut history = IdentifyHistory::default();
        history.begin(UnixMs(1_772_441_940_000));
        assert_eq!(history.wait(UnixMs(1_772_441_940_000 - 3_600_000)), FIRST_WAIT);
    }
}
