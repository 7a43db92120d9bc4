//! What is known about a message before the decision: the reading that is nearest to a wording, and the rest of the
//! message.

use crate::matching::expected::{Expected, ExpectedWord};
use crate::matching::given::{Given, GivenWord};
use crate::matching::person_name::PersonName;
use crate::matching::term_match::TermMatch;
use crate::matching::wording::Wording;
use crate::message::chat::{Message, Segment, Stance};
use crate::message::joint::Joint;
use crate::message::question::Question;
use crate::message::text::{Text, Word};
use crate::verdicts::reason::Reason;
use crate::verdicts::verdict::Verdict;
use crate::words::lemma::Lemma;
use crate::words::traits::Traits;
use crate::words::vocabulary::Vocabulary;

/// One reading of a message: some of its asserted segments taken as the answer, matched with the nearest wording.
#[derive(Debug)]
pub(crate) struct Reading<'a> {
    pub(crate) given: &'a Given<'a>,
    pub(crate) expected: &'a Expected,
    pub(crate) matched: TermMatch,
    /// Which segments of the message it takes, as indices.
    pub(crate) segments: std::ops::Range<usize>,
    pub(crate) skips_parentheses: bool,
    /// Whether it is the initials of the wording.
    pub(crate) is_initials: bool,
}

impl Reading<'_> {
    /// Whether it takes a segment.
    pub(crate) fn takes(&self, at: usize, segment: &Segment) -> bool {
        segment.stance == Stance::Asserted
            && self.segments.contains(&at)
            && !(self.skips_parentheses && segment.joint == Joint::Parenthesis)
    }

    /// The words of the wording that aren't there.
    pub(crate) fn missing(&self) -> impl Iterator<Item = &ExpectedWord> {
        let words = self.expected.words.iter().zip(&self.matched.places);
        words.filter(|(_, place)| place.is_none()).map(|(word, _)| word)
    }

    /// The given words that match nothing.
    pub(crate) fn extra(&self) -> impl Iterator<Item = &GivenWord> {
        let words = self.given.words.iter().zip(&self.matched.is_used);
        words.filter(|(word, used)| !**used && !word.word.is_filler()).map(|(word, _)| word)
    }
}

/// A segment that the chosen reading leaves out, and how it relates to the wordings and the deck.
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each is a feature")]
pub(crate) struct Rest {
    pub(crate) joint: Joint,
    pub(crate) words: usize,
    pub(crate) fillers: usize,
    /// Whether these are only articles and "either".
    pub(crate) has_articles_only: bool,
    pub(crate) in_question: usize,
    pub(crate) unknown: usize,
    pub(crate) negates: bool,
    pub(crate) is_before: bool,
    pub(crate) in_parentheses: bool,
    /// It consists of numbers, single letters or codes.
    pub(crate) is_exact: bool,
    /// It's next to the reading.
    pub(crate) is_adjacent: bool,
    /// It's one of this card's wordings by itself.
    pub(crate) is_own: bool,
    /// It has a word of the wording.
    pub(crate) shares_word: bool,
    /// It has one of its words and another one in the place of a second: "grid search" beside "random search".
    pub(crate) is_sibling: bool,
    /// It says which one is meant: "the Spanish one".
    pub(crate) is_description: bool,
    pub(crate) is_opposed: bool,
    /// It is another thing of the same kind: Mars beside Venus.
    pub(crate) is_of_same_class: bool,
    /// It is all of another card's answer.
    pub(crate) is_other: bool,
    pub(crate) other_recall: f32,
}

impl Rest {
    /// Whether it looks like another answer rather than a remark: as short, and without function words.
    pub(crate) fn is_parallel(&self, expected: &Expected) -> bool {
        self.has_articles_only
            && !self.is_own
            && !self.negates
            && (self.words > self.in_question
                || self.words > 0 && self.joint == Joint::Or
                || expected.share_in_question >= 1.0)
            && self.words <= expected.words.len() + 1
            && !self.in_parentheses
    }
}

/// Everything known about a message, for the rules and the trees.
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each is a feature")]
pub(crate) struct Finding<'a> {
    pub(crate) question: &'a Question,
    /// The card's wordings, and for each the person's name that it is.
    pub(crate) wordings: &'a [Wording],
    pub(crate) names: &'a [Option<PersonName>],
    /// The wording that is shown to people.
    pub(crate) shown: &'a str,
    /// Whether the wording is an identifier: with another part, it is another one.
    pub(crate) is_code: bool,
    /// The words of all wordings, in the chat parser's form.
    pub(crate) word_keys: &'a [Lemma],
    pub(crate) vocabulary: &'a Vocabulary,
    pub(crate) message: &'a Message,
    pub(crate) reading: &'a Reading<'a>,
    /// The whole message, and how many content words it has.
    pub(crate) text: &'a Text,
    pub(crate) given_words: usize,
    pub(crate) rest: &'a [Rest],
    /// Whether what the message denies is a wording of this card, and whether it is another card's answer.
    pub(crate) denies_own: bool,
    /// The largest share of a wording that the message denies.
    pub(crate) denied_recall: f32,
    pub(crate) denies_other: bool,
    /// The sorted lemmas of each of this card's wordings, and of all of them.
    pub(crate) own_answers: &'a [Vec<Lemma>],
    pub(crate) own_words: &'a [Lemma],
    pub(crate) is_name: bool,
    /// Whether the reading is the initials of a wording, and of no other card's answer.
    pub(crate) is_own_abbreviation: bool,
    /// Whether the nearest wording is an infinitive: "to go".
    pub(crate) is_infinitive: bool,
}

impl Finding<'_> {
    /// How many words of the message have no content.
    pub(crate) fn small_words(&self) -> usize {
        self.text.words.len().saturating_sub(self.given_words)
    }
}

/// A wrong verdict, if a rule holds.
pub(crate) fn wrong_if(holds: bool, reason: Reason) -> Option<Verdict> {
    holds.then(|| Verdict::wrong(reason))
}

/// Whether a word is a number, a code or a single letter, as in "vitamin K".
pub(crate) fn is_figure(text: &Text, word: &Word) -> bool {
    word.is(Traits::EXACT) || text.of(word).chars().nth(1).is_none()
}
