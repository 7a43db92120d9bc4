//! Changes to decks: applying, listing, undoing and expiring them.

use std::collections::{BTreeMap, HashMap, HashSet};

use popquiz_deck::edit::Edits;
use popquiz_deck::{Card, CardId, Deck, DeckId};
use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension as _, Result, Transaction, TransactionBehavior};

use super::deck_index::{BYTES_AT_ONCE, CARDS_AT_ONCE, discard, index_cards};
use super::decks::{self, to_json};
use super::lookup::WordCounts;
use super::partitions::{self, Owner, Partition};
use super::step::Step;
use crate::clock::UnixMs;
use crate::deck::lookup::texts;
use crate::id::{DeckChangeId, GuildId, UserId};
use crate::store::decks::{DeckChange, DeckChangeSummary, PastChange, Undo};
use crate::store::versioned;

/// How much is stored for undo per server, in bytes. Beyond that, the oldest changes are deleted.
const UNDO_BYTES: i64 = 32 * 1024 * 1024;

/// The number of changes in a server's history.
const CHANGES_KEPT: i64 = 10_000;

/// How long a removed deck is stored, in days.
const REMOVED_KEPT_DAYS: i64 = 30;

/// The most cards whose positions change in one transaction; that costs far less than their texts.
const PLACES_AT_ONCE: usize = 4_000;

/// A change that is being applied step by step, and invisible before its last step. A small change has one step, which
/// edits the deck in place. For a large one, the new version is written next to the old one as a hidden deck, and
/// replaces it once it's complete.
pub(super) struct Changing {
    owner: Owner,
    deck: DeckId,
    edits: Edits,
    /// Whether the deck is removed by it, and when.
    removed_at: Option<UnixMs>,
    /// The entry in the history. Decks of files have none.
    entry: Option<Entry>,
    /// What takes it back, as JSON, once that is written.
    undo_json: Option<String>,
    version: Option<NewVersion>,
}

struct Entry {
    guild: GuildId,
    by: UserId,
    at: UnixMs,
    summary: DeckChangeSummary,
    undo: Option<Undo>,
    undoes: Option<DeckChangeId>,
}

/// The version that is being written.
struct NewVersion {
    partition: Partition,
    deck: i64,
    /// Its cards in order, each with its origin.
    cards: Vec<Source>,
    /// How many of them are written.
    written: usize,
}

#[derive(Clone, Copy)]
enum Source {
    /// This one of the change's cards.
    Put(usize),
    /// The existing card with this number.
    Kept(i64),
}

impl Changing {
    pub(super) fn new(change: DeckChange) -> Self {
        let DeckChange { guild, deck, by, at, summary, edits, removed, undo, undoes } = change;
        Self {
            owner: Owner::Guild(guild),
            deck,
            edits,
            removed_at: removed.then_some(at),
            entry: Some(Entry { guild, by, at, summary, undo, undoes }),
            undo_json: None,
            version: None,
        }
    }

