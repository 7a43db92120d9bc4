//! The words of refusals, notes and counts: the one layer that turns such data into English.
//!
//! One exhaustive match for each topic. Nothing is decided here; [`render`](super::render) builds messages of it.

mod deck_changes;
mod notes;
mod quantities;
mod refusals;
mod schedules;
#[cfg(test)]
mod tests;

pub(super) use deck_changes::deck_change;
pub(super) use notes::{drop_problem, note};
pub(super) use quantities::{cards, people, percent, place, plural, points, prompt};
pub(super) use refusals::refusal;
