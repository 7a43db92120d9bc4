//! The optional fields of a deck, which not every file format can hold.

use crate::model::{Card, Deck};

/// What a deck or its cards may have besides prompts and answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[allow(missing_docs, reason = "most names say it")]
pub enum DeckField {
    Author,
    /// The language of the deck or of single cards, and the style that goes with it.
    Language,
    License,
    Description,
    /// Tags of the deck as a whole.
    Topics,
    /// Images of all cards.
    Images,
    /// Wordings that never count.
    Reject,
    /// Tags of single cards.
    Tags,
    /// Notes of single cards.
    Notes,
}

impl DeckField {
    /// Every field.
    pub const ALL: [Self; 9] = [
        Self::Author,
        Self::Language,
        Self::License,
        Self::Description,
        Self::Topics,
        Self::Images,
        Self::Reject,
        Self::Tags,
        Self::Notes,
    ];

    /// The name of the field, as it follows "the deck's" in a sentence.
    pub fn name(self) -> &'static str {
        match self {
            Self::Author => "author",
            Self::Language => "language",
            Self::License => "licence",
            Self::Description => "description",
            Self::Topics => "tags",
            Self::Images => "images",
            Self::Reject => "rejected wordings",
            Self::Tags => "cards' tags",
            Self::Notes => "notes",
        }
    }

    /// Whether a deck has this field.
    pub fn is_in(self, deck: &Deck) -> bool {
        let any = |has: fn(&Card) -> bool| deck.cards.iter().any(has);
        match self {
            Self::Author => deck.author.is_some(),
            Self::Language => deck.language.is_some() || deck.style.is_some() || any(|card| card.language.is_some()),
            Self::License => deck.license.is_some(),
            Self::Description => deck.description.is_some(),
            Self::Topics => !deck.tags.is_empty(),
            Self::Images => !deck.media.is_empty(),
            Self::Reject => any(|card| !card.reject.is_empty()),
            Self::Tags => any(|card| !card.tags.is_empty()),
            Self::Notes => any(|card| card.note.is_some()),
        }
    }
}
