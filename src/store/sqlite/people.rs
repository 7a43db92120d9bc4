//! What is stored about a person, and its deletion; data with a limited lifetime, and its expiry.

use rusqlite::{Connection, OptionalExtension as _, Result, Transaction, TransactionBehavior};

use super::deck_changes;
use crate::clock::UnixMs;
use crate::id::{AttemptId, FORMER_MEMBERS, GuildId, UserId, snowflake_at};
use crate::store::people::{Forget, MemberServers, PersonData, Retention};

/// See [`Store::person`](crate::store::interface::Store::person).
pub(super) fn person(connection: &Connection, user: UserId) -> Result<PersonData> {
    let list = |sql: &str| -> Result<Vec<serde_json::Value>> {
        let mut statement = connection.prepare_cached(sql)?;
        let names: Vec<String> = statement.column_names().map(str::to_owned).collect();
        let rows = statement.query_map([user], |row| {
            let mut fields = serde_json::Map::new();
            for (column, name) in names.iter().enumerate() {
                use rusqlite::types::ValueRef;
                let value = match row.get_ref(column)? {
                    // Ids exceed what JSON numbers can represent exactly.
                    ValueRef::Integer(id) if name.ends_with("_id") => id.to_string().into(),
                    ValueRef::Integer(number) => number.into(),
                    ValueRef::Real(number) => number.into(),
                    // Practices and deck changes are stored as JSON; earlier versions stored the latter as sentences.
                    ValueRef::Text(text) if name == "what" && text.starts_with(b"{") => {
                        serde_json::from_slice(text).unwrap_or_default()
                    }
                    ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned().into(),
                    ValueRef::Null | ValueRef::Blob(_) => serde_json::Value::Null,
                };
                fields.insert(name.clone(), value);
            }
            Ok(fields.into())
        })?;
        rows.collect()
    };
    Ok(PersonData {
        attempts: list(
            "SELECT source AS attempt_id, questions.guild AS server_id, questions.channel AS channel_id, deck, card, text,
                 outcome, credit, confidence, role, settled
             FROM attempts JOIN questions ON questions.id = question WHERE user = ?1 ORDER BY source",
        )?,
        points: list(
            "SELECT guild AS server_id, channel AS channel_id, deck, kind, points, credit, at AS at_unix_ms
             FROM ledger WHERE user = ?1 ORDER BY at, question, part",
        )?,
        appeals: list(
            "SELECT source AS attempt_id, guild AS server_id, at AS at_unix_ms, outcome FROM appeals
             WHERE user = ?1 ORDER BY source",
        )?,
        decisions: list(
            "SELECT source AS attempt_id, guild AS server_id, decided_at AS at_unix_ms, outcome FROM appeals
             WHERE decided_by = ?1 ORDER BY source",
        )?,
        reports: list(
            "SELECT guild AS server_id, deck, card, at AS at_unix_ms, reason FROM reports
             WHERE user = ?1 ORDER BY guild, deck, card",
        )?,
        changes: list(
            "SELECT guild AS server_id, deck, at AS at_unix_ms, what FROM deck_changes WHERE by = ?1 ORDER BY number",
        )?,
        memories: list(
            "SELECT guild AS server_id, deck, remembered_cards.card, stability AS stability_days, difficulty,
                 answered_at AS answered_at_unix_ms
             FROM memories JOIN remembered_cards ON number = memories.card
             WHERE user = ?1 ORDER BY guild, deck, remembered_cards.card",
        )?,
        practices: list("SELECT guild AS server_id, state AS what FROM practices WHERE user = ?1 ORDER BY guild")?,
        direct_servers: list("SELECT guild AS server_id FROM direct_servers WHERE user = ?1")?,
    })
}

/// See [`Store::member_servers`](crate::store::interface::Store::member_servers).
pub(super) fn servers(connection: &Connection, user: UserId) -> Result<MemberServers> {
    let chosen = connection
        .prepare_cached("SELECT guild FROM direct_servers WHERE user = ?1")?
        .query_row([user], |row| row.get(0))
        .optional()?;
    let answered_in = connection
        .prepare_cached(
            "SELECT DISTINCT guild FROM attempts JOIN questions ON questions.id = question WHERE user = ?1 ORDER BY guild",
        )?
        .query_map([user], |row| row.get(0))?
        .collect::<Result<_>>()?;
    Ok(MemberServers { chosen, answered_in })
}

/// See [`Store::choose_server`](crate::store::interface::Store::choose_server).
pub(super) fn choose_server(connection: &Connection, user: UserId, guild: GuildId) -> Result<()> {
    connection
        .prepare_cached("INSERT OR REPLACE INTO direct_servers (user, guild) VALUES (?1, ?2)")?
        .execute((user, guild))
        .map(drop)
}

