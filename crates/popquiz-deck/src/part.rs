//! The optional parts of a deck: not every file format has a place for each.

use crate::{Card, Deck};

/// What a deck or its cards may have besides prompts and answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Part {
    Author,
    Language,
    Licence,
    Description,
    /// Of the deck as a whole.
    Topics,
    /// Of all cards.
    Images,
    /// Wordings that never count.
    Reject,
    /// Of the cards.
    Tags,
    /// Of the cards.
    Notes,
}

impl Part {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Author,
        Self::Language,
        Self::Licence,
        Self::Description,
        Self::Topics,
        Self::Images,
        Self::Reject,
        Self::Tags,
        Self::Notes,
    ];

    /// Its name, behind "the deck's".
    pub fn name(self) -> &'static str {
        match self {
            Self::Author => "author",
            Self::Language => "language",
            Self::Licence => "licence",
            Self::Description => "description",
            Self::Topics => "tags",
            Self::Images => "images",
            Self::Reject => "rejected wordings",
            Self::Tags => "cards' tags",
            Self::Notes => "notes",
        }
    }

    /// Whether a deck has any of it.
    pub fn is_in(self, deck: &Deck) -> bool {
        let any = |has: fn(&Card) -> bool| deck.cards.iter().any(has);
        match self {
            Self::Author => deck.author.is_some(),
            Self::Language => deck.language.is_some(),
            Self::Licence => deck.licence.is_some(),
            Self::Description => deck.description.is_some(),
            Self::Topics => !deck.tags.is_empty(),
            Self::Images => !deck.media.is_empty(),
            Self::Reject => any(|card| !card.reject.is_empty()),
            Self::Tags => any(|card| !card.tags.is_empty()),
            Self::Notes => any(|card| card.note.is_some()),
        }
    }
}
