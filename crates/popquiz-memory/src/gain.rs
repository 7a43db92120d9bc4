//! How much answering a card is expected to help.
//!
//! The gain is the mean recall over the coming days if the card is asked now, minus the mean if it isn't. For a card
//! that somebody has met, both outcomes count by their chance: they recall it (and it's graded as good), or they don't
//! (and see the answer). For a new card, only those who didn't know it learn something.

use crate::grade::Grade;
use crate::model::{Memory, Model, STABILITY};

/// How many days ahead recall counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Horizon(f32);

impl Default for Horizon {
    /// 60 days: about a term.
    fn default() -> Self {
        Self(60.0)
    }
}

impl Horizon {
    /// This many days, or 1 if there are fewer, such as for an exam that's over.
    pub fn days(days: f32) -> Self {
        Self(if days.is_nan() { 1.0 } else { days.clamp(1.0, 36_500.0) })
    }

    /// The days.
    pub fn in_days(self) -> f32 {
        self.0
    }
}

/// A card that one person could be asked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Candidate {
    /// They've answered it before.
    Met(Memory),
    /// They haven't met it.
    New {
        /// The chance that they know it anyway: see [`FirstAnswers::of_card`](crate::FirstAnswers::of_card).
        known: f32,
    },
}

impl Model {
    /// `A(t, H, S)`: the mean of recall from `elapsed` days after an answer until the end of the horizon. It's the
    /// integral of `R(t, S)`, in closed form.
    pub fn mean_recall(&self, elapsed: f32, horizon: Horizon, stability: f32) -> f32 {
        let rate = self.factor / stability;
        let start = 1.0 + rate * elapsed;
        let [.., w20] = self.w;
        self.mean_from(start, start.powf(-w20), horizon, rate)
    }

    /// The same from `start = 1 + f t / S`, the recall at that time, and `rate = f / S`. Logarithms and exponentials are
    /// what choosing among thousands of cards takes time for, so none is computed twice.
    fn mean_from(&self, start: f32, recall: f32, horizon: Horizon, rate: f32) -> f32 {
        let [.., w20] = self.w;
        let step = rate * horizon.0;
        // For strong memories, recall hardly changes and the difference of two powers would be lost to rounding; there,
        // the curve's middle is its mean.
        if step < 0.02 * start {
            return (start + step / 2.0).powf(-w20);
        }
        let exponent = 1.0 - w20;
        let end = start + step;
        (end * end.powf(-w20) - start * recall) / (exponent * step)
    }

    /// How much answering this card now is expected to raise the mean recall over the horizon.
    pub fn gain(&self, candidate: &Candidate, horizon: Horizon, now: i64) -> f32 {
        match candidate {
            Candidate::New { known } => (1.0 - known) * self.gain_of_unknown(horizon),
            Candidate::Met(memory) => {
                let after = |stability: f32| self.mean_recall(0.0, horizon, stability);
                self.gain_of_met(memory, horizon, now, f32::NEG_INFINITY, after).unwrap_or_default()
            }
        }
    }

    /// The gain for somebody who certainly doesn't know the card.
    pub(crate) fn gain_of_unknown(&self, horizon: Horizon) -> f32 {
        self.mean_recall(0.0, horizon, self.first(Grade::Again, 0).stability)
    }

    /// The gain of a card that was met, unless it's clear early on that it's at most `floor`: recall can't become more
    /// than certain, and forgetting a card leaves no stronger memory than it was. `after` is `A(0, H, S)`.
    pub(crate) fn gain_of_met(
        &self,
        memory: &Memory,
        horizon: Horizon,
        now: i64,
        floor: f32,
        after: impl Fn(f32) -> f32,
    ) -> Option<f32> {
        let Memory { stability, difficulty, .. } = *memory;
        let [.., w20] = self.w;
        let rate = self.factor / stability;
        let start = 1.0 + rate * memory.elapsed(now);
        let recall = start.powf(-w20);
        let unasked = self.mean_from(start, recall, horizon, rate);
        if recall + (1.0 - recall) * after(stability) - unasked < floor {
            return None;
        }
        let right = self.after_success(stability, difficulty, recall, Grade::Good);
        let wrong = self.after_failure(stability, difficulty, recall);
        Some(recall * after(right) + (1.0 - recall) * after(wrong) - unasked)
    }

    /// For [`can_gain_more_than`]: the days, in stabilities, after which recall is at most `1 - gain`.
    pub(crate) fn decline_for(&self, gain: f32) -> f32 {
        self.interval(1.0 - gain.clamp(0.0, 0.999), 1.0)
    }
}

/// Whether the gain of a card that was met can be more than one that belongs to this decline (see
/// [`Model::decline_for`]), at the cost of a division: recall can't become more than certain, and without an answer, its
/// mean is at least what it is at the end of the horizon.
pub(crate) fn can_gain_more_than(memory: &Memory, horizon: Horizon, now: i64, decline: f32) -> bool {
    memory.elapsed(now) + horizon.0 > decline * memory.stability
}

/// `A(0, H, S)` for all stabilities: looking it up costs less than computing it for thousands of cards.
///
/// A stability's place is in its bits as a number: the exponent and the first bits of the mantissa. In between, the
/// values are on a straight line, with which they agree to about 10⁻⁵.
pub(crate) struct MeanTable {
    values: Vec<f32>,
}

impl MeanTable {
    /// The bits of the mantissa that aren't part of the place: 64 places from one power of two to the next.
    const LOW_BITS: u32 = 17;

