//! Leaderboards: worked out with each ledger entry, read by page, recomputed on demand.

use rusqlite::{Connection, OptionalExtension, Result, TransactionBehavior};

use crate::id::GuildId;
use crate::store::leaderboard::{Leaderboard, LeaderboardQuery, Period, Row, Scope};
use crate::store::ledger::LedgerEntry;

/// Moves the twelve boards (three scopes, four periods) that an entry counts on.
pub(super) fn add(connection: &Connection, entry: &LedgerEntry) -> Result<()> {
    let guild = entry.guild;
    let user = entry.user;
    let scopes = [Scope::Server, Scope::Channel(entry.channel), Scope::Deck(entry.deck.clone())];
    let mut add = connection.prepare_cached(
        "INSERT INTO standings (board, user, points) VALUES (?1, ?2, ?3)
         ON CONFLICT (board, user) DO UPDATE SET points = points + excluded.points WHERE points + excluded.points <> 0",
    )?;
    for scope in &scopes {
        for period in periods(entry.day) {
            let board = match find(connection, guild, scope, period)? {
                Some(board) => board,
                None => insert(connection, guild, scope, period)?,
            };
            // Nothing changed: the points came to 0, which has no row.
            if add.execute((board, user, entry.points))? == 0 {
                connection
                    .prepare_cached("DELETE FROM standings WHERE board = ?1 AND user = ?2")?
                    .execute((board, user))?;
            }
        }
    }
    Ok(())
}

/// See [`Store::leaderboard`](crate::store::interface::Store::leaderboard).
pub(super) fn page(connection: &Connection, query: &LeaderboardQuery) -> Result<Leaderboard> {
    let board = find(connection, query.guild, &query.scope, query.period)?;
    let Some(board) = board else { return Ok(Leaderboard::default()) };
    let total = connection
        .prepare_cached("SELECT count(*) FROM standings WHERE board = ?1")?
        .query_row([board], |row| row.get(0))?;
    let mut rank = connection.prepare_cached("SELECT 1 + count(*) FROM standings WHERE board = ?1 AND points > ?2")?;
    let mut rank = |points: i64| rank.query_row((board, points), |row| row.get::<_, u32>(0));

    let mut select = connection.prepare_cached(
        "SELECT user, points FROM standings WHERE board = ?1 ORDER BY points DESC, user LIMIT ?2 OFFSET ?3",
    )?;
    let mut found = select.query((board, query.limit, query.offset))?;
    let mut rows: Vec<Row> = Vec::new();
    let mut place = query.offset;
    while let Some(row) = found.next()? {
        place = place.saturating_add(1);
        let (user, points) = (row.get(0)?, row.get(1)?);
        let rank = match rows.last() {
            // The first of a page may share its rank with some of the page before.
            None => rank(points)?,
            Some(above) if above.points == points => above.rank,
            Some(_) => place,
        };
        rows.push(Row { rank, user, points });
    }

    let mut own = None;
    if let Some(user) = query.asker {
        let points: Option<i64> = connection
            .prepare_cached("SELECT points FROM standings WHERE board = ?1 AND user = ?2")?
            .query_row((board, user), |row| row.get(0))
            .optional()?;
        if let Some(points) = points {
            own = Some(Row { rank: rank(points)?, user, points });
        }
    }
    Ok(Leaderboard { rows, total, own })
}

/// Recomputes every standing from the ledger, and corrects those that differ. Returns the number of corrected rows.
pub(super) fn rebuild(connection: &mut Connection) -> Result<u64> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let differing = recompute(&transaction)?;
    if differing > 0 {
        transaction.execute_batch(
            "DELETE FROM standings;
             INSERT INTO boards (guild, channel, deck, period, start)
                 SELECT guild, channel, deck, period, start FROM recomputed
                 EXCEPT SELECT guild, channel, deck, period, start FROM boards;
             INSERT INTO standings (board, user, points)
                 SELECT boards.id, user, points FROM recomputed JOIN boards
                     ON recomputed.guild = boards.guild AND recomputed.period = boards.period
                     AND recomputed.start = boards.start AND recomputed.channel IS boards.channel
                     AND recomputed.deck IS boards.deck;",
        )?;
    }
    transaction.execute_batch("DROP TABLE temp.calendar; DROP TABLE temp.recomputed;")?;
    transaction.commit()?;
    Ok(differing)
}

