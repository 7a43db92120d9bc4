//! Votes on answers that the judge is in doubt about.

use rusqlite::{Connection, Result};

use crate::id::QuestionId;
use crate::store::attempts::{DoubtsChange, SettledAttempt};

/// The last state wins; a vote that is over has no row.
pub(super) fn record(connection: &Connection, changes: &[DoubtsChange]) -> Result<()> {
    for change in changes {
        match change {
            DoubtsChange::Save { question, guild, state } => connection
                .prepare_cached(
                    "INSERT INTO doubts (question, guild, state) VALUES (?1, ?2, ?3)
                     ON CONFLICT (question) DO UPDATE SET state = ?3",
                )?
                .execute((question, guild, state))?,
            DoubtsChange::End { question } => {
                connection.prepare_cached("DELETE FROM doubts WHERE question = ?1")?.execute([question])?
            }
        };
    }
    Ok(())
}

/// An attempt is settled once. One that doesn't exist stays so: its author may have been deleted.
pub(super) fn record_settled(connection: &Connection, settled: &[SettledAttempt]) -> Result<()> {
    for SettledAttempt { source, credit } in settled {
        connection
            .prepare_cached("UPDATE attempts SET settled = ?2 WHERE source = ?1 AND settled IS NULL")?
            .execute((source, credit.value()))?;
    }
    Ok(())
}

/// Votes that aren't over, by question.
pub(super) fn open(connection: &Connection) -> Result<Vec<(QuestionId, String)>> {
    connection
        .prepare_cached("SELECT question, state FROM doubts ORDER BY question")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}
