//! A given answer compared with all expected answers of a key.

use crate::matching::alignment::Alignment;
use crate::matching::expected::{Expected, ExpectedWord};
use crate::matching::given::{Given, GivenWord};
use crate::words::lemma::{Lemma, distinct};

/// A given answer, aligned with each of the expected ones.
#[derive(Debug)]
pub(crate) struct Comparison<'a> {
    pub(crate) given: &'a Given<'a>,
    pub(crate) expected: &'a Expected,
    /// How it corresponds to the nearest expected answer, which is `expected`.
    pub(crate) alignment: Alignment,
    /// How it corresponds to the others.
    pub(crate) rest: Vec<Alignment>,
    expected_answers: Vec<&'a Expected>,
}

impl<'a> Comparison<'a> {
    /// Returns `None` without an expected answer.
    pub(crate) fn new(given: &'a Given<'a>, expected_answers: impl Iterator<Item = &'a Expected>) -> Option<Self> {
        let (mut rest, mut all) = (Vec::new(), Vec::new());
        let mut best: Option<(Alignment, &Expected)> = None;
        for expected in expected_answers {
            let alignment = Alignment::new(given, expected);
            all.push(expected);
            match &mut best {
                Some((nearest, of)) if alignment.similarity() > nearest.similarity() => {
                    rest.push(std::mem::replace(nearest, alignment));
                    *of = expected;
                }
                Some(_) => rest.push(alignment),
                None => best = Some((alignment, expected)),
            }
        }
        best.map(|(alignment, expected)| Self { given, expected, alignment, rest, expected_answers: all })
    }

    /// Whether these sorted lemmas are one of the expected answers.
    pub(crate) fn is_own(&self, answer: &[Lemma]) -> bool {
        self.expected_answers.iter().any(|expected| {
            expected.words.iter().all(|word| answer.contains(&word.word.lemma)) && expected.words.len() >= answer.len()
        })
    }

    /// The sorted lemmas of all expected answers.
    pub(crate) fn own_words(&self) -> Vec<Lemma> {
        distinct(self.expected_answers.iter().flat_map(|expected| expected.text.lemmas()))
    }

    /// Whether any of the expected answers has the given word at this index; a repeated one is wanted again.
    pub(crate) fn is_wanted(&self, at: usize) -> bool {
        let matches = || std::iter::once(&self.alignment).chain(&self.rest);
        let is_taken = |at: usize| matches().any(|alignment| alignment.given_matched.get(at).copied().unwrap_or(false));
        let same = |other: &usize| {
            let lemma = |at: usize| self.given.words.get(at).map(|word| word.word.lemma);
            lemma(*other) == lemma(at)
        };
        is_taken(at) || (0..self.given.words.len()).filter(same).any(is_taken)
    }

    /// The words of the nearest expected answer that were given, without those that the question contains.
    pub(crate) fn matched(&self) -> impl Iterator<Item = &'a ExpectedWord> {
        self.expected_words(true)
    }

    /// The words of the nearest expected answer that weren't given, without those that the question contains.
    pub(crate) fn missing(&self) -> impl Iterator<Item = &'a ExpectedWord> {
        self.expected_words(false)
    }

    fn expected_words(&self, given: bool) -> impl Iterator<Item = &'a ExpectedWord> {
        let words = self.expected.words.iter().zip(&self.alignment.expected_places);
        words.filter(move |(word, place)| place.is_some() == given && !word.in_question).map(|(word, _)| word)
    }

    /// The given words that none of the expected answers has, without those that the question contains.
    pub(crate) fn extra(&self) -> impl Iterator<Item = &'a GivenWord> {
        let words = self.given.words.iter().enumerate();
        words.filter(|(at, word)| !word.in_question && !self.is_wanted(*at)).map(|(_, word)| word)
    }
}
