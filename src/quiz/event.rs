//! What happened, as it is told to a game.

use popquiz_judge::Verdict;
use serde::{Deserialize, Serialize};

use crate::clock::UnixMs;
use crate::id::{AttemptId, MessageId, UserId};

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The game was set up: ask the first question.
    Begun,
    /// The question's message stands in the channel.
    Posted { message: MessageId, at: UnixMs },
    /// The channel is gone, or closed to the bot: the question cannot be posted, or nobody can answer it.
    Lost,
    /// Somebody said or submitted something, and the judge has found.
    Attempted(Attempt),
    /// The model has read an attempt, and says what it is. Without a verdict, it couldn't: that by words alone counts.
    Read {
        /// The attempt.
        attempt: AttemptId,
        /// The judge's finding, now that it was read.
        verdict: Option<Verdict>,
    },
    /// A manager has accepted an attempt on this question that was judged otherwise: with the verdict of a full answer.
    Accepted(Attempt),
    /// Somebody wants to be forgotten: nothing of theirs may be left in play.
    Forgotten(UserId),
    /// A member wants to skip this question.
    SkipVote(UserId),
    /// The host or a manager skips this question.
    Skipped,
    /// The host or a manager ends the game.
    Stopped,
    /// Time passed.
    TimePassed,
}

/// One thing a person said or submitted for the open question, judged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Attempt {
    /// The message or submission.
    pub id: AttemptId,
    /// When it was made: decides who was first. Of two at one moment, the lower id was.
    pub at: UnixMs,
    /// Who.
    pub user: UserId,
    /// In the channel, or through the modal.
    pub via: Via,
    /// The judge's finding.
    pub verdict: Verdict,
    /// Its text, if the finding is that by words alone, and the model is to read it before it counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unread: Option<String>,
}

impl Attempt {
    /// What attempts are ordered by.
    pub fn moment(&self) -> (UnixMs, AttemptId) {
        (self.at, self.id)
    }

    /// The same, with nothing left to read: with what the model made of it, or with the verdict that it has.
    pub(super) fn with(self, verdict: Option<Verdict>) -> Self {
        let verdict = verdict.unwrap_or(self.verdict);
        Self { verdict, unread: None, ..self }
    }
}

/// How an attempt was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Via {
    /// A message in the channel.
    Channel,
    /// A modal, seen by its author alone.
    Modal,
}
