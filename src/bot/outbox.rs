//! Sends messages that must be sent exactly once, and resends unconfirmed ones after a crash: in order within a
//! channel, never twice.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use futures_util::StreamExt as _;
use futures_util::stream::FuturesUnordered;
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use super::delivery::DeliveryFailure;
use super::health::Deliveries;
use super::images::{ImageOf, Images};
use super::input::{Input, Inputs};
use super::outgoing::{Outgoing, Post};
use super::progress::Work;
use crate::clock::{Clock, UnixMs};
use crate::discord::egress::{Egress, EgressError, Priority, Request};
use crate::discord::message::Message;
use crate::discord::model::{HistoryMessage, MessageContent, PostedMessage};
use crate::id::{ChannelId, MessageId, UserId};
use crate::store::OutboxEntry;
use crate::store::versioned::{self, Unreadable};

/// Discord checks nonces "in the past few minutes"; after this long, the channel's history is searched before posting
/// again.
pub(super) const NONCE_GOOD_FOR_MS: i64 = 120_000;

/// The same for a post with an image, whose upload takes its time.
const NONCE_GOOD_FOR_IMAGE_MS: i64 = 60_000;

/// How long to wait before retrying after a transient error.
const TRY_AGAIN_AFTER: Duration = Duration::from_secs(5);

/// How often an image that does not get through is tried while Discord answers other requests. Each is repeated by the
/// egress, too.
const IMAGE_TRIES: u32 = 2;

/// "Cannot reply without permission to read message history".
const NO_REPLIES: u64 = 160_002;

/// The most messages of a channel's history that Discord returns per page.
const PAGE: u8 = 100;

type Queue = VecDeque<(OutboxEntry, Work)>;

/// Where effects go out.
pub(super) struct Outbox {
    pub(super) egress: Egress,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) inputs: Inputs,
    pub(super) images: Arc<Images>,
    pub(super) me: UserId,
    pub(super) deliveries: Arc<Deliveries>,
    pub(super) stop: CancellationToken,
}

impl Outbox {
    /// Runs until the entries end or the bot stops. One task for all channels, so that requests queue in the order of
    /// their entries.
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

