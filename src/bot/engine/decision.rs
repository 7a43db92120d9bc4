//! The result of an input: what to record, and what to do once it's recorded.

use std::collections::BTreeSet;
use std::fmt;

use popquiz_judge::CardJudge;

use super::catch_up::HistoryRequest;
use crate::bot::delivery::DeliveryFailure;
use crate::clock::UnixMs;
use crate::id::{AttemptId, ChannelId, GameId, MessageId, QuestionId, ScheduleId};
use crate::quiz::{Mark, News};
use crate::schedule::Schedule;
use crate::store::{Commit, Retention};

/// What came of one or more inputs: recorded in one commit, and then acted upon.
#[derive(Debug)]
pub(in crate::bot) struct Decision {
    /// The time of these inputs, for all that is decided about them.
    pub(in crate::bot) now: UnixMs,
    pub(in crate::bot) commit: Commit,
    pub(in crate::bot) acts: Vec<Act>,
    /// What to show the author of the attempt that was just processed.
    pub(super) news: Option<(AttemptId, News)>,
    /// Schedules that missed drops, with how many.
    pub(super) missed: Vec<(Schedule, u32)>,
    /// Games whose state is to be recorded, once, with the commit.
    pub(super) changed: BTreeSet<GameId>,
}

/// Actions after the commit is on disk. None of them is repeated after a crash; actions that must be are in the outbox.
#[derive(Debug)]
pub(in crate::bot) enum Act {
    React {
        channel: ChannelId,
        message: MessageId,
        mark: Mark,
    },
    /// Tell whoever started the round in this channel why a message of it could not be posted.
    TellHost {
        channel: ChannelId,
        why: DeliveryFailure,
    },
    /// Fetch a game's channel history, and return with [`Engine::history_received`](super::Engine::history_received).
    FetchHistory(HistoryRequest),
    /// Have the model read an answer, and return with [`Engine::answer_read`](super::Engine::answer_read).
    Read(ReadingRequest),
    /// Delete expired data.
    Expire(UnixMs, Retention),
    /// A drop is due: fetch what it needs, and return with [`Job::OpenDrop`](super::Job::OpenDrop).
    PrepareDrop(ScheduleId, UnixMs),
    /// Reply to the caller who waits for this decision.
    Reply(PendingReply),
}

/// An answer to read.
#[derive(Debug)]
pub(in crate::bot) struct ReadingRequest {
    pub(in crate::bot) question: QuestionId,
    pub(in crate::bot) attempt: AttemptId,
    pub(in crate::bot) judge: CardJudge,
    pub(in crate::bot) text: String,
}

/// An answer that waits for its commit.
pub(in crate::bot) struct PendingReply(Box<dyn FnOnce() + Send>);

impl PendingReply {
    pub(super) fn new(send: impl FnOnce() + Send + 'static) -> Self {
        Self(Box::new(send))
    }

    pub(in crate::bot) fn send(self) {
        (self.0)();
    }
}

impl fmt::Debug for PendingReply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PendingReply")
    }
}

impl Decision {
    pub(in crate::bot) fn at(now: UnixMs) -> Self {
        let commit = Commit::default();
        Self { now, commit, acts: Vec::new(), news: None, missed: Vec::new(), changed: BTreeSet::new() }
    }

    pub(in crate::bot) fn is_empty(&self) -> bool {
        self.commit.is_empty() && self.acts.is_empty() && self.changed.is_empty()
    }
}
