//! A term: one of several wordings, word by word.

use super::text::{denies, is_filler, same_word};
use super::{Verdict, text};

#[derive(Clone, Debug)]
pub(super) struct Term {
    wordings: Vec<Wording>,
    shown: String,
}

/// An accepted wording, in words.
#[derive(Clone, Debug)]
pub(super) struct Wording {
    words: Vec<String>,
    joined: String,
    denies: bool,
}

impl Wording {
    pub(super) fn new(text: &str) -> Self {
        let words = text::words(text);
        Self { joined: words.concat(), denies: denies(&words), words }
    }

    /// Whether these words are this wording: all of its words in any order, up to typos, filler aside; or run together or apart differently.
    pub(super) fn is(&self, typed: &[String], known: &dyn Fn(&str) -> bool) -> bool {
        if self.words.is_empty() || denies(typed) != self.denies {
            return false;
        }
        if typed.concat() == self.joined {
            return true;
        }
        let mut left: Vec<&String> =
            typed.iter().filter(|word| !is_filler(word) || self.words.contains(word)).collect();
        for word in self.words.iter().filter(|word| !is_filler(word)) {
            let Some(at) = left.iter().position(|typed| same_word(typed, word, known)) else {
                return same_word(&left.iter().map(|word| word.as_str()).collect::<String>(), &self.joined, known)
                    && self.words.len() > 1;
            };
            left.remove(at);
        }
        // What is left over would be another answer beside this one.
        left.iter().all(|word| is_filler(word) || self.words.contains(word))
    }
}

impl Term {
    pub(super) fn new(wordings: &[String]) -> Self {
        Self {
            wordings: wordings.iter().map(|text| Wording::new(text)).collect(),
            shown: wordings.first().cloned().unwrap_or_default(),
        }
    }

    pub(super) fn judge(&self, words: &[String], known: &dyn Fn(&str) -> bool) -> Verdict {
        if self.wordings.iter().any(|wording| wording.is(words, known)) {
            Verdict::correct(format!("Read as *{}*.", self.shown))
        } else {
            Verdict::wrong(format!("Not read as *{}*.", self.shown))
        }
    }
}
