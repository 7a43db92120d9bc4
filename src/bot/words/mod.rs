//! The words of refusals, notes, counts and reasons: the one layer that turns such data into text, in a language.
//!
//! One exhaustive match for each topic. Nothing is decided here; [`render`](super::render) builds messages of it.

mod commands;
mod deck_changes;
mod formats;
mod lists;
mod names;
mod notes;
mod permissions;
mod quantities;
mod reasons;
mod refusals;
mod rounds;
mod schedules;
#[cfg(test)]
mod tests;

pub(super) use commands::{command_name, option_name};
pub(super) use deck_changes::{deck_change, undone};
pub(super) use formats::{format_name, skipped_part};
pub(super) use lists::{and, and_more, comma, sentences};
pub(super) use names::{mention, prompt};
pub(super) use notes::{drop_problem, next_drop, not_posted, note};
pub(crate) use permissions::{missing_permissions, no_images};
pub(super) use quantities::{cards, decimal, percent, place, points, questions, questions_at_most};
pub(super) use reasons::while_open;
pub(super) use refusals::refusal;
pub(super) use rounds::{mix, mix_with_weights, round_in_full, round_in_short, team};
pub(super) use schedules::{days, duration};
