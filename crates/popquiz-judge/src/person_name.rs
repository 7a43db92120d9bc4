//! Names of people: the surname stands for the whole name, the rest may be initials, and a given name alone says
//! little.

use crate::alignment::{Alignment, SAME_WORD};
use crate::expected::{Expected, ExpectedWord};
use crate::given::Given;
use crate::lemma::Lemma;
use crate::lexicon;
use crate::question::Question;
use crate::traits::Traits;

/// What may follow a name besides numerals.
const JUNIORS: [&str; 4] = ["jr", "sr", "junior", "senior"];

/// Lowercase parts of a name.
const PARTICLES: &str =
    "van von der den de la le du da di del della dos das do al el bin ibn ben bint ter ten zu zur af y e";

/// A wording that is a person's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PersonName {
    /// The index of the surname among the wording's words. Given names come before it, "junior" or a numeral after it.
    pub(crate) surname: usize,
    /// Whether the first given name is common.
    is_common: bool,
}

impl PersonName {
    /// Recognizes a wording that names a person, if the question asks for one.
    pub(crate) fn read(question: &Question, text: &str, expected: &Expected) -> Option<Self> {
        const MOST_WORDS: usize = 5;
        let words: Vec<&str> = text.split_whitespace().collect();
        let is_name = |word: &&str| {
            word.starts_with(char::is_uppercase)
                && word.chars().all(|letter| letter.is_alphabetic() || "-.'’".contains(letter))
        };
        let (first, last) = (words.first()?, words.last()?);
        let is_particle = |word: &&str| PARTICLES.split_whitespace().any(|particle| particle == *word);
        if !question.asks_for_person
            || !(2..=MOST_WORDS).contains(&words.len())
            || !is_name(first)
            || !is_name(last)
            || !words.iter().all(|word| is_name(word) || is_particle(word))
        {
            return None;
        }
        let of = |at: usize| expected.words.get(at).map(|word| expected.text.of(&word.word));
        let is_given = |at: usize| of(at).is_some_and(|word| lexicon::english().is_given_name(word));
        let is_numbered = expected.words.last().is_some_and(|word| word.word.is(Traits::NUMBER));
        let behind = usize::from(is_numbered || JUNIORS.contains(&of(expected.words.len().checked_sub(1)?)?));
        let surname = expected.words.len().checked_sub(1 + behind).filter(|at| *at > 0)?;
        // "John Paul II" has no surname.
        if is_numbered && is_given(surname) {
            return None;
        }
        let is_common = is_given(0);
        // "Vice President", "Supreme Court".
        let is_english = of(0).is_none_or(|word| lexicon::english().has_word(word));
        let is_in_question = expected.words.get(surname).is_none_or(|word| word.in_question);
        (!is_in_question && (is_common || !is_english)).then_some(Self { surname, is_common })
    }

    /// Whether an answer is this name. Everything but the surname may be left out or be an initial.
    pub(crate) fn matches(self, given: &Given<'_>, expected: &Expected, alignment: &Alignment) -> bool {
        let is_there =
            |at: usize| alignment.expected_places.get(at).copied().flatten().is_some_and(|(_, fit)| fit >= SAME_WORD);
        let nothing_else = given.words.iter().zip(&alignment.given_matched).all(|(word, wanted)| {
            let given_names = || expected.words.iter().take(self.surname);
            *wanted
                || word.in_question
                || given_names().any(|own| is_initial(given.text.of(&word.word), expected.text.of(&own.word)))
        });
        is_there(self.surname)
            && nothing_else
            && alignment.polarity_mismatch <= 0.0
            && !alignment.contradicts(given, expected)
    }

    /// The lemmas of this name that an answer has, in full or as initials.
    pub(crate) fn lemmas_given(self, given: &Given<'_>, expected: &Expected, alignment: &Alignment) -> Vec<Lemma> {
        let has_initial = |word: &ExpectedWord| {
            given
                .words
                .iter()
                .any(|given_word| is_initial(given.text.of(&given_word.word), expected.text.of(&word.word)))
        };
        let is_in_answer = |(at, word): &(usize, &ExpectedWord)| {
            alignment.expected_places.get(*at).is_some_and(Option::is_some) || *at < self.surname && has_initial(word)
        };
        expected.words.iter().enumerate().filter(is_in_answer).map(|(_, word)| word.word.lemma).collect()
    }

    /// Whether an answer is nothing but a common given name of this person.
    pub(crate) fn is_given(self, alignment: &Alignment) -> bool {
        let has_surname = alignment.expected_places.get(self.surname).is_none_or(Option::is_some);
        let nothing_else = alignment.given_matched.iter().all(|wanted| *wanted);
        self.is_common && !has_surname && nothing_else && alignment.expected_places.iter().any(Option::is_some)
    }
}

/// Whether a word is a single letter that another word starts with.
fn is_initial(word: &str, of: &str) -> bool {
    word.chars().nth(1).is_none() && word.chars().next() == of.chars().next()
}
