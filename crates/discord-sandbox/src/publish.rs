//! Changes of the world that people see: each is entered into the transcript and sent to people's clients.

use std::sync::Arc;

use serde_json::{Value, json};
use tokio::sync::broadcast;

use crate::client_event::ClientEvent;
use crate::id::{ChannelId, UserId};
use crate::transcript::{Line, sanitized};
use crate::world::{BOT, Message, World};

impl World {
    pub(crate) fn add_message(&mut self, message: Message) {
        // Unrecorded worlds are for benchmarks, which only look at the bot's messages.
        if self.record || message.author == BOT {
            self.enter(&message);
            self.record_message(&message, false);
            self.publish_message(&message, "MESSAGE_CREATE");
            self.messages.insert(message.id, message);
        }
    }

    /// Replaces a message that was edited or reacted to.
    pub(crate) fn change_message(&mut self, message: Message) {
        self.publish_message(&message, "MESSAGE_UPDATE");
        self.messages.insert(message.id, message);
    }

    /// Notes that a member has opened a client.
    pub(crate) fn client_opened(&mut self, user: UserId) {
        *self.online.entry(user).or_default() += 1;
        self.publish_presence(user);
    }

    /// Notes that a member has closed a client.
    pub(crate) fn client_closed(&mut self, user: UserId) {
        if let Some(open) = self.online.get_mut(&user) {
            *open -= 1;
            if *open == 0 {
                self.online.remove(&user);
            }
        }
        self.publish_presence(user);
    }

    fn publish_presence(&self, user: UserId) {
        let presence = json!({ "user_id": user.to_string(), "online": self.is_online(user) });
        self.publish(None, None, "PRESENCE_UPDATE", &presence);
    }

    /// All events for clients from now on.
    pub(crate) fn subscribe(&self) -> broadcast::Receiver<Arc<ClientEvent>> {
        self.clients.subscribe()
    }

    /// Sends an event to people's clients.
    pub(crate) fn publish(&self, channel: Option<ChannelId>, only_for: Option<UserId>, name: &str, data: &Value) {
        if self.clients.receiver_count() > 0 {
            let event = json!({ "t": name, "d": data }).to_string();
            // The last client may just have closed.
            let _ = self.clients.send(Arc::new(ClientEvent { channel, only_for, event }));
        }
    }

    fn publish_message(&self, message: &Message, name: &str) {
        if self.clients.receiver_count() > 0 {
            self.publish(Some(message.channel), message.only_for, name, &self.message_json(message));
        }
    }

    /// Adds a message without content yet: a deferred response to an interaction.
    pub(crate) fn add_pending_message(&mut self, message: Message) {
        self.enter(&message);
        self.publish_message(&message, "MESSAGE_CREATE");
        self.messages.insert(message.id, message);
    }

    /// Enters a new message into the history of whoever sees it.
    fn enter(&mut self, message: &Message) {
        if let Some(user) = message.only_for {
            self.private.entry((message.channel, user)).or_default().push(message.id);
        } else if let Some(channel) = self.channels.get_mut(&message.channel) {
            channel.messages.push(message.id);
            self.unarchive(message.channel);
        }
    }

    /// Enters a message into the transcript.
    pub(crate) fn record_message(&mut self, message: &Message, edited: bool) {
        if self.record {
            let line = Line::of_message(self, message, edited);
            self.transcript.push(line);
        }
    }

    /// Enters something other than a message into the transcript.
    pub(crate) fn record_note(&mut self, channel: ChannelId, only_for: Option<UserId>, text: String) {
        if self.record {
            let text = sanitized(&text).replace('\n', "\n    ");
            let only_for = only_for.or(self.recipient(channel));
            self.transcript.push(Line { channel, only_for, message: None, text });
        }
    }
}
