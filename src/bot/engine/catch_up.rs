//! Whether all messages of a channel are known: after an absence, and before a question closes, its history is fetched.

use crate::clock::UnixMs;
use crate::id::{ChannelId, GameId, GuildId, MessageId, QuestionId, snowflake_at};

/// Fetch a channel's history, for a game that may have missed messages.
#[derive(Clone, Copy, Debug)]
pub(in crate::bot) struct HistoryRequest {
    pub(in crate::bot) game: GameId,
    pub(in crate::bot) question: QuestionId,
    pub(in crate::bot) guild: GuildId,
    pub(in crate::bot) channel: ChannelId,
    pub(in crate::bot) after: MessageId,
    /// Whether it started after the question's time was up: then nothing can be missing.
    pub(super) is_final: bool,
}

/// How certain it is that all messages in a game's channel were received. Until it is, the game's time stands still.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct CatchUp {
    /// The bot was offline, and hasn't requested the history yet.
    pub(super) was_offline: bool,
    pub(super) pending_requests: u32,
    /// A request that began after the question's time was up is done.
    pub(super) is_complete: bool,
    /// The newest message received until recently, and until now. Events can overtake each other, and after a lost
    /// connection the first ones may be newer than what was missed; so a request starts before the former.
    pub(super) steady: Option<MessageId>,
    newest: Option<MessageId>,
    newest_since: Option<UnixMs>,
}

impl CatchUp {
    /// How late an event may arrive after another.
    const OVERTAKEN_BY_MS: i64 = 10_000;

    /// At the start, if an earlier run had certainly received everything up to this message.
    pub(super) fn after_absence(was_offline: bool, heard_until: Option<MessageId>) -> Self {
        Self { was_offline, steady: heard_until, ..Self::default() }
    }

    pub(super) fn received(&mut self, message: MessageId, now: UnixMs) {
        let is_old = self.newest_since.is_none_or(|since| now.since(since) >= Self::OVERTAKEN_BY_MS);
        // Until a request for the history has returned, there is a gap after the messages received now.
        if is_old && self.is_up_to_date() {
            (self.steady, self.newest_since) = (self.newest, Some(now));
        }
        self.newest = self.newest.max(Some(message));
    }

    /// After which message something may be missing.
    pub(super) fn missing_after(&self, question: MessageId) -> MessageId {
        let sure = |steady: MessageId| MessageId(snowflake_at(steady.time().plus_ms(-Self::OVERTAKEN_BY_MS), 0));
        self.steady.map_or(question, |steady| question.max(sure(steady)))
    }

    pub(super) fn is_up_to_date(self) -> bool {
        !self.was_offline && self.pending_requests == 0
    }
}
