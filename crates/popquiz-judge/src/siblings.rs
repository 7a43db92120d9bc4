//! The other explanations of a deck, to which an answer may belong.
//!
//! A model that reads an answer knows one card. Asked about an answer to another card on the same subject, it can be as
//! sure as about a right one. Reading the answer against that card as well shows whose it is, but takes as long again,
//! so words choose the one card that is worth it.

use std::sync::Arc;

use popquiz_deck::CardId;

use crate::verdicts::reading::{CardText, Reading};
use crate::words::lemma::{Lemma, LemmaMap};

/// The explanations of a deck, and where their words are.
#[derive(Debug, Default)]
pub(crate) struct Siblings {
    cards: Vec<(CardId, Arc<CardText>)>,
    /// The indices in `cards` of those that have a word, in ascending order.
    cards_with: LemmaMap<Vec<u32>>,
}

/// The sibling whose words an answer has most of.
#[derive(Debug)]
pub(crate) struct Nearest<'a> {
    pub(crate) text: &'a CardText,
    /// How much more of its words the answer has than of this card's, in words that no other card has. Negative if it
    /// has less.
    pub(crate) lead: f32,
}

/// How many cards are looked up for one word at most. In a large deck, a word that so many cards have says little about
/// any of them.
const MAX_CARDS_OF_A_WORD: usize = 64;

impl Siblings {
    /// Adds a card with the lemmas of its question, its model answers, and its key points, each given once.
    pub(crate) fn add(&mut self, card: &CardId, text: Arc<CardText>, lemmas: &[Lemma]) {
        let number = u32::try_from(self.cards.len()).unwrap_or(u32::MAX);
        for lemma in lemmas {
            self.cards_with.entry(*lemma).or_default().push(number);
        }
        self.cards.push((card.clone(), text));
    }

    /// The card other than `own` that has most of an answer's words, rare ones above all; the first of several such.
    /// `None` if no other card has any of them.
    pub(crate) fn nearest(&self, own: &CardId, answer: &[Lemma]) -> Option<Nearest<'_>> {
        let rarity = |cards: usize| (1.0 + self.cards.len() as f32 / cards as f32).ln();
        let mut shared: Vec<(u32, f32)> = Vec::new();
        for cards in answer.iter().filter_map(|word| self.cards_with.get(word)) {
            let weight = rarity(cards.len()) / rarity(1);
            shared.extend(cards.iter().take(MAX_CARDS_OF_A_WORD).map(|card| (*card, weight)));
        }
        shared.sort_by_key(|(card, _)| *card);
        let mut of_own = 0.0;
        let mut nearest: Option<(f32, &CardText)> = None;
        for of_card in shared.chunk_by(|(one, _), (other, _)| one == other) {
            let score = of_card.iter().map(|(_, weight)| weight).sum();
            let Some((id, text)) = of_card.first().and_then(|(card, _)| self.cards.get(*card as usize)) else {
                continue;
            };
            if id == own {
                of_own = score;
            } else if nearest.is_none_or(|(most, _)| score > most) {
                nearest = Some((score, text));
            }
        }
        nearest.map(|(score, text)| Nearest { text, lead: score - of_own })
    }
}

impl Nearest<'_> {
    /// Whether an answer belongs to this sibling rather than to the card of `own`, whose reading `of_own` is. `read`
    /// reads an answer against a question and a reference.
    pub(crate) fn owns(
        &self,
        answer: &str,
        own: &CardText,
        of_own: Reading,
        read: impl Fn(&str, &str, &str) -> Reading,
    ) -> bool {
        // Even if it's read as right for sure, so few words keep it from being better.
        if self.lead * LOGITS_OF_A_WORD + MAX_LOGITS < OWNED_FROM {
            return false;
        }
        let theirs = self.text.nearest(answer);
        let of_theirs = read(&self.text.question, theirs, answer);
        let better = (logit(of_theirs.correct) - logit(of_own.correct)).clamp(-MAX_LOGITS, MAX_LOGITS);
        of_theirs.correct >= RIGHT_FROM
            && better + self.lead * LOGITS_OF_A_WORD >= OWNED_FROM
            // Two cards that ask the same don't reject each other's answers.
            && read(&own.question, own.nearest(theirs), theirs).correct < RIGHT_FROM
    }
}

/// A reading says that an answer is right from this probability on.
const RIGHT_FROM: f32 = 0.5;

/// How much a word that only the sibling has counts, in logits of the reading. This, the limit, and the threshold were
/// chosen on half of the decks that the model doesn't know, so that it costs hardly any right answer.
const LOGITS_OF_A_WORD: f32 = 2.0;

/// A reading counts at most this much: beyond that, it's only a matter of style how sure the model is.
const MAX_LOGITS: f32 = 6.0;

/// From this sum on, an answer belongs to the sibling.
const OWNED_FROM: f32 = 4.0;

fn logit(probability: f32) -> f32 {
    let probability = probability.clamp(1e-5, 1.0 - 1e-5);
    (probability / (1.0 - probability)).ln()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::lemma::hash;

    fn siblings(cards: &[(&str, &str)]) -> Siblings {
        let mut siblings = Siblings::default();
        for (id, words) in cards {
            let text = CardText { question: format!("{id}?"), references: vec![(*words).to_owned()] };
            siblings.add(&CardId((*id).into()), Arc::new(text), &lemmas(words));
        }
        siblings
    }

    fn lemmas(words: &str) -> Vec<Lemma> {
        words.split(' ').map(hash).collect()
    }

    fn id(id: &str) -> CardId {
        CardId(id.into())
    }

    #[test]
    fn the_nearest_sibling_has_most_of_the_rare_words() {
        let deck = siblings(&[("a", "heat flow metal"), ("b", "heat flow water"), ("c", "heat light"), ("d", "heat")]);
        let nearest = deck.nearest(&id("a"), &lemmas("heat flow water")).unwrap();
        assert_eq!(nearest.text.question, "b?");
        assert!(nearest.lead > 0.9, "{}", nearest.lead);
        let nearest = deck.nearest(&id("b"), &lemmas("heat flow water")).unwrap();
        assert!(nearest.text.question == "a?" && nearest.lead < -0.9, "{nearest:?}");
        assert!(deck.nearest(&id("a"), &lemmas("metal")).is_none());
        assert!(siblings(&[("a", "heat")]).nearest(&id("a"), &lemmas("heat")).is_none());
    }

    #[test]
    fn an_answer_is_read_against_a_sibling_only_if_that_can_decide() {
        let deck = siblings(&[("a", "heat flow metal atom electron"), ("b", "heat flow water")]);
        let nearest = deck.nearest(&id("a"), &lemmas("heat flow metal atom electron")).unwrap();
        let own = CardText { question: "a?".into(), references: vec!["heat flow metal".into()] };
        let of_own = Reading { wrong: 0.1, partial: 0.0, correct: 0.9 };
        assert!(!nearest.owns("", &own, of_own, |question, _, _| unreachable!("read for {question}")));
    }
}
