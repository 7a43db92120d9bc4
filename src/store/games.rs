//! Games in play, the questions that they asked, and the turns that cards had; and members who practice alone.

use popquiz_deck::{CardId, DeckId};
use popquiz_judge::Credit;

use super::answer_hash::AnswerHash;
use crate::clock::UnixMs;
use crate::id::{ChannelId, GameId, GuildId, MessageId, QuestionId, ScheduleId, UserId};

/// A game's state to remember, or its end.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub enum GameChange {
    /// The state machine's state, as JSON that only `quiz` reads.
    Save { id: GameId, guild: GuildId, channel: ChannelId, state: String },
    /// It is over.
    End { id: GameId },
}

/// A question's facts, written when it is asked and again, under the same id, when more is known.
#[derive(Clone, Debug, PartialEq)]
pub struct QuestionRecord {
    /// Its id.
    pub id: QuestionId,
    /// The game it belongs to.
    pub game: GameId,
    /// The schedule that dropped it; `None` in a round.
    pub schedule: Option<ScheduleId>,
    /// Where it was asked.
    pub guild: GuildId,
    /// Where it was asked.
    pub channel: ChannelId,
    /// The card's deck.
    pub deck: DeckId,
    /// The card.
    pub card: CardId,
    /// The message that asks it, once posted.
    pub message: Option<MessageId>,
    /// When it was asked.
    pub asked_at: UnixMs,
    /// When it was closed; `None` while open.
    pub closed_at: Option<UnixMs>,
    /// Whether it was asked of one member alone, in practice: such a question earns no points.
    pub is_private: bool,
    /// The answer that the card had then; `None` if that wasn't recorded.
    pub answer: Option<AnswerHash>,
}

/// A practice's state to remember, or its end.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub enum PracticeChange {
    /// The state machine's state, as JSON that only `quiz` reads.
    Save {
        id: GameId,
        guild: GuildId,
        user: UserId,
        /// The drop that gave its member a card of their own. Without it, it replaces the one before.
        drop: Option<GameId>,
        state: String,
    },
    /// It is over.
    End { id: GameId },
}

/// How often a member missed a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissedCard {
    /// The card's deck.
    pub deck: DeckId,
    /// The card.
    pub card: CardId,
    /// How often they missed it, less how often they have had it right since.
    pub misses: u32,
}

/// How a member did on a closed question.
#[derive(Clone, Debug, PartialEq)]
pub struct Played {
    /// The server in which it was asked.
    pub guild: GuildId,
    /// The card's deck.
    pub deck: DeckId,
    /// The card.
    pub card: CardId,
    /// The credit that they got for it, or would have if nobody had been faster.
    pub credit: Credit,
    /// Whether they tried.
    pub has_tried: bool,
    /// Their points.
    pub points: i64,
}

/// A card, and in which server.
pub type CardInGuild = (GuildId, DeckId, CardId);

/// A card had its turn in a server. Turns are counted per server and deck; a card is due again when no card has a
/// lower count.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Turn {
    pub guild: GuildId,
    pub deck: DeckId,
    pub card: CardId,
    pub turn: u64,
}
