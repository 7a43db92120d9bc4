//! The one place that knows when the bot acts by itself next.

use std::collections::{BTreeSet, HashMap};
use std::hash::Hash;

use crate::clock::UnixMs;

/// At most one alarm for each `K`, the earliest first; of the same moment, the lower `K` first.
#[derive(Debug)]
pub(super) struct Alarms<K> {
    order: BTreeSet<(UnixMs, K)>,
    times: HashMap<K, UnixMs>,
}

impl<K: Copy + Ord + Hash> Alarms<K> {
    pub(super) fn new() -> Self {
        Self { order: BTreeSet::new(), times: HashMap::new() }
    }

    /// Sets, moves or (with `None`) clears the alarm of `key`.
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

    /// Takes out the first alarm that is due.
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
    fn alarms_come_in_order_and_can_be_moved() {
        let mut alarms = Alarms::new();
        alarms.set(1, Some(UnixMs(30)));
        alarms.set(2, Some(UnixMs(10)));
        alarms.set(3, Some(UnixMs(10)));
        alarms.set(1, Some(UnixMs(5)));
        alarms.set(3, None);
        assert_eq!(alarms.next(), Some(UnixMs(5)));
        assert_eq!(alarms.take_due(UnixMs(4)), None);
        assert_eq!(alarms.take_due(UnixMs(10)), Some(1));
        assert_eq!(alarms.take_due(UnixMs(10)), Some(2));
        assert_eq!(alarms.take_due(UnixMs(100)), None);
    }
}
