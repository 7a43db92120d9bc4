//! Which channels the bot listens in now: one look-up decides whether a message matters.

use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

use crate::id::{ChannelId, GameId, MessageId};

/// Read by the gateway's tasks, written by the engine.
#[derive(Debug, Default)]
pub(super) struct OpenChannels {
    channels: RwLock<HashMap<ChannelId, Vec<Listener>>>,
}

/// Whom a message is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Recipient {
    /// This game.
    Game(GameId),
    /// A question is being posted to the channel while another one is open: only its message will show which one
    /// earlier messages were for.
    Undecided,
    Nobody,
}

#[derive(Clone, Copy, Debug)]
struct Listener {
    game: GameId,
    /// The message that asked its question, once posted.
    question: Option<MessageId>,
    /// The message that shows it now, if that was deleted and posted again.
    shown_in: Option<MessageId>,
}

impl OpenChannels {
    /// Whether anything is asked in this channel.
    pub(super) fn contains(&self, channel: ChannelId) -> bool {
        self.channels.read().unwrap_or_else(PoisonError::into_inner).contains_key(&channel)
    }

    /// Channels in which anything is asked.
    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.channels.read().unwrap_or_else(PoisonError::into_inner).len()
    }

    /// The game that a message in this channel is for: the one whose question it replies to, or else the one that had
    /// asked last when it was sent.
    pub(super) fn recipient(&self, channel: ChannelId, message: MessageId, replies_to: Option<MessageId>) -> Recipient {
        let channels = self.channels.read().unwrap_or_else(PoisonError::into_inner);
        let listeners = channels.get(&channel).map(Vec::as_slice).unwrap_or_default();
        if let [only] = listeners {
            return Recipient::Game(only.game);
        }
        let replied = listeners
            .iter()
            .find(|listener| replies_to.is_some() && [listener.question, listener.shown_in].contains(&replies_to));
        if let Some(replied) = replied {
            return Recipient::Game(replied.game);
        }
        if listeners.iter().any(|listener| listener.question.is_none()) {
            return Recipient::Undecided;
        }
        let asked_before = listeners.iter().filter(|listener| listener.question < Some(message));
        asked_before
            .max_by_key(|listener| listener.question)
            .map_or(Recipient::Nobody, |listener| Recipient::Game(listener.game))
    }

    /// The other games that ask something in this channel.
    pub(super) fn other_games(&self, channel: ChannelId, game: GameId) -> Vec<GameId> {
        let channels = self.channels.read().unwrap_or_else(PoisonError::into_inner);
        let listeners = channels.get(&channel).map(Vec::as_slice).unwrap_or_default();
        listeners.iter().map(|listener| listener.game).filter(|other| *other != game).collect()
    }

    /// The game's question is asked in this channel, in this message, and may be shown in another one now.
    pub(super) fn listen(
        &self,
        channel: ChannelId,
        game: GameId,
        question: Option<MessageId>,
        shown_in: Option<MessageId>,
    ) {
        let mut channels = self.channels.write().unwrap_or_else(PoisonError::into_inner);
        let listeners = channels.entry(channel).or_default();
        match listeners.iter_mut().find(|listener| listener.game == game) {
            Some(listener) => (listener.question, listener.shown_in) = (question, shown_in),
            None => listeners.push(Listener { game, question, shown_in }),
        }
    }

    /// The game no longer has an open question in this channel.
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
