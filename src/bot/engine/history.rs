//! Catching up: fetches what was missed while the connection was down, before making any decision that it may affect.

use super::catch_up::HistoryRequest;
use super::decision::{Act, Decision};
use super::state::{Engine, RunningGame, Timer};
use crate::id::{ChannelId, GameId};
use crate::quiz::{Event, Question};

impl RunningGame {
    /// Starts fetching the history, if the question is open in a channel where it's answered.
    pub(super) fn request_history(&mut self, is_final: bool) -> Option<HistoryRequest> {
        let question = self.game.question().filter(|_| self.game.hears_channel())?;
        let after = self.catch_up.missing_after(question.open()?.message);
        self.catch_up.pending_requests += 1;
        self.catch_up.was_offline = false;
        Some(HistoryRequest {
            game: self.game.id(),
            question: question.id,
            guild: self.game.guild(),
            channel: self.game.channel(),
            after,
            is_final,
        })
    }
}

impl Engine {
    /// A new connection: messages since the last one ended must be fetched before making any decision that they may
    /// affect.
    pub(in crate::bot) fn reconnected(&mut self, decision: &mut Decision) {
        for (id, running) in &mut self.games {
            if running.game.hears_channel() && running.game.question().is_some() {
                running.catch_up.was_offline = true;
                decision.acts.extend(running.request_history(false).map(Act::FetchHistory));
                self.timers.set(Timer::Game(*id), running.deadline(&self.settings.rules));
            }
        }
    }

    /// An event couldn't be read, and may have been a message: nothing that it may affect is decided until the histories
    /// have been fetched, which [`reconnected`](Self::reconnected) requests.
    pub(in crate::bot) fn event_missed(&mut self) {
        for (id, running) in &mut self.games {
            if running.game.hears_channel() && running.game.question().is_some() {
                running.catch_up.was_offline = true;
                self.timers.set(Timer::Game(*id), running.deadline(&self.settings.rules));
            }
        }
    }

    /// A question has been posted, or never will be: messages received in the meantime can be assigned to their game.
    pub(super) fn release(&mut self, channel: ChannelId, decision: &mut Decision) {
        let Some(held) = self.undecided.remove(&channel) else { return };
        for heard in held {
            self.receive(heard, decision);
        }
        if !self.undecided.contains_key(&channel) {
            for (id, running) in self.games.iter_mut().filter(|(_, running)| running.game.channel() == channel) {
                if running.catch_up.was_offline {
                    decision.acts.extend(running.request_history(false).map(Act::FetchHistory));
                }
                self.timers.set(Timer::Game(*id), running.deadline(&self.settings.rules));
            }
        }
    }

    /// A request for the history is complete; the messages it found were processed before.
    pub(in crate::bot) fn history_received(&mut self, look: HistoryRequest, decision: &mut Decision) {
        let Some(running) = self.games.get_mut(&look.game) else { return };
        if running.game.question().is_some_and(|question| question.id == look.question) {
            running.catch_up.pending_requests = running.catch_up.pending_requests.saturating_sub(1);
            running.catch_up.is_complete |= look.is_final;
            decision.changed.insert(look.game);
            self.timers.set(Timer::Game(look.game), running.deadline(&self.settings.rules));
        }
    }

    /// A game is due. If a question that is answered in the channel is about to close, check the history first: a
    /// connection may be dead without anybody having noticed.
    pub(super) fn game_is_due(&mut self, id: GameId, decision: &mut Decision) {
        let Some(running) = self.games.get_mut(&id) else { return };
        let game = &running.game;
        let has_ended = game.question().is_some_and(Question::is_closing);
        let closes = !has_ended && game.time_is_up_at(&self.settings.rules).is_some_and(|at| decision.now >= at);
        let settles = game.question().is_some_and(Question::is_settling);
        if (closes || settles) && self.undecided.contains_key(&game.channel()) {
            // It returns with the held messages. A tap isn't held, and must not count before a message from before it.
            return;
        }
        if closes
            && !running.catch_up.is_complete
            && let Some(look) = running.request_history(true)
        {
            decision.acts.push(Act::FetchHistory(look));
            return;
        }
        self.step(id, Event::TimePassed, decision);
    }
}
