//! How the connections to the gateway are: for health, and for the log.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

/// The state of the connections, written by the tasks that connect and read by health checks.
#[derive(Debug)]
pub struct GatewayStatus {
    started: Instant,
    shards: Mutex<BTreeMap<u64, Connected>>,
    unreadable: AtomicU64,
    identify_at: Mutex<Option<Instant>>,
}

#[derive(Clone, Copy, Debug)]
struct Connected {
    /// When the connection was lost; `None` if it's established.
    lost: Option<Instant>,
    /// When Discord last answered a heartbeat, or began the session.
    heard: Instant,
}

impl Default for GatewayStatus {
    fn default() -> Self {
        Self {
            started: Instant::now(),
            shards: Mutex::default(),
            unreadable: AtomicU64::new(0),
            identify_at: Mutex::default(),
        }
    }
}

impl GatewayStatus {
    /// How long some connection has been lost or not yet established; `None` if all are.
    pub fn lost_for(&self) -> Option<Duration> {
        let shards = self.shards();
        if shards.is_empty() {
            return Some(self.started.elapsed());
        }
        shards.values().filter_map(|shard| shard.lost).map(|lost| lost.elapsed()).max()
    }

    /// For how long Discord has not answered on the connection that has waited longest.
    pub fn silent_for(&self) -> Duration {
        self.shards().values().map(|shard| shard.heard.elapsed()).max().unwrap_or_default()
    }

    /// How many events could not be read.
    pub fn unreadable_events(&self) -> u64 {
        self.unreadable.load(Ordering::Relaxed)
    }

    /// How long until the bot may identify itself, while it waits for that.
    pub fn identify_in(&self) -> Option<Duration> {
        let at = *self.identify_at.lock().unwrap_or_else(PoisonError::into_inner);
        at.map(|at| at.saturating_duration_since(Instant::now())).filter(|wait| !wait.is_zero())
    }

    pub(super) fn set_identify_at(&self, at: Option<Instant>) {
        *self.identify_at.lock().unwrap_or_else(PoisonError::into_inner) = at;
    }

    pub(super) fn count_unreadable(&self) {
        self.unreadable.fetch_add(1, Ordering::Relaxed);
    }

    /// A shard will be connected.
    pub(super) fn expect(&self, shard: u64) {
        let now = self.started;
        self.shards().entry(shard).or_insert(Connected { lost: Some(now), heard: now });
    }

    /// A shard's session was started or resumed.
    pub(super) fn connected(&self, shard: u64) {
        let now = Instant::now();
        let before = self.shards().insert(shard, Connected { lost: None, heard: now });
        if let Some(lost) = before.and_then(|before| before.lost) {
            tracing::info!(shard, seconds = lost.elapsed().as_secs_f32(), "connected to Discord");
        }
    }

    pub(super) fn heard(&self, shard: u64) {
        if let Some(shard) = self.shards().get_mut(&shard) {
            shard.heard = Instant::now();
        }
    }

    /// A shard's connection ended or couldn't be established. Logged once until it's back.
    pub(super) fn lost(&self, shard: u64, why: &str) {
        let mut shards = self.shards();
        let Some(known) = shards.get_mut(&shard) else { return };
        if known.lost.is_none() {
            known.lost = Some(Instant::now());
            tracing::warn!(shard, why, "lost the connection to Discord; reconnecting");
        } else {
            tracing::debug!(shard, why, "still no connection to Discord");
        }
    }

    fn shards(&self) -> MutexGuard<'_, BTreeMap<u64, Connected>> {
        self.shards.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
