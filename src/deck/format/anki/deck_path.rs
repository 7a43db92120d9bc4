//! Decks within decks: `Biology::Cells` is the deck "Cells" in the deck "Biology".

use std::collections::HashMap;

use popquiz_deck::Card;
use popquiz_deck::limits::TAG_CHARS;

/// The default deck, which always exists and says nothing.
const DEFAULT: &str = "Default";

/// The most characters of a deck's name including its parents: many times what a title and a tag show.
const PATH_CHARS: usize = 5_000;

/// The names of nested decks, from the outermost to the innermost: each card's deck is compared with others part by
/// part.
pub(super) fn path(name: &str, apart: &str) -> Vec<String> {
    let end = name.char_indices().nth(PATH_CHARS).map_or(name.len(), |(end, _)| end);
    let parts = name.get(..end).unwrap_or(name).split(apart);
    parts.map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}

/// The deck that contains all cards, which provides the title. The path from there to a card's own deck becomes a tag.
pub(super) fn nest(cards: &mut [Card], places: &[i64], decks: &HashMap<i64, Vec<String>>) -> Option<String> {
    let path = |place: &i64| decks.get(place).map(Vec::as_slice).unwrap_or_default();
    let mut root = path(places.first()?);
    for place in places {
        let path = path(place);
        let shared = root.iter().zip(path).take_while(|(one, other)| one == other).count();
        root = root.get(..shared).unwrap_or_default();
    }
    for (card, place) in cards.iter_mut().zip(places) {
        let below: String =
            path(place).get(root.len()..).unwrap_or_default().join("::").chars().take(TAG_CHARS).collect();
        if !below.is_empty() && below != DEFAULT && !card.tags.contains(&below) {
            card.tags.push(below);
        }
    }
    let title = root.join(": ");
    (!title.is_empty() && title != DEFAULT).then_some(title)
}
