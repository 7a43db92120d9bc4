//! The words and answers of a whole deck.

use crate::lemma::{Lemma, LemmaMap};
use crate::traits::Traits;

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

    /// Looks for the answer of another card that `given` has most of. Returns its share, in [0, 1], and how many of
    /// its words that is. `own` recognizes this card's answers.
    pub(crate) fn best_other_answer(&self, given: &[Lemma], own: impl Fn(&[Lemma]) -> bool) -> (f32, usize) {
        let mut with: Vec<&Vec<u32>> = given.iter().filter_map(|word| self.answers_with.get(word)).collect();
        with.sort_unstable_by_key(|answers| answers.len());
        let answers = with.into_iter().flatten().take(MAX_CANDIDATES);
        let answers = answers.filter_map(|number| self.answers.get(*number as usize)).filter(|answer| !own(answer));
        let shares = answers.map(|answer| {
            let said = answer.iter().filter(|word| given.contains(word)).count();
            (said as f32 / answer.len().max(1) as f32, said)
        });
        shares.max_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1))).unwrap_or((0.0, 0))
    }
}
