//! Points won.

use popquiz_deck::DeckId;
use popquiz_judge::Credit;
use serde::{Deserialize, Serialize};

use crate::clock::UnixMs;
use crate::id::{ChannelId, GuildId, QuestionId, UserId};

/// Points won. Entries are only ever added; the natural key is (`question`, `user`, `part`, `kind`).
#[derive(Clone, Debug, PartialEq)]
pub struct LedgerEntry {
    /// For which question.
    pub question: QuestionId,
    /// Whose points.
    pub user: UserId,
    /// The item of a list that was filled in together; in a correction, what keeps it apart from others; 0 otherwise.
    pub part: u32,
    /// What the points are for.
    pub kind: LedgerKind,
    /// The points; a correction may subtract some.
    pub points: i64,
    /// The credit that earned them, or that was taken with them if there are fewer than 0.
    pub credit: Credit,
    /// Where.
    pub guild: GuildId,
    /// Where.
    pub channel: ChannelId,
    /// On which deck.
    pub deck: DeckId,
    /// When.
    pub at: UnixMs,
    /// The day of `at` in the server's time zone, counted from 1970-01-01, for daily, weekly (from Monday) and monthly
    /// leaderboards.
    pub day: i32,
}

/// What points are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum LedgerKind {
    Race,
    Exam,
    Drop,
    /// Entered later, by an appeal or a vote.
    Correction,
}

/// The parts of corrections by votes begin here: one for each answer in doubt. Those by appeals are lower.
pub const FIRST_VOTED_PART: u32 = 1_000;
