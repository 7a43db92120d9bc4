//! Work in progress, so that a shutdown can wait for it, and observers know when the bot has settled.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, AtomicUsize, Ordering};

use tokio::sync::Notify;

use crate::clock::{Clock, UnixMs};

const NEVER: i64 = i64::MAX;

/// Counts work in progress.
pub(super) struct Progress {
    clock: Arc<dyn Clock>,
    under_way: AtomicUsize,
    /// The highest snowflake of an event that has been handled.
    taken_in: AtomicU64,
    /// When the bot acts next without an event.
    deadline: AtomicI64,
    changed: Notify,
}

/// A piece of work in progress, until it's dropped. Everything that it causes holds a clone.
pub(super) struct Work(Arc<Progress>);

impl Progress {
    pub(super) fn new(clock: Arc<dyn Clock>) -> Arc<Self> {
        let (under_way, taken_in) = (AtomicUsize::new(0), AtomicU64::new(0));
        Arc::new(Self { clock, under_way, taken_in, deadline: AtomicI64::new(NEVER), changed: Notify::new() })
    }

    pub(super) fn begin(self: &Arc<Self>) -> Work {
        self.under_way.fetch_add(1, Ordering::SeqCst);
        Work(Arc::clone(self))
    }

    /// An event with this snowflake was received; called after its work, if any, has started.
    pub(super) fn took_in(&self, snowflake: u64) {
        if self.taken_in.fetch_max(snowflake, Ordering::SeqCst) < snowflake {
            self.changed.notify_waiters();
        }
    }

    pub(super) fn set_deadline(&self, deadline: Option<UnixMs>) {
        self.deadline.store(deadline.map_or(NEVER, |at| at.0), Ordering::SeqCst);
        self.changed.notify_waiters();
    }

    pub(super) fn deadline(&self) -> Option<UnixMs> {
        Some(self.deadline.load(Ordering::SeqCst)).filter(|at| *at != NEVER).map(UnixMs)
    }

    /// Waits until the event with this snowflake has been handled, no work is in progress, and nothing is due.
    pub(super) async fn settled_after(&self, snowflake: u64) {
        loop {
            let changed = self.changed.notified();
            tokio::pin!(changed);
            changed.as_mut().enable();
            let due = self.deadline().is_some_and(|at| at <= self.clock.now());
            let idle = self.under_way.load(Ordering::SeqCst) == 0;
            if self.taken_in.load(Ordering::SeqCst) >= snowflake && idle && !due {
                return;
            }
            changed.await;
        }
    }

    /// Waits until no work is in progress.
    pub(super) async fn idle(&self) {
        loop {
            let changed = self.changed.notified();
            tokio::pin!(changed);
            changed.as_mut().enable();
            if self.under_way.load(Ordering::SeqCst) == 0 {
                return;
            }
            changed.await;
        }
    }
}

impl Clone for Work {
    fn clone(&self) -> Self {
        self.0.begin()
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        if self.0.under_way.fetch_sub(1, Ordering::SeqCst) == 1 {
            self.0.changed.notify_waiters();
        }
    }
}
