//! The sandbox's time: milliseconds since 1970, from a clock that can be moved.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use futures_util::future::BoxFuture;
use serde::{Deserialize, Serialize};
use tokio::sync::watch;

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

/// A long sleep is cut into pieces, so that a clock that was set, or a laptop that slept, is noticed.
const MAX_SLEEP: Duration = Duration::from_secs(10);

fn machine_now() -> UnixMs {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    UnixMs(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

fn left(time: UnixMs, now: UnixMs) -> Option<Duration> {
    let ms = u64::try_from(time.since(now)).ok().filter(|ms| *ms > 0)?;
    Some(Duration::from_millis(ms))
}

/// A clock that can be moved forward. Either it runs with the machine's (plus an offset), or it's frozen, and time
/// passes only when it's moved.
#[derive(Clone, Debug)]
pub struct SandboxClock {
    state: watch::Sender<Reading>,
}

#[derive(Clone, Copy, Debug)]
enum Reading {
    Running { ahead_ms: i64 },
    Frozen { now: UnixMs },
}

impl Reading {
    fn now(self) -> UnixMs {
        match self {
            Self::Running { ahead_ms } => machine_now().plus_ms(ahead_ms),
            Self::Frozen { now } => now,
        }
    }
}

impl SandboxClock {
    /// Runs with the machine's clock, from its present time.
    pub fn running() -> Self {
        Self { state: watch::Sender::new(Reading::Running { ahead_ms: 0 }) }
    }

    /// Stands still at `now` until it is moved.
    pub fn frozen(now: UnixMs) -> Self {
        Self { state: watch::Sender::new(Reading::Frozen { now }) }
    }

    /// Moves the clock forward by `ms`, and wakes everything that is due.
    pub fn advance(&self, ms: u64) {
        let ms = i64::try_from(ms).unwrap_or(i64::MAX);
        self.state.send_modify(|reading| match reading {
            Reading::Running { ahead_ms } => *ahead_ms = ahead_ms.saturating_add(ms),
            Reading::Frozen { now } => *now = now.plus_ms(ms),
        });
    }

    /// Moves the clock forward to `time`; does nothing if that has passed.
    pub fn advance_to(&self, time: UnixMs) {
        if let Ok(ms) = u64::try_from(time.since(self.now())) {
            self.advance(ms);
        }
    }

    /// The present moment.
    pub fn now(&self) -> UnixMs {
        self.state.borrow().now()
    }

    /// Resolves once `now()` has reached `time`.
    pub fn sleep_until(&self, time: UnixMs) -> BoxFuture<'static, ()> {
        let mut changes = self.state.subscribe();
        Box::pin(async move {
            loop {
                let reading = *changes.borrow_and_update();
                let Some(left) = left(time, reading.now()) else { return };
                match reading {
                    Reading::Running { .. } => tokio::select! {
                        () = tokio::time::sleep(left.min(MAX_SLEEP)) => {}
                        _ = changes.changed() => {}
                    },
                    // The clock is gone with its last owner, so this moment never comes.
                    Reading::Frozen { .. } => {
                        if changes.changed().await.is_err() {
                            std::future::pending::<()>().await;
                        }
                    }
                }
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_frozen_clock_wakes_sleepers_only_when_moved() {
        let clock = SandboxClock::frozen(UnixMs(1_000));
        let mut sleeper = clock.sleep_until(UnixMs(2_000));
        assert!(futures_util::FutureExt::now_or_never(&mut sleeper).is_none());
        clock.advance(999);
        assert!(futures_util::FutureExt::now_or_never(&mut sleeper).is_none());
        clock.advance(1);
        sleeper.await;
        assert_eq!(clock.now(), UnixMs(2_000));
    }
}
