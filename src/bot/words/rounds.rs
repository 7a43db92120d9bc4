//! A round to be played, in a line.

use super::quantities::{percent, questions};
use crate::bot::round_options::RoundOptions;
use crate::quiz::{Mode, Style, Team};
use crate::texts::{Locale, say};

/// What is played: the deck, how long, and in which mode; as text that isn't escaped.
pub(in crate::bot) fn round_in_short(locale: Locale, deck: &str, round: &RoundOptions) -> String {
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
    let teams = round.teams.then(|| say!(locale, "round-with-teams"));
    let parts = [Some(deck.to_owned()), length, Some(mode), teams];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(" · ")
}

/// The same with everything else that was chosen.
pub(in crate::bot) fn round_in_full(locale: Locale, deck: &str, round: &RoundOptions) -> String {
    let mut parts = vec![round_in_short(locale, deck, round)];
    parts.extend((round.style == Style::Choice).then(|| say!(locale, "round-with-choices")));
    parts.push(say!(locale, "round-seconds", seconds = round.seconds));
    parts.extend((!round.tags.is_empty()).then(|| round.tags.clone()));
    parts.join(" · ")
}

/// The decks of a mix, together.
pub(in crate::bot) fn mix(decks: &[String]) -> String {
    decks.join(" + ")
}

/// The decks of a mix, by title and weight. Weights that differ are shown as shares, because "Biology 2" reads like a
/// number of questions.
pub(in crate::bot) fn mix_with_weights(locale: Locale, decks: &[(String, u32)]) -> String {
    let total: u32 = decks.iter().map(|(_, weight)| weight).sum();
    let are_equal = decks.windows(2).all(|pair| matches!(pair, [(_, one), (_, other)] if one == other));
    let named = |(title, weight): &(String, u32)| {
        if are_equal {
            title.clone()
        } else {
            format!("{title} {}", percent(locale, f64::from(*weight) / f64::from(total.max(1))))
        }
    };
    mix(&decks.iter().map(named).collect::<Vec<_>>())
}

/// A team's name.
pub(in crate::bot) fn team(locale: Locale, team: Team) -> String {
    match team {
        Team::Red => say!(locale, "team-red"),
        Team::Blue => say!(locale, "team-blue"),
    }
}
