//! Explanations: judged by their key points if the author gave them, or else by the rules and the trees.

use crate::decision::rules::{self, PointsFound, Ruling};
use crate::matching::alignment::Alignment;
use crate::matching::comparison::Comparison;
use crate::matching::expected::Expected;
use crate::matching::given::Given;
use crate::matching::wording::Wording;
use crate::message::own_wordings::OwnWordings;
use crate::message::question::Question;
use crate::message::text::Text;
use crate::notations::notation::Notation;
#[cfg(feature = "cross-encoder")]
use crate::verdicts::reading::Reading;
use crate::verdicts::reason::Reason;
use crate::verdicts::verdict::Verdict;
use crate::words::vocabulary::Vocabulary;

#[derive(Clone, Debug)]
pub(crate) struct Explanation {
    question: Question,
    texts: Vec<Wording>,
    own: OwnWordings,
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
            own: OwnWordings::new(&[texts.to_vec()], texts.iter().any(|text| Notation::read(text, prompt).is_some())),
            points: points.iter().map(point).collect(),
            shown_points: points.iter().filter_map(|wordings| wordings.first().cloned()).collect(),
            question,
        }
    }

    /// The verdict for an answer that is one of the texts, word for word.
    pub(crate) fn judge_verbatim(&self, answer: &str) -> Option<Verdict> {
        self.own.are_all_in_order(answer).then(|| Verdict::correct(Reason::Complete))
    }

    /// Judges an answer by the rules, or returns its features for the trees.
    pub(crate) fn examine(&self, answer: &str, vocabulary: &Vocabulary) -> Ruling {
        if let Some(verdict) = self.judge_verbatim(answer) {
            return Ruling::Decided(verdict);
        }
        let text = Text::read(answer, vocabulary);
        let given = Given::new(&self.question, &text, false);
        if self.texts.iter().any(|wording| wording.is_exactly(&given)) {
            return Ruling::Decided(Verdict::correct(Reason::Complete));
        }
        let has_all = self.texts.iter().any(|text| text.matches_text(&self.question, &given).is_some());
        if !self.points.is_empty() {
            if self.is_talk(&given) {
                return Ruling::Decided(self.with_points(Vec::new(), false));
            }
            let made = self.points_that(|point| is_made(&given, point));
            let turned = self.points_that(|point| !is_made(&given, point) && is_named(&given, point));
            let contradicts = self.contradicts(&given);
            let verdict =
                if has_all { Verdict::correct(Reason::Complete) } else { self.with_points(made.clone(), contradicts) };
            return Ruling::ByPoints(PointsFound { verdict, made, turned, contradicts });
        }
        let Some(comparison) = Comparison::new(&given, self.texts.iter().map(|wording| &wording.0)) else {
            return Ruling::Decided(Verdict::wrong(Reason::NothingExpected));
        };
        let mut ruling = rules::apply(&self.question, &comparison, vocabulary);
        if let (true, Ruling::Undecided(undecided)) = (has_all, &mut ruling) {
            // An answer may have all the words and still say something else.
            undecided.by_rule = Some(Verdict::correct(Reason::Complete));
        }
        ruling
    }

    /// Whether an answer to a card with key points is only talk, such as "brb guys", which isn't worth reading.
    fn is_talk(&self, given: &Given<'_>) -> bool {
        let texts = self.texts.iter().map(|text| &text.0);
        let has_word = |wording| Alignment::new(given, wording).expected_places.iter().any(Option::is_some);
        given.words.len() <= rules::TALK_WORDS && !texts.chain(self.points.iter().flatten()).any(has_word)
    }

    fn points_that(&self, holds: impl Fn(&[Expected]) -> bool) -> Vec<usize> {
        self.points.iter().enumerate().filter(|(_, point)| holds(point)).map(|(index, _)| index).collect()
    }

    fn contradicts(&self, given: &Given<'_>) -> bool {
        let contradicts = |text: &Wording| Alignment::new(given, &text.0).contradicts(given, &text.0);
        !self.texts.is_empty() && self.texts.iter().all(contradicts)
    }

    fn with_points(&self, made: Vec<usize>, contradicts: bool) -> Verdict {
        Verdict::of_points(if contradicts { Vec::new() } else { made }, &self.shown_points)
    }

    /// Judges an answer by the points that it makes in its own words. `texts` are the model answers; `read` reads the
    /// answer against a reference.
    #[cfg(feature = "cross-encoder")]
    pub(crate) fn judge_points(
        &self,
        by_words: PointsFound,
        texts: &[String],
        read: impl Fn(&str) -> Reading,
    ) -> Verdict {
        let readings: Vec<Reading> = texts.iter().map(|text| read(text)).collect();
        let all_wrong_from = |least: f32| !readings.is_empty() && readings.iter().all(|reading| reading.wrong >= least);
        // Points are often keywords, such as "better". Read by itself, one says too little to tell an answer from talk.
        let says_something_else = all_wrong_from(SOMETHING_ELSE_FROM);
        let is_read = |point: &String| !says_something_else && read(point).correct >= POINT_MADE_FROM;
        let is_made = |(index, point): &(usize, &String)| {
            by_words.made.contains(index) || !by_words.turned.contains(index) && is_read(point)
        };
        let made: Vec<usize> = self.shown_points.iter().enumerate().filter(is_made).map(|(index, _)| index).collect();
        // The words of all points may be there with one claim turned around.
        let contradicts = by_words.contradicts || made.len() == self.points.len() && all_wrong_from(TURNED_FROM);
        let is_by_words = made == by_words.made && !contradicts;
        let confidence = if is_by_words { CONFIDENCE_BY_WORDS } else { CONFIDENCE_BY_READING };
        Verdict { confidence, ..self.with_points(made, contradicts) }
    }
}

