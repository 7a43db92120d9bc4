//! Memories, and how answers and time change them.
//!
//! This is FSRS-6. Recall falls with time as `R(t, S) = (1 + f t / S)^(-w20)`, and `f` makes it 90% after `S` days. Each
//! answer changes stability and difficulty, by its grade and by how likely it was to be right. The names `w0` to `w20`
//! and the formulas are those of the crate [`fsrs`](https://docs.rs/fsrs/6.6.2) (`src/model.rs`).

use crate::grade::Grade;

/// The parameters `w0` to `w20` that FSRS-6 starts with: fitted to the reviews of thousands of people
/// (`DEFAULT_PARAMETERS` in `src/inference.rs` of `fsrs` 6.6.2).
pub const DEFAULT_PARAMETERS: [f32; 21] = [
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629,
    1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
];

/// The smallest and the largest stability, in days.
pub const STABILITY: (f32, f32) = (0.001, 36_500.0);

/// The smallest and the largest difficulty.
pub const DIFFICULTY: (f32, f32) = (1.0, 10.0);

/// Answers less than this apart, in days, count as given on the same day. FSRS counts calendar days, but the members of
/// a group live in several time zones, and a drop that's answered late one evening and on time the next is a day apart.
pub const SAME_DAY: f32 = 0.5;

pub(crate) const MS_PER_DAY: f64 = 86_400_000.0;

/// How well one person remembers one card.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Memory {
    /// The days until recall has fallen from certainty to 90%.
    pub stability: f32,
    /// How hard the card is for them, from 1 to 10.
    pub difficulty: f32,
    /// When they last answered, in milliseconds since the Unix epoch.
    pub answered_at: i64,
}

impl Memory {
    /// The days from the last answer until `now`. They're 0 if the clock was set back.
    pub fn elapsed(&self, now: i64) -> f32 {
        #[allow(clippy::cast_possible_truncation, reason = "f32 holds days to within seconds")]
        let days = (now.saturating_sub(self.answered_at).max(0) as f64 / MS_PER_DAY) as f32;
        days
    }
}

/// FSRS-6 with its parameters, and what can be computed from them in advance.
#[derive(Clone, Debug)]
pub struct Model {
    pub(crate) w: [f32; 21],
    /// `f`, with which recall is 90% after as many days as the stability.
    pub(crate) factor: f32,
    /// `e^w8`, the scale of growth.
    growth: f32,
    /// `e^(w17 w18)`, by which stability falls at least when a card is forgotten.
    least_loss: f32,
    /// The difficulty to which all others slowly return.
    easiest: f32,
}

impl Default for Model {
    fn default() -> Self {
        Self::new(DEFAULT_PARAMETERS)
    }
}

impl Model {
    /// FSRS-6 with these parameters, `w0` to `w20`.
    pub fn new(w: [f32; 21]) -> Self {
        let [.., w17, w18, _, w20] = w;
        let [_, _, _, _, w4, w5, _, _, w8, ..] = w;
        let factor = (0.9_f32.ln() / -w20).exp() - 1.0;
        let easiest = w4 - (w5 * 3.0).exp() + 1.0;
        Self { w, factor, growth: w8.exp(), least_loss: (w17 * w18).exp(), easiest }
    }

    /// The chance that somebody recalls the card at `now`, from 0 to 1.
    pub fn recall(&self, memory: &Memory, now: i64) -> f32 {
        self.recall_after(memory.elapsed(now), memory.stability)
    }

    /// `R(t, S)`: the chance to recall a card `elapsed` days after an answer that left it with this stability.
    pub fn recall_after(&self, elapsed: f32, stability: f32) -> f32 {
        let [.., w20] = self.w;
        (1.0 + self.factor * elapsed / stability).powf(-w20)
    }

    /// The days after an answer until recall has fallen to this value: the inverse of [`Model::recall_after`].
    ///
    /// ```
    /// let model = popquiz_memory::Model::default();
    /// assert!((model.interval(0.9, 5.0) - 5.0).abs() < 1e-4);
    /// ```
    pub fn interval(&self, recall: f32, stability: f32) -> f32 {
        let [.., w20] = self.w;
        stability / self.factor * (recall.powf(-1.0 / w20) - 1.0)
    }

    /// The memory after somebody's first answer to a card.
    pub fn first(&self, grade: Grade, at: i64) -> Memory {
        let [again, hard, good, easy, w4, w5, ..] = self.w;
        let stability = match grade {
            Grade::Again => again,
            Grade::Hard => hard,
            Grade::Good => good,
            Grade::Easy => easy,
        };
        let difficulty = w4 - (w5 * (f32::from(grade.number()) - 1.0)).exp() + 1.0;
        Memory { stability: within(stability, STABILITY), difficulty: within(difficulty, DIFFICULTY), answered_at: at }
    }

