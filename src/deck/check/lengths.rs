//! Texts that are too long for Discord, so that the bot would have to cut them.

use popquiz_deck::{AnswerKey, Card, Deck};

use super::finding::Problem;
use super::rule::Rule;
use super::texts::quoted;

/// The most characters of a prompt: a question that fills the screen is not read while its time runs.
const PROMPT_CHARS: usize = 1_500;

/// The most characters of a prompt and its options, or of an answer and its note, as sent. A message's embed can have
/// 4,096: the rest is for instructions, and for who earned how many points.
const SHOWN_CHARS: usize = 3_000;

/// The most characters of an answer that somebody can send.
const TYPED_CHARS: usize = 2_000;

/// The most characters of a title that a menu shows.
const TITLE_CHARS: usize = 100;

pub(super) fn of_deck(deck: &Deck) -> impl Iterator<Item = Problem> {
    let is_long = deck.title.chars().count() > TITLE_CHARS;
    is_long
        .then(|| {
            let what = format!(
                "the title {} is longer than the {TITLE_CHARS} characters that a menu shows",
                quoted(&deck.title)
            );
            Problem::warning(Rule::TooLongToShow, what, "shorten it, or move part of it to `description`")
        })
        .into_iter()
}

/// How many characters a text has when it's sent: Markdown characters get a backslash.
fn sent(text: &str) -> usize {
    text.chars().count() + text.chars().filter(|letter| r"\*_~`|><#@[]():-+".contains(*letter)).count()
}

pub(super) fn check(card: &Card) -> impl Iterator<Item = Problem> {
    [prompt(card), answer(card)].into_iter().flatten()
}

fn prompt(card: &Card) -> Option<Problem> {
    let prompt = card.prompt.chars().count();
    let options = match &card.key {
        Some(AnswerKey::Choice { options, .. }) => options.iter().map(|option| sent(option) + 12).sum(),
        _ => 0,
    };
    let (what, advice) = if prompt > PROMPT_CHARS {
        (format!("the prompt has {prompt} characters, but at most {PROMPT_CHARS} can be shown"), "shorten it")
    } else if options > 0 && sent(&card.prompt) + options > SHOWN_CHARS {
        (
            format!("the prompt and its options have more than {SHOWN_CHARS} characters, so they would be cut off"),
            "shorten the options",
        )
    } else {
        return None;
    };
    Some(Problem::error(Rule::TooLongToShow, what, advice))
}

fn answer(card: &Card) -> Option<Problem> {
    let key = card.key.as_ref()?;
    let shown = match key {
        AnswerKey::Term(wordings) | AnswerKey::Explanation { texts: wordings, .. } => {
            wordings.iter().take(1).map(|text| sent(text)).sum()
        }
        key => key.answers().iter().map(|answer| sent(answer) + 10).sum::<usize>(),
    };
    let note = card.note.as_ref().map_or(0, |note| sent(note));
    if shown + note > SHOWN_CHARS {
        let what = format!("the answer and its note have {} characters, so they would be cut off", shown + note);
        let advice = if note > shown { "shorten the note" } else { "shorten the answer" };
        return Some(Problem::warning(Rule::TooLongToShow, what, advice));
    }
    let whole: usize = match key {
        AnswerKey::List { items, any, .. } => {
            let mut shortest: Vec<usize> =
                items.iter().filter_map(|item| item.iter().map(|wording| wording.chars().count() + 2).min()).collect();
            shortest.sort_unstable();
            shortest.iter().take(any.unwrap_or(items.len())).sum()
        }
        _ => 0,
    };
    (whole > TYPED_CHARS).then(|| {
        let what = format!(
            "the items have {whole} characters, but a message holds {TYPED_CHARS}, so nobody can send a full answer"
        );
        Problem::warning(Rule::TooLongToShow, what, "accept shorter wordings, or split the card")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discord::limits;

    #[test]
    fn texts_within_the_limits_fit_in_messages() {
        const {
            assert!(
                PROMPT_CHARS * 2 + 500 < limits::EMBED_DESCRIPTION && SHOWN_CHARS + 1_000 < limits::EMBED_DESCRIPTION
            );
        };
        assert_eq!((TYPED_CHARS, TITLE_CHARS), (limits::CONTENT, limits::CHOICE_NAME));
    }
}
