//! The chance that somebody knows a card that they haven't met.

/// First answers, each by a person who met the card for the first time: to one card, or to all cards of a deck.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FirstAnswers {
    /// How many.
    pub answers: u32,
    /// How many of them were right, if only in part ([`Grade::is_remembered`](crate::Grade::is_remembered)).
    pub right: u32,
}

/// The share of right first answers that a deck starts with, and the number of answers that this assumption weighs.
const DECK: (f32, f32) = (0.3, 4.0);

/// The number of answers that the deck's share weighs in a card's.
const CARD: f32 = 4.0;

impl FirstAnswers {
    /// Another first answer.
    pub fn add(&mut self, is_right: bool) {
        self.answers = self.answers.saturating_add(1);
        self.right = self.right.saturating_add(u32::from(is_right));
    }

    /// These and others.
    #[must_use]
    pub fn and(self, others: Self) -> Self {
        Self { answers: self.answers.saturating_add(others.answers), right: self.right.saturating_add(others.right) }
    }

    /// The share of a deck's cards that somebody knows before they meet them: `q = (1.2 + right) / (4 + answers)`. This
    /// is the mean of a beta distribution that starts at 30%.
    pub fn of_deck(self) -> f32 {
        let (share, weight) = DECK;
        (share * weight + self.right as f32) / (weight + self.answers as f32)
    }

    /// The chance that somebody knows this card before they meet it: `k = (right + 4 q) / (answers + 4)`, where `q` is
    /// the share of its deck.
    ///
    /// ```
    /// use popquiz_memory::FirstAnswers;
    ///
    /// let deck = FirstAnswers { answers: 96, right: 48 }.of_deck();
    /// let unseen = FirstAnswers::default().of_card(deck);
    /// let hard = FirstAnswers { answers: 10, right: 0 }.of_card(deck);
    /// assert!((unseen - deck).abs() < 1e-6);
    /// assert!(hard < unseen);
    /// ```
    pub fn of_card(self, deck: f32) -> f32 {
        (self.right as f32 + CARD * deck) / (self.answers as f32 + CARD)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn without_answers_three_cards_in_ten_are_known() {
        assert!((FirstAnswers::default().of_deck() - 0.3).abs() < 1e-6);
    }

    proptest! {
        #[test]
        fn the_chance_lies_between_the_decks_share_and_the_cards(answers in 0..1_000_u32, right in 0..1_000_u32, deck in 0.0..1.0_f32) {
            let right = right.min(answers);
            let chance = FirstAnswers { answers, right }.of_card(deck);
            let own = if answers == 0 { deck } else { right as f32 / answers as f32 };
            prop_assert!(chance >= own.min(deck) - 1e-5 && chance <= own.max(deck) + 1e-5);
        }
    }
}
