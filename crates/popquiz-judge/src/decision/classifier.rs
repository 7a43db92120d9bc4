//! The learned part of the judge: gradient-boosted trees over the features of an answer.
//!
//! There are three models: for terms, for explanations by words alone, and for explanations that the cross-encoder has
//! read. They are data (`*_model.json`), trained by `training/train.py` on answers that
//! people judged. What they were trained on is computed by the same code that judges.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::decision::features::Family;
use crate::decision::rules::Undecided;
use crate::decision::trees::Forest;
use crate::verdicts::credit::Credit;
#[cfg(feature = "cross-encoder")]
use crate::verdicts::reading::Reading;
use crate::verdicts::reason::Reason;
use crate::verdicts::verdict::{Outcome, Verdict};

/// Two sets of boosted trees, and how to take their probabilities.
#[derive(Debug, Deserialize)]
struct Model {
    /// An answer is correct from this probability on.
    correct_from: f32,
    /// An answer is partly right from this probability of some merit on.
    partial_from: f32,
    /// Whether people would call the answer correct.
    correct: Forest,
    /// Whether people would call the answer at least partly right.
    merit: Forest,
    /// Slope and offset that calibrate the output of the `correct` trees, on the scale of logits.
    correct_calibration: [f32; 2],
    /// The same for `merit`.
    merit_calibration: [f32; 2],
}

/// The models are part of the program, and a test reads them.
fn read(name: &str, json: &str) -> Model {
    serde_json::from_str(json).unwrap_or_else(|error| unreachable!("{name}: {error}"))
}

macro_rules! model {
    ($name:ident, $file:literal) => {
        static $name: LazyLock<Model> = LazyLock::new(|| read($file, include_str!($file)));
    };
}

model!(TERMS, "term_model.json");
model!(EXPLANATIONS, "explanation_model.json");
#[cfg(feature = "cross-encoder")]
model!(READ_EXPLANATIONS, "explanation_reading_model.json");

/// How likely an answer is correct, and at least partly right.
struct Probabilities {
    correct: f32,
    merit: f32,
}

impl Probabilities {
    /// How likely people would come to this outcome, by the calibrated probabilities.
    fn of(&self, outcome: Outcome, model: &Model) -> f32 {
        let correct = calibrated(self.correct, model.correct_calibration);
        let merit = calibrated(self.merit, model.merit_calibration).max(correct);
        match outcome {
            Outcome::Correct => correct,
            Outcome::Partial => merit - correct,
            Outcome::Wrong => 1.0 - merit,
        }
    }
}

/// Platt scaling (Platt, 1999).
fn calibrated(probability: f32, [slope, offset]: [f32; 2]) -> f32 {
    let probability = probability.clamp(1e-6, 1.0 - 1e-6);
    let logit = (probability / (1.0 - probability)).ln();
    1.0 / (1.0 + (-(slope * logit + offset)).exp())
}

/// Decides by words alone.
pub(crate) fn decide_by_words(undecided: &Undecided) -> Verdict {
    let model = match undecided.features.family {
        Family::Term => &*TERMS,
        Family::Explanation => &*EXPLANATIONS,
    };
    let values = &undecided.features.values;
    let mut told = Probabilities { correct: model.correct.probability(values), merit: model.merit.probability(values) };
    if undecided.at_most_partial {
        told.correct = 0.0;
    }
    verdict(model, &told, undecided)
}

/// Decides by words and by the model's reading.
#[cfg(feature = "cross-encoder")]
pub(crate) fn decide_by_reading(mut undecided: Undecided, reading: Reading) -> Verdict {
    let model = &*READ_EXPLANATIONS;
    undecided.features.values.extend(rule_values(&undecided));
    undecided.features.values.extend([reading.wrong, reading.partial, reading.correct]);
    let values = &undecided.features.values;
    let told = Probabilities { correct: model.correct.probability(values), merit: model.merit.probability(values) };
    let decided = verdict(model, &told, &undecided);
    match undecided.by_rule {
        Some(by_rule) if decided.outcome == Outcome::Correct && is_doubtful(&by_rule, reading) => {
            Verdict { confidence: told.of(Outcome::Wrong, model), ..by_rule }
        }
        _ => decided,
    }
}

/// Whether an answer shares no word with the wording, and wasn't read as correct with confidence.
#[cfg(feature = "cross-encoder")]
fn is_doubtful(by_rule: &Verdict, reading: Reading) -> bool {
    by_rule.reason == Reason::NothingInCommon && reading.correct < SURE_READING
}

