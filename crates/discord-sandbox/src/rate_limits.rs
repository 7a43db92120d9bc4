//! Discord's rate limits. They run on real time, as the transport does.

use std::collections::{HashMap, VecDeque};
use std::time::Duration;

use tokio::time::Instant;

/// Requests in a second, over all routes.
const GLOBAL_LIMIT: usize = 50;

/// The requests of one bucket in one channel or server.
#[derive(Debug)]
struct Window {
    began: Instant,
    used: u64,
}

#[derive(Debug, Default)]
pub(crate) struct RateLimiter {
    windows: HashMap<(&'static str, u64), Window>,
    recent: VecDeque<Instant>,
}

/// The state of a bucket, for the `X-RateLimit-*` headers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RateLimitStatus {
    pub(crate) bucket: &'static str,
    pub(crate) limit: u64,
    pub(crate) remaining: u64,
    pub(crate) reset_after: Duration,
}

/// A request over a limit.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RateLimited {
    pub(crate) retry_after: Duration,
    pub(crate) global: bool,
    pub(crate) rate_limit: Option<RateLimitStatus>,
}

impl RateLimiter {
    /// Counts a request in the bucket (name, limit, window) of a channel or server.
    pub(crate) fn count(
        &mut self,
        bucket: (&'static str, u64, Duration),
        major: u64,
    ) -> Result<RateLimitStatus, RateLimited> {
        let now = Instant::now();
        while self.recent.front().is_some_and(|at| now - *at >= Duration::from_secs(1)) {
            self.recent.pop_front();
        }
        if self.recent.len() >= GLOBAL_LIMIT {
            let oldest = self.recent.front().copied().unwrap_or(now);
            return Err(RateLimited {
                retry_after: Duration::from_secs(1).saturating_sub(now - oldest),
                global: true,
                rate_limit: None,
            });
        }
        self.recent.push_back(now);
        let (name, limit, span) = bucket;
        let window = self.windows.entry((name, major)).or_insert(Window { began: now, used: 0 });
        if now - window.began >= span {
            *window = Window { began: now, used: 0 };
        }
        let reset_after = span.saturating_sub(now - window.began);
        let rate_limit =
            |used: u64| RateLimitStatus { bucket: name, limit, remaining: limit.saturating_sub(used), reset_after };
        if window.used >= limit {
            return Err(RateLimited { retry_after: reset_after, global: false, rate_limit: Some(rate_limit(limit)) });
        }
        window.used += 1;
        Ok(rate_limit(window.used))
    }
}
