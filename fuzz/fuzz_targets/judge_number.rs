//! Reading numbers, units and dates: any answer to any number key, or to any term that may be a quantity, gets a verdict.
#![no_main]

use libfuzzer_sys::fuzz_target;
use popquiz_deck::{AnswerKey, Card, CardId, Deck, DeckId};
use popquiz_judge::DeckJudge;

fuzz_target!(|input: (f64, f64, Option<String>, String, String, String)| {
    let (value, tolerance, unit, prompt, wording, answer) = input;
    let mut deck = Deck::new(DeckId("fuzz".into()), "Fuzz");
    for key in [AnswerKey::Number { value, tolerance, unit }, AnswerKey::Term(vec![wording])] {
        deck.cards.push(Card::new(CardId(deck.cards.len().to_string()), &prompt, Some(key)));
    }
    let deck_judge = DeckJudge::new(&deck);
    for card in &deck.cards {
        let judge = deck_judge.compile(card).expect("the card has an answer key");
        let verdict = judge.judge(&answer);
        assert_eq!(verdict, judge.judge(&answer));
        assert!((0.0..=1.0).contains(&verdict.credit.value()), "{verdict:?}");
    }
});
