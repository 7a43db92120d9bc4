//! What commands use for options that people leave out.

use crate::schedule::{Duration, Zone};

/// What commands use for options that people leave out.
#[derive(Clone, Debug)]
pub struct Defaults {
    /// Questions in a round.
    pub questions: u32,
    /// Seconds for a question.
    pub seconds: u32,
    /// The time zone of schedules, and of the leaderboards' days.
    pub zone: Zone,
    /// How long a drop stays open.
    pub open: Duration,
}
