//! Who started the round in each channel: whoever can best do something about messages that don't get out.
//!
//! The answer to `/quiz start` is theirs alone, and can be changed for a while, even in a channel where the bot may not
//! post any more.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use super::context::Context;
use super::delivery::DeliveryFailure;
use super::words;
use crate::discord::egress::{Priority, Request};
use crate::discord::interaction::InteractionToken;
use crate::discord::message::Message;
use crate::id::ChannelId;
use crate::texts::{Locale, say};

/// How long the answer to an interaction can be changed, less a margin. Source: the API documentation, "Followup
/// Messages".
const CHANGED_WITHIN: Duration = Duration::from_secs(14 * 60);

#[derive(Debug, Default)]
pub(super) struct Hosts(Mutex<HashMap<ChannelId, Host>>);

#[derive(Debug)]
struct Host {
    token: InteractionToken,
    locale: Locale,
    since: Instant,
}

impl Hosts {
    /// Somebody started a round in a channel by this interaction.
    pub(super) fn begins(&self, channel: ChannelId, token: InteractionToken, locale: Locale) {
        let mut hosts = self.lock();
        hosts.retain(|_, host| host.since.elapsed() < CHANGED_WITHIN);
        hosts.insert(channel, Host { token, locale, since: Instant::now() });
    }

    /// Who started the round in a channel, if the answer to them can still be changed. They are told once.
    fn take(&self, channel: ChannelId) -> Option<Host> {
        self.lock().remove(&channel).filter(|host| host.since.elapsed() < CHANGED_WITHIN)
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<ChannelId, Host>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Context {
    /// Tells whoever started the round in a channel that a message of it could not be posted, and why.
    pub(super) async fn tell_host(&self, channel: ChannelId, why: DeliveryFailure) {
        let Some(Host { token, locale, .. }) = self.hosts.take(channel) else { return };
        let text = words::not_posted(locale, channel, why).unwrap_or_else(|| say!(locale, "problem-channel-gone"));
        let message = Message::text(text);
        let sent = self.egress.send(Request::edit_answer(self.application, &token, &message), Priority::Live).await;
        if let Err(error) = sent {
            tracing::debug!(%channel, %error, "the host of a round could not be told");
        }
    }
}
