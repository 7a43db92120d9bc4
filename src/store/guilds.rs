//! What belongs to a server as a whole: its settings, its reported cards, and whether the bot is in it.

use popquiz_deck::{CardId, DeckId};

use crate::clock::UnixMs;
use crate::id::{GuildId, UserId};

/// A member finds a card wrong; once each.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Report {
    pub guild: GuildId,
    pub deck: DeckId,
    pub card: CardId,
    pub user: UserId,
    pub at: UnixMs,
}

/// What became of a server, its settings or its cards.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub enum GuildChange {
    /// Its settings, as JSON that only the bot reads.
    Settings {
        guild: GuildId,
        state: String,
    },
    Reported(Report),
    /// A card is no longer asked.
    CardPaused {
        guild: GuildId,
        deck: DeckId,
        card: CardId,
        at: UnixMs,
    },
    /// A manager has reviewed a reported card: its reports are settled, and it's asked again unless it stays paused.
    ReportsReviewed {
        guild: GuildId,
        deck: DeckId,
        card: CardId,
        stays_paused: bool,
    },
    /// The bot was removed.
    Departed {
        guild: GuildId,
        at: UnixMs,
    },
    /// The bot is there (again).
    Returned {
        guild: GuildId,
    },
}
