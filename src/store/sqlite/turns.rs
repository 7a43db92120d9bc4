//! When each card of a deck last had its turn in a server.

use popquiz_deck::{CardId, DeckId};
use rusqlite::{Connection, Result};

use crate::id::GuildId;
use crate::store::games::Turn;

/// Turns only increase, even if commits are repeated.
pub(super) fn record(connection: &Connection, turns: &[Turn]) -> Result<()> {
    for turn in turns {
        connection
            .prepare_cached(
                "INSERT INTO turns (guild, deck, card, turn) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (guild, deck, card) DO UPDATE SET turn = max(turn, excluded.turn)",
            )?
            .execute((turn.guild, &turn.deck.0, &turn.card.0, i64::try_from(turn.turn).unwrap_or(i64::MAX)))?;
    }
    Ok(())
}

/// Cards that were asked, by name.
pub(super) fn of_deck(connection: &Connection, guild: GuildId, deck: &DeckId) -> Result<Vec<(CardId, u64)>> {
    connection
        .prepare_cached("SELECT card, turn FROM turns WHERE guild = ?1 AND deck = ?2 ORDER BY card")?
        .query_map((guild, &deck.0), |row| Ok((CardId(row.get(0)?), row.get::<_, i64>(1)?.cast_unsigned())))?
        .collect()
}
