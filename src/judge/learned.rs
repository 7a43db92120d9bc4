//! The learned judge: boosted trees over an answer's features, and the rules that stand above them.
//!
//! The trees are data (`model.json`), made by `training/train.py` from answers that people judged; the features they were trained on are
//! computed by the same code that judges. A few rules stand above them: what turns the meaning round is wrong, however many words agree.

use std::sync::LazyLock;

use serde::Deserialize;

use super::compare::{LONG_ANSWER, Match, Question, Right, Typed};
use super::features::Features;
use super::text::Traits;
use super::typo::turns;
use super::{Credit, Verdict};

/// An answer as far as the rules go.
#[derive(Debug)]
pub(super) enum Weighed {
    /// A rule decides.
    Decided(Verdict),
    /// The trees decide.
    Open {
        features: Box<Features>,
        /// What was found and what was missing, for people.
        why: String,
    },
}

/// Boosted trees with two outputs, and where their thresholds lie.
#[derive(Debug, Deserialize)]
struct Model {
    /// The probability from which on an answer is correct.
    correct_from: f32,
    /// The probability of some merit from which on an answer is partly right.
    partial_from: f32,
    /// Whether people would call the answer correct.
    correct: Vec<Tree>,
    /// Whether people would call the answer at least partly right.
    merit: Vec<Tree>,
}

/// A decision tree: inner nodes in arrays, children below zero are leaves (-1 the first).
#[derive(Debug, Deserialize)]
struct Tree {
    feature: Vec<u8>,
    threshold: Vec<f32>,
    left: Vec<i16>,
    right: Vec<i16>,
    /// Log-odds that each leaf adds.
    leaf: Vec<f32>,
}

impl Tree {
    fn value(&self, features: &Features) -> f32 {
        let mut at = if self.feature.is_empty() { -1 } else { 0 };
        while let Ok(node) = usize::try_from(at) {
            let (Some(feature), Some(threshold)) = (self.feature.get(node), self.threshold.get(node)) else { break };
            let value = features.get(usize::from(*feature)).copied().unwrap_or(0.0);
            at = if value <= *threshold { &self.left } else { &self.right }.get(node).copied().unwrap_or(-1);
        }
        self.leaf.get(usize::try_from(-1 - at).unwrap_or(0)).copied().unwrap_or(0.0)
    }
}

fn probability(trees: &[Tree], features: &Features) -> f32 {
    let log_odds: f32 = trees.iter().map(|tree| tree.value(features)).sum();
    1.0 / (1.0 + (-log_odds).exp())
}

static MODEL: LazyLock<Model> = LazyLock::new(|| match serde_json::from_str(include_str!("model.json")) {
    Ok(model) => model,
    // The file is part of the program, and a test reads it.
    Err(error) => unreachable!("model.json: {error}"),
});

