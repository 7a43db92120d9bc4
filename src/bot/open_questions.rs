//! The open questions of each server: nobody there is shown their answers until they are over.

use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

use popquiz_deck::fold::fold_or_keep;
use popquiz_deck::{Card, CardId, Deck, DeckId};

use crate::id::{GuildId, QuestionId, UserId};
use crate::store::decks::Secret;

/// Read by everything that shows cards, written by the engine. A question is in it from before it's posted until its
/// end is decided.
#[derive(Debug, Default)]
pub(super) struct OpenQuestions {
    servers: RwLock<HashMap<GuildId, Vec<Question>>>,
}

#[derive(Debug)]
struct Question {
    id: QuestionId,
    deck: DeckId,
    card: CardId,
    asks: Asks,
    /// The member, if it's a card of their own: it's no secret to others.
    only_for: Option<UserId>,
}

/// The prompt, [folded or kept](fold_or_keep), and the image that is shown with it.
#[derive(Debug, PartialEq, Eq)]
struct Asks(String, Option<String>);

impl Asks {
    fn of(card: &Card) -> Self {
        Self(fold_or_keep(&card.prompt), card.image.clone())
    }
}

impl OpenQuestions {
    /// The question is asked in this server.
    pub(super) fn opens(&self, guild: GuildId, id: QuestionId, deck: DeckId, card: &Card) {
        self.open(guild, id, deck, card, None);
    }

    /// A drop gives a member this card of their own.
    pub(super) fn opens_for(&self, (guild, user): (GuildId, UserId), id: QuestionId, deck: DeckId, card: &Card) {
        self.open(guild, id, deck, card, Some(user));
    }

    fn open(&self, guild: GuildId, id: QuestionId, deck: DeckId, card: &Card, only_for: Option<UserId>) {
        let mut servers = self.servers.write().unwrap_or_else(PoisonError::into_inner);
        let questions = servers.entry(guild).or_default();
        questions.retain(|question| question.id != id);
        questions.push(Question { id, deck, card: card.id.clone(), asks: Asks::of(card), only_for });
    }

    /// Servers with open questions.
    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.servers.read().unwrap_or_else(PoisonError::into_inner).len()
    }

    /// It is asked there no more.
    pub(super) fn closes(&self, guild: GuildId, id: QuestionId) {
        let mut servers = self.servers.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(questions) = servers.get_mut(&guild) {
            questions.retain(|question| question.id != id);
            if questions.is_empty() {
                servers.remove(&guild);
            }
        }
    }

    /// Whether a card's answer would give away that of an open question: it's the same card, in its original or edited
    /// version, or another card that asks the same, for example in a copy of the deck.
    pub(super) fn gives_away(&self, guild: GuildId, deck: &DeckId, card: &Card) -> bool {
        self.any_gives_away(guild, deck, card, |question| question.only_for.is_none())
    }

    /// The same for a member, who may have been given cards of their own. If one of them is `asked`, it's no secret that
    /// it asks that card.
    pub(super) fn gives_away_to(
        &self,
        (guild, user): (GuildId, UserId),
        (deck, card): (&DeckId, &Card),
        asked: Option<QuestionId>,
    ) -> bool {
        let concerns = |it: &Question| it.only_for.is_none_or(|only| only == user) && Some(it.id) != asked;
        self.any_gives_away(guild, deck, card, concerns)
    }

    fn any_gives_away(&self, guild: GuildId, deck: &DeckId, card: &Card, concerns: impl Fn(&Question) -> bool) -> bool {
        let servers = self.servers.read().unwrap_or_else(PoisonError::into_inner);
        let Some(questions) = servers.get(&guild) else { return false };
        let asks = Asks::of(card);
        let mut questions = questions.iter().filter(|it| concerns(it));
        questions.any(|it| (&it.deck, &it.card) == (deck, &card.id) || it.asks == asks)
    }

    /// The same, for a member's searches.
    pub(super) fn secret(&self, guild: GuildId, user: UserId) -> Secret {
        let servers = self.servers.read().unwrap_or_else(PoisonError::into_inner);
        let all = servers.get(&guild).map(Vec::as_slice).unwrap_or_default();
        let questions = || all.iter().filter(|it| it.only_for.is_none_or(|only| only == user));
        Secret {
            cards: questions().map(|it| (it.deck.clone(), it.card.clone())).collect(),
            prompts: questions().map(|it| it.asks.0.clone()).collect(),
        }
    }

    /// How many of a deck's cards would give away an open question.
    pub(super) fn count_in(&self, guild: GuildId, deck: &Deck) -> usize {
        let is_asked = |card: &&Card| self.gives_away(guild, &deck.id, card);
        let anything = self.servers.read().unwrap_or_else(PoisonError::into_inner).contains_key(&guild);
        if anything { deck.cards.iter().filter(is_asked).count() } else { 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn open_answers_stay_hidden_on_all_cards_with_the_same_prompt_until_the_question_closes() {
        let asked = OpenQuestions::default();
        let card = |id: &str, prompt: &str| Card::new(CardId(id.into()), prompt, None);
        let (here, elsewhere) = (GuildId(1), GuildId(2));
        let deck = |id: &str| DeckId(id.into());
        let gives_away =
            |guild, of: &str, id: &str, prompt: &str| asked.gives_away(guild, &deck(of), &card(id, prompt));
        asked.opens(here, QuestionId(1), deck("x"), &card("a", "Which river?"));
        asked.opens(here, QuestionId(2), deck("x"), &card("b", "∑"));
        assert!(gives_away(here, "x", "a", "Its prompt was changed since."));
        assert!(gives_away(here, "a-copy", "other", "which RIVER"));
        assert!(gives_away(here, "a-copy", "b", "∑"));
        assert!(!gives_away(here, "x", "c", "∏"), "signs are not all the same");
        assert!(!gives_away(here, "x", "c", "Which rivers?"));
        assert!(!gives_away(elsewhere, "x", "a", "Which river?"));
        let flag = |id: &str, image: &str| Card { image: Some(image.into()), ..card(id, "Whose flag?") };
        asked.opens(here, QuestionId(3), deck("flags"), &flag("a", "a.png"));
        assert!(asked.gives_away(here, &deck("copy"), &flag("x", "a.png")));
        assert!(!asked.gives_away(here, &deck("flags"), &flag("b", "b.png")));
        asked.closes(here, QuestionId(3));
        asked.closes(here, QuestionId(1));
        assert!(!gives_away(here, "x", "a", "Which river?"));
        assert_eq!(asked.secret(here, UserId(1)).cards, [(deck("x"), CardId("b".into()))]);
        assert!(asked.secret(elsewhere, UserId(1)).is_empty());
    }

    #[test]
    fn a_card_of_ones_own_is_a_secret_to_its_member_alone_and_not_to_its_own_question() {
        let asked = OpenQuestions::default();
        let (here, deck) = (GuildId(1), DeckId("x".into()));
        let card = Card::new(CardId("a".into()), "Which river?", None);
        asked.opens_for((here, UserId(1)), QuestionId(1), deck.clone(), &card);
        let gives_away_to = |user, asking| asked.gives_away_to((here, UserId(user)), (&deck, &card), asking);
        assert!(gives_away_to(1, None) && !gives_away_to(1, Some(QuestionId(1))) && !gives_away_to(2, None));
        assert!(!asked.gives_away(here, &deck, &card));
        assert!(asked.secret(here, UserId(2)).is_empty() && !asked.secret(here, UserId(1)).is_empty());
        asked.closes(here, QuestionId(1));
        assert!(!gives_away_to(1, None));
    }
}
