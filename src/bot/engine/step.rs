//! A game's steps: an event goes in, the game's effects are carried out.

use super::decision::{Act, Decision};
use super::state::{Engine, RunningGame, Timer, question_message, to_json};
use crate::id::GameId;
use crate::quiz::{Effect, Event, Game, Question, Table};
use crate::store::GameChange;

impl Engine {
    pub(super) fn step(&mut self, id: GameId, event: Event, decision: &mut Decision) {
        let Some(mut running) = self.games.remove(&id) else { return };
        if let Game::Round(round) = &mut running.game {
            round.choose_deck();
            running.take_deck();
        }
        let stands = matches!(event, Event::Posted { .. });
        let (guild, deck) = (running.game.guild(), running.game.deck().clone());
        let paused = self.guilds.paused_cards(guild, &deck);
        let turns = self.turns.entry((guild, deck)).or_default();
        let mut table = Table {
            deck: &running.deck.deck,
            judge: &running.deck.judge,
            turns,
            paused: &paused,
            rules: &self.settings.rules,
            ids: &mut self.ids,
        };
        // The step may end the question.
        let image = running.game.question().and_then(|question| question.image.clone());
        let step = running.game.step(event, decision.now, &mut table);
        let mut over = false;
        for effect in step.effects {
            over |= effect == Effect::Over;
            self.apply_effect(&mut running, effect, image.as_deref(), decision);
        }
        let channel = running.game.channel();
        if over {
            self.forget(&running.game);
            self.end_practices(|practice| practice.drop() == Some(id), decision);
            decision.changed.remove(&id);
            decision.commit.games.push(GameChange::End { id });
            self.readings.reply_to_dropped(id, |_| false, decision);
            self.release(channel, decision);
            return;
        }
        if step.changed {
            decision.changed.insert(id);
        }
        // It was posted by an earlier run, and may have been answered since.
        if stands && running.catch_up.was_offline {
            decision.acts.extend(running.request_history(false).map(Act::FetchHistory));
        }
        if stands {
            self.listen(&running.game);
        }
        self.readings.reply_to_dropped(id, |attempt| running.is_unread(attempt), decision);
        self.timers.set(Timer::Game(id), running.deadline(&self.settings.rules));
        self.games.insert(id, running);
        if stands {
            self.release(channel, decision);
        }
    }

    pub(super) fn forget(&mut self, game: &Game) {
        self.timers.set(Timer::Game(game.id()), None);
        self.open_channels.forget(game.channel(), game.id());
        for (question, _) in self.asking.extract_if(|_, asking| *asking == game.id()) {
            self.open_questions.closes(game.guild(), question);
        }
        if self.rounds.get(&game.channel()) == Some(&game.id()) {
            self.rounds.remove(&game.channel());
        }
    }

    pub(super) fn listen(&self, game: &Game) {
        if game.hears_channel() {
            let asked_in = game.question().and_then(Question::open).map(|open| open.message);
            self.open_channels.listen(game.channel(), game.id(), asked_in, question_message(game));
        }
    }

    /// A channel, or all of a server, is gone for the bot.
    pub(in crate::bot) fn lost(&mut self, gone: impl Fn(&Game) -> bool, decision: &mut Decision) {
        let games: Vec<GameId> =
            self.games.iter().filter(|(_, running)| gone(&running.game)).map(|(id, _)| *id).collect();
        for id in games {
            self.step(id, Event::Lost, decision);
        }
    }

    /// Completes a decision: records the current state of each changed game once.
    pub(in crate::bot) fn complete(&mut self, decision: &mut Decision) {
        self.request_readings(decision);
        for id in std::mem::take(&mut decision.changed) {
            let Some(RunningGame { game, catch_up, .. }) = self.games.get_mut(&id) else { continue };
            if let Some(question) = game.question_mut().filter(|_| catch_up.is_up_to_date()) {
                question.heard_until = catch_up.steady;
            }
            let (guild, channel) = (game.guild(), game.channel());
            decision.commit.games.push(GameChange::Save { id, guild, channel, state: to_json(game) });
        }
    }
}
