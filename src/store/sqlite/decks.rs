//! Decks: a server's own, which its managers change, and those of the operator's files, which are here to be found.

use std::collections::BTreeMap;
use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension as _, Result, Transaction, TransactionBehavior};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{lookup, own, snowflake};
use crate::clock::UnixMs;
use crate::deck::edit::{About, Edits};
use crate::deck::{AnswerKey, Card, CardId, Deck, DeckId};
use crate::id::{GuildId, UserId};
use crate::store::decks::{DeckChange, DeckHead, PastChange, Undo};

/// The shelf of the operator's files belongs to no server.
pub(super) const FILES: GuildId = GuildId(0);

/// How much is kept to take changes back, for each server, in bytes: what goes beyond is let go from the oldest change on.
const UNDO_BYTES: i64 = 32 * 1024 * 1024;

/// How many changes of a server are told in its history.
const CHANGES_KEPT: i64 = 10_000;

/// How long a removed deck is kept, in days.
const REMOVED_KEPT_DAYS: i64 = 30;

/// The number of a server's shelf, where it has one.
pub(super) fn shelf(connection: &Connection, guild: GuildId) -> Result<Option<i64>> {
    connection
        .prepare_cached("SELECT number FROM shelves WHERE guild = ?1")?
        .query_row([snowflake(guild.0)], |row| row.get(0))
        .optional()
}

fn shelf_or_new(connection: &Connection, guild: GuildId) -> Result<i64> {
    connection.execute("INSERT INTO shelves (guild) VALUES (?1) ON CONFLICT DO NOTHING", [snowflake(guild.0)])?;
    connection.query_row("SELECT number FROM shelves WHERE guild = ?1", [snowflake(guild.0)], |row| row.get(0))
}

/// The own decks of a server, or of all.
pub(super) fn heads(connection: &Connection, guild: Option<GuildId>) -> Result<Vec<DeckHead>> {
    connection
        .prepare_cached(
            "SELECT guild, id, about ->> 'title', (SELECT count(*) FROM cards WHERE deck = decks.number), bytes, removed_at IS NOT NULL,
                 (SELECT coalesce(max(deck_changes.number), 0) FROM deck_changes WHERE guild = shelves.guild AND deck = id)
             FROM decks JOIN shelves ON shelves.number = shelf WHERE guild <> ?1 AND (?2 IS NULL OR guild = ?2)",
        )?
        .query_map((snowflake(FILES.0), guild.map(|guild| snowflake(guild.0))), |row| {
            Ok(DeckHead {
                guild: GuildId(row.get::<_, i64>(0)?.cast_unsigned()),
                id: DeckId(row.get(1)?),
                title: row.get(2)?,
                cards: row.get(3)?,
                bytes: row.get::<_, i64>(4)?.cast_unsigned(),
                removed: row.get(5)?,
                change: row.get::<_, i64>(6)?.cast_unsigned(),
            })
        })?
        .collect()
}

/// See [`DeckStore::deck`](crate::store::decks::DeckStore::deck).
pub(super) fn deck(connection: &Connection, guild: GuildId, id: &DeckId) -> Result<Option<Deck>> {
    let Some(shelf) = shelf(connection, guild)? else { return Ok(None) };
    let row = connection
        .prepare_cached("SELECT number, about FROM decks WHERE shelf = ?1 AND id = ?2")?
        .query_row((shelf, &id.0), |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)))
        .optional()?;
    let Some((number, about)) = row else { return Ok(None) };
    let cards: Vec<Card> = connection
        .prepare_cached("SELECT state FROM cards WHERE deck = ?1 ORDER BY position, number")?
        .query_map([number], |row| from_json(&row.get::<_, String>(0)?))?
        .collect::<Result<_>>()?;
    let media: BTreeMap<String, Arc<[u8]>> = connection
        .prepare_cached("SELECT name, bytes FROM images WHERE deck = ?1")?
        .query_map([number], |row| Ok((row.get(0)?, row.get::<_, Vec<u8>>(1)?.into())))?
        .collect::<Result<_>>()?;
    Ok(Some(from_json::<About>(&about)?.deck(id.clone(), cards, media)))
}

