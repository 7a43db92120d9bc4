//! Messages that people send in a server's channels.

use crate::id::{ChannelId, GuildId, MessageId, UserId};

/// A message that a person sent in a server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChatMessage {
    pub guild: GuildId,
    pub channel: ChannelId,
    pub message: MessageId,
    pub author: UserId,
    /// The content; empty without the Message Content intent, unless the message mentions the bot.
    pub text: String,
    /// The message it replies to.
    pub replies_to: Option<MessageId>,
}
