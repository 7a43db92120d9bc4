//! The rules for explanations: cases that are clear, and cases that words alone can't judge.

use crate::decision::features::{Family, Features, features};
use crate::matching::alignment::{Alignment, LONG_ANSWER};
use crate::matching::comparison::Comparison;
use crate::matching::expected::Expected;
use crate::matching::trigrams::{common, count};
use crate::matching::typo::is_prefix;
use crate::message::question::Question;
use crate::message::text::{Text, Word, antonyms_of};
use crate::verdicts::reason::{AnswerWords, Reason};
use crate::verdicts::verdict::Verdict;
use crate::words::numerals;
use crate::words::traits::Traits;
use crate::words::vocabulary::{HARDLY_ANY, Vocabulary};

/// The outcome of the rules for one answer.
#[derive(Debug)]
pub(crate) enum Ruling {
    /// A rule decides.
    Decided(Verdict),
    /// The key points decide.
    ByPoints(PointsFound),
    /// No rule is certain.
    Undecided(Undecided),
}

/// What words alone find of an explanation's key points.
#[derive(Debug)]
pub(crate) struct PointsFound {
    pub(crate) verdict: Verdict,
    /// The points that the answer makes, in ascending order.
    #[cfg_attr(not(feature = "cross-encoder"), allow(dead_code, reason = "only a model adds to it"))]
    pub(crate) made: Vec<usize>,
    /// The points that the answer turns around: it has their words, but denies them or says the opposite.
    #[cfg_attr(not(feature = "cross-encoder"), allow(dead_code, reason = "only a model adds to it"))]
    pub(crate) turned: Vec<usize>,
    /// Whether the answer contradicts the model answers.
    #[cfg_attr(not(feature = "cross-encoder"), allow(dead_code, reason = "only a model adds to it"))]
    pub(crate) contradicts: bool,
    /// The answer compared with the model answers as a whole, if that leaves anything for a model to read.
    pub(crate) whole: Option<Undecided>,
}

/// What is known about an answer that no rule decides for certain.
#[derive(Debug)]
pub(crate) struct Undecided {
    pub(crate) features: Features,
    /// What was found and what is missing.
    pub(crate) words: AnswerWords,
    /// The reason for a correct answer, if there is a better one.
    pub(crate) if_correct: Option<Reason>,
    /// Whether a rule keeps words alone from calling it correct: it lacks too much, or says too much else.
    pub(crate) at_most_partial: bool,
    /// What a rule concludes from words alone. Who reads the answer may know better.
    pub(crate) by_rule: Option<Verdict>,
}

/// Applies the rules to an answer.
pub(crate) fn apply(question: &Question, comparison: &Comparison<'_>, vocabulary: &Vocabulary) -> Ruling {
    if let Some(reason) = certainly_wrong(question, comparison) {
        return Ruling::Decided(Verdict::wrong(reason));
    }
    let recall = comparison.alignment.recall;
    let other = if recall < HARDLY_ANY {
        vocabulary.nearest_other(&comparison.given.text.lemmas(), &comparison.own_words())
    } else {
        None
    };
    if other.is_some_and(|other| other.is_meant(recall, comparison.expected.words.len())) {
        return Ruling::Decided(Verdict::wrong(Reason::OtherCard));
    }
    let (by_rule, at_most_partial) = match by_words(comparison, vocabulary) {
        Ok(at_most_partial) => (None, at_most_partial),
        // A copy of the answer with a claim turned around means what it says.
        Err(reason @ (Reason::Opposite | Reason::OtherNegation)) if is_copy(&comparison.alignment) => {
            return Ruling::Decided(Verdict::wrong(reason));
        }
        Err(reason) => (Some(Verdict::wrong(reason)), true),
    };
    let Comparison { expected, alignment, .. } = comparison;
    Ruling::Undecided(Undecided {
        features: Features { family: Family::Explanation, values: features(question, comparison).to_vec() },
        words: answer_words(expected, alignment),
        if_correct: None,
        at_most_partial,
        by_rule,
    })
}

