//! The card that helps one person most.

use crate::gain::{Candidate, Horizon, MeanTable, can_gain_more_than};
use crate::model::Model;

/// The place of the candidate with the greatest gain; of equal ones, the first. `None` without candidates.
///
/// Candidates come in the order in which they would be asked if nothing were known about anybody's memory. Choosing
/// among 20,000 cards takes less than a millisecond (`cargo bench --bench memory`): cards that are remembered too well
/// to be chosen are skipped by bounds that cost little.
pub fn choose(
    model: &Model,
    horizon: Horizon,
    candidates: impl IntoIterator<Item = Candidate>,
    now: i64,
) -> Option<usize> {
    let unknown = model.gain_of_unknown(horizon);
    let means = MeanTable::new(model, horizon);
    let mut best: Option<(usize, f32)> = None;
    let mut decline = 0.0;
    for (place, candidate) in candidates.into_iter().enumerate() {
        let floor = best.map_or(f32::NEG_INFINITY, |(_, gain)| gain);
        let gain = match &candidate {
            Candidate::New { known } => Some((1.0 - known) * unknown),
            Candidate::Met(memory) if !can_gain_more_than(memory, horizon, now, decline) => None,
            Candidate::Met(memory) => model.gain_of_met(memory, horizon, now, floor, |stability| means.mean(stability)),
        };
        if let Some(gain) = gain.filter(|gain| *gain > floor) {
            best = Some((place, gain));
            decline = model.decline_for(gain);
        }
    }
    best.map(|(place, _)| place)
}

/// The places of the candidates with the greatest gains, the greatest first, at most `limit`.
pub fn best(
    model: &Model,
    horizon: Horizon,
    candidates: impl IntoIterator<Item = Candidate>,
    now: i64,
    limit: usize,
) -> Vec<usize> {
    let unknown = model.gain_of_unknown(horizon);
    let means = MeanTable::new(model, horizon);
    let gain = |candidate: Candidate| match &candidate {
        Candidate::New { known } => (1.0 - known) * unknown,
        Candidate::Met(memory) => model
            .gain_of_met(memory, horizon, now, f32::NEG_INFINITY, |stability| means.mean(stability))
            .unwrap_or_default(),
    };
    let mut gains: Vec<(usize, f32)> = candidates.into_iter().map(gain).enumerate().collect();
    // Stable: of equal gains, the first comes first.
    gains.sort_by(|(_, a), (_, b)| b.total_cmp(a));
    gains.into_iter().take(limit).map(|(place, _)| place).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::Memory;

    const DAY: i64 = 86_400_000;

    fn candidate() -> impl Strategy<Value = Candidate> {
        prop_oneof![
            (0.0..1.0_f32).prop_map(|known| Candidate::New { known }),
            (-3.0..4.5_f32, 1.0..10.0_f32, 0..200_i64).prop_map(|(log, difficulty, days)| {
                Candidate::Met(Memory { stability: 10_f32.powf(log), difficulty, answered_at: days * DAY })
            }),
        ]
    }

    #[test]
    fn of_equal_cards_the_first_is_chosen() {
        let model = Model::default();
        let new = Candidate::New { known: 0.3 };
        assert_eq!(choose(&model, Horizon::default(), [new; 3], 0), Some(0));
        assert_eq!(best(&model, Horizon::default(), [new; 3], 0, 2), [0, 1]);
        assert_eq!(choose(&model, Horizon::default(), [], 0), None);
    }

    proptest! {
        #[test]
        fn no_card_helps_more_than_the_chosen_one(
            candidates in proptest::collection::vec(candidate(), 1..200),
            days in 1.0..200.0_f32,
        ) {
            let model = Model::default();
            let horizon = Horizon::days(days);
            let now = 200 * DAY;
            let chosen = choose(&model, horizon, candidates.iter().copied(), now).unwrap();
            let gain = model.gain(&candidates[chosen], horizon, now);
            for other in &candidates {
                prop_assert!(model.gain(other, horizon, now) <= gain + 1e-4);
            }
            let listed = best(&model, horizon, candidates.iter().copied(), now, 1)[0];
            prop_assert!((model.gain(&candidates[listed], horizon, now) - gain).abs() < 1e-4);
        }
    }
}
