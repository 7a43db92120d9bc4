//! The queue for the model: attempts to read, and authors who wait for their verdicts.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::decision::Decision;
use super::reply::{Reply, Submitted};
use crate::id::{AttemptId, GameId};
use crate::quiz::News;

/// The queue for the model. It isn't recorded, because the games' states say what is unread.
#[derive(Debug, Default)]
pub(super) struct ReadingQueue {
    /// How many requests the model takes at once; 0 if there's no model.
    capacity: usize,
    requested: HashSet<AttemptId>,
    /// Attempts that aren't requested yet, of all games and practices, the earliest in Discord's order first.
    backlog: BTreeMap<AttemptId, GameId>,
    /// Authors of private answers who are waiting for the verdict.
    replies: HashMap<AttemptId, WaitingReply>,
}

#[derive(Debug)]
struct WaitingReply {
    game: GameId,
    can_appeal: bool,
    reply: Reply<Submitted>,
}

impl ReadingQueue {
    pub(super) fn new(capacity: usize) -> Self {
        Self { capacity, ..Self::default() }
    }

    /// Attempts and authors in it.
    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.requested.len() + self.backlog.len() + self.replies.len()
    }

    /// Whether there's a model.
    pub(super) fn is_available(&self) -> bool {
        self.capacity > 0
    }

    /// Queues an attempt unless it is already requested or queued.
    pub(super) fn add(&mut self, attempt: AttemptId, game: GameId) {
        if !self.requested.contains(&attempt) {
            self.backlog.insert(attempt, game);
        }
    }

    /// The next attempt to request, if the model has room for one. It counts as requested once
    /// [`requested`](Self::requested) is called.
    pub(super) fn next(&mut self) -> Option<(AttemptId, GameId)> {
        if self.requested.len() < self.capacity { self.backlog.pop_first() } else { None }
    }

    pub(super) fn requested(&mut self, attempt: AttemptId) {
        self.requested.insert(attempt);
    }

    /// The model is done with an attempt.
    pub(super) fn done(&mut self, attempt: AttemptId) {
        self.requested.remove(&attempt);
    }

    /// Empties the queue for good: there's no model any more.
    pub(super) fn stop(&mut self) {
        self.capacity = 0;
        self.requested.clear();
        self.backlog.clear();
    }

    /// An author waits for the verdict on an attempt.
    pub(super) fn reply_later(&mut self, attempt: AttemptId, game: GameId, can_appeal: bool, reply: Reply<Submitted>) {
        self.replies.insert(attempt, WaitingReply { game, can_appeal, reply });
    }

    /// Whether an author waits for the verdict on this attempt.
    pub(super) fn has_reply(&self, attempt: AttemptId) -> bool {
        self.replies.contains_key(&attempt)
    }

    /// Tells the author of an attempt the news, or returns it if the author isn't waiting.
    pub(super) fn reply(&mut self, attempt: AttemptId, news: News, decision: &mut Decision) -> Option<News> {
        let Some(WaitingReply { can_appeal, reply, .. }) = self.replies.remove(&attempt) else { return Some(news) };
        reply.after_commit(Submitted { news: Some(news), can_appeal }, decision);
        None
    }

    /// Answers the authors whose attempts won't be read: their question is gone, or the attempts are.
    pub(super) fn reply_to_dropped(
        &mut self,
        game: GameId,
        is_unread: impl Fn(AttemptId) -> bool,
        decision: &mut Decision,
    ) {
        let dropped = self.replies.extract_if(|attempt, waiting| waiting.game == game && !is_unread(*attempt));
        for (_, WaitingReply { can_appeal, reply, .. }) in dropped {
            reply.after_commit(Submitted { news: Some(News::Closed), can_appeal }, decision);
        }
    }
}
