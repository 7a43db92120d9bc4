//! What is known about English words: how common they are, their forms, synonyms, opposites and numerals.
//!
//! The lists are text files in this folder, to be changed there.

pub(crate) mod antonyms;
pub(crate) mod classes;
pub mod english;
pub(crate) mod lemma;
pub(crate) mod lexicon;
pub(crate) mod numerals;
pub(crate) mod spelling;
pub(crate) mod traits;
pub(crate) mod vocabulary;
