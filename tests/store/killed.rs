//! A bot that is killed while it writes: what it was told is on disk is there, in order, and nothing is half there.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use popquiz::id::{ChannelId, UserId};
use popquiz::store::sqlite::SqliteStore;
use popquiz::store::*;

use crate::build::*;

const DATABASE: &str = "POPQUIZ_TEST_DATABASE";

/// One point for each question, with an attempt: all or nothing of it.
fn one_more(id: u64) -> Commit {
    Commit {
        // Each in a channel of its own: what is beside an open question is loaded with it.
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
            // On a line of its own: the test harness has written the test's name on this one.
            println!("\nwritten {id}");
        }
    }
}

#[tokio::test]
async fn what_was_answered_survives_a_kill() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("popquiz.db");
    let mut bot = Command::new(std::env::current_exe().unwrap())
        .args(["killed::writes_until_it_is_killed", "--exact", "--ignored", "--nocapture"])
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
    // What it still managed to say before it was gone.
    written = lines.filter_map(|line| line.strip_prefix("written ")?.parse().ok()).last().unwrap_or(written);
    bot.wait().unwrap();
    assert!(written >= 1_000, "the other process ended by itself after {written}");

    let store = SqliteStore::open(&path).unwrap();
    let loaded = store.load().await.unwrap();
    let there = u64::try_from(loaded.attempts.len()).unwrap();
    assert!(there >= written, "{there} of {written}");
    assert_eq!(loaded.attempts, (1..=there).map(|id| (QuestionId(id), id)).collect::<Vec<_>>());
    assert_eq!(loaded.next_id, there + 1);
    let rows = store.leaderboard(board()).await.unwrap().rows;
    assert_eq!(rows, [Row { rank: 1, user: UserId(7), points: i64::try_from(there).unwrap() }]);
    assert_eq!(store.rebuild_leaderboards().await, Ok(0));
}
