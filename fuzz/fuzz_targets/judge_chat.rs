//! Parsing chat messages: hedges, corrections, denials, guesses and markup around any text. A message that can't
//! contain the answer is never correct.
#![no_main]

mod judge;

use libfuzzer_sys::fuzz_target;
use popquiz_deck::{AnswerKey, Card, CardId, Deck, DeckId};
use popquiz_judge::Outcome;

fuzz_target!(|message: String| {
    let mut deck = Deck::new(DeckId("fuzz".into()), "Fuzz");
    for (id, prompt, answer) in [
        ("one", "Which gas do plants take in?", "carbon dioxide"),
        ("two", "Who wrote Hamlet?", "William Shakespeare"),
        ("three", "Which gate is true if exactly one of its inputs is?", "exclusive or"),
    ] {
        deck.cards.push(Card::new(CardId(id.into()), prompt, Some(AnswerKey::Term(vec![answer.into()]))));
    }
    for verdict in judge::verdicts(&deck, &message) {
        if !message.chars().any(char::is_alphanumeric) {
            assert_eq!(verdict.outcome, Outcome::Wrong, "{message:?}");
        }
    }
});
