//! The one place that knows when the bot must act next without an event.

use std::collections::{BTreeSet, HashMap};
use std::hash::Hash;

use crate::clock::UnixMs;

/// At most one timer for each `K`, the earliest first; of the same moment, the lower `K` first.
#[derive(Debug)]
pub(super) struct Timers<K> {
    order: BTreeSet<(UnixMs, K)>,
    times: HashMap<K, UnixMs>,
}

impl<K: Copy + Ord + Hash> Timers<K> {
    pub(super) fn new() -> Self {
        Self { order: BTreeSet::new(), times: HashMap::new() }
    }

    /// Sets, moves or (with `None`) clears the timer of `key`.
    pub(super) fn set(&mut self, key: K, at: Option<UnixMs>) {
        let before = match at {
            Some(at) => self.times.insert(key, at),
            None => self.times.remove(&key),
        };
        if before != at {
            self.order.extend(at.map(|at| (at, key)));
            if let Some(before) = before {
                self.order.remove(&(before, key));
            }
        }
    }

    /// Takes out the first timer that is due.
    pub(super) fn take_due(&mut self, now: UnixMs) -> Option<K> {
        let (_, key) = *self.order.first().filter(|(at, _)| *at <= now)?;
        self.set(key, None);
        Some(key)
    }

    pub(super) fn next(&self) -> Option<UnixMs> {
        self.order.first().map(|(at, _)| *at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn timers_fire_in_order_and_can_be_moved() {
        let mut timers = Timers::new();
        timers.set(1, Some(UnixMs(30)));
        timers.set(2, Some(UnixMs(10)));
        timers.set(3, Some(UnixMs(10)));
        timers.set(1, Some(UnixMs(5)));
        timers.set(3, None);
        assert_eq!(timers.next(), Some(UnixMs(5)));
        assert_eq!(timers.take_due(UnixMs(4)), None);
        assert_eq!(timers.take_due(UnixMs(10)), Some(1));
        assert_eq!(timers.take_due(UnixMs(10)), Some(2));
        assert_eq!(timers.take_due(UnixMs(100)), None);
    }
}
