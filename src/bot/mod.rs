//! The one place that decides, persists, then acts.
//!
//! An event arrives through [`intake`], the [`engine`] (which alone holds the games) decides, the decision is recorded
//! in one commit, and only then carried out ([`run`]). Anything that must happen exactly once goes through the
//! [`outbox`]. Commands are a table in [`commands`].
//!
//! - [`lifecycle`]: start and stop. [`supervisor`]: which tasks must not end before it. [`health`]: whether it is well. [`input`]: what comes to the engine. [`context`]: what handlers use. [`refusal`]:
//!   what they say no with. [`private_replies`]: those that can still be changed. [`note`]: what the bot says unasked. [`words`]: both in words.
//! - [`buttons`]: who may press what, from where and until when. [`press`]: what its handlers get. [`authorization`]:
//!   who may, enforced.
//!   [`permissions`]: what the bot itself may. [`presence`]: where it is. [`answers`], [`appeals`], [`reports`]: the buttons under questions and reveals.
//! - [`practice`]: members who practice alone. [`reviews`]: with which cards, if they review. [`practice_view`], [`practice_messages`]: what they are shown.
//! - [`message_commands`]: the commands in the menu of a message. [`direct`]: direct messages with the bot. [`threads`]:
//!   those that rounds run in.
//! - [`reader`]: has answers read that words alone can't judge. [`model`]: what reads them.
//! - [`decks`], [`deck_changes`], [`images`], [`importer`]: what is played. [`render`], [`pagination`], [`custom_id`]: what people
//!   see and press.
//!
//! Files here import from each other, never from this map.

mod answers;
mod appeals;
mod authorization;
mod ballot;
mod buttons;
mod card_statistics;
mod charts;
mod commands;
mod context;
mod custom_id;
mod deck_changes;
mod decks;
mod defaults;
mod delivery;
mod direct;
mod doubt_messages;
mod doubts;
mod drafts;
mod engine;
mod error;
mod exams;
mod health;
mod identifies;
mod images;
mod importer;
mod input;
mod intake;
mod learning;
mod lifecycle;
mod message_commands;
mod model;
mod note;
mod open_channels;
mod open_questions;
mod option_menu;
mod outbox;
mod outgoing;
mod own_card_messages;
mod own_cards;
mod pagination;
pub(crate) mod permissions;
mod practice;
mod practice_messages;
mod practice_view;
mod presence;
mod press;
mod private_replies;
mod progress;
mod reader;
mod refusal;
mod render;
mod render_samples;
mod reports;
mod results;
mod reviews;
mod round_options;
mod run;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "what a test expects")]
mod simulation;
mod supervisor;
mod threads;
mod words;

pub use defaults::{Defaults, RoundStarters};
pub use error::BotError;
pub use health::Health;
pub use importer::ImportProcess;
pub use lifecycle::{Bot, Options};
pub use model::Model;
pub use reader::{Reader, ReaderError};
pub use render_samples::RenderSamples;
pub(crate) use words::{missing_permissions, no_images};

/// Reads the custom id of a button, menu or form and writes it again: for fuzzing.
#[cfg(fuzzing)]
pub fn read_custom_id(text: &str) -> Option<String> {
    let button = custom_id::CustomId::parse(text).map(|id| id.to_string());
    button.or_else(|| custom_id::FormId::parse(text).map(|id| id.to_string()))
}