    /// The memory after another answer. An answer from before the last one, because the clock was set back or because
    /// it arrived late, counts as given on the same day, and the later time stays.
    pub fn next(&self, memory: &Memory, grade: Grade, at: i64) -> Memory {
        let [_, _, _, _, _, _, w6, w7, ..] = self.w;
        let stability = within(memory.stability, STABILITY);
        let difficulty = within(memory.difficulty, DIFFICULTY);
        let elapsed = memory.elapsed(at);
        let new_stability = if elapsed < SAME_DAY {
            self.same_day(stability, grade)
        } else {
            let recall = self.recall_after(elapsed, stability);
            match grade {
                Grade::Again => self.after_failure(stability, difficulty, recall),
                _ => self.after_success(stability, difficulty, recall, grade),
            }
        };
        let change = -w6 * (f32::from(grade.number()) - 3.0);
        let moved = difficulty + (10.0 - difficulty) * change / 9.0;
        let new_difficulty = w7 * (self.easiest - moved) + moved;
        Memory {
            stability: within(new_stability, STABILITY),
            difficulty: within(new_difficulty, DIFFICULTY),
            answered_at: memory.answered_at.max(at),
        }
    }

    /// The stability after an answer that was right although it was only this likely to be.
    pub(crate) fn after_success(&self, stability: f32, difficulty: f32, recall: f32, grade: Grade) -> f32 {
        let [.., w9, w10, _, _, _, _, w15, w16, _, _, _, _] = self.w;
        let factor = match grade {
            Grade::Hard => w15,
            Grade::Easy => w16,
            Grade::Again | Grade::Good => 1.0,
        };
        let surprise = (w10 * (1.0 - recall)).exp() - 1.0;
        let grown = stability * (self.growth * (11.0 - difficulty) * stability.powf(-w9) * surprise * factor + 1.0);
        within(grown, STABILITY)
    }

    /// The stability after a card was forgotten that was this likely to be recalled.
    pub(crate) fn after_failure(&self, stability: f32, difficulty: f32, recall: f32) -> f32 {
        let [.., w11, w12, w13, w14, _, _, _, _, _, _] = self.w;
        let relearned =
            w11 * difficulty.powf(-w12) * ((stability + 1.0).powf(w13) - 1.0) * (w14 * (1.0 - recall)).exp();
        within(relearned.min(stability / self.least_loss), STABILITY)
    }

    /// The stability after another answer on the same day.
    fn same_day(&self, stability: f32, grade: Grade) -> f32 {
        let [.., w17, w18, w19, _] = self.w;
        let change = (w17 * (f32::from(grade.number()) - 3.0 + w18)).exp() * stability.powf(-w19);
        stability * if grade.is_remembered() { change.max(1.0) } else { change }
    }
}

