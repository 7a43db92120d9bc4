//! Popquiz: a self-hosted quizmaster for study groups on Discord.
//!
//! The map, in reading order; each may use only what stands above it, except where its own page says otherwise:
//!
//! | module | what is decided there |
//! | --- | --- |
//! | [`id`], [`clock`] | what Discord calls things, and what time it is |
//! | `english` | which words of English there are |
//! | [`deck`] | what a card is, how deck files are read and checked |
//! | [`judge`] | whether what somebody typed is the answer |
//! | [`schedule`] | when a drop is due |
//! | [`quiz`] | how a round and a drop go, hints, points, turns: state machines without I/O |
//! | [`config`] | what the operator may set, and the bot's token |
//! | [`store`] | what is remembered: a trait, and SQLite |
//! | [`discord`] | Discord's protocol: events in, requests out, limits, permissions |
//! | [`bot`] | the one place that decides, persists, then acts |
//! | [`sandbox`] | a Discord-compatible server on loopback, for tests and for trying the bot (knows nothing of the bot) |
//! | [`cli`] | the command line |

// Discord's objects are written out with `json!`, and a server has many fields.
#![recursion_limit = "256"]

pub mod bot;
pub mod cli;
pub mod clock;
pub mod config;
pub mod deck;
pub mod discord;
mod english;
pub mod id;
pub mod judge;
pub mod quiz;
pub mod sandbox;
pub mod schedule;
pub mod store;
