//! Reviews: practices with the cards that help a member most, and when the next one is due.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use popquiz_deck::{Card, CardId, DeckId};
use popquiz_memory::model::SAME_DAY;
use popquiz_memory::{Candidate, FirstAnswers, Model, choose};

use super::context::Context;
use super::decks::LoadedDeck;
use super::engine::Candidates;
use super::exams::Exams;
use super::practice_messages;
use super::practice_view::NextReview;
use super::press::Press;
use super::refusal::Refusal;
use crate::clock::UnixMs;
use crate::discord::interaction::Interaction;
use crate::discord::message::{Message, Response};
use crate::id::{GuildId, UserId};
use crate::quiz::PracticeCard;
use crate::quiz::practice::{MOST_CARDS, Review};
use crate::quiz::round::eligible;
use crate::store::{AnswerHash, CardFirstAnswers, CardMemory};

/// The most decks that a review without a deck takes cards from: those that the member answered last.
const MOST_DECKS: usize = 20;

/// A card is due once recall has fallen to this.
const DUE_AT: f32 = 0.9;

impl Context {
    /// Starts a review of a deck, or of all decks that the member has answered cards of. Gives the message that shows it.
    pub(super) async fn start_review(
        &self,
        (guild, interaction): (GuildId, &Interaction),
        deck: Option<DeckId>,
    ) -> Result<Message, Refusal> {
        let (user, now) = (interaction.user, self.clock.now());
        let memories = self.store.memories(guild, user, None).await?;
        let decks = self.reviewed_decks(guild, &memories, deck.as_ref()).await?;
        let mut first = Vec::new();
        for deck in &decks {
            first.extend(self.store.first_answers(guild, Some(deck.deck.id.clone())).await?);
        }
        let today = self.defaults.zone.day(now);
        let is_today = |memory: &&CardMemory| self.defaults.zone.day(UnixMs(memory.memory.answered_at)) == today;
        let answered_before = u32::try_from(memories.iter().filter(is_today).count()).unwrap_or(u32::MAX);
        let exams = self.exams(guild).await?;
        let chosen = most_helpful(&decks, &[], &memories, &first, &exams, now);
        if chosen.is_empty() {
            let next = next_review(&decks, &memories, now);
            return Ok(practice_messages::nothing_to_review(interaction.locale, answered_before, next));
        }
        let met = chosen.iter().filter(|(_, is_met)| *is_met).map(|(card, _)| card.clone()).collect();
        let cards = chosen.into_iter().map(|(card, _)| card).collect();
        let review = Review { deck, answered_before, met };
        self.start_practice((guild, interaction), Candidates::Review(cards, decks, review)).await
    }

    /// The cards of a deck that help a member most, the most helpful first: only those with one of the tags, if there are
    /// any.
    pub(super) async fn most_helpful_of(
        &self,
        (guild, user): (GuildId, UserId),
        deck: &Arc<LoadedDeck>,
        tags: &[String],
    ) -> Result<Vec<CardId>, Refusal> {
        let id = deck.deck.id.clone();
        let memories = self.store.memories(guild, user, Some(id.clone())).await?;
        let first = self.store.first_answers(guild, Some(id)).await?;
        let exams = self.exams(guild).await?;
        let chosen = most_helpful(std::slice::from_ref(deck), tags, &memories, &first, &exams, self.clock.now());
        Ok(chosen.into_iter().map(|(card, _)| card.card).collect())
    }

    /// When a member's next review of these decks is due.
    pub(super) async fn next_review(
        &self,
        guild: GuildId,
        user: UserId,
        deck: Option<&DeckId>,
    ) -> Result<NextReview, Refusal> {
        let memories = self.store.memories(guild, user, None).await?;
        let decks = self.reviewed_decks(guild, &memories, deck).await?;
        Ok(next_review(&decks, &memories, self.clock.now()))
    }

    async fn reviewed_decks(
        &self,
        guild: GuildId,
        memories: &[CardMemory],
        deck: Option<&DeckId>,
    ) -> Result<Vec<Arc<LoadedDeck>>, Refusal> {
        if let Some(deck) = deck {
            return Ok(vec![self.deck(guild, deck).await?]);
        }
        let mut answered: BTreeMap<&DeckId, i64> = BTreeMap::new();
        for CardMemory { deck, memory, .. } in memories {
            let last = answered.entry(deck).or_default();
            *last = memory.answered_at.max(*last);
        }
        let mut answered: Vec<(&DeckId, i64)> = answered.into_iter().collect();
        answered.sort_by_key(|(_, last)| std::cmp::Reverse(*last));
        let mut decks = Vec::new();
        for (deck, _) in answered {
            // Decks may have been removed since.
            decks.extend(self.decks.open(guild, deck).await?);
            if decks.len() == MOST_DECKS {
                break;
            }
        }
        if decks.is_empty() {
            let only = self.decks.named(guild, None)?;
            decks.push(self.deck(guild, &only.id).await?);
        }
        Ok(decks)
    }
}

