//! A round to be played, in a line.

use super::quantities::questions;
use crate::bot::round_options::RoundOptions;
use crate::discord::text::cut;
use crate::quiz::{Mode, Style, Team};
use crate::texts::{Locale, say};

/// What is played: the deck, how long, and in which mode; as text that isn't escaped.
pub(in crate::bot) fn round_in_short(locale: Locale, deck: &str, round: &RoundOptions) -> String {
    const LONGEST_TITLE: usize = 30;
    let length = match round.goal {
        Some(goal) => Some(say!(locale, "round-length-goal", points = goal)),
        // The questions are only a limit.
        None if round.mode.rules().lives.is_some() => None,
        None => Some(questions(locale, round.questions)),
    };
    let mode = match round.mode {
        Mode::Race => say!(locale, "mode-race"),
        Mode::Exam => say!(locale, "mode-exam"),
        Mode::Elimination => say!(locale, "mode-elimination"),
    };
    let parts: Vec<String> = [Some(cut(deck, LONGEST_TITLE)), length, Some(mode)].into_iter().flatten().collect();
    parts.join(" · ")
}

/// The same with everything else that was chosen.
pub(in crate::bot) fn round_in_full(locale: Locale, deck: &str, round: &RoundOptions) -> String {
    let mut parts = vec![round_in_short(locale, deck, round)];
    parts.extend((round.style == Style::Choice).then(|| say!(locale, "round-with-choices")));
    parts.extend(round.teams.then(|| say!(locale, "round-with-teams")));
    parts.push(say!(locale, "round-seconds", seconds = round.seconds));
    parts.extend((!round.tags.is_empty()).then(|| round.tags.clone()));
    parts.join(" · ")
}

/// The decks of a mix, together.
pub(in crate::bot) fn mix(decks: &[String]) -> String {
    decks.join(" + ")
}

/// A team's name.
pub(in crate::bot) fn team(locale: Locale, team: Team) -> String {
    match team {
        Team::Red => say!(locale, "team-red"),
        Team::Blue => say!(locale, "team-blue"),
    }
}
