//! The numbers that the trees decide on: how a given answer's words relate to the expected answer and to the question.

use crate::matching::alignment::{Alignment, ratio};
use crate::matching::comparison::Comparison;
use crate::matching::expected::{Expected, ExpectedWord};
use crate::matching::given::{Given, GivenWord};
use crate::matching::trigrams::{common, count};
use crate::message::question::Question;
use crate::message::text::{Separator, Word};
use crate::verdicts::verdict::Outcome;
use crate::words::traits::Traits;

/// The names of the features, in order.
pub const FEATURE_NAMES: [&str; FEATURE_COUNT] = [
    "recall",
    "recall_all",
    "recall_plain",
    "precision",
    "precision_all",
    "f1",
    "recall_best",
    "f1_best",
    "recall_mean",
    "covered",
    "right_words",
    "typed_words",
    "length_ratio",
    "missing",
    "missing_most",
    "matched_most",
    "extra",
    "extra_most",
    "extra_count",
    "run",
    "pairs",
    "order",
    "exact",
    "contains",
    "contained",
    "denies",
    "right_denies",
    "denial_differs",
    "contradictions",
    "agreements",
    "numbers_missing",
    "numbers_extra",
    "numbers_matched",
    "first_matched",
    "last_matched",
    "letters_recall",
    "letters_f1",
    "kind_of_question",
    "rights",
    "asked_words",
    "echo",
    "hedges",
    "first_at",
    "typos",
    "similar",
    "recall_second",
    "asked_share",
    "weight_mean",
    "precision_best",
    "fillers",
    "alternatives",
    "right_alternatives",
    "sentence_recall",
    "density",
    "flipped",
    "pauses",
    "matched_count",
    "missing_count",
    "ratio",
];

/// The number of features.
pub const FEATURE_COUNT: usize = 59;

/// Which trees decide on an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// Those for terms, which know the features of [`FEATURE_NAMES`] and then those of
    /// [`TERM_FEATURE_NAMES`](crate::TERM_FEATURE_NAMES).
    Term,
    /// Those for explanations, which know the features of [`FEATURE_NAMES`].
    Explanation,
}

/// The features of one answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Features {
    /// Which trees decide on it.
    pub family: Family,
    /// In the order of the names that the family has.
    pub values: Vec<f32>,
}

/// What is known about an answer that no rule decides for certain.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// What the trees decide on.
    pub features: Features,
    /// Whether a rule keeps words alone from calling the answer correct.
    pub at_most_partial: bool,
    /// What a rule concludes from words alone, if one does.
    pub by_rule: Option<Outcome>,
    /// The additional features if a model has read the answer: those that [`READING_FEATURE_NAMES`] name before the
    /// reading itself.
    pub rule_values: [f32; 2],
}

/// The additional features of a family if a model has read the answer.
pub const READING_FEATURE_NAMES: &[&str] = &["rule", "at_most_partial", "read_wrong", "read_partial", "read_correct"];

/// Words with which people say that they don't know.
const HEDGES: &[&str] = &["sorry", "unsure", "unclear", "unfortunately", "cannot", "maybe", "idk", "clue", "language"];

