//! What each member of a group remembers, and which card to ask them next.
//!
//! A [`Memory`] says how well one person remembers one card: the FSRS-6 model's stability and difficulty, and when they
//! last answered. Answers change it by their [`Grade`]; between answers, only time passes. From memories, [`choose()`]
//! picks the card that helps a person most: the one whose answer is expected to raise their recall over the coming days
//! by the most, whether they've met it before or not.
//!
//! Everything here is a function of its arguments: no I/O, no clock, no randomness, and no dependencies.
//!
//! ```
//! use popquiz_memory::{Candidate, Grade, Horizon, Memory, Model, choose};
//!
//! const DAY: i64 = 86_400_000;
//! let model = Model::default();
//!
//! // Alice answers a card right, and another one wrong.
//! let right = model.first(Grade::Good, 0);
//! let wrong = model.first(Grade::Again, 0);
//!
//! // Ten days later, she still knows the first one more likely than not, and the second one less so.
//! assert!(model.recall(&right, 10 * DAY) > 0.7);
//! assert!(model.recall(&wrong, 10 * DAY) < 0.6);
//!
//! // Of the two, the one that she's likely to recall helps her more: her memory of it grows more. A card that hardly
//! // anybody knows helps even more.
//! let horizon = Horizon::default();
//! let cards = [Candidate::Met(right), Candidate::Met(wrong), Candidate::New { known: 0.1 }];
//! assert_eq!(choose(&model, horizon, cards[..2].iter().copied(), 10 * DAY), Some(0));
//! assert_eq!(choose(&model, horizon, cards.iter().copied(), 10 * DAY), Some(2));
//! ```
//!
//! # Units
//!
//! | quantity | unit |
//! | --- | --- |
//! | times | milliseconds since the Unix epoch |
//! | elapsed time, stability, horizon | days of 24 hours |
//! | recall, credit, the chance to know a card | 0 to 1 |
//! | difficulty | 1 (easy) to 10 |
//! | gain | recall, on average over the horizon |
//!
//! # Map
//!
//! From the bottom up; a module uses only modules above it.
//!
//! | module | contents |
//! | --- | --- |
//! | [`grade`] | from an answer to one of the four grades |
//! | [`model`] | memories, and how answers and time change them |
//! | [`known`] | the chance that somebody knows a card that they haven't met |
//! | [`gain`] | how much answering a card is expected to help |
//! | [`choose`](mod@choose) | the card that helps most, among thousands |
//! | [`forecast`] | what somebody will know on a day to come |
//! | [`items`] | how difficult cards are for a group, and which ones probably have a wrong answer key |
//!
//! # Sources
//!
//! The model is FSRS-6 with its published default parameters, as implemented in the crate
//! [`fsrs`](https://docs.rs/fsrs/6.6.2) 6.6.2, which the tests compare with. The mean over a horizon, the gain, and the
//! estimate for new cards are our own; `docs/memory.md` in the repository derives and measures them.

#![warn(missing_docs)]

pub mod choose;
pub mod forecast;
pub mod gain;
pub mod grade;
pub mod items;
pub mod known;
pub mod model;

pub use choose::choose;
pub use gain::{Candidate, Horizon};
pub use grade::{Answer, Grade};
pub use known::FirstAnswers;
pub use model::{Memory, Model};
