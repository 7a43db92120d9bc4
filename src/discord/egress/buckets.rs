//! Discord's rate limits per route, as reported by its headers. No limit here is our own guess.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use reqwest::header::HeaderMap;
use tokio::sync::OwnedMutexGuard;
use tokio::time::Instant;

/// The number of buckets from which idle ones are forgotten.
const KEPT: usize = 2_000;

/// The latest that Discord reported about a bucket.
#[derive(Clone, Copy, Debug, Default)]
struct Bucket {
    remaining: u64,
    resets_at: Option<Instant>,
}

type Shared = Arc<tokio::sync::Mutex<Bucket>>;

/// One bucket per route and channel or server, or per bucket name that Discord reports.
#[derive(Clone, Debug, Default)]
pub(super) struct Buckets(Arc<Mutex<Known>>);

#[derive(Debug, Default)]
struct Known {
    /// Routes that share a bucket, by Discord's name for it.
    names: HashMap<&'static str, String>,
    buckets: HashMap<(String, u64), Shared>,
}

impl Known {
    /// The bucket of a route in a channel, by Discord's name for it once that is known. A bucket that was in use before
    /// its name was known continues under the name, so that waiting requests stay ahead of later ones.
    fn bucket(&mut self, route: &'static str, major: u64) -> Shared {
        let unnamed = (route.to_owned(), major);
        let Some(name) = self.names.get(route) else {
            return Arc::clone(self.buckets.entry(unnamed).or_default());
        };
        let named = (name.clone(), major);
        if let Some(bucket) = self.buckets.get(&named) {
            return Arc::clone(bucket);
        }
        let bucket = self.buckets.remove(&unnamed).unwrap_or_default();
        Arc::clone(self.buckets.entry(named).or_insert(bucket))
    }

    /// Forgets idle buckets: nobody uses or waits for them, and their time has passed.
    fn forget_idle(&mut self, now: Instant) {
        self.buckets.retain(|_, bucket| {
            let held = Arc::strong_count(bucket) > 1;
            held || bucket.try_lock().map_or(true, |state| state.resets_at.is_some_and(|at| at > now))
        });
    }
}

/// The turn to send a request: requests of a bucket go one at a time, in the order of their coming.
pub(super) struct BucketGuard {
    bucket: OwnedMutexGuard<Bucket>,
}

impl Buckets {
    /// Resolves when it is this request's turn in its bucket.
    pub(super) async fn enter(&self, route: &'static str, major: u64) -> BucketGuard {
        let bucket = {
            let mut known = self.lock();
            if known.buckets.len() >= KEPT {
                known.forget_idle(Instant::now());
            }
            known.bucket(route, major)
        };
        BucketGuard { bucket: bucket.lock_owned().await }
    }