    /// Applies the next step. A failed step has changed nothing, and can be retried. The last one returns the change's
    /// id if the history has it.
    pub(super) fn step(&mut self, connection: &mut Connection) -> Result<Step<Option<DeckChangeId>>> {
        if let (None, Some(undo)) = (&self.undo_json, self.entry.as_ref().and_then(|entry| entry.undo.as_ref())) {
            self.undo_json =
                Some(versioned::write(undo).map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))?);
            if !is_small(&self.edits) {
                return Ok(Step::More);
            }
        }
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        match &self.version {
            None if is_small(&self.edits) => {
                let partition = partitions::find_or_create(&transaction, self.owner)?;
                let deck = deck_or_new(&transaction, partition, &self.deck)?;
                edit(&transaction, partition, deck, &self.edits)?;
                let recorded = self.complete(&transaction, deck)?;
                transaction.commit()?;
                Ok(Step::Done(recorded))
            }
            None => {
                let begun = NewVersion::begin(&transaction, self.owner, &self.deck, &self.edits)?;
                transaction.commit()?;
                self.version = Some(begun);
                Ok(Step::More)
            }
            Some(version) if version.written < version.cards.len() => {
                let written = version.write_some(&transaction, &self.edits, self.removed_at.is_some())?;
                transaction.commit()?;
                if let Some(version) = &mut self.version {
                    version.written += written;
                }
                Ok(Step::More)
            }
            Some(version) => {
                version.replace_deck(&transaction, &self.deck, &self.edits, self.removed_at)?;
                let recorded = self.complete(&transaction, version.deck)?;
                transaction.commit()?;
                Ok(Step::Done(recorded))
            }
        }
    }

    /// Completes a change whose cards and images are written: makes them searchable, and records who did it.
    fn complete(&self, transaction: &Transaction<'_>, deck: i64) -> Result<Option<DeckChangeId>> {
        let was_current: bool =
            transaction.query_row("SELECT state = 'current' FROM decks WHERE number = ?1", [deck], |row| row.get(0))?;
        transaction.execute(
            "UPDATE decks SET removed_at = ?2, state = CASE WHEN ?2 IS NULL THEN 'current' ELSE 'removed' END,
                 bytes = coalesce((SELECT sum(octet_length(state)) FROM cards WHERE deck = ?1), 0)
                     + coalesce((SELECT sum(octet_length(bytes)) FROM images WHERE deck = ?1), 0)
             WHERE number = ?1",
            (deck, self.removed_at),
        )?;
        if was_current == self.removed_at.is_some() {
            transaction.execute("INSERT OR REPLACE INTO index_queue (deck) VALUES (?1)", [deck])?;
            // All cards of a small deck, so that an imported deck can be found immediately.
            index_cards(transaction, deck)?;
        }
        let Some(Entry { guild, by, at, summary, undoes, .. }) = &self.entry else { return Ok(None) };
        let what = versioned::write(summary).map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))?;
        let recorded: DeckChangeId = transaction.query_row(
            "INSERT INTO deck_changes (guild, deck, by, at, what, undo, undoes) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             RETURNING number",
            (guild, &self.deck.0, by, at, what, &self.undo_json, undoes),
            |row| row.get(0),
        )?;
        if let Some(undone) = undoes {
            transaction.execute(
                "UPDATE deck_changes SET undone_by = ?2, undo = NULL WHERE number = ?1",
                [undone, &recorded],
            )?;
        }
        transaction.execute(
            "UPDATE deck_changes SET undo = NULL WHERE number IN (
                 SELECT number FROM (
                     SELECT number, sum(octet_length(undo)) OVER (ORDER BY number DESC) AS bytes FROM deck_changes
                     WHERE guild = ?1 AND undo IS NOT NULL)
                 WHERE bytes > ?2)",
            (guild, UNDO_BYTES),
        )?;
        Ok(Some(recorded))
    }
}

fn is_small(edits: &Edits) -> bool {
    let bytes = || edits.put.iter().map(texts).map(|(prompt, answer)| prompt.len() + answer.len()).sum::<usize>();
    edits.put.len() + edits.removed.len() <= CARDS_AT_ONCE
        && edits.order.as_ref().is_none_or(|order| order.len() <= PLACES_AT_ONCE)
        && bytes() <= BYTES_AT_ONCE
}

