//! Explanations: judged by their key points if the author gave them, or else by the rules and the trees.

use crate::alignment::Alignment;
use crate::comparison::Comparison;
use crate::credit::Credit;
use crate::expected::Expected;
use crate::given::Given;
use crate::question::Question;
use crate::reason::Reason;
use crate::rules::{self, Ruling};
use crate::text::Text;
use crate::verdict::Verdict;
use crate::vocabulary::Vocabulary;
use crate::wording::Wording;

#[derive(Clone, Debug)]
pub(crate) struct Explanation {
    question: Question,
    texts: Vec<Wording>,
    points: Vec<Vec<Expected>>,
    shown_points: Vec<String>,
}

impl Explanation {
    pub(crate) fn new(prompt: &str, texts: &[String], points: &[Vec<String>], vocabulary: &Vocabulary) -> Self {
        let question = Question::new(&Text::read(prompt, vocabulary));
        let nothing_asked = Question::new(&Text::default());
        let point = |wordings: &Vec<String>| {
            wordings.iter().map(|text| Expected::new(&nothing_asked, Text::read(text, vocabulary))).collect()
        };
        Self {
            texts: texts.iter().map(|text| Wording::new(&question, text, vocabulary)).collect(),
            points: points.iter().map(point).collect(),
            shown_points: points.iter().filter_map(|wordings| wordings.first().cloned()).collect(),
            question,
        }
    }

    /// Judges an answer by the rules, or returns its features for the trees.
    pub(crate) fn examine(&self, answer: &str, vocabulary: &Vocabulary) -> Ruling {
        let text = Text::read(answer, vocabulary);
        let given = Given::new(&self.question, &text, false);
        if self.texts.iter().any(|wording| wording.is_exactly(&given)) {
            return Ruling::Decided(Verdict::correct(Reason::Complete));
        }
        let has_all = self.texts.iter().any(|text| text.matches_text(&self.question, &given).is_some());
        if !self.points.is_empty() {
            let verdict = if has_all { Verdict::correct(Reason::Complete) } else { self.by_points(&given) };
            return Ruling::Decided(verdict);
        }
        let Some(comparison) = Comparison::new(&given, self.texts.iter().map(|wording| &wording.0)) else {
            return Ruling::Decided(Verdict::wrong(Reason::NothingExpected));
        };
        let mut ruling = rules::apply(&self.question, &comparison, vocabulary);
        if let (true, Ruling::Undecided(undecided)) = (has_all, &mut ruling) {
            // All the words may be there and still say something else.
            undecided.by_rule = Some(Verdict::correct(Reason::Complete));
        }
        ruling
    }

    fn by_points(&self, given: &Given<'_>) -> Verdict {
        let made = |point: &Vec<Expected>| {
            point.iter().any(|wording| {
                let alignment = Alignment::new(given, wording);
                alignment.expected_places.iter().all(Option::is_some)
                    && alignment.polarity_mismatch <= 0.0
                    && !alignment.contradicts(given, wording)
            })
        };
        let parts: Vec<usize> =
            self.points.iter().enumerate().filter(|(_, point)| made(point)).map(|(index, _)| index).collect();
        let contradicts = self.texts.iter().all(|text| {
            let alignment = Alignment::new(given, &text.0);
            alignment.contradicts(given, &text.0)
        });
        let count = if contradicts { 0 } else { parts.len() };
        let total = self.points.len();
        let missing = self
            .shown_points
            .iter()
            .enumerate()
            .filter(|(index, _)| contradicts || !parts.contains(index))
            .map(|(_, shown)| shown.clone())
            .collect();
        let mut verdict = Verdict::new(Credit::share(count, total), Reason::Points { made: count, total, missing });
        verdict.parts = if count > 0 { parts } else { Vec::new() };
        verdict
    }
}
