//! What the bot must remember, in the bot's own words. In reading order:
//!
//! - [`interface`]: the [`Store`] trait; [`decks`] has its part for decks; [`condition`]: whether it can be used;
//! - [`commit`]: what one event changes, of which [`games`], [`attempts`], [`answer_hash`], [`ledger`], [`schedules`], [`guilds`] and
//!   [`outbox`] are parts;
//! - [`loaded`], [`leaderboard`], [`memories`], [`answered`], [`people`]: what is read;
//! - [`sqlite`]: the implementation.
//!
//! All that one event changes is one [`Commit`]: attempts, ledger, games, turns, schedules and outbox go in together
//! or not at all.

pub mod answer_hash;
pub mod answered;
pub mod attempts;
pub mod commit;
pub mod condition;
pub mod deck_change_summary;
pub mod decks;
pub mod error;
pub mod games;
pub mod guilds;
pub mod interface;
pub mod leaderboard;
pub mod ledger;
pub mod loaded;
pub mod memories;
pub mod outbox;
pub mod people;
pub mod schedules;
pub mod sqlite;
pub mod versioned;

pub use answer_hash::AnswerHash;
pub use answered::AnsweredQuestion;
pub use attempts::{
    AppealChange, AppealOutcome, Attempt, AttemptFacts, AttemptRole, AttemptVerdict, Attempts, DoubtsChange, Help,
    Results, SettledAttempt, Taught,
};
pub use commit::Commit;
pub use condition::StoreCondition;
pub use error::StoreError;
pub use games::{CardInGuild, GameChange, MissedCard, Played, PracticeChange, QuestionRecord, Turn};
pub use guilds::{GuildChange, Report, ReportReason};
pub use interface::Store;
pub use leaderboard::{Leaderboard, LeaderboardQuery, Period, Row, Scope};
pub use ledger::{FIRST_VOTED_PART, LedgerEntry, LedgerKind};
pub use loaded::Loaded;
pub use memories::{CardFirstAnswers, CardMemory};
pub use outbox::{OutboxDone, OutboxEntry};
pub use people::{Forget, MemberServers, PersonData, Retention};
pub use schedules::ScheduleChange;

pub use crate::id::{GameId, OutboxId, QuestionId, ScheduleId};
