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
        taught.retain(|wording| !is_place(&wording.text));
    }
    deck.judge.compile_with_accepted(asked, &taught)
}

/// Whether a text is only a letter or a digit, perhaps with the marks around it that people type: "b", "(2)", "**C.**".
/// Signs that say more, as in "C#" or "===", are the text of an option.
fn is_place(text: &str) -> bool {
    const MARKS: &str = "()[].,:;!?'\"*_`|~";
    let mut signs = text.chars().filter(|sign| !sign.is_whitespace() && !MARKS.contains(*sign));
    signs.next().is_some_and(char::is_alphanumeric) && signs.next().is_none()
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

#[cfg(test)]
mod tests {
    use popquiz_deck::{Deck, DeckId};
    use popquiz_judge::Outcome;

    use super::*;

    #[test]
    fn a_choice_keeps_accepted_signs_and_forgets_accepted_letters() {
        let options = ["strict equality", "assignment", "arrow function"].map(str::to_owned).to_vec();
        let card = Card::new(CardId("equal".into()), "Which one?", Some(AnswerKey::Choice { options, correct: 0 }));
        let deck = LoadedDeck::new(Deck { cards: vec![card], ..Deck::new(DeckId("js".into()), "JavaScript") });
        let asked = &deck.deck.cards[0];
        for (accepted, outcome) in [
            ("===", Outcome::Correct),
            ("≡", Outcome::Correct),
            ("C#", Outcome::Correct),
            ("triple equals", Outcome::Correct),
            ("b", Outcome::Wrong),
            ("(b)", Outcome::Wrong),
            ("**2.**", Outcome::Wrong),
        ] {
            let taught = [AcceptedWording { text: accepted.to_owned(), part: None }];
            let judge = compile(&deck, asked, &taught).unwrap();
            assert_eq!(judge.judge(accepted).outcome, outcome, "{accepted}");
        }
    }
}
