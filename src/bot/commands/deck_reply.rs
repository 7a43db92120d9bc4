//! What `/deck` and `/card` share: naming a deck, and the reply to a change.

use super::command::Call;
use crate::bot::custom_id::CustomId;
use crate::bot::deck_changes::Changed;
use crate::bot::refusal::{DeckRefusal, Refusal};
use crate::discord::message::{Button, ButtonStyle, Message, Response};
use crate::texts::{Locale, say};

/// Completes the `deck` option with decks that can be changed, here and in `/card`.
pub(super) fn complete_own(call: &Call, focused: &str) -> Vec<(String, String)> {
    if focused != "deck" {
        return Vec::new();
    }
    call.context.decks.own_completions(call.guild, call.options.text("deck").unwrap_or_default())
}

/// A title that somebody typed.
pub(super) fn title(typed: &str) -> Result<String, Refusal> {
    let title = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if title.is_empty() { Err(DeckRefusal::NoTitle.into()) } else { Ok(title) }
}

/// Confirms a change, with a button to undo it.
pub(super) fn done(locale: Locale, changed: &Changed, text: String) -> Response {
    Response::private(undoable(locale, changed, text))
}

pub(super) fn undoable(locale: Locale, changed: &Changed, text: String) -> Message {
    let button =
        Button::new(say!(locale, "button-undo"), ButtonStyle::Secondary, CustomId::Undo(changed.number).to_string());
    Message { buttons: vec![vec![button]], ..Message::text(text) }
}