/// See [`Store::forget`](crate::store::interface::Store::forget).
pub(super) fn forget(connection: &mut Connection, user: UserId, forget: Forget) -> Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    transaction.execute("INSERT INTO erasing (user) VALUES (?1)", [user])?;
    if forget == Forget::KeepPoints {
        let former: UserId = transaction.query_row(
            "SELECT 1 + coalesce(max(user), 0) FROM ledger WHERE user < ?1",
            [UserId(FORMER_MEMBERS)],
            |row| row.get(0),
        )?;
        transaction.execute(
            "INSERT INTO ledger (question, user, part, kind, points, credit, guild, channel, deck, at, day)
             SELECT question, ?2, part, kind, points, credit, guild, channel, deck, at, day FROM ledger WHERE user = ?1",
            [user, former],
        )?;
        transaction.execute("UPDATE standings SET user = ?2 WHERE user = ?1", [user, former])?;
    }
    for gone in [
        "DELETE FROM ledger WHERE user = ?1",
        "DELETE FROM standings WHERE user = ?1",
        "DELETE FROM appeals WHERE user = ?1",
        "UPDATE appeals SET decided_by = NULL WHERE decided_by = ?1",
        "DELETE FROM attempts WHERE user = ?1",
        "DELETE FROM memories WHERE user = ?1",
        "DELETE FROM reports WHERE user = ?1",
        "DELETE FROM practices WHERE user = ?1",
        "DELETE FROM direct_servers WHERE user = ?1",
        "UPDATE deck_changes SET by = NULL WHERE by = ?1",
        "DELETE FROM erasing WHERE user = ?1",
    ] {
        transaction.execute(gone, [user])?;
    }
    transaction.commit()?;
    truncate_log(connection)
}

/// Empties the write-ahead log, which still has the pages from before an erasure. If somebody is reading them at this
/// moment, they go with the next erasure or at the end.
fn truncate_log(connection: &Connection) -> Result<()> {
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
}

/// See [`Store::expire`](crate::store::interface::Store::expire).
pub(super) fn expire(connection: &mut Connection, now: UnixMs, retention: &Retention) -> Result<u64> {
    const DAY_MS: i64 = 86_400_000;
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let mut gone = 0;
    let before = |days: u32| AttemptId(snowflake_at(now.plus_ms(-i64::from(days) * DAY_MS), 0));
    let own_days: Vec<String> =
        retention.answers_days.iter().map(|(guild, _)| guild.0.cast_signed().to_string()).collect();
    let closed = "(SELECT id FROM questions WHERE id = question AND closed_at IS NOT NULL";
    for (guild, days) in &retention.answers_days {
        gone += transaction.execute(
            &format!("UPDATE attempts SET text = '' WHERE text <> '' AND source < ?1 AND question IN {closed} AND guild = ?2)"),
            (before(*days), guild),
        )?;
    }
    gone += transaction.execute(
        &format!(
            "UPDATE attempts SET text = '' WHERE text <> '' AND source < ?1 AND question IN {closed} AND guild NOT IN ({}))",
            own_days.join(", ")
        ),
        [before(retention.answers_days_elsewhere)],
    )?;
    // Completed effects are only needed to investigate recent events.
    gone += transaction.execute("DELETE FROM outbox WHERE done_at < ?1", [now.plus_ms(-DAY_MS)])?;
    gone += deck_changes::expire(&transaction, now)?;
    let departed: Vec<GuildId> = transaction
        .prepare_cached("SELECT guild FROM departed WHERE at < ?1")?
        .query_map([now.plus_ms(-i64::from(retention.departed_days) * DAY_MS)], |row| row.get(0))?
        .collect::<Result<_>>()?;
    for guild in departed {
        tracing::info!(%guild, "deleted the data of a server that removed the bot");
        gone += purge(&transaction, guild)?;
    }
    transaction.commit()?;
    // Returns free space to the disk, a few pages at a time.
    // Each step returns one page.
    let mut vacuum = connection.prepare("PRAGMA incremental_vacuum(2000)")?;
    let mut pages = vacuum.query([])?;
    while pages.next()?.is_some() {}
    drop(pages);
    drop(vacuum);
    truncate_log(connection)?;
    Ok(gone as u64)
}

/// All that belongs to a server goes.
fn purge(transaction: &Transaction<'_>, guild: GuildId) -> Result<usize> {
    let mut gone = deck_changes::purge(transaction, guild)?;
    for sql in [
        "INSERT INTO purging (guild) VALUES (?1)",
        "DELETE FROM appeals WHERE guild = ?1",
        "DELETE FROM doubts WHERE guild = ?1",
        "DELETE FROM attempts WHERE question IN (SELECT id FROM questions WHERE guild = ?1)",
        "DELETE FROM memories WHERE card IN (SELECT number FROM remembered_cards WHERE guild = ?1)",
        "DELETE FROM remembered_cards WHERE guild = ?1",
        "DELETE FROM ledger WHERE guild = ?1",
        "DELETE FROM standings WHERE board IN (SELECT id FROM boards WHERE guild = ?1)",
        "DELETE FROM boards WHERE guild = ?1",
        "DELETE FROM questions WHERE guild = ?1",
        "DELETE FROM games WHERE guild = ?1",
        "DELETE FROM practices WHERE guild = ?1",
        "DELETE FROM direct_servers WHERE guild = ?1",
        "DELETE FROM turns WHERE guild = ?1",
        "DELETE FROM schedules WHERE guild = ?1",
        "DELETE FROM drop_numbers WHERE guild = ?1",
        "DELETE FROM settings WHERE guild = ?1",
        "DELETE FROM taught WHERE guild = ?1",
        "DELETE FROM reports WHERE guild = ?1",
        "DELETE FROM resting WHERE guild = ?1",
        "DELETE FROM departed WHERE guild = ?1",
        "DELETE FROM purging WHERE guild = ?1",
    ] {
        gone += transaction.execute(sql, [guild])?;
    }
    Ok(gone)
}
