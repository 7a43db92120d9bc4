//! The verdicts on answers in other languages than English.

use crate::verdicts::credit::Credit;
use crate::verdicts::reason::Reason;
use crate::verdicts::verdict::Verdict;

/// The credit of the right word with a fault in it.
const FAULTY: f64 = 0.5;

/// How sure a verdict is that depends on what the word lists know.
const BY_WORDS: f32 = 0.9;

/// The answer itself.
pub(crate) fn correct(shown: &str, is_slip: bool) -> Verdict {
    if is_slip {
        with_confidence(Verdict::correct(Reason::Typo { word: shown.to_owned() }), BY_WORDS)
    } else {
        Verdict::correct(Reason::ReadAs { answer: shown.to_owned() })
    }
}

/// The right answer with a fault in it.
pub(crate) fn partial(reason: Reason) -> Verdict {
    with_confidence(Verdict::new(Credit::new(FAULTY), reason), BY_WORDS)
}

/// No answer.
pub(crate) fn wrong(reason: Reason) -> Verdict {
    with_confidence(Verdict::wrong(reason), BY_WORDS)
}

/// Another answer, or nothing but what the answer isn't.
pub(crate) fn other(shown: &str, denies: bool) -> Verdict {
    wrong(if denies { Reason::OnlyDenies } else { Reason::NotEqual { answer: shown.to_owned() } })
}

pub(crate) fn with_confidence(verdict: Verdict, confidence: f32) -> Verdict {
    Verdict { confidence: confidence.min(verdict.confidence), ..verdict }
}
