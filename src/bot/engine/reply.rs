//! Replies to callers who wait for a decision, sent once it's on disk.

use std::fmt;

use tokio::sync::oneshot;

use super::decision::{Act, Decision, PendingReply};
use crate::bot::practice_view::PracticeView;
use crate::bot::refusal::Refusal;
use crate::quiz::News;

/// Where the outcome of a job goes.
pub(in crate::bot) struct Reply<T>(oneshot::Sender<T>);

impl<T: Send + 'static> Reply<T> {
    /// A reply, and where it's delivered once the decision is on disk.
    pub(in crate::bot) fn channel() -> (Self, oneshot::Receiver<T>) {
        let (sender, receiver) = oneshot::channel();
        (Self(sender), receiver)
    }

    pub(super) fn after_commit(self, outcome: T, decision: &mut Decision) {
        decision.acts.push(Act::Reply(PendingReply::new(move || {
            // The caller may no longer be waiting.
            let _ = self.0.send(outcome);
        })));
    }
}

impl<T> fmt::Debug for Reply<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Reply")
    }
}

/// Replies with what a practice shows now.
pub(in crate::bot) type PracticeReply = Reply<Result<PracticeView, Refusal>>;

/// What to show the person who submitted an answer.
#[derive(Debug)]
pub(in crate::bot) struct Submitted {
    /// `None` if this very submission was processed before.
    pub(in crate::bot) news: Option<News>,
    /// Whether they may appeal while the question is open.
    pub(in crate::bot) can_appeal: bool,
}
