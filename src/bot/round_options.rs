//! How a round is to be played: as a command asks for it, as custom ids carry it, and as a server saves it.

use std::fmt;
use std::ops::RangeInclusive;

use popquiz_deck::DeckId;
use serde::{Deserialize, Serialize};

use crate::quiz::round::Setup;
use crate::quiz::{Mode, Portion, Round, Style};

/// Questions in a round.
pub(super) const QUESTIONS: RangeInclusive<i64> = 1..=100;
/// The points that end a round.
pub(super) const GOAL: RangeInclusive<i64> = 1..=1_000;
/// Seconds for a question.
pub(super) const SECONDS: RangeInclusive<i64> = 5..=600;

/// How a round is to be played, without its deck.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct RoundOptions {
    pub(super) mode: Mode,
    #[serde(default)]
    pub(super) style: Style,
    pub(super) questions: u32,
    /// Ends the round once somebody has this many points.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) goal: Option<u32>,
    pub(super) seconds: u32,
    /// As they were typed, with commas between.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) tags: String,
    /// Whether two teams play.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) teams: bool,
    /// Several decks with their weights, the first one included; empty for one deck.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) mix: Vec<Portion>,
}

/// A round that can be started again: of a channel's latest round, or under a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct SavedRound {
    pub(super) deck: DeckId,
    #[serde(flatten)]
    pub(super) options: RoundOptions,
}

impl SavedRound {
    /// A round like this one.
    pub(super) fn like(setup: &Setup) -> Self {
        let Setup { mode, style, questions, goal, seconds, teams, .. } = *setup;
        let (tags, mix) = (setup.tags.join(","), setup.mix.clone());
        let options = RoundOptions { mode, style, questions, goal, seconds, tags, teams, mix };
        Self { deck: setup.deck.clone(), options }
    }
}

impl RoundOptions {
    /// How this round is played.
    pub(super) fn of(round: &Round) -> Self {
        let Round { mode, style, questions, goal, seconds, .. } = *round;
        let teams = round.teams().is_some();
        let (tags, mix) = (round.tags.join(","), round.mix.clone());
        Self { mode, style, questions, goal, seconds, tags, teams, mix }
    }

    /// The most questions that a round can have: the default where something else ends it.
    pub(super) fn most_questions() -> u32 {
        u32::try_from(*QUESTIONS.end()).unwrap_or(u32::MAX)
    }

    /// Whether `/quiz start` allows it. Custom ids can be forged.
    pub(super) fn are_allowed(&self) -> bool {
        QUESTIONS.contains(&self.questions.into())
            && SECONDS.contains(&self.seconds.into())
            && self.goal.is_none_or(|goal| GOAL.contains(&goal.into()))
            // The last one left of all wins.
            && (self.mode.rules().lives.is_none() || self.goal.is_none() && !self.teams)
    }

    /// Reads what [`Display`](fmt::Display) writes.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(4, ':');
        let how = parts.next()?;
        let (how, goal) = match how.split_once(BEFORE_GOAL) {
            Some((how, goal)) => (how, Some(number(goal)?)),
            None => (how, None),
        };
        let (how, teams) = how.strip_suffix(TEAMS).map_or((how, false), |how| (how, true));
        let (mode, style) = how.split_once('-').unwrap_or((how, Style::Typed.name()));
        Some(Self {
            mode: Mode::named(mode)?,
            style: Style::named(style)?,
            questions: number(parts.next()?)?,
            goal,
            seconds: number(parts.next()?)?,
            tags: parts.next()?.to_owned(),
            teams,
            mix: Vec::new(),
        })
    }
}

/// What stands before the score goal of a round, which rounds without one leave out.
const BEFORE_GOAL: &str = "-to";

/// What stands in front of that in a round with teams.
const TEAMS: &str = "-teams";

/// Without a mix, which custom ids have no room for. Existing buttons on Discord only keep working if this never changes.
impl fmt::Display for RoundOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { mode, style, questions, goal, seconds, tags, teams, mix: _ } = self;
        let style = if *style == Style::Typed { "" } else { "-choice" };
        write!(f, "{}{style}{}", mode.name(), if *teams { TEAMS } else { "" })?;
        if let Some(goal) = goal {
            write!(f, "{BEFORE_GOAL}{goal}")?;
        }
        write!(f, ":{questions}:{seconds}:{tags}")
    }
}

/// Only as we write it: "+7" and "007" are not ours.
fn number(text: &str) -> Option<u32> {
    text.parse::<u32>().ok().filter(|number| number.to_string() == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buttons_of_earlier_versions_keep_their_meaning() {
        let plain = RoundOptions {
            mode: Mode::Exam,
            style: Style::Typed,
            questions: 5,
            goal: None,
            seconds: 30,
            tags: String::new(),
            teams: false,
            mix: vec![],
        };
        let tags = "a, b: c".to_owned();
        let choice = RoundOptions { mode: Mode::Race, style: Style::Choice, goal: Some(100), tags, ..plain.clone() };
        for (text, options) in [
            ("exam:5:30:", &plain),
            ("race-choice-to100:5:30:a, b: c", &choice),
            ("race-choice-teams-to100:5:30:a, b: c", &RoundOptions { teams: true, ..choice.clone() }),
            ("elimination:5:30:", &RoundOptions { mode: Mode::Elimination, ..plain.clone() }),
        ] {
            assert_eq!((RoundOptions::parse(text).as_ref(), options.to_string().as_str()), (Some(options), text));
        }
    }

    #[test]
    fn a_saved_round_is_read_as_an_earlier_version_saved_it() {
        let saved = r#"{"deck":"trees","mode":"race","questions":10,"seconds":30}"#;
        let read: SavedRound = serde_json::from_str(saved).unwrap();
        assert_eq!(read.options, RoundOptions::parse("race:10:30:").unwrap());
        let written = serde_json::to_value(&read).unwrap();
        assert_eq!(serde_json::from_value::<SavedRound>(written).unwrap(), read);
    }
}