/// Servers' own decks that are not removed, and whether each has images.
pub(super) fn with_images(connection: &Connection) -> Result<Vec<(GuildId, DeckId, bool)>> {
    connection
        .prepare(
            "SELECT guild, id, EXISTS (SELECT 1 FROM images WHERE deck = decks.number)
             FROM decks JOIN shelves ON shelves.number = shelf WHERE guild <> ?1 AND removed_at IS NULL",
        )?
        .query_map([snowflake(FILES.0)], |row| {
            Ok((GuildId(row.get::<_, i64>(0)?.cast_unsigned()), DeckId(row.get(1)?), row.get(2)?))
        })?
        .collect()
}

/// See [`DeckStore::image`](crate::store::decks::DeckStore::image).
pub(super) fn image(connection: &Connection, guild: GuildId, deck: &DeckId, name: &str) -> Result<Option<Arc<[u8]>>> {
    connection
        .prepare_cached(
            "SELECT images.bytes FROM images JOIN decks ON decks.number = images.deck JOIN shelves ON shelves.number = shelf
             WHERE guild = ?1 AND id = ?2 AND name = ?3 AND removed_at IS NULL",
        )?
        .query_row((snowflake(guild.0), &deck.0, name), |row| Ok(row.get::<_, Vec<u8>>(0)?.into()))
        .optional()
}

/// See [`DeckStore::card`](crate::store::decks::DeckStore::card). A server's own deck stands before a file's of the same id.
pub(super) fn card(
    connection: &Connection,
    guild: GuildId,
    deck: &DeckId,
    card: &CardId,
) -> Result<Option<(About, Card)>> {
    for guild in [guild, FILES] {
        let row = connection
            .prepare_cached(
                "SELECT decks.number, about FROM decks JOIN shelves ON shelves.number = shelf
                 WHERE guild = ?1 AND id = ?2 AND removed_at IS NULL",
            )?
            .query_row((snowflake(guild.0), &deck.0), |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)))
            .optional()?;
        if let Some((number, about)) = row {
            return connection
                .prepare_cached("SELECT state FROM cards WHERE deck = ?1 AND id = ?2")?
                .query_row((number, &card.0), |row| Ok((from_json(&about)?, from_json(&row.get::<_, String>(0)?)?)))
                .optional();
        }
    }
    Ok(None)
}

/// See [`DeckStore::change_deck`](crate::store::decks::DeckStore::change_deck).
pub(super) fn change(connection: &mut Connection, change: &DeckChange) -> Result<u64> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let shelf = shelf_or_new(&transaction, change.guild)?;
    let number = deck_or_new(&transaction, shelf, &change.deck)?;
    apply(&transaction, shelf, number, &change.edits)?;
    transaction.execute(
        "UPDATE decks SET removed_at = CASE WHEN ?2 THEN ?3 END WHERE number = ?1",
        (number, change.removed, change.at.0),
    )?;
    transaction.execute(
        "INSERT INTO deck_changes (guild, deck, by, at, what, undo, undoes) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        (
            snowflake(change.guild.0),
            &change.deck.0,
            snowflake(change.by.0),
            change.at.0,
            &change.what,
            change.undo.as_ref().map(to_json).transpose()?,
            change.undoes.map(own),
        ),
    )?;
    let recorded = transaction.last_insert_rowid();
    if let Some(undone) = change.undoes {
        transaction.execute(
            "UPDATE deck_changes SET undone_by = ?2, undo = NULL WHERE number = ?1",
            [own(undone), recorded],
        )?;
    }
    transaction.execute(
        "UPDATE deck_changes SET undo = NULL WHERE number IN (
             SELECT number FROM (
                 SELECT number, sum(length(undo)) OVER (ORDER BY number DESC) AS bytes FROM deck_changes
                 WHERE guild = ?1 AND undo IS NOT NULL)
             WHERE bytes > ?2)",
        [snowflake(change.guild.0), UNDO_BYTES],
    )?;
    transaction.commit()?;
    Ok(recorded.cast_unsigned())
}

fn deck_or_new(connection: &Connection, shelf: i64, id: &DeckId) -> Result<i64> {
    connection.execute(
        "INSERT INTO decks (shelf, id, about) VALUES (?1, ?2, '{\"title\":\"\"}') ON CONFLICT DO NOTHING",
        (shelf, &id.0),
    )?;
    connection.query_row("SELECT number FROM decks WHERE shelf = ?1 AND id = ?2", (shelf, &id.0), |row| row.get(0))
}

