//! Changes to decks, as the history and an undo tell them.

use crate::discord::text::escape;
use crate::store::decks::DeckChangeSummary;
use crate::texts::{Locale, say};

/// What somebody did to a deck, as a clause without a subject. Not escaped, so that it can be cut first: it quotes
/// prompts and titles.
pub(in crate::bot) fn deck_change(locale: Locale, summary: &DeckChangeSummary) -> String {
    match summary {
        DeckChangeSummary::Imported { cards, file } => say!(locale, "change-imported", cards = *cards, file = file),
        DeckChangeSummary::AddedCard { prompt } => say!(locale, "change-added-card", prompt = prompt),
        DeckChangeSummary::EditedCard { prompt } => say!(locale, "change-edited-card", prompt = prompt),
        DeckChangeSummary::RemovedCard { prompt } => say!(locale, "change-removed-card", prompt = prompt),
        DeckChangeSummary::Renamed { from, to } => say!(locale, "change-renamed", from = from, to = to),
        DeckChangeSummary::Copied { title } => say!(locale, "change-copied", title = title),
        DeckChangeSummary::RemovedDeck => say!(locale, "change-removed-deck"),
        DeckChangeSummary::AcceptedSynonyms { cards } => say!(locale, "change-accepted-synonyms", cards = *cards),
        DeckChangeSummary::Undid { change } => say!(locale, "change-undid", change = deck_change(locale, change)),
        DeckChangeSummary::Sentence { text } => text.clone(),
    }
}

/// What is as it was, now that a change to a deck is undone.
pub(in crate::bot) fn undone(locale: Locale, title: &str, summary: &DeckChangeSummary) -> String {
    let title = escape(title);
    match summary {
        DeckChangeSummary::Imported { file, .. } => {
            say!(locale, "undone-imported", title = title, file = escape(file))
        }
        DeckChangeSummary::AddedCard { prompt } => {
            say!(locale, "undone-added-card", title = title, prompt = escape(prompt))
        }
        DeckChangeSummary::EditedCard { prompt } => {
            say!(locale, "undone-edited-card", title = title, prompt = escape(prompt))
        }
        DeckChangeSummary::RemovedCard { prompt } => {
            say!(locale, "undone-removed-card", title = title, prompt = escape(prompt))
        }
        DeckChangeSummary::Renamed { from, to } => {
            say!(locale, "undone-renamed", from = escape(from), to = escape(to))
        }
        DeckChangeSummary::Copied { .. } => say!(locale, "undone-copied", title = title),
        DeckChangeSummary::RemovedDeck => say!(locale, "undone-removed-deck", title = title),
        DeckChangeSummary::AcceptedSynonyms { cards } => {
            say!(locale, "undone-accepted-synonyms", title = title, cards = *cards)
        }
        DeckChangeSummary::Undid { .. } | DeckChangeSummary::Sentence { .. } => {
            say!(locale, "undone-other", title = title, change = escape(&deck_change(locale, summary)))
        }
    }
}
