//! Writing a deck in each of the formats that decks are exported to.

use popquiz_deck::Deck;

use super::error::ExportError;
use super::formats::ExportFormat;
use super::{anki, csv, markdown, toml};
use crate::clock::UnixMs;

/// Exports a deck. Formats that distinguish newer files from older ones store `now`.
///
/// # Errors
/// If the format's encoder fails.
pub fn export(deck: &Deck, format: ExportFormat, now: UnixMs) -> Result<Vec<u8>, ExportError> {
    match format {
        ExportFormat::Toml => Ok(toml::write(deck).into_bytes()),
        ExportFormat::Csv => csv::write(deck),
        ExportFormat::Markdown => Ok(markdown::write(deck).into_bytes()),
        ExportFormat::Apkg => anki::write_package(deck, now),
    }
    .map_err(|reason| ExportError { format, reason })
}

/// Writes a deck in our own format. [`read`](super::read()) returns the same deck, apart from lines.
pub fn to_toml(deck: &Deck) -> String {
    toml::write(deck)
}
