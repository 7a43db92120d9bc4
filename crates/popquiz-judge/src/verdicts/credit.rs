//! How much of an answer an attempt has.

use serde::{Deserialize, Serialize};

/// How much of the answer an attempt has, from 0 (nothing) to 1 (all of it).
///
/// ```
/// use popquiz_judge::Credit;
///
/// assert_eq!(Credit::share(2, 4).value(), 0.5);
/// assert_eq!(Credit::new(7.0), Credit::FULL);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Credit(f64);

impl Credit {
    /// No part of the answer.
    pub const NONE: Self = Self(0.0);
    /// All of the answer.
    pub const FULL: Self = Self(1.0);

    /// Clamps a number to [0, 1]. NaN counts as 0.
    pub fn new(value: f64) -> Self {
        Self(if value.is_nan() { 0.0 } else { value.clamp(0.0, 1.0) })
    }

    /// The share that `part` is of `whole`; [`NONE`](Self::NONE) if `whole` is 0.
    pub fn share(part: usize, whole: usize) -> Self {
        if whole == 0 { Self::NONE } else { Self::new(part as f64 / whole as f64) }
    }

    /// The larger of the two.
    #[must_use]
    pub fn max(self, other: Self) -> Self {
        Self(self.0.max(other.0))
    }

    /// The credit as a number in [0, 1].
    pub fn value(self) -> f64 {
        self.0
    }
}
