//! Matches the words that were typed with the words of an accepted wording.

pub(crate) mod alignment;
pub(crate) mod comparison;
pub(crate) mod expected;
pub(crate) mod given;
pub(crate) mod person_name;
pub(crate) mod term_match;
pub(crate) mod trigrams;
pub(crate) mod typo;
pub(crate) mod word_match;
pub(crate) mod wording;
