//! What the judge makes of explanations with the model that it ships: claims turned around, answers that are about
//! something else, and right answers in other words.

use popquiz::bot::{Model, Reader as _};
use popquiz_judge::{CardJudge, DeckJudge, Outcome, Verdict};

use crate::support::deck;

const DECK: &str = r#"
title = "At home"
[[cards]]
id = "pressure-cooker"
prompt = "Why does food cook faster in a pressure cooker?"
explanation = "The trapped steam raises the pressure, so the water boils at a higher temperature."
[[cards]]
id = "thermos"
prompt = "How does a vacuum flask keep coffee hot?"
explanation = "There's almost no air between its two walls, so hardly any heat is conducted out, and the silvered walls reflect the rest back."
[[cards]]
id = "fuse"
prompt = "What does a fuse do when too much current flows?"
explanation = "Its thin wire heats up and melts, which opens the circuit before the cables get hot."
[[cards]]
id = "salt"
prompt = "Why is salt spread on icy roads?"
explanation = "Salt lowers the freezing point of water, so the ice melts although it's below zero."
"#;

/// The cards of the deck above, compiled.
fn cards() -> Vec<(String, CardJudge)> {
    let deck = deck(DECK);
    let judge = DeckJudge::new(&deck);
    deck.cards.iter().map(|card| (card.id.0.clone(), judge.compile(card).expect("each card has an answer"))).collect()
}

/// Judges as the bot does: by words if they are sure, else by reading.
fn judge(model: &Model, cards: &[(String, CardJudge)], card: &str, answer: &str) -> Verdict {
    let (_, judge) = cards.iter().find(|(id, _)| id == card).expect("a card of the deck");
    let first = judge.first_pass(answer);
    if first.is_unsure { model.judge(judge, answer).expect("the built-in model works") } else { first.verdict }
}

#[test]
fn claims_turned_around_and_answers_about_something_else_never_count() {
    let (model, cards) = (Model::built_in(), cards());
    for (card, answer) in [
        ("pressure-cooker", "The trapped steam lowers the pressure, so the water boils at a lower temperature."),
        ("pressure-cooker", "There's almost no air between its two walls, so hardly any heat is conducted out."),
        ("thermos", "Coffee contains caffeine, which blocks the receptors that make people feel tired."),
        ("fuse", "Its thin wire cools down and closes the circuit before the cables get hot."),
        ("fuse", "A transformer has two coils, and the ratio of their windings sets the ratio of the voltages."),
        ("salt", "Its thin wire heats up and melts."),
    ] {
        let verdict = judge(&model, &cards, card, answer);
        assert_ne!(verdict.outcome, Outcome::Correct, "{card}: {answer}: {verdict:?}");
    }
}

#[test]
fn right_answers_in_other_words_count() {
    let (model, cards) = (Model::built_in(), cards());
    let answers = [
        ("pressure-cooker", "the steam can't get out, pressure goes up and water only boils when it's hotter"),
        ("fuse", "the little wire gets so hot that it melts and breaks the circuit before anything else burns"),
        ("salt", "bc it brings down the freezing point so ice melts even when it's freezing out"),
    ];
    let refused: Vec<_> =
        answers.iter().filter(|(card, answer)| judge(&model, &cards, card, answer).outcome == Outcome::Wrong).collect();
    assert!(refused.is_empty(), "{refused:#?}");
}
