//! The judge's finding on one attempt.

use serde::{Deserialize, Serialize};

use crate::verdicts::credit::Credit;
use crate::verdicts::reason::Reason;

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
    /// The reason, which can be put into a sentence.
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

impl Verdict {
    pub(crate) fn new(credit: Credit, reason: Reason) -> Self {
        let outcome = match credit.value() {
            full if full >= 1.0 => Outcome::Correct,
            none if none <= 0.0 => Outcome::Wrong,
            _ => Outcome::Partial,
        };
        Self { outcome, credit, reason, parts: Vec::new(), is_answer: true, confidence: certain() }
    }

    /// The share of an explanation's key points that an answer makes. `made` are their indices in ascending order.
    pub(crate) fn of_points(made: Vec<usize>, points: &[String]) -> Self {
        let is_missing = |(index, _): &(usize, &String)| !made.contains(index);
        let missing = points.iter().enumerate().filter(is_missing).map(|(_, point)| point.clone()).collect();
        let (count, total) = (made.len(), points.len());
        let reason = Reason::Points { made: count, total, missing };
        Self { parts: made, ..Self::new(Credit::share(count, total), reason) }
    }

    pub(crate) fn correct(reason: Reason) -> Self {
        Self::new(Credit::FULL, reason)
    }

    pub(crate) fn not_an_answer(reason: Reason) -> Self {
        Self { is_answer: false, ..Self::new(Credit::NONE, reason) }
    }

    pub(crate) fn wrong(reason: Reason) -> Self {
        Self::new(Credit::NONE, reason)
    }
}