/// Whether an answer has all words of a point.
fn is_named(given: &Given<'_>, point: &[Expected]) -> bool {
    point.iter().any(|wording| Alignment::new(given, wording).expected_places.iter().all(Option::is_some))
}

/// Whether an answer makes a point, by its words alone.
fn is_made(given: &Given<'_>, point: &[Expected]) -> bool {
    point.iter().any(|wording| {
        let alignment = Alignment::new(given, wording);
        alignment.expected_places.iter().all(Option::is_some)
            && alignment.polarity_mismatch <= 0.0
            && !alignment.contradicts(given, wording)
    })
}

/// From this probability on, an answer makes a point.
#[cfg(feature = "cross-encoder")]
const POINT_MADE_FROM: f32 = 0.6;

/// From this probability of being wrong on, an answer says something other than the model answer.
#[cfg(feature = "cross-encoder")]
const SOMETHING_ELSE_FROM: f32 = 0.5;

/// From this probability of being wrong on, an answer that makes all points says something else with their words.
#[cfg(feature = "cross-encoder")]
const TURNED_FROM: f32 = 0.85;

/// How often such verdicts are right: an estimate, as no judged answers have key points.
#[cfg(feature = "cross-encoder")]
const CONFIDENCE_BY_WORDS: f32 = 0.9;
#[cfg(feature = "cross-encoder")]
const CONFIDENCE_BY_READING: f32 = 0.75;

#[cfg(all(test, feature = "cross-encoder"))]
mod tests {
    use super::*;

    #[test]
    fn a_point_that_is_denied_is_not_made_whatever_a_model_reads() {
        let vocabulary = Vocabulary::default();
        let points =
            ["The jet stream steers storms.", "It separates cold from warm air."].map(|point| vec![point.to_owned()]);
        let explanation = Explanation::new("What does the jet stream do?", &[], &points, &vocabulary);
        let certain = |_: &str| Reading { wrong: 0.0, partial: 0.0, correct: 1.0 };
        for (answer, parts) in [
            ("it blows storms along and keeps polar and tropical air apart", vec![0, 1]),
            ("the jet stream doesn't steer storms, it keeps polar and tropical air apart", vec![1]),
        ] {
            let Ruling::ByPoints(found) = explanation.examine(answer, &vocabulary) else {
                unreachable!("it has points")
            };
            let verdict = explanation.judge_points(found, &[], certain);
            assert_eq!(verdict.parts, parts, "{answer}: {verdict:?}");
        }
    }

    #[test]
    fn a_point_is_not_made_by_what_the_model_answer_does_not_say() {
        let vocabulary = Vocabulary::default();
        let texts = ["Ice is less dense than water, so it floats on top.".to_owned()];
        let points = [vec!["lighter".to_owned()]];
        let explanation = Explanation::new("Why do lakes freeze from the top?", &texts, &points, &vocabulary);
        let made = |answer: &str, wrong: f32| {
            // The keyword by itself seems to be there, whatever the answer.
            let read = |reference: &str| match reference {
                "lighter" => Reading { wrong: 0.0, partial: 0.0, correct: 1.0 },
                _ => Reading { wrong, partial: 0.0, correct: 1.0 - wrong },
            };
            let Ruling::ByPoints(found) = explanation.examine(answer, &vocabulary) else {
                unreachable!("it is worth reading")
            };
            explanation.judge_points(found, &texts, read).parts.len()
        };
        assert_eq!(made("frozen stuff swims since it weighs less per liter", 0.1), 1);
        assert_eq!(made("someone turned off the heating down there", 0.9), 0);
    }

    #[test]
    fn talk_is_not_worth_reading_for_key_points() {
        let vocabulary = Vocabulary::default();
        let texts = ["Ice is less dense than water, so it floats on top.".to_owned()];
        let points = [vec!["lighter".to_owned()], vec!["floats".to_owned()]];
        let explanation = Explanation::new("Why do lakes freeze from the top?", &texts, &points, &vocabulary);
        for answer in ["hm", "idk", "brb guys", "no clue", "lol"] {
            let ruling = explanation.examine(answer, &vocabulary);
            assert!(matches!(&ruling, Ruling::Decided(verdict) if verdict.parts.is_empty()), "{answer}: {ruling:?}");
        }
        for answer in ["it floats", "lighter"] {
            assert!(matches!(explanation.examine(answer, &vocabulary), Ruling::ByPoints(_)), "{answer}");
        }
    }
}
