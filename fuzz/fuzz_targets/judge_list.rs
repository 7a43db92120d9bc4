//! Sharing an answer's words out among a list's items: parts are items, each once, and the credit is theirs.
#![no_main]

use libfuzzer_sys::fuzz_target;
use popquiz::deck::format;
use popquiz_deck::Kind;
use popquiz_judge::DeckJudge;

fuzz_target!(|texts: (Vec<String>, String)| {
    let (items, answer) = texts;
    let Some(deck) = format::deck_of_question("Which?", &items, Some(Kind::List)) else { return };
    let Some(judge) = DeckJudge::new(&deck).compile(&deck.cards[0]) else { return };
    let verdict = judge.judge(&answer);
    assert!(verdict.parts.is_sorted_by(|one, other| one < other), "{verdict:?}");
    assert!(verdict.parts.iter().all(|part| *part < judge.part_count()), "{verdict:?}");
    assert!(
        verdict.credit.value() <= verdict.parts.len() as f64 / judge.required_parts().max(1) as f64 + 1e-9,
        "{verdict:?}"
    );
});
