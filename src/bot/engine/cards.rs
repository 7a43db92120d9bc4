//! The cards of a loaded deck that a game or a person refers to.

use std::collections::BTreeSet;

use popquiz_deck::{Card, CardId};

use crate::bot::decks::LoadedDeck;
use crate::bot::refusal::Refusal;
use crate::quiz::round::eligible;

pub(super) fn card<'a>(deck: &'a LoadedDeck, id: &CardId) -> Option<&'a Card> {
    deck.deck.cards.iter().find(|card| card.id == *id)
}

/// A card that people speak of: it may have been taken out of its deck meanwhile.
pub(super) fn card_still_there<'a>(deck: &'a LoadedDeck, id: &CardId) -> Result<&'a Card, Refusal> {
    card(deck, id).ok_or_else(|| Refusal::new("That card is not in its deck any more."))
}

pub(super) fn no_cards(deck: &LoadedDeck, tags: &[String], resting: &BTreeSet<CardId>) -> Result<(), Refusal> {
    if !eligible(&deck.deck.cards, tags, resting).is_empty() {
        return Ok(());
    }
    let title = &deck.deck.title;
    if !resting.is_empty() && !eligible(&deck.deck.cards, tags, &BTreeSet::new()).is_empty() {
        return Err(Refusal::new(format!(
            "All cards of “{title}” that could be asked rest, because members reported them. A manager can let them be asked again with the \
             buttons under each report."
        )));
    }
    if tags.is_empty() {
        return Err(Refusal::new(format!(
            "“{title}” has no card with an answer. `popquiz deck check` lists what is missing."
        )));
    }
    let mut known: Vec<&str> = deck.deck.cards.iter().flat_map(|card| &card.tags).map(String::as_str).collect();
    known.sort_unstable();
    known.dedup();
    let known =
        if known.is_empty() { "It has no tags.".to_owned() } else { format!("Its tags: {}.", known.join(", ")) };
    Err(Refusal::new(format!("“{title}” has no card with that tag. {known}")))
}
