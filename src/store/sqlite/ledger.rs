//! Points won: entries are only ever added, and each new one moves the leaderboards.

use rusqlite::{Connection, Result};

use super::leaderboard;
use crate::store::ledger::{LedgerEntry, LedgerKind};

/// An existing entry stays unchanged, and counts once.
pub(super) fn record(connection: &Connection, entries: &[LedgerEntry]) -> Result<()> {
    for entry in entries {
        let kind = match entry.kind {
            LedgerKind::Race => "race",
            LedgerKind::Exam => "exam",
            LedgerKind::Drop => "drop",
            LedgerKind::Correction => "correction",
        };
        let added = connection
            .prepare_cached(
                "INSERT INTO ledger (question, user, part, kind, points, credit, guild, channel, deck, at, day)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
                 ON CONFLICT (question, user, part, kind) DO NOTHING",
            )?
            .execute((
                entry.question,
                entry.user,
                entry.part,
                kind,
                entry.points,
                entry.credit.value(),
                entry.guild,
                entry.channel,
                &entry.deck.0,
                entry.at,
                entry.day,
            ))?;
        if added > 0 && entry.points != 0 {
            leaderboard::add(connection, entry)?;
        }
    }
    Ok(())
}
