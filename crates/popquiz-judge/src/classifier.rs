//! The learned part of the judge: gradient-boosted trees over an answer's features.
//!
//! The trees are data (`model.json`), trained by `training/train.py` on answers that people judged. The features they
//! were trained on are computed by the same code that judges.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::credit::Credit;
use crate::features::Features;
use crate::trees::Forest;
use crate::verdict::Verdict;

/// Two sets of boosted trees, and the thresholds for their probabilities.
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
}

static MODEL: LazyLock<Model> = LazyLock::new(|| match serde_json::from_str(include_str!("model.json")) {
    Ok(model) => model,
    // The file is part of the program, and a test reads it.
    Err(error) => unreachable!("model.json: {error}"),
});

/// Lets the trees decide. `explanation` becomes the verdict's reason.
pub(crate) fn decide(features: &Features, explanation: String, at_most_partial: bool) -> Verdict {
    let model = &*MODEL;
    let correct = if at_most_partial { 0.0 } else { model.correct.probability(features) };
    if correct >= model.correct_from {
        return Verdict::correct(explanation);
    }
    let merit = model.merit.probability(features);
    if merit >= model.partial_from {
        // Half, or more if it comes near to being correct: nobody can grade any finer.
        let credit = if correct >= NEARLY_CORRECT * model.correct_from { 0.75 } else { 0.5 };
        return Verdict::new(Credit::new(credit), "Something is missing.", explanation);
    }
    Verdict::wrong(explanation)
}

/// An answer is nearly correct from this share of `correct_from` on.
const NEARLY_CORRECT: f32 = 0.75;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_model_reads_and_names_the_features_of_this_code() {
        #[derive(Deserialize)]
        struct Names {
            features: Vec<String>,
        }
        let names: Names = serde_json::from_str(include_str!("model.json")).unwrap();
        assert_eq!(names.features, crate::features::FEATURE_NAMES, "train the model anew: see training/train.py");
        assert!(
            MODEL.correct_from > 0.0
                && MODEL.partial_from > 0.0
                && !MODEL.correct.roots.is_empty()
                && !MODEL.merit.roots.is_empty()
        );
    }
}
