//! Notes that the engine posts of its own accord, as data: to a channel, or to a server's managers.

use popquiz_deck::{CardId, DeckId};

use super::delivery::DeliveryFailure;
use crate::clock::UnixMs;
use crate::id::{ChannelId, DropNumber};
use crate::schedule::DropProblem;

/// Something to tell a channel or a server's managers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Note {
    /// What was in play before a restart can't go on.
    CannotResume {
        what: InPlay,
        missing: Missing,
    },
    RoundNotPosted {
        channel: ChannelId,
        why: DeliveryFailure,
    },
    DropNotPosted {
        drop: DropNumber,
        problem: DropProblem,
    },
    /// The drop's deck was removed, so it is paused until the deck is back.
    DropWithoutDeck {
        drop: DropNumber,
        problem: DropProblem,
    },
    DropsMissed(Vec<MissedDrops>),
}

/// What was in play.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum InPlay {
    Round,
    Drop,
}

/// What a game lacks to go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Missing {
    Deck(DeckId),
    Card(CardId),
}

/// Drops of one schedule that were due while the bot was offline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct MissedDrops {
    pub(super) drop: DropNumber,
    pub(super) count: u32,
    /// `None` if the schedule is paused.
    pub(super) next_due: Option<UnixMs>,
}
