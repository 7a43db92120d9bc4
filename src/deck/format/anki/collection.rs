//! The collection: note types, decks, cards and notes out of Anki's SQLite database.
//!
//! Up to schema 14, the table `col` contains note types and decks as JSON; since 15, they have their own tables, partly
//! as Protocol Buffers. The database may come from anybody, so it's opened from memory and read-only, with limits on
//! the cost of queries, and only real tables are read.

use std::collections::{BTreeMap, HashMap};

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, MAIN_DB};
use serde::Deserialize;

use super::deck_path::path;
use super::protobuf::Fields;
use crate::texts::{Phrase, phrase};

/// The most bytes of a note's fields; longer notes are passed over.
const FIELDS_BYTES: i64 = 256 * 1024;

/// The most bytes of any value: all note types are one value.
const VALUE_BYTES: i32 = 8 * 1024 * 1024;

/// How many steps of SQLite's machine all queries may take together, in units of [`STEPS`]. A million notes and their
/// cards take about 40 million steps.
const WORK: u32 = 20_000;
const STEPS: i32 = 10_000;

/// The most cards that are looked at, empty ones included.
const CARD_ROWS: usize = 2_000_000;

/// The most note types, decks and templates.
const DEFINITIONS: usize = 50_000;

/// A note type: its fields, and how cards are made from them.
#[derive(Clone, Debug, Default)]
pub(super) struct NoteType {
    pub name: String,
    pub is_cloze: bool,
    /// Its cards ask for hidden parts of a picture.
    pub is_occlusion: bool,
    pub fields: Vec<String>,
    /// The front and the back, by the card's ordinal.
    pub templates: BTreeMap<u32, (String, String)>,
}

/// A card: which note of, which template, in which deck.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct CardRow {
    pub note: i64,
    pub ordinal: u32,
    pub deck: i64,
}

/// A note as stored; `None` for values that aren't text, or are too long.
#[derive(Clone, Copy, Debug)]
pub(super) struct NoteRow<'a> {
    pub id: i64,
    pub guid: &'a str,
    pub kind: i64,
    pub tags: &'a str,
    /// The values of its fields, separated by [`FIELD_SEPARATOR`].
    pub fields: Option<&'a str>,
}

/// What is between the fields of a note, and between the names of nested decks.
pub(super) const FIELD_SEPARATOR: char = '\u{1f}';

/// Anki's own number for the note type that hides parts of pictures.
const OCCLUSION: u64 = 6;

pub(super) struct Collection {
    connection: Connection,
    has_tables: bool,
}

/// Turns SQLite's errors into advice.
fn broken(error: &rusqlite::Error) -> Phrase {
    let why = match error {
        rusqlite::Error::SqliteFailure(failure, _) if failure.code == rusqlite::ErrorCode::OperationInterrupted => {
            return phrase!("collection-too-costly");
        }
        rusqlite::Error::SqliteFailure(failure, _) => failure.to_string(),
        other => other.to_string(),
    };
    phrase!("collection-broken", detail = why)
}

impl Collection {
    /// Opens a database from its bytes.
    pub(super) fn open(mut bytes: Vec<u8>) -> Result<Self, Phrase> {
        const HEADER_BYTES: usize = 100;
        if bytes.len() < HEADER_BYTES || !bytes.starts_with(b"SQLite format 3\0") {
            return Err(phrase!("collection-not-sqlite"));
        }
        // A database in memory has no write-ahead log, so a file that used one must be marked as not using it. Source:
        // <https://www.sqlite.org/fileformat2.html#file_format_version_numbers>.
        for version in bytes.get_mut(18..20).into_iter().flatten() {
            *version = 1;
        }
        Self::connect(&bytes).map_err(|error| broken(&error))?.check()
    }

