//! Deck files with neutral names: plain text, Aiken, and all other formats by their contents.
#![no_main]

mod deck;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| deck::read_as("deck.txt", bytes));
