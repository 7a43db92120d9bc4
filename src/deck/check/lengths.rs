//! Texts that are too long for Discord, so that the bot would have to cut them.

use popquiz_deck::{AnswerKey, Card, Deck};

use super::finding::Problem;
use super::rule::Rule;
use super::texts::excerpt;
use crate::texts::phrase;

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
            let what = phrase!("check-long-title", title = excerpt(&deck.title), most = TITLE_CHARS);
            Problem::warning(Rule::TooLongToShow, what, phrase!("advice-shorter-title"))
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
        (phrase!("check-long-prompt", characters = prompt, most = PROMPT_CHARS), phrase!("advice-shorten"))
    } else if options > 0 && sent(&card.prompt) + options > SHOWN_CHARS {
        (phrase!("check-long-options", most = SHOWN_CHARS), phrase!("advice-shorter-options"))
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
        let what = phrase!("check-long-answer", characters = shown + note);
        let advice = if note > shown { phrase!("advice-shorter-note") } else { phrase!("advice-shorter-answer") };
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
        let what = phrase!("check-long-items", characters = whole, most = TYPED_CHARS);
        Problem::warning(Rule::TooLongToShow, what, phrase!("advice-shorter-wordings"))
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
