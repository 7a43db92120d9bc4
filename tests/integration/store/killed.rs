//! A bot that is killed while it writes: everything confirmed as written is there, in order, and nothing is partial.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use popquiz::clock::UnixMs;
use popquiz::id::{AttemptId, ChannelId, UserId};
use popquiz::store::decks::{Among, DeckChange, DeckChangeSummary, DeckStore as _, Secret};
use popquiz::store::sqlite::SqliteStore;
use popquiz::store::*;
use popquiz_deck::edit::Edits;
use popquiz_deck::{AnswerKey, Card, CardId, Deck, DeckId};

use crate::store::build::*;

const DATABASE: &str = "POPQUIZ_TEST_DATABASE";

/// One point per question, with an attempt: all of it or nothing.
fn one_more(id: u64) -> Commit {
    Commit {
        // Each in its own channel: attempts in the channel of an open question are loaded with it.
        questions: vec![QuestionRecord { channel: ChannelId(id), ..question(id) }],
        attempts: vec![attempt(id, id, 7)],
        ledger: vec![points(id, 7, 1)],
        ..Commit::default()
    }
}

#[tokio::test]
#[ignore = "the other process of the test below"]
async fn writes_until_it_is_killed() {
    let Some(path) = std::env::var_os(DATABASE) else {
        println!("skipped: {DATABASE} names no database");
        return;
    };
    let store = SqliteStore::open(Path::new(&path)).unwrap();
    for first in (1..).step_by(50) {
        let answers: Vec<_> = (first..first + 50).map(|id| (id, store.commit(one_more(id)))).collect();
        for (id, answer) in answers {
            answer.await.unwrap();
            // On a separate line, because the test harness has written the test's name on this one.
            println!("\nwritten {id}");
        }
    }
}

#[tokio::test]
async fn confirmed_commits_survive_a_kill() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("popquiz.db");
    let mut bot = Command::new(std::env::current_exe().unwrap())
        .args(["store::killed::writes_until_it_is_killed", "--exact", "--ignored", "--nocapture"])
        .env(DATABASE, &path)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut written = 0_u64;
    let mut lines = BufReader::new(bot.stdout.take().unwrap()).lines().map_while(Result::ok);
    for line in lines.by_ref() {
        if let Some(id) = line.strip_prefix("written ") {
            written = id.parse().unwrap();
        }
        if written == 120 {
            let second = SqliteStore::open(&path).unwrap_err().to_string();
            assert!(second.contains("another popquiz is running"), "{second}");
        }
        if written >= 1_000 {
            bot.kill().unwrap();
            break;
        }
    }
    // Its last output before it was killed.
    written = lines.filter_map(|line| line.strip_prefix("written ")?.parse().ok()).last().unwrap_or(written);
    bot.wait().unwrap();
    assert!(written >= 1_000, "the other process ended by itself after {written}");

    let store = SqliteStore::open(&path).unwrap();
    let loaded = store.load().await.unwrap();
    let there = u64::try_from(loaded.attempts.len()).unwrap();
    assert!(there >= written, "{there} of {written}");
    assert_eq!(loaded.attempts, (1..=there).map(|id| (QuestionId(id), AttemptId(id))).collect::<Vec<_>>());
    let rows = store.leaderboard(board()).await.unwrap().rows;
    assert_eq!(rows, [Row { rank: 1, user: UserId(7), points: i64::try_from(there).unwrap() }]);
    assert_eq!(store.rebuild_leaderboards().await, Ok(0));
}

/// A deck so large that it is written bit by bit.
fn large_deck(cards: usize, answer: &str) -> Deck {
    let card = |number: usize| {
        let key = AnswerKey::Term(vec![format!("{answer} {number}")]);
        Card::new(CardId(format!("c{number}")), format!("What is number {number}?"), Some(key))
    };
    Deck { cards: (0..cards).map(card).collect(), ..Deck::new(DeckId("large".into()), "Large") }
}

