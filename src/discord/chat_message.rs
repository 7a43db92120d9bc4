//! Messages that people send in a server's channels, and the one rule for which messages those are: it is the same for
//! a message that the gateway announces and for one that is read from a channel's history.

use super::model::HistoryMessage;
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

impl ChatMessage {
    /// Reads a message; `None` for bots, webhooks and system messages.
    pub fn from_history(message: HistoryMessage, guild: GuildId, channel: ChannelId) -> Option<Self> {
        // Types 0 and 19 are messages and replies; all others are system messages or answers to commands.
        let by_person = !message.author.bot && !message.by_webhook && matches!(message.kind, 0 | 19);
        by_person.then_some(Self {
            guild,
            channel,
            message: message.id,
            author: message.author.id,
            text: message.content.text,
            replies_to: message.replies_to,
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::*;
    use crate::discord::event;
    use crate::discord::gateway::Incoming;

    /// A message as Discord sends it, with some fields replaced.
    fn message(replaced: &Value) -> Value {
        let mut message = json!({
            "id": "30", "channel_id": "20", "content": "Vienna", "type": 0,
            "author": { "id": "40", "username": "alice", "discriminator": "0", "avatar": null },
            "timestamp": "2026-03-02T09:00:00.000000+00:00", "edited_timestamp": null, "tts": false,
            "mention_everyone": false, "mentions": [], "mention_roles": [], "attachments": [], "embeds": [],
            "pinned": false, "components": [],
        });
        message.as_object_mut().unwrap().extend(replaced.as_object().unwrap().clone());
        message
    }

    fn from_event(mut message: Value) -> Option<ChatMessage> {
        message["guild_id"] = json!("10");
        read_event(&message)
    }

    fn read_event(message: &Value) -> Option<ChatMessage> {
        match event::incoming("MESSAGE_CREATE", &message.to_string()).unwrap() {
            Some(Incoming::ChatMessage(message)) => Some(message),
            _ => None,
        }
    }

    fn from_history(message: Value) -> Option<ChatMessage> {
        ChatMessage::from_history(serde_json::from_value(message).unwrap(), GuildId(10), ChannelId(20))
    }

    #[test]
    fn only_messages_and_replies_by_people_are_processed() {
        let bot = json!({ "id": "40", "username": "bot", "discriminator": "0", "avatar": null, "bot": true });
        let reference = json!({ "type": 0, "message_id": "29", "channel_id": "20", "guild_id": "10" });
        for (replaced, processed) in [
            (json!({}), true),
            (json!({ "content": "" }), true),
            (json!({ "content": "<@5> Vienna" }), true),
            (json!({ "webhook_id": null }), true),
            (json!({ "type": 19, "message_reference": reference }), true),
            (json!({ "type": 19, "message_reference": null, "referenced_message": null }), true),
            (json!({ "author": bot }), false),
            (json!({ "webhook_id": "40" }), false),
            // Somebody joined; something was pinned; a thread was started; answers to commands; not known yet.
            (json!({ "type": 7 }), false),
            (json!({ "type": 6, "message_reference": reference }), false),
            (json!({ "type": 18 }), false),
            (json!({ "type": 20 }), false),
            (json!({ "type": 23 }), false),
            (json!({ "type": 200 }), false),
        ] {
            let message = message(&replaced);
            let read = from_history(message.clone());
            assert_eq!(read.is_some(), processed, "{replaced}");
            assert_eq!(from_event(message), read, "{replaced}");
        }
        let reply = from_history(message(&json!({ "type": 19, "message_reference": reference }))).unwrap();
        assert_eq!((reply.replies_to, reply.author, reply.text.as_str()), (Some(MessageId(29)), UserId(40), "Vienna"));
        assert_eq!(read_event(&message(&json!({}))), None, "a direct message");
    }

    proptest! {
        #[test]
        fn the_gateway_and_the_history_agree(
            id in 1..u64::MAX, author in 1..u64::MAX, kind in 0..50_u8, content in ".*",
            bot in proptest::option::of(any::<bool>()),
            webhook in proptest::option::of(proptest::option::of(1..u64::MAX)),
            reference in proptest::option::of(proptest::option::of(1..u64::MAX)),
        ) {
            let mut sender = json!({ "id": author.to_string(), "username": "a", "discriminator": "0", "avatar": null });
            if let Some(bot) = bot {
                sender["bot"] = json!(bot);
            }
            let mut fields = json!({ "id": id.to_string(), "author": sender, "type": kind, "content": content });
            if let Some(webhook) = webhook {
                fields["webhook_id"] = json!(webhook.map(|id| id.to_string()));
            }
            if let Some(reference) = reference {
                fields["message_reference"] = json!({ "channel_id": "20" });
                if let Some(id) = reference {
                    fields["message_reference"]["message_id"] = json!(id.to_string());
                }
            }
            let message = message(&fields);
            prop_assert_eq!(from_event(message.clone()), from_history(message));
        }
    }
}
