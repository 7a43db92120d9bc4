//! One accepted wording of an answer.

use crate::matching::alignment::{Alignment, SAME_WORD};
use crate::matching::expected::{Expected, ExpectedWord};
use crate::matching::given::{Given, GivenWord};
use crate::message::question::Question;
use crate::message::text::Text;
use crate::words::traits::Traits;
use crate::words::vocabulary::Vocabulary;

/// One accepted wording of an answer.
#[derive(Clone, Debug)]
pub(crate) struct Wording(pub(crate) Expected);

impl Wording {
    pub(crate) fn new(question: &Question, text: &str, vocabulary: &Vocabulary) -> Self {
        let mut expected = Expected::new(question, Text::read(text, vocabulary));
        if let ([only], true) = (expected.words.as_mut_slice(), is_abbreviation(text)) {
            only.word.traits = only.word.traits.and(Traits::ABBREVIATION);
        }
        Self(expected)
    }

    /// Whether the content words are the same in the same order, with the same negations.
    pub(crate) fn is_exactly(&self, given: &Given<'_>) -> bool {
        let same = |(given, own): (&GivenWord, &ExpectedWord)| {
            given.word.lemma == own.word.lemma && given.word.is_negated == own.word.is_negated
        };
        given.words.len() == self.0.words.len()
            && !self.0.is_all_fillers
            && given.words.iter().zip(&self.0.words).all(same)
    }

    /// Whether an answer that [is exactly](Self::is_exactly) this wording has its words in these very forms.
    pub(crate) fn has_forms_of(&self, given: &Given<'_>) -> bool {
        given.words.iter().zip(&self.0.words).all(|(given, own)| given.word.form == own.word.form)
    }

    /// Whether a text has this wording's letters, whatever its spaces and points: "man slaughter", "A.I.".
    pub(crate) fn has_letters_of(&self, text: &Text) -> bool {
        let letters = text.all_letters();
        letters == self.0.text.all_letters() && letters.chars().all(char::is_alphabetic)
    }

    /// The same as [`matches`](Self::matches), but a wording of nothing but fillers ("to be") is compared with
    /// fillers.
    pub(crate) fn matches_text(&self, question: &Question, given: &Given<'_>) -> Option<Alignment> {
        if self.0.is_all_fillers { self.matches(&Given::new(question, given.text, true)) } else { self.matches(given) }
    }

    /// Whether an answer is this wording: all of its words in any order, apart from typos, and nothing else but
    /// fillers and words of the question. Returns their alignment.
    pub(crate) fn matches(&self, given: &Given<'_>) -> Option<Alignment> {
        let expected = &self.0;
        if expected.words.is_empty() || given.words.len() > 2 * expected.words.len() + 8 {
            return None;
        }
        let alignment = Alignment::new(given, expected);
        let all_there =
            alignment.expected_places.iter().all(|place| place.is_some_and(|(_, quality)| quality >= SAME_WORD));
        let nothing_else =
            given.words.iter().zip(&alignment.given_matched).all(|(word, wanted)| *wanted || word.in_question);
        (all_there && nothing_else && alignment.polarity_mismatch <= 0.0 && !alignment.contradicts(given, expected))
            .then_some(alignment)
    }
}

/// Whether a text is a few capitals, which are no slip of others: "IOC".
fn is_abbreviation(text: &str) -> bool {
    (2..=4).contains(&text.len()) && text.bytes().all(|letter| letter.is_ascii_uppercase())
}

/// Whether a text is an identifier in a program: one word with dots, underscores or parentheses in it.
pub(crate) fn is_code(text: &str) -> bool {
    let text = text.trim();
    let within = text.get(1..text.len().saturating_sub(1)).unwrap_or_default();
    !text.contains(char::is_whitespace)
        && (text.ends_with("()") || within.contains(['.', '_']))
        && text.contains(char::is_alphabetic)
}
