//! The texts of a card, and how a report quotes them.

use popquiz_deck::{AnswerKey, Card};

/// The groups of wordings that count for one thing: a term's, each item's, each gap's.
pub(super) fn groups(key: &AnswerKey) -> Vec<&[String]> {
    match key {
        AnswerKey::Term(wordings) => vec![wordings],
        AnswerKey::Explanation { texts, points } => std::iter::once(texts).chain(points).map(Vec::as_slice).collect(),
        AnswerKey::List { items: parts, .. } | AnswerKey::Blanks(parts) => parts.iter().map(Vec::as_slice).collect(),
        AnswerKey::Choice { options, .. } => vec![options],
        AnswerKey::Number { .. } | AnswerKey::YesNo { .. } => Vec::new(),
    }
}

/// All texts of a card, each with its kind.
pub(super) fn texts(card: &Card) -> impl Iterator<Item = (&'static str, &str)> {
    let answers = card.key.iter().flat_map(groups).flatten();
    let because = match &card.key {
        Some(AnswerKey::YesNo { because: Some(because), .. }) => Some(because),
        _ => None,
    };
    std::iter::once(("prompt", card.prompt.as_str()))
        .chain(answers.chain(because).map(|text| ("answer", text.as_str())))
        .chain(card.note.iter().map(|text| ("note", text.as_str())))
}

/// A text as a report quotes it, without the quotation marks: on one line, without control characters, and shortened.
pub(super) fn excerpt(text: &str) -> String {
    const LONGEST: usize = 60;
    let line = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    let line = line.collect::<Vec<_>>().join(" ");
    let seen = line.chars().filter(|letter| !is_invisible(*letter));
    let (kept, is_cut) = (seen.clone().take(LONGEST).collect::<String>(), seen.count() > LONGEST);
    format!("{}{}", kept.trim_end(), if is_cut { "…" } else { "" })
}

/// Invisible characters left over from copying. Joiners and direction marks aren't among them, because some scripts need
/// them.
pub(super) fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}