/// A value within bounds. What isn't a number becomes the lower bound.
fn within(value: f32, (lowest, highest): (f32, f32)) -> f32 {
    if value.is_nan() { lowest } else { value.clamp(lowest, highest) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const DAY: i64 = 86_400_000;

    fn grade() -> impl Strategy<Value = Grade> {
        proptest::sample::select(Grade::ALL.to_vec())
    }

    /// Days since the answer before, and the grade.
    fn answers() -> impl Strategy<Value = Vec<(u32, Grade)>> {
        proptest::collection::vec((prop_oneof![Just(0), 1..5_u32, 5..400_u32], grade()), 1..60)
    }

    fn after(model: &Model, answers: &[(u32, Grade)]) -> Memory {
        let mut now = 0;
        let mut memory = None;
        for (days, grade) in answers {
            now += i64::from(*days) * DAY;
            memory = Some(match &memory {
                None => model.first(*grade, now),
                Some(memory) => model.next(memory, *grade, now),
            });
        }
        memory.unwrap()
    }

    /// The figure of `assert_memory_state` in fsrs 6.6.2 (`src/inference.rs`).
    #[test]
    fn a_published_sequence_leads_to_its_published_state() {
        let days = [0, 0, 1, 3, 8, 21];
        let answers = days.map(|days| (days, Grade::Good));
        let memory = after(&Model::default(), &[&[(0, Grade::Again)], &answers[1..]].concat());
        assert!((memory.stability / 53.626_91 - 1.0).abs() < 1e-4, "{memory:?}");
        assert!((memory.difficulty / 6.357_486_7 - 1.0).abs() < 1e-4, "{memory:?}");
    }

    #[test]
    fn recall_is_90_percent_after_as_many_days_as_the_stability() {
        let model = Model::default();
        for stability in [0.001, 0.5, 1.0, 30.0, 36_500.0] {
            assert!((model.recall_after(stability, stability) - 0.9).abs() < 1e-5);
            assert!((model.recall_after(0.0, stability) - 1.0).abs() < f32::EPSILON);
        }
    }

    #[test]
    fn a_clock_that_was_set_back_does_no_harm() {
        let model = Model::default();
        let memory = model.first(Grade::Good, 100 * DAY);
        assert!((model.recall(&memory, 50 * DAY) - 1.0).abs() < f32::EPSILON);
        let answered = model.next(&memory, Grade::Good, 50 * DAY);
        assert_eq!(answered.answered_at, 100 * DAY);
        assert_eq!(answered, model.next(&memory, Grade::Good, 100 * DAY));
        assert!(memory.elapsed(i64::MAX).is_finite());
        assert!(Memory { answered_at: i64::MIN, ..memory }.elapsed(i64::MAX).is_finite());
    }

    #[test]
    fn an_evening_and_the_next_morning_are_two_days() {
        let model = Model::default();
        let memory = model.first(Grade::Good, 0);
        let at_once = model.next(&memory, Grade::Good, 0).stability;
        assert_eq!(model.next(&memory, Grade::Good, DAY / 2 - 60_000).stability.to_bits(), at_once.to_bits());
        assert_ne!(model.next(&memory, Grade::Good, DAY / 2).stability.to_bits(), at_once.to_bits());
        assert!(model.next(&memory, Grade::Good, DAY).stability > at_once);
    }

    proptest! {
        /// The crate `fsrs` is the oracle: the same answers, the same states.
        #[test]
        fn states_agree_with_the_reference(answers in answers()) {
            let memory = after(&Model::default(), &answers);
            let reviews = answers
                .iter()
                .enumerate()
                .map(|(place, (days, grade))| fsrs::FSRSReview {
                    rating: u32::from(grade.number()),
                    delta_t: if place == 0 { 0 } else { *days },
                })
                .collect();
            let expected = fsrs::FSRS::default().memory_state(fsrs::FSRSItem { reviews }, None).unwrap();
            prop_assert!((memory.stability / expected.stability - 1.0).abs() < 1e-4, "{memory:?} {expected:?}");
            prop_assert!((memory.difficulty / expected.difficulty - 1.0).abs() < 1e-4, "{memory:?} {expected:?}");
        }

        #[test]
        fn a_memory_stays_within_its_bounds(answers in answers(), later in any::<i64>()) {
            let memory = after(&Model::default(), &answers);
            prop_assert!((STABILITY.0..=STABILITY.1).contains(&memory.stability));
            prop_assert!((DIFFICULTY.0..=DIFFICULTY.1).contains(&memory.difficulty));
            prop_assert!((0.0..=1.0).contains(&Model::default().recall(&memory, later)));
        }

        #[test]
        fn recall_only_falls_between_answers(answers in answers(), days in 0..500_i64, more in 0..500_i64) {
            let model = Model::default();
            let memory = after(&model, &answers);
            let soon = model.recall(&memory, memory.answered_at + days * DAY);
            prop_assert!(model.recall(&memory, memory.answered_at + (days + more) * DAY) <= soon);
        }

        #[test]
        fn a_better_answer_never_leaves_a_weaker_memory(answers in answers(), days in 0..500_i64) {
            let model = Model::default();
            let memory = after(&model, &answers);
            let at = memory.answered_at + days * DAY;
            let next = Grade::ALL.map(|grade| model.next(&memory, grade, at));
            for pair in next.windows(2) {
                prop_assert!(pair[0].stability <= pair[1].stability, "{pair:?}");
                prop_assert!(pair[0].difficulty >= pair[1].difficulty, "{pair:?}");
            }
        }

        #[test]
        fn the_interval_inverts_recall(stability in 0.1..1_000.0_f32, recall in 0.5..0.99_f32) {
            let model = Model::default();
            let days = model.interval(recall, stability);
            prop_assert!((model.recall_after(days, stability) - recall).abs() < 1e-3);
        }

        #[test]
        fn damaged_states_are_repaired(stability in any::<f32>(), difficulty in any::<f32>(), grade in grade()) {
            let memory = Memory { stability, difficulty, answered_at: 0 };
            let next = Model::default().next(&memory, grade, 3 * DAY);
            prop_assert!((STABILITY.0..=STABILITY.1).contains(&next.stability));
            prop_assert!((DIFFICULTY.0..=DIFFICULTY.1).contains(&next.difficulty));
        }
    }
}
