//! Reading notation: formulas, code, signs, chemistry, notes. Any answer to any wording gets a verdict, and an answer that
//! is the wording itself is correct.
#![no_main]

mod judge;

use libfuzzer_sys::fuzz_target;
use popquiz_deck::{AnswerKey, Card, CardId, Deck, DeckId};
use popquiz_judge::{DeckJudge, Outcome};

fuzz_target!(|input: (String, String, String)| {
    let (prompt, wording, answer) = input;
    let mut deck = Deck::new(DeckId("fuzz".into()), "Fuzz");
    let items = vec![vec![wording.clone()], vec!["x² + 1".into()]];
    for key in [
        AnswerKey::Term(vec![wording.clone()]),
        AnswerKey::Blanks(vec![vec![wording.clone()]]),
        AnswerKey::List { items, ordered: false, any: None },
    ] {
        deck.cards.push(Card::new(CardId(deck.cards.len().to_string()), &prompt, Some(key)));
    }
    judge::verdicts(&deck, &answer);
    let term = DeckJudge::new(&deck).compile(&deck.cards[0]).expect("the card has an answer key");
    if wording.chars().any(char::is_alphanumeric) && wording.chars().count() <= 100 {
        assert_eq!(term.judge(&wording).outcome, Outcome::Correct, "{wording:?}");
    }
});
