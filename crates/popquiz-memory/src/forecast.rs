//! What somebody will know on a day to come, if they go on answering as many cards a day.
//!
//! Nothing is drawn at random: where an answer may be right or wrong, the outcome with the same expected recall on that
//! day takes the place of both, so that the same memories always give the same forecast.

use crate::choose::best;
use crate::gain::{Candidate, Horizon};
use crate::grade::Grade;
use crate::model::{MS_PER_DAY, Memory, Model, STABILITY};

impl Model {
    /// The mean recall of these cards in `days` days for somebody who answers this many of them a day, each time the one
    /// that helps most by then. Between 0 and 1; 0 without cards.
    ///
    /// ```
    /// use popquiz_memory::{Candidate, Model};
    ///
    /// let model = Model::default();
    /// let cards = vec![Candidate::New { known: 0.3 }; 40];
    /// let nothing = model.forecast(&cards, 0.0, 30.0, 0);
    /// let one = model.forecast(&cards, 1.0, 30.0, 0);
    /// assert!((nothing - 0.3).abs() < 1e-3);
    /// assert!(one > nothing + 0.2);
    /// ```
    pub fn forecast(&self, cards: &[Candidate], answers_per_day: f32, days: f32, now: i64) -> f32 {
        if cards.is_empty() {
            return 0.0;
        }
        let days = days.max(0.0);
        // Nobody gets further than this, and it limits the time.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "not negative, and limited")]
        let answers = (answers_per_day.max(0.0) * days).round().min(20.0 * cards.len() as f32) as usize;
        let mut cards = cards.to_vec();
        let mut given = 0;
        while given < answers {
            let after = days * given as f32 / answers as f32;
            let at = later(now, after);
            let round = best(self, Horizon::days(days - after), cards.iter().copied(), at, answers - given);
            for place in round {
                let left = days - days * given as f32 / answers as f32;
                if let Some(card) = cards.get_mut(place) {
                    *card = Candidate::Met(self.answered(card, later(now, days - left), left));
                }
                given += 1;
            }
        }
        let end = later(now, days);
        let recall = |card: &Candidate| match card {
            Candidate::Met(memory) => self.recall(memory, end),
            Candidate::New { known } => *known,
        };
        cards.iter().map(recall).sum::<f32>() / cards.len() as f32
    }

    /// The memory after an answer at this time, `left` days before the end, with the recall that's to be expected then.
    fn answered(&self, card: &Candidate, at: i64, left: f32) -> Memory {
        // An answer on the last day is still a day old when it counts, in part.
        let left = left.max(0.5);
        let again = self.first(Grade::Again, at);
        let (recall, difficulty) = match card {
            Candidate::Met(memory) => {
                let known = self.recall(memory, at);
                let (right, wrong) = (self.next(memory, Grade::Good, at), self.next(memory, Grade::Again, at));
                let mean = |right: f32, wrong: f32| known * right + (1.0 - known) * wrong;
                let after = |memory: &Memory| self.recall_after(left, memory.stability);
                (mean(after(&right), after(&wrong)), mean(right.difficulty, wrong.difficulty))
            }
            // As for the gain: whoever knows it anyway goes on knowing it.
            Candidate::New { known } => {
                (known + (1.0 - known) * self.recall_after(left, again.stability), again.difficulty)
            }
        };
        Memory { stability: self.stability_with(recall, left), difficulty, answered_at: at }
    }

    /// The stability with which recall is this after so many days.
    fn stability_with(&self, recall: f32, days: f32) -> f32 {
        let [.., w20] = self.w;
        let (least, most) = STABILITY;
        (self.factor * days / (recall.powf(-1.0 / w20) - 1.0)).clamp(least, most)
    }
}

#[allow(clippy::cast_possible_truncation, reason = "whole milliseconds are enough")]
fn later(now: i64, days: f32) -> i64 {
    now.saturating_add((f64::from(days) * MS_PER_DAY) as i64)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const DAY: i64 = 86_400_000;

    fn cards() -> impl Strategy<Value = Vec<Candidate>> {
        let card = prop_oneof![
            (0.0..1.0_f32).prop_map(|known| Candidate::New { known }),
            (-1.0..3.0_f32, 1.0..10.0_f32, 0..60_i64).prop_map(|(log, difficulty, days)| {
                Candidate::Met(Memory { stability: 10_f32.powf(log), difficulty, answered_at: -days * DAY })
            }),
        ];
        proptest::collection::vec(card, 1..60)
    }

    #[test]
    fn a_day_that_has_come_shows_what_is_known_now() {
        let model = Model::default();
        let memory = model.first(Grade::Good, 0);
        let cards = [Candidate::Met(memory), Candidate::New { known: 0.2 }];
        let now = f32::midpoint(model.recall(&memory, 9 * DAY), 0.2);
        assert!((model.forecast(&cards, 5.0, 0.0, 9 * DAY) - now).abs() < 1e-6);
        assert!((model.forecast(&cards, 5.0, -3.0, 9 * DAY) - now).abs() < 1e-6);
        assert!(model.forecast(&[], 5.0, 9.0, 0).abs() < f32::EPSILON);
    }

    proptest! {
        #[test]
        fn a_forecast_is_a_share(cards in cards(), pace in 0.0..9.0_f32, days in 0.0..120.0_f32) {
            let forecast = Model::default().forecast(&cards, pace, days, 0);
            prop_assert!((0.0..=1.0).contains(&forecast), "{forecast}");
        }

        #[test]
        fn who_answers_more_knows_more(cards in cards(), pace in 0.0..3.0_f32, days in 10.0..120.0_f32) {
            let model = Model::default();
            let (less, more) = (model.forecast(&cards, pace, days, 0), model.forecast(&cards, pace + 1.0, days, 0));
            // Chosen early, a card may come a little less well timed.
            prop_assert!(more >= less - 0.02, "{less} {more}");
        }
    }
}
