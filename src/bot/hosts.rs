//! Who started the round in each channel: whoever can best do something about messages that don't get out.
//!
//! The answer to `/quiz start` is theirs alone, and can be changed for a while, even in a channel where the bot may not
//! post any more.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use crate::discord::interaction::InteractionToken;
use crate::id::ChannelId;
use crate::texts::Locale;

/// How long the answer to an interaction can be changed, less a margin. Source: the API documentation, "Followup
/// Messages".
const CHANGED_WITHIN: Duration = Duration::from_secs(14 * 60);

#[derive(Debug, Default)]
pub(super) struct Hosts(Mutex<HashMap<ChannelId, Host>>);

/// How to tell somebody who started a round.
#[derive(Debug)]
pub(super) struct Host {
    pub(super) token: InteractionToken,
    pub(super) locale: Locale,
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
    pub(super) fn take(&self, channel: ChannelId) -> Option<Host> {
        self.lock().remove(&channel).filter(|host| host.since.elapsed() < CHANGED_WITHIN)
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<ChannelId, Host>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::InteractionId;

    #[tokio::test(start_paused = true)]
    async fn hosts_are_forgotten_once_their_answers_cannot_be_changed() {
        let hosts = Hosts::default();
        let token = |id| InteractionToken { id: InteractionId(id), secret: "secret".to_owned() };
        for channel in 0..100 {
            hosts.begins(ChannelId(channel), token(channel), Locale::ENGLISH);
        }
        assert!(hosts.take(ChannelId(5)).is_some() && hosts.take(ChannelId(5)).is_none());
        tokio::time::advance(CHANGED_WITHIN).await;
        assert!(hosts.take(ChannelId(6)).is_none());
        hosts.begins(ChannelId(200), token(200), Locale::ENGLISH);
        assert_eq!(hosts.lock().len(), 1);
    }
}
