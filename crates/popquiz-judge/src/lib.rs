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
//! From the bottom up; a module uses only modules from the rows above it or earlier in its own row.
//!
//! | modules | what they do |
//! | --- | --- |
//! | [`english`], `lemma`, `traits`, `antonyms`, `vocabulary`, `lexicon`, `numerals`, `spelling`, `classes` | what is known about words |
//! | `phrases`, `language`, `language_stem`, `folding`, `language_words`, `language_detection` | what is known about other languages than English |
//! | `text`, `own_wordings`, `typo`, `trigrams`, `segments`, `naming` | split a text into words and parts; tell typos from other words |
//! | `question`, `chat`, `expected`, `given`, `word_match`, `alignment`, `comparison`, `term_match` | take a message apart; match given words with expected ones |
//! | `credit`, `reason`, `reason_words`, `verdict`, `wording`, `person_name`, `reading` | what is decided, and about what |
//! | `word_form`, `language_typo`, `language_card`, `language_gender`, `language_reason`, `kana`, `tones`, `unspaced_message`, `unspaced_words` | match words of other languages: forms, typos, articles, readings |
//! | `number_parts`, `number_tokens`, `number_words`, `arithmetic`, `unit`, `date`, `quantity` | read numbers, units and dates |
//! | `echo`, `asked`, `statement`, `quantity_judge`, `unspaced_numerals`, `unspaced_date`, `language_number` | what quantity is asked for, which one is stated, and whether it is right |
//! | `features`, `term_finding`, `term_features`, `trees`, `rules`, `term_rules`, `classifier`, `rule_confidence` | decide by rules and by learned trees |
//! | `vector`, `quantized`, `word_pieces`, `cross_encoder` | a small language model that reads an answer |
//! | `likeness`, `phrasing`, `formula_names`, `formula_tokens`, `formula`, `formula_notation`, `signs`, `code`, `chemistry`, `notes`, `version`, `unit_name`, `greek_letter`, `solutions`, `notation` | compare signs, code, formulas, chemistry and units |
//! | `word_set`, `list_item`, `item_assignment`, `list_order`, `term`, `list`, `blanks`, `number`, `yes_no`, `explanation`, `choice` | one module for each kind of answer key |
//! | `language_term`, `unspaced_term`, `language_yes_no`, `language_parts`, `language_explanation`, `language_key`, `answer_language` | answer keys in other languages, and which language an answer is in |
//! | `card_judge`, `deck_judge` | the entry points |

#![warn(missing_docs)]

mod alignment;
mod answer_language;
mod antonyms;
mod arithmetic;
mod asked;
mod blanks;
mod card_judge;
mod chat;
mod chemistry;
mod choice;
mod classes;
mod classifier;
mod code;
mod comparison;
mod credit;
#[cfg(feature = "cross-encoder")]
mod cross_encoder;
mod date;
mod deck_judge;
mod echo;
pub mod english;
mod expected;
mod explanation;
mod features;
mod folding;
mod formula;
mod formula_names;
mod formula_notation;
mod formula_tokens;
mod given;
mod greek_letter;
mod item_assignment;
mod kana;
mod language;
mod language_card;
mod language_detection;
mod language_explanation;
mod language_gender;
mod language_key;
mod language_number;
mod language_parts;
mod language_reason;
mod language_stem;
mod language_term;
mod language_typo;
mod language_words;
mod language_yes_no;
mod lemma;
mod lexicon;
mod likeness;
mod list;
mod list_item;
mod list_order;
mod naming;
mod notation;
mod notes;
mod number;
mod number_parts;
mod number_tokens;
mod number_words;
mod numerals;
mod own_wordings;
mod person_name;
mod phrases;
mod phrasing;
mod quantity;
mod quantity_judge;
#[cfg(feature = "cross-encoder")]
mod quantized;
mod question;
mod reading;
mod reason;
mod reason_words;
mod rule_confidence;
mod rules;
mod segments;
mod signs;
mod solutions;
mod spelling;
mod statement;
mod term;
mod term_features;
mod term_finding;
mod term_match;
mod term_rules;
mod text;
mod tones;
mod traits;
mod trees;
mod trigrams;
mod typo;
mod unit;
mod unit_name;
mod unspaced_date;
mod unspaced_message;
mod unspaced_numerals;
mod unspaced_term;
mod unspaced_words;
#[cfg(feature = "cross-encoder")]
mod vector;
mod verdict;
mod version;
mod vocabulary;
mod word_form;
mod word_match;
#[cfg(feature = "cross-encoder")]
mod word_pieces;
mod word_set;
mod wording;
mod yes_no;

#[cfg(test)]
mod languages_tests;
#[cfg(test)]
mod tests;

pub use card_judge::CardJudge;
pub use credit::Credit;
#[cfg(feature = "cross-encoder")]
pub use cross_encoder::{CrossEncoder, CrossEncoderError};
pub use deck_judge::DeckJudge;
pub use features::{Evidence, FEATURE_COUNT, FEATURE_NAMES, Family, Features, READING_FEATURE_NAMES};
pub use language::Language;
pub use language_words::yes_or_no;
pub use reading::Reading;
pub use reason::{AnswerWords, Reason};
pub use term_features::TERM_FEATURE_NAMES;
pub use verdict::{FirstPass, Outcome, Verdict};
