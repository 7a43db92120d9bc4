//! Matches words of other languages: their forms, typos, articles and readings.

pub(crate) mod kana;
pub(crate) mod language_card;
pub(crate) mod language_gender;
pub(crate) mod language_reason;
pub(crate) mod language_typo;
pub(crate) mod look_alikes;
pub(crate) mod names_of_things;
pub(crate) mod spelling_by_ear;
pub(crate) mod tones;
pub(crate) mod unspaced_message;
pub(crate) mod unspaced_words;
pub(crate) mod word_form;
