//! What is known about languages other than English: their letters and words, and which language a text is in.

pub(crate) mod cyrillic;
pub(crate) mod folding;
pub(crate) mod language;
pub(crate) mod language_detection;
pub(crate) mod language_stem;
pub(crate) mod language_words;
pub(crate) mod phrases;
pub(crate) mod spelled_numbers;
pub(crate) mod unspaced_date;
pub(crate) mod unspaced_numerals;
