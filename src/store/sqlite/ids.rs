//! How ids and times are stored.

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Error, Result};

use crate::clock::UnixMs;
use crate::id::{
    AttemptId, ChannelId, DatabaseId, DeckChangeId, DropNumber, GameId, GuildId, MessageId, OutboxId, QuestionId,
    ScheduleId, UserId,
};

/// Snowflakes have 64 bits and are stored as the signed integers of the same bits. (Discord's stay below 2^63 until
/// the year 2084.)
macro_rules! snowflakes {
    ($($name:ident)*) => {$(
        impl ToSql for $name {
            fn to_sql(&self) -> Result<ToSqlOutput<'_>> {
                Ok(self.0.cast_signed().into())
            }
        }

        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                value.as_i64().map(|id| Self(id.cast_unsigned()))
            }
        }
    )*};
}

snowflakes! { AttemptId ChannelId GuildId MessageId UserId }

/// The bot's own ids count up from 1.
macro_rules! own_ids {
    ($($name:ident)*) => {$(
        impl ToSql for $name {
            fn to_sql(&self) -> Result<ToSqlOutput<'_>> {
                i64::try_from(self.0).map(Into::into).map_err(|error| Error::ToSqlConversionFailure(error.into()))
            }
        }

        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                let id = value.as_i64()?;
                id.try_into().map(Self).map_err(|_| FromSqlError::OutOfRange(id))
            }
        }
    )*};
}

own_ids! { DatabaseId DeckChangeId DropNumber GameId OutboxId QuestionId ScheduleId }

impl ToSql for UnixMs {
    fn to_sql(&self) -> Result<ToSqlOutput<'_>> {
        Ok(self.0.into())
    }
}

impl FromSql for UnixMs {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_i64().map(Self)
    }
}
