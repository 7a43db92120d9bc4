//! Effects that must be carried out exactly once.

use rusqlite::{Connection, Result};

use crate::store::outbox::{OutboxDone, OutboxEntry};

/// An existing id stays unchanged, whether completed or not.
pub(super) fn record(connection: &Connection, entries: &[OutboxEntry]) -> Result<()> {
    for entry in entries {
        connection
            .prepare_cached(
                "INSERT INTO outbox (id, channel, game, at, effect) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (id) DO NOTHING",
            )?
            .execute((entry.id, entry.channel, entry.game, entry.at, &entry.effect))?;
    }
    Ok(())
}

/// The result of an effect is reported once; after that, its text isn't needed.
pub(super) fn record_done(connection: &Connection, done: &[OutboxDone]) -> Result<()> {
    for done in done {
        connection
            .prepare_cached(
                "UPDATE outbox SET effect = NULL, done_at = ?2, message = ?3 WHERE id = ?1 AND done_at IS NULL",
            )?
            .execute((done.id, done.at, done.message))?;
    }
    Ok(())
}

/// Effects not carried out yet, in order of id.
pub(super) fn unsent(connection: &Connection) -> Result<Vec<OutboxEntry>> {
    connection
        .prepare_cached("SELECT id, channel, game, at, effect FROM outbox WHERE done_at IS NULL ORDER BY id")?
        .query_map([], |row| {
            Ok(OutboxEntry {
                id: row.get(0)?,
                channel: row.get(1)?,
                game: row.get(2)?,
                at: row.get(3)?,
                effect: row.get(4)?,
            })
        })?
        .collect()
}
