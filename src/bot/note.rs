//! Notes that the engine posts unprompted, as data: to a channel, or to a server's managers.

use popquiz_deck::{CardId, DeckId};

use super::delivery::DeliveryFailure;
use crate::clock::UnixMs;
use crate::id::{ChannelId, DropNumber};
use crate::schedule::DropProblem;

/// A note for a channel or a server's managers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Note {
    /// A game from before a restart can't continue.
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

/// What a game needs to continue but can't find.
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
