//! Why an answer or an id isn't valid, in words.

use popquiz_deck::ids::InvalidId;
use popquiz_deck::limits::{ID_CHARS, OPTIONS};
use popquiz_deck::validate::InvalidKey;

use crate::texts::{Phrase, phrase};

/// Why nobody could answer a card with this answer key.
pub(super) fn invalid_key(invalid: &InvalidKey) -> Phrase {
    match invalid {
        InvalidKey::Any { any, items } => phrase!("answer-any", any = *any, items = *items),
        InvalidKey::Number => phrase!("answer-not-finite"),
        InvalidKey::Options(count) => {
            phrase!("answer-options", options = *count, least = *OPTIONS.start(), most = *OPTIONS.end())
        }
        InvalidKey::Empty => phrase!("answer-empty"),
    }
}

/// Why a text can't be a card's or a deck's id.
pub(super) fn invalid_id(invalid: &InvalidId) -> Phrase {
    match invalid {
        InvalidId::Malformed(id) => phrase!("id-malformed", id = id, most = ID_CHARS),
        InvalidId::Taken(id) => phrase!("id-taken", id = id),
    }
}
