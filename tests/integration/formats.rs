//! Deck files of all formats: reading, round trips, and errors.

mod accounting;
mod detection;
#[path = "../../fuzz/fuzz_targets/deck/mod.rs"]
mod fuzzed;
mod json;
mod malformed;
mod markdown;
mod moodle;
mod round_trip;
mod samples;
mod tables;

use popquiz::deck::format::{self, Import};

use crate::support::decks::{NOW, costs_little, skipped};

fn import(file: &str, text: impl AsRef<[u8]>) -> Import {
    format::import(file, text.as_ref()).unwrap_or_else(|error| panic!("{error}"))
}

fn told(import: &Import) -> Vec<String> {
    crate::support::decks::told(&import.deck)
}
