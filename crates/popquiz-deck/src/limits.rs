//! Limits for decks and cards.

use std::ops::RangeInclusive;

/// The maximum length of an id, in characters: two of them fit into a Discord button's id of 100 characters.
pub const ID_CHARS: usize = 40;

/// The maximum length of a deck's title, author, language and license, in characters each.
pub const TITLE_CHARS: usize = 200;

/// The maximum length of a deck's description, in characters: as many as Discord shows in one embed.
pub const DESCRIPTION_CHARS: usize = 4_096;

/// The maximum number of cards in a deck.
pub const CARDS: usize = 20_000;

/// The maximum length of one text of a card, in bytes: many times what fits in a message.
pub const CARD_BYTES: usize = 64 * 1024;

/// The maximum length of all texts of a card together, in bytes. A card is stored in one write, while others wait.
pub const CARD_TEXTS_BYTES: usize = 4 * CARD_BYTES;

/// The maximum length of the texts of all cards together, in bytes. Repeated texts can make a small file into a large
/// deck.
pub const DECK_TEXTS_BYTES: usize = 64 * 1024 * 1024;

/// The maximum size of all images of a deck together, in bytes: in base64, they stay below 10 MiB.
pub const MEDIA_BYTES: usize = 6 * 1024 * 1024;

/// The maximum length of a tag, in characters.
pub const TAG_CHARS: usize = 200;

/// The maximum number of tags of a card or a deck.
pub const TAGS: usize = 50;

/// How many options a choice may have: they are named by letters, and one message shows them all.
pub const OPTIONS: RangeInclusive<usize> = 2..=10;
