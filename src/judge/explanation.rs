//! An explanation: its key points where the author gave them, else the share of its telling words.

use super::term::Wording;
use super::text::{self, contradicts, denies, is_filler, same_word, stem};
use super::{Credit, Verdict};

#[derive(Clone, Debug)]
pub(super) struct Explanation {
    texts: Vec<Model>,
    points: Vec<Vec<Point>>,
    shown_points: Vec<String>,
}

/// A model answer.
#[derive(Clone, Debug)]
struct Model {
    all: Vec<String>,
    whole: Wording,
    /// Its words that say something and that the question does not say already, each with its weight.
    words: Vec<(String, f64)>,
    total: f64,
    denies: bool,
}

#[derive(Clone, Debug)]
struct Point(Vec<String>);

/// Recall of the telling words from which on an answer is correct, and from which on it is partly right: chosen on answers that people
/// judged, so that a right answer in other words is rather called partial than wrong.
const CORRECT_FROM: f64 = 0.5;
const PARTIAL_FROM: f64 = 0.15;

impl Explanation {
    pub(super) fn new(prompt: &str, texts: &[String], points: &[Vec<String>], weight: &dyn Fn(&str) -> f64) -> Self {
        let asked: Vec<String> = text::words(prompt).iter().map(|word| stem(word).to_owned()).collect();
        let model = |text: &String| {
            let all = text::words(text);
            let mut words: Vec<(String, f64)> = Vec::new();
            for word in all.iter().filter(|word| !is_filler(word) && !asked.contains(&stem(word).to_owned())) {
                if words.iter().all(|(known, _)| stem(known) != stem(word)) {
                    words.push((word.clone(), weight(word)));
                }
            }
            Model {
                all: all.clone(),
                whole: Wording::new(text),
                total: words.iter().map(|(_, weight)| weight).sum(),
                words,
                denies: denies(&all),
            }
        };
        let point = |wordings: &Vec<String>| wordings.iter().map(|text| Point(text::words(text))).collect();
        Self {
            texts: texts.iter().map(model).collect(),
            points: points.iter().map(point).collect(),
            shown_points: points.iter().filter_map(|wordings| wordings.first().cloned()).collect(),
        }
    }

    pub(super) fn judge(&self, words: &[String], known: &dyn Fn(&str) -> bool) -> Verdict {
        if self.texts.iter().any(|model| model.whole.is(words, &[], known)) {
            return Verdict::correct("Word for word.");
        }
        if !self.points.is_empty() {
            return self.by_points(words, known);
        }
        let recall = self.texts.iter().map(|model| model.recall(words, known)).fold(0.0, f64::max);
        let share = format!("It has {:.0} % of what the answer says.", recall * 100.0);
        if recall >= CORRECT_FROM {
            Verdict::correct(share)
        } else if recall >= PARTIAL_FROM {
            Verdict::new(Credit::new(recall.min(0.9)), "", share)
        } else {
            Verdict::wrong(share)
        }
    }

    fn by_points(&self, words: &[String], known: &dyn Fn(&str) -> bool) -> Verdict {
        let made = |point: &Vec<Point>| point.iter().any(|wording| wording.is_made(words, known));
        let parts: Vec<usize> =
            self.points.iter().enumerate().filter(|(_, point)| made(point)).map(|(index, _)| index).collect();
        // What the model answer does not deny, a right answer does not deny either.
        let denied = denies(words) && !self.texts.iter().any(|model| model.denies);
        let count = if denied { 0 } else { parts.len() };
        let so_far = format!("{count} of {} points", self.points.len());
        let missing: Vec<String> = self
            .shown_points
            .iter()
            .enumerate()
            .filter(|(index, _)| !parts.contains(index))
            .map(|(_, shown)| format!("*{shown}*"))
            .collect();
        let in_full = if missing.is_empty() {
            format!("{so_far}.")
        } else {
            format!("{so_far}: missing {}.", missing.join(", "))
        };
        let mut verdict = Verdict::new(Credit::share(count, self.points.len()), format!("{so_far}."), in_full);
        verdict.parts = if count > 0 { parts } else { Vec::new() };
        verdict
    }
}

impl Model {
    fn recall(&self, typed: &[String], known: &dyn Fn(&str) -> bool) -> f64 {
        if self.total <= 0.0 || denies(typed) != self.denies || contradicts(typed, &self.all) {
            return 0.0;
        }
        let found = self.words.iter().filter(|(word, _)| typed.iter().any(|typed| same_word(typed, word, known)));
        found.map(|(_, weight)| weight).sum::<f64>() / self.total
    }
}

impl Point {
    fn is_made(&self, typed: &[String], known: &dyn Fn(&str) -> bool) -> bool {
        !self.0.is_empty()
            && self.0.iter().all(|word| is_filler(word) || typed.iter().any(|typed| same_word(typed, word, known)))
    }
}