/// Why an answer is wrong whatever it means.
fn certainly_wrong(question: &Question, comparison: &Comparison<'_>) -> Option<Reason> {
    let Comparison { given, expected, alignment, .. } = comparison;
    if given.words.is_empty() {
        return Some(Reason::NoWords);
    }
    // Talk such as "this one is hard", which isn't worth reading.
    if given.words.len() <= TALK_WORDS && has_nothing_in_common(comparison) {
        return Some(Reason::NothingInCommon);
    }
    let says_nothing_new =
        given.words.iter().all(|word| word.in_question) && given.echoed > 0.5 && question.content_words > 1;
    if says_nothing_new && alignment.recall < 1.0 {
        return Some(Reason::RepeatsQuestion);
    }
    let said_again = (0..given.words.len()).filter(|at| given.is_repeated(*at)).count();
    if said_again >= GUESS_LIST_WORDS && said_again * 4 > given.words.len() * 3 {
        return Some(Reason::RepeatsItself);
    }
    let alternatives = given.text.words.iter().filter(|word| word.is(Traits::OR)).count();
    if expected.alternatives == 0 && alternatives > 0 && offers_both_sides(given.text) {
        return Some(Reason::SeveralAnswers);
    }
    if is_vague(given.text) && alignment.recall < MUCH && given.words.len() <= VAGUE_WORDS {
        return Some(Reason::Keywords);
    }
    let leaves_open =
        alternatives >= expected.alternatives + EXTRA_ALTERNATIVES && alternatives * 8 > given.words.len();
    leaves_open.then_some(Reason::SeveralAnswers)
}

/// Whether a short text offers a claim and its opposite: "higher or lower", "sorted or unsorted".
fn offers_both_sides(text: &Text) -> bool {
    const LONGEST: usize = 14;
    if text.words.len() > LONGEST {
        return false;
    }
    (0..text.words.len()).filter(|at| text.words.get(*at).is_some_and(|word| word.is(Traits::OR))).any(|at| {
        let content = |words: &[Word]| words.iter().filter(|word| !word.is_filler()).copied().collect::<Vec<Word>>();
        let before = content(text.words.get(..at).unwrap_or_default());
        let after = content(text.words.get(at + 1..).unwrap_or_default());
        let (Some(one), Some(other)) = (before.last(), after.iter().find(|word| !word.is(Traits::NEGATION))) else {
            return false;
        };
        let of = |word: &Word| antonyms_of(std::iter::once(word));
        let is_opposite = !one.is_negated && !other.is_negated && of(one).contradicts(of(other));
        let is_denied = one.lemma == other.lemma && one.is_negated != other.is_negated;
        is_opposite || is_denied || are_opposite_by_prefix(text.of(one), text.of(other))
    })
}

fn are_opposite_by_prefix(one: &str, other: &str) -> bool {
    let is_of =
        |long: &str, short: &str| ["un", "non", "in"].iter().any(|prefix| long.strip_prefix(prefix) == Some(short));
    is_of(one, other) || is_of(other, one)
}

/// Whether a text only says what the answer is about: "something with plants and sunlight".
fn is_vague(text: &Text) -> bool {
    const FRAMES: &[&str] = &[
        "about",
        "its about",
        "it is about",
        "its all about",
        "something about",
        "something with",
        "its something with",
        "its something about",
        "sth with",
        "smth with",
        "sth about",
        "smth about",
        "a thing with",
        "its a thing with",
        "it involves",
        "related to",
        "its related to",
        "it is related to",
        "it relates to",
        "it deals with",
    ];
    // "About the angle at which light arrives" says something.
    let is_clause =
        |word: &Word| matches!(text.of(word), "which" | "that" | "how" | "what" | "at" | "by" | "not" | "from");
    !text.words.iter().any(is_clause)
        && FRAMES.iter().any(|frame| {
            let mut words = text.words.iter();
            frame.split(' ').all(|word| words.next().is_some_and(|next| text.of(next) == word))
        })
}

