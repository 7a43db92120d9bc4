//! Chooses the next card: no card is repeated before the others have had their turn.

use std::collections::HashMap;

use popquiz_deck::{Card, CardId};
use rand::SeedableRng as _;
use rand::seq::IndexedRandom as _;

/// How often each card of a deck has had its turn in a server.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Turns {
    counts: HashMap<CardId, u64>,
    last: Option<CardId>,
}

impl Turns {
    /// The counts as the store has them.
    pub fn new(counts: impl IntoIterator<Item = (CardId, u64)>) -> Self {
        Self { counts: counts.into_iter().collect(), last: None }
    }

    /// Draws one of `cards` and counts its turn. Returns it with its new count; `None` if there are no cards.
    ///
    /// Cards that haven't had their turn in the current cycle come first; `seed` and `draw` (the number of draws with
    /// this seed) choose among them. A card that is new to the deck joins the current cycle: it's asked once, not as
    /// often as the others have been.
    pub fn draw<'a>(&mut self, cards: &[&'a Card], seed: u64, draw: u32) -> Option<(&'a Card, u64)> {
        let count = |card: &Card| self.counts.get(&card.id).copied().unwrap_or(0);
        let cycle = cards.iter().map(|card| count(card)).max()?;
        let waiting: Vec<&Card> = cards.iter().copied().filter(|card| count(card) < cycle).collect();
        let (candidates, turn) = if waiting.is_empty() {
            // A new cycle does not begin with the card that ended the last one.
            let fresh: Vec<&Card> = cards.iter().copied().filter(|card| self.last.as_ref() != Some(&card.id)).collect();
            (if fresh.is_empty() { cards.to_vec() } else { fresh }, cycle + 1)
        } else {
            (waiting, cycle)
        };
        let mut random = rand::rngs::ChaCha8Rng::seed_from_u64(seed);
        random.set_stream(u64::from(draw));
        let card = *candidates.choose(&mut random)?;
        self.counts.insert(card.id.clone(), turn);
        self.last = Some(card.id.clone());
        Some((card, turn))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cards(n: usize) -> Vec<Card> {
        (0..n).map(|i| Card::new(CardId(format!("card-{i}")), format!("prompt {i}"), None)).collect()
    }

    fn order(n: usize, draws: u32, seed: u64) -> Vec<CardId> {
        let cards = cards(n);
        let all: Vec<&Card> = cards.iter().collect();
        let mut turns = Turns::default();
        (0..draws).map(|draw| turns.draw(&all, seed, draw).unwrap().0.id.clone()).collect()
    }

    #[test]
    fn the_order_depends_on_the_seed() {
        assert_eq!(order(50, 50, 7), order(50, 50, 7));
        assert_ne!(order(50, 50, 7), order(50, 50, 8));
    }

    #[test]
    fn a_new_card_is_asked_once_in_the_current_cycle() {
        let cards = cards(4);
        let (three, all): (Vec<&Card>, Vec<&Card>) = (cards[..3].iter().collect(), cards.iter().collect());
        let mut turns = Turns::default();
        for draw in 0..9 {
            turns.draw(&three, 1, draw).unwrap();
        }
        assert_eq!(turns.draw(&all, 1, 9).unwrap().0.id, cards[3].id);
        assert_ne!(turns.draw(&all, 1, 10).unwrap().0.id, cards[3].id, "and not again to catch up");
    }

    proptest! {
        #[test]
        fn no_card_is_repeated_before_the_others_were_asked(n in 1_usize..20, seed: u64) {
            let drawn = order(n, u32::try_from(n * 3).unwrap(), seed);
            for cycle in drawn.chunks(n) {
                let mut ids = cycle.to_vec();
                ids.sort();
                ids.dedup();
                prop_assert_eq!(ids.len(), n, "a card came twice in one cycle: {:?}", cycle);
            }
            for pair in drawn.windows(2) {
                prop_assert!(n == 1 || pair[0] != pair[1], "the same card twice in a row");
            }
        }
    }
}
