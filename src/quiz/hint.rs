//! Hints: letters are unveiled as time runs.

use popquiz_deck::{AnswerKey, Wordings};
use unicode_segmentation::UnicodeSegmentation as _;

/// The largest share of letters that hints unveil.
const MAX_REVEALED_SHARE: f64 = 0.6;

/// The hint of `level` (1 to `levels`) for a key, given which items of a list are `found`. `None` for kinds whose hint
/// would give away the answer.
pub fn hint(key: &AnswerKey, level: u32, levels: u32, found: &dyn Fn(usize) -> bool) -> Option<String> {
    let share = MAX_REVEALED_SHARE * f64::from(level) / f64::from(levels.max(1));
    match key {
        AnswerKey::Term(wordings) => Some(veil(shown(wordings), share)),
        AnswerKey::Blanks(gaps) => Some(join(gaps.iter().map(|gap| veil(shown(gap), share)), " … ")),
        AnswerKey::List { items, .. } => {
            let open = items.iter().enumerate().filter(|(index, _)| !found(*index));
            Some(join(open.map(|(_, item)| veil_item(shown(item), share)), "; "))
        }
        AnswerKey::Explanation { texts, .. } => texts.first().map(|text| first_words(text, share)),
        AnswerKey::Number { .. } | AnswerKey::YesNo { .. } | AnswerKey::Choice { .. } => None,
    }
}

fn shown(wordings: &Wordings) -> &str {
    wordings.first().map_or("", String::as_str)
}

fn join(parts: impl Iterator<Item = String>, separator: &str) -> String {
    parts.collect::<Vec<_>>().join(separator)
}

/// A hint for an item of a list. For a long item, it's the first words: a wall of dots wouldn't help anybody.
fn veil_item(item: &str, share: f64) -> String {
    const LONG: usize = 4;
    if item.split_whitespace().count() > LONG { first_words(item, share) } else { veil(item, share) }
}

/// Unveils the first letters of each word, `share` of all its letters (never all of them), and shows a dot for each
/// of the others. Other characters stay, unless the text has no letters: then they are what must be guessed.
fn veil(text: &str, share: f64) -> String {
    let has_letters = text.graphemes(true).any(is_letter);
    let is_letter = |grapheme: &str| !has_letters || is_letter(grapheme);
    let words = text.split_whitespace().map(|word| {
        let letters: Vec<&str> = word.graphemes(true).collect();
        let count = letters.iter().filter(|letter| is_letter(letter)).count();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of the letters of a word")]
        let unveiled = ((count as f64 * share).round() as usize).min(count.saturating_sub(1));
        let mut seen = 0;
        letters
            .iter()
            .map(|letter| {
                seen += usize::from(is_letter(letter));
                if is_letter(letter) && seen > unveiled { "·" } else { letter }
            })
            .collect::<String>()
    });
    join(words, "  ")
}

fn is_letter(grapheme: &str) -> bool {
    grapheme.chars().next().is_some_and(char::is_alphanumeric)
}

/// The first words of a sentence: `share` of them, at least one, never all.
fn first_words(text: &str, share: f64) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of the words of a text")]
    let unveiled = ((words.len() as f64 * share / 2.0).round() as usize).clamp(1, words.len().saturating_sub(1).max(1));
    if words.len() < 2 {
        veil(text, share)
    } else {
        format!("{} …", words.iter().take(unveiled).copied().collect::<Vec<_>>().join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn term(text: &str) -> AnswerKey {
        AnswerKey::Term(vec![text.to_owned()])
    }

    #[test]
    fn hints_reveal_letters_step_by_step_and_never_all() {
        let none = |_: usize| false;
        assert_eq!(hint(&term("K-fold validation"), 1, 2, &none).unwrap(), "K-f···  val·······");
        assert_eq!(hint(&term("K-fold validation"), 2, 2, &none).unwrap(), "K-fo··  valida····");
        assert_eq!(hint(&term("a"), 2, 2, &none).unwrap(), "·");
        assert_eq!(hint(&term("né́e"), 2, 2, &none).unwrap(), "né́·");
    }

    #[test]
    fn an_answer_of_symbols_is_not_given_away() {
        let none = |_: usize| false;
        assert_eq!(hint(&term("==="), 1, 2, &none).unwrap(), "=··");
        assert_eq!(hint(&term("==="), 2, 2, &none).unwrap(), "==·");
        assert_eq!(hint(&term("👩‍👩‍👧‍👦"), 2, 2, &none).unwrap(), "·");
        assert_eq!(hint(&term("a += b"), 1, 2, &none).unwrap(), "·  +=  ·");
        let symbols = AnswerKey::List { items: vec![vec!["*".into()], vec!["&&".into()]], ordered: false, any: None };
        assert_eq!(hint(&symbols, 2, 2, &none).unwrap(), "·; &·");
    }

    #[test]
    fn a_list_hints_at_the_missing_items() {
        let key =
            AnswerKey::List { items: vec![vec!["hardware".into()], vec!["data".into()]], ordered: false, any: None };
        assert_eq!(hint(&key, 1, 2, &|index| index == 0).unwrap(), "d···");
    }

    #[test]
    fn kinds_whose_hint_would_give_away_the_answer_have_none() {
        let choice = AnswerKey::Choice { options: vec!["a".into(), "b".into()], correct: 0 };
        assert_eq!(hint(&choice, 1, 1, &|_| false), None);
        assert_eq!(hint(&AnswerKey::YesNo { yes: true, because: None }, 1, 1, &|_| false), None);
    }

    #[test]
    fn an_explanation_gives_its_first_words() {
        let key = AnswerKey::Explanation {
            texts: vec!["it helps gradients to flow through deep nets".into()],
            points: vec![],
        };
        assert_eq!(hint(&key, 2, 2, &|_| false).unwrap(), "it helps …");
    }
}
