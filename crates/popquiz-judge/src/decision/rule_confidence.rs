//! How often the verdict of a rule is right, by kind and outcome, as `training/train.py` counted on judged answers.

use std::collections::HashMap;
use std::sync::LazyLock;

use popquiz_deck::Kind;
use serde::Deserialize;

use crate::verdicts::verdict::{Outcome, Verdict};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Shares {
    correct: Option<f32>,
    partial: Option<f32>,
    wrong: Option<f32>,
}

/// Of the rules that decide by themselves, and of those that decide until a model has read the answer.
#[derive(Debug, Deserialize)]
struct Counts {
    always: HashMap<Kind, Shares>,
    until_read: HashMap<Kind, Shares>,
}

/// The counts are part of the program, and a test reads them.
static COUNTS: LazyLock<Counts> = LazyLock::new(|| {
    let counts = serde_json::from_str(include_str!("rule_confidence.json"));
    counts.unwrap_or_else(|error| unreachable!("rule_confidence.json: {error}"))
});

/// For outcomes that were never counted, such as options typed in full: few rules are as clear.
const UNCOUNTED: f32 = 0.95;

/// The verdict of a rule, with its confidence.
pub(crate) fn with_confidence(kind: Kind, verdict: Verdict) -> Verdict {
    with_share(COUNTS.always.get(&kind), verdict)
}

/// The verdict of a rule that a reading may overturn, with its confidence if nobody reads.
pub(crate) fn until_read(kind: Kind, verdict: Verdict) -> Verdict {
    with_share(COUNTS.until_read.get(&kind), verdict)
}

fn with_share(shares: Option<&Shares>, verdict: Verdict) -> Verdict {
    let share = shares.and_then(|shares| match verdict.outcome {
        Outcome::Correct => shares.correct,
        Outcome::Partial => shares.partial,
        Outcome::Wrong => shares.wrong,
    });
    Verdict { confidence: share.unwrap_or(UNCOUNTED).min(verdict.confidence), ..verdict }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verdicts::reason::Reason;

    #[test]
    fn the_counts_are_shares_and_each_kind_of_the_judged_answers_has_some() {
        for kind in [Kind::Term, Kind::List, Kind::Blanks, Kind::Number, Kind::YesNo, Kind::Explanation] {
            let verdict = with_confidence(kind, Verdict::wrong(Reason::NoWords));
            assert!((0.5..=1.0).contains(&verdict.confidence), "{kind:?}: {}", verdict.confidence);
        }
        let unread = until_read(Kind::Explanation, Verdict::wrong(Reason::NothingInCommon)).confidence;
        assert!((0.3..0.9).contains(&unread), "half of the right explanations share no word with the card: {unread}");
    }
}
