//! What is wrong or weak in a deck, and how to fix it.
//!
//! | module | what is there |
//! | --- | --- |
//! | [`rule`](Rule), [`finding`](Finding) | the rules, and what a check reports |
//! | `answers`, `lists`, `prompts`, `duplicates` | rules about single texts and about cards that ask the same |
//! | [`synonyms`](fn@synonyms), `vocabulary`, `alternatives`, `closed_sets` | synonyms in decks of vocabulary |
//! | `spelling`, `markup`, `lengths`, `images` | rules about how texts and images are shown |
//! | `texts`, `words` | the texts of a card, folded for comparison; whether a deck is in English |
//! | `all_rules`, [`fix`](mod@fix) | running all rules, and applying safe fixes |
//!
//! Nobody uses a checker that cries wolf: a rule that would have to guess reports nothing. Rules that depend on English
//! (unclear prompts, typos) only run if the deck is in English: its language says so, or it states none and most of its
//! words are English.

mod all_rules;
mod alternatives;
mod answers;
mod closed_sets;
mod duplicates;
mod finding;
mod fix;
mod images;
mod lengths;
mod lists;
mod markup;
mod prompts;
mod rule;
mod spelling;
mod synonyms;
#[cfg(test)]
mod tests;
mod texts;
mod vocabulary;
mod words;

pub use all_rules::check;
pub use finding::{Finding, Fix, Place, Severity};
pub use fix::fix;
pub use rule::Rule;
pub use synonyms::{accept_each, synonyms};
