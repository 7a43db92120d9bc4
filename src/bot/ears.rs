//! Which channels the bot listens in now: one look-up decides whether a message matters.

use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

use crate::id::{ChannelId, GameId, MessageId};

/// Shared by the gateway's tasks, which ask, and the engine, which tells.
#[derive(Debug, Default)]
pub(super) struct Ears {
    channels: RwLock<HashMap<ChannelId, Vec<Listener>>>,
}

#[derive(Clone, Copy, Debug)]
struct Listener {
    game: GameId,
    /// The message of its question, once it stands.
    question: Option<MessageId>,
}

impl Ears {
    /// Whether anything is asked in this channel.
    pub(super) fn hear(&self, channel: ChannelId) -> bool {
        self.channels.read().unwrap_or_else(PoisonError::into_inner).contains_key(&channel)
    }

    /// The game that a message in this channel is for: the one whose question it replies to, else the one that asked last.
    pub(super) fn addressed(&self, channel: ChannelId, replies_to: Option<MessageId>) -> Option<GameId> {
        let channels = self.channels.read().unwrap_or_else(PoisonError::into_inner);
        let listeners = channels.get(&channel)?;
        let replied = listeners.iter().find(|listener| replies_to.is_some() && listener.question == replies_to);
        replied.or_else(|| listeners.last()).map(|listener| listener.game)
    }

    /// The game's question is asked in this channel, in this message.
    pub(super) fn listen(&self, channel: ChannelId, game: GameId, question: Option<MessageId>) {
        let mut channels = self.channels.write().unwrap_or_else(PoisonError::into_inner);
        let listeners = channels.entry(channel).or_default();
        match listeners.iter_mut().find(|listener| listener.game == game) {
            Some(listener) => listener.question = question,
            None => listeners.push(Listener { game, question }),
        }
    }

    /// The game asks nothing in this channel any more.
    pub(super) fn forget(&self, channel: ChannelId, game: GameId) {
        let mut channels = self.channels.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(listeners) = channels.get_mut(&channel) {
            listeners.retain(|listener| listener.game != game);
            if listeners.is_empty() {
                channels.remove(&channel);
            }
        }
    }
}
