//! What members remember, on every store.

use popquiz::clock::UnixMs;
use popquiz::id::{AttemptId, DISCORD_EPOCH_MS, UserId, snowflake_at};
use popquiz::store::sqlite::SqliteStore;
use popquiz::store::*;
use popquiz_judge::{Credit, Outcome};
use popquiz_memory::{FirstAnswers, Grade, Memory, Model};

use crate::store::build::{GUILD, attempt, deck, points, question};
use crate::store::on_each_store;

const ANN: u64 = 7;
const DAY: i64 = 86_400_000;

fn at(day: i64) -> UnixMs {
    UnixMs(DISCORD_EPOCH_MS + day * DAY)
}

/// An attempt by Ann on this day.
fn on_day(day: i64, question: u64, credit: f64) -> Attempt {
    let outcome = if credit >= 1.0 { Outcome::Correct } else { Outcome::Wrong };
    let source = AttemptId(snowflake_at(at(day), question));
    Attempt { source, outcome, credit: Credit::new(credit), ..attempt(0, question, ANN) }
}

fn asked(id: u64, answer: u32) -> QuestionRecord {
    QuestionRecord { closed_at: Some(UnixMs(9)), answer: Some(AnswerHash(answer)), ..question(id) }
}

fn said(questions: Vec<QuestionRecord>, attempts: Vec<Attempt>) -> Commit {
    Commit { questions, attempts, ..Commit::default() }
}

async fn memory(store: &dyn Store) -> Option<Memory> {
    let memories = store.memories(GUILD, UserId(ANN), None).await.unwrap();
    assert!(memories.len() <= 1);
    memories.first().map(|it| it.memory)
}

fn expected(answers: &[(i64, Grade)]) -> Option<Memory> {
    let model = Model::default();
    answers.iter().fold(None, |before: Option<Memory>, (day, grade)| {
        Some(before.map_or_else(|| model.first(*grade, at(*day).0), |it| model.next(&it, *grade, at(*day).0)))
    })
}

#[tokio::test]
async fn each_question_changes_a_members_memory_once() {
    use Grade::{Again, Good, Hard};
    on_each_store(async |name, store| {
        assert_eq!(memory(store).await, None, "{name}");
        let first = said(vec![asked(1, 5)], vec![on_day(10, 1, 0.0)]);
        store.commit(first.clone()).await.unwrap();
        assert_eq!(memory(store).await, expected(&[(10, Again)]), "{name}");
        store.commit(first).await.unwrap();
        assert_eq!(memory(store).await, expected(&[(10, Again)]), "{name}: delivered again");

        store.commit(said(vec![asked(2, 5)], vec![on_day(15, 2, 1.0)])).await.unwrap();
        assert_eq!(memory(store).await, expected(&[(10, Again), (15, Good)]), "{name}");
        // Another answer to the same question doesn't.
        store
            .commit(said(vec![], vec![Attempt { source: AttemptId(snowflake_at(at(16), 9)), ..on_day(0, 2, 0.0) }]))
            .await
            .unwrap();
        assert_eq!(memory(store).await, expected(&[(10, Again), (15, Good)]), "{name}");

        // Conversation and surplus don't either; a right answer after a wrong one is hard.
        let chatter = Attempt { role: AttemptRole::Chatter, ..on_day(30, 3, 0.0) };
        store.commit(said(vec![asked(3, 5)], vec![chatter])).await.unwrap();
        let wrong = Attempt { source: AttemptId(snowflake_at(at(40), 1)), ..on_day(0, 3, 0.0) };
        let right = Attempt { source: AttemptId(snowflake_at(at(40), 2)), ..on_day(0, 3, 1.0) };
        store.commit(said(vec![], vec![wrong, right])).await.unwrap();
        assert_eq!(memory(store).await, expected(&[(10, Again), (15, Good), (40, Hard)]), "{name}");

        // A question from long ago is answered late: its place is in between.
        store.commit(said(vec![asked(4, 5)], vec![on_day(20, 4, 1.0)])).await.unwrap();
        assert_eq!(memory(store).await, expected(&[(10, Again), (15, Good), (20, Good), (40, Hard)]), "{name}");
        assert_eq!(store.rebuild_memories().await, Ok(0), "{name}");

        let first = FirstAnswers { answers: 1, right: 0 };
        let answers = store.first_answers(GUILD, Some(deck("biology"))).await.unwrap();
        assert_eq!(answers.iter().map(|it| it.first).collect::<Vec<_>>(), [first], "{name}");
        assert_eq!(store.first_answers(GUILD, Some(deck("law"))).await.unwrap(), [], "{name}");
    })
    .await;
}

#[tokio::test]
async fn a_later_verdict_changes_a_members_memory() {
    use Grade::{Again, Good};
    on_each_store(async |name, store| {
        let (first, second) = (on_day(10, 1, 0.0), on_day(15, 2, 0.0));
        let (one, other) = (first.source, second.source);
        store.commit(said(vec![asked(1, 5), asked(2, 5)], vec![first, second])).await.unwrap();
        assert_eq!(memory(store).await, expected(&[(10, Again), (15, Again)]), "{name}");
        // The model has read the last one, a vote decides on the first one, and a manager accepts the last one again.
        let (outcome, credit) = (Outcome::Correct, Credit::FULL);
        let read = AttemptVerdict { source: other, question: QuestionId(2), outcome, credit, confidence: 0.9 };
        store.commit(Commit { verdicts: vec![read], ..Commit::default() }).await.unwrap();
        assert_eq!(memory(store).await, expected(&[(10, Again), (15, Good)]), "{name}");
        let settled = vec![SettledAttempt { source: one, credit }];
        store.commit(Commit { settled, ..Commit::default() }).await.unwrap();
        assert_eq!(memory(store).await, expected(&[(10, Good), (15, Good)]), "{name}");

        store.commit(said(vec![asked(3, 5)], vec![on_day(20, 3, 0.0)])).await.unwrap();
        let accepted = LedgerEntry { kind: LedgerKind::Correction, ..points(3, ANN, 10) };
        store.commit(Commit { ledger: vec![accepted], ..Commit::default() }).await.unwrap();
        assert_eq!(memory(store).await, expected(&[(10, Good), (15, Good), (20, Good)]), "{name}");
        assert_eq!(store.rebuild_memories().await, Ok(0), "{name}");
    })
    .await;
}

