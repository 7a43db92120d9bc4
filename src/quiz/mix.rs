//! Several decks mixed in one round: each has its share of the questions, by weight.

use popquiz_deck::DeckId;
use rand::SeedableRng as _;
use rand::seq::SliceRandom as _;
use serde::{Deserialize, Serialize};

/// A deck in a mix.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Portion {
    /// The deck.
    pub deck: DeckId,
    /// How many of its cards are asked, in relation to those of the others.
    pub weight: u32,
}

/// The deck of a question, counted from 0. In each run of as many questions as all weights together, each deck has its
/// weight of them, in an order that `seed` decides. `None` without decks.
pub fn deck_of(mix: &[Portion], seed: u64, question: u32) -> Option<&DeckId> {
    let weight = |portion: &Portion| usize::try_from(portion.weight).unwrap_or(usize::MAX);
    let mut run: Vec<&DeckId> =
        mix.iter().flat_map(|portion| std::iter::repeat_n(&portion.deck, weight(portion))).collect();
    let question = usize::try_from(question).unwrap_or(usize::MAX);
    let number = question.checked_div(run.len())?;
    let mut random = rand::rngs::ChaCha8Rng::seed_from_u64(seed);
    // Other streams choose the cards.
    random.set_stream(u64::MAX - u64::try_from(number).unwrap_or_default());
    run.shuffle(&mut random);
    run.get(question % run.len()).copied()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn each_run_of_questions_has_cards_by_weight(
            weights in prop::collection::vec(1..6_u32, 1..5),
            seed: u64,
            run in 0..20_u32,
        ) {
            let portion = |(number, weight): (usize, &u32)| {
                Portion { deck: DeckId(number.to_string()), weight: *weight }
            };
            let mix: Vec<Portion> = weights.iter().enumerate().map(portion).collect();
            let length: u32 = weights.iter().sum();
            let mut counts: BTreeMap<&DeckId, u32> = BTreeMap::new();
            for question in run * length..(run + 1) * length {
                let deck = deck_of(&mix, seed, question).unwrap();
                prop_assert_eq!(deck_of(&mix, seed, question), Some(deck), "the same after a restart");
                *counts.entry(deck).or_default() += 1;
            }
            prop_assert_eq!(counts, mix.iter().map(|portion| (&portion.deck, portion.weight)).collect());
        }
    }

    #[test]
    fn nothing_is_drawn_from_no_decks() {
        assert_eq!(deck_of(&[], 7, 0), None);
    }
}
