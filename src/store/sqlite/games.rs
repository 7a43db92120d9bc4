//! Games in play, and the ids that are leased.

use popquiz_deck::{CardId, DeckId};
use popquiz_judge::Credit;
use rusqlite::{Connection, Result};

use crate::id::{ChannelId, DatabaseId, GameId, IdBlock, UserId};
use crate::store::games::{GameChange, Played};

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

/// How a member did on the closed questions of a game. A list that was filled in bit by bit adds up in the ledger.
pub(super) fn played(connection: &Connection, channel: ChannelId, game: GameId, user: UserId) -> Result<Vec<Played>> {
    connection
        .prepare_cached(
            "SELECT guild, deck, card,
                 (SELECT max(coalesce(settled, credit)) FROM attempts WHERE question = questions.id AND user = ?3 AND role = 'try'),
                 (SELECT sum(CASE WHEN points < 0 THEN -credit WHEN kind <> 'correction' THEN credit END)
                  FROM ledger WHERE question = questions.id AND user = ?3),
                 (SELECT sum(points) FROM ledger WHERE question = questions.id AND user = ?3)
             FROM questions WHERE channel = ?1 AND game = ?2 AND closed_at IS NOT NULL ORDER BY id",
        )?
        .query_map((channel, game, user), |row| {
            let best: Option<f64> = row.get(3)?;
            let earned: Option<f64> = row.get(4)?;
            Ok(Played {
                guild: row.get(0)?,
                deck: DeckId(row.get(1)?),
                card: CardId(row.get(2)?),
                credit: Credit::new(best.unwrap_or_default().max(earned.unwrap_or_default())),
                has_tried: best.is_some(),
                points: row.get::<_, Option<i64>>(5)?.unwrap_or_default(),
            })
        })?
        .collect()
}
