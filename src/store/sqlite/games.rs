//! Games in play, and the ids that were ever used.

use rusqlite::{Connection, Result};

use super::{own, snowflake};
use crate::store::{Commit, GameChange, GameId, ScheduleChange};

/// The last state wins; a game that ended has no row.
pub(super) fn record(connection: &Connection, changes: &[GameChange]) -> Result<()> {
    for change in changes {
        match change {
            GameChange::Save { id, guild, channel, state } => connection
                .prepare_cached(
                    "INSERT INTO games (id, guild, channel, state) VALUES (?1, ?2, ?3, ?4)
                     ON CONFLICT (id) DO UPDATE SET guild = ?2, channel = ?3, state = ?4",
                )?
                .execute((own(id.0), snowflake(guild.0), snowflake(channel.0), state))?,
            GameChange::End { id } => {
                connection.prepare_cached("DELETE FROM games WHERE id = ?1")?.execute([own(id.0)])?
            }
        };
    }
    Ok(())
}

/// Games that have not ended, by id.
pub(super) fn open(connection: &Connection) -> Result<Vec<(GameId, String)>> {
    connection
        .prepare_cached("SELECT id, state FROM games ORDER BY id")?
        .query_map([], |row| Ok((GameId(row.get::<_, i64>(0)?.cast_unsigned()), row.get(1)?)))?
        .collect()
}

/// Sees to it that no id of this commit is given out again, though its game or schedule may be gone.
pub(super) fn use_ids(connection: &Connection, commit: &Commit) -> Result<()> {
    let games = commit.games.iter().map(|change| match change {
        GameChange::Save { id, .. } | GameChange::End { id } => id.0,
    });
    let schedules = commit.schedules.iter().map(|change| match change {
        ScheduleChange::Put { id, .. } | ScheduleChange::Remove { id } => id.0,
    });
    let questions = commit.questions.iter().map(|question| question.id.0);
    let outbox = commit.outbox.iter().map(|entry| entry.id.0);
    if let Some(highest) = games.chain(schedules).chain(questions).chain(outbox).max() {
        connection
            .prepare_cached("UPDATE database SET next_id = ?1 WHERE next_id < ?1")?
            .execute([own(highest.saturating_add(1))])?;
    }
    Ok(())
}

/// The next free id, and the database's own.
pub(super) fn identity(connection: &Connection) -> Result<(u64, u32)> {
    connection
        .prepare_cached("SELECT next_id, id FROM database")?
        .query_row([], |row| Ok((row.get::<_, i64>(0)?.cast_unsigned(), row.get(1)?)))
}
