//! A fair judge of typed quiz answers: is what somebody typed the card's answer?
//!
//! Paraphrases, other word orders, abbreviations, typos and other notations count. Look-alikes don't: "underfitting" isn't
//! "overfitting" with a typo, and "minimize" isn't "maximize". Each [`Verdict`] has a [`Reason`] that can be shown to people.
//!
//! Make a [`DeckJudge`] once per deck, a [`CardJudge`] once per card, and then [judge](CardJudge::judge) any number of
//! answers. Judging is a pure function of the text.
//!
//! ```
//! use popquiz_deck::{AnswerKey, Card, CardId, Deck, DeckId};
//! use popquiz_judge::{DeckJudge, Outcome};
//!
//! let term = |text: &str| Some(AnswerKey::Term(vec![text.to_owned()]));
//! let mut deck = Deck::new(DeckId("ml".into()), "Machine learning");
//! deck.cards = vec![
//!     Card::new(CardId("over".into()), "What is it called if a model fits noise?", term("overfitting")),
//!     Card::new(CardId("sgd".into()), "Which optimizer takes one batch at a time?", term("stochastic gradient descent")),
//! ];
//!
//! let deck_judge = DeckJudge::new(&deck);
//! let overfitting = deck_judge.compile(&deck.cards[0]).expect("the card has an answer key");
//! assert_eq!(overfitting.judge("Overfitting!").outcome, Outcome::Correct);
//!
//! let typo = overfitting.judge("overfittng");
//! assert_eq!(typo.outcome, Outcome::Correct);
//! assert_eq!(typo.reason.in_full(), "Read as a typo of *overfitting*.");
//!
//! // A look-alike with another meaning.
//! assert_eq!(overfitting.judge("underfitting").outcome, Outcome::Wrong);
//!
//! // Part of the answer earns partial credit.
//! let optimizer = deck_judge.compile(&deck.cards[1]).expect("the card has an answer key");
//! let near = optimizer.judge("gradient descent");
//! assert_eq!(near.outcome, Outcome::Partial);
//! assert!(0.0 < near.credit.value() && near.credit.value() < 1.0);
//! ```
//!
//! # Map
//!
//! From the bottom up; a folder uses only folders in the rows above it.
//!
//! | folder | what it does |
//! | --- | --- |
//! | `words` | what is known about English words |
//! | `languages` | what is known about other languages, and which one a text is in |
//! | `message` | takes a message apart: words, chat, segments |
//! | `matching` | matches the words that were typed with those of a wording: forms, typos, abbreviations, names |
//! | `verdicts` | what is decided, and why |
//! | `language_forms` | matches words of other languages: forms, typos, articles, readings |
//! | `quantities` | reads numbers, units and dates, and compares quantities |
//! | `decision` | decides by rules and by learned trees |
//! | `reader` | a small language model that reads an answer (feature `cross-encoder`) |
//! | `notations` | compares symbols, code, formulas, chemistry, versions |
//! | `answer_keys` | one module for each kind of answer key |
//! | `language_keys` | answer keys in other languages, and which language an answer is in |
//! | `siblings` | the other explanations of a deck, to which an answer may belong (feature `cross-encoder`) |
//! | `card_judge`, `acceptance`, `deck_judge` | the entry points, and what counts because a person accepts it |

#![warn(missing_docs)]

mod acceptance;
mod answer_keys;
mod card_judge;
mod decision;
mod deck_judge;
mod language_forms;
mod language_keys;
mod languages;
mod matching;
mod message;
mod notations;
mod quantities;
#[cfg(feature = "cross-encoder")]
mod reader;
#[cfg(feature = "cross-encoder")]
mod siblings;
mod verdicts;
mod words;

#[cfg(test)]
mod chat_tests;
#[cfg(test)]
mod kinds_of_mistakes_tests;
#[cfg(test)]
mod languages_tests;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tricks_tests;

pub use acceptance::{Acceptance, AcceptedWording};
pub use card_judge::CardJudge;
pub use decision::features::{Evidence, FEATURE_COUNT, FEATURE_NAMES, Family, Features, READING_FEATURE_NAMES};
pub use decision::term_features::TERM_FEATURE_NAMES;
pub use deck_judge::DeckJudge;
pub use languages::language::Language;
pub use languages::language_words::yes_or_no;
#[cfg(feature = "cross-encoder")]
pub use reader::cross_encoder::{CrossEncoder, CrossEncoderError};
pub use verdicts::credit::Credit;
pub use verdicts::reading::Reading;
pub use verdicts::reason::{AnswerWords, Reason};
pub use verdicts::verdict::{FirstPass, Outcome, Verdict};
pub use words::english;
