//! Deck files of all formats: what is read from them, what is written and read again, and what bad ones are told.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "what a test expects")]

#[path = "../fuzz/fuzz_targets/deck/mod.rs"]
mod fuzzed;
#[path = "formats/hostile.rs"]
mod hostile;
#[path = "formats/markdown.rs"]
mod markdown;
#[path = "formats/round_trip.rs"]
mod round_trip;
#[path = "formats/samples.rs"]
mod samples;
#[path = "formats/tables.rs"]
mod tables;
#[path = "formats/told_apart.rs"]
mod told_apart;

use popquiz::clock::UnixMs;
use popquiz::deck::Card;
use popquiz::deck::format::{self, Import};

/// When decks are written.
const NOW: UnixMs = UnixMs(1_790_000_000_000);

fn import(file: &str, text: impl AsRef<[u8]>) -> Import {
    format::import(file, text.as_ref()).unwrap_or_else(|error| panic!("{error}"))
}

/// The cards as "prompt → kind: answers [tags] (note)", one a line.
fn told(import: &Import) -> Vec<String> {
    let card = |card: &Card| {
        let key = card.key.as_ref();
        let answer =
            key.map_or_else(|| "missing".into(), |key| format!("{}: {}", key.kind().name(), key.answers().join(" / ")));
        let tags = if card.tags.is_empty() { String::new() } else { format!(" [{}]", card.tags.join(", ")) };
        let note = card.note.as_ref().map(|note| format!(" ({note})")).unwrap_or_default();
        format!("{} → {answer}{tags}{note}", card.prompt)
    };
    import.deck.cards.iter().map(card).collect()
}

fn skipped(import: &Import) -> Vec<(usize, &str)> {
    import.skipped.told().iter().map(|skipped| (skipped.place, skipped.what.as_str())).collect()
}
