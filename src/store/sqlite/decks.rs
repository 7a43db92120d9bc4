//! Decks: servers' own, which managers can change, and those of the operator's files, which are only stored for search.

use std::collections::BTreeMap;
use std::sync::Arc;

use popquiz_deck::metadata::DeckMetadata;
use popquiz_deck::{Card, CardId, Deck, DeckId};
use rusqlite::{Connection, OptionalExtension as _, Result};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::partitions::{self, Owner};
use crate::id::GuildId;
use crate::store::decks::DeckHead;

/// The own decks of a server, or of all.
pub(super) fn heads(connection: &Connection, guild: Option<GuildId>) -> Result<Vec<DeckHead>> {
    connection
        .prepare_cached(
            "SELECT guild, id, about ->> 'title', (SELECT count(*) FROM cards WHERE deck = decks.number), bytes, state = 'removed',
                 (SELECT max(deck_changes.number) FROM deck_changes WHERE guild = partitions.guild AND deck = id)
             FROM decks JOIN partitions ON partitions.number = partition
             WHERE guild IS NOT NULL AND (?1 IS NULL OR guild = ?1) AND state IN ('current', 'removed')",
        )?
        .query_map([guild], |row| {
            Ok(DeckHead {
                guild: row.get(0)?,
                id: DeckId(row.get(1)?),
                title: row.get(2)?,
                cards: row.get(3)?,
                bytes: row.get::<_, i64>(4)?.cast_unsigned(),
                removed: row.get(5)?,
                change: row.get(6)?,
            })
        })?
        .collect()
}

/// See [`DeckStore::deck`](crate::store::decks::DeckStore::deck).
pub(super) fn deck(connection: &Connection, owner: Owner, id: &DeckId) -> Result<Option<Deck>> {
    let Some(partition) = partitions::find(connection, owner)? else { return Ok(None) };
    let row = connection
        .prepare_cached("SELECT number, about FROM decks WHERE partition = ?1 AND id = ?2")?
        .query_row((partition, &id.0), |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)))
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
    Ok(Some(from_json::<DeckMetadata>(&about)?.into_deck(id.clone(), cards, media)))
}

/// Servers' own decks that aren't removed, and whether each has images, in a database with this many migrations.
pub(super) fn with_images(connection: &Connection, form: usize) -> Result<Vec<(GuildId, DeckId, bool)>> {
    let decks = match form {
        // Decks came with the third migration, and have had this form since the fifth.
        ..3 => return Ok(Vec::new()),
        3..5 => {
            "decks JOIN shelves AS partitions ON partitions.number = shelf
             WHERE guild <> 0 AND removed_at IS NULL AND id NOT GLOB '~*'"
        }
        5.. => "decks JOIN partitions ON partitions.number = partition WHERE guild IS NOT NULL AND state = 'current'",
    };
    connection
        .prepare(&format!("SELECT guild, id, EXISTS (SELECT 1 FROM images WHERE deck = decks.number) FROM {decks}"))?
        .query_map([], |row| Ok((row.get(0)?, DeckId(row.get(1)?), row.get(2)?)))?
        .collect()
}

/// See [`DeckStore::image`](crate::store::decks::DeckStore::image).
pub(super) fn image(connection: &Connection, guild: GuildId, deck: &DeckId, name: &str) -> Result<Option<Arc<[u8]>>> {
    connection
        .prepare_cached(
            "SELECT images.bytes FROM images JOIN decks ON decks.number = images.deck
             JOIN partitions ON partitions.number = partition
             WHERE guild = ?1 AND id = ?2 AND name = ?3 AND state = 'current'",
        )?
        .query_row((guild, &deck.0, name), |row| Ok(row.get::<_, Vec<u8>>(0)?.into()))
        .optional()
}

/// See [`DeckStore::card`](crate::store::decks::DeckStore::card). A server's own deck takes precedence over a file's
/// with the same id.
pub(super) fn card(
    connection: &Connection,
    guild: GuildId,
    deck: &DeckId,
    card: &CardId,
) -> Result<Option<(DeckMetadata, Card)>> {
    for owner in [Owner::Guild(guild), Owner::Files] {
        let row = connection
            .prepare_cached(
                "SELECT decks.number, about FROM decks JOIN partitions ON partitions.number = partition
                 WHERE guild IS ?1 AND id = ?2 AND state = 'current'",
            )?
            .query_row((owner, &deck.0), |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)))
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

pub(super) fn to_json(value: &impl Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))
}

fn from_json<T: DeserializeOwned>(text: &str) -> Result<T> {
    let wrong = |error: serde_json::Error| {
        rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, error.into())
    };
    serde_json::from_str(text).map_err(wrong)
}
