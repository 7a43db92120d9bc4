//! The model of a flashcard deck: cards, answer keys, limits, and edits that can be undone.
//!
//! This crate does no I/O and reads no file formats; it's the model that programs share.
//!
//! ```
//! use popquiz_deck::edit::{Difference, Edits};
//! use popquiz_deck::ids::IdAllocator;
//! use popquiz_deck::{AnswerKey, Card, Deck, DeckId};
//!
//! // Build a deck.
//! let mut ids = IdAllocator::default();
//! let mut deck = Deck::new(DeckId("space".into()), "Space");
//! let prompt = "Which planet is the largest?";
//! let key = AnswerKey::Term(vec!["Jupiter".into()]);
//! deck.cards.push(Card::new(ids.for_text(prompt), prompt, Some(key)));
//! assert_eq!(deck.cards[0].id.0, "which-planet-is-the-largest");
//!
//! // Validate its answer keys.
//! let unanswerable = deck.cards.iter().filter_map(|card| card.key.as_ref()?.validate().err()).next();
//! assert_eq!(unanswerable, None);
//!
//! // Edit it, and undo that.
//! let mut changed = deck.clone();
//! changed.cards[0].note = Some("It has more mass than all other planets together.".into());
//! let edits = Edits::between(&deck, &changed);
//! let undo = Edits::between(&changed, &deck);
//! assert_eq!(Difference::between(&deck, &changed).changed, 1);
//! assert_eq!(edits.applied_to(&deck), changed);
//! assert_eq!(undo.applied_to(&changed), deck);
//! ```
//!
//! # Map
//!
//! From the bottom up; a module uses only modules above it.
//!
//! | module | contents |
//! | --- | --- |
//! | [`model`] | [`Deck`], [`Card`] and [`AnswerKey`] |
//! | [`limits`] | how much a deck and a card may hold |
//! | [`fold`](mod@fold) | comparing texts regardless of case, accents and punctuation |
//! | [`prompt`] | the gaps in a prompt |
//! | [`image`] | the kinds of images |
//! | [`ids`] | which ids are valid, and ids generated from texts |
//! | [`validate`] | answer keys that nobody could answer |
//! | [`field`] | the optional fields of a deck |
//! | [`metadata`] | a deck without its cards and images |
//! | [`edit`] | what turns one version of a deck into another, and back |
//! | [`merge`] | merging a newer version of a file, so that its cards keep their ids |

#![warn(missing_docs)]

pub mod edit;
pub mod field;
pub mod fold;
pub mod ids;
pub mod image;
pub mod limits;
pub mod merge;
pub mod metadata;
pub mod model;
pub mod prompt;
pub mod validate;

#[cfg(test)]
mod tests;

pub use fold::fold;
pub use model::{AnswerKey, Card, CardId, CardStatistics, Deck, DeckId, Kind, Style, Wordings};
