//! Why a request failed.

use std::time::Duration;

/// Why a request came to nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EgressError {
    /// 401.
    #[error(
        "Discord refused the token. Make a new one in the Developer Portal (your application → Bot → Reset Token), set DISCORD_TOKEN to it and start again"
    )]
    TokenRefused,
    /// 403: the bot may not do that there; or, without a request, has just been told so.
    #[error("Discord forbids {route}: {message} (code {code})")]
    Forbidden {
        /// The route.
        route: &'static str,
        /// Discord's code for the reason.
        code: u64,
        /// Discord's words for it.
        message: String,
    },
    /// 404: no such channel, message or interaction.
    #[error("{route}: {message} (code {code})")]
    NotFound {
        /// The route.
        route: &'static str,
        /// Discord's code for the reason.
        code: u64,
        /// Discord's words for it.
        message: String,
    },
    /// Another refusal.
    #[error("Discord refused {route} with status {status}: {excerpt}")]
    Refused {
        /// The route.
        route: &'static str,
        /// The HTTP status.
        status: u16,
        /// Discord's code for the reason; 0 where it gave none.
        code: u64,
        /// The beginning of Discord's answer.
        excerpt: String,
    },
    /// No answer, or none but errors, although it was tried again where that was safe.
    #[error("Discord does not answer {route}: {cause}")]
    Unreachable {
        /// The route.
        route: &'static str,
        /// What happened.
        cause: String,
    },
    /// Discord wants to wait longer than anybody here waits; nothing is sent there until then.
    #[error("Discord wants {route} to wait for {} s", wait.as_secs())]
    RateLimited {
        /// The route.
        route: &'static str,
        /// How long from now.
        wait: Duration,
    },
    /// So many requests were refused that one more minute of it would shut this address out.
    #[error("too many requests were refused in the last ten minutes; requests rest until that has passed")]
    TooManyRefusals,
    /// An answer that is not what Discord sends.
    #[error("Discord's answer to {0} cannot be read")]
    Unreadable(&'static str),
    /// The API's address is none.
    #[error("`discord.api_url` is not an address such as https://discord.com/api/v10: {0}")]
    BadAddress(String),
}

impl EgressError {
    /// Whether sending the same again later would come to the same.
    pub fn is_permanent(&self) -> bool {
        match self {
            Self::Forbidden { .. } | Self::NotFound { .. } | Self::Refused { .. } | Self::BadAddress(_) => true,
            Self::TokenRefused
            | Self::Unreachable { .. }
            | Self::RateLimited { .. }
            | Self::TooManyRefusals
            | Self::Unreadable(_) => false,
        }
    }
}
