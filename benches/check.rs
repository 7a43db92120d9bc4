//! How long `deck check` takes on the largest decks: 20,000 cards, without the reading of the file.
//!
//! Run with `cargo bench --bench check`; it takes some seconds. Each deck is checked three times on one core, and the quickest counts. Ends with status 1 where
//! one takes longer than two seconds.

use std::process::ExitCode;
use std::time::{Duration, Instant};

use popquiz::deck::check::check;
use popquiz::deck::{AnswerKey, Card, CardId, Deck, DeckId};

const CARDS: usize = 20_000;
const LIMIT: Duration = Duration::from_secs(2);

/// Words without meaning that look like English: the same ones each time.
struct Words(u64);

impl Words {
    fn number(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % below
    }

    fn word(&mut self) -> String {
        const SYLLABLES: [&str; 24] = [
            "ba", "con", "de", "fer", "gra", "in", "ka", "lo", "men", "net", "or", "pre", "qua", "ra", "sta", "ter",
            "un", "ver", "wo", "xi", "ta", "ment", "tion", "er",
        ];
        // Few words are common and many are rare, as in any language.
        let rank = self.number(200) * self.number(200);
        let syllables = [rank % 24, rank / 24 % 24, rank / 576 % 24, rank / 13_824];
        let count = if rank < 600 { 2 } else { 3 };
        syllables.iter().take(count).filter_map(|at| SYLLABLES.get(usize::try_from(*at).ok()?)).copied().collect()
    }

    fn text(&mut self, words: u64) -> String {
        (0..words).map(|_| self.word()).collect::<Vec<_>>().join(" ")
    }
}

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
