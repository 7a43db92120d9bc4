//! New attempts.

use popquiz_deck::DeckId;
use rusqlite::{Connection, Result};

use super::words::{outcome_name, role_name};
use crate::id::{AttemptId, GuildId, QuestionId, UserId};
use crate::store::attempts::{Attempt, AttemptVerdict, Results};

/// Repeated attempts change nothing.
pub(super) fn record(connection: &Connection, attempts: &[Attempt]) -> Result<()> {
    for attempt in attempts {
        connection
            .prepare_cached(
                "INSERT INTO attempts (source, question, user, text, outcome, credit, confidence, role, help)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT (source) DO NOTHING",
            )?
            .execute((
                attempt.source,
                attempt.question,
                attempt.user,
                &attempt.text,
                outcome_name(attempt.outcome),
                attempt.credit.value(),
                attempt.confidence,
                role_name(attempt.role),
                attempt.help.bits(),
            ))?;
    }
    Ok(())
}

/// A verdict on an attempt that doesn't exist changes nothing: its author may have been deleted. What earns credit was
/// meant as an answer.
pub(super) fn record_verdicts(connection: &Connection, verdicts: &[AttemptVerdict]) -> Result<()> {
    for AttemptVerdict { source, question, outcome, credit, confidence } in verdicts {
        connection
            .prepare_cached(
                "UPDATE attempts SET outcome = ?3, credit = ?4, confidence = ?5,
                     role = CASE WHEN role = 'chatter' AND ?4 > 0 THEN 'try' ELSE role END
                 WHERE source = ?1 AND question = ?2",
            )?
            .execute((source, question, outcome_name(*outcome), credit.value(), confidence))?;
    }
    Ok(())
}

/// For each open question, the attempts in its channel since it was asked, at it or at another; by question and
/// attempt.
pub(super) fn beside_open_questions(connection: &Connection) -> Result<Vec<(QuestionId, AttemptId)>> {
    connection
        .prepare_cached(
            "SELECT open.id, source
             FROM questions AS open
             CROSS JOIN questions AS asked
                 ON asked.channel = open.channel AND (asked.closed_at IS NULL OR asked.closed_at >= open.asked_at)
             CROSS JOIN attempts ON question = asked.id
             WHERE open.closed_at IS NULL ORDER BY open.id, source",
        )?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}

/// See [`Store::results`](crate::store::interface::Store::results). For each question, the best attempt counts, or the
/// ledger if several attempts filled in a list, or if a manager or a vote decided otherwise. Conversation doesn't
/// count.
pub(super) fn results(connection: &Connection, guild: GuildId, user: UserId) -> Result<Vec<Results>> {
    connection
        .prepare_cached(
            "SELECT deck, count(*), sum(best > 1 - 1e-9), sum(best)
             FROM (
                 SELECT question, max(
                     max(coalesce(settled, credit)),
                     (SELECT coalesce(min(sum(iif(points < 0, -credit, credit)), 1), 0) FROM ledger
                      WHERE ledger.question = attempts.question AND ledger.user = ?1)
                 ) AS best
                 FROM attempts WHERE user = ?1 AND role <> 'chatter' GROUP BY question
             )
             JOIN questions ON questions.id = question
             WHERE guild = ?2 AND closed_at IS NOT NULL
             GROUP BY deck ORDER BY deck",
        )?
        .query_map((user, guild), |row| {
            Ok(Results { deck: DeckId(row.get(0)?), questions: row.get(1)?, right: row.get(2)?, credit: row.get(3)? })
        })?
        .collect()
}
