//! Decks: a server's own, which its managers change, and those of the operator's files, which are here to be found.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use popquiz_deck::edit::Edits;
use popquiz_deck::metadata::DeckMetadata;
use popquiz_deck::{Card, CardId, Deck, DeckId};
use rusqlite::{Connection, OptionalExtension as _, Result, Transaction, TransactionBehavior};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::lookup::{self, Words};
use super::writer::Step;
use super::{own, snowflake};
use crate::clock::UnixMs;
use crate::deck::lookup::texts;
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

/// Cards that are written in one transaction, at most, and their bytes: who waits for the writer meanwhile does not notice.
const CARDS_AT_ONCE: usize = 100;
const BYTES_AT_ONCE: usize = 50_000;

/// Cards whose places are changed in one transaction, at most: that costs far less than what they say.
const PLACES_AT_ONCE: usize = 4_000;

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
             FROM decks JOIN shelves ON shelves.number = shelf WHERE guild <> ?1 AND (?2 IS NULL OR guild = ?2) AND id NOT GLOB '~*'",
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
    Ok(Some(from_json::<DeckMetadata>(&about)?.into_deck(id.clone(), cards, media)))
}

/// Servers' own decks that are not removed, and whether each has images.
pub(super) fn with_images(connection: &Connection) -> Result<Vec<(GuildId, DeckId, bool)>> {
    connection
        .prepare(
            "SELECT guild, id, EXISTS (SELECT 1 FROM images WHERE deck = decks.number)
             FROM decks JOIN shelves ON shelves.number = shelf WHERE guild <> ?1 AND removed_at IS NULL AND id NOT GLOB '~*'",
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
) -> Result<Option<(DeckMetadata, Card)>> {
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

/// A change that is being carried out, step by step: nothing of it is seen before its last step. A small one has one step, in which it edits the
/// deck where it is. For a large one, the deck's new version is written beside the old one, as a deck of its own that nobody finds, and takes
/// its place when it is complete.
pub(super) struct Changing {
    change: DeckChange,
    /// What takes it back, as JSON, once that is written.
    undo: Option<String>,
    version: Option<NewVersion>,
}

/// The version that is being written.
struct NewVersion {
    shelf: i64,
    deck: i64,
    /// Its cards, in order: where each comes from.
    cards: Vec<Source>,
    /// How many of them are written.
    written: usize,
}

#[derive(Clone, Copy)]
enum Source {
    /// This one of the change's cards.
    Put(usize),
    /// The card with this number, as it is.
    Kept(i64),
}

impl Changing {
    pub(super) fn new(change: DeckChange) -> Self {
        Self { change, undo: None, version: None }
    }

    /// Carries out the next step. One that fails has done nothing, and can be tried again.
    pub(super) fn step(&mut self, connection: &mut Connection) -> Result<Step> {
        if let (None, Some(undo)) = (&self.undo, &self.change.undo) {
            self.undo = Some(to_json(undo)?);
            if !is_small(&self.change.edits) {
                return Ok(Step::More);
            }
        }
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let Self { change, undo, version } = self;
        match version {
            None if is_small(&change.edits) => {
                let shelf = shelf_or_new(&transaction, change.guild)?;
                let deck = deck_or_new(&transaction, shelf, &change.deck)?;
                edit(&transaction, shelf, deck, &change.edits)?;
                let recorded = complete(&transaction, deck, change, undo.as_deref())?;
                transaction.commit()?;
                Ok(Step::Done(recorded))
            }
            None => {
                let begun = NewVersion::begin(&transaction, change)?;
                transaction.commit()?;
                *version = Some(begun);
                Ok(Step::More)
            }
            Some(version) if version.written < version.cards.len() => {
                let written = version.write_some(&transaction, &change.edits, change.removed)?;
                transaction.commit()?;
                version.written += written;
                Ok(Step::More)
            }
            Some(version) => {
                version.take_the_place(&transaction, change)?;
                let recorded = complete(&transaction, version.deck, change, undo.as_deref())?;
                transaction.commit()?;
                Ok(Step::Done(recorded))
            }
        }
    }
}

fn is_small(edits: &Edits) -> bool {
    let bytes = || edits.put.iter().map(texts).map(|(prompt, answer)| prompt.len() + answer.len()).sum::<usize>();
    edits.put.len() + edits.removed.len() <= CARDS_AT_ONCE
        && edits.order.as_ref().is_none_or(|order| order.len() <= PLACES_AT_ONCE)
        && bytes() <= BYTES_AT_ONCE
}

impl NewVersion {
    fn begin(transaction: &Transaction<'_>, change: &DeckChange) -> Result<Self> {
        let DeckChange { guild, deck: id, edits, .. } = change;
        let shelf = shelf_or_new(transaction, *guild)?;
        // As `Edits::applied_to` does it, without reading what the cards say.
        let put: HashMap<&str, usize> =
            edits.put.iter().enumerate().map(|(place, card)| (card.id.0.as_str(), place)).collect();
        let removed: HashSet<&str> = edits.removed.iter().map(|card| card.0.as_str()).collect();
        let mut cards: Vec<(String, Source)> = Vec::new();
        let mut replaced = HashSet::new();
        if let Some(old) = deck_number(transaction, shelf, id)? {
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
        transaction.execute("INSERT INTO decks (shelf, id, about, found) VALUES (?1, '~', '{}', 0)", [shelf])?;
        let deck = transaction.last_insert_rowid();
        transaction.execute("UPDATE decks SET id = '~' || number WHERE number = ?1", [deck])?;
        Ok(Self { shelf, deck, cards: cards.into_iter().map(|(_, source)| source).collect(), written: 0 })
    }

    /// Writes the next cards, and says how many.
    fn write_some(&self, transaction: &Transaction<'_>, edits: &Edits, removed: bool) -> Result<usize> {
        let mut words = Words::default();
        let (mut written, mut bytes) = (0, 0);
        for source in self.cards.iter().skip(self.written).take(CARDS_AT_ONCE) {
            if bytes > BYTES_AT_ONCE {
                break;
            }
            let position = i64::try_from(self.written + written + 1).unwrap_or(i64::MAX);
            let shelf = if removed { -self.shelf } else { self.shelf };
            let (prompt, answer) = match source {
                Source::Put(place) => {
                    let Some(card) = edits.put.get(*place) else { break };
                    insert(transaction, shelf, self.deck, position, card)?
                }
                Source::Kept(number) => transaction
                    .prepare_cached(
                        "INSERT INTO cards (shelf, deck, id, position, prompt, answer, state)
                             SELECT ?2, ?3, id, ?4, prompt, answer, state FROM cards WHERE number = ?1
                             RETURNING prompt, answer",
                    )?
                    .query_row([*number, shelf, self.deck, position], |row| Ok((row.get(0)?, row.get(1)?)))?,
            };
            if !removed {
                words.learn(transaction, shelf, transaction.last_insert_rowid(), &prompt, &answer)?;
            }
            bytes += prompt.len() + answer.len();
            written += 1;
        }
        words.settle(transaction)?;
        Ok(written)
    }

    /// The new version is the deck from now on; the old one goes, bit by bit.
    fn take_the_place(&self, transaction: &Transaction<'_>, change: &DeckChange) -> Result<()> {
        let DeckChange { deck: id, edits, .. } = change;
        if let Some(old) = deck_number(transaction, self.shelf, id)? {
            transaction.execute(
                "UPDATE decks SET about = (SELECT about FROM decks WHERE number = ?2) WHERE number = ?1",
                [self.deck, old],
            )?;
            transaction.execute("UPDATE images SET deck = ?1 WHERE deck = ?2", [self.deck, old])?;
            discard(transaction, "number = ?1", old)?;
        }
        transaction.execute(
            "UPDATE decks SET id = ?2, found = NOT ?3 WHERE number = ?1",
            (self.deck, &id.0, change.removed),
        )?;
        if let Some(about) = &edits.metadata {
            transaction.execute("UPDATE decks SET about = ?2 WHERE number = ?1", (self.deck, to_json(about)?))?;
        }
        change_images(transaction, self.deck, edits)
    }
}

/// Completes a change of which the deck's cards and images are there: whether they are found, and who did it. Returns its number.
fn complete(transaction: &Transaction<'_>, deck: i64, change: &DeckChange, undo: Option<&str>) -> Result<u64> {
    let was_found: bool =
        transaction.query_row("SELECT found FROM decks WHERE number = ?1", [deck], |row| row.get(0))?;
    transaction.execute(
        "UPDATE decks SET removed_at = CASE WHEN ?2 THEN ?3 END, found = NOT ?2,
             bytes = coalesce((SELECT sum(octet_length(state)) FROM cards WHERE deck = ?1), 0)
                 + coalesce((SELECT sum(octet_length(bytes)) FROM images WHERE deck = ?1), 0)
         WHERE number = ?1",
        (deck, change.removed, change.at.0),
    )?;
    if was_found == change.removed {
        transaction.execute("INSERT OR REPLACE INTO unsettled (deck) VALUES (?1)", [deck])?;
        // All of a small deck, so that one which was brought back is found at once.
        settle_cards(transaction, deck)?;
    }
    if change.guild == FILES {
        return Ok(0);
    }
    transaction.execute(
        "INSERT INTO deck_changes (guild, deck, by, at, what, undo, undoes) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        (
            snowflake(change.guild.0),
            &change.deck.0,
            snowflake(change.by.0),
            change.at.0,
            &change.what,
            undo,
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
                 SELECT number, sum(octet_length(undo)) OVER (ORDER BY number DESC) AS bytes FROM deck_changes
                 WHERE guild = ?1 AND undo IS NOT NULL)
             WHERE bytes > ?2)",
        [snowflake(change.guild.0), UNDO_BYTES],
    )?;
    Ok(recorded.cast_unsigned())
}

fn deck_number(connection: &Connection, shelf: i64, id: &DeckId) -> Result<Option<i64>> {
    connection
        .prepare_cached("SELECT number FROM decks WHERE shelf = ?1 AND id = ?2")?
        .query_row((shelf, &id.0), |row| row.get(0))
        .optional()
}

fn deck_or_new(connection: &Connection, shelf: i64, id: &DeckId) -> Result<i64> {
    connection.execute(
        "INSERT INTO decks (shelf, id, about) VALUES (?1, ?2, '{\"title\":\"\"}') ON CONFLICT DO NOTHING",
        (shelf, &id.0),
    )?;
    connection.query_row("SELECT number FROM decks WHERE shelf = ?1 AND id = ?2", (shelf, &id.0), |row| row.get(0))
}

/// Carries edits out on a deck's rows.
fn edit(transaction: &Transaction<'_>, shelf: i64, deck: i64, edits: &Edits) -> Result<()> {
    if let Some(about) = &edits.metadata {
        transaction.execute("UPDATE decks SET about = ?2 WHERE number = ?1", (deck, to_json(about)?))?;
    }
    let mut words = Words::default();
    let mut forget = |card: &CardId| -> Result<Option<i64>> {
        let known = transaction
            .prepare_cached("SELECT number, shelf, prompt, answer FROM cards WHERE deck = ?1 AND id = ?2")?
            .query_row((deck, &card.0), |row| {
                Ok((row.get(0)?, row.get(1)?, row.get::<_, String>(2)?, row.get::<_, String>(3)?))
            })
            .optional()?;
        if let Some((number, shelf @ 1.., prompt, answer)) = &known {
            words.forget(transaction, *shelf, *number, prompt, answer)?;
        }
        Ok(known.map(|(number, ..)| number))
    };
    for card in &edits.removed {
        if let Some(number) = forget(card)? {
            transaction.prepare_cached("DELETE FROM cards WHERE number = ?1")?.execute([number])?;
        }
    }
    let known: Vec<Option<i64>> = edits.put.iter().map(|card| forget(&card.id)).collect::<Result<_>>()?;
    let mut position =
        transaction.query_row("SELECT coalesce(max(position), 0) FROM cards WHERE deck = ?1", [deck], |row| {
            row.get::<_, i64>(0)
        })?;
    for (card, known) in edits.put.iter().zip(known) {
        let (number, (prompt, answer)) = if let Some(number) = known {
            let (prompt, answer) = texts(card);
            transaction
                .prepare_cached("UPDATE cards SET shelf = ?2, prompt = ?3, answer = ?4, state = ?5 WHERE number = ?1")?
                .execute((number, shelf, &prompt, &answer, to_json(card)?))?;
            (number, (prompt, answer))
        } else {
            position += 1;
            let texts = insert(transaction, shelf, deck, position, card)?;
            (transaction.last_insert_rowid(), texts)
        };
        words.learn(transaction, shelf, number, &prompt, &answer)?;
    }
    words.settle(transaction)?;
    for (position, card) in (1_i64..).zip(edits.order.iter().flatten()) {
        transaction
            .prepare_cached("UPDATE cards SET position = ?3 WHERE deck = ?1 AND id = ?2")?
            .execute((deck, &card.0, position))?;
    }
    change_images(transaction, deck, edits)
}

/// Writes a card that was not there, and returns what it is found by.
fn insert(
    transaction: &Transaction<'_>,
    shelf: i64,
    deck: i64,
    position: i64,
    card: &Card,
) -> Result<(String, String)> {
    let (prompt, answer) = texts(card);
    transaction
        .prepare_cached(
            "INSERT INTO cards (shelf, deck, id, position, prompt, answer, state) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute((shelf, deck, &card.id.0, position, &prompt, &answer, to_json(card)?))?;
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

/// The decks of which this holds are no decks any more: nobody sees them, and their cards go bit by bit. Returns how many.
fn discard(transaction: &Transaction<'_>, which: &str, of: i64) -> Result<usize> {
    transaction
        .prepare_cached(&format!("INSERT OR REPLACE INTO unsettled (deck) SELECT number FROM decks WHERE {which}"))?
        .execute([of])?;
    transaction
        .prepare_cached(&format!("UPDATE decks SET id = '~' || number, found = 0, removed_at = NULL WHERE {which}"))?
        .execute([of])
}

/// What was being written when the bot stopped is never completed.
pub(super) fn discard_unfinished(connection: &mut Connection) -> Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    discard(&transaction, "id GLOB '~*' AND ?1 = ?1", 0)?;
    transaction.commit()
}

/// Does some of what is left to do on decks that came or went, and on the indexes, and says whether there was anything.
pub(super) fn settle(connection: &mut Connection) -> Result<Step> {
    let unsettled = "SELECT deck FROM unsettled LIMIT 1";
    let deck = connection.prepare_cached(unsettled)?.query_row([], |row| row.get(0)).optional()?;
    let Some(deck) = deck else { return lookup::merge(connection) };
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    settle_cards(&transaction, deck)?;
    transaction.commit()?;
    Ok(Step::More)
}

struct Settling {
    number: i64,
    /// Whether it is in the indexes.
    is_known: bool,
    prompt: String,
    answer: String,
    id: String,
}

/// Takes some cards of a deck into the indexes, or out of them, and out of the store where the deck is none any more.
fn settle_cards(transaction: &Transaction<'_>, deck: i64) -> Result<()> {
    let row = transaction
        .prepare_cached(
            "SELECT shelf, found, id GLOB '~*', after FROM decks JOIN unsettled ON deck = decks.number WHERE deck = ?1",
        )?
        .query_row([deck], |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, bool>(1)?, row.get::<_, bool>(2)?, row.get::<_, String>(3)?))
        })
        .optional()?;
    let Some((shelf, found, goes, after)) = row else {
        return transaction.execute("DELETE FROM unsettled WHERE deck = ?1", [deck]).map(drop);
    };
    let mut bytes = 0;
    let cards: Vec<Settling> = transaction
        .prepare_cached(
            "SELECT number, shelf > 0, prompt, answer, id FROM cards WHERE deck = ?1 AND id > ?2 ORDER BY id LIMIT ?3",
        )?
        .query_map((deck, after, own(CARDS_AT_ONCE as u64)), |row| {
            let (prompt, answer) = (row.get(2)?, row.get(3)?);
            Ok(Settling { number: row.get(0)?, is_known: row.get(1)?, prompt, answer, id: row.get(4)? })
        })?
        .take_while(|card| {
            let fits = bytes <= BYTES_AT_ONCE;
            bytes += card.as_ref().map_or(0, |card| card.prompt.len() + card.answer.len());
            fits
        })
        .collect::<Result<_>>()?;
    let mut words = Words::default();
    for Settling { number, is_known, prompt, answer, .. } in &cards {
        match (is_known, found) {
            (true, false) => words.forget(transaction, shelf, *number, prompt, answer)?,
            (false, true) => words.learn(transaction, shelf, *number, prompt, answer)?,
            _ => {}
        }
        if goes {
            transaction.prepare_cached("DELETE FROM cards WHERE number = ?1")?.execute([number])?;
        } else if *is_known != found {
            transaction.prepare_cached("UPDATE cards SET shelf = -shelf WHERE number = ?1")?.execute([number])?;
        }
    }
    words.settle(transaction)?;
    if let Some(last) = cards.last() {
        transaction.execute("UPDATE unsettled SET after = ?2 WHERE deck = ?1", (deck, &last.id))?;
        if cards.len() == CARDS_AT_ONCE || bytes > BYTES_AT_ONCE {
            return Ok(());
        }
    }
    transaction.execute("DELETE FROM unsettled WHERE deck = ?1", [deck])?;
    if goes {
        transaction.execute("DELETE FROM images WHERE deck = ?1", [deck])?;
        transaction.execute("DELETE FROM decks WHERE number = ?1", [deck])?;
        transaction.execute(
            "DELETE FROM shelves WHERE number = ?1 AND guild <> ?2 AND NOT EXISTS (SELECT 1 FROM decks WHERE shelf = ?1)",
            [shelf, snowflake(FILES.0)],
        )?;
    }
    Ok(())
}

