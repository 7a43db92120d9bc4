//! What belongs to a server as a whole: its settings, its reported and resting cards, and whether the bot is still in it.

use popquiz_deck::{CardId, DeckId};
use rusqlite::{Connection, Result};

use super::{own, snowflake};
use crate::clock::UnixMs;
use crate::id::{GuildId, UserId};
use crate::store::{GuildChange, QuestionId, Report};

/// The last word on each thing stands.
pub(super) fn record(connection: &Connection, changes: &[GuildChange]) -> Result<()> {
    for change in changes {
        match change {
            GuildChange::Settings { guild, state } => {
                connection
                    .prepare_cached(
                        "INSERT INTO settings (guild, state) VALUES (?1, ?2) ON CONFLICT (guild) DO UPDATE SET state = ?2",
                    )?
                    .execute((snowflake(guild.0), state))?;
            }
            GuildChange::Reported(Report { guild, deck, card, user, at }) => {
                connection
                    .prepare_cached(
                        "INSERT INTO reports (guild, deck, card, user, at) VALUES (?1, ?2, ?3, ?4, ?5)
                         ON CONFLICT DO NOTHING",
                    )?
                    .execute((snowflake(guild.0), &deck.0, &card.0, snowflake(user.0), at.0))?;
            }
            GuildChange::Rests { guild, deck, card, at } => {
                connection
                    .prepare_cached(
                        "INSERT INTO resting (guild, deck, card, at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
                    )?
                    .execute((snowflake(guild.0), &deck.0, &card.0, at.0))?;
            }
            GuildChange::LookedAt { guild, deck, card, rests } => {
                let key = (snowflake(guild.0), &deck.0, &card.0);
                connection
                    .prepare_cached("DELETE FROM reports WHERE guild = ?1 AND deck = ?2 AND card = ?3")?
                    .execute(key)?;
                if !rests {
                    connection
                        .prepare_cached("DELETE FROM resting WHERE guild = ?1 AND deck = ?2 AND card = ?3")?
                        .execute(key)?;
                }
            }
            GuildChange::Departed { guild, at } => {
                connection
                    .prepare_cached("INSERT INTO departed (guild, at) VALUES (?1, ?2) ON CONFLICT DO NOTHING")?
                    .execute((snowflake(guild.0), at.0))?;
            }
            GuildChange::Returned { guild } => {
                connection.prepare_cached("DELETE FROM departed WHERE guild = ?1")?.execute([snowflake(guild.0)])?;
            }
        }
    }
    Ok(())
}

pub(super) fn settings(connection: &Connection) -> Result<Vec<(GuildId, String)>> {
    connection
        .prepare_cached("SELECT guild, state FROM settings ORDER BY guild")?
        .query_map([], |row| Ok((GuildId(row.get::<_, i64>(0)?.cast_unsigned()), row.get(1)?)))?
        .collect()
}

pub(super) fn reports(connection: &Connection) -> Result<Vec<Report>> {
    connection
        .prepare_cached("SELECT guild, deck, card, user, at FROM reports ORDER BY guild, deck, card, user")?
        .query_map([], |row| {
            Ok(Report {
                guild: GuildId(row.get::<_, i64>(0)?.cast_unsigned()),
                deck: DeckId(row.get(1)?),
                card: CardId(row.get(2)?),
                user: UserId(row.get::<_, i64>(3)?.cast_unsigned()),
                at: UnixMs(row.get(4)?),
            })
        })?
        .collect()
}

pub(super) fn resting(connection: &Connection) -> Result<Vec<(GuildId, DeckId, CardId)>> {
    connection
        .prepare_cached("SELECT guild, deck, card FROM resting ORDER BY guild, deck, card")?
        .query_map([], |row| {
            Ok((GuildId(row.get::<_, i64>(0)?.cast_unsigned()), DeckId(row.get(1)?), CardId(row.get(2)?)))
        })?
        .collect()
}

pub(super) fn departed(connection: &Connection) -> Result<Vec<(GuildId, UnixMs)>> {
    connection
        .prepare_cached("SELECT guild, at FROM departed ORDER BY guild")?
        .query_map([], |row| Ok((GuildId(row.get::<_, i64>(0)?.cast_unsigned()), UnixMs(row.get(1)?))))?
        .collect()
}

/// The card of a question, and where it was asked.
pub(super) fn card_of(connection: &Connection, question: QuestionId) -> Result<Option<(GuildId, DeckId, CardId)>> {
    use rusqlite::OptionalExtension as _;
    connection
        .prepare_cached("SELECT guild, deck, card FROM questions WHERE id = ?1")?
        .query_row([own(question.0)], |row| {
            Ok((GuildId(row.get::<_, i64>(0)?.cast_unsigned()), DeckId(row.get(1)?), CardId(row.get(2)?)))
        })
        .optional()
}