/// Applies the rules that stand above the trees.
pub(super) fn weigh(features: Features, question: &Question, typed: &Typed<'_>, right: &Right, found: &Match) -> Weighed {
    let wrong = |why: &str| Weighed::Decided(Verdict::wrong(why));
    if typed.words.is_empty() {
        return wrong("There is no word in it that says anything.");
    }
    let says_nothing_new = typed.words.iter().all(|word| word.asked) && typed.echoed > 0.5 && question.telling > 1;
    if says_nothing_new && found.recall < 1.0 {
        return wrong("It says the question again.");
    }
    if found.contradicts(typed, right) {
        return wrong("It says the opposite of something in the answer.");
    }
    let is_short = right.words.len() <= LONG_ANSWER && typed.words.len() <= LONG_ANSWER;
    if found.flipped > FLIPPED && is_short {
        return wrong("It denies what the answer says, or says what the answer denies.");
    }
    let extra = || typed.words.iter().zip(&found.of_typed).filter(|(word, wanted)| !**wanted && !word.asked).map(|(word, _)| word);
    // "2D" for "3D", or beside it: where the answer hangs on a figure, another figure is another answer.
    let figures = right.words.iter().zip(&found.of_right).filter(|(word, _)| word.word.is(Traits::EXACT) && !word.asked);
    let hangs_on_figure = right.words.len() <= FEW_WORDS && typed.text.words.len() <= FEW_WORDS + 2;
    let misses_figure = figures.clone().any(|(_, place)| place.is_none());
    let other_figure = |same_shape: bool| {
        extra().any(|word| {
            let shape = shape_of(typed.text.of(&word.word));
            word.word.is(Traits::EXACT) && (!same_shape || figures.clone().any(|(own, _)| shape_of(right.text.of(&own.word)) == shape))
        })
    };
    if hangs_on_figure && (misses_figure && other_figure(false) || !misses_figure && other_figure(true)) {
        return wrong("It names another figure than the answer does.");
    }
    // "Fitting" is not "over-fitting".
    let missing = || right.words.iter().zip(&found.of_right).filter(|(word, place)| place.is_none() && !word.asked).map(|(word, _)| word);
    if right.words.len() <= FEW_WORDS && missing().any(|word| turns(right.text.of(&word.word))) {
        return wrong("It lacks the word that turns the others round.");
    }
    let of_deck = extra().filter(|word| word.word.is(Traits::OF_DECK)).count();
    let fillers = typed.text.words.len() - typed.words.len();
    let is_heap = of_deck >= HEAP_OF_DECK && of_deck * 2 > typed.words.len() && fillers * 5 < typed.words.len();
    if is_heap || typed.words.len() > HEAP * (right.words.len() + 4) {
        return wrong("It is a heap of words rather than an answer.");
    }
    Weighed::Open { features: Box::new(features), why: why(right, found) }
}

/// So many words of the deck that are not the answer's, with hardly a filler between them, are a glossary.
const HEAP_OF_DECK: usize = 6;
/// The most words of an answer for each of the right one: more is a heap.
const HEAP: usize = 40;

/// So short is an answer that hangs on each of its figures.
const FEW_WORDS: usize = 6;

/// A word with its digits made alike: "2d" and "3d" have the same shape.
fn shape_of(word: &str) -> String {
    word.chars().map(|letter| if letter.is_ascii_digit() { '0' } else { letter }).collect()
}

/// The share of what was found that may be denied on one side only.
const FLIPPED: f32 = 0.3;

/// Lets the trees decide.
pub(super) fn decide(features: &Features, why: String) -> Verdict {
    let model = &*MODEL;
    let correct = probability(&model.correct, features);
    if correct >= model.correct_from {
        return Verdict::correct(why);
    }
    let merit = probability(&model.merit, features);
    if merit >= model.partial_from {
        // As much credit as it comes near to being correct, in quarters: nobody can tell finer.
        let credit = (correct / model.correct_from * 4.0).round().clamp(1.0, 3.0) / 4.0;
        return Verdict::new(Credit::new(f64::from(credit)), "Something is missing.", why);
    }
    Verdict::wrong(why)
}

/// How many words are named as found or missing.
const NAMED: usize = 4;

/// Names what was found and what was missing.
fn why(right: &Right, found: &Match) -> String {
    let list = |wanted: &mut dyn Iterator<Item = &str>| -> String {
        let mut words: Vec<&str> = Vec::new();
        for word in wanted {
            if !words.contains(&word) && words.len() < NAMED {
                words.push(word);
            }
        }
        words.iter().map(|word| format!("*{word}*")).collect::<Vec<_>>().join(", ")
    };
    let pairs = || right.words.iter().zip(&found.of_right).filter(|(word, _)| !word.asked);
    let said = list(&mut pairs().filter(|(_, place)| place.is_some()).map(|(word, _)| right.text.of(&word.word)));
    let missing = list(&mut pairs().filter(|(_, place)| place.is_none()).map(|(word, _)| right.text.of(&word.word)));
    match (said.is_empty(), missing.is_empty()) {
        (true, _) => "It has none of the answer's words.".to_owned(),
        (_, true) => format!("It says {said}."),
        _ => format!("It says {said}; missing: {missing}."),
    }
}

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
        assert_eq!(names.features, super::super::features::NAMES, "train the model anew: see training/README.md");
        assert!(MODEL.correct_from > 0.0 && MODEL.partial_from > 0.0 && !MODEL.correct.is_empty() && !MODEL.merit.is_empty());
    }
}
