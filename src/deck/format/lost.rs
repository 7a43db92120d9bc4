//! What a file does not hold of the deck that was written to it.

use std::collections::HashMap;

use super::read;
use crate::deck::{Card, CardId, Deck};

/// So many cards are named where a part of them is lost.
const NAMED: usize = 3;

/// What is lost of a deck in a file that was written of it, a phrase each: found by reading the file again, so that no format forgets to tell.
pub fn lost(deck: &Deck, file: &str, bytes: &[u8]) -> Vec<String> {
    let again = match read(file, bytes) {
        Ok(again) => again,
        Err(error) => return vec![format!("all of it, for the file cannot be read again: {}", error.what)],
    };
    let mut lost = Vec::new();
    for (what, is_lost) in [
        ("its id", deck.id != again.id),
        ("its title", deck.title != again.title),
        ("its author", deck.author != again.author),
        ("its language", deck.language != again.language),
        ("its licence", deck.licence != again.licence),
        ("its description", deck.description != again.description),
        ("its tags", deck.tags != again.tags),
    ] {
        if is_lost {
            lost.push(what.to_owned());
        }
    }
    let images = deck.media.iter().filter(|(name, image)| again.media.get(*name) != Some(image)).count();
    match images {
        0 => {}
        1 => lost.push("an image".to_owned()),
        images => lost.push(format!("{images} images")),
    }
    let known: HashMap<&CardId, &Card> = again.cards.iter().map(|card| (&card.id, card)).collect();
    let differ = |differs: &dyn Fn(&Card, Option<&Card>) -> bool| -> Vec<&CardId> {
        deck.cards.iter().filter(|card| differs(card, known.get(&card.id).copied())).map(|card| &card.id).collect()
    };
    let part = |part: fn(&Card, &Card) -> bool| differ(&|card, again| again.is_some_and(|again| part(card, again)));
    for (what, cards) in [
        ("all of", differ(&|_, again| again.is_none())),
        ("the exact prompt of", part(|card, again| card.prompt != again.prompt)),
        ("the exact answer of", part(|card, again| card.key != again.key)),
        ("rejected wordings of", part(|card, again| card.reject != again.reject)),
        ("tags of", part(|card, again| card.tags != again.tags)),
        ("the exact note of", part(|card, again| card.note != again.note)),
    ] {
        if let Some(cards) = named(&cards) {
            lost.push(format!("{what} {cards}"));
        }
    }
    lost
}

/// "2 cards (`a`, `b`)"; `None` for none.
fn named(cards: &[&CardId]) -> Option<String> {
    let names: Vec<String> = cards.iter().take(NAMED).map(|id| format!("`{id}`")).collect();
    let more = if cards.len() > NAMED { ", …" } else { "" };
    match cards {
        [] => None,
        [only] => Some(format!("the card `{only}`")),
        cards => Some(format!("{} cards ({}{more})", cards.len(), names.join(", "))),
    }
}
