//! What the bot must remember, in the bot's own words: the [`Store`] trait, and [`DeckStore`](decks::DeckStore) for decks. [`sqlite`] is
//! their implementation.
//!
//! All that one event changes is one [`Commit`]: attempts, ledger, games, turns, schedules and outbox go in together or not at all.

pub mod decks;
mod period;
pub mod sqlite;

use futures_util::future::BoxFuture;
use popquiz_deck::{CardId, DeckId};
use popquiz_judge::{Credit, Outcome};
use serde::{Deserialize, Serialize};

use crate::clock::UnixMs;
use crate::id::{ChannelId, GuildId, MessageId, UserId};
pub use crate::id::{GameId, OutboxId, QuestionId, ScheduleId};

/// The bot's memory.
///
/// Commits are applied in the order of the calls to [`Store::commit`]; reads see every commit whose future has resolved.
pub trait Store: decks::DeckStore {
    /// Records what one event changed. The call itself only queues it (without blocking); the future resolves once it is on
    /// disk. Entries that are there already (by their natural key) are left as they are, so a commit can be repeated.
    fn commit(&self, commit: Commit) -> BoxFuture<'static, Result<(), StoreError>>;

    /// All that a start needs: open games, schedules, unsent effects, the next free ids.
    fn load(&self) -> BoxFuture<'static, Result<Loaded, StoreError>>;

    /// When each card of a deck last had its turn in a server: see [`Turn`]. Cards never asked are absent.
    fn turns(&self, guild: GuildId, deck: DeckId) -> BoxFuture<'static, Result<Vec<(CardId, u64)>, StoreError>>;

    /// For each member who got the schedule's last closed drop: how many in a row, up to and with that one.
    fn streaks(&self, schedule: ScheduleId) -> BoxFuture<'static, Result<Vec<(UserId, u32)>, StoreError>>;

    /// How a member did in a server, deck by deck, on the closed questions that they answered; by deck.
    fn results(&self, guild: GuildId, user: UserId) -> BoxFuture<'static, Result<Vec<Results>, StoreError>>;

    /// One page of a leaderboard.
    fn leaderboard(&self, query: LeaderboardQuery) -> BoxFuture<'static, Result<Leaderboard, StoreError>>;

    /// Recomputes the leaderboards from the ledger and says how many rows differed (0 when all is well).
    fn rebuild_leaderboards(&self) -> BoxFuture<'static, Result<u64, StoreError>>;

    /// Attempts with what is known of them, in Discord's order.
    fn attempts(&self, which: Attempts) -> BoxFuture<'static, Result<Vec<AttemptFacts>, StoreError>>;

    /// The card that a question asked, and in which server; `None` for a question that never was.
    fn card_of(&self, question: QuestionId) -> BoxFuture<'static, Result<Option<CardInGuild>, StoreError>>;

    /// All that is stored about a person, in all servers.
    fn person(&self, user: UserId) -> BoxFuture<'static, Result<PersonData, StoreError>>;

    /// Erases a person. Their points go too, or stay with somebody who has no name (see [`FORMER_MEMBERS`](crate::id::FORMER_MEMBERS)).
    fn forget(&self, user: UserId, forget: Forget) -> BoxFuture<'static, Result<u64, StoreError>>;

    /// Lets go of what is kept for a time only: texts of attempts on closed questions, effects that are done, servers that removed the
    /// bot. Says how many rows that were.
    fn tidy(&self, now: UnixMs, kept: Kept) -> BoxFuture<'static, Result<u64, StoreError>>;
}

/// A card, and in which server.
pub type CardInGuild = (GuildId, DeckId, CardId);

/// What one event changed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Commit {
    /// Rounds and open drops as they are now, or ended.
    pub games: Vec<GameChange>,
    /// Questions that were opened or closed.
    pub questions: Vec<QuestionRecord>,
    /// What people said or submitted.
    pub attempts: Vec<Attempt>,
    /// Points won.
    pub ledger: Vec<LedgerEntry>,
    /// Cards that had their turn.
    pub turns: Vec<Turn>,
    /// Schedules that were added, changed or removed.
    pub schedules: Vec<ScheduleChange>,
    /// Appeals that were made or decided on.
    pub appeals: Vec<AppealChange>,
    /// Wordings that a server has taught its cards.
    pub taught: Vec<Taught>,
    /// What became of servers, their settings and their reported cards.
    pub guilds: Vec<GuildChange>,
    /// Effects to be carried out.
    pub outbox: Vec<OutboxEntry>,
    /// Effects that were carried out, or given up.
    pub done: Vec<OutboxDone>,
}

impl Commit {
    /// Whether there is nothing to record.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A game's state to remember, or its end.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub enum GameChange {
    /// The state machine's state, as JSON that only `quiz` reads.
    Save { id: GameId, guild: GuildId, channel: ChannelId, state: String },
    /// It is over.
    End { id: GameId },
}

