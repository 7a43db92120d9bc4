//! Discord's rate limits for single routes, as its headers tell them: nothing here is a number of our own.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use reqwest::header::HeaderMap;
use tokio::sync::OwnedMutexGuard;
use tokio::time::Instant;

/// Buckets kept before those at rest are forgotten.
const KEPT: usize = 2_000;

/// What Discord last said of a bucket.
#[derive(Clone, Copy, Debug, Default)]
struct Bucket {
    remaining: u64,
    resets_at: Option<Instant>,
}

type Shared = Arc<tokio::sync::Mutex<Bucket>>;

/// One bucket for each route and channel or server, or for what Discord says is the same bucket.
#[derive(Clone, Debug, Default)]
pub(super) struct Buckets(Arc<Mutex<Known>>);

#[derive(Debug, Default)]
struct Known {
    /// Routes that share a bucket, by Discord's name for it.
    names: HashMap<&'static str, String>,
    buckets: HashMap<(String, u64), Shared>,
}

impl Known {
    /// The bucket of a route in a channel: under Discord's name for it, where that is known. A bucket that was begun
    /// before its name was known goes on under the name, so that who waits in it stays before who comes later.
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

    /// Forgets the buckets at rest: those that nobody is in or on the way into, and whose time has passed.
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

    /// Takes in what Discord's answer says of the bucket. An answer that says nothing (of a proxy in between) changes
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

    /// Discord refused the request and says when to come again; who comes later to this bucket waits with it.
    pub(super) fn refused_for(&mut self, time: Duration) {
        *self.bucket = Bucket { remaining: 0, resets_at: Some(Instant::now() + time) };
    }
}

/// Seconds as Discord writes them; `None` for what is no time, and no more than a day, so that no sum of times
/// overflows.
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
    async fn who_waits_while_a_bucket_gets_its_name_stays_before_who_comes_later() {
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
    async fn an_empty_bucket_is_told_until_its_time_and_other_channels_have_their_own() {
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
    async fn buckets_at_rest_are_forgotten_and_those_in_use_are_not() {
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
    fn odd_times_are_no_times() {
        for odd in [f64::NAN, f64::INFINITY, -1.0] {
            assert_eq!(seconds(odd), None);
        }
        assert_eq!(seconds(1e18), Some(Duration::from_secs(86_400)));
        assert_eq!(seconds(0.25), Some(Duration::from_millis(250)));
    }
}