/// Whether an answer has nearly all words of the expected one, and hardly any others.
fn is_copy(alignment: &Alignment) -> bool {
    alignment.recall >= COPY && alignment.precision >= COPY
}

/// Whether an answer has no word of the expected one, nor anything like one.
fn has_nothing_in_common(comparison: &Comparison<'_>) -> bool {
    let Comparison { given, expected, alignment, .. } = comparison;
    let hits = alignment.expected_places.iter().any(Option::is_some);
    let is_another_word = expected.words.len() <= SHORT_ANSWER;
    let looks_alike = || common(&given.trigrams, &expected.trigrams) >= MIN_TRIGRAM_SHARE * count(&expected.trigrams);
    !hits && (is_another_word || !looks_alike())
}

/// Whether an answer can be partly right at most, by its words.
///
/// # Errors
///
/// The reason, if its words speak against it.
fn by_words(comparison: &Comparison<'_>, vocabulary: &Vocabulary) -> Result<bool, Reason> {
    let Comparison { given, expected, alignment, .. } = comparison;
    if has_nothing_in_common(comparison) {
        return Err(Reason::NothingInCommon);
    }
    if alignment.contradicts(given, expected) {
        return Err(Reason::Opposite);
    }
    let is_short = expected.words.len() <= LONG_ANSWER && given.words.len() <= LONG_ANSWER;
    if alignment.polarity_mismatch > MAX_MISMATCH && is_short {
        return Err(Reason::OtherNegation);
    }
    let extra = || comparison.extra();
    // "2D" for "3D", or next to it: if the answer depends on a number, another number is another answer.
    let numbers_wanted = expected
        .words
        .iter()
        .zip(&alignment.expected_places)
        .filter(|(word, _)| word.word.is(Traits::EXACT) && !word.in_question);
    let needs_number = expected.words.len() <= FEW_WORDS && given.text.words.len() <= FEW_WORDS + 4;
    let misses_number = numbers_wanted.clone().any(|(_, place)| place.is_none());
    let other_number = |same_shape: bool| {
        extra().any(|word| {
            let letters = given.text.of(&word.word);
            let shape = shape_of(letters);
            (word.word.is(Traits::EXACT) || numerals::ordinal(letters).is_some())
                && (!same_shape
                    || numbers_wanted.clone().any(|(own, _)| shape_of(expected.text.of(&own.word)) == shape))
        })
    };
    if needs_number && (misses_number && other_number(false) || !misses_number && other_number(true)) {
        return Err(Reason::OtherNumber);
    }
    // "Fitting" isn't "over-fitting".
    if expected.words.len() <= PREFIX_WORDS && comparison.missing().any(|word| is_prefix(expected.text.of(&word.word)))
    {
        return Err(Reason::NoPrefix);
    }
    let in_deck = extra().filter(|word| word.word.is(Traits::IN_DECK)).count();
    let fillers = given.text.words.len() - given.words.len();
    let (extras, wanted) = (extra().count(), alignment.given_matched.iter().filter(|wanted| **wanted).count());
    let is_list_of_words = extras >= GUESS_LIST_WORDS && extras * 2 > wanted * 3 && fillers * 6 < given.words.len();
    let is_heap = is_list_of_words
        || in_deck >= GLOSSARY_WORDS && in_deck * 2 > given.words.len() && fillers * 5 < given.words.len();
    if is_heap || given.words.len() > MAX_LENGTH_RATIO * (expected.words.len() + 4) {
        return Err(Reason::Keywords);
    }
    // Words that point to other cards, compared with words that point to this one.
    let of_others = extra().filter(|word| word.word.is(Traits::DISTINCTIVE)).count();
    let matched = comparison.matched().count();
    // "Activation function" for "loss function": one common word in the place of another. Names can be written in many
    // ways.
    let is_swapped = expected.words.len() <= FEW_WORDS
        && fillers == 0
        && comparison.missing().any(|word| word.word.is(Traits::ENGLISH))
        && extra().any(|word| word.word.is(Traits::ENGLISH));
    // "World war" for "World War II". For a date, the year is often enough.
    let lacks_number = needs_number && misses_number && numbers_wanted.clone().count() == 1;
    // "President" for "Vice President".
    let lacks_which_one = expected.words.len() <= PREFIX_WORDS
        && comparison
            .missing()
            .any(|word| MODIFIERS.split_whitespace().any(|which| which == expected.text.of(&word.word)));
    let at_most_partial =
        alignment.recall < MIN_RECALL || of_others > matched || is_swapped || lacks_number || lacks_which_one;
    let (other_share, other_words) =
        vocabulary.best_other_answer(&given.text.lemmas(), |answer| comparison.is_own(answer));
    let own = matched as f32 / expected.words.iter().filter(|word| !word.in_question).count().max(1) as f32;
    if other_share >= OTHER_CARD_SHARE && (other_share > own || other_share >= 1.0 && other_words > matched) {
        return Err(Reason::OtherCard);
    }
    if at_most_partial && alignment.recall < MIN_RECALL && of_others > matched {
        return Err(Reason::OffTopic);
    }
    Ok(at_most_partial)
}

