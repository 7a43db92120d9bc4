//! The form in which an answer is typed. It covers the question on a phone, so it repeats the beginning of the prompt.

use popquiz_deck::{AnswerKey, Card};
use unicode_segmentation::UnicodeSegmentation as _;

use crate::bot::custom_id::FormId;
use crate::discord::limits;
use crate::discord::message::{Modal, TextInput};
use crate::discord::text::{cut, plain};
use crate::texts::{Locale, say};

/// The id of the one field of an answer's modal.
pub(in crate::bot) const ANSWER_FIELD: &str = "answer";

/// The longest answer that a modal takes, in characters: a message may be as long.
const LONGEST_ANSWER: u16 = 2000;

/// The modal in which an answer is typed.
pub(in crate::bot) fn answer_modal(locale: Locale, id: &FormId, card: &Card) -> Modal {
    let paragraph = matches!(&card.key, Some(AnswerKey::Explanation { .. } | AnswerKey::List { .. }));
    let Heading { title, label, is_cut } = heading(&card.prompt);
    let input = TextInput {
        custom_id: ANSWER_FIELD.to_owned(),
        label: label.unwrap_or_else(|| say!(locale, "answer-form-field")),
        paragraph,
        // Where title and label show the whole prompt, it would only say it again.
        placeholder: is_cut.then(|| card.prompt.clone()),
        value: None,
        required: true,
        max_length: LONGEST_ANSWER,
    };
    Modal {
        custom_id: id.to_string(),
        title: title.unwrap_or_else(|| say!(locale, "answer-form-title")),
        inputs: vec![input],
    }
}

/// Whether the form shows the whole question.
pub(in crate::bot) fn fits_form(card: &Card) -> bool {
    card.image.is_none() && !heading(&card.prompt).is_cut
}

/// The beginning of a prompt, for the title of a form and, if it's longer, the label of its field.
struct Heading {
    title: Option<String>,
    label: Option<String>,
    /// Whether the prompt is longer than both.
    is_cut: bool,
}

fn heading(prompt: &str) -> Heading {
    let prompt = plain(prompt).split_whitespace().collect::<Vec<_>>().join(" ");
    let (title, rest) = split(&prompt, limits::MODAL_TITLE);
    let shown = |text: &str, limit| Some(cut(text, limit)).filter(|text| !text.is_empty());
    Heading {
        title: shown(title, limits::MODAL_TITLE),
        label: shown(rest, limits::INPUT_LABEL),
        is_cut: rest.encode_utf16().count() > limits::INPUT_LABEL,
    }
}

/// Splits a text so that its first part isn't longer than `limit`, between two words unless the first one is longer.
fn split(text: &str, limit: usize) -> (&str, &str) {
    let mut length = 0;
    let (mut space, mut end) = (None, text.len());
    for (at, letter) in text.grapheme_indices(true) {
        if letter == " " {
            space = Some(at);
        }
        length += letter.encode_utf16().count();
        if length > limit {
            // A language without spaces is split anywhere, and no word is left alone on a line for one that is long.
            end = space.filter(|space| *space * 2 > at).unwrap_or(at);
            break;
        }
    }
    let (first, rest) = text.split_at(end);
    (first.trim_end(), rest.trim_start())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_form_shows_the_beginning_of_the_prompt() {
        let shown = |prompt: &str| {
            let Heading { title, label, is_cut } = heading(prompt);
            assert_eq!(is_cut, label.as_ref().is_some_and(|label| label.ends_with('…')), "{prompt}");
            format!("{} | {}", title.unwrap_or_default(), label.unwrap_or_default())
        };
        assert_eq!(shown("Which river flows through Vienna?"), "Which river flows through Vienna? | ");
        assert_eq!(
            shown("What do you call the measure of how far a model's prediction is from its target, on average?"),
            "What do you call the measure of how far a | model's prediction is from its target, on av…"
        );
        assert_eq!(shown(" "), " | ");
        let japanese =
            "日本で一番高い山の名前は何ですか？また、その山がある二つの都道府県の名前も漢字で正確に答えてください。";
        let Heading { title, label, .. } = heading(japanese);
        assert_eq!(format!("{}{}", title.unwrap(), label.unwrap()), japanese);
    }

    proptest! {
        #[test]
        fn title_and_label_fit_and_begin_as_the_prompt_does(prompt in "\\PC{0,120}") {
            let Heading { title, label, .. } = heading(&prompt);
            let length = |text: &Option<String>| text.as_ref().map_or(0, |text| text.encode_utf16().count());
            prop_assert!(length(&title) <= limits::MODAL_TITLE && length(&label) <= limits::INPUT_LABEL);
            prop_assert!(title.is_some() || label.is_none());
        }
    }
}