/// Starts a review in a private message of its own.
pub(super) async fn press(press: Press, deck: Option<DeckId>) -> Result<Response, Refusal> {
    let Press { context, interaction, guild, .. } = press;
    Ok(Response::private(context.start_review((guild, &interaction), deck).await?))
}

/// Each card that was answered, with the memory of its current answer: what somebody learned before the answer changed
/// doesn't count.
fn remembered<'a>(
    decks: &[Arc<LoadedDeck>],
    memories: &'a [CardMemory],
) -> HashMap<(&'a DeckId, &'a CardId), &'a CardMemory> {
    let decks: HashMap<&DeckId, &Arc<LoadedDeck>> = decks.iter().map(|deck| (&deck.deck.id, deck)).collect();
    let is_current = |memory: &&CardMemory| {
        let card = decks.get(&memory.deck).and_then(|deck| deck.deck.card(&memory.card));
        let key = card.and_then(|card| card.key.as_ref());
        key.is_some_and(|key| memory.answer.is_none_or(|answer| answer == AnswerHash::of(key)))
    };
    memories.iter().filter(is_current).map(|memory| ((&memory.deck, &memory.card), memory)).collect()
}

/// The cards with one of the tags that help most, the most helpful first, and whether the member has met them. Cards
/// that they answered within half a day wait.
fn most_helpful(
    decks: &[Arc<LoadedDeck>],
    tags: &[String],
    memories: &[CardMemory],
    first: &[CardFirstAnswers],
    exams: &Exams,
    now: UnixMs,
) -> Vec<(PracticeCard, bool)> {
    let memories = remembered(decks, memories);
    let first: HashMap<(&DeckId, &CardId), FirstAnswers> =
        first.iter().map(|it| ((&it.deck, &it.card), it.first)).collect();
    let model = Model::default();
    let mut chosen: Vec<(f32, PracticeCard, bool)> = Vec::new();
    for deck in decks {
        let id = &deck.deck.id;
        let all = first.iter().filter(|((deck, _), _)| *deck == id).map(|(_, first)| *first);
        let known_of_deck = all.fold(FirstAnswers::default(), FirstAnswers::and).of_deck();
        let mut cards = Vec::new();
        for card in eligible(&deck.deck.cards, tags, &BTreeSet::new()) {
            let candidate = match memories.get(&(id, &card.id)) {
                Some(it) if it.memory.elapsed(now.0) < SAME_DAY => continue,
                Some(it) => Candidate::Met(it.memory),
                None => {
                    let own = first.get(&(id, &card.id)).copied();
                    let of_card = own.or_else(|| elsewhere(card)).unwrap_or_default();
                    Candidate::New { known: of_card.of_card(known_of_deck) }
                }
            };
            cards.push((card, candidate));
        }
        // A deck with an exam has a horizon of its own. More than a review has, because some may be open questions.
        let horizon = exams.horizon(id);
        let candidates = cards.iter().map(|(_, candidate)| *candidate);
        let best = choose::best(&model, horizon, candidates, now.0, MOST_CARDS);
        chosen.extend(best.into_iter().filter_map(|place| cards.get(place)).map(|(card, candidate)| {
            let of_deck = PracticeCard { deck: id.clone(), card: card.id.clone() };
            (model.gain(candidate, horizon, now.0), of_deck, matches!(candidate, Candidate::Met(_)))
        }));
    }
    // Stable: of equal gains, the first comes first.
    chosen.sort_by(|(one, ..), (other, ..)| other.total_cmp(one));
    chosen.into_iter().take(MOST_CARDS).map(|(_, card, is_met)| (card, is_met)).collect()
}

/// How other groups did on a card, as far as its deck says. It only informs cards that this group hasn't met: its own
/// answers say more about itself.
fn elsewhere(card: &Card) -> Option<FirstAnswers> {
    card.statistics.map(|it| FirstAnswers { answers: it.answers, right: it.right })
}

/// How many cards are due, or when the first of them will be.
fn next_review(decks: &[Arc<LoadedDeck>], memories: &[CardMemory], now: UnixMs) -> NextReview {
    let model = Model::default();
    #[allow(clippy::cast_possible_truncation, reason = "at most some hundred years, in milliseconds")]
    let due_at = |memory: &CardMemory| {
        let days = f64::from(model.interval(DUE_AT, memory.memory.stability).max(SAME_DAY));
        UnixMs(memory.memory.answered_at).plus_ms((days * 86_400_000.0) as i64)
    };
    let due: Vec<UnixMs> = remembered(decks, memories).into_values().map(due_at).collect();
    match due.iter().filter(|at| **at <= now).count() {
        0 => due.into_iter().min().map_or(NextReview::Never, NextReview::At),
        cards => NextReview::Due(cards),
    }
}
