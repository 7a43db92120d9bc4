//! Which words of a given answer correspond to which words of an expected one.

use crate::matching::expected::Expected;
use crate::matching::given::{Given, GivenWord};
use crate::matching::word_match::fit;

/// How the words of a given answer and of an expected one correspond.
#[derive(Debug)]
pub(crate) struct Alignment {
    /// For each word of the expected answer: the index of the given word that matches it, and how well, in [0, 1].
    pub(crate) expected_places: Vec<Option<(u16, f32)>>,
    /// For each given word, whether it matches one of the expected answer's.
    pub(crate) given_matched: Vec<bool>,
    /// How many words were matched as typos.
    pub(crate) typos: f32,
    /// How many words match by lemma with another stem.
    pub(crate) similar: f32,
    /// The weighted share of the expected words that were given, without those that the question contains.
    pub(crate) recall: f32,
    /// The same, with the words that the question contains.
    pub(crate) recall_all: f32,
    /// The weighted share of the given words that were expected.
    pub(crate) precision: f32,
    /// The weighted share of the matched words that are negated on one side only.
    pub(crate) polarity_mismatch: f32,
    /// How many pairs of antonyms the given answer has on the opposite side.
    pub(crate) opposed: f32,
}

/// The quality of a match of the same lemma with another stem.
const SIMILAR: f32 = 0.95;

impl Alignment {
    /// Finds each word of the expected answer among the given ones.
    #[allow(
        clippy::indexing_slicing,
        clippy::cast_possible_truncation,
        reason = "places come from the same slices, of at most LONGEST words"
    )]
    pub(crate) fn new(given: &Given<'_>, expected: &Expected) -> Self {
        let mut alignment = Self {
            expected_places: vec![None; expected.words.len()],
            given_matched: vec![false; given.words.len()],
            typos: 0.0,
            similar: 0.0,
            recall: 0.0,
            recall_all: 0.0,
            precision: 0.0,
            polarity_mismatch: 0.0,
            opposed: 0.0,
        };
        for (place, wanted) in alignment.expected_places.iter_mut().zip(&expected.words) {
            let same = |given: &GivenWord| given.word.lemma == wanted.word.lemma;
            // A word that is expected twice is matched with its second occurrence, if there is one.
            let free =
                given.words.iter().zip(&alignment.given_matched).position(|(given, taken)| !taken && same(given));
            if let Some(at) = free.or_else(|| given.words.iter().position(same)) {
                let is_stem = given.words[at].word.stem == wanted.word.stem;
                *place = Some((at as u16, if is_stem { 1.0 } else { SIMILAR }));
                alignment.given_matched[at] = true;
                alignment.similar += f32::from(u8::from(!is_stem));
            }
        }
        if alignment.expected_places.iter().any(Option::is_none) && alignment.given_matched.iter().any(|wanted| !wanted)
        {
            alignment.align_rest(given, expected);
        }
        alignment.measure(given, expected);
        alignment
    }

    /// Matches the remaining words: typos, short forms, joined or split words, initials.
    #[allow(clippy::indexing_slicing, clippy::cast_possible_truncation, reason = "as above")]
    fn align_rest(&mut self, given: &Given<'_>, expected: &Expected) {
        for at in 0..given.words.len() {
            if self.given_matched[at] {
                continue;
            }
            for wanted_at in 0..expected.words.len() {
                if self.expected_places[wanted_at].is_some() {
                    continue;
                }
                let Some(fit) = fit((given, at), (expected, wanted_at)) else { continue };
                self.typos += f32::from(u8::from(fit.is_typo));
                self.given_matched.iter_mut().skip(at).take(fit.given_words).for_each(|wanted| *wanted = true);
                let places = self.expected_places.iter_mut().skip(wanted_at).take(fit.expected_words);
                places.for_each(|place| *place = Some((at as u16, fit.quality)));
                break;
            }
        }
    }

    fn measure(&mut self, given: &Given<'_>, expected: &Expected) {
        let quality = |place: &Option<(u16, f32)>| place.map_or(0.0, |(_, quality)| quality);
        let alignment = |all: bool| -> f32 {
            let pairs = self.expected_places.iter().zip(&expected.words).filter(|(_, word)| all || !word.in_question);
            pairs.map(|(place, word)| quality(place) * word.word.weight).sum()
        };
        self.recall = ratio(alignment(false), expected.total_new);
        self.recall_all = ratio(alignment(true), expected.total);
        let (mut wanted, mut total) = (0.0, 0.0);
        for (word, is_wanted) in given.words.iter().zip(&self.given_matched) {
            if !word.in_question || *is_wanted {
                total += word.word.weight;
                wanted += if *is_wanted { word.word.weight } else { 0.0 };
            }
        }
        self.precision = ratio(wanted, total);
        let (mut polarity_mismatch, mut all) = (0.0, 0.0);
        let pairs = || {
            let pairs = self.expected_places.iter().zip(&expected.words).filter(|(_, word)| !word.in_question);
            pairs.filter_map(|(place, word)| Some((given.words.get(usize::from((*place)?.0))?.word, word.word)))
        };
        for (given, word) in pairs() {
            all += word.weight;
            // A word that the expected answer has twice, once negated, may be given either way.
            let agrees = pairs().any(|(other, word)| other.lemma == given.lemma && other.is_negated == word.is_negated);
            polarity_mismatch += if agrees { 0.0 } else { word.weight };
        }
        self.polarity_mismatch = ratio(polarity_mismatch, all);
        self.opposed = expected.antonyms.opposed_to(given.antonyms).count_ones() as f32;
    }

    /// Whether a short answer is on the opposite side of a pair of antonyms from the expected one.
    pub(crate) fn contradicts(&self, given: &Given<'_>, expected: &Expected) -> bool {
        self.opposed > 0.0 && expected.words.len() <= LONG_ANSWER && given.words.len() <= LONG_ANSWER
    }

    pub(crate) fn f1(&self) -> f32 {
        ratio(2.0 * self.recall * self.precision, self.recall + self.precision)
    }

    /// By which the nearest of several expected answers is chosen. People add words, so precision weighs less.
    pub(crate) fn similarity(&self) -> f32 {
        0.7 * self.recall + 0.3 * self.precision + 0.01 * self.recall_all
            - 0.3 * self.polarity_mismatch
            - 0.2 * self.opposed.min(1.0)
    }
}

/// In answers with more words than this, one antonym or negation says little.
pub(crate) const LONG_ANSWER: usize = 25;

pub(crate) fn ratio(part: f32, whole: f32) -> f32 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

/// A match of lower quality than this is another word.
pub(crate) const SAME_WORD: f32 = 0.8;