#[tokio::test]
async fn a_memory_starts_over_when_the_cards_answer_changes() {
    use Grade::{Good, Hard};
    on_each_store(async |name, store| {
        store.commit(said(vec![asked(1, 5)], vec![on_day(10, 1, 1.0)])).await.unwrap();
        // Whoever asked it in an earlier version didn't record the answer.
        let unknown = QuestionRecord { answer: None, ..asked(2, 0) };
        store.commit(said(vec![unknown], vec![on_day(15, 2, 0.5)])).await.unwrap();
        assert_eq!(memory(store).await, expected(&[(10, Good), (15, Hard)]), "{name}");
        store.commit(said(vec![asked(3, 6)], vec![on_day(20, 3, 1.0)])).await.unwrap();
        assert_eq!(memory(store).await, expected(&[(20, Good)]), "{name}");
        let memories = store.memories(GUILD, UserId(ANN), None).await.unwrap();
        assert_eq!(memories[0].answer, Some(AnswerHash(6)), "{name}");
        assert_eq!(store.rebuild_memories().await, Ok(0), "{name}");
    })
    .await;
}

#[tokio::test]
async fn deleting_a_person_deletes_their_memories() {
    on_each_store(async |name, store| {
        let bob = Attempt { user: UserId(8), source: AttemptId(snowflake_at(at(11), 3)), ..on_day(0, 1, 1.0) };
        store.commit(said(vec![asked(1, 5)], vec![on_day(10, 1, 0.0), bob])).await.unwrap();
        assert_eq!(store.person(UserId(ANN)).await.unwrap().memories.len(), 1, "{name}");
        store.forget(UserId(ANN), Forget::KeepPoints).await.unwrap();
        assert_eq!(memory(store).await, None, "{name}");
        assert_eq!(store.person(UserId(ANN)).await.unwrap().memories.len(), 0, "{name}");
        assert_eq!(store.memories(GUILD, UserId(8), None).await.unwrap().len(), 1, "{name}");
        let answers = store.first_answers(GUILD, None).await.unwrap();
        assert_eq!(answers[0].first, FirstAnswers { answers: 1, right: 1 }, "{name}");
        // They come back and start over.
        store.commit(said(vec![asked(2, 5)], vec![on_day(20, 2, 1.0)])).await.unwrap();
        assert_eq!(memory(store).await, expected(&[(20, Grade::Good)]), "{name}");
        assert_eq!(store.rebuild_memories().await, Ok(0), "{name}");
    })
    .await;
}

#[tokio::test]
async fn a_database_from_an_earlier_version_gets_its_memories_from_its_attempts() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("popquiz.db");
    let store = SqliteStore::open(&path).unwrap();
    let attempts = vec![on_day(10, 1, 0.0), on_day(15, 2, 1.0)];
    store.commit(said(vec![asked(1, 5), asked(2, 5)], attempts)).await.unwrap();
    let remembered = memory(&store).await;
    store.close().await;
    let before = rusqlite::Connection::open(&path).unwrap();
    before
        .execute_batch(
            "DROP TABLE memories; DROP TABLE remembered_cards; DROP TABLE direct_servers; DROP INDEX attempts_on_question;
             CREATE INDEX attempts_on_question ON attempts (question);
             ALTER TABLE questions DROP COLUMN answer; ALTER TABLE attempts DROP COLUMN help;
             DELETE FROM migrations WHERE number >= 12; PRAGMA user_version = 11;",
        )
        .unwrap();
    drop(before);
    let store = SqliteStore::open(&path).unwrap();
    assert!(remembered.is_some());
    assert_eq!(memory(&store).await, remembered);
    assert_eq!(store.rebuild_memories().await, Ok(0));
}

#[tokio::test]
async fn a_memory_takes_at_most_200_bytes() {
    const CARDS: u64 = 500;
    const MEMBERS: u64 = 20;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("popquiz.db");
    let store = SqliteStore::open(&path).unwrap();
    for card in 1..=CARDS {
        let name = format!("what-is-the-name-of-the-organelle-number-{card}");
        let record = QuestionRecord { card: popquiz_deck::CardId(name), ..asked(card, 5) };
        let by = |member| Attempt {
            source: AttemptId(snowflake_at(at(10), card * MEMBERS + member)),
            user: UserId((1 << 60) + member),
            ..on_day(0, card, 1.0)
        };
        store.commit(said(vec![record], (0..MEMBERS).map(by).collect())).await.unwrap();
    }
    store.close().await;
    let connection = rusqlite::Connection::open(&path).unwrap();
    let pages = |connection: &rusqlite::Connection| -> i64 {
        connection.execute_batch("VACUUM").unwrap();
        connection.query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap()
    };
    let with = pages(&connection);
    connection.execute_batch("DELETE FROM memories; DELETE FROM remembered_cards;").unwrap();
    let bytes = (with - pages(&connection)) * 4_096 / i64::try_from(CARDS * MEMBERS).unwrap();
    assert!((50..=200).contains(&bytes), "{bytes} bytes");
}