/// A question's facts, written when it is asked and again, under the same id, when more is known.
#[derive(Clone, Debug, PartialEq)]
pub struct QuestionRecord {
    /// Its id.
    pub id: QuestionId,
    /// The game it belongs to.
    pub game: GameId,
    /// The schedule that dropped it; `None` in a round.
    pub schedule: Option<ScheduleId>,
    /// Where it was asked.
    pub guild: GuildId,
    /// Where it was asked.
    pub channel: ChannelId,
    /// The card's deck.
    pub deck: DeckId,
    /// The card.
    pub card: CardId,
    /// The message that asks it, once posted.
    pub message: Option<MessageId>,
    /// When it was asked.
    pub asked_at: UnixMs,
    /// When it was closed; `None` while open.
    pub closed_at: Option<UnixMs>,
}

/// One thing a person said or submitted for a question. Its natural key is `source`.
#[derive(Clone, Debug, PartialEq)]
pub struct Attempt {
    /// The snowflake of the message or of the modal's submission.
    pub source: u64,
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
}

/// Points won. Entries are only ever added; the natural key is (`question`, `user`, `part`, `kind`).
#[derive(Clone, Debug, PartialEq)]
pub struct LedgerEntry {
    /// For which question.
    pub question: QuestionId,
    /// By whom.
    pub user: UserId,
    /// The item of a list that was filled in together; 0 otherwise.
    pub part: u32,
    /// What the points are for.
    pub kind: LedgerKind,
    /// Points, which a correction may take away.
    pub points: i64,
    /// The credit that earned them.
    pub credit: Credit,
    /// Where.
    pub guild: GuildId,
    /// Where.
    pub channel: ChannelId,
    /// On which deck.
    pub deck: DeckId,
    /// When.
    pub at: UnixMs,
    /// The day of `at` in the server's time zone, counted from 1970-01-01: what daily, weekly (from Monday) and monthly leaderboards go by.
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
    /// Entered later, by an appeal.
    Correction,
}

/// A card had its turn in a server. Turns are counted per server and deck; a card is due again when no card has a lower count.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Turn {
    pub guild: GuildId,
    pub deck: DeckId,
    pub card: CardId,
    pub turn: u64,
}

/// A schedule to remember, or its end.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub enum ScheduleChange {
    /// The schedule, as JSON that only `schedule` reads.
    Put {
        id: ScheduleId,
        guild: GuildId,
        channel: ChannelId,
        state: String,
        next_due: Option<UnixMs>,
    },
    Remove {
        id: ScheduleId,
    },
}

/// What became of an appeal. Its natural key is the attempt's source.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub enum AppealChange {
    Made { source: u64, question: QuestionId, guild: GuildId, user: UserId, at: UnixMs },
    Decided { source: u64, accepted: bool, by: UserId, at: UnixMs },
}

/// How an appeal stands.
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
    pub at: UnixMs,
}

/// A member finds a card wrong; once each.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Report {
    pub guild: GuildId,
    pub deck: DeckId,
    pub card: CardId,
    pub user: UserId,
    pub at: UnixMs,
}

/// What became of a server, its settings or its cards.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub enum GuildChange {
    /// Its settings, as JSON that only the bot reads.
    Settings {
        guild: GuildId,
        state: String,
    },
    Reported(Report),
    /// A card is not asked any more.
    Rests {
        guild: GuildId,
        deck: DeckId,
        card: CardId,
        at: UnixMs,
    },
    /// A manager has looked at a reported card: its reports are settled, and it rests on or not.
    LookedAt {
        guild: GuildId,
        deck: DeckId,
        card: CardId,
        rests: bool,
    },
    /// The bot was removed.
    Departed {
        guild: GuildId,
        at: UnixMs,
    },
    /// The bot is there (again).
    Returned {
        guild: GuildId,
    },
}

/// Which attempts.
#[derive(Clone, Debug, PartialEq)]
pub enum Attempts {
    /// The one with this source.
    One(u64),
    /// A person's on a question.
    Of(UserId, QuestionId),
    /// Everybody's on a card in a server whose texts are still kept.
    OnCard(GuildId, DeckId, CardId),
}

/// An attempt with what is known of it.
#[derive(Clone, Debug, PartialEq)]
pub struct AttemptFacts {
    /// The attempt; its text is empty once that was let go.
    pub attempt: Attempt,
    /// Its question.
    pub question: QuestionRecord,
    /// The appeal against its verdict.
    pub appeal: Option<AppealOutcome>,
    /// All points that its author has from that question.
    pub points: i64,
}

