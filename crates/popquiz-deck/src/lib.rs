//! The model of a flashcard deck: cards, answer keys, limits, and edits from one version to the next.
//!
//! | module | what is there |
//! | --- | --- |
//! | [`model`] | [`Deck`], [`Card`] and [`AnswerKey`] (re-exported here) |
//! | [`prompt`] | the gaps in a prompt |
//! | [`validate`] | answer keys that nobody could answer |
//! | [`limits`] | how much a deck and a card may hold |
//! | [`ids`] | what an id may be, and ids made from texts |
//! | [`fold`](mod@fold) | how texts are compared: without case, accents and punctuation |
//! | [`part`] | the optional parts of a deck |
//! | [`edit`] | what turns one version of a deck into another, and back |
//! | [`image`] | the kinds of images |

#![warn(missing_docs)]

pub mod edit;
pub mod fold;
pub mod ids;
pub mod image;
pub mod limits;
pub mod model;
pub mod part;
pub mod prompt;
pub mod validate;

pub use fold::fold;
pub use model::{AnswerKey, Card, CardId, Deck, DeckId, Kind, Wordings};
