//! What an answer earns: the one formula.

use popquiz_judge::Credit;
use serde::{Deserialize, Serialize};

use super::rules::Rules;
use crate::clock::UnixMs;

/// Points, which leaderboards add up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Points(pub u32);

/// Points for a credit c, with a share s of the time left:
///
/// > points = ⌈ c × (P + S × s) ⌉
///
/// where P is [`Rules::points`] (10) and S is [`Rules::speed_points`] (5). More credit or more speed never earns less,
/// and any credit above 0 earns at least one point. Speed only counts in a race: in an exam or a drop, s is 0.
///
/// ```
/// # use popquiz::quiz::{Points, Rules, points};
/// # use popquiz_judge::Credit;
/// # let rules = Rules { settling_ms: 0, reading_limit_ms: 0, ready_ms: 0, pause_ms: 0, hints: 0, points: 10, speed_points: 5, tries: 0, idle_questions: 0 };
/// assert_eq!(points::earned(&rules, Credit::FULL, 0.0), Points(10));
/// assert_eq!(points::earned(&rules, Credit::FULL, 1.0), Points(15));
/// assert_eq!(points::earned(&rules, Credit::new(0.5), 0.0), Points(5));
/// assert_eq!(points::earned(&rules, Credit::NONE, 1.0), Points(0));
/// ```
pub fn earned(rules: &Rules, credit: Credit, time_left: f64) -> Points {
    let full = f64::from(rules.points) + f64::from(rules.speed_points) * time_left.clamp(0.0, 1.0);
    // Subtract a little before rounding up, so that 3 × (1/3 of 30) is 3 × 10, not 3 × 11.
    let points = (credit.value() * full - 1e-9).ceil().max(0.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to the sum of two u32 settings")]
    Points(points as u32)
}

/// What is left of the share of time, and so of the points for speed, after `shown` of `hints` hints: each takes the same
/// part, and some is left after the last one.
///
/// ```
/// # use popquiz::quiz::points;
/// assert_eq!(points::after_hints(0.75, 0, 2), 0.75);
/// assert_eq!(points::after_hints(0.75, 1, 2), 0.5);
/// ```
pub fn after_hints(time_left: f64, shown: usize, hints: u32) -> f64 {
    let all = f64::from(hints) + 1.0;
    let shown = f64::from(u32::try_from(shown).unwrap_or(u32::MAX)).min(all);
    time_left * (all - shown) / all
}

/// The share of a question's time that was left at `at`, in [0, 1].
pub fn time_left(opened_at: UnixMs, closes_at: UnixMs, at: UnixMs) -> f64 {
    let whole = closes_at.since(opened_at);
    if whole <= 0 { 0.0 } else { (closes_at.since(at) as f64 / whole as f64).clamp(0.0, 1.0) }
}
