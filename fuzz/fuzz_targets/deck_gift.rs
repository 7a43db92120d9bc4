//! Deck files in the format `gift`.
#![no_main]

mod deck;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| deck::read_as("deck.gift", bytes));
