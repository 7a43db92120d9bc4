//! Meaningless words, texts and decks for benchmarks, the same ones each time.

#![allow(dead_code, reason = "each benchmark uses what it needs")]

use popquiz_deck::{AnswerKey, Card, CardId, Deck, DeckId};

/// Meaningless words that look like English.
pub struct Words(pub u64);

impl Words {
    pub fn number(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % below
    }

    pub fn word(&mut self) -> String {
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

    pub fn text(&mut self, words: u64) -> String {
        (0..words).map(|_| self.word()).collect::<Vec<_>>().join(" ")
    }

    /// A card as study groups write them: a question in common words with rare ones in it, and a term, a few items or a
    /// sentence.
    pub fn card(&mut self, id: usize) -> Card {
        let (one, other, more) = (self.word(), self.word(), self.text(3));
        let prompt = match self.number(6) {
            0 => format!("What is {one} {other}?"),
            1 => format!("What is the {one} of a {other} in {more}?"),
            2 => format!("Which {one} does the {other} have when {more}?"),
            3 => format!("Why is {one} used for {other}?"),
            4 => format!("How does {one} {other} differ from {more}?"),
            _ => format!("{one} {other} {more}"),
        };
        let key = match self.number(10) {
            0 => {
                let items = (0..3).map(|_| vec![self.text(2)]).collect();
                AnswerKey::List { items, ordered: false, any: None }
            }
            1..=3 => {
                let length = 8 + self.number(16);
                AnswerKey::Explanation { texts: vec![self.text(length)], points: vec![] }
            }
            _ => {
                let length = 1 + self.number(2);
                AnswerKey::Term(vec![self.text(length)])
            }
        };
        Card { line: id, ..Card::new(CardId(format!("c{id}")), prompt, Some(key)) }
    }

    /// A deck of such cards.
    pub fn deck(&mut self, id: &str, cards: usize) -> Deck {
        let cards = (0..cards).map(|number| self.card(number)).collect();
        Deck { cards, language: Some("en".into()), ..Deck::new(DeckId(id.into()), id) }
    }
}
