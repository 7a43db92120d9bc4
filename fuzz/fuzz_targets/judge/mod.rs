//! Properties of every answer to every card.

use popquiz_deck::{Card, Deck};
use popquiz_judge::{DeckJudge, Verdict};

/// Judges an answer to each card of a deck: there is always the same verdict, with a credit in [0, 1].
pub fn verdicts(deck: &Deck, answer: &str) -> Vec<Verdict> {
    let deck_judge = DeckJudge::new(deck);
    let of_card = |card: &Card| {
        let judge = deck_judge.compile(card).expect("the card has an answer key");
        let verdict = judge.judge(answer);
        assert_eq!(verdict, judge.judge(answer));
        assert!((0.0..=1.0).contains(&verdict.credit.value()), "{verdict:?}");
        verdict
    };
    deck.cards.iter().map(of_card).collect()
}
