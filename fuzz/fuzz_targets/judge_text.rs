//! Parsing text: any answer to any question and accepted answer gets a verdict, always the same one.
#![no_main]

use libfuzzer_sys::fuzz_target;
use popquiz::deck::format;
use popquiz_judge::DeckJudge;

fuzz_target!(|texts: (String, Vec<String>, String)| {
    let (question, answers, answer) = texts;
    let Some(deck) = format::deck_of_question(&question, &answers, None) else { return };
    let Some(judge) = DeckJudge::new(&deck).compile(&deck.cards[0]) else { return };
    let verdict = judge.judge(&answer);
    assert_eq!(verdict, judge.judge(&answer));
    assert!((0.0..=1.0).contains(&verdict.credit.value()));
});