impl NewVersion {
    fn begin(transaction: &Transaction<'_>, owner: Owner, id: &DeckId, edits: &Edits) -> Result<Self> {
        let partition = partitions::find_or_create(transaction, owner)?;
        // Like `Edits::applied_to`, but without reading the cards' contents.
        let put: HashMap<&str, usize> =
            edits.put.iter().enumerate().map(|(place, card)| (card.id.0.as_str(), place)).collect();
        let removed: HashSet<&str> = edits.removed.iter().map(|card| card.0.as_str()).collect();
        let mut cards: Vec<(String, Source)> = Vec::new();
        let mut replaced = HashSet::new();
        if let Some(old) = deck_number(transaction, partition, id)? {
            let mut old_cards =
                transaction.prepare_cached("SELECT id, number FROM cards WHERE deck = ?1 ORDER BY position, number")?;
            for card in old_cards.query_map([old], |row| Ok((row.get::<_, String>(0)?, row.get(1)?)))? {
                let (card, number) = card?;
                let source = put.get(card.as_str()).map_or(Source::Kept(number), |place| Source::Put(*place));
                if let Source::Put(place) = source {
                    replaced.insert(place);
                }
                if !removed.contains(card.as_str()) {
                    cards.push((card, source));
                }
            }
        }
        let new = edits.put.iter().enumerate().filter(|(place, _)| !replaced.contains(place));
        cards.extend(new.map(|(place, card)| (card.id.0.clone(), Source::Put(place))));
        if let Some(order) = &edits.order {
            let places: HashMap<&str, usize> =
                order.iter().enumerate().map(|(place, card)| (card.0.as_str(), place)).collect();
            cards.sort_by_key(|(card, _)| places.get(card.as_str()).copied().unwrap_or(usize::MAX));
        }
        transaction.execute("INSERT INTO decks (partition, state, about) VALUES (?1, 'writing', '{}')", [partition])?;
        let deck = transaction.last_insert_rowid();
        Ok(Self { partition, deck, cards: cards.into_iter().map(|(_, source)| source).collect(), written: 0 })
    }

    /// Writes the next cards, and says how many.
    fn write_some(&self, transaction: &Transaction<'_>, edits: &Edits, removed: bool) -> Result<usize> {
        let mut words = WordCounts::default();
        let (mut written, mut bytes) = (0, 0);
        for source in self.cards.iter().skip(self.written).take(CARDS_AT_ONCE) {
            if bytes > BYTES_AT_ONCE {
                break;
            }
            let position = i64::try_from(self.written + written + 1).unwrap_or(i64::MAX);
            let place = CardPlace { partition: self.partition, deck: self.deck, position, is_indexed: !removed };
            let (prompt, answer) = match source {
                Source::Put(index) => {
                    let Some(card) = edits.put.get(*index) else { break };
                    insert(transaction, place, card)?
                }
                Source::Kept(number) => transaction
                    .prepare_cached(
                        "INSERT INTO cards (partition, deck, id, position, prompt, answer, state, is_indexed)
                             SELECT ?2, ?3, id, ?4, prompt, answer, state, ?5 FROM cards WHERE number = ?1
                             RETURNING prompt, answer",
                    )?
                    .query_row((number, self.partition, self.deck, position, !removed), |row| {
                        Ok((row.get(0)?, row.get(1)?))
                    })?,
            };
            if !removed {
                words.add(transaction, self.partition, transaction.last_insert_rowid(), &prompt, &answer)?;
            }
            bytes += prompt.len() + answer.len();
            written += 1;
        }
        words.write(transaction)?;
        Ok(written)
    }

    /// The new version is the deck from now on; the old one goes, bit by bit.
    fn replace_deck(
        &self,
        transaction: &Transaction<'_>,
        id: &DeckId,
        edits: &Edits,
        removed_at: Option<UnixMs>,
    ) -> Result<()> {
        if let Some(old) = deck_number(transaction, self.partition, id)? {
            transaction.execute(
                "UPDATE decks SET about = (SELECT about FROM decks WHERE number = ?2) WHERE number = ?1",
                [self.deck, old],
            )?;
            transaction.execute("UPDATE images SET deck = ?1 WHERE deck = ?2", [self.deck, old])?;
            discard(transaction, "number = ?1", old)?;
        }
        transaction.execute(
            "UPDATE decks SET id = ?2, removed_at = ?3, state = CASE WHEN ?3 IS NULL THEN 'current' ELSE 'removed' END
             WHERE number = ?1",
            (self.deck, &id.0, removed_at),
        )?;
        if let Some(about) = &edits.metadata {
            transaction.execute("UPDATE decks SET about = ?2 WHERE number = ?1", (self.deck, to_json(about)?))?;
        }
        change_images(transaction, self.deck, edits)
    }
}

