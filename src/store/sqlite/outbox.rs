//! Effects that must be carried out exactly once.

use rusqlite::{Connection, Result};

use super::{own, snowflake};
use crate::clock::UnixMs;
use crate::id::ChannelId;
use crate::store::{GameId, OutboxDone, OutboxEntry, OutboxId};

/// An id that is there already is left as it is, done or not.
pub(super) fn record(connection: &Connection, entries: &[OutboxEntry]) -> Result<()> {
    for entry in entries {
        connection
            .prepare_cached(
                "INSERT INTO outbox (id, channel, game, at, effect) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (id) DO NOTHING",
            )?
            .execute((
                own(entry.id.0),
                snowflake(entry.channel.0),
                entry.game.map(|game| own(game.0)),
                entry.at.0,
                &entry.effect,
            ))?;
    }
    Ok(())
}

/// How an effect ended is told once; its text is not needed any more.
pub(super) fn record_done(connection: &Connection, done: &[OutboxDone]) -> Result<()> {
    for done in done {
        connection
            .prepare_cached(
                "UPDATE outbox SET effect = NULL, done_at = ?2, message = ?3 WHERE id = ?1 AND done_at IS NULL",
            )?
            .execute((own(done.id.0), done.at.0, done.message.map(|message| snowflake(message.0))))?;
    }
    Ok(())
}

/// Effects not carried out yet, in order of id.
pub(super) fn unsent(connection: &Connection) -> Result<Vec<OutboxEntry>> {
    connection
        .prepare_cached("SELECT id, channel, game, at, effect FROM outbox WHERE done_at IS NULL ORDER BY id")?
        .query_map([], |row| {
            Ok(OutboxEntry {
                id: OutboxId(row.get::<_, i64>(0)?.cast_unsigned()),
                channel: ChannelId(row.get::<_, i64>(1)?.cast_unsigned()),
                game: row.get::<_, Option<i64>>(2)?.map(|game| GameId(game.cast_unsigned())),
                at: UnixMs(row.get(3)?),
                effect: row.get(4)?,
            })
        })?
        .collect()
}
