//! Deck files in the format `markdown`.
#![no_main]

mod deck;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| deck::read_as("deck.md", bytes));
