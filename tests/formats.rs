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

#[path = "support/decks.rs"]
mod decks;

use decks::{NOW, costs_little, skipped};
use popquiz::deck::format::{self, Import};

fn import(file: &str, text: impl AsRef<[u8]>) -> Import {
    format::import(file, text.as_ref()).unwrap_or_else(|error| panic!("{error}"))
}

fn told(import: &Import) -> Vec<String> {
    decks::told(&import.deck)
}
