//! Time as everything here sees it: milliseconds since 1970, from a clock that is passed in.
//!
//! The bot runs on [`SystemClock`]; in the sandbox and in tests it runs on a clock that can be moved
//! ([`crate::sandbox`]).

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use futures_util::future::BoxFuture;
use serde::{Deserialize, Serialize};

/// The milliseconds of a day of 24 hours.
pub const DAY_MS: i64 = 86_400_000;

/// A moment: milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct UnixMs(pub i64);

impl UnixMs {
    /// This moment plus `ms` milliseconds (which may be negative), never overflowing.
    #[must_use]
    pub const fn plus_ms(self, ms: i64) -> Self {
        Self(self.0.saturating_add(ms))
    }

    /// Milliseconds from `earlier` to this moment; negative if `earlier` is later.
    pub const fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    /// Whole seconds since 1970, as Discord's timestamps (`<t:..:R>`) count.
    pub const fn seconds(self) -> i64 {
        self.0.div_euclid(1000)
    }
}

/// Tells the time, and wakes whatever waits for it.
pub trait Clock: Send + Sync + 'static {
    /// The present moment.
    fn now(&self) -> UnixMs;
    /// Resolves once `now()` has reached `time`.
    fn sleep_until(&self, time: UnixMs) -> BoxFuture<'static, ()>;
}

/// The machine's own clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

/// A long sleep is cut into pieces, so that a clock that was set, or a laptop that slept, is noticed.
const LONGEST_NAP: Duration = Duration::from_secs(10);

impl Clock for SystemClock {
    fn now(&self) -> UnixMs {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        UnixMs(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
    }

    fn sleep_until(&self, time: UnixMs) -> BoxFuture<'static, ()> {
        Box::pin(async move {
            while let Some(left) = left(time, Self.now()) {
                tokio::time::sleep(left.min(LONGEST_NAP)).await;
            }
        })
    }
}

fn left(time: UnixMs, now: UnixMs) -> Option<Duration> {
    let ms = u64::try_from(time.since(now)).ok().filter(|ms| *ms > 0)?;
    Some(Duration::from_millis(ms))
}
