//! Games in play, and the ids that are leased.

use rusqlite::{Connection, Result};

use crate::id::{DatabaseId, GameId, IdBlock};
use crate::store::games::GameChange;

/// The last state wins; a game that ended has no row.
pub(super) fn record(connection: &Connection, changes: &[GameChange]) -> Result<()> {
    for change in changes {
        match change {
            GameChange::Save { id, guild, channel, state } => connection
                .prepare_cached(
                    "INSERT INTO games (id, guild, channel, state) VALUES (?1, ?2, ?3, ?4)
                     ON CONFLICT (id) DO UPDATE SET guild = ?2, channel = ?3, state = ?4",
                )?
                .execute((id, guild, channel, state))?,
            GameChange::End { id } => connection.prepare_cached("DELETE FROM games WHERE id = ?1")?.execute([id])?,
        };
    }
    Ok(())
}

/// Games that have not ended, by id.
pub(super) fn open(connection: &Connection) -> Result<Vec<(GameId, String)>> {
    connection
        .prepare_cached("SELECT id, state FROM games ORDER BY id")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}

/// Moves on the first id that is not leased to anybody.
pub(super) fn lease_ids(connection: &Connection, count: u32) -> Result<IdBlock> {
    connection
        .prepare_cached("UPDATE database SET next_id = next_id + ?1 RETURNING next_id - ?1, next_id")?
        .query_row([count], |row| {
            Ok(IdBlock { first: row.get::<_, i64>(0)?.cast_unsigned(), end: row.get::<_, i64>(1)?.cast_unsigned() })
        })
}

/// The database's own id.
pub(super) fn database(connection: &Connection) -> Result<DatabaseId> {
    connection.prepare_cached("SELECT id FROM database")?.query_row([], |row| row.get(0))
}
