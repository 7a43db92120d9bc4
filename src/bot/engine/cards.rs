//! The cards of a loaded deck that a game or a person refers to.

use std::collections::BTreeSet;

use popquiz_deck::{AnswerKey, Card, CardId};
use popquiz_judge::{AcceptedWording, CardJudge};

use crate::bot::decks::LoadedDeck;
use crate::bot::refusal::{CardRefusal, DeckRefusal, Refusal};
use crate::quiz::round::eligible;

pub(super) fn card<'a>(deck: &'a LoadedDeck, id: &CardId) -> Option<&'a Card> {
    deck.deck.card(id)
}

/// Compiles a card as it is asked, with what a server has accepted.
pub(super) fn compile(deck: &LoadedDeck, asked: &Card, taught: &[AcceptedWording]) -> Option<CardJudge> {
    let mut taught = taught.to_vec();
    if let Some(AnswerKey::Choice { .. }) = asked.key {
        // Earlier versions taught letters, which stand for another option whenever the card is asked.
        taught.retain(|wording| wording.text.chars().filter(|letter| letter.is_alphanumeric()).count() > 1);
    }
    deck.judge.compile_with_accepted(asked, &taught)
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
