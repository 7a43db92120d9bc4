//! A game: a round or a drop, whichever it is.

use popquiz_deck::DeckId;
use serde::{Deserialize, Serialize};

use super::drop::OpenDrop;
use super::event::Event;
use super::question::Question;
use super::round::Round;
use super::rules::Rules;
use super::table::{Step, Table};
use crate::clock::UnixMs;
use crate::id::{ChannelId, GameId, GuildId};
use crate::schedule::{Answers, DropCards};

/// What is in play in a channel: a round, or a drop that is open.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Game {
    /// A live series of questions.
    Round(Round),
    /// A question posted by a schedule.
    Drop(OpenDrop),
}

impl Game {
    /// Handles what happened at `now`, and returns what must be done.
    pub fn step(&mut self, event: Event, now: UnixMs, table: &mut Table<'_>) -> Step {
        match self {
            Self::Round(round) => round.step(event, now, table),
            Self::Drop(drop) => drop.step(event, now, table),
        }
    }

    /// When the game next needs [`Event::TimePassed`]; `None` if it waits for something else.
    pub fn deadline(&self, rules: &Rules) -> Option<UnixMs> {
        match self {
            Self::Round(round) => round.deadline(rules),
            Self::Drop(drop) => drop.deadline(rules),
        }
    }

    /// The moment from which the question that is open closes because its time is up.
    pub fn time_is_up_at(&self, rules: &Rules) -> Option<UnixMs> {
        self.question()?.time_is_up_at(rules)
    }

    /// Its id.
    pub fn id(&self) -> GameId {
        match self {
            Self::Round(round) => round.id,
            Self::Drop(drop) => drop.id,
        }
    }

    /// The server it is played in.
    pub fn guild(&self) -> GuildId {
        match self {
            Self::Round(round) => round.guild,
            Self::Drop(drop) => drop.guild,
        }
    }

    /// The channel it is played in.
    pub fn channel(&self) -> ChannelId {
        match self {
            Self::Round(round) => round.channel,
            Self::Drop(drop) => drop.channel,
        }
    }

    /// The deck that its question is from; or the next one, between two questions.
    pub fn deck(&self) -> &DeckId {
        match self {
            Self::Round(round) => round.deck_in_play(),
            Self::Drop(drop) => &drop.deck,
        }
    }

    /// All decks that it draws from.
    pub fn decks(&self) -> Vec<&DeckId> {
        match self {
            Self::Round(round) => round.decks().collect(),
            Self::Drop(drop) => vec![&drop.deck],
        }
    }

    /// The question that is being asked, posted or not.
    pub fn question(&self) -> Option<&Question> {
        match self {
            Self::Round(round) => round.question.as_ref(),
            Self::Drop(drop) => drop.question.as_ref(),
        }
    }

    pub(crate) fn question_mut(&mut self) -> Option<&mut Question> {
        match self {
            Self::Round(round) => round.question.as_mut(),
            Self::Drop(drop) => drop.question.as_mut(),
        }
    }

    /// Whether messages in the channel count as attempts.
    pub fn hears_channel(&self) -> bool {
        match self {
            Self::Round(round) => round.mode.is_in_channel(),
            Self::Drop(drop) => drop.answers == Answers::Channel && drop.cards == DropCards::Shared,
        }
    }
}