    /// Carries out one effect and notifies the engine; returns its channel.
    async fn carry_out(&self, entry: OutboxEntry, work: Work) -> ChannelId {
        let channel = entry.channel;
        let delivery = self.deliveries.begin(channel);
        let sent = match versioned::read::<Outgoing>(&entry.effect) {
            Ok(outgoing) => {
                let mut image_failures = 0;
                loop {
                    match self.send(channel, &outgoing, entry.at, &mut image_failures).await {
                        Ok(posted) => break Ok(posted),
                        Err(error) if error.is_permanent() => {
                            tracing::warn!(%channel, effect = %entry.id, %error, "abandoned an effect");
                            break Err(failure(&error));
                        }
                        Err(error) => {
                            tracing::warn!(%channel, effect = %entry.id, %error, "an effect failed; retrying");
                            delivery.set_held(matches!(error, EgressError::RateLimited { .. }));
                            tokio::time::sleep(TRY_AGAIN_AFTER).await;
                        }
                    }
                }
            }
            Err(error @ Unreadable::Newer { .. }) => {
                tracing::error!(%channel, effect = %entry.id, %error, "cannot read an effect in the outbox; it stays there");
                return channel;
            }
            Err(error) => {
                tracing::error!(%channel, effect = %entry.id, %error, "cannot read an effect in the outbox; it is abandoned");
                Err(DeliveryFailure::Refused)
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
        image_failures: &mut u32,
    ) -> Result<PostedMessage, EgressError> {
        match outgoing {
            Outgoing::Post(post) => self.send_post(channel, post, decided_at, image_failures).await,
            Outgoing::Edit(target, message) => self.edit(channel, *target, message).await,
            Outgoing::EditOrPost(target, post) => {
                match self.edit_with_image(channel, *target, post, image_failures).await {
                    // It was deleted, or is too old to be edited this often (30046), or edits have to wait too long.
                    Err(error) if error.is_permanent() || matches!(error, EgressError::RateLimited { .. }) => {
                        tracing::info!(%channel, message = %target, %error, "can't edit a message, so it's posted instead");
                        self.send_post(channel, &post.as_new(), decided_at, image_failures).await
                    }
                    edited => edited,
                }
            }
        }
    }

    async fn edit(
        &self,
        channel: ChannelId,
        target: MessageId,
        message: &Message,
    ) -> Result<PostedMessage, EgressError> {
        let edit =
            |message: &Message| self.egress.send(Request::edit_message(channel, target, message), Priority::Live);
        match edit(message).await {
            // Somebody may have removed its image by hand.
            Err(EgressError::Refused { code, .. }) if message.shows_images() && code != EgressError::TOO_MANY_EDITS => {
                edit(&message.clone().without_images()).await?;
                return Ok(PostedMessage { id: target, image: None });
            }
            edited => edited?,
        }
        // Further edits must name the image again.
        let image = message.embed.as_ref().and_then(|embed| embed.image.clone());
        Ok(PostedMessage { id: target, image })
    }

    /// Edits a message; with an image of its own, if that can be uploaded.
    async fn edit_with_image(
        &self,
        channel: ChannelId,
        target: MessageId,
        post: &Post,
        image_failures: &mut u32,
    ) -> Result<PostedMessage, EgressError> {
        let may_upload = *image_failures < IMAGE_TRIES && self.images.may_go_to(channel);
        if let Some(image) = post.image.as_ref().filter(|_| may_upload) {
            let _place = self.images.place().await;
            if let Some(file) = self.images.fetch(image).await {
                match self.edit(channel, target, &post.as_edit(Some(file))).await {
                    Err(EgressError::Forbidden { .. }) => self.images.are_refused_in(channel),
                    Err(EgressError::Refused { code, .. }) if code != EgressError::TOO_MANY_EDITS => {}
                    Err(error @ EgressError::Unreachable { .. }) => {
                        *image_failures += 1;
                        return Err(error);
                    }
                    edited => return edited,
                }
            }
        }
        let mut message = post.as_edit(None);
        // An upload without a response may have arrived, now or before a restart: then the message no longer has the
        // image that it had when this was decided, and Discord would refuse to show that.
        if post.image.is_some() && (message.shows_images() || *image_failures > 0) {
            match self.image_in(channel, target).await {
                Ok(image) => message.embed.iter_mut().for_each(|embed| embed.image.clone_from(&image)),
                Err(error) if error.is_permanent() => message = message.without_images(),
                Err(error) => return Err(error),
            }
        }
        self.edit(channel, target, &message).await
    }

    /// The name of the image in one of our messages.
    async fn image_in(&self, channel: ChannelId, message: MessageId) -> Result<Option<String>, EgressError> {
        let before = MessageId(message.0.saturating_sub(1));
        let page = self.egress.send(Request::messages_after(channel, before, 1), Priority::Live).await?;
        let found = page.messages.iter().find(|found| found.id == message);
        Ok(found.and_then(|found| PostedMessage::from(found).image))
    }

    async fn send_post(
        &self,
        channel: ChannelId,
        post: &Post,
        decided_at: UnixMs,
        image_failures: &mut u32,
    ) -> Result<PostedMessage, EgressError> {
        let age = self.clock.now().since(decided_at);
        let good_for = if post.image.is_some() { NONCE_GOOD_FOR_IMAGE_MS } else { NONCE_GOOD_FOR_MS };
        // If the clock was set back, the age is unknown.
        if !(0..=good_for).contains(&age)
            && let Some(posted) = self.already_posted(channel, post, decided_at).await?
        {
            return Ok(posted);
        }
        match &post.image {
            Some(image) if *image_failures < IMAGE_TRIES && self.images.may_go_to(channel) => {
                self.post_with(image, channel, post, decided_at, image_failures).await
            }
            _ => self.post(channel, post, &post.with(None)).await,
        }
    }

    async fn post(&self, channel: ChannelId, post: &Post, message: &Message) -> Result<PostedMessage, EgressError> {
        let priority = if post.can_wait { Priority::Drop } else { Priority::Live };
        let post = |message: &Message| self.egress.send(Request::create_message(channel, message), priority);
        match post(message).await {
            // Without Read Message History, it can be posted, but not as a reply.
            Err(EgressError::Forbidden { code: NO_REPLIES, .. }) if message.reply_to.is_some() => {
                post(&Message { reply_to: None, ..message.clone() }).await
            }
            posted => posted,
        }
    }

    /// Posts a message with its image; without it if the image no longer exists, isn't allowed, or is refused. All of
    /// these posts have the same nonce, so whichever succeeds is the message.
    async fn post_with(
        &self,
        image: &ImageOf,
        channel: ChannelId,
        post: &Post,
        decided_at: UnixMs,
        image_failures: &mut u32,
    ) -> Result<PostedMessage, EgressError> {
        let place = self.images.place().await;
        let Some(file) = self.images.fetch(image).await else {
            drop(place);
            return self.post(channel, post, &post.with(None)).await;
        };
        let error = match self.post(channel, post, &post.with(Some(file))).await {
            Err(error) => error,
            posted => return posted,
        };
        drop(place);
        match &error {
            EgressError::Forbidden { .. } => {
                let posted = self.post(channel, post, &post.with(None)).await?;
                tracing::warn!(%channel, "sending without images: the bot lacks the permission Attach Files");
                self.images.are_refused_in(channel);
                Ok(posted)
            }
            EgressError::Refused { .. } => {
                tracing::warn!(%channel, image = %image.name, %error, "sending without an image, because Discord refuses it");
                self.post(channel, post, &post.with(None)).await
            }
            EgressError::Unreachable { .. } => match self.already_posted(channel, post, decided_at).await {
                Ok(Some(posted)) => Ok(posted),
                // Discord answers, only not to this: it may be too large for the line.
                Ok(None) => {
                    *image_failures += 1;
                    Err(error)
                }
                Err(refused) if refused.is_permanent() => {
                    *image_failures += 1;
                    Err(error)
                }
                Err(_) => Err(error),
            },
            _ => Err(error),
        }
    }

    /// Searches for a message of ours whose creation we couldn't record.
    async fn already_posted(
        &self,
        channel: ChannelId,
        post: &Post,
        decided_at: UnixMs,
    ) -> Result<Option<PostedMessage>, EgressError> {
        // Discord's clock and ours may differ.
        const EARLIER_MS: i64 = 60_000;
        let earliest = MessageId(crate::id::snowflake_at(decided_at.plus_ms(-EARLIER_MS), 0));
        let mut after = post.after.map_or(earliest, |after| after.max(earliest));
        let sent = MessageContent::of(&post.message);
        let ours = |candidate: &&HistoryMessage| candidate.author.id == self.me && candidate.content.matches(&sent);
        loop {
            let page = self.egress.send(Request::messages_after(channel, after, PAGE), Priority::Live).await?;
            // Discord returns the newest first; we want the oldest match.
            if let Some(found) = page.messages.iter().rev().find(ours) {
                return Ok(Some(found.into()));
            }
            match page.newest {
                Some(newest) if page.length == usize::from(PAGE) => after = newest,
                _ => return Ok(None),
            }
        }
    }
}

fn failure(error: &EgressError) -> DeliveryFailure {
    match error {
        EgressError::Forbidden { .. } => DeliveryFailure::Forbidden,
        EgressError::NotFound { .. } => DeliveryFailure::Gone,
        EgressError::Refused { code: 200_000 | 200_001, .. } => DeliveryFailure::AutoMod,
        EgressError::Refused { code: 50_083 | 160_005, .. } => DeliveryFailure::ThreadClosed,
        _ => DeliveryFailure::Refused,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn effects_stored_by_an_earlier_version_are_read() {
        let written = r#"{"post":{"message":{"content":"hello","embed":null,"buttons":[],"mention_role":null,"nonce":"a-1"},
            "after":null,"can_wait":false}}"#;
        let read: Outgoing = versioned::read(written).unwrap();
        let mut hello = Outgoing::post(Message::text("hello"));
        hello.set_nonce("a-1".into());
        assert_eq!(read, hello);
    }
}
