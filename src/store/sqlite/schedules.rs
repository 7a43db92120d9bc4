//! Schedules of drops.

use rusqlite::{Connection, Result};

use crate::id::{DropNumber, GuildId, ScheduleId};
use crate::store::schedules::ScheduleChange;

/// The last state wins; a schedule that was removed has no row.
pub(super) fn record(connection: &Connection, changes: &[ScheduleChange]) -> Result<()> {
    for change in changes {
        match change {
            ScheduleChange::Put { id, number, guild, channel, state, next_due } => {
                connection
                    .prepare_cached(
                        "INSERT INTO schedules (id, guild, channel, state, next_due) VALUES (?1, ?2, ?3, ?4, ?5)
                         ON CONFLICT (id) DO UPDATE SET guild = ?2, channel = ?3, state = ?4, next_due = ?5",
                    )?
                    .execute((id, guild, channel, state, next_due))?;
                connection
                    .prepare_cached(
                        "INSERT INTO drop_numbers (guild, last) VALUES (?1, ?2)
                         ON CONFLICT (guild) DO UPDATE SET last = ?2 WHERE last < ?2",
                    )?
                    .execute((guild, number))?;
            }
            ScheduleChange::Remove { id } => {
                connection.prepare_cached("DELETE FROM schedules WHERE id = ?1")?.execute([id])?;
            }
        }
    }
    Ok(())
}

/// The last number that a drop had in each server.
pub(super) fn numbers(connection: &Connection) -> Result<Vec<(GuildId, DropNumber)>> {
    connection
        .prepare_cached("SELECT guild, last FROM drop_numbers ORDER BY guild")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}

/// All schedules, by id.
pub(super) fn all(connection: &Connection) -> Result<Vec<(ScheduleId, String)>> {
    connection
        .prepare_cached("SELECT id, state FROM schedules ORDER BY id")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}
