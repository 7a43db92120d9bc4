//! Members who practice alone, and the cards that they missed.

use std::cmp::Reverse;
use std::collections::HashMap;

use popquiz_deck::{CardId, DeckId};
use rusqlite::{Connection, Result};

use crate::id::{AttemptId, GameId, GuildId, UserId};
use crate::store::games::{MissedCard, PracticeChange};

/// The last state wins; a practice that ended has no row, and neither does one that another replaced.
pub(super) fn record(connection: &Connection, changes: &[PracticeChange]) -> Result<()> {
    for change in changes {
        match change {
            PracticeChange::Save { id, guild, user, drop, state } => connection
                .prepare_cached(
                    "INSERT OR REPLACE INTO practices (id, guild, user, of_drop, state) VALUES (?1, ?2, ?3, ?4, ?5)",
                )?
                .execute((id, guild, user, drop, state))?,
            PracticeChange::End { id } => {
                connection.prepare_cached("DELETE FROM practices WHERE id = ?1")?.execute([id])?
            }
        };
    }
    Ok(())
}

/// Practices that have not ended, by id.
pub(super) fn open(connection: &Connection) -> Result<Vec<(GameId, String)>> {
    connection
        .prepare_cached("SELECT id, state FROM practices ORDER BY id")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}

/// See [`Store::missed`](crate::store::interface::Store::missed). A list that was filled in bit by bit, and an answer
/// that a manager accepted, add up in the ledger.
pub(super) fn missed(
    connection: &Connection,
    guild: GuildId,
    user: UserId,
    deck: Option<&DeckId>,
    limit: usize,
) -> Result<Vec<MissedCard>> {
    let mut statement = connection.prepare_cached(
        "SELECT deck, card, min(source), max(
             max(coalesce(settled, credit)),
             (SELECT coalesce(sum(iif(points < 0, -credit, credit)), 0) FROM ledger
              WHERE ledger.question = attempts.question AND ledger.user = ?1)
         ) > 1 - 1e-9
         FROM attempts JOIN questions ON questions.id = question
         WHERE attempts.user = ?1 AND role = 'try' AND guild = ?2 AND closed_at IS NOT NULL AND (?3 IS NULL OR deck = ?3)
         GROUP BY questions.id ORDER BY min(source)",
    )?;
    let mut rows = statement.query((user, guild, deck.map(|deck| &deck.0)))?;
    // For each card, how often it was missed, less how often it was right afterward, and when it was last missed.
    let mut cards: HashMap<(DeckId, CardId), (u32, AttemptId)> = HashMap::new();
    while let Some(row) = rows.next()? {
        let card = (DeckId(row.get(0)?), CardId(row.get(1)?));
        let (attempt, is_right): (AttemptId, bool) = (row.get(2)?, row.get(3)?);
        if is_right {
            if let Some((misses, _)) = cards.get_mut(&card) {
                *misses = misses.saturating_sub(1);
            }
        } else {
            let (misses, last) = cards.entry(card).or_insert((0, attempt));
            (*misses, *last) = (*misses + 1, attempt);
        }
    }
    let mut missed: Vec<_> = cards.into_iter().filter(|(_, (misses, _))| *misses > 0).collect();
    missed.sort_by_key(|(_, (misses, last))| Reverse((*misses, *last)));
    let card = |((deck, card), (misses, _))| MissedCard { deck, card, misses };
    Ok(missed.into_iter().take(limit).map(card).collect())
}
