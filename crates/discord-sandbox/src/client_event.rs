//! What people's clients are sent.

use crate::id::{ChannelId, UserId};

/// An event for the clients of members who may see it.
#[derive(Debug)]
pub(crate) struct ClientEvent {
    /// The channel whose viewers get it; `None`: everybody.
    pub(crate) channel: Option<ChannelId>,
    /// The only member who receives it, if it's private.
    pub(crate) only_for: Option<UserId>,
    /// The event as JSON text.
    pub(crate) event: String,
}

/// How many events a slow client may lag behind; beyond that, it has to fetch the history again.
pub(crate) const CLIENT_BACKLOG: usize = 4_096;
