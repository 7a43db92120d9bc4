//! An answer, prepared for comparison with the expected ones.

use crate::matching::trigrams::{Trigrams, trigrams_of};
use crate::message::question::Question;
use crate::message::text::{Text, Word, antonyms_of};
use crate::words::antonyms::AntonymSides;

/// An answer, prepared for comparison.
#[derive(Debug)]
pub(crate) struct Given<'a> {
    pub(crate) text: &'a Text,
    /// Its content words, or all of them where fillers count.
    pub(crate) words: Vec<GivenWord>,
    pub(crate) negates: bool,
    pub(crate) antonyms: AntonymSides,
    pub(crate) trigrams: Trigrams,
    /// The share of the question's content words that the answer repeats, in [0, 1].
    pub(crate) echoed: f32,
    /// Whether the question contains all of its words.
    pub(crate) is_echo: bool,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct GivenWord {
    pub(crate) word: Word,
    /// Whether the question contains it.
    pub(crate) in_question: bool,
    /// Its index among all words of the text.
    pub(crate) at: u16,
}

impl<'a> Given<'a> {
    pub(crate) fn new(question: &Question, text: &'a Text, with_fillers: bool) -> Self {
        let mut words = Vec::with_capacity(text.words.len());
        for (at, word) in (0_u16..).zip(&text.words) {
            if with_fillers || !word.is_filler() {
                let weight = if with_fillers { word.weight.max(1.0) } else { word.weight };
                words.push(GivenWord {
                    word: word.with_weight(weight),
                    in_question: question.contains(word.lemma),
                    at,
                });
            }
        }
        let echoed = words.iter().filter(|word| word.in_question).count() as f32 / question.content_words.max(1) as f32;
        Self {
            negates: text.negates(),
            antonyms: antonyms_of(text.words.iter()),
            trigrams: trigrams_of(text, words.iter().filter(|word| !word.in_question).map(|word| &word.word)),
            is_echo: words.iter().all(|word| word.in_question),
            text,
            words,
            echoed: echoed.min(1.0),
        }
    }

    /// Whether the word at this index repeats an earlier one.
    pub(crate) fn is_repeated(&self, at: usize) -> bool {
        let lemma = |word: &GivenWord| word.word.lemma;
        let Some(own) = self.words.get(at).map(lemma) else { return false };
        self.words.iter().take(at).any(|before| lemma(before) == own)
    }
}
