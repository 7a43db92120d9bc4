//! What members remember: a projection of attempts, brought up to date with each commit that judges one.
//!
//! The last question of each memory is stored with the memory before it, so that another try, a late verdict, a vote, or
//! an appeal changes that question's grade in one step. Everything else, such as an appeal on an older question, is
//! derived from the attempts again.

use std::collections::BTreeSet;

use popquiz_deck::{CardId, DeckId};
use popquiz_memory::{FirstAnswers, Memory, Model};
use rusqlite::{Connection, OptionalExtension, Result, Row, TransactionBehavior};

use crate::id::{GuildId, QuestionId, UserId};
use crate::store::answer_hash::AnswerHash;
use crate::store::attempts::{AttemptRole, Help};
use crate::store::commit::Commit;
use crate::store::ledger::LedgerKind;
use crate::store::memories::{CardFirstAnswers, CardMemory, JudgedTry, Remembered, TriedQuestion, remembered};

/// The migration that added the tables. A database from before is read once.
pub(super) const MIGRATION: usize = 12;

/// Brings the memories up to date with what the other parts of a commit have written.
pub(super) fn record(connection: &Connection, commit: &Commit) -> Result<()> {
    let tries = commit.attempts.iter().filter(|attempt| attempt.role == AttemptRole::Try);
    let mut changed: BTreeSet<(UserId, QuestionId)> = tries.map(|attempt| (attempt.user, attempt.question)).collect();
    let later = commit.verdicts.iter().map(|it| it.source).chain(commit.settled.iter().map(|it| it.source));
    for source in later {
        changed.extend(
            connection
                .prepare_cached("SELECT user, question FROM attempts WHERE source = ?1")?
                .query_row([source], |row| Ok((row.get(0)?, row.get(1)?)))
                .optional()?,
        );
    }
    // Other entries repeat what the attempt says.
    let says_more = |kind, is_full: bool| kind == LedgerKind::Correction || !is_full;
    let entries = commit.ledger.iter().filter(|entry| says_more(entry.kind, entry.credit.value() >= 1.0));
    changed.extend(entries.map(|entry| (entry.user, entry.question)));
    if changed.is_empty() {
        return Ok(());
    }
    let model = Model::default();
    for (user, question) in changed {
        update(connection, &model, user, question)?;
    }
    Ok(())
}

/// A card, and its number among those that members remember.
struct NumberedCard {
    number: i64,
    guild: GuildId,
    deck: String,
    card: String,
}

fn update(connection: &Connection, model: &Model, user: UserId, question: QuestionId) -> Result<()> {
    let Some((answer, card)) = card_of(connection, question)? else { return Ok(()) };
    let tried = tried(connection, user, question, answer)?;
    let current = current(connection, user, card.number)?;
    let after = match (tried.grade(), &current) {
        (None, None) => return Ok(()),
        (Some((source, grade)), Some(current)) if (current.question, current.source) == (question, source) => {
            Some(current.regraded(model, grade))
        }
        (Some((source, grade)), current)
            if current.is_none_or(|current| current.question != question && current.source < source) =>
        {
            Some(Remembered::after(current.as_ref(), model, (question, answer), (source, grade)))
        }
        _ => remembered(model, &all_tried(connection, user, &card)?),
    };
    match after {
        Some(after) if Some(after) != current => write(connection, "memories", user, card.number, &after),
        Some(_) => Ok(()),
        None => connection
            .prepare_cached("DELETE FROM memories WHERE user = ?1 AND card = ?2")?
            .execute((user, card.number))
            .map(drop),
    }
}

fn card_of(connection: &Connection, question: QuestionId) -> Result<Option<(Option<AnswerHash>, NumberedCard)>> {
    let found = connection
        .prepare_cached(
            "SELECT questions.guild, questions.deck, questions.card, answer, number
             FROM questions LEFT JOIN remembered_cards USING (guild, deck, card) WHERE id = ?1",
        )?
        .query_row([question], |row| {
            Ok((
                row.get(0)?,
                row.get::<_, String>(1)?,
                row.get::<_, String>(2)?,
                answer_hash(row, 3)?,
                row.get::<_, Option<i64>>(4)?,
            ))
        })
        .optional()?;
    let Some((guild, deck, card, answer, number)) = found else { return Ok(None) };
    let number = match number {
        Some(number) => number,
        None => add_card(connection, guild, &deck, &card)?,
    };
    Ok(Some((answer, NumberedCard { number, guild, deck, card })))
}

