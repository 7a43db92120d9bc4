//! Drops that give each member a card of their own: a practice of one card, which lasts as long as the drop.

use std::collections::BTreeMap;
use std::sync::Arc;

use popquiz_deck::CardId;

use super::cards::card;
use super::decision::Decision;
use super::reply::Reply;
use super::state::{Engine, RunningPractice};
use crate::bot::decks::LoadedDeck;
use crate::bot::practice_view::PracticeView;
use crate::bot::refusal::{PracticeRefusal, Refusal};
use crate::id::{ChannelId, GameId, GuildId, MessageId, QuestionId, UserId};
use crate::quiz::practice::Stage;
use crate::quiz::{Event, Game, OpenDrop, Practice, PracticeCard};

/// Who presses the button of such a drop, and where.
#[derive(Clone, Copy, Debug)]
pub(in crate::bot) struct OwnCardPress {
    pub(in crate::bot) guild: GuildId,
    pub(in crate::bot) channel: ChannelId,
    pub(in crate::bot) message: MessageId,
    pub(in crate::bot) user: UserId,
    /// The drop's.
    pub(in crate::bot) question: QuestionId,
}

/// The card of a member's own.
#[derive(Debug)]
pub(in crate::bot) enum OwnCard {
    /// They have one.
    Given(PracticeView),
    /// It's to be chosen among the cards with one of these tags.
    ToChoose(Arc<LoadedDeck>, Vec<String>),
}

impl Engine {
    /// The card that a drop gave a member, or what to choose it from.
    pub(super) fn own_card(
        &self,
        press: OwnCardPress,
        reply: Reply<Result<OwnCard, Refusal>>,
        decision: &mut Decision,
    ) {
        reply.after_commit(self.find_own_card(press), decision);
    }

    fn find_own_card(&self, press: OwnCardPress) -> Result<OwnCard, Refusal> {
        let drop = self.open_own_drop(press)?;
        if let Some(given) = self.given(drop.id, press.user) {
            return given.map(OwnCard::Given);
        }
        let running = self.games.get(&drop.id).ok_or(PracticeRefusal::DropClosed)?;
        Ok(OwnCard::ToChoose(Arc::clone(&running.deck), drop.tags.clone()))
    }

    /// Gives a member the first of these cards that can be asked now, unless they have one by now.
    pub(super) fn give_own_card(
        &mut self,
        press: OwnCardPress,
        (deck, candidates): (&Arc<LoadedDeck>, Vec<CardId>),
        decision: &mut Decision,
    ) -> Result<PracticeView, Refusal> {
        let drop = self.open_own_drop(press)?.id;
        if let Some(given) = self.given(drop, press.user) {
            return given;
        }
        let of = (press.guild, press.user);
        let id = &deck.deck.id;
        let can_ask = |it: &&CardId| card(deck, it).is_some_and(|card| self.can_practice(of, id, card));
        let Some(chosen) = candidates.iter().find(can_ask) else { return Err(PracticeRefusal::NoOwnCard.into()) };
        let cards = vec![PracticeCard { deck: id.clone(), card: chosen.clone() }];
        let place = (press.guild, press.channel, press.user);
        let practice = Practice::new(GameId(self.take_id()), place, cards, decision.now).of_drop(drop);
        let decks = BTreeMap::from([(id.clone(), Arc::clone(deck))]);
        let mut running = RunningPractice { practice, decks, waiting: None };
        self.advance_practice(&mut running, decision);
        self.hide_own(&running);
        let view = self.practice_view(&running, false);
        self.keep_practice(running, decision);
        Ok(view)
    }

    /// Hides a card from the member who is asked it.
    pub(super) fn hide_own(&self, running: &RunningPractice) {
        let practice = &running.practice;
        if let Some((current, deck, card)) = running.current().filter(|_| practice.drop().is_some())
            && current.stage == Stage::Asked
        {
            let of = (practice.guild, practice.user);
            self.open_questions.opens_for(of, current.question, deck.deck.id.clone(), card);
        }
    }

    /// Tells a drop how the answer to a card of a member's own stands. They know the answer by now.
    pub(super) fn own_answered(&mut self, practice: &Practice, decision: &mut Decision) {
        let (Some(drop), Some(is_right)) = (practice.drop(), practice.is_right()) else { return };
        if let Some(current) = practice.current() {
            self.open_questions.closes(practice.guild, current.question);
        }
        self.step(drop, Event::AnsweredOwn { user: practice.user, is_right }, decision);
    }

    fn open_own_drop(&self, press: OwnCardPress) -> Result<&OpenDrop, Refusal> {
        let id = self.game_asking_in(press.question, press.channel, press.message);
        match id.and_then(|id| self.games.get(&id)).map(|running| &running.game) {
            Some(Game::Drop(drop)) if drop.question.as_ref().is_some_and(|asked| !asked.has_card()) => Ok(drop),
            _ => Err(PracticeRefusal::DropClosed.into()),
        }
    }

    /// The card that a drop gave a member.
    fn given(&self, drop: GameId, user: UserId) -> Option<Result<PracticeView, Refusal>> {
        let is_it = |it: &&RunningPractice| it.practice.drop() == Some(drop) && it.practice.user == user;
        let running = self.practices.values().find(is_it)?;
        Some(if self.must_leave_out_current(running) {
            Err(PracticeRefusal::OwnAskedNow.into())
        } else {
            Ok(self.practice_view(running, false))
        })
    }
}
