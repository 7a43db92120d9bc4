//! Carries out what must be carried out exactly once: in order within a channel, again after a crash, never twice.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use futures_util::StreamExt as _;
use futures_util::stream::FuturesUnordered;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use super::progress::Work;
use super::{GivenUp, Input, Inputs};
use crate::clock::{Clock, UnixMs};
use crate::discord::egress::{Egress, EgressError, Priority, Request};
use crate::discord::message::Message;
use crate::id::{ChannelId, MessageId, UserId};
use crate::store::OutboxEntry;

/// An effect, as the outbox keeps it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Outgoing {
    /// Post a message.
    Post(Post),
    /// Make this message into that.
    Edit(MessageId, Message),
}

/// A message to be posted once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Post {
    pub(super) message: Message,
    /// It comes after this message of the channel: where it was posted already, it is to be found behind it.
    pub(super) after: Option<MessageId>,
    /// Where requests have to queue, it lets live rounds go first.
    pub(super) can_wait: bool,
}

impl Outgoing {
    pub(super) fn post(message: Message) -> Self {
        Self::post_after(message, None)
    }

    pub(super) fn post_after(message: Message, after: Option<MessageId>) -> Self {
        Self::Post(Post { message, after, can_wait: false })
    }

    /// Posts with one nonce make one message; an edit can be repeated anyway.
    pub(super) fn set_nonce(&mut self, nonce: String) {
        if let Self::Post(post) = self {
            post.message.nonce = Some(nonce);
        }
    }
}

/// Discord checks nonces "in the past few minutes"; after this long, the channel's history is searched before posting again.
pub(super) const NONCE_GOOD_FOR_MS: i64 = 120_000;

/// How long to wait before trying again what failed in a way that passes.
const TRY_AGAIN_AFTER: Duration = Duration::from_secs(5);

/// Messages of one page of a channel's history: the most that Discord gives.
const PAGE: u8 = 100;

type Queue = VecDeque<(OutboxEntry, Work)>;

/// Where effects go out.
pub(super) struct Outbox {
    pub(super) egress: Egress,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) inputs: Inputs,
    pub(super) me: UserId,
    pub(super) stop: CancellationToken,
}

impl Outbox {
    /// Runs until the entries end or the bot stops. One task for all channels, so that requests queue in the order of their entries.
    pub(super) async fn run(self, mut entries: mpsc::UnboundedReceiver<(OutboxEntry, Work)>) {
        let mut waiting: HashMap<ChannelId, Queue> = HashMap::new();
        let mut sending = FuturesUnordered::new();
        loop {
            tokio::select! {
                biased;
                () = self.stop.cancelled() => return,
                entry = entries.recv() => {
                    let Some((entry, work)) = entry else { break };
                    if let Some(queue) = waiting.get_mut(&entry.channel) { queue.push_back((entry, work)) } else {
                        waiting.insert(entry.channel, Queue::new());
                        sending.push(self.carry_out(entry, work));
                    }
                }
                Some(channel) = sending.next() => match waiting.get_mut(&channel).and_then(Queue::pop_front) {
                    Some((entry, work)) => sending.push(self.carry_out(entry, work)),
                    None => { waiting.remove(&channel); }
                },
            }
        }
    }

    /// Carries one effect out and tells the engine; returns its channel.
    async fn carry_out(&self, entry: OutboxEntry, work: Work) -> ChannelId {
        let channel = entry.channel;
        let sent = match serde_json::from_str::<Outgoing>(&entry.effect) {
            Ok(outgoing) => loop {
                match self.send(channel, &outgoing, entry.at).await {
                    Ok(message) => break Ok(message),
                    Err(error) if error.is_permanent() => {
                        tracing::warn!(%channel, effect = %entry.id, %error, "an effect is given up");
                        break Err(given_up(&error));
                    }
                    Err(error) => {
                        tracing::warn!(%channel, effect = %entry.id, %error, "an effect has to wait");
                        tokio::time::sleep(TRY_AGAIN_AFTER).await;
                    }
                }
            },
            Err(error) => {
                tracing::error!(%channel, effect = %entry.id, %error, "an effect in the outbox cannot be read and is given up");
                Err(GivenUp::Refused)
            }
        };
        self.inputs.send(Input::Sent(entry.id, sent), work);
        channel
    }

