//! Private replies that can still be changed: what somebody was told about a round that they started, or an appeal that
//! they made.
//!
//! Discord lets the answer to an interaction be changed for a while, even in a channel where the bot may not post any
//! more. Nobody else sees it.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use crate::discord::interaction::InteractionToken;
use crate::id::{AttemptId, ChannelId};
use crate::texts::Locale;

/// How long the answer to an interaction can be changed, less a margin. Source: the API documentation, "Followup
/// Messages".
const CHANGED_WITHIN: Duration = Duration::from_secs(14 * 60);

/// Private replies that can be changed.
#[derive(Debug, Default)]
pub(super) struct PrivateReplies {
    /// Who started the round in each channel, to be told that its messages don't get out.
    pub(super) hosts: RepliesBy<ChannelId>,
    /// Who appealed against the verdict on an attempt, to be told of the decision.
    pub(super) appellants: RepliesBy<AttemptId>,
}

/// Private replies, by what they are about.
#[derive(Debug)]
pub(super) struct RepliesBy<K>(Mutex<HashMap<K, PrivateReply>>);

/// How to tell somebody more.
#[derive(Debug)]
pub(super) struct PrivateReply {
    pub(super) token: InteractionToken,
    pub(super) locale: Locale,
    since: Instant,
}

impl<K> Default for RepliesBy<K> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<K: Eq + Hash> RepliesBy<K> {
    /// This interaction was answered.
    pub(super) fn answered(&self, about: K, token: InteractionToken, locale: Locale) {
        let mut replies = self.lock();
        replies.retain(|_, reply| reply.since.elapsed() < CHANGED_WITHIN);
        replies.insert(about, PrivateReply { token, locale, since: Instant::now() });
    }

    /// The reply about this, if it can still be changed. Each is changed once.
    pub(super) fn take(&self, about: &K) -> Option<PrivateReply> {
        self.lock().remove(about).filter(|reply| reply.since.elapsed() < CHANGED_WITHIN)
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<K, PrivateReply>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::InteractionId;

    #[tokio::test(start_paused = true)]
    async fn replies_are_forgotten_once_they_cannot_be_changed() {
        let replies = RepliesBy::default();
        let token = |id| InteractionToken { id: InteractionId(id), secret: "secret".to_owned() };
        for channel in 0..100 {
            replies.answered(ChannelId(channel), token(channel), Locale::ENGLISH);
        }
        assert!(replies.take(&ChannelId(5)).is_some() && replies.take(&ChannelId(5)).is_none());
        tokio::time::advance(CHANGED_WITHIN).await;
        assert!(replies.take(&ChannelId(6)).is_none());
        replies.answered(ChannelId(200), token(200), Locale::ENGLISH);
        assert_eq!(replies.lock().len(), 1);
    }
}
