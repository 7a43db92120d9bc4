//! What one event changed: it goes in together or not at all.

use super::attempts::{AppealChange, Attempt, AttemptVerdict, DoubtsChange, SettledAttempt, Taught};
use super::games::{GameChange, PracticeChange, QuestionRecord, Turn};
use super::guilds::GuildChange;
use super::ledger::LedgerEntry;
use super::outbox::{OutboxDone, OutboxEntry};
use super::schedules::ScheduleChange;

/// What one event changed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Commit {
    /// The current state of rounds and open drops, or that they ended.
    pub games: Vec<GameChange>,
    /// The current state of practices, or that they ended. A member has one in a server: a new one replaces it.
    pub practices: Vec<PracticeChange>,
    /// Questions that were opened or closed.
    pub questions: Vec<QuestionRecord>,
    /// New attempts.
    pub attempts: Vec<Attempt>,
    /// Verdicts that came later than their attempts, which are recorded already.
    pub verdicts: Vec<AttemptVerdict>,
    /// Points won.
    pub ledger: Vec<LedgerEntry>,
    /// Cards that had their turn.
    pub turns: Vec<Turn>,
    /// Schedules that were added, changed or removed.
    pub schedules: Vec<ScheduleChange>,
    /// Appeals that were made or decided.
    pub appeals: Vec<AppealChange>,
    /// Votes on answers in doubt.
    pub doubts: Vec<DoubtsChange>,
    /// Attempts that such votes settled.
    pub settled: Vec<SettledAttempt>,
    /// Wordings that a server has taught its cards.
    pub taught: Vec<Taught>,
    /// What became of servers, their settings and their reported cards.
    pub guilds: Vec<GuildChange>,
    /// Effects to be carried out.
    pub outbox: Vec<OutboxEntry>,
    /// Effects that were carried out or abandoned.
    pub done: Vec<OutboxDone>,
}

impl Commit {
    /// Whether there is nothing to record.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
