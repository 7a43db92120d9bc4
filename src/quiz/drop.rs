//! A drop while it is open: one question, posted by a schedule, answered until its time is up.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use popquiz_deck::DeckId;
use popquiz_judge::Credit;
use serde::{Deserialize, Serialize};

use super::effect::{Award, Effect, Ending, Gain, OwnReveal};
use super::event::Event;
use super::points::Points;
use super::question::{Play, Question};
use super::round::eligible;
use super::rules::Rules;
use super::streak::DropStreak;
use super::table::{Step, Table};
use crate::clock::UnixMs;
use crate::id::{ChannelId, GameId, GuildId, RoleId, ScheduleId, UserId};
use crate::schedule::{Answers, DropCards, Schedule};

/// A drop that is open, or about to be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OpenDrop {
    /// Its id.
    pub id: GameId,
    /// The server.
    pub guild: GuildId,
    /// The channel.
    pub channel: ChannelId,
    /// The schedule that it came from.
    pub schedule: ScheduleId,
    /// The deck.
    pub deck: DeckId,
    /// Only cards with one of these tags; all cards if empty.
    pub tags: Vec<String>,
    /// How it is answered.
    pub answers: Answers,
    /// Whose card it asks.
    #[serde(default)]
    pub cards: DropCards,
    /// A role to ping.
    pub ping: Option<RoleId>,
    /// The question.
    pub question: Option<Question>,
    open_ms: i64,
    seed: u64,
    /// Members' streaks up to the drop before.
    streaks: BTreeMap<UserId, u32>,
    /// The missed drops that these forgave.
    #[serde(default)]
    forgiven: BTreeMap<UserId, u32>,
    close_when_posted: Option<Ending>,
    /// Who has answered a card of their own, and whether they got it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    own: BTreeMap<UserId, bool>,
}

impl OpenDrop {
    /// A drop of `schedule` that has not started, with the `streaks` after the previous drop.
    pub fn new(id: GameId, schedule: &Schedule, seed: u64, streaks: &[(UserId, DropStreak)]) -> Self {
        Self {
            id,
            guild: schedule.guild,
            channel: schedule.channel,
            schedule: schedule.id,
            deck: schedule.deck.clone(),
            tags: schedule.tags.clone(),
            answers: schedule.answers,
            cards: schedule.cards,
            ping: schedule.ping,
            question: None,
            open_ms: schedule.open.ms(),
            seed,
            streaks: streaks.iter().map(|(user, streak)| (*user, streak.drops)).collect(),
            forgiven: streaks.iter().map(|(user, streak)| (*user, streak.forgiven)).collect(),
            close_when_posted: None,
            own: BTreeMap::new(),
        }
    }

    pub(super) fn deadline(&self, rules: &Rules) -> Option<UnixMs> {
        self.question.as_ref()?.deadline(rules)
    }

    pub(super) fn step(&mut self, event: Event, now: UnixMs, table: &mut Table<'_>) -> Step {
        let mut effects = Vec::new();
        let mut changed = true;
        match (event, &mut self.question) {
            (Event::Begun, None) => self.ask(now, table, &mut effects),
            (Event::Posted { message, at }, Some(question)) => {
                question.posted(message, at, now, &mut effects);
                if let Some(ending) = self.close_when_posted.take() {
                    self.end_question(ending, now, table, &mut effects);
                }
            }
            (Event::Lost, question) => {
                effects.extend(question.take().into_iter().flat_map(|question| question.abandon(table.rules)));
                effects.push(Effect::Over);
            }
            (Event::Attempted(attempt), Some(question)) => changed = question.attempt(attempt, now, &mut effects),
            (Event::Read { attempt, verdict }, Some(question)) => {
                changed = question.read(attempt, verdict, &mut effects);
            }
            (Event::Accepted(attempt), Some(question)) => question.accept(attempt, now, &mut effects),
            (Event::Appealed(attempt), Some(question)) => changed = question.appealed(attempt),
            (Event::AnsweredOwn { user, is_right }, Some(_)) => {
                changed = self.own.insert(user, is_right) != Some(is_right);
            }
            (Event::Forgotten(user), question) => {
                self.own.remove(&user);
                self.streaks.remove(&user);
                self.forgiven.remove(&user);
                if let Some(question) = question {
                    question.forget(user);
                }
            }
            (Event::Stopped | Event::Skipped, Some(_)) => {
                self.end_question(Ending::Stopped, now, table, &mut effects);
            }
            (Event::TimePassed, Some(question)) => match question.time_passed(now, table.rules, &mut effects) {
                Some(ending) => self.close(ending, table, &mut effects),
                None => changed = question.is_closing(),
            },
            _ => changed = false,
        }
        Step { effects, changed }
    }

