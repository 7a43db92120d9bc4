//! Popquiz: a self-hosted quizmaster for study groups on Discord.
//!
//! The modules in reading order. Each imports only those above it:
//!
//! | module | what is decided there |
//! | --- | --- |
//! | [`clock`], [`id`] | what time it is, and what Discord calls things |
//! | [`texts`] | what people read, in their language |
//! | [`popquiz_deck`] | what a card is |
//! | [`deck`] | how deck files are read, checked and searched |
//! | [`popquiz_judge`] | whether what somebody typed is the answer |
//! | [`schedule`] | when a drop is due |
//! | [`quiz`] | how a round and a drop go, hints, points, turns: state machines without I/O |
//! | [`config`] | what the operator may set, and the bot's token |
//! | [`store`] | what is remembered: a trait, and SQLite |
//! | [`discord`] | Discord's protocol: events in, requests out, limits, permissions |
//! | [`bot`] | the one place that decides, persists, then acts |
//! | [`discord_sandbox`] | a Discord-compatible server on loopback, for tests and for trying the bot (knows nothing of the bot) |
//! | `sandbox` | joins the bot to [`discord_sandbox`] |
//! | [`cli`] | the command line |

pub mod bot;
pub mod cli;
pub mod clock;
pub mod config;
pub mod deck;
pub mod discord;
pub mod id;
pub mod quiz;
pub mod sandbox;
pub mod schedule;
pub mod store;
#[cfg(test)]
mod test_log;
pub mod texts;
