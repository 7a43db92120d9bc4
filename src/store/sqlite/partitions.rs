//! Partitions: each server's decks, and those of the operator's files.

use rusqlite::types::{FromSql, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, OptionalExtension as _, Result};

use crate::id::GuildId;

/// Whose decks a partition contains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    Guild(GuildId),
    /// The operator's files, which all servers share.
    Files,
}

impl ToSql for Owner {
    fn to_sql(&self) -> Result<ToSqlOutput<'_>> {
        match self {
            Self::Guild(guild) => guild.to_sql(),
            Self::Files => rusqlite::types::Null.to_sql(),
        }
    }
}

/// The number of a partition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Partition(i64);

impl Partition {
    /// A word after the partition's tag, so that an index keeps the words of each partition apart and a search sees
    /// only its own.
    pub(super) fn tagged(self, word: &str) -> String {
        format!("{:06x}{word}", self.0)
    }
}

impl ToSql for Partition {
    fn to_sql(&self) -> Result<ToSqlOutput<'_>> {
        Ok(self.0.into())
    }
}

impl FromSql for Partition {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_i64().map(Self)
    }
}

pub(super) fn find(connection: &Connection, owner: Owner) -> Result<Option<Partition>> {
    connection
        .prepare_cached("SELECT number FROM partitions WHERE guild IS ?1")?
        .query_row([owner], |row| row.get(0))
        .optional()
}

pub(super) fn find_or_create(connection: &Connection, owner: Owner) -> Result<Partition> {
    if let Some(partition) = find(connection, owner)? {
        return Ok(partition);
    }
    connection.query_row("INSERT INTO partitions (guild) VALUES (?1) RETURNING number", [owner], |row| row.get(0))
}
