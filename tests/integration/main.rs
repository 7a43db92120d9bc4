//! What users, managers and operators see. One program contains all of these tests, so that everything is linked once;
//! the tests that drive a browser and those that kill the program are separate programs.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "what a test expects")]

#[path = "../support/mod.rs"]
mod support;

mod anki;
mod appeals;
mod buttons;
mod cli;
mod compat;
mod deck_health;
mod decks;
mod deep_learning;
mod direct;
mod doubts;
mod egress;
mod formats;
mod gateway;
mod guide;
mod images;
mod imports;
mod independent;
mod judge;
mod languages;
mod lookup;
mod message_commands;
mod places;
mod play;
mod privacy;
mod process;
mod progress;
mod quiz;
mod readings;
mod refusals;
mod requests;
mod sandbox;
mod shipped;
mod shipped_model;
mod store;
mod stories;
mod structure;
mod threads;
mod trouble;
mod upkeep;
mod year;
