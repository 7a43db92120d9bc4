//! Schedules of drops.

use crate::clock::UnixMs;
use crate::id::{ChannelId, DropNumber, GuildId, ScheduleId};

/// A schedule to remember, or its end.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub enum ScheduleChange {
    /// The schedule, as JSON that only `schedule` reads.
    Put {
        id: ScheduleId,
        /// No schedule of the server that is added later has this number.
        number: DropNumber,
        guild: GuildId,
        channel: ChannelId,
        state: String,
        next_due: Option<UnixMs>,
    },
    Remove {
        id: ScheduleId,
    },
}
