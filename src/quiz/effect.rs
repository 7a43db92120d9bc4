//! What must be done, as a game says it.

use popquiz_deck::CardId;
use popquiz_judge::{Credit, Verdict};
use serde::{Deserialize, Serialize};

use super::choices::Choices;
use super::doubts::DoubtfulAnswers;
use super::points::Points;
use super::standings::Standing;
use crate::clock::UnixMs;
use crate::id::{AttemptId, MessageId, QuestionId, UserId};

/// What must be done. The bot records and carries out all effects of a step together.
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub enum Effect {
    /// Post this question; the game waits for [`Event::Posted`](super::event::Event::Posted).
    Ask {
        /// The question, not posted yet.
        question: QuestionId,
        /// Its card.
        card: CardId,
        /// When it will close if it is posted at once.
        closes_at: UnixMs,
    },
    /// Post this drop, which gives each member a card of their own; the drop waits for
    /// [`Event::Posted`](super::event::Event::Posted).
    Offer {
        /// Its question, which has no card.
        question: QuestionId,
        /// When it will close if it is posted at once.
        closes_at: UnixMs,
    },
    /// The announcement of the round has to show something new: who joined, or that it has started.
    Announce,
    /// The message of this question has to show something new: a hint, or a vote to skip.
    Show(QuestionId),
    /// Mark a message.
    React {
        /// The message.
        attempt: AttemptId,
        /// How.
        mark: Mark,
    },
    /// Show an attempt's author, privately, the result.
    Tell {
        attempt: AttemptId,
        /// What to show.
        news: News,
    },
    /// Have the model read this attempt, which waits in [`Question::unread`](super::question::Question::unread); the
    /// game waits for [`Event::Read`](super::event::Event::Read), for a while.
    Read(AttemptId),
    /// Enter points into the ledger; 0 if it only counts for a streak.
    Award(Award),
    /// A question has ended: remove its buttons, and show how it ended.
    Reveal(Reveal),
    /// A drop that gave each member a card of their own has ended: remove its button, and show how it ended, without
    /// what was asked.
    RevealOwn(OwnReveal),
    /// A question has ended silently: its channel no longer exists, or was never reached.
    Abandon {
        /// The question.
        question: QuestionId,
        /// Its card.
        card: CardId,
    },
    /// A round has ended: show how.
    Summarise {
        /// Members with points, most first.
        standings: Vec<Standing>,
        /// Why it ended.
        ending: RoundEnding,
        /// Questions asked.
        asked: u32,
        /// What stood out.
        highlights: Highlights,
    },
    /// A card had its turn.
    Turned(CardId, u64),
    /// The game is over; forget it.
    Over,
}

/// How a message is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Mark {
    Right,
    Partly,
    /// Only if it used up the member's one try.
    Wrong,
}

/// What became of a private attempt.
#[derive(Clone, Debug, PartialEq)]
pub enum News {
    /// It was judged.
    Judged {
        /// The finding.
        verdict: Verdict,
        /// How many tries its author has left; `None`: no limit.
        tries_left: Option<u32>,
    },
    /// They have the full answer already.
    AlreadyRight,
    /// They have no tries left.
    NoTriesLeft,
    /// They have no lives left in an elimination.
    Out,
    /// The question is closed, or never was open.
    Closed,
}

/// Points won by a member on a question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Award {
    /// The question.
    pub question: QuestionId,
    /// The card.
    pub card: CardId,
    /// Who.
    pub user: UserId,
    /// The item of a list that was filled in together; 0 otherwise.
    pub part: u32,
    /// The share of the answer that it is for.
    pub credit: Credit,
    /// The points.
    pub points: Points,
}

/// How a question ended.
#[derive(Clone, Debug, PartialEq)]
pub struct Reveal {
    /// The question.
    pub question: QuestionId,
    /// Its card.
    pub card: CardId,
    /// The message that asked it.
    pub message: MessageId,
    /// The message that shows it now: another one if the first was deleted.
    pub shown_in: MessageId,
    /// How it ended.
    pub ending: Ending,
    /// Who earned what, highest first.
    pub gains: Vec<Gain>,
    /// How many members tried.
    pub tried: usize,
    /// What there was to choose from.
    pub choices: Option<Choices>,
    /// How many members chose each of the choices.
    pub chosen: Vec<usize>,
    /// What else was said in a race, shortened.
    pub said: Vec<String>,
    /// The places in the round after this question, best first.
    pub standings: Vec<Standing>,
    /// Who was far behind and has taken the lead.
    pub comeback: Option<UserId>,
    /// Who lost their last life in an elimination.
    pub out: Vec<UserId>,
    /// Answers that the judge is in doubt about.
    pub doubtful: DoubtfulAnswers,
}

/// How a drop ended that gave each member a card of their own.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnReveal {
    /// Its question, which has no card.
    pub question: QuestionId,
    /// The message that offered the cards.
    pub message: MessageId,
    /// The message that shows it now: another one if the first was deleted.
    pub shown_in: MessageId,
    /// Why it ended.
    pub ending: Ending,
    /// How many members answered.
    pub answered: usize,
    /// Who got their card, the longest streak first. There are no points.
    pub right: Vec<Gain>,
}

impl Reveal {
    /// What those got who had the full answer.
    pub fn right(&self) -> impl Iterator<Item = &Gain> {
        self.gains.iter().filter(|gain| gain.streak > 0)
    }
}

/// What stood out in a round.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Highlights {
    /// Who won a question fastest, and in how many ms.
    pub fastest: Option<(UserId, i64)>,
    /// Who had the most full answers in a row, at least two.
    pub streak: Option<(UserId, u32)>,
    /// The card that the smallest share of those who tried had right.
    pub hardest: Option<Hardest>,
}

/// A card, and how many had it right.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Hardest {
    /// The card.
    pub card: CardId,
    /// How many had it.
    pub right: usize,
    /// Of how many who tried.
    pub tried: usize,
}

/// How the question before went: what the next one's message begins with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LastQuestion {
    /// Its card.
    pub card: CardId,
    /// Who had the full answer, most points first; at most three.
    pub winners: Vec<UserId>,
    /// How many had it.
    pub right: usize,
    /// How many members tried.
    pub tried: usize,
}

/// What a member got from a question.
#[derive(Clone, Debug, PartialEq)]
pub struct Gain {
    /// Who.
    pub user: UserId,
    /// All points from this question.
    pub points: Points,
    /// The share of the answer they had.
    pub credit: Credit,
    /// The streak: questions in a row in a round, drops in a row for a drop. From 1; 0 without a full answer.
    pub streak: u32,
    /// The missed drops that the streak forgave.
    pub forgiven: u32,
}

/// Why a question ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// Someone (in a list: together) gave the full answer.
    Taken,
    /// Everybody who was waited for has answered.
    Answered,
    /// The time was up.
    TimeUp,
    /// Skipped by vote, host or manager.
    Skipped,
    /// The round was stopped.
    Stopped,
}

/// Why a round ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoundEnding {
    /// All questions were asked.
    Done,
    /// A player has as many points as the round's goal.
    GoalReached(u32),
    /// All questions were asked, and nobody has as many points as the goal.
    GoalMissed(u32),
    /// Only this player of an elimination has lives left.
    LastOneLeft(UserId),
    /// Nobody in an elimination has lives left.
    AllOut,
    /// The host or a manager stopped it.
    Stopped,
    /// Nobody tried for several questions.
    Idle,
    /// The deck has no card left to ask: it changed or lost its cards.
    NoCards,
}