/// Computes the features of an answer, by the nearest of the expected ones.
#[allow(
    clippy::too_many_lines,
    clippy::indexing_slicing,
    reason = "one line a feature; places come from the same slices"
)]
pub(crate) fn features(question: &Question, comparison: &Comparison<'_>) -> [f32; FEATURE_COUNT] {
    let Comparison { given, expected, alignment, rest, .. } = comparison;
    let text = given.text;
    let matches = || std::iter::once(alignment).chain(rest);
    let mut recalls: Vec<f32> = matches().map(|alignment| alignment.recall).collect();
    recalls.sort_unstable_by(|one, other| other.total_cmp(one));
    let weight = |word: &GivenWord| word.word.weight;
    let given_weight: f32 = given.words.iter().map(weight).sum();
    let covered: f32 = (0..given.words.len())
        .filter(|at| matches().any(|alignment| alignment.given_matched[*at]))
        .map(|at| weight(&given.words[at]))
        .sum();
    let extra = || {
        given
            .words
            .iter()
            .zip(&alignment.given_matched)
            .filter(|(word, wanted)| !**wanted && !word.in_question)
            .map(|(word, _)| word)
    };
    let missing = || comparison.missing();
    let matched = || comparison.matched();
    let most = |weights: &mut dyn Iterator<Item = f32>| weights.fold(0.0, f32::max);
    let places: Vec<u16> = alignment.expected_places.iter().flatten().map(|(at, _)| *at).collect();
    let pairs = expected.words.len().saturating_sub(1).max(1) as f32;
    let adjacent = alignment
        .expected_places
        .windows(2)
        .filter(|two| matches!(two, [Some((one, _)), Some((other, _))] if one + 1 == *other))
        .count();
    let ascending = places.windows(2).filter(|two| matches!(two, [one, other] if one < other)).count();
    let (mut run, mut longest) = (0_usize, 0_usize);
    for (at, place) in alignment.expected_places.iter().enumerate() {
        let follows = at
            .checked_sub(1)
            .and_then(|before| alignment.expected_places.get(before).copied().flatten())
            .zip(*place)
            .is_some_and(|((one, _), (other, _))| one + 1 == other);
        run = if place.is_none() {
            0
        } else if follows {
            run + 1
        } else {
            1
        };
        longest = longest.max(run);
    }
    let agreements = (expected.antonyms.left & given.antonyms.left) | (expected.antonyms.right & given.antonyms.right);
    let is_number = |word: &Word| word.is(Traits::NUMBER);
    let common_letters = common(&given.trigrams, &expected.trigrams);
    let letters_recall = ratio(common_letters, count(&expected.trigrams));
    let letters_precision = ratio(common_letters, count(&given.trigrams));
    let expected_len = expected.words.len().max(1) as f32;
    let alternatives = text.words.iter().filter(|word| word.is(Traits::OR)).count();
    let whole = longest == expected.words.len() && longest > 0;
    let contained = !given.words.is_empty() && alignment.given_matched.iter().all(|wanted| *wanted);
    let fillers = text.words.len() - text.content_words().count();
    let first_at = places.iter().min().map_or(1.0, |first| f32::from(*first) / given.words.len().max(1) as f32);
    let span = places.iter().max().zip(places.iter().min()).map_or(0.0, |(last, first)| f32::from(last - first + 1));
    let plain = alignment
        .expected_places
        .iter()
        .zip(&expected.words)
        .filter(|(place, word)| place.is_some() && !word.in_question)
        .count() as f32;
    let plain_all = expected.words.iter().filter(|word| !word.in_question).count().max(1) as f32;
    let first_new = expected.words.iter().zip(&alignment.expected_places).find(|(word, _)| !word.in_question);
    let last_new = expected.words.iter().zip(&alignment.expected_places).rev().find(|(word, _)| !word.in_question);
    let matched_place = |of: Option<(&ExpectedWord, &Option<(u16, f32)>)>| {
        f32::from(u8::from(of.is_some_and(|(_, place)| place.is_some())))
    };
    let bit = |holds: bool| f32::from(u8::from(holds));

    [
        alignment.recall,
        alignment.recall_all,
        plain / plain_all,
        alignment.precision,
        ratio(
            given
                .words
                .iter()
                .zip(&alignment.given_matched)
                .filter(|(_, wanted)| **wanted)
                .map(|(word, _)| weight(word))
                .sum(),
            given_weight,
        ),
        alignment.f1(),
        recalls.first().copied().unwrap_or(0.0),
        most(&mut matches().map(Alignment::f1)),
        recalls.iter().sum::<f32>() / recalls.len().max(1) as f32,
        ratio(covered, given_weight),
        expected_len,
        given.words.len() as f32,
        given.words.len() as f32 / expected_len,
        missing().map(|word| word.word.weight).sum(),
        most(&mut missing().map(|word| word.word.weight)),
        most(&mut matched().map(|word| word.word.weight)),
        extra().map(weight).sum(),
        most(&mut extra().map(weight)),
        extra().count() as f32,
        longest as f32 / expected_len,
        adjacent as f32 / pairs,
        if places.len() > 1 { ascending as f32 / (places.len() - 1) as f32 } else { 1.0 },
        bit(whole && contained),
        bit(whole),
        bit(contained),
        bit(given.negates),
        bit(expected.negates),
        bit(given.negates != expected.negates),
        alignment.opposed,
        agreements.count_ones() as f32,
        missing().filter(|word| is_number(&word.word)).count() as f32,
        extra().filter(|word| is_number(&word.word)).count() as f32,
        matched().filter(|word| is_number(&word.word)).count() as f32,
        matched_place(first_new),
        matched_place(last_new),
        letters_recall,
        ratio(2.0 * letters_recall * letters_precision, letters_recall + letters_precision),
        question.kind,
        matches().count() as f32,
        question.content_words as f32,
        given.echoed,
        text.words.iter().filter(|word| HEDGES.contains(&text.of(word))).count() as f32,
        first_at,
        alignment.typos,
        alignment.similar,
        recalls.get(1).copied().unwrap_or(0.0),
        expected.share_in_question,
        expected.total / expected_len,
        most(&mut matches().map(|alignment| alignment.precision)),
        fillers as f32 / text.words.len().max(1) as f32,
        alternatives as f32,
        expected.alternatives as f32,
        best_sentence(given, alignment, expected),
        ratio(places.len() as f32, span),
        alignment.polarity_mismatch,
        text.words.iter().filter(|word| word.separator > Separator::None).count() as f32,
        places.len() as f32,
        missing().count() as f32,
        likeness(
            given.words.iter().map(|word| text.of(&word.word)),
            expected.words.iter().map(|word| expected.text.of(&word.word)),
        ),
    ]
}

