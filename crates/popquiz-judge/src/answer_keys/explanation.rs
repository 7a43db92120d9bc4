//! Explanations: judged by their key points if the author gave them, or else by the rules and the trees.

#[cfg(feature = "cross-encoder")]
use popquiz_deck::Kind;

#[cfg(feature = "cross-encoder")]
use crate::decision::classifier;
use crate::decision::roles::{ExpectedRoles, Roles};
#[cfg(feature = "cross-encoder")]
use crate::decision::rule_confidence;
use crate::decision::rules::{self, PointsFound, Ruling};
use crate::matching::alignment::Alignment;
use crate::matching::comparison::Comparison;
use crate::matching::expected::Expected;
use crate::matching::given::Given;
use crate::matching::wording::Wording;
use crate::message::chat;
use crate::message::own_wordings::OwnWordings;
use crate::message::question::Question;
use crate::message::text::{Text, Word};
use crate::notations::notation::Notation;
#[cfg(feature = "cross-encoder")]
use crate::verdicts::reading::{CardText, Reading};
use crate::verdicts::reason::Reason;
#[cfg(feature = "cross-encoder")]
use crate::verdicts::verdict::Outcome;
use crate::verdicts::verdict::Verdict;
use crate::words::vocabulary::Vocabulary;

#[derive(Clone, Debug)]
pub(crate) struct Explanation {
    question: Question,
    texts: Vec<Wording>,
    own: OwnWordings,
    /// The words of each of the texts, and their initials.
    words: Vec<(Vec<Word>, String)>,
    /// The roles in each of the texts.
    roles: Vec<ExpectedRoles>,
    points: Vec<Vec<Expected>>,
    shown_points: Vec<String>,
}

