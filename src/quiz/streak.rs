//! Streaks over a schedule's drops. They forgive a missed drop now and then: one day a week, if the drops are daily.

/// The drops that must be answered right between two that are forgiven.
const BETWEEN_FORGIVEN: u32 = 6;

/// A member's streak over a schedule's drops, up to the latest one that's closed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DropStreak {
    /// The drops with a full answer.
    pub drops: u32,
    /// The missed drops that it forgave, after the first of these.
    pub forgiven: u32,
}

/// Counts a streak back in time, from the latest closed drop.
#[derive(Clone, Copy, Debug, Default)]
pub struct StreakCounter {
    streak: DropStreak,
    /// The right drops since the last forgiven one.
    since_forgiven: Option<u32>,
    /// Whether the last one was forgiven. It only counts if there's a right one before it.
    is_pending: bool,
}

impl StreakCounter {
    /// Counts the drop before those that were counted. Says whether the streak may reach further back.
    #[must_use]
    pub fn count(&mut self, is_right: bool) -> bool {
        if is_right {
            self.streak.drops += 1;
            self.streak.forgiven += u32::from(std::mem::take(&mut self.is_pending));
            self.since_forgiven = self.since_forgiven.map(|right| right + 1);
            return true;
        }
        let can_forgive = self.since_forgiven.is_none_or(|right| right >= BETWEEN_FORGIVEN);
        if can_forgive {
            self.since_forgiven = Some(0);
            self.is_pending = true;
        }
        can_forgive
    }

    /// The streak so far.
    pub fn streak(self) -> DropStreak {
        self.streak
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The streak of a member who got the drops with `x`, the latest last.
    fn streak(drops: &str) -> (u32, u32) {
        let mut counter = StreakCounter::default();
        for drop in drops.chars().rev() {
            if !counter.count(drop == 'x') {
                break;
            }
        }
        (counter.streak().drops, counter.streak().forgiven)
    }

    #[test]
    fn one_miss_a_week_is_forgiven() {
        let table = [
            ("", (0, 0)),
            ("x", (1, 0)),
            ("xxx", (3, 0)),
            ("-xxx", (3, 0)),
            ("x-xx", (3, 1)),
            ("xx-", (2, 1)),
            ("xx--", (0, 0)),
            ("xx--x", (1, 0)),
            ("x-x-x", (2, 1)),
            ("x-xxxxxx-x", (8, 2)),
            ("x-xxxxx-x", (6, 1)),
        ];
        for (drops, expected) in table {
            assert_eq!(streak(drops), expected, "{drops}");
        }
    }
}