/// The largest weighted share of the expected words that a single sentence of the answer has.
fn best_sentence(given: &Given<'_>, alignment: &Alignment, expected: &Expected) -> f32 {
    let mut sentence = vec![0_u16; given.words.len()];
    let mut number = 0;
    let mut words = given.words.iter().zip(sentence.iter_mut()).peekable();
    for (at, word) in (0_u16..).zip(&given.text.words) {
        if matches!(word.separator, Separator::Pause | Separator::Line) {
            number += 1;
        }
        if let Some((_, place)) = words.next_if(|(given, _)| given.at == at) {
            *place = number;
        }
    }
    let mut by_sentence = vec![0.0_f32; usize::from(number) + 1];
    for (place, word) in alignment.expected_places.iter().zip(&expected.words).filter(|(_, word)| !word.in_question) {
        if let Some((at, quality)) = place
            && let Some(sum) =
                sentence.get(usize::from(*at)).and_then(|number| by_sentence.get_mut(usize::from(*number)))
        {
            *sum += quality * word.word.weight;
        }
    }
    ratio(by_sentence.into_iter().fold(0.0, f32::max), expected.total_new)
}

/// The similarity of the letters of two short texts, in [0, 1]: twice their longest common subsequence divided by the
/// sum of their lengths. Texts of more than 64 bytes count as different.
fn likeness<'a>(one: impl Iterator<Item = &'a str>, other: impl Iterator<Item = &'a str>) -> f32 {
    fn letters<'a>(words: impl Iterator<Item = &'a str>) -> Option<Vec<u8>> {
        let all: Vec<u8> = words.flat_map(str::bytes).take(65).collect();
        (1..=64).contains(&all.len()).then_some(all)
    }
    let (Some(one), Some(other)) = (letters(one), letters(other)) else { return 0.0 };
    // Hyyrö's bit-parallel longest common subsequence, with one bit for each letter of the first text.
    let mut at = [0_u64; 256];
    for (index, byte) in one.iter().enumerate() {
        if let Some(places) = at.get_mut(usize::from(*byte)) {
            *places |= 1 << index;
        }
    }
    let mut rest = u64::MAX;
    for byte in &other {
        let both = rest & at.get(usize::from(*byte)).copied().unwrap_or(0);
        rest = rest.wrapping_add(both) | (rest - both);
    }
    let used = if one.len() == 64 { u64::MAX } else { (1 << one.len()) - 1 };
    let common = (!rest & used).count_ones() as f32;
    2.0 * common / (one.len() + other.len()) as f32
}