/// What makes of a file's deck, as it is known, what it is now; `None` where that is the same. Images stay in the files.
pub(super) fn file_change(connection: &Connection, deck: &Deck) -> Result<Option<DeckChange>> {
    let known = self::deck(connection, FILES, &deck.id)?.unwrap_or_else(|| Deck::new(deck.id.clone(), ""));
    let edits = Edits { images: BTreeMap::new(), ..Edits::between(&known, deck) };
    Ok((!edits.is_empty()).then(|| DeckChange {
        guild: FILES,
        deck: deck.id.clone(),
        by: UserId(0),
        at: UnixMs(0),
        what: String::new(),
        edits,
        removed: false,
        undo: None,
        undoes: None,
    }))
}

/// Lets go of the decks of files that are none of these.
pub(super) fn keep_files(connection: &mut Connection, decks: &[DeckId]) -> Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let shelf = shelf_or_new(&transaction, FILES)?;
    let known: Vec<(i64, String)> = transaction
        .prepare("SELECT number, id FROM decks WHERE shelf = ?1 AND id NOT GLOB '~*'")?
        .query_map([shelf], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_>>()?;
    for (number, _) in known.iter().filter(|(_, id)| decks.iter().all(|deck| deck.0 != *id)) {
        discard(&transaction, "number = ?1", *number)?;
    }
    transaction.commit()
}

/// All decks of a server go for good, with their history.
pub(super) fn purge(transaction: &Transaction<'_>, guild: i64) -> Result<usize> {
    let gone = transaction.execute("DELETE FROM deck_changes WHERE guild = ?1", [guild])?;
    let decks = discard(transaction, "shelf = (SELECT number FROM shelves WHERE guild = ?1)", guild)?;
    Ok(gone + decks)
}

/// Lets go of decks that were removed long ago, and of the oldest changes where there are very many.
pub(super) fn tidy(transaction: &Transaction<'_>, now: UnixMs) -> Result<usize> {
    const DAY_MS: i64 = 86_400_000;
    let before = now.plus_ms(-REMOVED_KEPT_DAYS * DAY_MS).0;
    let mut gone = transaction.execute(
        "DELETE FROM deck_changes WHERE (guild, deck) IN
             (SELECT guild, id FROM decks JOIN shelves ON shelves.number = shelf WHERE removed_at < ?1)",
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
