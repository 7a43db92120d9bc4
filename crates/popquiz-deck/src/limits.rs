//! How much a deck and a card may hold.

use std::ops::RangeInclusive;

/// The most characters of an id: with two of them, a button's id stays within Discord's limit of 100 characters.
pub const ID_CHARS: usize = 40;

/// The most characters of a deck's title, author, language and license.
pub const TITLE_CHARS: usize = 200;

/// The most characters of a deck's description: as many as Discord shows at once ("Embed Limits", in the API documentation).
pub const DESCRIPTION_CHARS: usize = 4_096;

/// The most cards in a deck.
pub const CARDS: usize = 20_000;

/// The longest text of a card that is read from other programs' files, in bytes: many times what a message has room for.
pub const CARD_BYTES: usize = 64 * 1024;

/// The most bytes of all texts of one card together. A card's words are written to the store in one go, while others wait.
pub const CARD_TEXTS_BYTES: usize = 4 * CARD_BYTES;

/// The most bytes of the texts of all cards together: a few bytes of a file can stand for many of a deck's, where cards repeat what they share.
pub const DECK_TEXTS_BYTES: usize = 64 * 1024 * 1024;

/// The most bytes of an image, and of all images of a deck together: encoded in a TOML file, they stay below 10 MiB.
pub const MEDIA_BYTES: usize = 6 * 1024 * 1024;

/// The most characters of a tag.
pub const TAG_CHARS: usize = 200;

/// The most tags of a card or a deck.
pub const TAGS: usize = 50;

/// How many options a choice has: they are named by letters, and a message shows them all.
pub const OPTIONS: RangeInclusive<usize> = 2..=10;