/// Carries edits out on a deck's rows.
fn apply(transaction: &Transaction<'_>, shelf: i64, deck: i64, edits: &Edits) -> Result<()> {
    if let Some(about) = &edits.about {
        transaction.execute("UPDATE decks SET about = ?2 WHERE number = ?1", (deck, to_json(about)?))?;
    }
    for card in &edits.removed {
        if let Some(number) = card_number(transaction, deck, card)? {
            lookup::forget(transaction, number)?;
            transaction.prepare_cached("DELETE FROM cards WHERE number = ?1")?.execute([number])?;
        }
    }
    let last = |sql: &str, of: i64| transaction.query_row(sql, [of], |row| row.get::<_, i64>(0));
    let mut position = last("SELECT coalesce(max(position), 0) FROM cards WHERE deck = ?1", deck)?;
    let shelf_cards = lookup::numbers_of(shelf);
    let mut number = transaction.query_row(
        "SELECT coalesce(max(number), ?1 - 1) FROM cards WHERE number BETWEEN ?1 AND ?2",
        [*shelf_cards.start(), *shelf_cards.end()],
        |row| row.get::<_, i64>(0),
    )?;
    for card in &edits.put {
        let prompt = crate::deck::lookup::fold(&card.prompt);
        let answer =
            crate::deck::lookup::fold(&card.key.as_ref().map(AnswerKey::answers).unwrap_or_default().join(" "));
        let words = format!("{prompt} {answer}");
        if let Some(known) = card_number(transaction, deck, &card.id)? {
            lookup::forget(transaction, known)?;
            transaction
                .prepare_cached("UPDATE cards SET prompt = ?2, answer = ?3, state = ?4 WHERE number = ?1")?
                .execute((known, prompt, answer, to_json(card)?))?;
            lookup::learn(transaction, known, &words)?;
        } else {
            position += 1;
            number += 1;
            transaction
                .prepare_cached(
                    "INSERT INTO cards (number, shelf, deck, id, position, prompt, answer, state)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                )?
                .execute((number, shelf, deck, &card.id.0, position, prompt, answer, to_json(card)?))?;
            lookup::learn(transaction, number, &words)?;
        }
    }
    for (position, card) in (1_i64..).zip(edits.order.iter().flatten()) {
        transaction
            .prepare_cached("UPDATE cards SET position = ?3 WHERE deck = ?1 AND id = ?2")?
            .execute((deck, &card.0, position))?;
    }
    for (name, image) in &edits.images {
        match image {
            Some(image) => transaction
                .prepare_cached("INSERT OR REPLACE INTO images (deck, name, bytes) VALUES (?1, ?2, ?3)")?
                .execute((deck, name, &image[..]))?,
            None => {
                transaction.prepare_cached("DELETE FROM images WHERE deck = ?1 AND name = ?2")?.execute((deck, name))?
            }
        };
    }
    transaction.execute(
        "UPDATE decks SET bytes = coalesce((SELECT sum(length(state)) FROM cards WHERE deck = ?1), 0)
             + coalesce((SELECT sum(length(bytes)) FROM images WHERE deck = ?1), 0) WHERE number = ?1",
        [deck],
    )?;
    Ok(())
}

fn card_number(connection: &Connection, deck: i64, card: &CardId) -> Result<Option<i64>> {
    connection
        .prepare_cached("SELECT number FROM cards WHERE deck = ?1 AND id = ?2")?
        .query_row((deck, &card.0), |row| row.get(0))
        .optional()
}

/// See [`DeckStore::keep_files`](crate::store::decks::DeckStore::keep_files). What has not changed is left as it is.
pub(super) fn keep_files(connection: &mut Connection, decks: &[Deck]) -> Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let shelf = shelf_or_new(&transaction, FILES)?;
    for deck in decks {
        let before = self::deck(&transaction, FILES, &deck.id)?;
        let known = before.unwrap_or_else(|| Deck::new(deck.id.clone(), ""));
        let edits = Edits { images: BTreeMap::new(), ..Edits::between(&known, deck) };
        if !edits.is_empty() {
            let number = deck_or_new(&transaction, shelf, &deck.id)?;
            apply(&transaction, shelf, number, &edits)?;
        }
    }
    let known: Vec<(i64, String)> = transaction
        .prepare("SELECT number, id FROM decks WHERE shelf = ?1")?
        .query_map([shelf], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_>>()?;
    for (number, id) in known {
        if !decks.iter().any(|deck| deck.id.0 == id) {
            remove(&transaction, number)?;
        }
    }
    transaction.commit()
}

/// A deck goes for good.
fn remove(transaction: &Transaction<'_>, deck: i64) -> Result<usize> {
    let cards: Vec<i64> = transaction
        .prepare_cached("SELECT number FROM cards WHERE deck = ?1")?
        .query_map([deck], |row| row.get(0))?
        .collect::<Result<_>>()?;
    for card in &cards {
        lookup::forget(transaction, *card)?;
    }
    transaction.execute("DELETE FROM cards WHERE deck = ?1", [deck])?;
    transaction.execute("DELETE FROM images WHERE deck = ?1", [deck])?;
    transaction.execute("DELETE FROM decks WHERE number = ?1", [deck])?;
    Ok(cards.len() + 1)
}

/// All decks of a server go for good, with their history.
pub(super) fn purge(transaction: &Transaction<'_>, guild: i64) -> Result<usize> {
    let decks: Vec<i64> = transaction
        .prepare("SELECT decks.number FROM decks JOIN shelves ON shelves.number = shelf WHERE guild = ?1")?
        .query_map([guild], |row| row.get(0))?
        .collect::<Result<_>>()?;
    let mut gone = transaction.execute("DELETE FROM deck_changes WHERE guild = ?1", [guild])?;
    for deck in decks {
        gone += remove(transaction, deck)?;
    }
    transaction.execute("DELETE FROM shelves WHERE guild = ?1", [guild])?;
    Ok(gone)
}

/// Lets go of decks that were removed long ago, and of the oldest changes where there are very many.
pub(super) fn tidy(transaction: &Transaction<'_>, now: UnixMs) -> Result<usize> {
    const DAY_MS: i64 = 86_400_000;
    let removed: Vec<i64> = transaction
        .prepare("SELECT number FROM decks WHERE removed_at < ?1")?
        .query_map([now.plus_ms(-REMOVED_KEPT_DAYS * DAY_MS).0], |row| row.get(0))?
        .collect::<Result<_>>()?;
    let mut gone = 0;
    for deck in removed {
        transaction.execute(
            "DELETE FROM deck_changes WHERE (guild, deck) =
                 (SELECT guild, id FROM decks JOIN shelves ON shelves.number = shelf WHERE decks.number = ?1)",
            [deck],
        )?;
        gone += remove(transaction, deck)?;
    }
    gone += transaction.execute(
        "DELETE FROM deck_changes WHERE number IN (
             SELECT number FROM (
                 SELECT number, row_number() OVER (PARTITION BY guild ORDER BY number DESC) AS place FROM deck_changes)
             WHERE place > ?1)",
        [CHANGES_KEPT],
    )?;
    Ok(gone)
}

