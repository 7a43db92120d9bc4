//! The learned part of the judge: gradient-boosted trees over an answer's features.
//!
//! The trees are data (`model.json`), trained by `training/train.py` on answers that people judged. The features they
//! were trained on are computed by the same code that judges.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::credit::Credit;
use crate::features::{Family, Features};
use crate::reason::{AnswerWords, Reason};
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

/// The models are part of the program, and a test reads them.
fn read(name: &str, json: &str) -> Model {
    serde_json::from_str(json).unwrap_or_else(|error| unreachable!("{name}: {error}"))
}

static EXPLANATIONS: LazyLock<Model> = LazyLock::new(|| read("model.json", include_str!("model.json")));
static TERMS: LazyLock<Model> = LazyLock::new(|| read("term_model.json", include_str!("term_model.json")));

fn model_of(family: Family) -> &'static Model {
    match family {
        Family::Term => &TERMS,
        Family::Explanation => &EXPLANATIONS,
    }
}

/// Lets the trees decide. `words` become the verdict's reason.
pub(crate) fn decide(features: &Features, words: AnswerWords, at_most_partial: bool) -> Verdict {
    let model = model_of(features.family);
    let features = &features.values;
    let correct = if at_most_partial { 0.0 } else { model.correct.probability(features) };
    if correct >= model.correct_from {
        return Verdict::correct(Reason::Found(words));
    }
    let merit = model.merit.probability(features);
    if merit >= model.partial_from {
        // Half, or more if it comes near to being correct: nobody can grade any finer.
        let credit = if correct >= NEARLY_CORRECT * model.correct_from { 0.75 } else { 0.5 };
        return Verdict::new(Credit::new(credit), Reason::Incomplete(words));
    }
    Verdict::wrong(Reason::Different(words))
}

/// An answer is nearly correct from this share of `correct_from` on.
const NEARLY_CORRECT: f32 = 0.75;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::FEATURE_NAMES;
    use crate::term_features::TERM_FEATURE_NAMES;

    #[test]
    fn the_models_read_and_name_the_features_of_this_code() {
        #[derive(Deserialize)]
        struct Names {
            features: Vec<String>,
        }
        let of_terms = || FEATURE_NAMES.iter().chain(TERM_FEATURE_NAMES).copied();
        for (family, json, expected) in [
            (Family::Explanation, include_str!("model.json"), FEATURE_NAMES.to_vec()),
            (Family::Term, include_str!("term_model.json"), of_terms().collect()),
        ] {
            let names: Names = serde_json::from_str(json).unwrap();
            assert_eq!(names.features, expected, "train the model anew: see training/train.py");
            let model = model_of(family);
            assert!(model.correct_from > 0.0 && model.partial_from > 0.0);
            assert!(!model.correct.roots.is_empty() && !model.merit.roots.is_empty());
        }
    }
}
