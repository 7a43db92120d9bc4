//! Reading numbers, units and dates: any answer to any number key, or to any term that may be a quantity, gets a verdict.
#![no_main]

mod judge;

use libfuzzer_sys::fuzz_target;
use popquiz_deck::{AnswerKey, Card, CardId, Deck, DeckId};

fuzz_target!(|input: (f64, f64, Option<String>, String, String, String)| {
    let (value, tolerance, unit, prompt, wording, answer) = input;
    let mut deck = Deck::new(DeckId("fuzz".into()), "Fuzz");
    for key in [AnswerKey::Number { value, tolerance, unit }, AnswerKey::Term(vec![wording])] {
        deck.cards.push(Card::new(CardId(deck.cards.len().to_string()), &prompt, Some(key)));
    }
    judge::verdicts(&deck, &answer);
});