/// All that is stored about a person: each entry is a JSON object with named fields.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct PersonData {
    /// What they answered.
    pub attempts: Vec<serde_json::Value>,
    /// What they won.
    pub points: Vec<serde_json::Value>,
    /// The appeals that they made.
    pub appeals: Vec<serde_json::Value>,
    /// The appeals that they decided on, as managers.
    pub decisions: Vec<serde_json::Value>,
    /// The cards that they reported.
    pub reports: Vec<serde_json::Value>,
    /// The changes that they made to servers' decks.
    pub changes: Vec<serde_json::Value>,
}

/// What happens to the points of a person who is erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Forget {
    KeepPoints,
    ErasePoints,
}

/// How long what is kept for a time only is kept, in days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Texts of attempts, in servers that have set it.
    pub answers_days: Vec<(GuildId, u32)>,
    /// Texts of attempts, in all other servers.
    pub answers_days_elsewhere: u32,
    /// Servers that removed the bot.
    pub departed_days: u32,
}

/// An effect that must be carried out exactly once, written with what caused it.
#[derive(Clone, Debug, PartialEq)]
pub struct OutboxEntry {
    /// Its id; those of one channel are carried out in this order.
    pub id: OutboxId,
    /// The channel it goes to.
    pub channel: ChannelId,
    /// The game that waits to hear of it, if any.
    pub game: Option<GameId>,
    /// When it was decided.
    pub at: UnixMs,
    /// What to do, as JSON that only the bot reads.
    pub effect: String,
}

/// How an effect ended.
#[derive(Clone, Debug, PartialEq)]
pub struct OutboxDone {
    /// Which.
    pub id: OutboxId,
    /// The message that it made or changed; `None` where it was given up.
    pub message: Option<MessageId>,
    /// When.
    pub at: UnixMs,
}

/// What a start needs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Loaded {
    /// Open games with their state.
    pub games: Vec<(GameId, String)>,
    /// Schedules with their state.
    pub schedules: Vec<(ScheduleId, String)>,
    /// Effects not carried out yet, in order of id.
    pub outbox: Vec<OutboxEntry>,
    /// For each open question, the sources of the attempts made in its channel while it was open, on it or on another question: so that what
    /// comes again is known.
    pub attempts: Vec<(QuestionId, u64)>,
    /// What servers have set.
    pub settings: Vec<(GuildId, String)>,
    /// Wordings that servers have taught their cards.
    pub taught: Vec<Taught>,
    /// Reports that no manager has looked at.
    pub reports: Vec<Report>,
    /// Cards that are not asked in a server.
    pub resting: Vec<(GuildId, DeckId, CardId)>,
    /// Servers that removed the bot, and when.
    pub departed: Vec<(GuildId, UnixMs)>,
    /// Servers' own decks.
    pub decks: Vec<decks::DeckHead>,
    /// One more than the highest game, question, schedule and outbox id ever used.
    pub next_id: u64,
    /// Made once for each database: keeps the nonces of two databases apart.
    pub database: u32,
}

/// Whose points a leaderboard adds up.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Scope {
    Server,
    Channel(ChannelId),
    Deck(DeckId),
}

/// Since when a leaderboard adds up; days are counted from 1970-01-01 in the server's time zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Period {
    AllTime,
    /// The month that holds this day.
    Month(i32),
    /// The week, from Monday, that holds this day.
    Week(i32),
    /// This day.
    Day(i32),
}

/// Which page of which leaderboard.
#[derive(Clone, Debug, PartialEq)]
pub struct LeaderboardQuery {
    /// The server.
    pub guild: GuildId,
    /// Server, channel or deck.
    pub scope: Scope,
    /// Since when.
    pub period: Period,
    /// Who asks: their own row is always told.
    pub asker: Option<UserId>,
    /// Rows to skip.
    pub offset: u32,
    /// Rows to give, at most.
    pub limit: u32,
}

/// A page of a leaderboard.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Leaderboard {
    /// Rows of the page, most points first; of equal points, the lower user id first.
    pub rows: Vec<Row>,
    /// Rows there are in all.
    pub total: u32,
    /// The asker's own row, on this page or not; `None` where they have no points.
    pub own: Option<Row>,
}

/// A row of a leaderboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// From 1; equal points share a rank, and the next rank is as many lower (1, 2, 2, 4).
    pub rank: u32,
    /// Who.
    pub user: UserId,
    /// Points.
    pub points: i64,
}

/// How a member did on a deck.
#[derive(Clone, Debug, PartialEq)]
pub struct Results {
    /// The deck.
    pub deck: DeckId,
    /// Closed questions that they answered at least once.
    pub questions: u32,
    /// Those of them that they got in full, whoever was first.
    pub right: u32,
    /// The credit that they got, the best for each question: at most 1 for each.
    pub credit: f64,
}

/// What can go wrong with the store, in words for the operator.
#[derive(Debug, thiserror::Error, Clone, PartialEq, Eq)]
pub enum StoreError {
    /// It cannot be opened or used; the text says what to do.
    #[error("{0}")]
    Unusable(String),
    /// It was closed.
    #[error("the database was closed")]
    Closed,
}
