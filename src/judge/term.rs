//! A term: one of several wordings, word by word.

use super::text::{denies, is_filler, same_word, stem, turns};
use super::{Credit, Verdict, text};

#[derive(Clone, Debug)]
pub(super) struct Term {
    wordings: Vec<Wording>,
    shown: String,
    /// Wordings without a word in them, as they are.
    signs: Vec<String>,
    /// Words of the question: beside the answer they say nothing.
    asked: Vec<String>,
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

    /// Whether these words are this wording: all of its words in any order, up to typos, filler and the words `beside` it aside; or run
    /// together or apart differently.
    pub(super) fn is(&self, typed: &[String], beside: &[String], known: &dyn Fn(&str) -> bool) -> bool {
        if self.words.is_empty() || denies(typed) != self.denies {
            return false;
        }
        if typed.concat() == self.joined {
            return true;
        }
        // A wording of nothing but small words ("to be") is made of them.
        let only_fillers = self.words.iter().all(|word| is_filler(word));
        let counts = |word: &&String| only_fillers || !is_filler(word);
        let mut left: Vec<&String> = typed.iter().filter(|word| counts(word) || self.words.contains(word)).collect();
        for word in self.words.iter().filter(counts) {
            let Some(at) = left.iter().position(|typed| same_word(typed, word, known)) else {
                let run_together: String = left.iter().map(|word| word.as_str()).collect();
                return self.words.len() > 1 && same_word(&run_together, &self.joined, known);
            };
            left.remove(at);
        }
        // What is left over would be another answer beside this one, unless the question says it itself ("the Danube river").
        left.iter().all(|word| self.words.contains(word) || beside.iter().any(|asked| stem(asked) == stem(word)))
    }

    /// Whether a sentence says this wording: its words in a row, not denied, not one of several alternatives, among words that make a
    /// sentence of it rather than a heap of terms.
    fn is_said_in(&self, typed: &[String], known: &dyn Fn(&str) -> bool) -> bool {
        let own = self.words.len();
        if own == 0 || typed.len() < own + SENTENCE_WORDS {
            return false;
        }
        let same = |window: &[String]| window.iter().zip(&self.words).all(|(word, own)| stem(word) == stem(own));
        let Some(at) = typed.windows(own).position(same) else { return false };
        let before = typed.get(at.saturating_sub(3)..at).unwrap_or_default();
        let around =
            [at.checked_sub(1), at.checked_add(own)].into_iter().flatten().filter_map(|index| typed.get(index));
        let others = typed.len() - own;
        let fillers = typed.iter().filter(|word| is_filler(word)).count();
        let of_the_deck = typed.iter().filter(|word| !is_filler(word) && known(stem(word))).count();
        !denies(before) && around.clone().all(|word| word != "or") && fillers * 5 >= others && of_the_deck * 2 <= others
    }

    /// The share of the wording's words that were typed, where nothing else was: part of a longer term.
    fn share(&self, typed: &[String], known: &dyn Fn(&str) -> bool) -> f64 {
        let own: Vec<&String> = self.words.iter().filter(|word| !is_filler(word)).collect();
        let is_own = |word: &String| is_filler(word) || own.iter().any(|own| same_word(word, own, known));
        // "Over-fitting" is one word: its half is nothing.
        if own.len() < 2
            || own.iter().any(|word| turns(word))
            || denies(typed) != self.denies
            || !typed.iter().all(is_own)
        {
            return 0.0;
        }
        let found = own.iter().filter(|own| typed.iter().any(|word| same_word(word, own, known))).count();
        found as f64 / own.len() as f64
    }
}

/// So many words around a term make a sentence.
const SENTENCE_WORDS: usize = 3;

/// From this share of its words on, a longer term is partly right.
const PARTIAL_FROM: f64 = 0.5;

impl Term {
    pub(super) fn new(prompt: &str, wordings: &[String]) -> Self {
        Self {
            wordings: wordings.iter().map(|text| Wording::new(text)).collect(),
            shown: wordings.first().cloned().unwrap_or_default(),
            signs: wordings
                .iter()
                .map(|text| text.trim().to_owned())
                .filter(|text| text::words(text).is_empty())
                .collect(),
            asked: text::words(prompt),
        }
    }

    /// Judges an answer that has no word in it, such as "+".
    pub(super) fn judge_signs(&self, answer: &str) -> Option<Verdict> {
        let is_it = self.signs.iter().any(|signs| signs == answer.trim());
        is_it.then(|| Verdict::correct(format!("Read as *{}*.", self.shown)))
    }

    pub(super) fn judge(&self, words: &[String], known: &dyn Fn(&str) -> bool) -> Verdict {
        if self.wordings.iter().any(|wording| wording.is(words, &self.asked, known) || wording.is_said_in(words, known))
        {
            return Verdict::correct(format!("Read as *{}*.", self.shown));
        }
        let share = self.wordings.iter().map(|wording| wording.share(words, known)).fold(0.0, f64::max);
        if (PARTIAL_FROM..1.0).contains(&share) {
            return Verdict::new(Credit::new(share), "Something is missing.", format!("Part of *{}*.", self.shown));
        }
        Verdict::wrong(format!("Not read as *{}*.", self.shown))
    }
}
