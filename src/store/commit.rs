//! What one event changed: it goes in together or not at all.

use super::attempts::{AppealChange, Attempt, AttemptVerdict, Taught};
use super::games::{GameChange, QuestionRecord, Turn};
use super::guilds::GuildChange;
use super::ledger::LedgerEntry;
use super::outbox::{OutboxDone, OutboxEntry};
use super::schedules::ScheduleChange;

/// What one event changed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Commit {
    /// Rounds and open drops as they are now, or ended.
    pub games: Vec<GameChange>,
    /// Questions that were opened or closed.
    pub questions: Vec<QuestionRecord>,
    /// What people said or submitted.
    pub attempts: Vec<Attempt>,
    /// Verdicts that came later than their attempts, which are recorded already.
    pub verdicts: Vec<AttemptVerdict>,
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