fn deck_number(connection: &Connection, partition: Partition, id: &DeckId) -> Result<Option<i64>> {
    connection
        .prepare_cached("SELECT number FROM decks WHERE partition = ?1 AND id = ?2")?
        .query_row((partition, &id.0), |row| row.get(0))
        .optional()
}

fn deck_or_new(connection: &Connection, partition: Partition, id: &DeckId) -> Result<i64> {
    connection.execute(
        "INSERT INTO decks (partition, id, state, about) VALUES (?1, ?2, 'current', '{\"title\":\"\"}') ON CONFLICT DO NOTHING",
        (partition, &id.0),
    )?;
    connection
        .query_row("SELECT number FROM decks WHERE partition = ?1 AND id = ?2", (partition, &id.0), |row| row.get(0))
}

/// Carries edits out on a deck's rows.
fn edit(transaction: &Transaction<'_>, partition: Partition, deck: i64, edits: &Edits) -> Result<()> {
    if let Some(about) = &edits.metadata {
        transaction.execute("UPDATE decks SET about = ?2 WHERE number = ?1", (deck, to_json(about)?))?;
    }
    let mut words = WordCounts::default();
    let mut unindex = |card: &CardId| -> Result<Option<i64>> {
        let known = transaction
            .prepare_cached("SELECT number, is_indexed, prompt, answer FROM cards WHERE deck = ?1 AND id = ?2")?
            .query_row((deck, &card.0), |row| {
                Ok((row.get(0)?, row.get(1)?, row.get::<_, String>(2)?, row.get::<_, String>(3)?))
            })
            .optional()?;
        if let Some((number, true, prompt, answer)) = &known {
            words.remove(transaction, partition, *number, prompt, answer)?;
        }
        Ok(known.map(|(number, ..)| number))
    };
    for card in &edits.removed {
        if let Some(number) = unindex(card)? {
            transaction.prepare_cached("DELETE FROM cards WHERE number = ?1")?.execute([number])?;
        }
    }
    let known: Vec<Option<i64>> = edits.put.iter().map(|card| unindex(&card.id)).collect::<Result<_>>()?;
    let mut position =
        transaction.query_row("SELECT coalesce(max(position), 0) FROM cards WHERE deck = ?1", [deck], |row| {
            row.get::<_, i64>(0)
        })?;
    for (card, known) in edits.put.iter().zip(known) {
        let (number, (prompt, answer)) = if let Some(number) = known {
            let (prompt, answer) = texts(card);
            transaction
                .prepare_cached(
                    "UPDATE cards SET is_indexed = 1, prompt = ?2, answer = ?3, state = ?4 WHERE number = ?1",
                )?
                .execute((number, &prompt, &answer, to_json(card)?))?;
            (number, (prompt, answer))
        } else {
            position += 1;
            let texts = insert(transaction, CardPlace { partition, deck, position, is_indexed: true }, card)?;
            (transaction.last_insert_rowid(), texts)
        };
        words.add(transaction, partition, number, &prompt, &answer)?;
    }
    words.write(transaction)?;
    for (position, card) in (1_i64..).zip(edits.order.iter().flatten()) {
        transaction
            .prepare_cached("UPDATE cards SET position = ?3 WHERE deck = ?1 AND id = ?2")?
            .execute((deck, &card.0, position))?;
    }
    change_images(transaction, deck, edits)
}

/// Where a card goes.
#[derive(Clone, Copy)]
struct CardPlace {
    partition: Partition,
    deck: i64,
    position: i64,
    is_indexed: bool,
}

