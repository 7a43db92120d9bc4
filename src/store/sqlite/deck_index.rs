//! Keeps the search indexes up to date in small steps: adds new decks, and removes and deletes discarded ones.

use rusqlite::{Connection, OptionalExtension as _, Result, ToSql, Transaction, TransactionBehavior};

use super::lookup::{self, WordCounts};
use super::partitions::Partition;
use super::step::Step;

/// The most cards, and bytes, that are written in one transaction, so that others waiting for the writer don't notice.
pub(super) const CARDS_AT_ONCE: usize = 100;
pub(super) const BYTES_AT_ONCE: usize = 50_000;

/// Discards matching decks: they become invisible immediately, and their cards are deleted in small steps. Returns the
/// number of decks.
pub(super) fn discard(transaction: &Transaction<'_>, which: &str, of: impl ToSql + Copy) -> Result<usize> {
    transaction
        .prepare_cached(&format!("INSERT OR REPLACE INTO index_queue (deck) SELECT number FROM decks WHERE {which}"))?
        .execute([of])?;
    transaction
        .prepare_cached(&format!("UPDATE decks SET id = NULL, state = 'discarded', removed_at = NULL WHERE {which}"))?
        .execute([of])
}

/// What was being written when the bot stopped is never completed.
pub(super) fn discard_unfinished(connection: &mut Connection) -> Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    discard(&transaction, "state = ?1", "writing")?;
    transaction.commit()
}

/// Does some of the remaining work on new or discarded decks and on the indexes. Returns whether there was any.
pub(super) fn work_through_queue(connection: &mut Connection) -> Result<Step<()>> {
    let next = "SELECT deck FROM index_queue LIMIT 1";
    let deck = connection.prepare_cached(next)?.query_row([], |row| row.get(0)).optional()?;
    let Some(deck) = deck else { return lookup::merge(connection) };
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    index_cards(&transaction, deck)?;
    transaction.commit()?;
    Ok(Step::More)
}

struct QueuedCard {
    number: i64,
    is_indexed: bool,
    prompt: String,
    answer: String,
    id: String,
}

/// Adds some cards of a queued deck to the indexes, or removes them, and deletes them if the deck is discarded.
pub(super) fn index_cards(transaction: &Transaction<'_>, deck: i64) -> Result<()> {
    let row = transaction
        .prepare_cached(
            "SELECT partition, state = 'current', state = 'discarded', after
             FROM decks JOIN index_queue ON deck = decks.number WHERE deck = ?1",
        )?
        .query_row([deck], |row| {
            Ok((row.get::<_, Partition>(0)?, row.get::<_, bool>(1)?, row.get::<_, bool>(2)?, row.get::<_, String>(3)?))
        })
        .optional()?;
    let Some((partition, is_current, is_discarded, after)) = row else {
        return transaction.execute("DELETE FROM index_queue WHERE deck = ?1", [deck]).map(drop);
    };
    let mut bytes = 0;
    let cards: Vec<QueuedCard> = transaction
        .prepare_cached(
            "SELECT number, is_indexed, prompt, answer, id FROM cards WHERE deck = ?1 AND id > ?2 ORDER BY id LIMIT ?3",
        )?
        .query_map((deck, after, i64::try_from(CARDS_AT_ONCE).unwrap_or(i64::MAX)), |row| {
            let (prompt, answer) = (row.get(2)?, row.get(3)?);
            Ok(QueuedCard { number: row.get(0)?, is_indexed: row.get(1)?, prompt, answer, id: row.get(4)? })
        })?
        .take_while(|card| {
            let fits = bytes <= BYTES_AT_ONCE;
            bytes += card.as_ref().map_or(0, |card| card.prompt.len() + card.answer.len());
            fits
        })
        .collect::<Result<_>>()?;
    let mut words = WordCounts::default();
    for QueuedCard { number, is_indexed, prompt, answer, .. } in &cards {
        match (is_indexed, is_current) {
            (true, false) => words.remove(transaction, partition, *number, prompt, answer)?,
            (false, true) => words.add(transaction, partition, *number, prompt, answer)?,
            _ => {}
        }
        if is_discarded {
            transaction.prepare_cached("DELETE FROM cards WHERE number = ?1")?.execute([number])?;
        } else if *is_indexed != is_current {
            transaction
                .prepare_cached("UPDATE cards SET is_indexed = NOT is_indexed WHERE number = ?1")?
                .execute([number])?;
        }
    }
    words.write(transaction)?;
    if let Some(last) = cards.last() {
        transaction.execute("UPDATE index_queue SET after = ?2 WHERE deck = ?1", (deck, &last.id))?;
        if cards.len() == CARDS_AT_ONCE || bytes > BYTES_AT_ONCE {
            return Ok(());
        }
    }
    transaction.execute("DELETE FROM index_queue WHERE deck = ?1", [deck])?;
    if is_discarded {
        transaction.execute("DELETE FROM images WHERE deck = ?1", [deck])?;
        transaction.execute("DELETE FROM decks WHERE number = ?1", [deck])?;
        transaction.execute(
            "DELETE FROM partitions WHERE number = ?1 AND guild IS NOT NULL
                 AND NOT EXISTS (SELECT 1 FROM decks WHERE partition = ?1)",
            [partition],
        )?;
    }
    Ok(())
}
