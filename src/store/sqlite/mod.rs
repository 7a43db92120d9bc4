//! The store in one SQLite file: [`SqliteStore`].
//!
//! Reading order: `store` (opening, and which verb goes where), `file` and `errors` (the file, and what is wrong
//! with it), `writer` (the one thread that writes, `commit` by `commit` and `step` by `step`), `readers`, then a
//! file for each group of verbs with its SQL, and
//! `migrations`. `ids` says how ids are stored. [`upkeep`] looks after the file itself: copies of it, and what is
//! wrong with it.

mod appeals;
mod attempts;
mod commit;
mod deck_changes;
mod deck_index;
mod decks;
mod errors;
mod file;
mod file_watch;
mod games;
mod guilds;
mod ids;
mod kept;
mod leaderboard;
mod ledger;
mod lookup;
mod migrations;
mod outbox;
mod partitions;
mod people;
mod questions;
mod readers;
mod schedules;
mod step;
mod store;
mod turns;
pub mod upkeep;
mod words;
mod writer;

pub use store::SqliteStore;
