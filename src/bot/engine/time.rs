//! Time: handles whatever is due.

use super::decision::{Act, Decision};
use super::state::{Engine, Timer};

const EXPIRE_EVERY_MS: i64 = 6 * 3_600_000;

impl Engine {
    /// Lets all that is due at `decision.now` happen.
    pub(in crate::bot) fn time_passed(&mut self, decision: &mut Decision) {
        while let Some(timer) = self.timers.take_due(decision.now) {
            match timer {
                Timer::Game(id) => self.game_is_due(id, decision),
                Timer::Practice(id) => self.practice_is_due(id, decision),
                Timer::Schedule(id) => self.due(id, decision),
                Timer::Vote(question) => self.vote_is_due(question, decision),
                Timer::Expire => {
                    self.timers.set(Timer::Expire, Some(decision.now.plus_ms(EXPIRE_EVERY_MS)));
                    decision.acts.push(Act::Expire(decision.now, self.expire(decision.now)));
                }
            }
        }
        self.note_missed_drops(decision);
    }
}