/// Writes a new card, and returns the texts that it's found by.
fn insert(transaction: &Transaction<'_>, place: CardPlace, card: &Card) -> Result<(String, String)> {
    let CardPlace { partition, deck, position, is_indexed } = place;
    let (prompt, answer) = texts(card);
    transaction
        .prepare_cached(
            "INSERT INTO cards (partition, deck, id, position, prompt, answer, state, is_indexed)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute((partition, deck, &card.id.0, position, &prompt, &answer, to_json(card)?, is_indexed))?;
    Ok((prompt, answer))
}

fn change_images(transaction: &Transaction<'_>, deck: i64, edits: &Edits) -> Result<()> {
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
    Ok(())
}

/// The edits from a file's deck as stored to its current version; `None` if they are equal. Images stay in the files.
pub(super) fn file_change(connection: &Connection, deck: &Deck) -> Result<Option<Changing>> {
    let known = decks::deck(connection, Owner::Files, &deck.id)?.unwrap_or_else(|| Deck::new(deck.id.clone(), ""));
    let edits = Edits { images: BTreeMap::new(), ..Edits::between(&known, deck) };
    Ok((!edits.is_empty()).then(|| Changing {
        owner: Owner::Files,
        deck: deck.id.clone(),
        edits,
        removed_at: None,
        entry: None,
        undo_json: None,
        version: None,
    }))
}

/// Discards the decks of files that aren't among these.
pub(super) fn keep_files(connection: &mut Connection, decks: &[DeckId]) -> Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let partition = partitions::find_or_create(&transaction, Owner::Files)?;
    let known: Vec<(i64, String)> = transaction
        .prepare("SELECT number, id FROM decks WHERE partition = ?1 AND state = 'current'")?
        .query_map([partition], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_>>()?;
    for (number, _) in known.iter().filter(|(_, id)| decks.iter().all(|deck| deck.0 != *id)) {
        discard(&transaction, "number = ?1", *number)?;
    }
    transaction.commit()
}

/// All decks of a server go for good, with their history.
pub(super) fn purge(transaction: &Transaction<'_>, guild: GuildId) -> Result<usize> {
    let gone = transaction.execute("DELETE FROM deck_changes WHERE guild = ?1", [guild])?;
    let decks = discard(transaction, "partition = (SELECT number FROM partitions WHERE guild = ?1)", guild)?;
    Ok(gone + decks)
}

/// Deletes decks that were removed long ago, and the oldest changes if there are too many.
pub(super) fn expire(transaction: &Transaction<'_>, now: UnixMs) -> Result<usize> {
    const DAY_MS: i64 = 86_400_000;
    let before = now.plus_ms(-REMOVED_KEPT_DAYS * DAY_MS);
    let mut gone = transaction.execute(
        "DELETE FROM deck_changes WHERE (guild, deck) IN
             (SELECT guild, id FROM decks JOIN partitions ON partitions.number = partition WHERE removed_at < ?1)",
        [before],
    )?;
    gone += discard(transaction, "removed_at < ?1", before)?;
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
        .query_map((guild, &deck.0, limit), |row| {
            Ok(PastChange {
                number: row.get(0)?,
                by: row.get(1)?,
                at: row.get(2)?,
                summary: DeckChangeSummary::from_stored(row.get(3)?)
                    .map_err(|error| rusqlite::Error::FromSqlConversionFailure(3, Type::Text, error.into()))?,
                is_settled: row.get(4)?,
            })
        })?
        .collect()
}

/// See [`DeckStore::undo`](crate::store::decks::DeckStore::undo).
pub(super) fn undo(connection: &Connection, guild: GuildId, change: DeckChangeId) -> Result<Option<(DeckId, Undo)>> {
    connection
        .prepare_cached("SELECT deck, undo FROM deck_changes WHERE guild = ?1 AND number = ?2 AND undo IS NOT NULL")?
        .query_row((guild, change), |row| {
            let undo = versioned::read(&row.get::<_, String>(1)?)
                .map_err(|error| rusqlite::Error::FromSqlConversionFailure(1, Type::Text, error.into()))?;
            Ok((DeckId(row.get(0)?), undo))
        })
        .optional()
}
