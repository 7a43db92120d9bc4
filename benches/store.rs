//! How fast the store is, on a database with a million attempts in one server.
//!
//! Run with `cargo bench --bench store`; it takes a minute, mostly to create the database (about 300 MB in the system's
//! temporary folder; `TMPDIR=/somewhere cargo bench ..` puts it on another disk). The figures depend on that disk.

#![allow(clippy::indexing_slicing)]

use std::path::Path;
use std::time::{Duration, Instant};

use popquiz::clock::UnixMs;
use popquiz::id::{AttemptId, ChannelId, GuildId, UserId};
use popquiz::store::sqlite::SqliteStore;
use popquiz::store::{
    Attempt, AttemptRole, Commit, GameId, Help, LeaderboardQuery, LedgerEntry, LedgerKind, OutboxEntry, OutboxId,
    Period, QuestionId, QuestionRecord, Scope, Store,
};
use popquiz_deck::{CardId, DeckId};
use popquiz_judge::{Credit, Outcome};
use rusqlite::Connection;

const GUILD: GuildId = GuildId(1_100_000_000_000_000_000);
const ATTEMPTS: u64 = 1_000_000;
const MEMBERS: u64 = 5_000;
const CHANNELS: u64 = 10;
const DECKS: u64 = 10;
/// Another member, who answered every question.
const BUSIEST: u64 = MEMBERS + 1;
/// A year of play: 30 questions a day, each with some 90 attempts.
const QUESTIONS: u64 = 11_000;
const FIRST_DAY: i32 = 20_000;
const LAST_DAY: i32 = FIRST_DAY + 364;

fn main() {
    let runtime = tokio::runtime::Builder::new_multi_thread().build().expect("a runtime");
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("popquiz.db");
    runtime.block_on(async {
        let began = Instant::now();
        fill(&path).await;
        println!("made a database of {ATTEMPTS} attempts, {} MB, in {:.0?}", size(&path) / 1_000_000, began.elapsed());
        start(&path).await;
        let store = SqliteStore::open(&path).expect("the database opens");
        leaderboards(&store).await;
        results(&store).await;
        commits(&store).await;
    });
}

/// Attempts and ledger as the bot would have written them one by one; the boards by recomputing them.
async fn fill(path: &Path) {
    drop(SqliteStore::open(path).expect("a new database"));
    let connection = Connection::open(path).expect("the database opens");
    connection
        .execute_batch(&format!(
            "PRAGMA synchronous = OFF;
             BEGIN;
             CREATE TEMP TABLE numbers AS
                 WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < {ATTEMPTS})
                 SELECT n, (n * {QUESTIONS}) / ({ATTEMPTS} + 1) + 1 AS question, abs(random()) % {MEMBERS} + 1 AS user
                 FROM number;
             INSERT INTO questions
                     (id, game, schedule, guild, channel, deck, card, message, asked_at, closed_at)
                 SELECT n, n, NULL, {guild}, n % {CHANNELS} + 1, 'deck-' || (n % {DECKS}), 'card-' || n, n, n,
                        CASE WHEN n <= {QUESTIONS} - 20 THEN n END
                 FROM numbers WHERE n <= {QUESTIONS};
             INSERT INTO attempts (source, question, user, text, outcome, credit)
                 SELECT n << 22, question, user, 'the mitochondria, I think', 'correct', 1 FROM numbers;
             INSERT INTO attempts (source, question, user, text, outcome, credit)
                 SELECT (n << 22) + 1, n, {BUSIEST}, 'the nucleus', 'wrong', 0 FROM numbers WHERE n <= {QUESTIONS};
             INSERT OR IGNORE INTO ledger
                     (question, user, part, kind, points, credit, guild, channel, deck, at, day)
                 SELECT question, user, 0, 'race', n % 10 + 1, 1, {guild}, question % {CHANNELS} + 1,
                        'deck-' || (question % {DECKS}), n, {FIRST_DAY} + question * 364 / {QUESTIONS}
                 FROM numbers;
             UPDATE database SET next_id = {QUESTIONS} + 1;
             COMMIT;",
            guild = GUILD.0,
        ))
        .expect("the database is filled");
    drop(connection);
    let store = SqliteStore::open(path).expect("the database opens");
    let began = Instant::now();
    let rows = store.rebuild_leaderboards().await.expect("the boards are recomputed");
    println!("recomputed {rows} standings in {:.1?}", began.elapsed());
    store.close().await;
}

async fn start(path: &Path) {
    let began = Instant::now();
    let store = SqliteStore::open(path).expect("the database opens");
    let opened = began.elapsed();
    let loaded = store.load().await.expect("it loads");
    println!(
        "open {opened:.1?}, open and load {:.1?} ({} attempts on open questions)",
        began.elapsed(),
        loaded.attempts.len()
    );
    store.close().await;
}

