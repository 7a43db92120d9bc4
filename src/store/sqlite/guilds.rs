//! What belongs to a server as a whole: its settings, its reported and paused cards, and whether the bot is still
//! in it.

use popquiz_deck::{CardId, DeckId};
use rusqlite::{Connection, Result};

use super::words;
use crate::clock::UnixMs;
use crate::id::{GuildId, QuestionId};
use crate::store::games::CardInGuild;
use crate::store::guilds::{GuildChange, Report, ReportReason};

/// The latest value of each wins.
pub(super) fn record(connection: &Connection, changes: &[GuildChange]) -> Result<()> {
    for change in changes {
        match change {
            GuildChange::Settings { guild, state } => {
                connection
                    .prepare_cached(
                        "INSERT INTO settings (guild, state) VALUES (?1, ?2) ON CONFLICT (guild) DO UPDATE SET state = ?2",
                    )?
                    .execute((guild, state))?;
            }
            GuildChange::Reported(Report { guild, deck, card, user, at, reason }) => {
                connection
                    .prepare_cached(
                        "INSERT INTO reports (guild, deck, card, user, at, reason) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                         ON CONFLICT DO NOTHING",
                    )?
                    .execute((guild, &deck.0, &card.0, user, at, reason.map(ReportReason::name)))?;
            }
            GuildChange::CardPaused { guild, deck, card, at } => {
                connection
                    .prepare_cached(
                        "INSERT INTO resting (guild, deck, card, at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
                    )?
                    .execute((guild, &deck.0, &card.0, at))?;
            }
            GuildChange::ReportsReviewed { guild, deck, card, stays_paused } => {
                let key = (guild, &deck.0, &card.0);
                connection
                    .prepare_cached("DELETE FROM reports WHERE guild = ?1 AND deck = ?2 AND card = ?3")?
                    .execute(key)?;
                if !stays_paused {
                    connection
                        .prepare_cached("DELETE FROM resting WHERE guild = ?1 AND deck = ?2 AND card = ?3")?
                        .execute(key)?;
                }
            }
            GuildChange::Departed { guild, at } => {
                connection
                    .prepare_cached("INSERT INTO departed (guild, at) VALUES (?1, ?2) ON CONFLICT DO NOTHING")?
                    .execute((guild, at))?;
            }
            GuildChange::Returned { guild } => {
                connection.prepare_cached("DELETE FROM departed WHERE guild = ?1")?.execute([guild])?;
            }
        }
    }
    Ok(())
}

pub(super) fn settings(connection: &Connection) -> Result<Vec<(GuildId, String)>> {
    connection
        .prepare_cached("SELECT guild, state FROM settings ORDER BY guild")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}

pub(super) fn reports(connection: &Connection) -> Result<Vec<Report>> {
    connection
        .prepare_cached("SELECT guild, deck, card, user, at, reason FROM reports ORDER BY guild, deck, card, user")?
        .query_map([], |row| {
            Ok(Report {
                guild: row.get(0)?,
                deck: DeckId(row.get(1)?),
                card: CardId(row.get(2)?),
                user: row.get(3)?,
                at: row.get(4)?,
                reason: words::report_reason(row, 5)?,
            })
        })?
        .collect()
}

pub(super) fn paused_cards(connection: &Connection) -> Result<Vec<(GuildId, DeckId, CardId)>> {
    connection
        .prepare_cached("SELECT guild, deck, card FROM resting ORDER BY guild, deck, card")?
        .query_map([], |row| Ok((row.get(0)?, DeckId(row.get(1)?), CardId(row.get(2)?))))?
        .collect()
}

pub(super) fn departed(connection: &Connection) -> Result<Vec<(GuildId, UnixMs)>> {
    connection
        .prepare_cached("SELECT guild, at FROM departed ORDER BY guild")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}

/// The card of a question, and where it was asked.
pub(super) fn card_of(connection: &Connection, question: QuestionId) -> Result<Option<CardInGuild>> {
    use rusqlite::OptionalExtension as _;
    connection
        .prepare_cached("SELECT guild, deck, card FROM questions WHERE id = ?1")?
        .query_row([question], |row| Ok((row.get(0)?, DeckId(row.get(1)?), CardId(row.get(2)?))))
        .optional()
}
