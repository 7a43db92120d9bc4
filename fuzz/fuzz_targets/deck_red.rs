//! Deck files in the format `red`.
#![no_main]

mod deck;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| deck::read_as("deck.yaml", bytes));
