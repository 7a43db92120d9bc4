//! A schedule of drops, as it is stored.

use popquiz_deck::DeckId;
use serde::{Deserialize, Serialize};

use super::due::next_due;
use super::duration::Duration;
use super::time_of_day::TimeOfDay;
use super::weekdays::Weekdays;
use super::zone::Zone;
use crate::clock::UnixMs;
use crate::id::{ChannelId, GuildId, RoleId, ScheduleId, UserId};

/// A repeated drop.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Schedule {
    /// Its id, which `/drop` commands name.
    pub id: ScheduleId,
    /// The server.
    pub guild: GuildId,
    /// Where its questions are posted.
    pub channel: ChannelId,
    /// The deck it draws from.
    pub deck: DeckId,
    /// Only cards with one of these tags; all cards where empty.
    pub tags: Vec<String>,
    /// The local time of day.
    pub at: TimeOfDay,
    /// Where that local time is.
    pub zone: Zone,
    /// The local weekdays.
    pub days: Weekdays,
    /// How long a question stays open.
    pub open: Duration,
    /// How it is answered.
    pub answers: Answers,
    /// A role to ping with each question.
    pub ping: Option<RoleId>,
    /// Whether it rests.
    pub paused: bool,
    /// Who set it up.
    pub by: UserId,
    /// The due moment that was last dealt with (posted or passed over), or when it was set up or resumed.
    pub dealt_with: UnixMs,
    /// What went wrong with its last drop, in words for its managers; gone with the next that goes well.
    #[serde(default)]
    pub trouble: Option<String>,
}

/// How a drop is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answers {
    /// Through a button and a modal; nobody sees another's answer.
    Private,
    /// In the channel.
    Channel,
}

impl Schedule {
    /// The next moment at which it is due; `None` while paused.
    pub fn next_due(&self) -> Option<UnixMs> {
        if self.paused { None } else { next_due(self.at, self.days, &self.zone, self.dealt_with) }
    }
}
