//! Questions: what was asked, where and when; and streaks in a schedule's drops.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, Result};

use crate::id::{QuestionId, ScheduleId, UserId};
use crate::quiz::{DropStreak, StreakCounter};
use crate::store::games::QuestionRecord;
use crate::store::ledger::FIRST_VOTED_PART;

/// The first record of a question stays; later ones only add what was unknown.
pub(super) fn record(connection: &Connection, questions: &[QuestionRecord]) -> Result<()> {
    for question in questions {
        connection
            .prepare_cached(
                "INSERT INTO questions
                     (id, game, schedule, guild, channel, deck, card, message, asked_at, closed_at, private, answer)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
                 ON CONFLICT (id) DO UPDATE SET
                     message = coalesce(message, excluded.message),
                     closed_at = coalesce(closed_at, excluded.closed_at)",
            )?
            .execute((
                question.id,
                question.game,
                question.schedule,
                question.guild,
                question.channel,
                &question.deck.0,
                &question.card.0,
                question.message,
                question.asked_at,
                question.closed_at,
                question.is_private,
                question.answer.map(|answer| answer.0),
            ))?;
    }
    Ok(())
}

/// See [`Store::streaks`](crate::store::interface::Store::streaks). Goes back from the latest closed question only as
/// far as somebody's streak reaches; each step is one query in the ledger's own order.
pub(super) fn streaks(connection: &Connection, schedule: ScheduleId) -> Result<Vec<(UserId, DropStreak)>> {
    let mut closed = connection.prepare_cached(
        "SELECT id FROM questions WHERE schedule = ?1 AND closed_at IS NOT NULL ORDER BY closed_at DESC, id DESC",
    )?;
    // A manager accepted an answer in full; or what the judge gave, with what votes gave and took, is a full answer.
    let mut got_it = connection.prepare_cached(&format!(
        "SELECT user FROM ledger WHERE question = ?1 GROUP BY user
         HAVING max(iif(kind = 'correction' AND part < {FIRST_VOTED_PART}, credit, 0)) >= 1
             OR max(iif(kind <> 'correction', credit, 0))
                 + sum(iif(kind = 'correction' AND part >= {FIRST_VOTED_PART}, iif(points < 0, -credit, credit), 0))
                 > 1 - 1e-9"
    ))?;
    let mut streaks = BTreeMap::new();
    let mut counting: BTreeMap<UserId, StreakCounter> = BTreeMap::new();
    let mut questions = closed.query([schedule])?;
    let mut place = 0;
    while let Some(question) = questions.next()? {
        let users: BTreeSet<UserId> =
            got_it.query_map([question.get::<_, QuestionId>(0)?], |row| row.get(0))?.collect::<Result<_>>()?;
        // A streak can forgive the latest drop, but not the latest two.
        if place < 2 {
            for user in &users {
                counting.entry(*user).or_insert_with(|| {
                    let mut counter = StreakCounter::default();
                    let _ = place == 0 || counter.count(false);
                    counter
                });
            }
        } else if counting.is_empty() {
            break;
        }
        counting.retain(|user, counter| {
            let goes_on = counter.count(users.contains(user));
            if !goes_on {
                streaks.insert(*user, counter.streak());
            }
            goes_on
        });
        place += 1;
    }
    streaks.extend(counting.into_iter().map(|(user, counter)| (user, counter.streak())));
    Ok(streaks.into_iter().collect())
}