    pub(crate) fn new(model: &Model, horizon: Horizon) -> Self {
        let places = Self::first_place()..=(STABILITY.1.to_bits() >> Self::LOW_BITS) + 1;
        let values = places.map(|place| model.mean_recall(0.0, horizon, f32::from_bits(place << Self::LOW_BITS)));
        Self { values: values.collect() }
    }

    fn first_place() -> u32 {
        STABILITY.0.to_bits() >> Self::LOW_BITS
    }

    pub(crate) fn mean(&self, stability: f32) -> f32 {
        let bits = stability.to_bits();
        let place = (bits >> Self::LOW_BITS).saturating_sub(Self::first_place()) as usize;
        let share = (bits & ((1 << Self::LOW_BITS) - 1)) as f32 / (1 << Self::LOW_BITS) as f32;
        match self.values.get(place..place + 2) {
            Some([low, high]) => low + share * (high - low),
            _ => 1.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const DAY: i64 = 86_400_000;

    fn memory() -> impl Strategy<Value = Memory> {
        ((-3.0..4.5_f32), (1.0..10.0_f32)).prop_map(|(log, difficulty)| Memory {
            stability: 10_f32.powf(log),
            difficulty,
            answered_at: 0,
        })
    }

    #[test]
    fn a_card_just_answered_right_is_worth_least() {
        let model = Model::default();
        let memory = model.first(Grade::Good, 0);
        let gains: Vec<f32> =
            [0, 1, 5, 20, 60].map(|days| model.gain(&Candidate::Met(memory), Horizon::default(), days * DAY)).to_vec();
        assert!(gains.windows(2).all(|pair| pair[0] < pair[1]), "{gains:?}");
    }

    #[test]
    fn a_horizon_that_is_over_is_one_day() {
        for days in [-10.0, 0.0, f32::NAN] {
            assert_eq!(Horizon::days(days), Horizon::days(1.0));
        }
    }

    /// Figures of the formulas in double precision, from an independent implementation.
    #[test]
    fn the_mean_agrees_with_the_sum_of_the_curve() {
        let model = Model::default();
        for (elapsed, days, stability) in
            [(3.0, 30.0, 7.0), (0.0, 60.0, 0.212), (100.0, 60.0, 2.3), (0.0, 1.0, 36_500.0)]
        {
            let parts: u16 = 20_000;
            let sum: f64 = (0..parts)
                .map(|part| {
                    let share = (f64::from(part) + 0.5) / f64::from(parts);
                    let t = f64::from(elapsed) + f64::from(days) * share;
                    (1.0 + f64::from(model.factor) * t / f64::from(stability)).powf(-f64::from(model.w[20]))
                })
                .sum();
            let mean = sum / f64::from(parts);
            let computed = f64::from(model.mean_recall(elapsed, Horizon::days(days), stability));
            assert!((computed - mean).abs() < 1e-4, "{elapsed} {days} {stability}: {computed} {mean}");
        }
    }

    proptest! {
        /// The fast formulas agree with the exact ones of the model.
        #[test]
        fn a_gain_follows_from_the_states_after_either_answer(memory in memory(), elapsed in 1..500_i64) {
            let model = Model::default();
            let (horizon, now) = (Horizon::default(), elapsed * DAY);
            let after = |grade| model.mean_recall(0.0, horizon, model.next(&memory, grade, now).stability);
            let recall = model.recall(&memory, now);
            let expected = recall * after(Grade::Good) + (1.0 - recall) * after(Grade::Again)
                - model.mean_recall(memory.elapsed(now), horizon, memory.stability);
            let gain = model.gain(&Candidate::Met(memory), horizon, now);
            prop_assert!((gain - expected).abs() < 1e-4, "{gain} {expected}");
        }

        #[test]
        fn the_mean_lies_between_both_ends(memory in memory(), elapsed in 0.0..500.0_f32, days in 1.0..400.0_f32) {
            let model = Model::default();
            let mean = model.mean_recall(elapsed, Horizon::days(days), memory.stability);
            prop_assert!(mean <= model.recall_after(elapsed, memory.stability) + 1e-3);
            prop_assert!(mean >= model.recall_after(elapsed + days, memory.stability) - 1e-3);
        }

        #[test]
        fn the_bound_is_never_below_the_gain(memory in memory(), elapsed in 0..500_i64, days in 1.0..400.0_f32) {
            let model = Model::default();
            let horizon = Horizon::days(days);
            let gain = model.gain(&Candidate::Met(memory), horizon, elapsed * DAY);
            if gain > 0.01 {
                let decline = model.decline_for(gain - 2e-3);
                prop_assert!(can_gain_more_than(&memory, horizon, elapsed * DAY, decline), "{gain}");
            }
        }

        #[test]
        fn the_table_agrees_with_the_formula(log in -3.0..4.5_f32, days in 1.0..400.0_f32) {
            let model = Model::default();
            let (stability, horizon) = (10_f32.powf(log), Horizon::days(days));
            let mean = MeanTable::new(&model, horizon).mean(stability);
            prop_assert!((mean - model.mean_recall(0.0, horizon, stability)).abs() < 1e-4);
        }

        #[test]
        fn the_less_known_a_new_card_is_the_more_it_helps(known in 0.0..1.0_f32, more in 0.0..1.0_f32) {
            let model = Model::default();
            let less = model.gain(&Candidate::New { known: known.min(more) }, Horizon::default(), 0);
            let more = model.gain(&Candidate::New { known: known.max(more) }, Horizon::default(), 0);
            prop_assert!(more <= less);
        }
    }
}
