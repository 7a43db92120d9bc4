//! What the bot remembers about itself.

use rusqlite::{Connection, OptionalExtension as _, Result};

pub(super) fn keep(connection: &Connection, name: &str, value: &str) -> Result<()> {
    let sql = "INSERT INTO kept (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value";
    connection.prepare_cached(sql)?.execute((name, value)).map(drop)
}

pub(super) fn kept(connection: &Connection, name: &str) -> Result<Option<String>> {
    connection.prepare_cached("SELECT value FROM kept WHERE name = ?1")?.query_row([name], |row| row.get(0)).optional()
}
