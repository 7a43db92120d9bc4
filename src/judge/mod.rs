//! The judge: is what somebody typed the card's answer?
//!
//! [`DeckJudge`] is compiled once per deck (its vocabulary tells a typo from another word), [`CardJudge`] once per card when its
//! question opens; judging an attempt is then a pure function of the text.

use serde::{Deserialize, Serialize};

use crate::deck::{Card, Deck, Kind};

/// How much of the answer an attempt has: from 0 (nothing) to 1 (all of it).
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Credit(f64);

impl Credit {
    /// Nothing.
    pub const NONE: Self = Self(0.0);
    /// All of it.
    pub const FULL: Self = Self(1.0);

    /// A credit of `value`, brought into [0, 1]; not-a-number counts as 0.
    pub fn new(value: f64) -> Self {
        Self(if value.is_nan() { 0.0 } else { value.clamp(0.0, 1.0) })
    }

    /// `part` of `whole`; nothing where `whole` is 0.
    pub fn share(part: usize, whole: usize) -> Self {
        if whole == 0 { Self::NONE } else { Self::new(part as f64 / whole as f64) }
    }

    /// As a number in [0, 1].
    pub fn value(self) -> f64 {
        self.0
    }
}

/// Correct, partial or wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It counts in full.
    Correct,
    /// Part of it is there: see the credit.
    Partial,
    /// It does not count.
    Wrong,
}

/// The judge's finding on one attempt.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Verdict {
    /// Correct, partial or wrong.
    pub outcome: Outcome,
    /// 1 where correct, 0 where wrong, between where partial.
    pub credit: Credit,
    /// Why, in sentences fit to be shown.
    pub reason: Reason,
    /// Which parts of the key were found (indices of items, blanks or key points, ascending, each once). Empty for kinds without parts.
    pub parts: Vec<usize>,
}

/// Why a verdict is what it is, in one sentence, twice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// For its author while the question is open: quotes what they typed, never what is missing from it.
    pub while_open: String,
    /// For everybody once the answer is out: names what was found and what was missing.
    pub in_full: String,
}

/// What judging needs to know of a whole deck.
#[derive(Clone, Debug)]
pub struct DeckJudge {}

/// One card's answer key, compiled.
#[derive(Clone, Debug)]
pub struct CardJudge {}

impl DeckJudge {
    /// Reads the deck's vocabulary and answers.
    pub fn new(_deck: &Deck) -> Self {
        Self {}
    }

    /// Compiles one of the deck's cards; `None` where the card has no answer.
    pub fn compile(&self, _card: &Card) -> Option<CardJudge> {
        None
    }
}

impl CardJudge {
    /// The kind of the key.
    pub fn kind(&self) -> Kind {
        Kind::Term
    }

    /// How many parts the key has: items of a list, gaps of a text; 1 for the other kinds.
    pub fn parts(&self) -> usize {
        1
    }

    /// How many parts make a full answer: `parts()`, or k for "any k of".
    pub fn needed(&self) -> usize {
        1
    }

    /// Judges what somebody typed.
    pub fn judge(&self, _answer: &str) -> Verdict {
        Verdict {
            outcome: Outcome::Wrong,
            credit: Credit::NONE,
            reason: Reason { while_open: String::new(), in_full: String::new() },
            parts: Vec::new(),
        }
    }
}
