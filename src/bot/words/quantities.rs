//! Counts, shares and ranks.

use crate::texts::{Locale, say};

pub(in crate::bot) fn cards(locale: Locale, cards: usize) -> String {
    say!(locale, "n-cards", cards = cards)
}

pub(in crate::bot) fn questions(locale: Locale, questions: u32) -> String {
    say!(locale, "n-questions", questions = questions)
}

pub(in crate::bot) fn questions_at_most(locale: Locale, questions: u32) -> String {
    say!(locale, "n-questions-at-most", questions = questions)
}

/// Points as they are counted on boards, where corrections and erasures may leave any number.
pub(in crate::bot) fn points(locale: Locale, points: i64) -> String {
    say!(locale, "n-points", points = points)
}

/// A share in [0, 1]; a part is never shown as nothing or as all of it.
pub(in crate::bot) fn percent(locale: Locale, share: f64) -> String {
    let value = match share {
        _ if share <= 0.0 => 0.0,
        _ if share >= 1.0 - 1e-9 => 100.0,
        _ => (share * 100.0).round().clamp(1.0, 99.0),
    };
    say!(locale, "percent", value = value)
}

/// A number from -1 to 1 with two decimals, as correlations are written.
pub(in crate::bot) fn decimal(locale: Locale, number: f64) -> String {
    let written = format!("{number:.2}").replace('-', "−");
    // A language that groups digits with commas has points for decimals, and the others have it the other way around.
    if say!(locale, "number-separator") == "," { written } else { written.replace('.', ",") }
}

/// A rank at the beginning of a line, with a medal for the first three.
pub(in crate::bot) fn place(rank: u32) -> String {
    match rank {
        1 => "🥇".to_owned(),
        2 => "🥈".to_owned(),
        3 => "🥉".to_owned(),
        rank => format!("`{rank}.`"),
    }
}
