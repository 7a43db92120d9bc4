//! Attempts, their verdicts, and appeals.

use popquiz_deck::{CardId, DeckId};
use popquiz_judge::{Credit, Outcome};

use super::games::QuestionRecord;
use crate::clock::UnixMs;
use crate::id::{AttemptId, GuildId, QuestionId, UserId};

/// An attempt: something that a person said or submitted for a question.
#[derive(Clone, Debug, PartialEq)]
pub struct Attempt {
    /// Its id.
    pub source: AttemptId,
    /// The question it was for.
    pub question: QuestionId,
    /// Who.
    pub user: UserId,
    /// What they typed.
    pub text: String,
    /// The judge's finding.
    pub outcome: Outcome,
    /// The judge's finding.
    pub credit: Credit,
    /// How sure the judge was, from 0 to 1; `None` if that wasn't recorded.
    pub confidence: Option<f32>,
    /// Whether it counts as one of its author's tries.
    pub role: AttemptRole,
    /// What helped.
    pub help: Help,
}

/// What helped with an attempt. What's remembered without help counts for more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Help {
    /// A hint was shown.
    pub had_hint: bool,
    /// There were options to choose from, so it may have been a guess.
    pub is_choice: bool,
    /// The members complete a list together, so others' items helped, and couldn't be named again.
    pub is_shared: bool,
}

impl Help {
    /// One bit for each.
    pub fn bits(self) -> u8 {
        u8::from(self.had_hint) | u8::from(self.is_choice) << 1 | u8::from(self.is_shared) << 2
    }

    /// The reverse of [`Help::bits`].
    pub fn from_bits(bits: u8) -> Self {
        Self { had_hint: bits & 1 != 0, is_choice: bits & 2 != 0, is_shared: bits & 4 != 0 }
    }
}

/// Whether an attempt counts as one of its author's tries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AttemptRole {
    /// It was meant as an answer.
    Try,
    /// It was conversation. If the model finds credit in it after all, it becomes a try.
    Chatter,
    /// Its author had no tries left.
    Surplus,
}

/// A verdict on an attempt that takes the place of an earlier one.
#[derive(Clone, Debug, PartialEq)]
pub struct AttemptVerdict {
    /// The attempt.
    pub source: AttemptId,
    /// The question that the verdict is about. If the attempt was recorded for another one, nothing changes: a message
    /// that came while a question was being posted may belong to the one before it.
    pub question: QuestionId,
    /// The judge's finding.
    pub outcome: Outcome,
    /// The judge's finding.
    pub credit: Credit,
    /// How sure the judge was, from 0 to 1.
    pub confidence: f32,
}

/// An attempt that the judge was in doubt about was settled by a vote.
#[derive(Clone, Debug, PartialEq)]
pub struct SettledAttempt {
    /// The attempt.
    pub source: AttemptId,
    /// The credit that counts in place of the judge's.
    pub credit: Credit,
}

/// A question's vote on answers in doubt.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub enum DoubtsChange {
    /// Its state, as JSON that only the bot reads.
    Save { question: QuestionId, guild: GuildId, state: String },
    /// It is over.
    End { question: QuestionId },
}

/// Which attempts.
#[derive(Clone, Debug, PartialEq)]
pub enum Attempts {
    One(AttemptId),
    /// A person's on a question.
    Of(UserId, QuestionId),
    /// All attempts at a card in a server whose texts are still stored.
    OnCard(GuildId, DeckId, CardId),
}

/// An attempt with its context.
#[derive(Clone, Debug, PartialEq)]
pub struct AttemptFacts {
    /// The attempt; its text is empty once that was let go.
    pub attempt: Attempt,
    /// Its question.
    pub question: QuestionRecord,
    /// The appeal against its verdict.
    pub appeal: Option<AppealOutcome>,
    /// The credit that a vote settled on.
    pub settled: Option<Credit>,
    /// All points that its author has from that question.
    pub points: i64,
    /// Those of them that votes gave or took.
    pub voted_points: i64,
}

impl AttemptFacts {
    /// Whether it counts in full: as a vote has it, or else as the judge does.
    pub fn is_right(&self) -> bool {
        self.settled.map_or(self.attempt.outcome == Outcome::Correct, |credit| credit == Credit::FULL)
    }
}

/// How a member did on a deck.
#[derive(Clone, Debug, PartialEq)]
pub struct Results {
    /// The deck.
    pub deck: DeckId,
    /// Closed questions that they answered at least once.
    pub questions: u32,
    /// The number of them with a full answer, whoever was first.
    pub right: u32,
    /// The credit that they got, the best for each question: at most 1 for each.
    pub credit: f64,
}

/// What became of an appeal. There is at most one for an attempt.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub enum AppealChange {
    Made { source: AttemptId, question: QuestionId, guild: GuildId, user: UserId, at: UnixMs },
    Decided { source: AttemptId, accepted: bool, by: UserId, at: UnixMs },
}

/// The state of an appeal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum AppealOutcome {
    Open,
    Accepted,
    Rejected,
}

/// A wording that counts as right for a card in a server.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Taught {
    pub guild: GuildId,
    pub deck: DeckId,
    pub card: CardId,
    pub wording: String,
    /// The item or gap that it's for; `None` if it's a wording of the whole answer.
    pub part: Option<u32>,
    pub at: UnixMs,
}
