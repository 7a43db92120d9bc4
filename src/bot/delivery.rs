//! Why the outbox gave up on a message.

use crate::id::ChannelId;
use crate::schedule::DropProblem;

/// Why an effect was abandoned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DeliveryFailure {
    /// The bot lacks a permission there.
    Forbidden,
    /// The channel or message no longer exists.
    Gone,
    /// The server's `AutoMod` blocked the message.
    AutoMod,
    /// The thread is archived or locked.
    ThreadClosed,
    /// Discord rejected the request, or the stored effect can't be read.
    Refused,
}

impl DeliveryFailure {
    /// What it means for a drop whose question it was.
    pub(super) fn of_drop(self, channel: ChannelId) -> DropProblem {
        match self {
            Self::Forbidden => DropProblem::Forbidden { channel },
            Self::Gone => DropProblem::ChannelGone { channel },
            Self::AutoMod => DropProblem::AutoMod { channel },
            Self::ThreadClosed => DropProblem::ThreadClosed { channel },
            Self::Refused => DropProblem::Rejected { channel },
        }
    }
}
