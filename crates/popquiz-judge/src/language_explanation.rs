//! Explanations in languages other than English, judged by their words.
//!
//! Words say little about an explanation, so the verdicts have little confidence. They follow from how people answer: a
//! copy of the model answer with one word replaced says something else, people who know the reason explain it at length
//! in their own words, and a word or two is a start.

use crate::credit::Credit;
use crate::language::{is_han, is_kana};
use crate::language_card::{LanguageCard, Likeness};
use crate::language_reason::with_confidence;
use crate::list_order::longest_run;
use crate::reason::{AnswerWords, Reason};
use crate::verdict::Verdict;
use crate::word_form::WordForm;

#[derive(Clone, Debug)]
pub(crate) struct LanguageExplanation {
    card: LanguageCard,
    texts: Vec<Vec<WordForm>>,
    points: Vec<Vec<Vec<WordForm>>>,
    shown_points: Vec<String>,
}

/// How much an answer has in common with a model answer.
struct Overlap {
    /// Which words of the model answer are there, with their places, in the order of the answer.
    places: Vec<usize>,
    /// The shares of the model answer's words that are there, and of the answer's words that are in the model answer.
    recall: f64,
    precision: f64,
    found: Vec<String>,
    missing: Vec<String>,
    /// How many content words the answer has, and how many of them are new.
    said: usize,
    new: usize,
    echoed: usize,
    is_opposite: bool,
    negates: bool,
    small: usize,
}

/// How sure these verdicts are.
const CONFIDENCE: f32 = 0.55;
/// A near copy has this share of the words.
const COPY: f64 = 0.8;
/// A copy with a word replaced has this share of the model answer's words, and this share of its own words from it.
const PARTLY_COPIED: (f64, f64) = (0.45, 0.5);
/// This share of the words in the same order makes the same statement.
const SAME_ORDER: f64 = 0.8;
/// An answer with at most this many content words can't be complete.
const SHORT: usize = 3;
/// An answer with at least this many content words comes from somebody who knows the reason.
const AT_LENGTH: usize = 6;
const ENOUGH: f64 = 0.5;
const WORDS_SHOWN: usize = 4;
const MOST_WORDS: usize = 200;

impl LanguageExplanation {
    pub(crate) fn new(card: LanguageCard, texts: &[String], points: &[Vec<String>]) -> Self {
        Self {
            texts: texts.iter().map(|text| words_of(&card, text)).collect(),
            points: points.iter().map(|wordings| wordings.iter().map(|text| words_of(&card, text)).collect()).collect(),
            shown_points: points.iter().filter_map(|wordings| wordings.first().cloned()).collect(),
            card,
        }
    }

    pub(crate) fn judge(&self, answer: &str) -> Verdict {
        let words = words_of(&self.card, answer);
        if words.is_empty() {
            return Verdict::wrong(Reason::NoWords);
        }
        if !self.points.is_empty() {
            return with_confidence(self.by_points(&words), CONFIDENCE);
        }
        if self.texts.iter().any(|text| text.iter().map(|it| &it.folded).eq(words.iter().map(|it| &it.folded))) {
            return Verdict::correct(Reason::Complete);
        }
        let overlaps = self.texts.iter().map(|text| self.overlap(&words, text));
        let Some(overlap) = overlaps.max_by(|one, other| one.recall.total_cmp(&other.recall)) else {
            return Verdict::wrong(Reason::NothingExpected);
        };
        with_confidence(verdict(&overlap), CONFIDENCE)
    }

    fn counts(&self, word: &WordForm) -> bool {
        !self.card.is_small(word) && (self.card.language.is_unspaced() || word.folded.chars().nth(1).is_some())
    }

    fn is_same(&self, given: &WordForm, expected: &WordForm) -> bool {
        if self.card.language.is_unspaced() {
            return given.folded == expected.folded;
        }
        let is_slip = || self.card.likeness(given, expected).is_some_and(|found| found <= Likeness::Slip);
        given.folded == expected.folded || self.card.share_stem(given, expected) || is_slip()
    }