fn add_card(connection: &Connection, guild: GuildId, deck: &str, card: &str) -> Result<i64> {
    connection
        .prepare_cached(
            "INSERT INTO remembered_cards (guild, deck, card) VALUES (?1, ?2, ?3)
             ON CONFLICT (guild, deck, card) DO UPDATE SET card = card RETURNING number",
        )?
        .query_row((guild, deck, card), |row| row.get(0))
}

pub(super) fn answer_hash(row: &Row<'_>, column: usize) -> Result<Option<AnswerHash>> {
    Ok(row.get::<_, Option<u32>>(column)?.map(AnswerHash))
}

/// A member's tries at a question.
fn tried(
    connection: &Connection,
    user: UserId,
    question: QuestionId,
    answer: Option<AnswerHash>,
) -> Result<TriedQuestion> {
    let tries = connection
        .prepare_cached(
            "SELECT source, coalesce(settled, credit), help FROM attempts
             WHERE question = ?1 AND user = ?2 AND role = 'try' ORDER BY source",
        )?
        .query_map((question, user), |row| judged(row, 0))?
        .collect::<Result<_>>()?;
    let ledger_credit = connection
        .prepare_cached(
            "SELECT coalesce(sum(iif(points < 0, -credit, credit)), 0.0) FROM ledger WHERE question = ?1 AND user = ?2",
        )?
        .query_row((question, user), |row| row.get(0))?;
    Ok(TriedQuestion { question, answer, tries, ledger_credit })
}

fn judged(row: &Row<'_>, first: usize) -> Result<JudgedTry> {
    Ok(JudgedTry { source: row.get(first)?, credit: row.get(first + 1)?, help: Help::from_bits(row.get(first + 2)?) })
}

/// All questions about a card that a member tried.
fn all_tried(connection: &Connection, user: UserId, card: &NumberedCard) -> Result<Vec<TriedQuestion>> {
    let questions: Vec<(QuestionId, Option<AnswerHash>)> = connection
        .prepare_cached(
            "SELECT id, answer FROM questions WHERE guild = ?1 AND deck = ?2 AND card = ?3
                 AND EXISTS (SELECT 1 FROM attempts WHERE question = id AND user = ?4)",
        )?
        .query_map((card.guild, &card.deck, &card.card, user), |row| Ok((row.get(0)?, answer_hash(row, 1)?)))?
        .collect::<Result<_>>()?;
    questions.into_iter().map(|(question, answer)| tried(connection, user, question, answer)).collect()
}

const COLUMNS: &str = "stability, difficulty, source, question, before_stability, before_difficulty, before_at, \
                       was_known, answer";

fn current(connection: &Connection, user: UserId, card: i64) -> Result<Option<Remembered>> {
    connection
        .prepare_cached(&format!("SELECT {COLUMNS}, answered_at FROM memories WHERE user = ?1 AND card = ?2"))?
        .query_row((user, card), |row| {
            let before = match row.get::<_, Option<i64>>(6)? {
                Some(answered_at) => Some(memory(row, 4, answered_at)?),
                None => None,
            };
            Ok(Remembered {
                memory: memory(row, 0, row.get(9)?)?,
                source: row.get(2)?,
                question: row.get(3)?,
                before,
                was_known: row.get(7)?,
                answer: answer_hash(row, 8)?,
            })
        })
        .optional()
}

#[allow(clippy::cast_possible_truncation, reason = "written from f32")]
fn memory(row: &Row<'_>, first: usize, answered_at: i64) -> Result<Memory> {
    let number = |column| row.get::<_, f64>(column).map(|number| number as f32);
    Ok(Memory { stability: number(first)?, difficulty: number(first + 1)?, answered_at })
}

fn write(connection: &Connection, table: &str, user: UserId, card: i64, it: &Remembered) -> Result<()> {
    connection
        .prepare_cached(&format!(
            "INSERT OR REPLACE INTO {table} (user, card, {COLUMNS}, answered_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)"
        ))?
        .execute((
            user,
            card,
            it.memory.stability,
            it.memory.difficulty,
            it.source,
            it.question,
            it.before.map(|before| before.stability),
            it.before.map(|before| before.difficulty),
            it.before.map(|before| before.answered_at),
            it.was_known,
            it.answer.map(|answer| answer.0),
            it.memory.answered_at,
        ))?;
    Ok(())
}

