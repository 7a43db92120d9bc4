//! The engine: an input goes in, and a [`Decision`] comes out, with what to record and what to do. It holds all games
//! and does no I/O.
//!
//! Each file has one topic:
//!
//! - [`state`]: what the engine knows; [`guilds`]: about servers; [`decision`]: what comes out; [`job`]: what handlers
//!   ask for
//! - [`rounds`], [`saved_rounds`], [`attempts`], [`doubts`], [`appeals`], [`reports`], [`schedules`], [`drops`],
//!   [`practice`](mod@practice), [`own_cards`], [`settings`], [`membership`]: what people do
//! - [`readings`] and [`reading_queue`]: answers that a model reads, and the verdicts that arrive later
//! - [`step`] and [`effects`]: a game's event and what follows from it; [`outbox`]: posts, and how they went
//! - [`time`] and [`timers`]: what is due; [`history`] and [`catch_up`]: what was missed; [`resume`]: after a restart
//!
//! Files here import from each other's leaves, never from this map.

mod appeals;
mod attempts;
mod cards;
mod catch_up;
mod decision;
mod doubts;
mod drops;
mod effects;
mod guilds;
mod history;
mod job;
mod membership;
mod open_votes;
mod outbox;
mod own_cards;
mod persisted;
mod practice;
mod reading_queue;
mod readings;
mod reply;
mod reports;
mod resume;
mod rounds;
mod saved_rounds;
mod schedules;
mod settings;
mod state;
mod step;
#[cfg(test)]
mod tests;
mod time;
mod timers;

pub(in crate::bot) use appeals::Ruling;
pub(in crate::bot) use attempts::{Answer, Submission};
pub(in crate::bot) use catch_up::HistoryRequest;
pub(in crate::bot) use decision::{Act, Decision, ReadingRequest};
pub(in crate::bot) use doubts::BallotPlace;
pub(in crate::bot) use drops::DropResources;
pub(in crate::bot) use guilds::GuildSettings;
pub(in crate::bot) use job::Job;
pub(in crate::bot) use own_cards::{OwnCard, OwnCardPress};
pub(in crate::bot) use practice::{Candidates, NewPractice, PracticeAct, PracticeInput};
pub(in crate::bot) use reply::Reply;
#[cfg(test)]
pub(in crate::bot) use reply::Submitted;
pub(in crate::bot) use reports::Reported;
pub(in crate::bot) use rounds::{NewRound, RoundRights};
pub(in crate::bot) use saved_rounds::SavedRounds;
pub(in crate::bot) use state::{DecksInPlay, Engine, Settings};