    fn overlap(&self, given: &[WordForm], expected: &[WordForm]) -> Overlap {
        let card = &self.card;
        let is_new = |word: &&WordForm| !card.is_in_prompt(word);
        let content: Vec<&WordForm> = expected.iter().filter(|word| self.counts(word)).collect();
        let mut wanted: Vec<&WordForm> = content.iter().copied().filter(is_new).collect();
        if wanted.is_empty() {
            wanted.clone_from(&content);
        }
        let said: Vec<&WordForm> = given.iter().filter(|word| self.counts(word)).collect();
        let (found, missing): (Vec<&WordForm>, Vec<&WordForm>) =
            wanted.iter().copied().partition(|own| said.iter().any(|word| self.is_same(word, own)));
        let places: Vec<usize> =
            said.iter().filter_map(|word| content.iter().position(|own| self.is_same(word, own))).collect();
        let own_words: Vec<&&WordForm> = said.iter().filter(|word| !card.is_in_prompt(word)).collect();
        let known = own_words.iter().filter(|word| content.iter().any(|own| self.is_same(word, own))).count();
        let texts = |words: &[&WordForm]| words.iter().take(WORDS_SHOWN).map(|word| word.folded.clone()).collect();
        let negations = |words: &[WordForm]| words.iter().filter(|word| card.known.is_negation(&word.folded)).count();
        Overlap {
            recall: found.len() as f64 / wanted.len().max(1) as f64,
            precision: known as f64 / own_words.len().max(1) as f64,
            is_opposite: missing
                .iter()
                .filter(|own| card.known.has_antonym(&own.folded))
                .any(|own| given.iter().any(|word| card.known.are_antonyms(&word.folded, &own.folded))),
            negates: negations(given) % 2 != negations(expected) % 2,
            found: texts(&found),
            missing: texts(&missing),
            new: own_words.len() - known,
            echoed: said.len() - own_words.len(),
            small: given.iter().filter(|word| card.is_small(word)).count(),
            said: said.len(),
            places,
        }
    }

    fn by_points(&self, given: &[WordForm]) -> Verdict {
        let makes = |words: &Vec<WordForm>| {
            let overlap = self.overlap(given, words);
            overlap.missing.is_empty() && !overlap.is_opposite && !overlap.negates
        };
        let made: Vec<usize> = (0..self.points.len())
            .filter(|at| self.points.get(*at).is_some_and(|wordings| wordings.iter().any(makes)))
            .collect();
        Verdict::of_points(made, &self.shown_points)
    }
}

fn verdict(overlap: &Overlap) -> Verdict {
    let words = || AnswerWords { found: overlap.found.clone(), missing: overlap.missing.clone() };
    let in_order = longest_run(&overlap.places).len() as f64;
    let mut distinct = overlap.places.clone();
    distinct.sort_unstable();
    distinct.dedup();
    let is_ordered = in_order >= distinct.len() as f64 * SAME_ORDER;
    let (least_recall, least_precision) = PARTLY_COPIED;
    let is_partly_copied = overlap.precision >= least_precision && overlap.recall >= least_recall;
    let has_evidence = !overlap.found.is_empty() || overlap.echoed > 0;
    if overlap.said > 0 && overlap.said == overlap.echoed && overlap.found.is_empty() {
        Verdict::wrong(Reason::RepeatsQuestion)
    } else if overlap.is_opposite {
        Verdict::wrong(Reason::Opposite)
    } else if overlap.recall >= COPY && overlap.precision >= COPY {
        match (is_ordered, overlap.negates) {
            (true, false) => Verdict::correct(Reason::Found(words())),
            (_, true) => Verdict::wrong(Reason::OtherNegation),
            (false, false) => Verdict::wrong(Reason::Opposite),
        }
    } else if is_partly_copied && overlap.new > 0 && !overlap.missing.is_empty() && overlap.said > SHORT + 1 {
        Verdict::wrong(Reason::Different(words()))
    } else if overlap.negates && overlap.said < AT_LENGTH + SHORT {
        Verdict::wrong(Reason::OtherNegation)
    } else if !has_evidence {
        Verdict::wrong(Reason::NothingInCommon)
    } else if overlap.said <= SHORT {
        Verdict::new(Credit::new(0.5), Reason::Incomplete(words()))
    } else if overlap.small == 0 && overlap.said > AT_LENGTH {
        Verdict::wrong(Reason::Keywords)
    } else if overlap.recall >= ENOUGH || overlap.said >= AT_LENGTH {
        Verdict::correct(Reason::Found(words()))
    } else {
        Verdict::wrong(Reason::Different(words()))
    }
}

/// The words of a text; in Japanese and Chinese, each two neighboring characters.
fn words_of(card: &LanguageCard, text: &str) -> Vec<WordForm> {
    let mut words = card.words(text);
    if card.language.is_unspaced() {
        let pairs = words.iter().flat_map(|word| {
            let letters: Vec<char> = word.folded.chars().collect();
            let pair = |pair: &[char]| card.words(&pair.iter().collect::<String>());
            if letters.iter().any(|letter| is_han(*letter) || is_kana(*letter)) && letters.len() > 1 {
                letters.windows(2).flat_map(pair).collect::<Vec<_>>()
            } else {
                vec![word.clone()]
            }
        });
        words = pairs.take(2 * MOST_WORDS).collect();
    }
    words.truncate(MOST_WORDS);
    words
}
