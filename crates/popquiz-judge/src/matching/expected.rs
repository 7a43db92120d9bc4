//! An expected answer, prepared to be compared with.

use crate::matching::trigrams::{Trigrams, trigrams_of};
use crate::message::question::Question;
use crate::message::text::{Text, Word, antonyms_of};
use crate::words::antonyms::AntonymSides;
use crate::words::lemma::{Lemma, distinct};
use crate::words::traits::Traits;

/// An expected answer, prepared to be compared with.
#[derive(Clone, Debug)]
pub(crate) struct Expected {
    /// The letters that `words` refer to. It has no words of its own after this.
    pub(crate) text: Text,
    /// Its content words; all its words if it has none of these.
    pub(crate) words: Vec<ExpectedWord>,
    /// The weight of all its words.
    pub(crate) total: f32,
    /// The weight of those that the question doesn't contain.
    pub(crate) total_new: f32,
    pub(crate) negates: bool,
    pub(crate) antonyms: AntonymSides,
    /// Of its words that the question doesn't contain.
    pub(crate) trigrams: Trigrams,
    /// How often it says "or".
    pub(crate) alternatives: usize,
    /// The share of `total` that the question contains.
    pub(crate) share_in_question: f32,
    /// The first letters of all its words, fillers included; empty if there are fewer than two or more than eight.
    pub(crate) initials: String,
    /// If it is two things joined by "and", the index of the first word after it.
    pub(crate) second_half: Option<usize>,
    /// It has no content word ("to be").
    pub(crate) is_all_fillers: bool,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct ExpectedWord {
    pub(crate) word: Word,
    /// Whether the question contains it.
    pub(crate) in_question: bool,
}

impl Expected {
    pub(crate) fn new(question: &Question, text: Text) -> Self {
        let content_words = text.content_words().count();
        // "To be" has only fillers, so they are its content.
        let counts = |word: &&Word| content_words == 0 || !word.is_filler();
        let reweighted = |word: &Word| word.with_weight(if content_words == 0 { 1.0 } else { word.weight });
        let words: Vec<ExpectedWord> = text
            .words
            .iter()
            .filter(counts)
            .map(|word| ExpectedWord { word: reweighted(word), in_question: question.contains(word.lemma) })
            .collect();
        let total: f32 = words.iter().map(|word| word.word.weight).sum();
        let in_question: f32 = words.iter().filter(|word| word.in_question).map(|word| word.word.weight).sum();
        // The question contains all of the answer ("minimize or maximize?"): then its words count after all.
        let all_in_question = total - in_question <= 0.0;
        let words: Vec<ExpectedWord> = words
            .into_iter()
            .map(|word| ExpectedWord { in_question: word.in_question && !all_in_question, ..word })
            .collect();
        Self {
            total,
            total_new: if all_in_question { total } else { total - in_question },
            share_in_question: if total > 0.0 { in_question / total } else { 0.0 },
            negates: text.negates(),
            antonyms: antonyms_of(text.words.iter()),
            trigrams: trigrams_of(&text, words.iter().filter(|word| !word.in_question).map(|word| &word.word)),
            alternatives: text.words.iter().filter(|word| word.is(Traits::OR)).count(),
            is_all_fillers: content_words == 0,
            initials: initials_of(&text),
            second_half: second_half(&text),
            words,
            text: text.without_words(),
        }
    }

    /// Whether a typed text is the initials of its words, with or without the small ones: "D.N.A.", "DOF".
    pub(crate) fn has_initials(&self, typed: &str) -> bool {
        const MOST_BYTES: usize = 16;
        if self.initials.is_empty() || typed.len() > MOST_BYTES || typed.trim().contains(char::is_whitespace) {
            return false;
        }
        let typed = || typed.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase);
        let of_content = self.words.iter().filter_map(|word| self.text.of(&word.word).chars().next());
        typed().eq(self.initials.chars()) || self.words.len() > 1 && typed().eq(of_content)
    }

    /// Whether one of its words is a number.
    pub(crate) fn has_number(&self) -> bool {
        self.words.iter().any(|word| word.word.is(Traits::NUMBER))
    }

    /// The sorted lemmas of its words, which is how the vocabulary knows it.
    pub(crate) fn lemmas(&self) -> Vec<Lemma> {
        distinct(self.words.iter().map(|word| word.word.lemma))
    }

    /// Multiplies each word's weight by a factor for its lemma; a repeated word gets no weight.
    pub(crate) fn reweight(&mut self, factor: impl Fn(Lemma) -> f32) {
        let mut seen = Vec::new();
        for word in &mut self.words {
            let lemma = word.word.lemma;
            let factor = if seen.contains(&lemma) { 0.0 } else { factor(lemma) };
            word.word = word.word.with_weight(word.word.weight * factor);
            seen.push(lemma);
        }
        self.total = self.words.iter().map(|word| word.word.weight).sum();
        self.total_new = self.words.iter().filter(|word| !word.in_question).map(|word| word.word.weight).sum();
    }
}

fn second_half(text: &Text) -> Option<usize> {
    let mut joints = text.words.iter().enumerate().filter(|(_, word)| word.is(Traits::AND));
    let (at, _) = joints.next()?;
    let before = text.words.iter().take(at).filter(|word| !word.is_filler()).count();
    let all = text.content_words().count();
    (joints.next().is_none() && 0 < before && before < all).then_some(before)
}

fn initials_of(text: &Text) -> String {
    const MOST_WORDS: usize = 8;
    if !(2..=MOST_WORDS).contains(&text.words.len()) {
        return String::new();
    }
    // "XSS" is cross-site scripting.
    let letter = |word: &Word| if text.of(word) == "cross" { Some('x') } else { text.of(word).chars().next() };
    text.words.iter().filter_map(letter).collect()
}
