//! The words and answers of a whole deck.

use crate::words::lemma::{Lemma, LemmaMap, hash};
use crate::words::traits::Traits;

/// The lemmas that a deck's cards use. A word of the deck is never taken for a typo, and an answer may be another
/// card's.
#[derive(Clone, Debug, Default)]
pub(crate) struct Vocabulary {
    cards: usize,
    /// How many cards use a word.
    words: LemmaMap<usize>,
    /// Each card's accepted answers, as the sorted lemmas of their content words.
    answers: Vec<Box<[Lemma]>>,
    /// The indices in `answers` of those that contain a word.
    answers_with: LemmaMap<Vec<u32>>,
    /// How many answers have these initials, as a hash.
    initials: LemmaMap<u32>,
}

/// The most answers of other cards that one answer is compared with.
const MAX_CANDIDATES: usize = 64;

impl Vocabulary {
    /// A vocabulary without any card's words yet, of a deck with this many cards.
    pub(crate) fn of_deck_with(cards: usize) -> Self {
        Self { cards, ..Self::default() }
    }

    /// Counts one more card that uses these words, each given once.
    pub(crate) fn add_card(&mut self, words: impl IntoIterator<Item = Lemma>) {
        for word in words {
            *self.words.entry(word).or_default() += 1;
        }
    }

    /// What the deck says of a word: whether any of its cards uses it, and whether few do.
    pub(crate) fn traits_of(&self, word: Lemma) -> Traits {
        let in_deck = self.words.contains_key(&word);
        Traits::default().with(Traits::IN_DECK, in_deck).with(Traits::DISTINCTIVE, self.is_distinctive(word))
    }

    /// Whether few enough cards use a word that it points to one of them.
    fn is_distinctive(&self, word: Lemma) -> bool {
        self.words.get(&word).is_some_and(|used_by| *used_by <= 2.max(self.cards / 30))
    }

    /// Adds one card's whole answer, as its sorted lemmas.
    pub(crate) fn add_answer(&mut self, lemmas: Vec<Lemma>) {
        let number = u32::try_from(self.answers.len()).unwrap_or(u32::MAX);
        for word in &lemmas {
            self.answers_with.entry(*word).or_default().push(number);
        }
        self.answers.push(lemmas.into());
    }

    /// Counts one more answer with these initials.
    pub(crate) fn add_initials(&mut self, initials: &str) {
        if initials.len() > 1 {
            *self.initials.entry(hash(initials)).or_default() += 1;
        }
    }

    /// How many of the deck's answers have these initials.
    pub(crate) fn answers_with_initials(&self, initials: &str) -> u32 {
        self.initials.get(&hash(initials)).copied().unwrap_or_default()
    }

    /// Answers that have any of these words, those with the rarest word first; one may come several times.
    fn answers_with_any<'a>(&'a self, words: impl Iterator<Item = &'a Lemma>) -> impl Iterator<Item = &'a [Lemma]> {
        let mut with: Vec<&Vec<u32>> = words.filter_map(|word| self.answers_with.get(word)).collect();
        with.sort_unstable_by_key(|answers| answers.len());
        let numbers = with.into_iter().flatten().take(MAX_CANDIDATES);
        numbers.filter_map(|number| self.answers.get(*number as usize)).map(AsRef::as_ref)
    }

