//! How long `deck check` takes on the largest decks: 20,000 cards, without reading the file.
//!
//! Run with `cargo bench --bench check`; it takes a few seconds. Each deck is checked three times on one core, and the
//! fastest counts. Exits with status 1 if one takes longer than two seconds.

mod words;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use popquiz::deck::check::check;
use popquiz_deck::{AnswerKey, Card, CardId, Deck, DeckId};
use words::Words;

const CARDS: usize = 20_000;
const LIMIT: Duration = Duration::from_secs(2);

fn deck(mut card: impl FnMut(usize, &mut Words) -> (String, AnswerKey)) -> Deck {
    let mut deck = Deck { language: Some("en".into()), ..Deck::new(DeckId("deck".into()), "Deck") };
    let mut words = Words(1);
    for number in 0..CARDS {
        let (prompt, key) = card(number, &mut words);
        deck.cards.push(Card { line: number, ..Card::new(CardId(format!("c{number}")), prompt, Some(key)) });
    }
    deck
}

fn term(text: String) -> AnswerKey {
    AnswerKey::Term(vec![text])
}

fn main() -> ExitCode {
    let decks = [
        (
            "questions and explanations",
            deck(|_, words| {
                let (length, answer) = (5 + words.number(15), 10 + words.number(30));
                (
                    format!("What is {}?", words.text(length)),
                    AnswerKey::Explanation { texts: vec![words.text(answer)], points: vec![] },
                )
            }),
        ),
        (
            "one sentence with another word in it each",
            deck(|number, words| {
                (format!("What is the capital city of the largest province of number{number}?"), term(words.word()))
            }),
        ),
        (
            "twenty different cards, a thousand times each",
            deck(|number, _| {
                (format!("What follows after number {}?", number % 20), term(format!("number {}", number % 20)))
            }),
        ),
        (
            "long prompts full of markup",
            deck(|_, words| {
                let text = words.text(18);
                (text.replace(' ', " <b>&amp;</b> $$ \\( "), term(words.text(2)))
            }),
        ),
    ];
    let mut is_slow = false;
    println!("{:<48} {:>10} {:>10}", "20,000 cards", "seconds", "findings");
    for (name, deck) in &decks {
        let mut quickest = Duration::MAX;
        let mut findings = 0;
        for _ in 0..3 {
            let began = Instant::now();
            findings = check(deck).len();
            quickest = quickest.min(began.elapsed());
        }
        println!("{name:<48} {:>10.3} {findings:>10}", quickest.as_secs_f64());
        is_slow |= quickest > LIMIT;
    }
    if is_slow { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
