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
pub(super) struct Bucket {
    remaining: u64,
    resets_at: Option<Instant>,
}

/// One bucket for each route and channel or server, or for what Discord says is the same bucket.
#[derive(Clone, Debug, Default)]
pub(super) struct Buckets(Arc<Mutex<Known>>);

#[derive(Debug, Default)]
struct Known {
    /// Routes that share a bucket, by Discord's name for it.
    names: HashMap<&'static str, String>,
    buckets: HashMap<(String, u64), Arc<tokio::sync::Mutex<Bucket>>>,
}

/// Leave to send one request: requests of a bucket go one after the other, in the order of their coming.
pub(super) struct Leave(OwnedMutexGuard<Bucket>);

impl Buckets {
    /// Resolves when a request of this route may go as far as its bucket is concerned.
    pub(super) async fn enter(&self, route: &'static str, major: u64) -> Leave {
        let bucket = {
            let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            let name = known.names.get(route).cloned().unwrap_or_else(|| route.to_owned());
            if known.buckets.len() >= KEPT {
                let now = Instant::now();
                known.buckets.retain(|_, bucket| match bucket.try_lock() {
                    Ok(state) => state.resets_at.is_some_and(|at| at > now),
                    Err(_) => true,
                });
            }
            Arc::clone(known.buckets.entry((name, major)).or_default())
        };
        let leave = Leave(bucket.lock_owned().await);
        if let Some(resets_at) = leave.0.resets_at.filter(|_| leave.0.remaining == 0) {
            tokio::time::sleep_until(resets_at).await;
        }
        leave
    }

    /// Takes in what Discord's answer says of the bucket.
    pub(super) fn learn(&self, route: &'static str, leave: &mut Leave, headers: &HeaderMap) {
        let header = |name: &str| headers.get(name)?.to_str().ok();
        if let Some(name) = header("x-ratelimit-bucket") {
            let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            if known.names.get(route).is_none_or(|before| before != name) {
                known.names.insert(route, name.to_owned());
            }
        }
        let remaining = header("x-ratelimit-remaining").and_then(|count| count.parse().ok());
        let reset_after =
            header("x-ratelimit-reset-after").and_then(|seconds| seconds.parse::<f64>().ok()).and_then(seconds);
        match (remaining, reset_after) {
            (Some(remaining), Some(after)) => *leave.0 = Bucket { remaining, resets_at: Some(Instant::now() + after) },
            _ => *leave.0 = Bucket::default(),
        }
    }
}

impl Leave {
    /// Discord refused the request and says when to come again; who holds the leave waits, and those behind it with it.
    pub(super) async fn wait(&mut self, time: Duration) {
        tokio::time::sleep(time).await;
        *self.0 = Bucket::default();
    }
}

/// Seconds as Discord writes them; `None` for what is no time.
pub(super) fn seconds(seconds: f64) -> Option<Duration> {
    Duration::try_from_secs_f64(seconds).ok()
}