    fn connect(bytes: &[u8]) -> rusqlite::Result<Self> {
        let mut connection = Connection::open_in_memory()?;
        for (limit, most) in [
            (Limit::SQLITE_LIMIT_LENGTH, VALUE_BYTES),
            (Limit::SQLITE_LIMIT_SQL_LENGTH, 100_000),
            (Limit::SQLITE_LIMIT_COLUMN, 100),
            (Limit::SQLITE_LIMIT_EXPR_DEPTH, 20),
            (Limit::SQLITE_LIMIT_COMPOUND_SELECT, 3),
            (Limit::SQLITE_LIMIT_VDBE_OP, 25_000),
            (Limit::SQLITE_LIMIT_ATTACHED, 0),
            (Limit::SQLITE_LIMIT_TRIGGER_DEPTH, 1),
            (Limit::SQLITE_LIMIT_WORKER_THREADS, 0),
            (Limit::SQLITE_LIMIT_SCHEMA, 1_000),
        ] {
            connection.set_limit(limit, most)?;
        }
        for (setting, value) in [
            (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
            (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
            (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
            (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
            (DbConfig::SQLITE_DBCONFIG_ENABLE_ATTACH_CREATE, false),
            (DbConfig::SQLITE_DBCONFIG_ENABLE_ATTACH_WRITE, false),
        ] {
            connection.set_db_config(setting, value)?;
        }
        let mut work = 0;
        let is_too_much = move || {
            work += 1;
            work > WORK
        };
        connection.progress_handler(STEPS, Some(is_too_much))?;
        // Anki's collation for names. Nothing here is sorted by it, but schemas mention it.
        connection.create_collation("unicase", |one, other| one.to_lowercase().cmp(&other.to_lowercase()))?;
        connection.pragma_update(None, "cell_size_check", true)?;
        connection.pragma_update(None, "temp_store", "MEMORY")?;
        connection.deserialize_read_exact(MAIN_DB, bytes, bytes.len(), true)?;
        Ok(Self { connection, has_tables: false })
    }

    /// Whether these are real tables: a view, a virtual table or a generated column would run somebody else's program.
    fn check(mut self) -> Result<Self, Phrase> {
        let tables = || -> rusqlite::Result<HashMap<String, bool>> {
            let sql = "SELECT name, type = 'table' AND rootpage > 0 \
                AND NOT EXISTS (SELECT 1 FROM pragma_table_xinfo(schema.name) WHERE hidden <> 0) FROM sqlite_schema \
                AS schema \
                WHERE name IN ('col', 'notes', 'cards', 'notetypes', 'fields', 'templates', 'decks')";
            self.connection.prepare(sql)?.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
        };
        let tables = tables().map_err(|error| broken(&error))?;
        let is_table = |name: &str| tables.get(name) == Some(&true);
        self.has_tables = ["notetypes", "fields", "templates", "decks"].into_iter().all(is_table);
        if is_table("notes") && is_table("cards") && (self.has_tables || is_table("col")) {
            return Ok(self);
        }
        Err(phrase!("collection-no-tables"))
    }

    /// Calls `take` with each row of a query.
    fn each(&self, sql: &str, mut take: impl FnMut(&rusqlite::Row<'_>) -> rusqlite::Result<()>) -> Result<(), Phrase> {
        let all = || {
            let mut statement = self.connection.prepare(sql)?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                take(row)?;
            }
            Ok(())
        };
        let mut all = all;
        all().map_err(|error: rusqlite::Error| broken(&error))
    }

    /// The note types, by their ids.
    pub(super) fn note_types(&self) -> Result<HashMap<i64, NoteType>, Phrase> {
        if !self.has_tables {
            return self.note_types_in_json();
        }
        let mut types: HashMap<i64, NoteType> = HashMap::new();
        self.each(&format!("SELECT id, name, config FROM notetypes LIMIT {DEFINITIONS}"), |row| {
            let mut kind = NoteType { name: text(row, 1)?.unwrap_or_default().to_owned(), ..NoteType::default() };
            for (field, value) in Fields(bytes(row, 2)?) {
                match field {
                    1 => kind.is_cloze = value.number() == 1,
                    9 => kind.is_occlusion = value.number() == OCCLUSION,
                    _ => {}
                }
            }
            types.insert(row.get(0)?, kind);
            Ok(())
        })?;
        self.each(&format!("SELECT ntid, name FROM fields ORDER BY ntid, ord LIMIT {DEFINITIONS}"), |row| {
            if let Some(kind) = types.get_mut(&row.get(0)?) {
                kind.fields.push(text(row, 1)?.unwrap_or_default().to_owned());
            }
            Ok(())
        })?;
        self.each(&format!("SELECT ntid, ord, config FROM templates LIMIT {DEFINITIONS}"), |row| {
            if let Some(kind) = types.get_mut(&row.get(0)?) {
                let (mut front, mut back) = (String::new(), String::new());
                for (field, value) in Fields(bytes(row, 2)?) {
                    match field {
                        1 => front = value.text(),
                        2 => back = value.text(),
                        _ => {}
                    }
                }
                kind.templates.insert(row.get(1)?, (front, back));
            }
            Ok(())
        })?;
        types.values_mut().for_each(NoteType::finish);
        Ok(types)
    }

    fn note_types_in_json(&self) -> Result<HashMap<i64, NoteType>, Phrase> {
        #[derive(Deserialize)]
        struct Model {
            #[serde(default)]
            name: String,
            #[serde(default, rename = "type")]
            kind: u64,
            #[serde(default, rename = "originalStockKind")]
            stock: Option<u64>,
            #[serde(default, rename = "flds")]
            fields: Vec<Field>,
            #[serde(default, rename = "tmpls")]
            templates: Vec<Template>,
        }
        #[derive(Deserialize)]
        struct Field {
            #[serde(default)]
            name: String,
            ord: Option<u64>,
        }
        #[derive(Deserialize)]
        struct Template {
            ord: Option<u32>,
            #[serde(default)]
            qfmt: String,
            #[serde(default)]
            afmt: String,
        }
        let models: HashMap<String, Model> = self.json("models")?;
        let kind = |(id, model): (String, Model)| {
            let Model { name, kind, stock, mut fields, templates } = model;
            // The default, if templates don't say.
            fields.sort_by_key(|field| field.ord.unwrap_or(u64::MAX));
            let templates = templates.into_iter().zip(0..);
            let mut kind = NoteType {
                name,
                is_cloze: kind == 1,
                is_occlusion: stock == Some(OCCLUSION),
                fields: fields.into_iter().map(|field| field.name).collect(),
                templates: templates.map(|(it, place)| (it.ord.unwrap_or(place), (it.qfmt, it.afmt))).collect(),
            };
            kind.finish();
            Some((id.parse().ok()?, kind))
        };
        Ok(models.into_iter().filter_map(kind).collect())
    }

    /// The decks' names, from the outermost to their own, by id.
    pub(super) fn decks(&self) -> Result<HashMap<i64, Vec<String>>, Phrase> {
        #[derive(Deserialize)]
        struct Deck {
            #[serde(default)]
            name: String,
        }
        if !self.has_tables {
            let decks: HashMap<String, Deck> = self.json("decks")?;
            let deck = |(id, deck): (String, Deck)| Some((id.parse().ok()?, path(&deck.name, "::")));
            return Ok(decks.into_iter().filter_map(deck).collect());
        }
        let mut decks = HashMap::new();
        self.each(&format!("SELECT id, name FROM decks LIMIT {DEFINITIONS}"), |row| {
            decks.insert(row.get(0)?, path(text(row, 1)?.unwrap_or_default(), "\u{1f}"));
            Ok(())
        })?;
        Ok(decks)
    }

    /// A column of `col`, which is JSON.
    fn json<T: for<'de> Deserialize<'de>>(&self, column: &'static str) -> Result<T, Phrase> {
        let mut json = None;
        self.each(&format!("SELECT {column} FROM col LIMIT 1"), |row| {
            json = Some(serde_json::from_str(text(row, 0)?.unwrap_or_default()));
            Ok(())
        })?;
        match json {
            Some(Ok(json)) => Ok(json),
            Some(Err(error)) => Err(phrase!("collection-invalid-json", column = column, detail = error.to_string())),
            None => Err(phrase!("collection-no-json", column = column)),
        }
    }

    /// All cards, note by note.
    pub(super) fn cards(&self) -> Result<Vec<CardRow>, Phrase> {
        let mut cards = Vec::new();
        self.each(
            &format!("SELECT nid, ord, CASE odid WHEN 0 THEN did ELSE odid END FROM cards LIMIT {}", CARD_ROWS + 1),
            |row| {
                // Invalid numbers make a card without a note.
                let number = |column| {
                    row.get_ref(column).map(|value| if let ValueRef::Integer(number) = value { number } else { -1 })
                };
                let ordinal = u32::try_from(number(1)?).unwrap_or(u32::MAX);
                cards.push(CardRow { note: number(0)?, ordinal, deck: number(2)? });
                Ok(())
            },
        )?;
        if cards.len() > CARD_ROWS {
            return Err(phrase!("collection-many-cards", most = CARD_ROWS));
        }
        cards.sort_unstable();
        // A note has one card of each template, or of each number.
        cards.dedup_by_key(|card| (card.note, card.ordinal));
        Ok(cards)
    }

    /// Calls `take` with each note, in the order in which they were created, until it returns an error.
    pub(super) fn notes<E>(&self, mut take: impl FnMut(NoteRow<'_>) -> Result<(), E>) -> Result<Result<(), E>, Phrase> {
        let mut stopped = Ok(());
        let sql = format!(
            "SELECT id, guid, mid, CASE WHEN octet_length(tags) <= {FIELDS_BYTES} THEN tags END, \
             CASE WHEN octet_length(flds) <= {FIELDS_BYTES} THEN flds END FROM notes NOT INDEXED ORDER BY rowid"
        );
        let all = || -> rusqlite::Result<()> {
            let mut statement = self.connection.prepare(&sql)?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let note = NoteRow {
                    id: row.get(0)?,
                    guid: text(row, 1)?.unwrap_or_default(),
                    kind: row.get_ref(2)?.as_i64().unwrap_or(-1),
                    tags: text(row, 3)?.unwrap_or_default(),
                    fields: text(row, 4)?,
                };
                stopped = take(note);
                if stopped.is_err() {
                    break;
                }
            }
            Ok(())
        };
        let mut all = all;
        all().map_err(|error| broken(&error))?;
        Ok(stopped)
    }
}

impl NoteType {
    /// Shortens texts that may be too long, and recognizes image-occlusion types of an add-on and of old exports, which
    /// only have their name.
    fn finish(&mut self) {
        /// Errors mention the name.
        const NAME_CHARS: usize = 100;
        self.name = self.name.chars().take(NAME_CHARS).collect();
        self.is_occlusion |= self.name.to_lowercase().contains("image occlusion");
    }
}

/// A column's text; `None` if it isn't text.
fn text<'a>(row: &'a rusqlite::Row<'_>, column: usize) -> rusqlite::Result<Option<&'a str>> {
    Ok(match row.get_ref(column)? {
        ValueRef::Text(text) => std::str::from_utf8(text).ok(),
        _ => None,
    })
}

/// A column's bytes; empty if it has none.
fn bytes<'a>(row: &'a rusqlite::Row<'_>, column: usize) -> rusqlite::Result<&'a [u8]> {
    Ok(match row.get_ref(column)? {
        ValueRef::Blob(bytes) => bytes,
        _ => &[],
    })
}
