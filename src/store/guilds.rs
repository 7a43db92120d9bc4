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
    /// `None` in reports from before reasons were asked for.
    pub reason: Option<ReportReason>,
}

/// What is wrong with a card, in the opinion of a member who reports it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum ReportReason {
    WrongAnswer,
    Unclear,
    Duplicate,
    Other,
}

impl ReportReason {
    /// All of them, in the order in which they're shown.
    pub const ALL: [Self; 4] = [Self::WrongAnswer, Self::Unclear, Self::Duplicate, Self::Other];

    /// Its name in the database and in menus, which never changes.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::WrongAnswer => "wrong-answer",
            Self::Unclear => "unclear",
            Self::Duplicate => "duplicate",
            Self::Other => "other",
        }
    }

    /// The reason with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.name() == name)
    }
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
