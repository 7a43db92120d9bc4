//! Decks to test with.
#![allow(clippy::indexing_slicing, reason = "what a test expects")]

use proptest::prelude::*;

use crate::model::{AnswerKey, Card, CardId, Deck, DeckId};

pub(crate) fn card(id: usize, answer: usize) -> Card {
    let key = AnswerKey::Term(vec![format!("answer {answer}")]);
    Card::new(CardId(format!("c{id}")), format!("prompt {id}"), Some(key))
}

pub(crate) fn deck(cards: Vec<Card>) -> Deck {
    Deck { cards, ..Deck::new(DeckId("deck".into()), "Deck") }
}

pub(crate) fn decks() -> impl Strategy<Value = Deck> {
    let ids = proptest::sample::subsequence((0_usize..12).collect::<Vec<_>>(), 0..12).prop_shuffle();
    (
        ids,
        proptest::collection::vec(0_usize..4, 12),
        proptest::option::of("[ab]"),
        proptest::collection::btree_map("[xyz]", 0_u8..3, 0..3),
    )
        .prop_map(|(ids, answers, author, images)| Deck {
            author,
            media: images.into_iter().map(|(name, byte)| (name, vec![byte].into())).collect(),
            ..deck(ids.into_iter().map(|id| card(id, answers[id])).collect())
        })
}
