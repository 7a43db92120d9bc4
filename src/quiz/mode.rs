//! The modes of a round, as data: one table says how answers come, what closes a question, and what ends the round.

use serde::{Deserialize, Serialize};

use super::question::Play;
use crate::schedule::Answers;

/// How a round is played.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// Everybody answers in the channel; the first full answer takes the question.
    Race,
    /// Everybody answers privately until the time is up.
    Exam,
    /// Everybody answers privately; a wrong answer or none costs a life, and the last one left wins.
    Elimination,
}

/// What a mode means. Every round also ends after its questions, and with a score goal once somebody has reached it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ModeRules {
    /// The mode.
    pub mode: Mode,
    /// Its name in commands.
    pub name: &'static str,
    /// How answers come.
    pub answers: Answers,
    /// What closes a question before its time is up.
    pub closes: Closes,
    /// How many lives everybody has. The round ends once only one player has any left.
    pub lives: Option<u32>,
}

/// What closes a question before its time is up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closes {
    /// The first full answer.
    FirstFullAnswer,
    /// Everybody who is waited for has the full answer or no tries left.
    AllDone,
}

/// All modes.
pub const MODES: [ModeRules; 3] = [
    ModeRules {
        mode: Mode::Race,
        name: "race",
        answers: Answers::Channel,
        closes: Closes::FirstFullAnswer,
        lives: None,
    },
    ModeRules { mode: Mode::Exam, name: "exam", answers: Answers::Private, closes: Closes::AllDone, lives: None },
    ModeRules {
        mode: Mode::Elimination,
        name: "elimination",
        answers: Answers::Private,
        closes: Closes::AllDone,
        lives: Some(3),
    },
];

/// The modes' names in commands.
pub const MODE_NAMES: [&str; MODES.len()] = {
    let [race, exam, elimination] = MODES;
    [race.name, exam.name, elimination.name]
};

impl Mode {
    /// What it means.
    pub fn rules(self) -> &'static ModeRules {
        let [race, exam, elimination] = &MODES;
        match self {
            Self::Race => race,
            Self::Exam => exam,
            Self::Elimination => elimination,
        }
    }

    /// Its name in commands.
    pub fn name(self) -> &'static str {
        self.rules().name
    }

    /// The mode of this name.
    pub fn named(name: &str) -> Option<Self> {
        MODES.iter().find(|rules| rules.name == name).map(|rules| rules.mode)
    }

    /// Whether people answer in the channel.
    pub fn is_in_channel(self) -> bool {
        self.rules().answers == Answers::Channel
    }

    pub(super) fn play(self) -> Play {
        match self.rules().closes {
            Closes::FirstFullAnswer => Play::Against,
            Closes::AllDone => Play::Alone,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_mode_has_its_own_row() {
        for row in MODES {
            assert_eq!(row.mode.rules(), &row);
            assert_eq!(Mode::named(row.name), Some(row.mode));
            assert_eq!(serde_json::to_value(row.mode).unwrap(), row.name, "stored under its name");
        }
        assert_eq!(Mode::named("duel"), None);
    }
}
