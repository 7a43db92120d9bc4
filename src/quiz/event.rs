//! The events that a game handles.

use popquiz_judge::{Credit, Verdict};
use serde::{Deserialize, Serialize};

use super::teams::Team;
use crate::clock::UnixMs;
use crate::id::{AttemptId, MessageId, UserId};

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The game was set up: ask the first question.
    Begun,
    /// The question's message has been posted.
    Posted { message: MessageId, at: UnixMs },
    /// The channel no longer exists or isn't accessible: the question can't be posted or answered.
    Lost,
    /// Somebody has made an attempt, and the judge has a verdict.
    Attempted(Attempt),
    /// The model has read an attempt. Without a verdict it couldn't, and the one by words alone counts.
    Read {
        /// The attempt.
        attempt: AttemptId,
        /// The judge's finding, now that it was read.
        verdict: Option<Verdict>,
    },
    /// A manager has accepted an attempt on this question that was judged otherwise: with its verdict now.
    Accepted(Attempt),
    /// Somebody has appealed against the verdict on this attempt.
    Appealed(AttemptId),
    /// A member has answered the card of their own that a drop gave them, or the verdict on it has changed.
    AnsweredOwn {
        /// Who.
        user: UserId,
        /// Whether they got it.
        is_right: bool,
    },
    /// Somebody has deleted their data: nothing of theirs may stay in the game.
    Forgotten(UserId),
    /// A member wants to skip this question.
    SkipVote(UserId),
    /// A member joins a round that is about to start.
    Joined(UserId),
    /// A member joins a team of a round that is about to start, or changes to it.
    JoinedTeam(UserId, Team),
    /// The host doesn't wait for more players.
    StartedNow,
    /// The host or a manager skips this question.
    Skipped,
    /// The host or a manager ends the game.
    Stopped,
    /// Time passed.
    TimePassed,
}

/// A judged attempt at the open question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Attempt {
    /// The message or submission.
    pub id: AttemptId,
    /// When it was made, which decides who was first. If two have the same time, the lower id was first.
    pub at: UnixMs,
    /// Who.
    pub user: UserId,
    /// In the channel, or through the modal.
    pub via: Via,
    /// The judge's finding.
    pub verdict: Verdict,
    /// Whether it's meant as an answer; if not, it's talk in the channel. What earns credit is always meant.
    #[serde(default = "yes")]
    pub is_meant: bool,
    /// The choice that it names, at a question with choices.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub choice: Option<usize>,
    /// Its text, if the finding is that by words alone, and the model is to read it before it counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unread: Option<String>,
    /// In a race, its beginning, which the reveal may quote; elsewhere its text, if the group may vote on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
}

fn yes() -> bool {
    true
}

impl Attempt {
    /// An attempt that is meant as an answer, and has its verdict.
    pub fn new(id: AttemptId, user: UserId, via: Via, verdict: Verdict) -> Self {
        Self { id, at: id.time(), user, via, verdict, is_meant: true, choice: None, unread: None, quote: None }
    }

    /// What attempts are ordered by.
    pub fn moment(&self) -> (UnixMs, AttemptId) {
        (self.at, self.id)
    }

    /// The same attempt with nothing left to read: with the model's verdict, or with the one that it has.
    pub(super) fn with(self, verdict: Option<Verdict>) -> Self {
        let verdict = verdict.unwrap_or(self.verdict);
        Self { is_meant: self.is_meant || verdict.credit > Credit::NONE, verdict, unread: None, ..self }
    }
}

/// How an attempt was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Via {
    /// A message in the channel.
    Channel,
    /// A modal or a tap on a choice, seen by its author alone.
    Modal,
}