/// Computes every standing from the ledger into the temporary table `recomputed`. Returns the number of rows of the
/// standings that differ. It only writes temporary tables, so a read-only connection is enough.
pub(super) fn recompute(connection: &Connection) -> Result<u64> {
    connection.execute_batch(
        "CREATE TEMP TABLE calendar (day INTEGER, period TEXT, start INTEGER);
         CREATE TEMP TABLE recomputed (
             guild INTEGER, channel INTEGER, deck TEXT, period TEXT, start INTEGER, user INTEGER, points INTEGER
         );",
    )?;
    {
        let days: Vec<i32> = connection
            .prepare("SELECT DISTINCT day FROM ledger")?
            .query_map([], |row| row.get(0))?
            .collect::<Result<_>>()?;
        let mut insert = connection.prepare("INSERT INTO calendar (day, period, start) VALUES (?1, ?2, ?3)")?;
        for day in days {
            for period in periods(day) {
                insert.execute((day, name(period), period.start()))?;
            }
        }
    }
    connection.execute_batch("CREATE INDEX temp.calendar_by_day ON calendar (day)")?;
    for (channel, deck) in [("NULL", "NULL"), ("channel", "NULL"), ("NULL", "deck")] {
        connection.execute(
            &format!(
                "INSERT INTO recomputed
                 SELECT guild, channel, deck, period, start, user, sum(points)
                 FROM (SELECT guild, channel, deck, day, user, sum(points) AS points
                       FROM (SELECT guild, {channel} AS channel, {deck} AS deck, day, user, points FROM ledger)
                       GROUP BY guild, channel, deck, day, user)
                 JOIN calendar USING (day)
                 GROUP BY guild, channel, deck, period, start, user
                 HAVING sum(points) <> 0"
            ),
            [],
        )?;
    }
    // EXCEPT and UNION take two NULLs for the same, unlike a join.
    let differing: i64 = connection.query_row(
        "WITH stored AS (
             SELECT guild, channel, deck, period, start, user, points FROM boards JOIN standings ON board = boards.id
         )
         SELECT count(*) FROM (
             SELECT guild, channel, deck, period, start, user
                 FROM (SELECT * FROM recomputed EXCEPT SELECT * FROM stored)
             UNION
             SELECT guild, channel, deck, period, start, user
                 FROM (SELECT * FROM stored EXCEPT SELECT * FROM recomputed)
         )",
        [],
        |row| row.get(0),
    )?;
    Ok(differing.unsigned_abs())
}

/// The id of the board of a scope in a period, if anyone has ever won points on it.
fn find(connection: &Connection, guild: GuildId, scope: &Scope, period: Period) -> Result<Option<i64>> {
    // Three statements, so that each can use the index of its scope.
    let (name, start) = (name(period), period.start());
    let found = match scope {
        Scope::Server => connection
            .prepare_cached(
                "SELECT id FROM boards WHERE guild = ?1 AND period = ?2 AND start = ?3 AND channel IS NULL AND deck IS NULL",
            )?
            .query_row((guild, name, start), |row| row.get(0)),
        Scope::Channel(channel) => connection
            .prepare_cached(
                "SELECT id FROM boards WHERE guild = ?1 AND period = ?2 AND start = ?3 AND channel = ?4",
            )?
            .query_row((guild, name, start, channel), |row| row.get(0)),
        Scope::Deck(deck) => connection
            .prepare_cached(
                "SELECT id FROM boards WHERE guild = ?1 AND period = ?2 AND start = ?3 AND deck = ?4",
            )?
            .query_row((guild, name, start, &deck.0), |row| row.get(0)),
    };
    found.optional()
}

fn insert(connection: &Connection, guild: GuildId, scope: &Scope, period: Period) -> Result<i64> {
    let (channel, deck) = match scope {
        Scope::Server => (None, None),
        Scope::Channel(channel) => (Some(*channel), None),
        Scope::Deck(deck) => (None, Some(deck.0.as_str())),
    };
    connection
        .prepare_cached(
            "INSERT INTO boards (guild, channel, deck, period, start) VALUES (?1, ?2, ?3, ?4, ?5) RETURNING id",
        )?
        .query_row((guild, channel, deck, name(period), period.start()), |row| row.get(0))
}

/// The periods that a day counts in.
fn periods(day: i32) -> [Period; 4] {
    [Period::AllTime, Period::Month(day), Period::Week(day), Period::Day(day)]
}

/// The column `period` of its boards.
fn name(period: Period) -> &'static str {
    match period {
        Period::AllTime => "all",
        Period::Month(_) => "month",
        Period::Week(_) => "week",
        Period::Day(_) => "day",
    }
}
