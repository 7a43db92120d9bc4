//! How a round and a drop go: state machines without I/O.
//!
//! What happened and the time go in, what must be done comes out: [`Game::step`]. Reading order: this file (the words of
//! the interface), [`question`] (a card while it is open), [`round`], [`drop`](mod@drop), then the rules each in one place:
//! [`points`], [`hint`], [`turn`].

pub mod drop;
pub mod hint;
pub mod points;
pub mod question;
pub mod round;
pub mod turn;

use std::collections::BTreeSet;

pub use drop::OpenDrop;
pub use points::Points;
use popquiz_deck::{Card, CardId, Deck, DeckId};
use popquiz_judge::Verdict;
pub use question::Question;
pub use round::{Mode, Round};
use serde::{Deserialize, Serialize};
pub use turn::Turns;

use crate::clock::UnixMs;
use crate::id::{ChannelId, GameId, GuildId, MessageId, QuestionId, UserId};

/// What is in play in a channel: a round, or a drop that is open.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Game {
    /// A live series of questions.
    Round(Round),
    /// A question posted by a schedule.
    Drop(OpenDrop),
}

/// The settings that shape play; the operator's, from the configuration.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rules {
    /// How long a right answer in a race waits for an earlier one that arrives later, in ms.
    pub settling_ms: i64,
    /// Between a reveal and the next question, in ms.
    pub pause_ms: i64,
    /// Hints for each question of a race.
    pub hints: u32,
    /// Points for a full answer.
    pub points: u32,
    /// Points on top for an instant full answer in a race.
    pub speed_points: u32,
    /// How often a member may try, where answers are private. (Yes/no and choice: once.)
    pub tries: u32,
    /// A round stops after so many questions in a row that nobody tried; 0: never.
    pub idle_questions: u32,
}

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The game was set up: ask the first question.
    Begun,
    /// The question's message stands in the channel.
    Posted(MessageId),
    /// The channel is gone, or closed to the bot: the question cannot be posted, or nobody can answer it.
    Lost,
    /// Somebody said or submitted something, and the judge has found.
    Attempted(Attempt),
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
    /// The snowflake of the message or submission: its time decides who was first.
    pub source: u64,
    /// Who.
    pub user: UserId,
    /// In the channel, or through the modal.
    pub via: Via,
    /// The judge's finding.
    pub verdict: Verdict,
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

/// What must be done. The bot records and carries out all effects of a step together.
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub enum Effect {
    /// Post this question; the game waits for [`Event::Posted`].
    Ask {
        /// The question, not posted yet.
        question: QuestionId,
        /// Its card.
        card: CardId,
        /// Which of how many, in a round.
        number: Option<(u32, u32)>,
        /// When it will close if it is posted at once.
        closes_at: UnixMs,
    },
    /// Say a hint.
    Hint {
        /// For which question.
        question: QuestionId,
        /// The hint.
        text: String,
    },
    /// Mark a message.
    React {
        /// The message.
        message: MessageId,
        /// How.
        mark: Mark,
    },
    /// Tell an attempt's author, privately, what became of it.
    Tell {
        /// The attempt's snowflake.
        source: u64,
        /// What to tell.
        news: News,
    },
    /// Enter points into the ledger.
    Award(Award),
    /// A question has ended: take its buttons away and, say how it ended.
    Reveal(Reveal),
    /// A question has ended without a word: its channel is gone, or was never reached.
    Abandon {
        /// The question.
        question: QuestionId,
        /// Its card.
        card: CardId,
    },
    /// A round has ended: say how.
    Summarise {
        /// Members with points, most first.
        standings: Vec<Standing>,
        /// Why it ended.
        ending: RoundEnding,
        /// Questions asked.
        asked: u32,
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
    /// Only where it used up the member's one try.
    Wrong,
}

/// What became of a private attempt.
#[derive(Clone, Debug, PartialEq)]
pub enum News {
    /// It was judged.
    Judged {
        /// The finding.
        verdict: Verdict,
        /// How often its author may still try; `None`: as often as they like.
        tries_left: Option<u32>,
    },
    /// They have the full answer already.
    AlreadyRight,
    /// They have tried as often as they may.
    NoTriesLeft,
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
    pub credit: popquiz_judge::Credit,
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
    /// How it ended.
    pub ending: Ending,
    /// Who got what, most first.
    pub gains: Vec<Gain>,
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
    pub credit: popquiz_judge::Credit,
    /// Questions in a row, in a round; drops in a row, in a drop. From 1; 0 without a full answer.
    pub streak: u32,
}

/// Why a question ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// Someone (in a list: together) gave the full answer.
    Taken,
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
    /// The host or a manager stopped it.
    Stopped,
    /// Nobody tried any more.
    Idle,
    /// The deck has no card left to ask: it changed or lost its cards.
    NoCards,
}

