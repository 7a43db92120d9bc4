//! Deck files whose name does not say their format: plain text, Aiken, and all others by their marks.
#![no_main]

mod deck;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| deck::read_as("deck.txt", bytes));
