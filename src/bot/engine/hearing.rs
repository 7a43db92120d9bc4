//! Whether all that was said has been heard: looks into the history after an absence, and before a question closes.

use super::{Act, Alarm, Decision, Engine, Playing};
use crate::clock::UnixMs;
use crate::id::{ChannelId, GameId, GuildId, MessageId, QuestionId, snowflake_at};
use crate::quiz::Event;

/// A look into a channel's history, for a game that may not have heard everything.
#[derive(Clone, Copy, Debug)]
pub(in crate::bot) struct Look {
    pub(in crate::bot) game: GameId,
    pub(in crate::bot) question: QuestionId,
    pub(in crate::bot) guild: GuildId,
    pub(in crate::bot) channel: ChannelId,
    pub(in crate::bot) after: MessageId,
    /// Whether it began when the question's time was up: after it, nothing can be missing.
    is_last: bool,
}

/// How sure it is that all that was said in a game's channel has been heard. Until it is, the game's time stands still.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Hearing {
    /// The bot was away, and has not looked back yet.
    pub(super) was_away: bool,
    /// Looks into the history that are under way.
    looks: u32,
    /// A look that began after the question's time was up has come back.
    is_complete: bool,
    /// The newest message heard until lately, and until now. Events overtake each other, and after a lost connection those that come
    /// first may be newer than what was missed; so a look begins before the former.
    pub(super) steady: u64,
    newest: u64,
    newest_since: Option<UnixMs>,
}

impl Hearing {
    /// How much later than another an event may come.
    const OVERTAKEN_BY_MS: i64 = 10_000;

    /// At the start, where an earlier run had surely heard all until this message.
    pub(super) fn after_absence(was_away: bool, heard_until: u64) -> Self {
        Self { was_away, steady: heard_until, ..Self::default() }
    }

    pub(super) fn heard(&mut self, message: MessageId, now: UnixMs) {
        let is_old = self.newest_since.is_none_or(|since| now.since(since) >= Self::OVERTAKEN_BY_MS);
        // Before a look has come back, there is a gap behind what is heard now.
        if is_old && self.is_sure() {
            (self.steady, self.newest_since) = (self.newest, Some(now));
        }
        self.newest = self.newest.max(message.0);
    }

    /// After which message something may be missing.
    fn missing_after(&self, question: MessageId) -> MessageId {
        let sure = snowflake_at(MessageId(self.steady).time().plus_ms(-Self::OVERTAKEN_BY_MS), 0);
        MessageId(question.0.max(if self.steady == 0 { 0 } else { sure }))
    }

    pub(super) fn is_sure(self) -> bool {
        !self.was_away && self.looks == 0
    }
}

impl Playing {
    /// Begins a look back, where the question stands in a channel in which it is answered.
    pub(super) fn look_back(&mut self, is_last: bool) -> Option<Look> {
        let question = self.game.question().filter(|_| self.game.hears_channel())?;
        let after = self.hearing.missing_after(question.open()?.message);
        self.hearing.looks += 1;
        self.hearing.was_away = false;
        Some(Look {
            game: self.game.id(),
            question: question.id,
            guild: self.game.guild(),
            channel: self.game.channel(),
            after,
            is_last,
        })
    }
}

impl Engine {
    /// A new connection: what was said since the last one ended must be fetched, before anything is decided that it may change.
    pub(in crate::bot) fn reconnected(&mut self, decision: &mut Decision) {
        for (id, playing) in &mut self.games {
            if playing.game.hears_channel() && playing.game.question().is_some() {
                playing.hearing.was_away = true;
                decision.acts.extend(playing.look_back(false).map(Act::LookBack));
                self.alarms.set(Alarm::Game(*id), playing.deadline(&self.settings.rules));
            }
        }
    }

    /// A question that was on its way to a channel stands, or never will: what was said there meanwhile finds its game.
    pub(super) fn release(&mut self, channel: ChannelId, now: UnixMs, decision: &mut Decision) {
        let Some(held) = self.held.remove(&channel) else { return };
        for heard in held {
            self.heard(heard, now, decision);
        }
        if !self.held.contains_key(&channel) {
            for (id, playing) in self.games.iter().filter(|(_, playing)| playing.game.channel() == channel) {
                self.alarms.set(Alarm::Game(*id), playing.deadline(&self.settings.rules));
            }
        }
    }

    /// A look into the history has come back; what it found was taken in before.
    pub(in crate::bot) fn looked_back(&mut self, look: Look, decision: &mut Decision) {
        let Some(playing) = self.games.get_mut(&look.game) else { return };
        if playing.game.question().is_some_and(|question| question.id == look.question) {
            playing.hearing.looks = playing.hearing.looks.saturating_sub(1);
            playing.hearing.is_complete |= look.is_last;
            decision.changed.insert(look.game);
            self.alarms.set(Alarm::Game(look.game), playing.deadline(&self.settings.rules));
        }
    }

    /// A game's time has come. Where a question is about to close that is answered in the channel, the history is looked at first: a
    /// connection may be dead without anybody having noticed.
    pub(super) fn game_is_due(&mut self, id: GameId, now: UnixMs, decision: &mut Decision) {
        let rules = &self.settings.rules;
        if let Some(playing) = self.games.get_mut(&id)
            && playing.game.time_is_up_at(rules).is_some_and(|at| now >= at)
            && self.held.contains_key(&playing.game.channel())
        {
            // It comes back with what is held.
            return;
        }
        if let Some(playing) = self.games.get_mut(&id)
            && !playing.hearing.is_complete
            && playing.game.time_is_up_at(rules).is_some_and(|at| now >= at)
            && let Some(look) = playing.look_back(true)
        {
            decision.acts.push(Act::LookBack(look));
            return;
        }
        self.step(id, Event::TimePassed, now, decision);
    }
}
