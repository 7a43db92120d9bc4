//! What members remember of cards, derived from their attempts. How memory works is up to [`popquiz_memory`]; here is
//! what the attempts at a question say about it.

use popquiz_deck::{CardId, DeckId};
use popquiz_memory::{Answer, FirstAnswers, Grade, Memory, Model};

use super::answer_hash::AnswerHash;
use super::attempts::Help;
use crate::id::{AttemptId, QuestionId};

/// A member's memory of a card.
#[derive(Clone, Debug, PartialEq)]
pub struct CardMemory {
    /// The card's deck.
    pub deck: DeckId,
    /// The card.
    pub card: CardId,
    /// What's left of it.
    pub memory: Memory,
    /// The answer that they learned; `None` if that wasn't recorded.
    pub answer: Option<AnswerHash>,
}

/// How members did on a card when they first met it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct CardFirstAnswers {
    pub deck: DeckId,
    pub card: CardId,
    pub first: FirstAnswers,
}

/// One try at a question.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct JudgedTry {
    /// The attempt.
    pub source: AttemptId,
    /// Its credit, from 0 to 1: as a vote has it, or else the judge.
    pub credit: f64,
    /// What helped.
    pub help: Help,
}

/// A member's tries at a question.
#[derive(Clone, Debug, PartialEq)]
pub struct TriedQuestion {
    /// The question.
    pub question: QuestionId,
    /// The card's answer when it was asked.
    pub answer: Option<AnswerHash>,
    /// The tries, in Discord's order.
    pub tries: Vec<JudgedTry>,
    /// The credit in the ledger: for items of a list that was completed together, and for what managers accepted.
    pub ledger_credit: f64,
}

impl TriedQuestion {
    /// The credit of the best try, or what managers accepted.
    pub fn credit(&self) -> f64 {
        self.tries.iter().map(|tried| tried.credit).fold(self.ledger_credit.min(1.0), f64::max)
    }

    /// The first try, and the grade of the question; `None` if it says nothing about what they remember. Nobody can name
    /// an item of a shared list that another member was faster with, so a few items don't mean that they forgot the
    /// others.
    pub fn grade(&self) -> Option<(AttemptId, Grade)> {
        let first = self.tries.first()?;
        let credit = self.credit();
        if first.help.is_shared && credit > 0.0 && credit < 0.5 {
            return None;
        }
        let counts = |tried: &&JudgedTry| tried.credit >= 0.5;
        let right = self.tries.iter().find(counts).unwrap_or(first);
        let answer = Answer {
            credit,
            is_later_try: self.tries.len() > 1 && first.credit < 0.5 && !first.help.is_shared,
            had_hint: right.help.had_hint,
            is_choice: right.help.is_choice,
            is_fast: false,
        };
        Some((first.source, answer.grade()))
    }
}

/// A memory, with what a change of its last question's grade needs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Remembered {
    /// The memory.
    pub memory: Memory,
    /// The last question that counted.
    pub question: QuestionId,
    /// The first try at it.
    pub source: AttemptId,
    /// The memory before that; `None` if it was the first one.
    pub before: Option<Memory>,
    /// Whether the first question was answered right, if only in part.
    pub was_known: bool,
    /// The card's answer.
    pub answer: Option<AnswerHash>,
}

impl Remembered {
    /// The memory after a question, which came after all others. It starts over if the answer is another one.
    pub fn after(
        before: Option<&Self>,
        model: &Model,
        (question, answer): (QuestionId, Option<AnswerHash>),
        (source, grade): (AttemptId, Grade),
    ) -> Self {
        let same = before.filter(|before| match (before.answer, answer) {
            (Some(before), Some(now)) => before == now,
            _ => true,
        });
        let at = source.time().0;
        match same {
            Some(before) => Self {
                memory: model.next(&before.memory, grade, at),
                question,
                source,
                before: Some(before.memory),
                was_known: before.was_known,
                answer: answer.or(before.answer),
            },
            None => Self {
                memory: model.first(grade, at),
                question,
                source,
                before: None,
                was_known: grade.is_remembered(),
                answer,
            },
        }
    }

    /// The memory if its last question has this grade.
    #[must_use]
    pub fn regraded(&self, model: &Model, grade: Grade) -> Self {
        let at = self.source.time().0;
        match &self.before {
            Some(before) => Self { memory: model.next(before, grade, at), ..*self },
            None => Self { memory: model.first(grade, at), was_known: grade.is_remembered(), ..*self },
        }
    }
}

