//! When each card of a deck last had its turn in a server.

use popquiz_deck::{CardId, DeckId};
use rusqlite::{Connection, Result};

use super::{own, snowflake};
use crate::id::GuildId;
use crate::store::Turn;

/// Turns only go up, whatever comes again.
pub(super) fn record(connection: &Connection, turns: &[Turn]) -> Result<()> {
    for turn in turns {
        connection
            .prepare_cached(
                "INSERT INTO turns (guild, deck, card, turn) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (guild, deck, card) DO UPDATE SET turn = max(turn, excluded.turn)",
            )?
            .execute((snowflake(turn.guild.0), &turn.deck.0, &turn.card.0, own(turn.turn)))?;
    }
    Ok(())
}

/// Cards that were asked, by name.
pub(super) fn of_deck(connection: &Connection, guild: GuildId, deck: &DeckId) -> Result<Vec<(CardId, u64)>> {
    connection
        .prepare_cached("SELECT card, turn FROM turns WHERE guild = ?1 AND deck = ?2 ORDER BY card")?
        .query_map((snowflake(guild.0), &deck.0), |row| {
            Ok((CardId(row.get(0)?), row.get::<_, i64>(1)?.cast_unsigned()))
        })?
        .collect()
}
