//! The judge's finding on one attempt, and the reason for it.

use serde::{Deserialize, Serialize};

use crate::credit::Credit;

/// Whether an attempt is correct, partial or wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The attempt counts in full.
    Correct,
    /// The attempt has part of the answer: see the credit.
    Partial,
    /// The attempt doesn't count.
    Wrong,
}

/// The judge's finding on one attempt.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Verdict {
    /// Whether the attempt is correct, partial or wrong.
    pub outcome: Outcome,
    /// 1 if correct, 0 if wrong, and between them if partial.
    pub credit: Credit,
    /// The reason, in sentences that can be shown to people.
    pub reason: Reason,
    /// The parts of the answer key that were found: ascending indices of list items, gaps or key points, without
    /// repeats. Empty for kinds of answer keys without parts.
    pub parts: Vec<usize>,
    /// Whether the attempt answers the question at all. False if it names neither yes nor no, or none of a choice's
    /// options: that is talk, which needn't use up a try.
    pub is_answer: bool,
    /// How likely it is that a fair host would come to the same outcome, in [0, 1].
    #[serde(default = "certain")]
    pub confidence: f32,
}

fn certain() -> f32 {
    1.0
}

/// A verdict by words alone, and whether words are enough.
#[derive(Clone, Debug, PartialEq)]
pub struct FirstPass {
    /// What words, rules and trees say.
    pub verdict: Verdict,
    /// Whether a [`CrossEncoder`](crate::CrossEncoder) should read the answer before the verdict counts.
    pub is_unsure: bool,
}

/// Why a verdict is what it is: one sentence for each of two audiences.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// For the author of the attempt while the question is open. Never says what is missing; empty if there is nothing
    /// to say without giving the answer away.
    pub while_open: String,
    /// For everyone once the answer is known. Names what was found and what was missing.
    pub in_full: String,
}

impl Verdict {
    pub(crate) fn new(credit: Credit, while_open: impl Into<String>, in_full: impl Into<String>) -> Self {
        let outcome = match credit.value() {
            full if full >= 1.0 => Outcome::Correct,
            none if none <= 0.0 => Outcome::Wrong,
            _ => Outcome::Partial,
        };
        Self {
            outcome,
            credit,
            reason: Reason { while_open: while_open.into(), in_full: in_full.into() },
            parts: Vec::new(),
            is_answer: true,
            confidence: certain(),
        }
    }

    pub(crate) fn correct(reason: impl Into<String>) -> Self {
        let reason = reason.into();
        Self::new(Credit::FULL, "", reason)
    }

    pub(crate) fn not_an_answer(reason: impl Into<String>) -> Self {
        let reason = reason.into();
        Self { is_answer: false, ..Self::new(Credit::NONE, reason.clone(), reason) }
    }

    pub(crate) fn wrong(reason: impl Into<String>) -> Self {
        let reason = reason.into();
        Self::new(Credit::NONE, "", reason)
    }
}
