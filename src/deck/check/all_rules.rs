//! Running all rules on a deck.

use popquiz_deck::Deck;

use super::finding::{Finding, Place, Problem};
use super::words::English;
use super::{answers, duplicates, images, lengths, lists, markup, prompts, spelling, synonyms};

/// Checks a deck by all rules. Returns the findings in the order of its cards, those about the deck as a whole first.
/// Takes time in proportion to the deck's text: no rule compares all pairs of cards.
pub fn check(deck: &Deck) -> Vec<Finding> {
    let (english, about_markup) = (English::of(deck), markup::is_subject(deck));
    let mut found: Vec<(Option<usize>, Problem)> = Vec::new();
    found.extend(lengths::of_deck(deck).map(|it| (None, it)));
    found.extend(images::of_deck(deck).map(|it| (None, it)));
    for (index, card) in deck.cards.iter().enumerate() {
        let here = answers::check(card)
            .chain(lists::check(card, english))
            .chain(prompts::check(card, english))
            .chain((!about_markup).then(|| markup::check(card)).into_iter().flatten())
            .chain(lengths::check(card))
            .chain(images::check(card, deck));
        found.extend(here.map(|it| (Some(index), it)));
    }
    found.extend(duplicates::check(deck, english).into_iter().map(|(index, it)| (Some(index), it)));
    found.extend(synonyms::check(deck).into_iter().map(|(index, it)| (Some(index), it)));
    found.extend(spelling::check(deck, english).into_iter().map(|(index, it)| (Some(index), it)));
    found.sort_by_key(|(index, found)| (*index, found.rule));
    let place = |index: usize| {
        let card = deck.cards.get(index)?;
        Some(Place { line: card.line, number: index + 1, card: card.id.clone() })
    };
    found.into_iter().map(|(index, found)| found.at(index.and_then(place))).collect()
}
