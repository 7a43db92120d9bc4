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
    /// The API address answers, but not as Discord does.
    #[error("Discord's API at {0} did not answer as Discord does; check `discord.api_url`")]
    NotDiscord(String),
}
