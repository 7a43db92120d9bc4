//! The cards of a loaded deck that a game or a person refers to.

use std::collections::BTreeSet;

use popquiz_deck::{Card, CardId};

use crate::bot::decks::LoadedDeck;
use crate::bot::refusal::{CardRefusal, DeckRefusal, Refusal};
use crate::quiz::round::eligible;

pub(super) fn card<'a>(deck: &'a LoadedDeck, id: &CardId) -> Option<&'a Card> {
    deck.deck.cards.iter().find(|card| card.id == *id)
}

/// A card that people refer to; it may have been removed from its deck.
pub(super) fn card_still_there<'a>(deck: &'a LoadedDeck, id: &CardId) -> Result<&'a Card, Refusal> {
    card(deck, id).ok_or_else(|| CardRefusal::Gone.into())
}

pub(super) fn no_cards(deck: &LoadedDeck, tags: &[String], paused: &BTreeSet<CardId>) -> Result<(), Refusal> {
    if !eligible(&deck.deck.cards, tags, paused).is_empty() {
        return Ok(());
    }
    let title = deck.deck.title.clone();
    if !paused.is_empty() && !eligible(&deck.deck.cards, tags, &BTreeSet::new()).is_empty() {
        return Err(DeckRefusal::AllCardsPaused { title }.into());
    }
    if tags.is_empty() {
        return Err(DeckRefusal::NoAnswers { title }.into());
    }
    let known: BTreeSet<&String> = deck.deck.cards.iter().flat_map(|card| &card.tags).collect();
    Err(DeckRefusal::NoCardWithTag { title, tags: known.into_iter().cloned().collect() }.into())
}
