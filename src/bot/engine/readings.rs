//! Answers that words alone can't judge. The model reads them one by one, and their verdicts arrive later as events.

use popquiz_judge::Verdict;

use super::decision::{Act, Decision, ReadingRequest};
use super::state::{Engine, RunningGame};
use crate::id::{AttemptId, GameId, QuestionId};
use crate::quiz::Event;
use crate::store::AttemptVerdict;

impl RunningGame {
    /// Whether the model must still read an attempt on the open question.
    pub(super) fn is_unread(&self, attempt: AttemptId) -> bool {
        self.game.question().is_some_and(|question| question.unread().any(|it| it.id == attempt))
    }

    fn reading_request(&self, attempt: AttemptId) -> Option<ReadingRequest> {
        let question = self.game.question()?;
        let text = question.unread().find(|it| it.id == attempt)?.unread.clone()?;
        Some(ReadingRequest { question: question.id, attempt, judge: self.judge.clone()?, text })
    }
}

impl Engine {
    /// Requests as many readings as the model takes at once. The others wait here, and drop out if their question ends.
    pub(super) fn request_readings(&mut self, decision: &mut Decision) {
        while let Some((attempt, game)) = self.readings.next() {
            let in_game = self.games.get(&game).and_then(|running| running.reading_request(attempt));
            let Some(request) = in_game.or_else(|| self.practice_reading(game, attempt)) else { continue };
            self.readings.requested(attempt);
            decision.acts.push(Act::Read(request));
        }
    }

    /// Counts an answer that the model has read; `None` means that it couldn't. A repeated or late verdict changes
    /// nothing.
    pub(in crate::bot) fn answer_read(
        &mut self,
        question: QuestionId,
        attempt: AttemptId,
        verdict: Option<Verdict>,
        decision: &mut Decision,
    ) {
        self.readings.done(attempt);
        if self.reading_practices.contains_key(&attempt) {
            return self.practice_read(attempt, verdict, decision);
        }
        let Some(id) = self.asking.get(&question).copied() else { return };
        if !self.games.get(&id).is_some_and(|running| running.is_unread(attempt)) {
            return;
        }
        decision.commit.verdicts.extend(verdict.as_ref().map(|verdict| AttemptVerdict {
            source: attempt,
            question,
            outcome: verdict.outcome,
            credit: verdict.credit,
            confidence: verdict.confidence,
        }));
        self.step(id, Event::Read { attempt, verdict }, decision);
    }

    /// Stops using the model until the next start. Words decide on everything that waits for it.
    pub(in crate::bot) fn stop_reading(&mut self, decision: &mut Decision) {
        self.readings.stop();
        self.stop_reading_practices(decision);
        let unread: Vec<(GameId, AttemptId)> = self
            .games
            .iter()
            .filter_map(|(id, running)| Some((*id, running.game.question()?)))
            .flat_map(|(id, question)| question.unread().map(move |attempt| (id, attempt.id)))
            .collect();
        for (id, attempt) in unread {
            self.step(id, Event::Read { attempt, verdict: None }, decision);
        }
    }
}
