//! Deck files. What a deck is, is in [`popquiz_deck`]; here is how decks are read, written, checked and searched.
//!
//! Reading order: [`format`](mod@format) (reading and writing, one file a format), [`check`] (what is wrong or weak in
//! a deck), [`lookup`] (how a card is found by a few words).

pub mod check;
pub mod format;
pub mod lookup;

use popquiz_deck::Deck;

/// The decks that come with the program, as (file name, text).
pub const SHIPPED: &[(&str, &str)] = &[
    ("capitals.csv", include_str!("../../decks/capitals.csv")),
    ("deep-learning.toml", include_str!("../../decks/deep-learning.toml")),
    ("discord-bots.md", include_str!("../../decks/discord-bots.md")),
];

/// Who wrote the decks that come with the program, and under which license (an SPDX expression): `decks/LICENSE` says
/// so too.
const SHIPPED_BY: (&str, &str) = ("The Popquiz authors", "CC-BY-4.0");

/// Reads the decks that come with the program. Where a file has no place to say who wrote it, as a table, the deck says
/// it all the same.
///
/// # Errors
/// What is wrong with a file.
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