fn import(before: &Deck, after: &Deck) -> DeckChange {
    DeckChange {
        guild: GUILD,
        deck: after.id.clone(),
        by: UserId(7),
        at: UnixMs(1),
        summary: DeckChangeSummary::Imported { cards: after.cards.len(), file: "deck.toml".to_owned() },
        edits: Edits::between(before, after),
        removed: false,
        undo: None,
        undoes: None,
    }
}

#[tokio::test]
#[ignore = "the other process of the test below"]
async fn imports_until_it_is_killed() {
    let Some(path) = std::env::var_os(DATABASE) else {
        println!("skipped: {DATABASE} names no database");
        return;
    };
    let store = SqliteStore::open(Path::new(&path)).unwrap();
    let old = large_deck(1_000, "old");
    store.change_deck(import(&Deck::new(old.id.clone(), ""), &old)).await.unwrap();
    println!("\nold");
    let newer = store.change_deck(import(&old, &large_deck(50_000, "new")));
    store.commit(one_more(1)).await.unwrap();
    println!("\nbegun");
    newer.await.unwrap();
    println!("\ndone");
}

#[tokio::test]
async fn a_killed_import_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("popquiz.db");
    let mut bot = Command::new(std::env::current_exe().unwrap())
        .args(["store::killed::imports_until_it_is_killed", "--exact", "--ignored", "--nocapture"])
        .env(DATABASE, &path)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(bot.stdout.take().unwrap()).lines().map_while(Result::ok);
    assert!(lines.any(|line| line == "begun"), "the other process ended by itself");
    // Checked like a backup does, while the process writes.
    let other = rusqlite::Connection::open_with_flags(&path, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let rows = |connection: &rusqlite::Connection, sql: &str| {
        connection.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap()
    };
    while rows(&other, "SELECT count(*) FROM cards") < 3_000 {
        std::thread::yield_now();
    }
    bot.kill().unwrap();
    assert!(!lines.any(|line| line == "done"), "it was too quick to be killed in the middle");
    bot.wait().unwrap();
    drop(other);

    let store = SqliteStore::open(&path).unwrap();
    let old = large_deck(1_000, "old");
    assert_eq!(store.deck(GUILD, old.id.clone()).await.unwrap().unwrap(), old);
    let heads = store.deck_heads(GUILD).await.unwrap();
    assert_eq!(heads.iter().map(|head| (head.id.0.as_str(), head.cards)).collect::<Vec<_>>(), [("large", 1_000)]);
    assert_eq!(store.deck_changes(GUILD, old.id.clone(), 9).await.unwrap().len(), 1);
    let finds = async |words: &str| {
        store.find_cards(GUILD, words.to_owned(), 25, Among::All, Secret::default()).await.unwrap().len()
    };
    assert_eq!((finds("new").await, finds("old").await), (0, 25));
    // The unfinished version is deleted step by step, and the deck can be changed during and after that.
    store.change_deck(import(&old, &large_deck(2_000, "newer"))).await.unwrap();
    let other = rusqlite::Connection::open_with_flags(&path, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    while rows(&other, "SELECT count(*) FROM index_queue") > 0 {
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
    assert_eq!(rows(&other, "SELECT count(*) FROM cards"), 2_000);
    assert_eq!(rows(&other, "SELECT count(*) FROM decks"), 1);
    assert_eq!(rows(&other, "SELECT count(*) FROM words WHERE word IN ('old', 'new')"), 0);
    assert_eq!(finds("newer").await, 25);
    store
        .change_deck(DeckChange { removed: true, ..import(&large_deck(2_000, "newer"), &large_deck(2_000, "newer")) })
        .await
        .unwrap();
    while rows(&other, "SELECT count(*) FROM index_queue") > 0 {
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
    assert_eq!(finds("newer").await, 0);
    assert_eq!(rows(&other, "SELECT count(*) FROM words"), 0, "no word is left of a deck that is not found");
}
