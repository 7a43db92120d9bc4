//! Why the outbox gave up on a message.

/// Why an effect was given up for good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DeliveryFailure {
    /// The bot lacks a permission there.
    Forbidden,
    /// The channel or message no longer exists.
    Gone,
    /// Discord rejected the request, or the stored effect can't be read.
    Refused,
}
