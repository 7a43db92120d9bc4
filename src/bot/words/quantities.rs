//! Counts, shares and ranks.

use crate::discord::text::escape;

/// A count with its noun: "1 point", "3 points".
pub(in crate::bot) fn plural(count: u32, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

pub(in crate::bot) fn cards(count: usize) -> String {
    plural(u32::try_from(count).unwrap_or(u32::MAX), "card")
}

pub(in crate::bot) fn people(count: usize) -> String {
    if count == 1 { "1 person".to_owned() } else { format!("{count} people") }
}

/// Points as they are counted on boards, where corrections and erasures may leave any number.
pub(in crate::bot) fn points(points: i64) -> String {
    if points == 1 { "1 point".to_owned() } else { format!("{points} points") }
}

/// A share in [0, 1]; a part is never shown as nothing or as all of it.
pub(in crate::bot) fn percent(share: f64) -> String {
    match share {
        _ if share <= 0.0 => "0 %".to_owned(),
        _ if share >= 1.0 - 1e-9 => "100 %".to_owned(),
        _ => format!("{} %", (share * 100.0).round().clamp(1.0, 99.0)),
    }
}

/// A rank, with a medal for the first three.
pub(in crate::bot) fn place(rank: u32) -> String {
    match rank {
        1 => "🥇".to_owned(),
        2 => "🥈".to_owned(),
        3 => "🥉".to_owned(),
        rank => format!("`{rank}.`"),
    }
}

/// A prompt within a sentence: in quotes, and without the full stop that would end the sentence.
pub(in crate::bot) fn prompt(prompt: &str) -> String {
    let trimmed = prompt.trim();
    let short = trimmed.strip_suffix('.').filter(|short| !short.ends_with('.')).unwrap_or(trimmed);
    format!("“**{}**”", escape(short))
}
