//! Writes a commit; each part is written by the file for its table.

use rusqlite::Connection;

use super::{
    appeals, attempts, doubts, games, guilds, ledger, memories, outbox, practices, questions, schedules, turns,
};
use crate::store::commit::Commit;

/// Everything that a commit changes. Questions are written before their attempts, and memories
/// after everything that they are derived from.
pub(super) fn record(connection: &Connection, commit: &Commit) -> rusqlite::Result<()> {
    games::record(connection, &commit.games)?;
    practices::record(connection, &commit.practices)?;
    questions::record(connection, &commit.questions)?;
    attempts::record(connection, &commit.attempts)?;
    attempts::record_verdicts(connection, &commit.verdicts)?;
    ledger::record(connection, &commit.ledger)?;
    turns::record(connection, &commit.turns)?;
    schedules::record(connection, &commit.schedules)?;
    appeals::record(connection, &commit.appeals)?;
    doubts::record(connection, &commit.doubts)?;
    doubts::record_settled(connection, &commit.settled)?;
    appeals::record_taught(connection, &commit.taught)?;
    guilds::record(connection, &commit.guilds)?;
    memories::record(connection, commit)?;
    outbox::record(connection, &commit.outbox)?;
    outbox::record_done(connection, &commit.done)
}