    fn ask(&mut self, now: UnixMs, table: &mut Table<'_>, effects: &mut Vec<Effect>) {
        let cards = eligible(&table.deck.cards, &self.tags, table.paused);
        if self.cards == DropCards::Own && !cards.is_empty() {
            let question = Question::of_own_cards(table.question_id(), self.open_ms);
            effects.push(Effect::Offer { question: question.id, closes_at: now.plus_ms(self.open_ms) });
            self.question = Some(question);
            return;
        }
        let Some((card, turn)) = table.turns.draw(&cards, self.seed, 0) else {
            effects.push(Effect::Over);
            return;
        };
        let play = match self.answers {
            Answers::Private => Play::Alone,
            Answers::Channel => Play::AloneInChannel,
        };
        let question = Question::new(table.question_id(), card, play, self.open_ms, table.rules);
        effects.push(Effect::Turned(card.id.clone(), turn));
        effects.push(Effect::Ask {
            question: question.id,
            card: card.id.clone(),
            closes_at: now.plus_ms(self.open_ms),
        });
        self.question = Some(question);
    }

    /// Ends the question now. If it's being posted, ends it once it's posted; if answers are being read, once they are.
    fn end_question(&mut self, ending: Ending, now: UnixMs, table: &mut Table<'_>, effects: &mut Vec<Effect>) {
        if self.question.as_ref().is_some_and(|question| question.open().is_none()) {
            self.close_when_posted = Some(ending);
        } else if !self.question.as_mut().is_some_and(|question| question.closes_later(ending, now)) {
            self.close(ending, table, effects);
        }
    }

    fn close(&mut self, ending: Ending, table: &mut Table<'_>, effects: &mut Vec<Effect>) {
        let Some(mut question) = self.question.take() else { return };
        let ending = question.end(ending, effects);
        if !question.has_card() {
            return self.close_own(&question, ending, effects);
        }
        let awards = question.awards(table.rules);
        let mut reveal = question.reveal(
            ending,
            &awards,
            |user| self.streaks.get(&user).copied().unwrap_or(0) + 1,
            &BTreeSet::new(),
        );
        if let Some(Effect::Reveal(reveal)) = &mut reveal {
            for gain in reveal.gains.iter_mut().filter(|gain| gain.streak > 1) {
                gain.forgiven = self.forgiven.get(&gain.user).copied().unwrap_or_default();
            }
        }
        effects.extend(awards.into_iter().map(Effect::Award));
        effects.extend(reveal);
        effects.push(Effect::Over);
    }

    /// Ends a drop that gave each member a card of their own. A right answer counts for the streak, but earns no points:
    /// whoever gets easier cards would win.
    fn close_own(&self, question: &Question, ending: Ending, effects: &mut Vec<Effect>) {
        if let (Some(open), Some(shown_in)) = (question.open(), question.shown_in()) {
            let right = self.own.iter().filter(|(_, is_right)| **is_right).map(|(user, _)| *user);
            let mut gains: Vec<Gain> = right
                .map(|user| {
                    let streak = self.streaks.get(&user).copied().unwrap_or(0) + 1;
                    let forgiven = self.forgiven.get(&user).copied().filter(|_| streak > 1).unwrap_or_default();
                    Gain { user, points: Points(0), credit: Credit::FULL, streak, forgiven }
                })
                .collect();
            effects.extend(gains.iter().map(|gain| {
                Effect::Award(Award {
                    question: question.id,
                    card: question.card.clone(),
                    user: gain.user,
                    part: 0,
                    credit: gain.credit,
                    points: gain.points,
                })
            }));
            gains.sort_by_key(|gain| Reverse(gain.streak));
            effects.push(Effect::RevealOwn(OwnReveal {
                question: question.id,
                message: open.message,
                shown_in,
                ending,
                answered: self.own.len(),
                right: gains,
            }));
        }
        effects.push(Effect::Over);
    }
}
