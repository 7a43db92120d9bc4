//! The store in one SQLite file: [`SqliteStore`].
//!
//! Reading order: `store` (opening, and dispatch), `file` and `errors` (the file and its errors), `writer` (the only
//! thread that writes, with `commit` and `step`), `readers`, then one file per group of verbs with its SQL, and
//! `migrations`. `ids` stores ids. [`upkeep`] makes copies of the file, and checks it.

mod answered;
mod appeals;
mod attempts;
mod commit;
mod deck_changes;
mod deck_index;
mod decks;
mod doubts;
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
mod memories;
mod migrations;
mod outbox;
mod partitions;
mod people;
mod practices;
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
