//! A schedule of drops, as stored.

use popquiz_deck::DeckId;
use serde::{Deserialize, Serialize};

use super::daylight_saving::next_due;
use super::duration::Duration;
use super::problem::DropProblem;
use super::time_of_day::TimeOfDay;
use super::weekdays::Weekdays;
use super::zone::Zone;
use crate::clock::UnixMs;
use crate::id::{ChannelId, DropNumber, GuildId, RoleId, ScheduleId, UserId};

/// A repeated drop.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Schedule {
    pub id: ScheduleId,
    /// The number that `/drop` commands take.
    pub number: DropNumber,
    pub guild: GuildId,
    pub channel: ChannelId,
    pub deck: DeckId,
    /// Only cards with one of these tags are drawn; all cards if empty.
    pub tags: Vec<String>,
    /// The local time in `zone`.
    pub at: TimeOfDay,
    pub zone: Zone,
    pub days: Weekdays,
    /// How long a question stays open.
    pub open: Duration,
    pub answers: Answers,
    #[serde(default)]
    pub cards: DropCards,
    /// A role to ping with each question.
    pub ping: Option<RoleId>,
    pub paused: bool,
    /// The manager who added it.
    pub by: UserId,
    /// The last due time that was handled (posted or skipped), or when the schedule was added or resumed.
    pub dealt_with: UnixMs,
    /// What went wrong with the last drop, in words for managers; cleared by the next drop that is posted.
    #[serde(default)]
    pub trouble: Option<DropProblem>,
}

/// How members answer a drop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answers {
    /// Through a button and a modal, so that nobody sees anybody else's answer.
    Private,
    /// In the channel.
    Channel,
}

/// Whose card a drop asks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DropCards {
    /// Everybody's: one question that all can talk about.
    #[default]
    Shared,
    /// Each member's own: the card that helps them most.
    Own,
}

impl Schedule {
    /// The next time a drop is due; `None` while paused.
    pub fn next_due(&self) -> Option<UnixMs> {
        self.dues().next()
    }

    /// The times at which drops are due from now on; none while paused.
    pub fn dues(&self) -> impl Iterator<Item = UnixMs> {
        let after = |after: UnixMs| if self.paused { None } else { next_due(self.at, self.days, &self.zone, after) };
        std::iter::successors(after(self.dealt_with), move |due| after(*due))
    }

    /// Whether both are posted in one channel at the same minute within the next two weeks.
    pub fn coincides_with(&self, other: &Self) -> bool {
        const TWO_WEEKS_MS: i64 = 14 * 24 * 60 * 60 * 1000;
        if self.channel != other.channel {
            return false;
        }
        let (mut mine, mut theirs) = (self.dues().peekable(), other.dues().peekable());
        let (Some(first), Some(other_first)) = (mine.peek().copied(), theirs.peek().copied()) else { return false };
        let end = first.max(other_first).0.saturating_add(TWO_WEEKS_MS);
        while let (Some(due), Some(other_due)) = (mine.peek(), theirs.peek()) {
            if due == other_due {
                return true;
            }
            if due.0.min(other_due.0) > end {
                return false;
            }
            if due < other_due {
                mine.next()
            } else {
                theirs.next()
            };
        }
        false
    }
}
