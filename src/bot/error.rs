//! Why a bot could not start, or had to stop.

use crate::discord::egress::EgressError;
use crate::discord::reconnect::GatewayError;
use crate::store::StoreError;

/// Why a bot could not start, or had to stop.
#[derive(Debug, thiserror::Error)]
pub enum BotError {
    /// Discord's API could not be used.
    #[error(transparent)]
    Api(#[from] EgressError),
    /// The gateway connection ended for good.
    #[error(transparent)]
    Gateway(#[from] GatewayError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A task ended that the bot can't do without.
    #[error(
        "{0} stopped, so popquiz stops too. Nothing is lost: start it again, and please report this with the log lines before it"
    )]
    TaskEnded(&'static str),
    /// A bug ended a task that the bot can't do without.
    #[error(
        "a bug stopped {0}, so popquiz stops too. Nothing is lost: start it again, and please report this with the log lines before it"
    )]
    TaskPanicked(&'static str),
    /// The API address answers, but not as Discord does.
    #[error("unexpected response from {0}, which doesn't look like Discord's API; check `discord.api_url`")]
    NotDiscord(String),
}