    /// Looks for the answer of another card that `given` has most of. Returns its share, in [0, 1], and how many of
    /// its words that is. `own` recognizes this card's answers.
    pub(crate) fn best_other_answer(&self, given: &[Lemma], own: impl Fn(&[Lemma]) -> bool) -> (f32, usize) {
        let answers = self.answers_with_any(given.iter()).filter(|answer| !own(answer));
        let shares = answers.map(|answer| {
            let said = answer.iter().filter(|word| given.contains(word)).count();
            (said as f32 / answer.len().max(1) as f32, said)
        });
        shares.max_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1))).unwrap_or((0.0, 0))
    }

    /// The other cards' answers that contain all of these words. `is_own` recognizes this card's answers.
    pub(crate) fn others_with(&self, words: &[Lemma], is_own: impl Fn(&[Lemma]) -> bool) -> usize {
        let postings = words.iter().map(|word| self.answers_with.get(word));
        let Some(rarest) = postings.min_by_key(|answers| answers.map_or(0, Vec::len)).flatten() else { return 0 };
        let answers = rarest.iter().take(MAX_CANDIDATES).filter_map(|number| self.answers.get(*number as usize));
        answers.filter(|answer| words.iter().all(|word| answer.contains(word)) && !is_own(answer)).count()
    }

    /// The nearest other card's answer, told from this card's by words that none of this card's wordings has.
    pub(crate) fn nearest_other(&self, given: &[Lemma], own_words: &[Lemma]) -> Option<OtherAnswer> {
        let is_new = |word: &&Lemma| own_words.binary_search(word).is_err();
        let others = self.answers_with_any(given.iter().filter(is_new)).map(|answer| {
            let said = answer.iter().filter(|word| given.contains(word)).count();
            let new = answer.iter().filter(is_new).count().max(1);
            let new_said = answer.iter().filter(is_new).filter(|word| given.contains(word)).count();
            OtherAnswer {
                words: answer.len(),
                said,
                recall: said as f32 / answer.len().max(1) as f32,
                precision: said as f32 / given.len().max(1) as f32,
                new_recall: new_said as f32 / new as f32,
            }
        });
        others.max_by(|one, other| one.f1().total_cmp(&other.f1()))
    }

    /// Whether these sorted lemmas are all of another card's answer, and none of this one's.
    pub(crate) fn is_another_answer(&self, lemmas: &[Lemma], own_answers: &[Vec<Lemma>], own_words: &[Lemma]) -> bool {
        let nearest = self.nearest_other(lemmas, own_words);
        !own_answers.iter().any(|own| own == lemmas) && nearest.is_some_and(|other| other.f1() >= 1.0)
    }

    /// The share of the deck's answers that have a word, in [0, 1]: high for what the deck is about ("fault").
    pub(crate) fn share_with(&self, word: Lemma) -> f32 {
        let with = self.answers_with.get(&word).map_or(0, Vec::len);
        with.saturating_sub(1) as f32 / self.answers.len().max(1) as f32
    }
}

/// How much an answer has of another card's answer; all shares are in [0, 1].
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct OtherAnswer {
    /// How many words it has.
    pub(crate) words: usize,
    /// How many of them were given.
    pub(crate) said: usize,
    /// The share of the other answer's words that were given.
    pub(crate) recall: f32,
    /// The share of the given words that the other answer has.
    pub(crate) precision: f32,
    /// The share of the words that tell it from this card's answer.
    pub(crate) new_recall: f32,
}

/// Below this recall, an answer has hardly anything of the expected one.
pub(crate) const HARDLY_ANY: f32 = 0.2;

impl OtherAnswer {
    /// Whether it is what somebody means who says this share of the expected answer, which has this many words: much of
    /// it and hardly anything of the expected one, or nearly all of an answer that is much longer.
    pub(crate) fn is_meant(&self, own_recall: f32, own_words: usize) -> bool {
        /// The share of the words that tell the other answer from this card's, and how many of its words: one or two may
        /// be there by chance.
        const MUCH: f32 = 0.5;
        const SEVERAL: usize = 3;
        const NEARLY_ALL: f32 = 0.75;
        const LONG: usize = 5;
        own_recall < HARDLY_ANY && self.new_recall >= MUCH && self.said >= SEVERAL
            || self.words >= LONG.max(2 * own_words) && self.new_recall >= NEARLY_ALL
    }

    pub(crate) fn f1(self) -> f32 {
        let sum = self.recall + self.precision;
        if sum > 0.0 { 2.0 * self.recall * self.precision / sum } else { 0.0 }
    }
}