/// The memory of a card after all questions that a member tried; `None` if none of them counts.
pub fn remembered(model: &Model, questions: &[TriedQuestion]) -> Option<Remembered> {
    let mut graded: Vec<(AttemptId, Grade, &TriedQuestion)> =
        questions.iter().filter_map(|it| it.grade().map(|(source, grade)| (source, grade, it))).collect();
    graded.sort_by_key(|(source, ..)| *source);
    graded.into_iter().fold(None, |before: Option<Remembered>, (source, grade, it)| {
        Some(Remembered::after(before.as_ref(), model, (it.question, it.answer), (source, grade)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::UnixMs;
    use crate::id::snowflake_at;

    fn tried(source: u64, credit: f64) -> JudgedTry {
        JudgedTry { source: AttemptId(source), credit, help: Help::default() }
    }

    fn question(tries: &[JudgedTry]) -> TriedQuestion {
        TriedQuestion { question: QuestionId(1), answer: None, tries: tries.to_vec(), ledger_credit: 0.0 }
    }

    fn grade(tries: &[JudgedTry]) -> Option<Grade> {
        question(tries).grade().map(|(_, grade)| grade)
    }

    #[test]
    fn the_tries_at_a_question_make_one_grade() {
        assert_eq!(grade(&[]), None);
        assert_eq!(grade(&[tried(1, 1.0)]), Some(Grade::Good));
        assert_eq!(grade(&[tried(1, 0.0)]), Some(Grade::Again));
        assert_eq!(grade(&[tried(1, 0.0), tried(2, 1.0)]), Some(Grade::Hard));
        assert_eq!(grade(&[tried(1, 1.0), tried(2, 0.0)]), Some(Grade::Good));
        assert_eq!(grade(&[tried(1, 0.75)]), Some(Grade::Hard));
        let hinted = JudgedTry { help: Help { had_hint: true, ..Help::default() }, ..tried(1, 1.0) };
        assert_eq!(grade(&[hinted]), Some(Grade::Hard));
        let tapped = JudgedTry { help: Help { is_choice: true, ..Help::default() }, ..tried(1, 1.0) };
        assert_eq!(grade(&[tapped]), Some(Grade::Hard));
        let accepted = TriedQuestion { ledger_credit: 1.0, ..question(&[tried(1, 0.0)]) };
        assert_eq!(accepted.grade(), Some((AttemptId(1), Grade::Good)));
    }

    #[test]
    fn a_few_items_of_a_shared_list_say_nothing() {
        let item =
            |source, credit| JudgedTry { help: Help { is_shared: true, ..Help::default() }, ..tried(source, credit) };
        assert_eq!(grade(&[item(1, 0.2)]), None);
        assert_eq!(grade(&[item(1, 0.0)]), Some(Grade::Again));
        let most = TriedQuestion { ledger_credit: 0.6, ..question(&[item(1, 0.2), item(2, 0.2), item(3, 0.2)]) };
        assert_eq!(most.grade(), Some((AttemptId(1), Grade::Hard)));
    }

    #[test]
    fn a_changed_grade_and_a_replay_lead_to_the_same_memory() {
        let model = Model::default();
        let day = |day: i64| AttemptId(snowflake_at(UnixMs(1_700_000_000_000 + day * 86_400_000), 0));
        let asked = |id, at, credit| TriedQuestion {
            question: QuestionId(id),
            answer: Some(AnswerHash(7)),
            tries: vec![JudgedTry { source: at, credit, help: Help::default() }],
            ledger_credit: 0.0,
        };
        let before = remembered(&model, &[asked(2, day(9), 0.0), asked(1, day(0), 1.0)]).unwrap();
        let after = remembered(&model, &[asked(1, day(0), 1.0), asked(2, day(9), 1.0)]).unwrap();
        assert_ne!(before, after);
        assert_eq!(before.regraded(&model, Grade::Good), after);
        assert!(after.was_known);
        // Another answer starts over.
        let other = TriedQuestion { answer: Some(AnswerHash(8)), ..asked(3, day(12), 0.0) };
        let over = remembered(&model, &[asked(1, day(0), 1.0), other]).unwrap();
        assert_eq!(over.memory, model.first(Grade::Again, day(12).time().0));
        assert!(!over.was_known);
    }
}
