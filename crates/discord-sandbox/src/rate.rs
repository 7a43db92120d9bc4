//! Discord's rate limits. They run on real time, as the transport does.

use std::collections::{HashMap, VecDeque};
use std::time::Duration;

use tokio::time::Instant;

/// Requests in a second, over all routes.
const GLOBAL: usize = 50;

/// What is counted for one route in one channel or server.
#[derive(Debug)]
struct Window {
    began: Instant,
    used: u64,
}

#[derive(Debug, Default)]
pub(super) struct Rates {
    windows: HashMap<(&'static str, u64), Window>,
    recent: VecDeque<Instant>,
}

/// What a request's headers say.
#[derive(Clone, Copy, Debug)]
pub(super) struct Standing {
    pub(super) bucket: &'static str,
    pub(super) limit: u64,
    pub(super) remaining: u64,
    pub(super) reset_after: Duration,
}

/// A request too many.
#[derive(Clone, Copy, Debug)]
pub(super) struct TooMany {
    pub(super) retry_after: Duration,
    pub(super) global: bool,
    pub(super) standing: Option<Standing>,
}

impl Rates {
    /// Counts a request; `bucket` is its route's: (name, how many, in what time).
    pub(super) fn count(&mut self, bucket: (&'static str, u64, Duration), major: u64) -> Result<Standing, TooMany> {
        let now = Instant::now();
        while self.recent.front().is_some_and(|at| now - *at >= Duration::from_secs(1)) {
            self.recent.pop_front();
        }
        if self.recent.len() >= GLOBAL {
            let oldest = self.recent.front().copied().unwrap_or(now);
            return Err(TooMany {
                retry_after: Duration::from_secs(1).saturating_sub(now - oldest),
                global: true,
                standing: None,
            });
        }
        self.recent.push_back(now);
        let (name, limit, span) = bucket;
        let window = self.windows.entry((name, major)).or_insert(Window { began: now, used: 0 });
        if now - window.began >= span {
            *window = Window { began: now, used: 0 };
        }
        let reset_after = span.saturating_sub(now - window.began);
        let standing = |used: u64| Standing { bucket: name, limit, remaining: limit.saturating_sub(used), reset_after };
        if window.used >= limit {
            return Err(TooMany { retry_after: reset_after, global: false, standing: Some(standing(limit)) });
        }
        window.used += 1;
        Ok(standing(window.used))
    }
}
