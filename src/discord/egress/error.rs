//! Why a request failed.

use std::time::Duration;

/// Why a request failed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EgressError {
    /// 401.
    #[error(
        "Discord refused the token; reset it in the Developer Portal (your application → Bot → Reset Token), set DISCORD_TOKEN to the new one, and start again"
    )]
    TokenRefused,
    /// 403: the bot isn't allowed to do that there. Also returned without a request if Discord has just said so.
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
        /// Discord's error code; 0 if it gave none.
        code: u64,
        /// The beginning of Discord's answer.
        excerpt: String,
    },
    /// No response, or only errors, although the request was retried if that was safe.
    #[error("cannot reach Discord ({route}): {cause}")]
    Unreachable {
        /// The route.
        route: &'static str,
        /// What happened.
        cause: String,
    },
    /// The rate limit lasts longer than any caller waits; nothing is sent there until then.
    #[error("Discord's rate limit for {route} lasts another {} s", wait.as_secs())]
    RateLimited {
        /// The route.
        route: &'static str,
        /// How long from now.
        wait: Duration,
    },
    /// So many requests were refused that continuing would get this address banned.
    #[error("too many requests were refused in the last 10 minutes; sending is paused until fewer are")]
    TooManyRefusals,
    /// A response that isn't Discord's.
    #[error("cannot read Discord's response to {0}")]
    Unreadable(&'static str),
    /// The API's address is invalid.
    #[error("invalid `discord.api_url`: {0}; use an address such as https://discord.com/api/v10")]
    BadAddress(String),
    /// The bot's own URL can't be in a header.
    #[error("invalid `discord.contact_url`: {0}; use a URL such as https://discord.com/developers/applications")]
    BadContact(String),
}

impl EgressError {
    /// "Maximum number of edits to messages older than 1 hour reached. Try again later".
    pub const TOO_MANY_EDITS: u64 = 30_046;

    /// Whether retrying later would fail in the same way.
    pub fn is_permanent(&self) -> bool {
        match self {
            Self::Forbidden { .. }
            | Self::NotFound { .. }
            | Self::Refused { .. }
            | Self::BadAddress(_)
            | Self::BadContact(_) => true,
            Self::TokenRefused
            | Self::Unreachable { .. }
            | Self::RateLimited { .. }
            | Self::TooManyRefusals
            | Self::Unreadable(_) => false,
        }
    }
}
