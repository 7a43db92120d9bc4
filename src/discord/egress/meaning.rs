//! What a refusal means: whether it passes, and whom or what it is about.
//!
//! Source: the API documentation, "HTTP Response Codes" and "JSON Error Codes". A code that isn't in the table means
//! what its status means.

use reqwest::StatusCode;

/// What a refusal is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// It passes: the same request may succeed later.
    Temporary,
    /// This one message, reaction or request. Others in the same place may succeed.
    Message,
    /// The bot may not do this in this channel, or in the whole server.
    Place,
    /// The bot itself: its token may be invalid.
    Us,
}

/// Codes whose meaning differs from that of their status.
const CODES: &[(u64, Meaning)] = &[
    // "Service resource is being rate limited".
    (40_062, Meaning::Temporary),
    // "Internal network error": on Discord's side, for a whole day once.
    (40_333, Meaning::Temporary),
    // "Application not yet available. Try again later".
    (110_001, Meaning::Temporary),
    // "API resource is currently overloaded. Try again a little later".
    (130_000, Meaning::Temporary),
    // "Cannot edit a message authored by another user".
    (50_005, Meaning::Message),
    // "Reaction was blocked": its author has blocked the bot.
    (90_001, Meaning::Message),
    // "Unknown Channel", "Unknown Guild".
    (10_003, Meaning::Place),
    (10_004, Meaning::Place),
    // "Cannot send messages in a non-text channel", "Channel verification level is too high", "This action cannot be performed
    // due to slowmode rate limit" (a bot's own permission lifts that).
    (50_008, Meaning::Place),
    (50_009, Meaning::Place),
    (20_016, Meaning::Place),
    // "Cannot execute action on this channel type", "Thread is archived", "Thread is locked".
    (50_024, Meaning::Place),
    (50_083, Meaning::Place),
    (160_005, Meaning::Place),
    // "Invalid authentication token provided".
    (50_014, Meaning::Us),
];

/// What a refusal means. `code` is Discord's; `None` if the answer isn't Discord's at all but from something in between,
/// such as a proxy or a firewall.
pub(super) fn meaning(status: StatusCode, code: Option<u64>) -> Meaning {
    if status.is_server_error() || status == StatusCode::REQUEST_TIMEOUT {
        return Meaning::Temporary;
    }
    let Some(code) = code else {
        // A redirection is not followed, because the token must not go elsewhere; it won't pass either.
        return if status.is_redirection() { Meaning::Message } else { Meaning::Temporary };
    };
    if let Some((_, meaning)) = CODES.iter().find(|(known, _)| *known == code) {
        return *meaning;
    }
    match status {
        StatusCode::UNAUTHORIZED => Meaning::Us,
        StatusCode::FORBIDDEN => Meaning::Place,
        _ => Meaning::Message,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_means_what_its_code_says_and_else_what_its_status_says() {
        for (status, code, expected) in [
            (500, Some(0), Meaning::Temporary),
            (503, None, Meaning::Temporary),
            (408, None, Meaning::Temporary),
            // HTML of a firewall or proxy.
            (400, None, Meaning::Temporary),
            (403, None, Meaning::Temporary),
            (404, None, Meaning::Temporary),
            (407, None, Meaning::Temporary),
            (403, Some(40_333), Meaning::Temporary),
            (400, Some(50_035), Meaning::Message),
            (400, Some(200_000), Meaning::Message),
            (400, Some(200_001), Meaning::Message),
            (403, Some(50_005), Meaning::Message),
            (403, Some(90_001), Meaning::Message),
            (404, Some(10_008), Meaning::Message),
            (429, Some(30_046), Meaning::Message),
            (404, Some(10_003), Meaning::Place),
            (403, Some(50_001), Meaning::Place),
            (403, Some(50_013), Meaning::Place),
            (400, Some(50_083), Meaning::Place),
            (403, Some(999_999), Meaning::Place),
            (401, Some(0), Meaning::Us),
        ] {
            let status = StatusCode::from_u16(status).unwrap_or_default();
            assert_eq!(meaning(status, code), expected, "{status} {code:?}");
        }
    }
}
