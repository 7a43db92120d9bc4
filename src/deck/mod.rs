//! Reading, checking and searching decks. The deck model itself is in [`popquiz_deck`].
//!
//! | module | what is there |
//! | --- | --- |
//! | [`format`](mod@format) | reading and writing deck files, one file per format |
//! | [`check`] | what is wrong or weak in a deck |
//! | [`lookup`] | finding a card by a few words |
//! | [`wire`] | a deck on its way from the process that read it |

pub mod check;
pub mod format;
pub mod lookup;
pub mod wire;

use popquiz_deck::Deck;

/// The built-in decks, as (file name, text).
pub const SHIPPED: &[(&str, &str)] = &[
    ("capitals.csv", include_str!("../../decks/capitals.csv")),
    ("deep-learning.toml", include_str!("../../decks/deep-learning.toml")),
    ("discord-bots.md", include_str!("../../decks/discord-bots.md")),
];

/// Author and license (an SPDX expression) of the built-in decks, as in `decks/LICENSE`.
const SHIPPED_BY: (&str, &str) = ("The Popquiz authors", "CC-BY-4.0");

/// Reads the built-in decks. Fills in the author, license and language for formats that can't state them, such as
/// tables.
///
/// # Errors
/// If a file can't be read.
pub fn shipped() -> Result<Vec<Deck>, format::DeckError> {
    let read = |(file, text): &(&str, &str)| {
        let mut deck = format::read(file, text.as_bytes())?;
        let (author, license) = SHIPPED_BY;
        deck.author.get_or_insert_with(|| author.to_owned());
        deck.license.get_or_insert_with(|| license.to_owned());
        deck.language.get_or_insert_with(|| "en".to_owned());
        Ok(deck)
    };
    SHIPPED.iter().map(read).collect()
}
