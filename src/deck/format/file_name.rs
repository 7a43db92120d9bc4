//! File names: the format by extension, and the default title and id of a deck.

use std::path::Path;

use popquiz_deck::DeckId;
use popquiz_deck::ids::slug;

/// The title of a deck whose file doesn't state one.
pub(super) fn default_title(stem: &str) -> String {
    let words = stem.replace(['-', '_'], " ");
    let mut letters = words.trim().chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string());
    first.map_or_else(|| "Deck".to_owned(), |first| first + letters.as_str())
}

pub(super) fn deck_id(stem: &str) -> DeckId {
    DeckId(slug(stem))
}

/// A file's name without its folder and extension.
pub(super) fn stem(file: &str) -> String {
    Path::new(file).file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

/// A file's extension in lowercase, without the dot.
pub(super) fn extension(file: &str) -> String {
    Path::new(file).extension().map(|extension| extension.to_string_lossy().to_lowercase()).unwrap_or_default()
}
