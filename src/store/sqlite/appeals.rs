//! Appeals against verdicts, and the wordings that servers accepted.

use popquiz_deck::{CardId, DeckId};
use popquiz_judge::Credit;
use rusqlite::{Connection, Result, Row, ToSql};

use super::words::{appeal_outcome, outcome, role};
use crate::store::answer_hash::AnswerHash;
use crate::store::attempts::{AppealChange, Attempt, AttemptFacts, Attempts, Help, Taught};
use crate::store::games::QuestionRecord;
use crate::store::ledger::FIRST_VOTED_PART;

/// An attempt is appealed against once, and decided on once.
pub(super) fn record(connection: &Connection, changes: &[AppealChange]) -> Result<()> {
    for change in changes {
        match *change {
            AppealChange::Made { source, question, guild, user, at } => connection
                .prepare_cached(
                    "INSERT INTO appeals (source, question, guild, user, at, outcome) VALUES (?1, ?2, ?3, ?4, ?5, 'open')
                     ON CONFLICT (source) DO NOTHING",
                )?
                .execute((source, question, guild, user, at))?,
            AppealChange::Decided { source, accepted, by, at } => connection
                .prepare_cached(
                    "UPDATE appeals SET outcome = ?2, decided_by = ?3, decided_at = ?4 WHERE source = ?1 AND outcome = 'open'",
                )?
                .execute((
                    source,
                    if accepted { "accepted" } else { "rejected" },
                    by,
                    at,
                ))?,
        };
    }
    Ok(())
}

/// Known wordings stay unchanged.
pub(super) fn record_taught(connection: &Connection, taught: &[Taught]) -> Result<()> {
    for Taught { guild, deck, card, wording, part, at } in taught {
        connection
            .prepare_cached(
                "INSERT INTO taught (guild, deck, card, wording, part, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING",
            )?
            .execute((guild, &deck.0, &card.0, wording, part, at.0))?;
    }
    Ok(())
}

/// All wordings that were taught, by card and wording.
pub(super) fn taught(connection: &Connection) -> Result<Vec<Taught>> {
    connection
        .prepare_cached("SELECT guild, deck, card, wording, part, at FROM taught ORDER BY guild, deck, card, wording")?
        .query_map([], |row| {
            Ok(Taught {
                guild: row.get(0)?,
                deck: DeckId(row.get(1)?),
                card: CardId(row.get(2)?),
                wording: row.get(3)?,
                part: row.get(4)?,
                at: row.get(5)?,
            })
        })?
        .collect()
}

/// See [`Store::attempts`](crate::store::interface::Store::attempts).
pub(super) fn attempts(connection: &Connection, which: &Attempts) -> Result<Vec<AttemptFacts>> {
    let (condition, values): (_, Vec<&dyn ToSql>) = match which {
        Attempts::One(attempt) => ("attempts.source = ?1", vec![attempt]),
        Attempts::Of(user, question) => ("attempts.question = ?1 AND attempts.user = ?2", vec![question, user]),
        Attempts::OnCard(guild, deck, card) => (
            "questions.guild = ?1 AND questions.deck = ?2 AND questions.card = ?3 AND text <> ''",
            vec![guild, &deck.0, &card.0],
        ),
    };
    connection
        .prepare_cached(&format!(
            "SELECT attempts.source, attempts.question, attempts.user, text, attempts.outcome, credit,
                 game, schedule, questions.guild, channel, deck, card, message, asked_at, closed_at, appeals.outcome,
                 (SELECT coalesce(sum(points), 0) FROM ledger
                  WHERE ledger.question = attempts.question AND ledger.user = attempts.user),
                 confidence, role, settled,
                 (SELECT coalesce(sum(points), 0) FROM ledger
                  WHERE ledger.question = attempts.question AND ledger.user = attempts.user
                      AND kind = 'correction' AND part >= {FIRST_VOTED_PART}),
                 private, help, answer
             FROM attempts JOIN questions ON questions.id = attempts.question
             LEFT JOIN appeals ON appeals.source = attempts.source
             WHERE {condition} ORDER BY attempts.source"
        ))?
        .query_map(values.as_slice(), facts)?
        .collect()
}

fn facts(row: &Row<'_>) -> Result<AttemptFacts> {
    let question = row.get(1)?;
    let attempt = Attempt {
        source: row.get(0)?,
        question,
        user: row.get(2)?,
        text: row.get(3)?,
        outcome: outcome(row, 4)?,
        credit: Credit::new(row.get(5)?),
        confidence: row.get(17)?,
        role: role(row, 18)?,
        help: Help::from_bits(row.get(22)?),
    };
    let question = QuestionRecord {
        id: question,
        game: row.get(6)?,
        schedule: row.get(7)?,
        guild: row.get(8)?,
        channel: row.get(9)?,
        deck: DeckId(row.get(10)?),
        card: CardId(row.get(11)?),
        message: row.get(12)?,
        asked_at: row.get(13)?,
        closed_at: row.get(14)?,
        is_private: row.get(21)?,
        answer: row.get::<_, Option<u32>>(23)?.map(AnswerHash),
    };
    Ok(AttemptFacts {
        attempt,
        question,
        appeal: appeal_outcome(row, 15)?,
        settled: row.get::<_, Option<f64>>(19)?.map(Credit::new),
        points: row.get(16)?,
        voted_points: row.get(20)?,
    })
}
