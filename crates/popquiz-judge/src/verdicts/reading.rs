//! The input and output of a model that reads answers.

use std::collections::HashSet;

use popquiz_deck::{AnswerKey, Card};

/// The probabilities that an answer is wrong, partial and correct, according to a model. They add up to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading {
    /// The probability that the answer is wrong.
    pub wrong: f32,
    /// The probability that the answer is partly right.
    pub partial: f32,
    /// The probability that the answer is correct.
    pub correct: f32,
}

/// A card as its author wrote it, for a model to read.
#[derive(Debug)]
#[cfg_attr(not(feature = "cross-encoder"), allow(dead_code, reason = "only a model reads it"))]
pub(crate) struct CardText {
    pub(crate) question: String,
    pub(crate) references: Vec<String>,
}

#[cfg_attr(not(feature = "cross-encoder"), allow(dead_code, reason = "only a model reads it"))]
impl CardText {
    /// The text of a card, if a model can judge answers to it.
    pub(crate) fn of(card: &Card) -> Option<Self> {
        match card.key.as_ref()? {
            AnswerKey::Explanation { texts, .. } => {
                Some(Self { question: card.prompt.clone(), references: texts.clone() })
            }
            _ => None,
        }
    }

    /// The wording that shares most words with the answer; the first of several such. A model reads against it.
    pub(crate) fn nearest(&self, answer: &str) -> &str {
        let given = words_of(answer);
        let mut best: Option<(f32, &str)> = None;
        for reference in &self.references {
            let own = words_of(reference);
            let shared = own.intersection(&given).count();
            let likeness = 2.0 * shared as f32 / (own.len() + given.len()).max(1) as f32;
            if best.is_none_or(|(most, _)| likeness > most) {
                best = Some((likeness, reference));
            }
        }
        best.map_or("", |(_, reference)| reference)
    }
}

/// Runs of letters and digits, in lower case.
#[cfg_attr(not(feature = "cross-encoder"), allow(dead_code, reason = "only a model reads it"))]
fn words_of(text: &str) -> HashSet<String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_wording_shares_most_words_and_the_first_one_wins_a_tie() {
        let references = ["heart attack", "myocardial infarction", "an infarction of the heart"].map(str::to_owned);
        let text = CardText { question: String::new(), references: references.to_vec() };
        assert_eq!(text.nearest("Infarction (myocardial)"), "myocardial infarction");
        assert_eq!(text.nearest("infarction of the heart muscle"), "an infarction of the heart");
        assert_eq!(text.nearest("stroke"), "heart attack");
        assert_eq!(text.nearest(""), "heart attack");
    }
}
