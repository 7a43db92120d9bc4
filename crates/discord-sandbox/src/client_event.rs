//! What people's clients are sent.

use crate::id::{ChannelId, UserId};

/// An event for the clients of those who may see it.
#[derive(Debug)]
pub(crate) struct ClientEvent {
    /// The channel whose viewers get it; `None`: everybody.
    pub(crate) channel: Option<ChannelId>,
    /// The only member who gets it, if it is private.
    pub(crate) only_for: Option<UserId>,
    /// The event as JSON text.
    pub(crate) event: String,
}

/// Events that a slow client may be behind; one that is further behind has to fetch the history again.
pub(crate) const CLIENT_BACKLOG: usize = 4_096;