/// See [`DeckStore::deck_changes`](crate::store::decks::DeckStore::deck_changes).
pub(super) fn changes(connection: &Connection, guild: GuildId, deck: &DeckId, limit: u32) -> Result<Vec<PastChange>> {
    connection
        .prepare_cached(
            "SELECT number, by, at, what, undone_by IS NOT NULL OR undoes IS NOT NULL FROM deck_changes
             WHERE guild = ?1 AND deck = ?2 ORDER BY number DESC LIMIT ?3",
        )?
        .query_map((snowflake(guild.0), &deck.0, limit), |row| {
            Ok(PastChange {
                number: row.get::<_, i64>(0)?.cast_unsigned(),
                by: row.get::<_, Option<i64>>(1)?.map(|by| UserId(by.cast_unsigned())),
                at: UnixMs(row.get(2)?),
                what: row.get(3)?,
                is_settled: row.get(4)?,
            })
        })?
        .collect()
}

/// See [`DeckStore::undo`](crate::store::decks::DeckStore::undo).
pub(super) fn undo(connection: &Connection, guild: GuildId, change: u64) -> Result<Option<(DeckId, Undo)>> {
    connection
        .prepare_cached("SELECT deck, undo FROM deck_changes WHERE guild = ?1 AND number = ?2 AND undo IS NOT NULL")?
        .query_row([snowflake(guild.0), own(change)], |row| {
            Ok((DeckId(row.get(0)?), from_json(&row.get::<_, String>(1)?)?))
        })
        .optional()
}

fn to_json(value: &impl Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))
}

fn from_json<T: DeserializeOwned>(text: &str) -> Result<T> {
    let wrong = |error: serde_json::Error| {
        rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, error.into())
    };
    serde_json::from_str(text).map_err(wrong)
}