/// A member's place in a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// From 1; equal points share a rank.
    pub rank: u32,
    /// Who.
    pub user: UserId,
    /// Points in this round.
    pub points: Points,
    /// Questions on which they had the full answer (in a list: a share).
    pub right: u32,
}

/// What a step may look at and draw from.
#[derive(Debug)]
pub struct Table<'a> {
    /// The deck in play.
    pub deck: &'a Deck,
    /// The server's turns on that deck.
    pub turns: &'a mut Turns,
    /// Cards that are not asked in this server.
    pub resting: &'a BTreeSet<CardId>,
    /// The rules.
    pub rules: &'a Rules,
    /// The next free id, counted up as ids are taken.
    pub next_id: &'a mut u64,
}

impl Table<'_> {
    pub(crate) fn card(&self, id: &CardId) -> Option<&Card> {
        self.deck.cards.iter().find(|card| card.id == *id)
    }

    fn question_id(&mut self) -> QuestionId {
        let id = QuestionId(*self.next_id);
        *self.next_id += 1;
        id
    }
}

/// What a step came to.
#[derive(Debug, PartialEq)]
#[must_use]
pub struct Step {
    /// What must be done, in this order.
    pub effects: Vec<Effect>,
    /// Whether the game's state changed and must be recorded.
    pub changed: bool,
}

impl Game {
    /// Takes in what happened at `now`, and says what must be done.
    pub fn step(&mut self, event: Event, now: UnixMs, table: &mut Table<'_>) -> Step {
        match self {
            Self::Round(round) => round.step(event, now, table),
            Self::Drop(drop) => drop.step(event, now, table),
        }
    }

    /// When the game next wants [`Event::TimePassed`]; `None` while it waits for something else.
    pub fn deadline(&self, rules: &Rules) -> Option<UnixMs> {
        match self {
            Self::Round(round) => round.deadline(rules),
            Self::Drop(drop) => drop.deadline(rules),
        }
    }

    /// The moment from which the question that is open closes because its time is up.
    pub fn time_is_up_at(&self, rules: &Rules) -> Option<UnixMs> {
        self.question()?.time_is_up_at(rules)
    }

    /// Its id.
    pub fn id(&self) -> GameId {
        match self {
            Self::Round(round) => round.id,
            Self::Drop(drop) => drop.id,
        }
    }

    /// The server it is played in.
    pub fn guild(&self) -> GuildId {
        match self {
            Self::Round(round) => round.guild,
            Self::Drop(drop) => drop.guild,
        }
    }

    /// The channel it is played in.
    pub fn channel(&self) -> ChannelId {
        match self {
            Self::Round(round) => round.channel,
            Self::Drop(drop) => drop.channel,
        }
    }

    /// The deck it draws from.
    pub fn deck(&self) -> &DeckId {
        match self {
            Self::Round(round) => &round.deck,
            Self::Drop(drop) => &drop.deck,
        }
    }

    /// The question that is being asked, posted or not.
    pub fn question(&self) -> Option<&Question> {
        match self {
            Self::Round(round) => round.question.as_ref(),
            Self::Drop(drop) => drop.question.as_ref(),
        }
    }

    pub(crate) fn question_mut(&mut self) -> Option<&mut Question> {
        match self {
            Self::Round(round) => round.question.as_mut(),
            Self::Drop(drop) => drop.question.as_mut(),
        }
    }

    /// Whether messages in the channel count as attempts.
    pub fn hears_channel(&self) -> bool {
        match self {
            Self::Round(round) => round.mode == Mode::Race,
            Self::Drop(drop) => drop.answers == crate::schedule::Answers::Channel,
        }
    }
}
