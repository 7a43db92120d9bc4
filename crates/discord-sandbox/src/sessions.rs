//! Gateway sessions: which events each receives, and what is stored for resuming.

use std::collections::VecDeque;
use std::fmt::Write as _;

use axum::extract::ws::Utf8Bytes;
use serde_json::json;
use tokio::sync::mpsc;

use crate::faults::Delivery;
use crate::id::GuildId;

/// Intents, by Discord's numbers.
pub(crate) mod intent {
    pub(crate) const GUILDS: u64 = 1;
    pub(crate) const GUILD_MESSAGES: u64 = 1 << 9;
    pub(crate) const GUILD_MESSAGE_REACTIONS: u64 = 1 << 10;
    pub(crate) const DIRECT_MESSAGES: u64 = 1 << 12;
    pub(crate) const MESSAGE_CONTENT: u64 = 1 << 15;
}

/// The intent that an event requires; 0: none.
fn intent_of(event: &str, is_direct: bool) -> u64 {
    match event {
        "MESSAGE_CREATE" | "MESSAGE_UPDATE" | "MESSAGE_DELETE" if is_direct => intent::DIRECT_MESSAGES,
        "GUILD_CREATE" | "GUILD_UPDATE" | "GUILD_DELETE" | "CHANNEL_DELETE" | "THREAD_CREATE" | "THREAD_UPDATE" => {
            intent::GUILDS
        }
        "MESSAGE_CREATE" | "MESSAGE_UPDATE" | "MESSAGE_DELETE" => intent::GUILD_MESSAGES,
        "MESSAGE_REACTION_ADD" => intent::GUILD_MESSAGE_REACTIONS,
        _ => 0,
    }
}

/// Events stored for resuming.
const RESUME_BACKLOG: usize = 50_000;

#[derive(Debug)]
pub(crate) enum Outgoing {
    Text(Utf8Bytes),
    /// Ends the connection without a close frame.
    Break,
}

#[derive(Debug)]
pub(crate) struct Session {
    pub(crate) id: String,
    pub(crate) shard: (u64, u64),
    pub(crate) intents: u64,
    pub(crate) sequence: u64,
    /// Frames that a resume may ask for, each with its sequence number.
    pub(crate) sent: VecDeque<(u64, Utf8Bytes)>,
    pub(crate) connection: Option<mpsc::UnboundedSender<Outgoing>>,
    /// An event (name and data) to send after the next one, if events are reordered.
    pub(crate) held: Option<(String, String)>,
}

#[derive(Debug, Default)]
pub(crate) struct Sessions {
    pub(crate) sessions: Vec<Session>,
    pub(crate) identified: usize,
}

impl Sessions {
    /// How often a bot has identified.
    pub(crate) fn identified(&self) -> usize {
        self.identified
    }

    pub(crate) fn ask_to_reconnect(&self) {
        for connection in self.sessions.iter().filter_map(|session| session.connection.as_ref()) {
            let _ =
                connection.send(Outgoing::Text(json!({ "op": 7, "d": null, "s": null, "t": null }).to_string().into()));
        }
    }

    /// Sends an event to the sessions that requested its kind and whose shard has the server. Those without the Message
    /// Content intent get `without_content`, if given.
    pub(crate) fn dispatch(
        &mut self,
        name: &str,
        guild: Option<GuildId>,
        data: &str,
        without_content: Option<&str>,
        delivery: Delivery,
    ) {
        for session in &mut self.sessions {
            let is_on_shard =
                guild.map_or(session.shard.0 == 0, |guild| shard_of(guild, session.shard.1) == session.shard.0);
            let needed = intent_of(name, guild.is_none());
            if is_on_shard && session.intents & needed == needed {
                let has_content = session.intents & intent::MESSAGE_CONTENT != 0;
                let data = if has_content { data } else { without_content.unwrap_or(data) };
                session.send(name, data, delivery);
            }
        }
    }

    pub(crate) fn drop_all(&mut self) {
        for session in &mut self.sessions {
            if let Some(connection) = session.connection.take() {
                let _ = connection.send(Outgoing::Break);
            }
        }
    }
}

impl Session {
    fn send(&mut self, name: &str, data: &str, delivery: Delivery) {
        if delivery.reorder && self.held.is_none() {
            self.held = Some((name.to_owned(), data.to_owned()));
            return;
        }
        self.send_now(name, data, delivery.times);
        self.send_held(delivery.times);
    }

    /// Sends the delayed event. It gets its sequence number only now, because a connection's frames are in the order of
    /// their numbers even if the events aren't in order.
    pub(crate) fn send_held(&mut self, times: usize) {
        if let Some((name, data)) = self.held.take() {
            self.send_now(&name, &data, times);
        }
    }

    pub(crate) fn send_now(&mut self, name: &str, data: &str, times: usize) {
        self.sequence += 1;
        let mut frame = String::with_capacity(data.len() + name.len() + 40);
        let _ = write!(frame, r#"{{"op":0,"s":{},"t":"{name}","d":{data}}}"#, self.sequence);
        let frame = Utf8Bytes::from(frame);
        if let Some(connection) = &self.connection {
            for _ in 0..times {
                let _ = connection.send(Outgoing::Text(frame.clone()));
            }
        }
        if self.sent.len() >= RESUME_BACKLOG {
            self.sent.pop_front();
        }
        self.sent.push_back((self.sequence, frame));
    }

    /// Whether all events after this sequence number can still be sent.
    pub(crate) fn can_resume_from(&self, number: u64) -> bool {
        self.sent.front().is_none_or(|(first, _)| *first <= number + 1)
    }
}

/// The shard, of `count`, that gets a server's events.
pub(crate) fn shard_of(guild: GuildId, count: u64) -> u64 {
    (guild.0 >> 22) % count.max(1)
}
