//! What the history says of a deck change. Not escaped: it quotes prompts and titles.

use super::quantities::cards;
use crate::store::decks::DeckChangeSummary;

pub(in crate::bot) fn deck_change(summary: &DeckChangeSummary) -> String {
    match summary {
        DeckChangeSummary::Imported { cards: count, file } => format!("imported {} from {file}", cards(*count)),
        DeckChangeSummary::AddedCard { prompt } => format!("added the card “{prompt}”"),
        DeckChangeSummary::EditedCard { prompt } => format!("changed the card “{prompt}”"),
        DeckChangeSummary::RemovedCard { prompt } => format!("removed the card “{prompt}”"),
        DeckChangeSummary::Renamed { from, to } => format!("renamed “{from}” to “{to}”"),
        DeckChangeSummary::Copied { title } => format!("copied “{title}”"),
        DeckChangeSummary::RemovedDeck => "removed the deck".to_owned(),
        DeckChangeSummary::Undid { change } => format!("took back: {}", deck_change(change)),
        DeckChangeSummary::Sentence { text } => text.clone(),
    }
}
