//! Carries out what must be carried out exactly once: in order within a channel, again after a crash, never twice.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use futures_util::StreamExt as _;
use futures_util::stream::FuturesUnordered;
use serde::{Deserialize, Serialize};
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use super::progress::Work;
use super::{Input, Inputs};
use crate::clock::{Clock, UnixMs};
use crate::discord::egress::{Egress, EgressError, Priority, Request};
use crate::discord::message::Message;
use crate::id::{ChannelId, MessageId, UserId};
use crate::store::OutboxEntry;

/// An effect, as the outbox keeps it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Outgoing {
    /// Post this message: somebody waits for it.
    Post(Message),
    /// Post this message of a drop: where requests have to queue, it lets live rounds go first.
    PostDrop(Message),
    /// Make this message into that.
    Edit(MessageId, Message),
}

impl Outgoing {
    /// Posts with one nonce make one message; an edit can be repeated anyway.
    pub(super) fn set_nonce(&mut self, nonce: String) {
        if let Self::Post(message) | Self::PostDrop(message) = self {
            message.nonce = Some(nonce);
        }
    }
}

/// Discord checks nonces "in the past few minutes"; after this long, the channel's history is searched before posting again.
const NONCE_GOOD_FOR_MS: i64 = 120_000;

/// How long to wait before trying again what failed in a way that passes.
const TRY_AGAIN_AFTER: Duration = Duration::from_secs(5);

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
        let message = match serde_json::from_str::<Outgoing>(&entry.effect) {
            Ok(outgoing) => loop {
                match self.send(channel, &outgoing, entry.at).await {
                    Ok(message) => break Some(message),
                    Err(error) if error.is_permanent() => {
                        tracing::warn!(%channel, effect = %entry.id, %error, "an effect is given up");
                        break None;
                    }
                    Err(error) => {
                        tracing::warn!(%channel, effect = %entry.id, %error, "an effect has to wait");
                        tokio::time::sleep(TRY_AGAIN_AFTER).await;
                    }
                }
            },
            Err(error) => {
                tracing::error!(%channel, effect = %entry.id, %error, "an effect in the outbox cannot be read and is given up");
                None
            }
        };
        self.inputs.send(Input::Sent(entry.id, message), work);
        channel
    }

    async fn send(
        &self,
        channel: ChannelId,
        outgoing: &Outgoing,
        decided_at: UnixMs,
    ) -> Result<MessageId, EgressError> {
        match outgoing {
            Outgoing::Post(message) | Outgoing::PostDrop(message) => {
                if self.clock.now().since(decided_at) > NONCE_GOOD_FOR_MS
                    && let Some(posted) = self.already_posted(channel, message, decided_at).await?
                {
                    return Ok(posted);
                }
                let priority = if matches!(outgoing, Outgoing::PostDrop(_)) { Priority::Drop } else { Priority::Live };
                let posted = self.egress.send(Request::create_message(channel, message), priority).await?;
                message_id(&posted).ok_or(EgressError::Unreadable("POST /channels/messages"))
            }
            Outgoing::Edit(target, message) => {
                self.egress.send(Request::edit_message(channel, *target, message), Priority::Live).await?;
                Ok(*target)
            }
        }
    }

    /// Looks for a message of ours that an earlier run posted without living to record it.
    async fn already_posted(
        &self,
        channel: ChannelId,
        message: &Message,
        decided_at: UnixMs,
    ) -> Result<Option<MessageId>, EgressError> {
        const EARLIER_MS: i64 = 60_000;
        let after = MessageId(crate::id::snowflake_at(decided_at.plus_ms(-EARLIER_MS), 0));
        let found = self.egress.send(Request::messages_after(channel, after, 100), Priority::Live).await?;
        let ours = |candidate: &&serde_json::Value| {
            let by_me =
                candidate.pointer("/author/id").and_then(|id| id.as_str()) == Some(self.me.to_string().as_str());
            let nonce = candidate.get("nonce").and_then(|nonce| nonce.as_str());
            by_me && (nonce.is_some() && nonce == message.nonce.as_deref() || same_buttons(candidate, message))
        };
        Ok(found.as_array().into_iter().flatten().find(ours).and_then(message_id))
    }
}

/// Whether a message carries the very buttons of ours: their ids name the question, so no other message does.
fn same_buttons(candidate: &serde_json::Value, message: &Message) -> bool {
    let theirs = candidate.pointer("/components/0/components/0/custom_id").and_then(|id| id.as_str());
    let mine = message.buttons.first().and_then(|row| row.first()).map(|button| button.custom_id.as_str());
    mine.is_some() && theirs == mine
}

fn message_id(message: &serde_json::Value) -> Option<MessageId> {
    message.get("id")?.as_str()?.parse().ok().map(MessageId)
}