/// An answer that has this share of another card's answer, and less of this card's, belongs to that card.
const OTHER_CARD_SHARE: f32 = 0.75;

/// The least recall of a correct answer, whatever else it says.
const MIN_RECALL: f32 = 0.12;

/// An answer with this many of the deck's words that aren't expected, and hardly a filler between them, is a glossary.
const GLOSSARY_WORDS: usize = 6;
/// An answer with this many words, most of them not expected, is a list of guesses.
const GUESS_LIST_WORDS: usize = 8;
/// An answer that says "or" this many times more than the expected one is a list of guesses.
const EXTRA_ALTERNATIVES: usize = 3;
/// An answer with less than this share of the expected one, in a few words, is vague if it only names them.
const MUCH: f32 = 0.6;
const VAGUE_WORDS: usize = 3;
/// A copy has this share of the expected words, and this share of its words is expected.
const COPY: f32 = 0.8;
/// The maximum number of content words in talk that isn't meant as an answer.
const TALK_WORDS: usize = 2;
/// The maximum number of given words for each expected one.
const MAX_LENGTH_RATIO: usize = 40;

/// If an answer of so few words has none in common, it is another answer, however similar it looks.
const SHORT_ANSWER: usize = 2;

/// If no word is in common, an answer needs this share of the expected trigrams to be worth comparing.
const MIN_TRIGRAM_SHARE: f32 = 0.4;

/// In such a short answer, a separate prefix such as "over" changes the word next to it.
const PREFIX_WORDS: usize = 3;

/// Words that turn the name after them into something else.
pub(crate) const MODIFIERS: &str = "vice deputy prime step new north south east west northern southern eastern western";

/// A short answer depends on each of its numbers.
const FEW_WORDS: usize = 6;

/// A word with its digits replaced, so that "2d" and "3d" are the same.
fn shape_of(word: &str) -> String {
    word.chars().map(|letter| if letter.is_ascii_digit() { '0' } else { letter }).collect()
}

/// The share of the matched words that may be negated on one side only.
const MAX_MISMATCH: f32 = 0.45;

/// The maximum number of words that are named as found or missing.
const WORDS_SHOWN: usize = 4;

/// What was found of an expected answer and what is missing.
pub(crate) fn answer_words(expected: &Expected, alignment: &Alignment) -> AnswerWords {
    let mut words = AnswerWords::default();
    for (at, (word, place)) in expected.words.iter().zip(&alignment.expected_places).enumerate() {
        let is_repeated = expected.words.iter().take(at).any(|before| before.word.lemma == word.word.lemma);
        let list = if place.is_some() { &mut words.found } else { &mut words.missing };
        if !word.in_question && !is_repeated && list.len() < WORDS_SHOWN {
            list.push(expected.text.of(&word.word).to_owned());
        }
    }
    words
}
