//! Effects that must be carried out exactly once.

use crate::clock::UnixMs;
use crate::id::{ChannelId, GameId, MessageId, OutboxId};

/// An effect that must be carried out exactly once, written together with its cause.
#[derive(Clone, Debug, PartialEq)]
pub struct OutboxEntry {
    /// Its id; those of one channel are carried out in this order.
    pub id: OutboxId,
    /// The channel it goes to.
    pub channel: ChannelId,
    /// The game that waits for its result, if any.
    pub game: Option<GameId>,
    /// When it was decided.
    pub at: UnixMs,
    /// What to do, as JSON that only the bot reads.
    pub effect: String,
}

/// How an effect ended.
#[derive(Clone, Debug, PartialEq)]
pub struct OutboxDone {
    /// Which.
    pub id: OutboxId,
    /// The message that it created or edited; `None` if it was abandoned.
    pub message: Option<MessageId>,
    /// When.
    pub at: UnixMs,
}