    /// Updates the bucket from a response. A response without rate limit headers, for example from a proxy, changes
    /// nothing.
    pub(super) fn learn(&self, route: &'static str, guard: &mut BucketGuard, headers: &HeaderMap) {
        let header = |name: &str| headers.get(name)?.to_str().ok();
        if let Some(name) = header("x-ratelimit-bucket") {
            let mut known = self.lock();
            if known.names.get(route).is_none_or(|before| before != name) {
                known.names.insert(route, name.to_owned());
            }
        }
        let remaining = header("x-ratelimit-remaining").and_then(|count| count.parse().ok());
        let reset_after =
            header("x-ratelimit-reset-after").and_then(|seconds| seconds.parse::<f64>().ok()).and_then(seconds);
        if let (Some(remaining), Some(after)) = (remaining, reset_after) {
            *guard.bucket = Bucket { remaining, resets_at: Some(Instant::now() + after) };
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl BucketGuard {
    /// How long the bucket is empty yet.
    pub(super) fn empty_for(&self) -> Duration {
        let resets_at = self.bucket.resets_at.filter(|_| self.bucket.remaining == 0);
        resets_at.map(|at| at.saturating_duration_since(Instant::now())).unwrap_or_default()
    }

    /// Discord rejected the request and says when to retry; later requests to this bucket wait as well.
    pub(super) fn refused_for(&mut self, time: Duration) {
        *self.bucket = Bucket { remaining: 0, resets_at: Some(Instant::now() + time) };
    }
}

/// Parses a number of seconds; `None` if it's invalid. Limited to a day, so that sums of times can't overflow.
pub(super) fn seconds(seconds: f64) -> Option<Duration> {
    Duration::try_from_secs_f64(seconds).ok().map(|time| time.min(Duration::from_secs(86_400)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use futures_util::FutureExt as _;
    use reqwest::header::HeaderValue;

    use super::*;

    const ROUTE: &str = "POST /channels/messages";

    fn headers(bucket: &'static str, remaining: &'static str, reset_after: &'static str) -> HeaderMap {
        [("x-ratelimit-bucket", bucket), ("x-ratelimit-remaining", remaining), ("x-ratelimit-reset-after", reset_after)]
            .into_iter()
            .map(|(name, value)| (reqwest::header::HeaderName::from_static(name), HeaderValue::from_static(value)))
            .collect()
    }

    #[tokio::test(start_paused = true)]
    async fn requests_waiting_for_a_buckets_name_keep_their_place() {
        let buckets = Buckets::default();
        let mut first = buckets.enter(ROUTE, 1).await;
        let mut second = Box::pin(buckets.enter(ROUTE, 1));
        assert!((&mut second).now_or_never().is_none());
        buckets.learn(ROUTE, &mut first, &headers("abc", "3", "5"));
        let mut third = Box::pin(buckets.enter(ROUTE, 1));
        drop(first);
        assert!((&mut third).now_or_never().is_none(), "the third goes before the second");
        drop(second.await);
        third.await;
    }

    #[tokio::test(start_paused = true)]
    async fn an_empty_bucket_delays_only_its_own_channel() {
        let buckets = Buckets::default();
        let mut guard = buckets.enter(ROUTE, 1).await;
        buckets.learn(ROUTE, &mut guard, &headers("abc", "0", "4.5"));
        assert_eq!(guard.empty_for(), Duration::from_millis(4_500));
        buckets.learn(ROUTE, &mut guard, &HeaderMap::new());
        assert_eq!(guard.empty_for(), Duration::from_millis(4_500), "a proxy's error page says nothing of the bucket");
        drop(guard);
        assert_eq!(buckets.enter(ROUTE, 2).await.empty_for(), Duration::ZERO);
        tokio::time::advance(Duration::from_millis(4_500)).await;
        assert_eq!(buckets.enter(ROUTE, 1).await.empty_for(), Duration::ZERO);
    }

    #[tokio::test(start_paused = true)]
    async fn idle_buckets_are_forgotten_and_active_ones_are_not() {
        let buckets = Buckets::default();
        let held = buckets.enter(ROUTE, 0).await;
        let mut empty = buckets.enter(ROUTE, 1).await;
        empty.refused_for(Duration::from_secs(60));
        drop(empty);
        for channel in 2..10_000 {
            drop(buckets.enter(ROUTE, channel).await);
        }
        assert!(buckets.lock().buckets.len() <= KEPT);
        assert!(buckets.enter(ROUTE, 1).await.empty_for() > Duration::from_secs(59));
        let mut queued = Box::pin(buckets.enter(ROUTE, 0));
        assert!((&mut queued).now_or_never().is_none());
        drop(held);
        queued.await;
    }

    #[test]
    fn invalid_times_are_rejected() {
        for odd in [f64::NAN, f64::INFINITY, -1.0] {
            assert_eq!(seconds(odd), None);
        }
        assert_eq!(seconds(1e18), Some(Duration::from_secs(86_400)));
        assert_eq!(seconds(0.25), Some(Duration::from_millis(250)));
    }
}
