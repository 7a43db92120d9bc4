//! Appeals against verdicts, and what comes of them: wordings that a server has taught its cards.

use popquiz_deck::{CardId, DeckId};
use popquiz_judge::{Credit, Outcome};
use rusqlite::types::Value;
use rusqlite::{Connection, Result, Row, params_from_iter};

use super::{own, snowflake};
use crate::clock::UnixMs;
use crate::id::{ChannelId, GuildId, MessageId, UserId};
use crate::store::{
    AppealChange, AppealOutcome, Attempt, AttemptFacts, Attempts, GameId, QuestionId, QuestionRecord, ScheduleId,
    Taught,
};

/// An attempt is appealed against once, and decided on once.
pub(super) fn record(connection: &Connection, changes: &[AppealChange]) -> Result<()> {
    for change in changes {
        match *change {
            AppealChange::Made { source, question, guild, user, at } => connection
                .prepare_cached(
                    "INSERT INTO appeals (source, question, guild, user, at, outcome) VALUES (?1, ?2, ?3, ?4, ?5, 'open')
                     ON CONFLICT (source) DO NOTHING",
                )?
                .execute((snowflake(source), own(question.0), snowflake(guild.0), snowflake(user.0), at.0))?,
            AppealChange::Decided { source, accepted, by, at } => connection
                .prepare_cached(
                    "UPDATE appeals SET outcome = ?2, decided_by = ?3, decided_at = ?4 WHERE source = ?1 AND outcome = 'open'",
                )?
                .execute((
                    snowflake(source),
                    if accepted { "accepted" } else { "rejected" },
                    snowflake(by.0),
                    at.0,
                ))?,
        };
    }
    Ok(())
}

/// A wording that is known already is left as it is.
pub(super) fn record_taught(connection: &Connection, taught: &[Taught]) -> Result<()> {
    for Taught { guild, deck, card, wording, at } in taught {
        connection
            .prepare_cached(
                "INSERT INTO taught (guild, deck, card, wording, at) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING",
            )?
            .execute((snowflake(guild.0), &deck.0, &card.0, wording, at.0))?;
    }
    Ok(())
}

/// All wordings that were taught, by card and wording.
pub(super) fn taught(connection: &Connection) -> Result<Vec<Taught>> {
    connection
        .prepare_cached("SELECT guild, deck, card, wording, at FROM taught ORDER BY guild, deck, card, wording")?
        .query_map([], |row| {
            Ok(Taught {
                guild: GuildId(row.get::<_, i64>(0)?.cast_unsigned()),
                deck: DeckId(row.get(1)?),
                card: CardId(row.get(2)?),
                wording: row.get(3)?,
                at: UnixMs(row.get(4)?),
            })
        })?
        .collect()
}

/// See [`Store::attempts`](crate::store::Store::attempts).
pub(super) fn attempts(connection: &Connection, which: &Attempts) -> Result<Vec<AttemptFacts>> {
    let (condition, values): (_, Vec<Value>) = match which {
        Attempts::One(source) => ("attempts.source = ?1", vec![snowflake(*source).into()]),
        Attempts::Of(user, question) => {
            ("attempts.question = ?1 AND attempts.user = ?2", vec![own(question.0).into(), snowflake(user.0).into()])
        }
        Attempts::OnCard(guild, deck, card) => (
            "questions.guild = ?1 AND questions.deck = ?2 AND questions.card = ?3 AND text <> ''",
            vec![snowflake(guild.0).into(), deck.0.clone().into(), card.0.clone().into()],
        ),
    };
    connection
        .prepare_cached(&format!(
            "SELECT attempts.source, attempts.question, attempts.user, text, attempts.outcome, credit,
                 game, schedule, questions.guild, channel, deck, card, message, asked_at, closed_at, appeals.outcome,
                 (SELECT coalesce(sum(points), 0) FROM ledger
                  WHERE ledger.question = attempts.question AND ledger.user = attempts.user)
             FROM attempts JOIN questions ON questions.id = attempts.question
             LEFT JOIN appeals ON appeals.source = attempts.source
             WHERE {condition} ORDER BY attempts.source"
        ))?
        .query_map(params_from_iter(values), facts)?
        .collect()
}

fn facts(row: &Row<'_>) -> Result<AttemptFacts> {
    let id = |column| row.get::<_, i64>(column).map(i64::cast_unsigned);
    let optional_id = |column| Ok::<_, rusqlite::Error>(row.get::<_, Option<i64>>(column)?.map(i64::cast_unsigned));
    let question = QuestionId(id(1)?);
    let attempt = Attempt {
        source: id(0)?,
        question,
        user: UserId(id(2)?),
        text: row.get(3)?,
        outcome: match row.get::<_, String>(4)?.as_str() {
            "correct" => Outcome::Correct,
            "partial" => Outcome::Partial,
            _ => Outcome::Wrong,
        },
        credit: Credit::new(row.get(5)?),
    };
    let question = QuestionRecord {
        id: question,
        game: GameId(id(6)?),
        schedule: optional_id(7)?.map(ScheduleId),
        guild: GuildId(id(8)?),
        channel: ChannelId(id(9)?),
        deck: DeckId(row.get(10)?),
        card: CardId(row.get(11)?),
        message: optional_id(12)?.map(MessageId),
        asked_at: UnixMs(row.get(13)?),
        closed_at: row.get::<_, Option<i64>>(14)?.map(UnixMs),
    };
    let appeal = row.get::<_, Option<String>>(15)?.map(|outcome| match outcome.as_str() {
        "accepted" => AppealOutcome::Accepted,
        "rejected" => AppealOutcome::Rejected,
        _ => AppealOutcome::Open,
    });
    Ok(AttemptFacts { attempt, question, appeal, points: row.get(16)? })
}
