//! The questions that members answered.

use std::collections::HashMap;

use popquiz_deck::{CardId, DeckId};
use rusqlite::{Connection, Result};

use super::memories::answer_hash;
use crate::id::{GuildId, QuestionId, UserId};
use crate::store::answered::AnsweredQuestion;
use crate::store::attempts::Help;
use crate::store::memories::{JudgedTry, TriedQuestion};

/// The most tries that are read, the newest: enough for statistics, and few enough for a small
/// machine.
const TRIES: u32 = 200_000;

/// See [`Store::answered`](crate::store::interface::Store::answered).
pub(super) fn questions(
    connection: &Connection,
    guild: GuildId,
    deck: Option<&DeckId>,
    user: Option<UserId>,
) -> Result<Vec<AnsweredQuestion>> {
    let mut statement = connection.prepare_cached(
        "SELECT * FROM (
             SELECT source, attempts.question, user, card, asked_at, schedule IS NULL AND NOT private, answer,
                 coalesce(settled, credit), help, text,
                 EXISTS (SELECT 1 FROM appeals WHERE appeals.source = attempts.source),
                 (SELECT coalesce(sum(iif(points < 0, -ledger.credit, ledger.credit)), 0.0) FROM ledger
                  WHERE ledger.question = attempts.question AND ledger.user = attempts.user),
                 deck
             FROM questions JOIN attempts ON attempts.question = questions.id
             WHERE guild = ?1 AND (?2 IS NULL OR deck = ?2) AND (?4 IS NULL OR user = ?4) AND closed_at IS NOT NULL AND role = 'try'
             ORDER BY source DESC LIMIT ?3)
         ORDER BY source",
    )?;
    let mut rows = statement.query((guild, deck.map(|deck| &deck.0), TRIES, user))?;
    let mut answers: Vec<AnsweredQuestion> = Vec::new();
    let mut places: HashMap<(UserId, QuestionId), usize> = HashMap::new();
    while let Some(row) = rows.next()? {
        let (question, user) = (row.get(1)?, row.get(2)?);
        let judged = JudgedTry { source: row.get(0)?, credit: row.get(7)?, help: Help::from_bits(row.get(8)?) };
        let appeals = u32::from(row.get::<_, bool>(10)?);
        if let Some(earlier) = places.get(&(user, question)).and_then(|place| answers.get_mut(*place)) {
            earlier.tried.tries.push(judged);
            earlier.appeals += appeals;
            continue;
        }
        places.insert((user, question), answers.len());
        answers.push(AnsweredQuestion {
            deck: DeckId(row.get(12)?),
            card: CardId(row.get(3)?),
            user,
            asked_at: row.get(4)?,
            is_timed: row.get(5)?,
            tried: TriedQuestion {
                question,
                answer: answer_hash(row, 6)?,
                tries: vec![judged],
                ledger_credit: row.get(11)?,
            },
            text: row.get(9)?,
            appeals,
        });
    }
    Ok(answers)
}