async fn leaderboards(store: &SqliteStore) {
    let scopes = [Scope::Server, Scope::Channel(ChannelId(3)), Scope::Deck(DeckId("deck-3".to_owned()))];
    let periods = [Period::AllTime, Period::Month(LAST_DAY), Period::Week(LAST_DAY - 7), Period::Day(LAST_DAY - 1)];
    for scope in scopes {
        for period in periods {
            let mut times = Vec::new();
            let mut total = 0;
            for turn in 0..1_000_u64 {
                let query = LeaderboardQuery {
                    guild: GUILD,
                    scope: scope.clone(),
                    period,
                    asker: Some(UserId(turn * 7 % MEMBERS + 1)),
                    offset: u32::try_from(turn * 10 % MEMBERS).expect("a small number"),
                    limit: 10,
                };
                let began = Instant::now();
                total = store.leaderboard(query).await.expect("a page").total;
                times.push(began.elapsed());
            }
            let (median, p99) = percentiles(&mut times);
            println!("a page of {scope:?}, {period:?}, {total} members: p50 {median:.2?}, p99 {p99:.2?}");
        }
    }
}

async fn results(store: &SqliteStore) {
    for (who, users) in [("a member", 1..=1_000), ("who answered every question", BUSIEST..=BUSIEST)] {
        let mut times = Vec::new();
        let mut questions = 0;
        for user in users.cycle().take(1_000) {
            let began = Instant::now();
            let results = store.results(GUILD, UserId(user)).await.expect("results");
            questions = results.iter().map(|it| it.questions).sum();
            times.push(began.elapsed());
        }
        let (median, p99) = percentiles(&mut times);
        println!("results of {who} ({questions} questions): p50 {median:.2?}, p99 {p99:.2?}");
    }
}

/// Each with one attempt and one ledger entry, a thousand queued at a time.
async fn commits(store: &SqliteStore) {
    let mut times = Vec::new();
    let began = Instant::now();
    let mut source = ATTEMPTS << 22;
    for round in 0..20 {
        let question = QuestionRecord {
            id: QuestionId(QUESTIONS + 1 + round),
            game: GameId(1),
            schedule: None,
            guild: GUILD,
            channel: ChannelId(round % CHANNELS + 1),
            deck: DeckId(format!("deck-{}", round % DECKS)),
            card: CardId("card".to_owned()),
            message: None,
            asked_at: UnixMs(0),
            closed_at: None,
            is_private: false,
            answer: None,
        };
        store.commit(Commit { questions: vec![question.clone()], ..Commit::default() }).await.expect("a question");
        let mut queued = Vec::new();
        for turn in 0..1_000 {
            source += 1;
            let user = UserId((turn * 31 + round * 17) % MEMBERS + 1);
            let commit = Commit {
                attempts: vec![Attempt {
                    source: AttemptId(source),
                    question: question.id,
                    user,
                    text: "the mitochondria, I think".to_owned(),
                    outcome: Outcome::Correct,
                    credit: Credit::FULL,
                    confidence: Some(0.9),
                    role: AttemptRole::Try,
                    help: Help::default(),
                }],
                ledger: vec![LedgerEntry {
                    question: question.id,
                    user,
                    part: 0,
                    kind: LedgerKind::Race,
                    points: 10,
                    credit: Credit::FULL,
                    guild: GUILD,
                    channel: question.channel,
                    deck: question.deck.clone(),
                    at: UnixMs(0),
                    day: LAST_DAY + 1,
                }],
                ..Commit::default()
            };
            queued.push((Instant::now(), store.commit(commit)));
        }
        for (since, answer) in queued {
            answer.await.expect("a commit");
            times.push(since.elapsed());
        }
    }
    let per_second = times.len() as f64 / began.elapsed().as_secs_f64();
    let (median, p99) = percentiles(&mut times);
    println!("{per_second:.0} commits a second, 1000 queued; answered after p50 {median:.1?}, p99 {p99:.1?}");
    let mut alone = Vec::new();
    for id in 0..200 {
        let entry = OutboxEntry {
            id: OutboxId(QUESTIONS + 100 + id),
            channel: ChannelId(1),
            game: None,
            at: UnixMs(0),
            effect: "{}".to_owned(),
        };
        let began = Instant::now();
        store.commit(Commit { outbox: vec![entry], ..Commit::default() }).await.expect("a commit");
        alone.push(began.elapsed());
    }
    let (median, p99) = percentiles(&mut alone);
    println!("a commit alone is answered after p50 {median:.1?}, p99 {p99:.1?}");
}

fn percentiles(times: &mut [Duration]) -> (Duration, Duration) {
    times.sort_unstable();
    (times[times.len() / 2], times[times.len() * 99 / 100])
}

fn size(path: &Path) -> u64 {
    std::fs::metadata(path).expect("the database is there").len()
}
