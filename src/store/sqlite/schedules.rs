//! Schedules of drops.

use rusqlite::{Connection, Result};

use super::{own, snowflake};
use crate::store::{ScheduleChange, ScheduleId};

/// The last state wins; a schedule that was removed has no row.
pub(super) fn record(connection: &Connection, changes: &[ScheduleChange]) -> Result<()> {
    for change in changes {
        match change {
            ScheduleChange::Put { id, guild, channel, state, next_due } => connection
                .prepare_cached(
                    "INSERT INTO schedules (id, guild, channel, state, next_due) VALUES (?1, ?2, ?3, ?4, ?5)
                     ON CONFLICT (id) DO UPDATE SET guild = ?2, channel = ?3, state = ?4, next_due = ?5",
                )?
                .execute((own(id.0), snowflake(guild.0), snowflake(channel.0), state, next_due.map(|at| at.0)))?,
            ScheduleChange::Remove { id } => {
                connection.prepare_cached("DELETE FROM schedules WHERE id = ?1")?.execute([own(id.0)])?
            }
        };
    }
    Ok(())
}

/// All schedules, by id.
pub(super) fn all(connection: &Connection) -> Result<Vec<(ScheduleId, String)>> {
    connection
        .prepare_cached("SELECT id, state FROM schedules ORDER BY id")?
        .query_map([], |row| Ok((ScheduleId(row.get::<_, i64>(0)?.cast_unsigned()), row.get(1)?)))?
        .collect()
}