/// An answer that shares no word with the wording is only correct if it was read as correct with at least this
/// probability. Any well-formed sentence reads somewhat like an answer, whatever it is about.
#[cfg(feature = "cross-encoder")]
const SURE_READING: f32 = 0.8;

fn verdict(model: &Model, told: &Probabilities, undecided: &Undecided) -> Verdict {
    let words = || undecided.words.clone();
    let verdict = if told.correct >= model.correct_from {
        Verdict::correct(undecided.if_correct.clone().unwrap_or_else(|| Reason::Found(words())))
    } else if told.merit >= model.partial_from {
        // Half, or more if it's nearly correct: a finer grade would be false precision.
        let credit = if told.correct >= NEARLY_CORRECT * model.correct_from { 0.75 } else { 0.5 };
        Verdict::new(Credit::new(credit), Reason::Incomplete(words()))
    } else {
        Verdict::wrong(Reason::Different(words()))
    };
    Verdict { confidence: told.of(verdict.outcome, model), ..verdict }
}

/// An answer is nearly correct from this share of `correct_from` on.
const NEARLY_CORRECT: f32 = 0.75;

/// The rules' results as numbers for the trees: which rule applies, and whether one caps the credit.
pub(crate) fn rule_values(undecided: &Undecided) -> [f32; 2] {
    let rule = match undecided.by_rule.as_ref().map(|verdict| &verdict.reason) {
        None => 0.0,
        Some(Reason::Complete) => 1.0,
        Some(Reason::NothingInCommon) => 2.0,
        Some(Reason::Opposite) => 3.0,
        Some(Reason::OtherNegation) => 4.0,
        Some(Reason::OtherNumber) => 5.0,
        Some(Reason::NoPrefix) => 6.0,
        Some(Reason::Keywords) => 7.0,
        Some(Reason::OtherCard) => 8.0,
        Some(Reason::OffTopic) => 9.0,
        Some(_) => 10.0,
    };
    [rule, f32::from(u8::from(undecided.at_most_partial))]
}

#[cfg(all(test, feature = "cross-encoder"))]
mod tests {
    use super::*;
    use crate::decision::features::{FEATURE_NAMES, READING_FEATURE_NAMES};
    use crate::decision::term_features::TERM_FEATURE_NAMES;

    #[test]
    fn the_models_read_and_name_the_features_of_this_code() {
        #[derive(Deserialize)]
        struct Names {
            features: Vec<String>,
        }
        let of_terms = || FEATURE_NAMES.iter().chain(TERM_FEATURE_NAMES).copied();
        let read = || READING_FEATURE_NAMES.iter().copied();
        for (model, json, expected) in [
            (&TERMS, include_str!("term_model.json"), of_terms().collect::<Vec<_>>()),
            (&EXPLANATIONS, include_str!("explanation_model.json"), FEATURE_NAMES.to_vec()),
            (
                &READ_EXPLANATIONS,
                include_str!("explanation_reading_model.json"),
                FEATURE_NAMES.iter().copied().chain(read()).collect(),
            ),
        ] {
            let names: Names = serde_json::from_str(json).unwrap();
            assert_eq!(names.features, expected, "train the models anew: see training/train.py");
            assert!(model.correct_from > 0.0 && model.partial_from > 0.0);
            assert!(!model.correct.roots.is_empty() && !model.merit.roots.is_empty());
        }
    }

    #[test]
    fn an_answer_with_nothing_in_common_must_be_read_with_confidence() {
        let read = |correct: f32| Reading { wrong: 1.0 - correct, partial: 0.0, correct };
        assert!(is_doubtful(&Verdict::wrong(Reason::NothingInCommon), read(0.75)));
        assert!(!is_doubtful(&Verdict::wrong(Reason::NothingInCommon), read(0.95)));
        assert!(!is_doubtful(&Verdict::wrong(Reason::Opposite), read(0.75)));
    }

    #[test]
    fn calibration_keeps_the_order_and_the_identity_changes_nothing() {
        assert!((calibrated(0.3, [1.0, 0.0]) - 0.3).abs() < 1e-5);
        assert!(calibrated(0.3, [0.7, 0.2]) < calibrated(0.4, [0.7, 0.2]));
        assert!(calibrated(0.0, [1.0, 0.0]) < 1e-5 && calibrated(1.0, [1.0, 0.0]) > 1.0 - 1e-5);
    }
}
