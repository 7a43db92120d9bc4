//! Brings a database to the form that this version works with: numbered SQL files, each applied once, never edited
//! once released.

use rusqlite::{Connection, OptionalExtension, TransactionBehavior};

/// In order; the first has number 1. `PRAGMA user_version` holds the number of the last one applied.
const MIGRATIONS: [&str; 14] = [
    include_str!("0001_first.sql"),
    include_str!("0002_appeals.sql"),
    include_str!("0003_decks.sql"),
    include_str!("0004_lookup.sql"),
    include_str!("0005_restructure.sql"),
    include_str!("0006_kept.sql"),
    include_str!("0007_boards.sql"),
    include_str!("0008_answers.sql"),
    include_str!("0009_doubts.sql"),
    include_str!("0010_practices.sql"),
    include_str!("0011_report_reasons.sql"),
    include_str!("0012_memories.sql"),
    include_str!("0013_direct_servers.sql"),
    include_str!("0014_own_cards.sql"),
];

/// "PopQ": marks a file as Popquiz's among all SQLite files.
pub(super) const APPLICATION_ID: i64 = 0x506f_7051;

/// Why a database cannot be brought up to date.
#[derive(Debug)]
pub(super) enum Refusal {
    /// Another program's database.
    Foreign,
    /// A later version of Popquiz has written it.
    Newer { found: i64, known: usize },
    /// It was created by a migration with this number that differs from ours.
    Changed(i64),
    /// An error of SQLite.
    Sqlite(rusqlite::Error),
}

impl From<rusqlite::Error> for Refusal {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

/// Applies the missing migrations. A rejected database stays unchanged.
pub(super) fn migrate(connection: &mut Connection) -> Result<(), Refusal> {
    migrate_by(connection, &MIGRATIONS)
}

/// A database's version, and the latest one that we support; 0 for a new file. Changes nothing.
pub(super) fn form(connection: &Connection) -> Result<(usize, usize), Refusal> {
    Ok((applied(connection, &MIGRATIONS)?, MIGRATIONS.len()))
}

/// How many of these migrations created the database; an error if others did.
fn applied(connection: &Connection, migrations: &[&str]) -> Result<usize, Refusal> {
    let version = recognize(connection)?;
    let Some(applied) = usize::try_from(version).ok().filter(|applied| *applied <= migrations.len()) else {
        return Err(Refusal::Newer { found: version, known: migrations.len() });
    };
    for (number, sql) in (1_i64..).zip(migrations).take(applied) {
        let found = connection
            .query_row("SELECT checksum FROM migrations WHERE number = ?1", [number], |row| row.get::<_, i64>(0))
            .optional()?;
        if found != Some(checksum(sql)) {
            return Err(Refusal::Changed(number));
        }
    }
    Ok(applied)
}

fn migrate_by(connection: &mut Connection, migrations: &[&str]) -> Result<(), Refusal> {
    let applied = applied(connection, migrations)?;
    if applied == 0 {
        // So that deleting data can shrink the file. It can only be set while the file is empty.
        connection.pragma_update(None, "auto_vacuum", "INCREMENTAL")?;
    }
    // A table that others refer to is changed by making a new one in its place; this can only be set outside a
    // transaction.
    connection.pragma_update(None, "foreign_keys", false)?;
    for (number, sql) in (1_i64..).zip(migrations).skip(applied) {
        let step = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if number == 1 {
            step.pragma_update(None, "application_id", APPLICATION_ID)?;
            step.execute_batch(
                "CREATE TABLE migrations (number INTEGER PRIMARY KEY, checksum INTEGER NOT NULL) STRICT",
            )?;
        }
        step.execute_batch(sql)?;
        step.execute("INSERT INTO migrations (number, checksum) VALUES (?1, ?2)", [number, checksum(sql)])?;
        step.pragma_update(None, "user_version", number)?;
        step.commit()?;
    }
    connection.pragma_update(None, "foreign_keys", true)?;
    Ok(())
}

/// The number of the last migration applied; 0 in a new file.
fn recognize(connection: &Connection) -> Result<i64, Refusal> {
    let pragma = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    let (application, version) = (pragma("application_id")?, pragma("user_version")?);
    if application == APPLICATION_ID {
        return Ok(version);
    }
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if application == 0 && version == 0 && tables == 0 { Ok(0) } else { Err(Refusal::Foreign) }
}

/// FNV-1a, 64 bits: to notice edits, not to withstand forgery. Carriage returns are ignored, so that a checkout on
/// Windows creates the same database. Source: Fowler, Noll, Vo, "The FNV Non-Cryptographic Hash Algorithm"
/// (draft-eastlake-fnv), section 5.
fn checksum(sql: &str) -> i64 {
    sql.bytes()
        .filter(|byte| *byte != b'\r')
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
        .cast_signed()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_fnv_1a() {
        // The test vectors of the draft, appendix C.
        assert_eq!(checksum("").cast_unsigned(), 0xcbf2_9ce4_8422_2325);
        assert_eq!(checksum("foobar").cast_unsigned(), 0x8594_4171_f739_67e8);
        assert_eq!(checksum("a;\r\nb;"), checksum("a;\nb;"));
    }

    #[test]
    fn a_failed_migration_leaves_the_database_at_the_previous_one() {
        let mut connection = Connection::open_in_memory().unwrap();
        let good = "CREATE TABLE one (a INTEGER) STRICT;";
        let broken = "CREATE TABLE two (a INTEGER) STRICT; INSERT INTO three VALUES (1);";
        let refusal = migrate_by(&mut connection, &[good, broken]).unwrap_err();
        assert!(matches!(refusal, Refusal::Sqlite(_)), "{refusal:?}");
        assert_eq!(recognize(&connection).unwrap(), 1);
        migrate_by(&mut connection, &[good, "CREATE TABLE two (a INTEGER) STRICT;"]).unwrap();
        assert_eq!(recognize(&connection).unwrap(), 2);
    }

    #[test]
    fn an_edited_migration_and_a_newer_database_are_refused() {
        let mut connection = Connection::open_in_memory().unwrap();
        migrate_by(&mut connection, &["CREATE TABLE one (a INTEGER) STRICT;"]).unwrap();
        let edited = migrate_by(&mut connection, &["CREATE TABLE one (b INTEGER) STRICT;"]);
        assert!(matches!(edited, Err(Refusal::Changed(1))), "{edited:?}");
        let older = migrate_by(&mut connection, &[]);
        assert!(matches!(older, Err(Refusal::Newer { found: 1, known: 0 })), "{older:?}");
    }
}
