//! An explanation: its key points where the author gave them, else what people would call it, by the learned judge.

use super::compare::{Match, Question, Right, Typed};
use super::features::Compared;
use super::learned::{self, Weighed};
use super::term::Wording;
use super::text::Text;
use super::{Credit, Verdict, Vocabulary};

#[derive(Clone, Debug)]
pub(super) struct Explanation {
    question: Question,
    texts: Vec<Wording>,
    points: Vec<Vec<Right>>,
    shown_points: Vec<String>,
}

impl Explanation {
    pub(super) fn new(prompt: &str, texts: &[String], points: &[Vec<String>], vocabulary: &Vocabulary) -> Self {
        let question = Question::new(&Text::read(prompt, vocabulary));
        let nothing_asked = Question::new(&Text::default());
        let point = |wordings: &Vec<String>| {
            wordings.iter().map(|text| Right::new(&nothing_asked, Text::read(text, vocabulary))).collect()
        };
        Self {
            texts: texts.iter().map(|text| Wording::new(&question, text, vocabulary)).collect(),
            points: points.iter().map(point).collect(),
            shown_points: points.iter().filter_map(|wordings| wordings.first().cloned()).collect(),
            question,
        }
    }

    /// What an answer is by the rules, else its features.
    pub(super) fn examine(&self, answer: &str, vocabulary: &Vocabulary) -> Weighed {
        let text = Text::read(answer, vocabulary);
        let typed = Typed::new(&self.question, &text, false);
        if self.texts.iter().any(|text| text.is_text(&self.question, &typed).is_some()) {
            return Weighed::Decided(Verdict::correct("It says all of the answer."));
        }
        if !self.points.is_empty() {
            return Weighed::Decided(self.by_points(&typed));
        }
        match Compared::new(&typed, self.texts.iter().map(|wording| &wording.0)) {
            Some(compared) => learned::weigh(&self.question, &compared, vocabulary),
            None => Weighed::Decided(Verdict::wrong("There is nothing to judge it by.")),
        }
    }

    fn by_points(&self, typed: &Typed<'_>) -> Verdict {
        let made = |point: &Vec<Right>| {
            point.iter().any(|wording| {
                let found = Match::new(typed, wording);
                found.of_right.iter().all(Option::is_some) && found.flipped <= 0.0 && !found.contradicts(typed, wording)
            })
        };
        let parts: Vec<usize> =
            self.points.iter().enumerate().filter(|(_, point)| made(point)).map(|(index, _)| index).collect();
        let contradicts = self.texts.iter().all(|text| {
            let found = Match::new(typed, &text.0);
            found.contradicts(typed, &text.0)
        });
        let count = if contradicts { 0 } else { parts.len() };
        let so_far = format!("{count} of {} points", self.points.len());
        let missing: Vec<String> = self
            .shown_points
            .iter()
            .enumerate()
            .filter(|(index, _)| contradicts || !parts.contains(index))
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
