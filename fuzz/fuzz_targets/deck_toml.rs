//! Deck files in the format `toml`.
#![no_main]

mod deck;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| deck::read_as("deck.toml", bytes));