impl Explanation {
    pub(crate) fn new(prompt: &str, texts: &[String], points: &[Vec<String>], vocabulary: &Vocabulary) -> Self {
        let question = Question::new(&Text::read(prompt, vocabulary));
        let read: Vec<Text> = texts.iter().map(|text| Text::read(text, vocabulary)).collect();
        let nothing_asked = Question::new(&Text::default());
        let point = |wordings: &Vec<String>| {
            wordings.iter().map(|text| Expected::new(&nothing_asked, Text::read(text, vocabulary))).collect()
        };
        Self {
            texts: texts.iter().map(|text| Wording::new(&question, text, vocabulary)).collect(),
            roles: read.iter().map(|text| ExpectedRoles::read(&question, text)).collect(),
            words: read.iter().map(|text| (text.words.clone(), text.initials())).collect(),
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
        let corrected = chat::without_withdrawn(answer);
        let mut text = Text::read(corrected.as_deref().unwrap_or(answer), vocabulary);
        for (words, initials) in &self.words {
            text.read_acronyms(words, initials);
        }
        let has = |wording: &Expected, stem| wording.words.iter().any(|word| word.word.stem == stem);
        let in_a_point = |stem| self.points.iter().flatten().any(|wording| has(wording, stem));
        for wording in self.texts.iter().filter(|wording| wording.0.words.len() <= SHORT_TEXT) {
            let own = |stem| wording.0.words.iter().find(|word| word.word.stem == stem).map(|word| word.word);
            text.read_opposites(own, in_a_point);
        }
        let given = Given::new(&self.question, &text, false);
        if self.texts.iter().any(|wording| wording.is_exactly(&given)) {
            return Ruling::Decided(Verdict::correct(Reason::Complete));
        }
        let has_all = self.texts.iter().any(|text| text.matches_text(&self.question, &given).is_some());
        let comparison = Comparison::new(&given, self.texts.iter().map(|wording| &wording.0));
        if !self.points.is_empty() {
            return self.examine_points(&given, has_all, comparison.as_ref(), vocabulary);
        }
        let Some(comparison) = comparison else {
            return Ruling::Decided(Verdict::wrong(Reason::NothingExpected));
        };
        let mut roles = self.roles.iter().map(|roles| roles.compare(&self.question, &text));
        match roles.clone().find(|roles| *roles != Some(Roles::Swapped)) {
            None => return Ruling::Decided(Verdict::wrong(Reason::Opposite)),
            Some(_) if roles.any(|roles| roles == Some(Roles::Same)) => {
                return Ruling::Decided(Verdict::correct(Reason::Complete));
            }
            Some(_) => {}
        }
        let mut ruling = rules::apply(&self.question, &comparison, vocabulary);
        if let (true, Ruling::Undecided(undecided)) = (has_all, &mut ruling) {
            // An answer may have all the words and still say something else.
            undecided.by_rule = Some(Verdict::correct(Reason::Complete));
        }
        ruling
    }

    fn examine_points(
        &self,
        given: &Given<'_>,
        has_all: bool,
        comparison: Option<&Comparison<'_>>,
        vocabulary: &Vocabulary,
    ) -> Ruling {
        let made = self.points_that(|point| is_made(given, point));
        let turned = self.points_that(|point| !is_made(given, point) && is_named(given, point));
        let contradicts = self.contradicts(given);
        let verdict =
            if has_all { Verdict::correct(Reason::Complete) } else { self.with_points(made.clone(), contradicts) };
        let whole = comparison.and_then(|comparison| match rules::apply(&self.question, comparison, vocabulary) {
            Ruling::Undecided(undecided) => Some(undecided),
            Ruling::Decided(_) | Ruling::ByPoints(_) => None,
        });
        Ruling::ByPoints(PointsFound { verdict, made, turned, contradicts, whole })
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

    /// Judges an answer by the points that it makes in its own words. `read` reads the answer against a reference.
    #[cfg(feature = "cross-encoder")]
    pub(crate) fn judge_points(
        &self,
        by_words: PointsFound,
        text: &CardText,
        answer: &str,
        read: impl Fn(&str) -> Reading,
    ) -> Verdict {
        let Some(whole) = by_words.whole else {
            return rule_confidence::with_confidence(Kind::Explanation, by_words.verdict);
        };
        // Points are often keywords, such as "better". Read by itself, a keyword can't tell an answer from talk, so the
        // answer as a whole must be worth something.
        let nearest = text.nearest(answer);
        let reading = read(nearest);
        let whole = classifier::decide_by_reading(whole, reading).outcome;
        let is_read = |point: &String| match whole {
            Outcome::Wrong => false,
            Outcome::Correct if self.shown_points.len() == 1 => true,
            _ => read(point).correct >= POINT_MADE_FROM,
        };
        let is_made = |(index, point): &(usize, &String)| {
            by_words.made.contains(index) || !by_words.turned.contains(index) && is_read(point)
        };
        let made: Vec<usize> = self.shown_points.iter().enumerate().filter(is_made).map(|(index, _)| index).collect();
        // The words of all points may be there with one claim turned around.
        let turned = |text: &String| {
            let reading = if text == nearest { reading } else { read(text) };
            reading.wrong >= TURNED_FROM
        };
        let contradicts = by_words.contradicts || made.len() == self.points.len() && text.references.iter().all(turned);
        let is_by_words = made == by_words.made && !contradicts;
        let verdict = self.with_points(made, contradicts);
        if is_by_words {
            rule_confidence::with_confidence(Kind::Explanation, verdict)
        } else {
            Verdict { confidence: CONFIDENCE_BY_READING, ..verdict }
        }
    }
}

/// In texts of more words, an opposite by its prefix is one detail of many.
const SHORT_TEXT: usize = 8;

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

/// From this probability of being wrong on, an answer that makes all points says something else with their words.
#[cfg(feature = "cross-encoder")]
const TURNED_FROM: f32 = 0.85;

/// How often verdicts by reading points are right: an estimate, as no judged answers have key points.
#[cfg(feature = "cross-encoder")]
const CONFIDENCE_BY_READING: f32 = 0.75;

#[cfg(all(test, feature = "cross-encoder"))]
mod tests {
    use super::*;

    /// An explanation with its key points, judged with a reader that says of each reference how surely it is met.
    struct Case {
        text: CardText,
        explanation: Explanation,
        vocabulary: Vocabulary,
    }

    impl Case {
        fn new(question: &str, reference: &str, points: &[&str]) -> Self {
            let text = CardText { question: question.to_owned(), references: vec![reference.to_owned()] };
            let points: Vec<Vec<String>> = points.iter().map(|point| vec![(*point).to_owned()]).collect();
            let vocabulary = Vocabulary::default();
            let explanation = Explanation::new(question, &text.references, &points, &vocabulary);
            Self { text, explanation, vocabulary }
        }

        fn points_made(&self, answer: &str, correct: impl Fn(&str) -> f32) -> Vec<usize> {
            let read = |reference: &str| {
                let correct = correct(reference);
                Reading { wrong: 1.0 - correct, partial: 0.0, correct }
            };
            let Ruling::ByPoints(found) = self.explanation.examine(answer, &self.vocabulary) else {
                unreachable!("it has points")
            };
            self.explanation.judge_points(found, &self.text, answer, read).parts
        }
    }

    #[test]
    fn a_point_that_is_denied_is_not_made_whatever_a_model_reads() {
        let case = Case::new(
            "What does the jet stream do?",
            "It steers storms and separates cold from warm air.",
            &["The jet stream steers storms.", "It separates cold from warm air."],
        );
        for (answer, parts) in [
            ("it blows storms along and keeps cold polar and tropical air apart", vec![0, 1]),
            ("the jet stream doesn't steer storms, it keeps cold polar and warm tropical air apart", vec![1]),
        ] {
            assert_eq!(case.points_made(answer, |_| 1.0), parts, "{answer}");
        }
    }

    #[test]
    fn a_keyword_is_not_made_by_an_answer_that_is_wrong_as_a_whole() {
        let case = Case::new(
            "Why do lakes freeze from the top?",
            "Ice is less dense than water, so it floats on top.",
            &["lighter", "swims"],
        );
        // The keywords by themselves seem to be there, whatever the answer.
        let of_whole = |whole: f32| move |reference: &str| if reference.starts_with("Ice") { whole } else { 1.0 };
        assert_eq!(case.points_made("frozen water stays above since it weighs less", of_whole(1.0)), [0, 1]);
        assert_eq!(case.points_made("someone turned off the heating down there", of_whole(0.0)), [0; 0]);
    }

    #[test]
    fn talk_is_not_read_for_key_points() {
        let case = Case::new(
            "Why do lakes freeze from the top?",
            "Ice is less dense than water, so it floats on top.",
            &["lighter"],
        );
        for answer in ["hm", "idk", "brb guys", "no clue", "lol"] {
            assert_eq!(case.points_made(answer, |reference| unreachable!("{answer} read as {reference}")), [0; 0]);
        }
    }
}