    async fn send(
        &self,
        channel: ChannelId,
        outgoing: &Outgoing,
        decided_at: UnixMs,
    ) -> Result<MessageId, EgressError> {
        match outgoing {
            Outgoing::Post(post) => {
                let age = self.clock.now().since(decided_at);
                // A clock that was set back tells no age.
                if !(0..=NONCE_GOOD_FOR_MS).contains(&age)
                    && let Some(posted) = self.already_posted(channel, post, decided_at).await?
                {
                    return Ok(posted);
                }
                let priority = if post.can_wait { Priority::Drop } else { Priority::Live };
                let posted = self.egress.send(Request::create_message(channel, &post.message), priority).await?;
                message_id(&posted).ok_or(EgressError::Unreadable("POST /channels/messages"))
            }
            Outgoing::Edit(target, message) => {
                self.egress.send(Request::edit_message(channel, *target, message), Priority::Live).await?;
                Ok(*target)
            }
        }
    }

    /// Looks for a message of ours that was posted without our living, or waiting, to record it.
    async fn already_posted(
        &self,
        channel: ChannelId,
        post: &Post,
        decided_at: UnixMs,
    ) -> Result<Option<MessageId>, EgressError> {
        // Discord's clock and ours may differ.
        const EARLIER_MS: i64 = 60_000;
        let earliest = MessageId(crate::id::snowflake_at(decided_at.plus_ms(-EARLIER_MS), 0));
        let mut after = post.after.map_or(earliest, |after| after.max(earliest));
        let me = self.me.to_string();
        let body = post.message.to_json();
        let ours = |candidate: &&Value| {
            candidate.pointer("/author/id").and_then(Value::as_str) == Some(&me) && says_the_same(candidate, &body)
        };
        loop {
            let page = self.egress.send(Request::messages_after(channel, after, PAGE), Priority::Live).await?;
            let page = page.as_array().map(Vec::as_slice).unwrap_or_default();
            // Newest first, as Discord gives them; the oldest that fits is the one.
            if let Some(found) = page.iter().rev().find(ours) {
                return Ok(message_id(found));
            }
            match page.iter().filter_map(message_id).max() {
                Some(newest) if page.len() == usize::from(PAGE) => after = newest,
                _ => return Ok(None),
            }
        }
    }
}

/// Whether a message of the history says what this body does. Its nonce, which would tell, need not be kept; the ids of its buttons, where
/// it has any, name the question, so no other message has them.
pub(super) fn says_the_same(candidate: &Value, body: &Value) -> bool {
    let text = |value: &Value, pointer: &str| {
        value.pointer(pointer).and_then(Value::as_str).map(|text| text.trim().to_owned()).unwrap_or_default()
    };
    let nonce = text(body, "/nonce");
    if !nonce.is_empty() && text(candidate, "/nonce") == nonce {
        return true;
    }
    let button = "/components/0/components/0/custom_id";
    if !text(body, button).is_empty() {
        return text(candidate, button) == text(body, button);
    }
    let parts = ["/content", "/embeds/0/title", "/embeds/0/description"];
    parts.iter().all(|part| text(candidate, part) == text(body, part))
}

fn given_up(error: &EgressError) -> GivenUp {
    match error {
        EgressError::Forbidden { .. } => GivenUp::Forbidden,
        EgressError::NotFound { .. } => GivenUp::Gone,
        _ => GivenUp::Refused,
    }
}

fn message_id(message: &Value) -> Option<MessageId> {
    message.get("id")?.as_str()?.parse().ok().map(MessageId)
}