/// See [`Store::memories`](crate::store::interface::Store::memories).
pub(super) fn memories(
    connection: &Connection,
    guild: GuildId,
    user: UserId,
    deck: Option<&DeckId>,
) -> Result<Vec<CardMemory>> {
    connection
        .prepare_cached(
            "SELECT stability, difficulty, answered_at, deck, remembered_cards.card, answer
             FROM memories JOIN remembered_cards ON number = memories.card
             WHERE user = ?1 AND guild = ?2 AND (?3 IS NULL OR deck = ?3) ORDER BY deck, remembered_cards.card",
        )?
        .query_map((user, guild, deck.map(|deck| &deck.0)), |row| {
            Ok(CardMemory {
                deck: DeckId(row.get(3)?),
                card: CardId(row.get(4)?),
                memory: memory(row, 0, row.get(2)?)?,
                answer: answer_hash(row, 5)?,
            })
        })?
        .collect()
}

/// See [`Store::first_answers`](crate::store::interface::Store::first_answers).
pub(super) fn first_answers(
    connection: &Connection,
    guild: GuildId,
    deck: Option<&DeckId>,
) -> Result<Vec<CardFirstAnswers>> {
    connection
        .prepare_cached(
            "SELECT deck, remembered_cards.card, count(*), sum(was_known)
             FROM remembered_cards CROSS JOIN memories ON memories.card = number
             WHERE guild = ?1 AND (?2 IS NULL OR deck = ?2)
             GROUP BY number ORDER BY deck, remembered_cards.card",
        )?
        .query_map((guild, deck.map(|deck| &deck.0)), |row| {
            Ok(CardFirstAnswers {
                deck: DeckId(row.get(0)?),
                card: CardId(row.get(1)?),
                first: FirstAnswers { answers: row.get(2)?, right: row.get(3)? },
            })
        })?
        .collect()
}

/// Derives every memory from the attempts, and corrects those that differ. Returns the number of corrected rows.
pub(super) fn rebuild(connection: &mut Connection) -> Result<u64> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    transaction.execute_batch(
        "CREATE TEMP TABLE rebuilt AS SELECT * FROM memories WHERE false;
         CREATE UNIQUE INDEX temp.rebuilt_by_member ON rebuilt (user, card);
         INSERT INTO remembered_cards (guild, deck, card)
             SELECT DISTINCT guild, deck, card FROM questions WHERE id IN (SELECT question FROM attempts)
             ON CONFLICT DO NOTHING;",
    )?;
    derive_all(&transaction)?;
    let differing: i64 = transaction.query_row(
        "SELECT (SELECT count(*) FROM (SELECT * FROM rebuilt EXCEPT SELECT * FROM memories))
             + (SELECT count(*) FROM memories WHERE NOT EXISTS (
                 SELECT 1 FROM rebuilt WHERE rebuilt.user = memories.user AND rebuilt.card = memories.card))",
        [],
        |row| row.get(0),
    )?;
    if differing > 0 {
        transaction.execute_batch("DELETE FROM memories; INSERT INTO memories SELECT * FROM rebuilt;")?;
    }
    transaction.execute_batch("DROP TABLE temp.rebuilt")?;
    transaction.commit()?;
    Ok(differing.cast_unsigned())
}

/// Derives every memory into the temporary table `rebuilt`.
fn derive_all(connection: &Connection) -> Result<()> {
    let model = Model::default();
    let mut statement = connection.prepare(
        "SELECT attempts.user, number, attempts.question, answer,
             (SELECT coalesce(sum(iif(points < 0, -ledger.credit, ledger.credit)), 0.0) FROM ledger
              WHERE ledger.question = attempts.question AND ledger.user = attempts.user),
             source, coalesce(settled, credit), help
         FROM attempts JOIN questions ON questions.id = attempts.question JOIN remembered_cards USING (guild, deck, card)
         WHERE role = 'try' ORDER BY attempts.user, number, attempts.question, source",
    )?;
    let mut rows = statement.query([])?;
    let mut member_and_card: Option<(UserId, i64)> = None;
    let mut questions: Vec<TriedQuestion> = Vec::new();
    let finish = |of: Option<(UserId, i64)>, questions: &[TriedQuestion]| -> Result<()> {
        match (of, remembered(&model, questions)) {
            (Some((user, card)), Some(it)) => write(connection, "rebuilt", user, card, &it),
            _ => Ok(()),
        }
    };
    while let Some(row) = rows.next()? {
        let of = Some((row.get(0)?, row.get(1)?));
        if of != member_and_card {
            finish(member_and_card, &questions)?;
            (member_and_card, questions) = (of, Vec::new());
        }
        let question = row.get(2)?;
        let judged = judged(row, 5)?;
        match questions.last_mut().filter(|last| last.question == question) {
            Some(last) => last.tries.push(judged),
            None => questions.push(TriedQuestion {
                question,
                answer: answer_hash(row, 3)?,
                tries: vec![judged],
                ledger_credit: row.get(4)?,
            }),
        }
    }
    finish(member_and_card, &questions)
}
