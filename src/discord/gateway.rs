//! The gateway's events, in the bot's terms. [`event`](super::event) parses them from Discord's JSON.

use super::chat_message::ChatMessage;
use super::interaction::Interaction;
use crate::id::{ChannelId, GuildId, MessageId, UserId};
use crate::texts::Locale;

/// Receives the gateway's events, in Discord's order, in the connection's task, so it must not block.
pub trait Intake: Send + Sync + 'static {
    /// Whether messages in this channel matter now. Called for every message before anything else is done with it.
    fn hears(&self, channel: ChannelId, message: MessageId) -> bool;
    /// Takes an event in.
    fn take(&self, incoming: Incoming);
}

/// An event, in the bot's words.
#[derive(Clone, Debug)]
pub enum Incoming {
    /// A message in a channel that matters.
    ChatMessage(ChatMessage),
    /// Somebody used a command, button or modal.
    Interaction(Interaction),
    /// A new session: everything before it must be fetched.
    Ready {
        /// The bot's own user.
        me: UserId,
        /// The servers of this shard that the bot is in, available at the moment or not.
        guilds: Vec<GuildId>,
        /// Which shard.
        shard: Shard,
    },
    /// A session was resumed: missed events have been or will be replayed.
    Resumed,
    /// The bot is in this server. Sent for each server at the start of a session, and when it's invited.
    /// Discord says its language if it's available.
    Joined(GuildId, Option<Locale>),
    /// The bot is no longer in this server.
    Left(GuildId),
    /// Messages of a channel were deleted.
    MessagesDeleted(ChannelId, Vec<MessageId>),
    /// A channel or thread was deleted.
    ChannelGone(ChannelId),
    /// Discord refuses the Message Content intent, so most messages come without their text.
    ContentRefused,
    /// An event that can't be parsed. Its information must be found in another way.
    Unreadable(Unreadable),
}

/// Why an event can't be read. What it says is nowhere in here: people may have written it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// The event's type, such as `MESSAGE_CREATE`.
    pub kind: String,
    /// The field that isn't as it must be, such as `author.id`.
    pub path: String,
}

/// One of the connections that share a bot's servers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shard {
    /// Its number, from 0.
    pub number: u64,
    /// How many of these connections there are.
    pub of: u64,
}

impl Shard {
    /// Whether this shard receives a server's events. Source: the API documentation, "Sharding".
    pub fn hears_of(self, guild: GuildId) -> bool {
        (guild.0 >> 22) % self.of.max(1) == self.number
    }
}

impl Incoming {
    /// For traces.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::ChatMessage(_) => "message",
            Self::Interaction(_) => "interaction",
            Self::Ready { .. } => "ready",
            Self::Resumed => "resumed",
            Self::Joined(..) => "guild joined",
            Self::Left(_) => "guild left",
            Self::MessagesDeleted(..) => "messages deleted",
            Self::ChannelGone(_) => "channel deleted",
            Self::ContentRefused => "content refused",
            Self::Unreadable(_) => "unreadable",
        }
    }

    pub(super) fn guild(&self) -> Option<GuildId> {
        match self {
            Self::ChatMessage(message) => Some(message.guild),
            Self::Interaction(interaction) => interaction.guild,
            Self::Joined(guild, _) | Self::Left(guild) => Some(*guild),
            Self::Ready { .. }
            | Self::Resumed
            | Self::ContentRefused
            | Self::MessagesDeleted(..)
            | Self::ChannelGone(_)
            | Self::Unreadable(_) => None,
        }
    }
}
