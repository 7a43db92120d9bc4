//! What applies where people and servers have chosen nothing.

use serde::{Deserialize, Serialize};

use crate::schedule::{Duration, Zone};

/// What commands use for options that people leave out.
#[derive(Clone, Debug)]
pub struct Defaults {
    /// Questions in a round.
    pub questions: u32,
    /// Seconds for a question.
    pub seconds: u32,
    /// The time zone of schedules, and of the leaderboards' days.
    pub zone: Zone,
    /// How long a drop stays open.
    pub open: Duration,
}

/// Who decides on answers that the judge is in doubt about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Doubters {
    /// The group votes, and a manager's vote decides.
    #[default]
    Everyone,
    /// Managers only.
    Managers,
    /// Nobody: the judge's verdict stands.
    Nobody,
}

impl Doubters {
    /// The names of the choices.
    pub(super) const NAMES: &[&str] = &["on", "managers", "off"];

    /// The choice with this name.
    pub(super) fn named(name: &str) -> Option<Self> {
        match name {
            "on" => Some(Self::Everyone),
            "managers" => Some(Self::Managers),
            "off" => Some(Self::Nobody),
            _ => None,
        }
    }
}

/// Which members of a server may start rounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoundStarters {
    /// Managers only.
    Managers,
    /// Every member, one round at a time.
    Everyone,
}

impl RoundStarters {
    /// The names of the choices.
    pub(super) const NAMES: &[&str] = &["managers", "everyone"];

    /// The choice with this name.
    pub(super) fn named(name: &str) -> Option<Self> {
        match name {
            "managers" => Some(Self::Managers),
            "everyone" => Some(Self::Everyone),
            _ => None,
        }
    }
}
