//! Synonyms that were written as one answer: in vocabulary, "dog, hound" is two wordings, and either is enough.
//!
//! Only whoever made the deck knows for sure, so a check asks, and nothing is split without a yes.

use popquiz_deck::{AnswerKey, Card, Deck};

use super::alternatives::alternatives;
use super::finding::{Fix, Problem};
use super::lists;
use super::rule::Rule;
use super::texts::excerpt;
use super::vocabulary::{is_vocabulary, is_word_to_translate};
use super::words::English;
use crate::texts::phrase;

/// The cards of a deck whose answers look like synonyms, by their places, with the wordings.
pub fn synonyms(deck: &Deck) -> Vec<(usize, Vec<String>)> {
    if !is_vocabulary(deck) {
        return Vec::new();
    }
    let (english, capitalized) = (English::of(deck), is_capitalized(deck));
    let cards = deck.cards.iter().enumerate();
    cards.filter_map(|(place, card)| Some((place, wordings(card, english, capitalized)?))).collect()
}

/// Makes these wordings of a card's answer count one by one.
pub fn accept_each(card: &mut Card, wordings: Vec<String>) {
    card.key = Some(AnswerKey::Term(wordings));
}

pub(super) fn check(deck: &Deck) -> Vec<(usize, Problem)> {
    let problem = |(place, wordings): (usize, Vec<String>)| {
        let answer = deck.cards.get(place).and_then(answer).unwrap_or_default();
        let what = phrase!("check-synonyms", answer = excerpt(answer), wordings = wordings.len());
        let problem = Problem::warning(Rule::Synonyms, what, phrase!("advice-split-synonyms"));
        (place, problem.fixed_by(Fix::AcceptEach(wordings)))
    };
    synonyms(deck).into_iter().map(problem).collect()
}

/// The answer of a card that is a single text.
fn answer(card: &Card) -> Option<&str> {
    match card.key.as_ref()? {
        AnswerKey::Term(wordings) => Some(wordings),
        AnswerKey::Explanation { texts, points } if points.is_empty() => Some(texts),
        _ => None,
    }
    .and_then(|wordings| if let [only] = wordings.as_slice() { Some(only.as_str()) } else { None })
}

/// Whether most answers start with a capital, as German nouns do.
fn is_capitalized(deck: &Deck) -> bool {
    let answers: Vec<&str> = deck.cards.iter().filter_map(answer).collect();
    let capitals = answers.iter().filter(|answer| answer.starts_with(char::is_uppercase)).count();
    capitals * 2 > answers.len()
}

fn wordings(card: &Card, english: English, capitalized: bool) -> Option<Vec<String>> {
    let is_word = is_word_to_translate(&card.prompt);
    let is_list = || lists::check(card, english).is_some();
    if !is_word || is_list() { None } else { alternatives(&card.prompt, answer(card)?, capitalized) }
}
