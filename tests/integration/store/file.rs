//! The file: opening it again, rejected files and their errors, and what can't be done to the ledger.

use std::path::Path;

use popquiz::clock::{Clock as _, SystemClock};
use popquiz::id::UserId;
use popquiz::store::sqlite::SqliteStore;
use popquiz::store::*;
use rusqlite::{Connection, OpenFlags};

use crate::store::build::*;
use crate::store::sqlite;

fn some_points() -> Commit {
    Commit {
        games: vec![save(1, "asking")],
        questions: vec![question(2)],
        attempts: vec![attempt(100, 2, 7)],
        ledger: vec![points(2, 7, 10), points(2, 8, 6)],
        outbox: vec![effect(3)],
        ..Commit::default()
    }
}

/// The sentence that opening is refused with.
fn refusal(path: &Path) -> String {
    match SqliteStore::open(path) {
        Err(StoreError::Unusable(sentence)) => sentence,
        other => panic!("{} was not refused: {other:?}", path.display()),
    }
}

#[track_caller]
fn assert_says(sentence: &str, words: &[&str]) {
    for word in words {
        assert!(sentence.contains(word), "“{word}” is missing in: {sentence}");
    }
    assert!(!sentence.contains('\n'), "more than a sentence: {sentence}");
}

#[tokio::test]
async fn everything_is_there_after_a_restart() {
    let (store, folder) = sqlite();
    store.commit(some_points()).await.unwrap();
    let before = (store.load().await.unwrap(), store.leaderboard(board()).await.unwrap());
    drop(store);
    let store = SqliteStore::open(&folder.path().join("popquiz.db")).unwrap();
    let after = (store.load().await.unwrap(), store.leaderboard(board()).await.unwrap());
    assert_eq!(before, after);
    assert_eq!(after.0.games, [(GameId(1), "asking".to_owned())]);
}

#[tokio::test]
async fn two_databases_have_different_numbers() {
    let ((one, _first), (two, _second)) = (sqlite(), sqlite());
    assert_ne!(one.load().await.unwrap().database, two.load().await.unwrap().database);
}

#[tokio::test]
async fn confirmed_commits_are_visible_to_a_new_connection() {
    let (store, folder) = sqlite();
    store.commit(some_points()).await.unwrap();
    // As a backup does: read only, while the bot runs.
    let path = folder.path().join("popquiz.db");
    let other = Connection::open_with_flags(&path, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let text: String = other.query_row("SELECT text FROM attempts WHERE source = 100", [], |row| row.get(0)).unwrap();
    assert_eq!(text, attempt(100, 2, 7).text);

    let copy = folder.path().join("backup.db");
    other.execute("VACUUM INTO ?1", [copy.to_str().unwrap()]).unwrap();
    let restored = SqliteStore::open(&copy).unwrap();
    assert_eq!(restored.load().await.unwrap(), store.load().await.unwrap());
}

#[tokio::test]
async fn queued_commits_are_written_before_the_store_closes() {
    let (store, folder) = sqlite();
    let answers: Vec<_> = (1..2_000)
        .map(|id| {
            store.commit(Commit { questions: vec![question(id)], ledger: vec![points(id, 7, 1)], ..Commit::default() })
        })
        .collect();
    store.close().await;
    for answer in answers {
        assert_eq!(answer.await, Ok(()));
    }
    assert_eq!(store.commit(Commit::default()).await, Err(StoreError::Closed));
    assert_eq!(store.load().await, Err(StoreError::Closed));
    assert_eq!(store.rebuild_leaderboards().await, Err(StoreError::Closed));
    let store = SqliteStore::open(&folder.path().join("popquiz.db")).unwrap();
    assert_eq!(store.leaderboard(board()).await.unwrap().rows[0].points, 1_999);
}

#[test]
fn a_second_bot_on_the_same_database_is_refused() {
    let (store, folder) = sqlite();
    let path = folder.path().join("popquiz.db");
    assert_says(&refusal(&path), &["another popquiz", "popquiz.db", "stop it first"]);
    drop(store);
    SqliteStore::open(&path).unwrap();
}

#[test]
fn a_missing_folder_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let sentence = refusal(&folder.path().join("nowhere").join("popquiz.db"));
    assert_says(&sentence, &["doesn't exist", &folder.path().join("nowhere").display().to_string(), "create it"]);
    assert_says(&refusal(folder.path()), &["is a folder", "choose a file"]);
}

#[test]
fn a_file_that_is_not_a_database_is_refused_and_left_unchanged() {
    let folder = tempfile::tempdir().unwrap();
    let noise: Vec<u8> = (0..8_192_u32).map(|i| (i * 7 % 251) as u8).collect();
    let truncated = b"SQLite format 3\0 and then nothing that makes sense".to_vec();
    for (name, content) in [("shopping.txt", b"milk".to_vec()), ("noise.db", noise), ("truncated.db", truncated)] {
        let path = folder.path().join(name);
        std::fs::write(&path, &content).unwrap();
        assert_says(&refusal(&path), &[name, "is not a popquiz database", "move this one away"]);
        assert_eq!(std::fs::read(&path).unwrap(), content, "{name}");
    }
}

#[test]
fn special_sqlite_names_are_plain_files_or_refused() {
    assert_says(&refusal(Path::new("")), &["cannot open", "choose another path"]);
    let folder = tempfile::tempdir().unwrap();
    for name in [":memory:", "file:popquiz.db?mode=memory"] {
        let path = folder.path().join(name);
        drop(SqliteStore::open(&path).unwrap());
        assert!(path.metadata().unwrap().len() > 0, "{name}");
    }
}

#[test]
fn an_empty_file_becomes_a_database() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new.db");
    std::fs::write(&path, "").unwrap();
    SqliteStore::open(&path).unwrap();
}

#[test]
fn another_programs_database_is_refused_and_left_unchanged() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("recipes.db");
    Connection::open(&path).unwrap().execute_batch("CREATE TABLE recipes (name TEXT)").unwrap();
    let before = std::fs::read(&path).unwrap();
    assert_says(&refusal(&path), &["recipes.db", "is not a popquiz database"]);
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

#[test]
fn a_database_of_a_newer_version_is_refused() {
    let (store, folder) = sqlite();
    drop(store);
    let path = folder.path().join("popquiz.db");
    Connection::open(&path).unwrap().pragma_update(None, "user_version", 99).unwrap();
    assert_says(&refusal(&path), &["newer version of popquiz", "99", "update popquiz", "restore a backup"]);
}

#[test]
fn a_database_made_by_other_migrations_is_refused() {
    let (store, folder) = sqlite();
    drop(store);
    let path = folder.path().join("popquiz.db");
    Connection::open(&path).unwrap().execute("UPDATE migrations SET checksum = 5 WHERE number = 1", []).unwrap();
    assert_says(&refusal(&path), &["migration 1 differs", "restore a backup"]);
}

#[cfg(unix)]
#[test]
fn a_read_only_folder_or_file_is_refused() {
    use std::fs::{Permissions, set_permissions};
    use std::os::unix::fs::PermissionsExt;
    let (store, folder) = sqlite();
    drop(store);
    let path = folder.path().join("popquiz.db");
    set_permissions(&path, Permissions::from_mode(0o444)).unwrap();
    if std::fs::File::options().write(true).open(&path).is_ok() {
        println!("skipped: the user of this test may write every file");
        return;
    }
    assert_says(&refusal(&path), &["popquiz.db is not writable", "grant write access"]);
    set_permissions(folder.path(), Permissions::from_mode(0o555)).unwrap();
    let sentence = refusal(&folder.path().join("new.db"));
    set_permissions(folder.path(), Permissions::from_mode(0o755)).unwrap();
    assert_says(&sentence, &["is not writable", "grant write access"]);
}

#[tokio::test]
async fn the_ledger_only_shrinks_if_a_member_is_deleted() {
    let (store, folder) = sqlite();
    store.commit(some_points()).await.unwrap();
    let shell = Connection::open(folder.path().join("popquiz.db")).unwrap();
    for change in ["UPDATE ledger SET points = 1000 WHERE user = 7", "DELETE FROM ledger WHERE user = 7"] {
        let refused = shell.execute(change, []).unwrap_err();
        assert!(refused.to_string().contains("the ledger is only ever added to"), "{change}: {refused}");
    }
    let erase =
        "BEGIN; INSERT INTO erasing VALUES (7); DELETE FROM ledger WHERE user = 7; DELETE FROM erasing; COMMIT;";
    shell.execute_batch(erase).unwrap();
    assert_eq!(store.rebuild_leaderboards().await, Ok(12));
    let rows = store.leaderboard(board()).await.unwrap().rows;
    assert_eq!(rows, [Row { rank: 1, user: UserId(8), points: 6 }]);
}

#[tokio::test]
async fn a_rebuild_finds_and_repairs_tampered_leaderboards() {
    let (store, folder) = sqlite();
    store.commit(some_points()).await.unwrap();
    let before = store.leaderboard(board()).await.unwrap();
    assert_eq!(store.rebuild_leaderboards().await, Ok(0));
    let shell = Connection::open(folder.path().join("popquiz.db")).unwrap();
    let board_of_all_time = "(SELECT id FROM boards WHERE channel IS NULL AND deck IS NULL AND period = 'all')";
    for (tampering, rows) in [
        (format!("UPDATE standings SET points = 99 WHERE user = 7 AND board = {board_of_all_time}"), 1),
        ("DELETE FROM standings WHERE user = 8".to_owned(), 12),
        (format!("INSERT INTO standings SELECT {board_of_all_time}, 666, 1000000"), 1),
        ("DELETE FROM standings; DELETE FROM boards;".to_owned(), 24),
    ] {
        shell.execute_batch(&tampering).unwrap();
        assert_ne!(store.leaderboard(board()).await.unwrap(), before, "{tampering}");
        assert_eq!(store.rebuild_leaderboards().await, Ok(rows), "{tampering}");
        assert_eq!(store.leaderboard(board()).await.unwrap(), before, "{tampering}");
        assert_eq!(store.rebuild_leaderboards().await, Ok(0), "{tampering}");
    }
}

#[tokio::test]
async fn erased_texts_leave_the_log_too_and_free_space_goes_back_to_the_disk() {
    let (store, folder) = sqlite();
    let secret = "a secret answer ".repeat(1_000);
    let attempts = (0..100).map(|id| Attempt { text: secret.clone(), ..attempt(100 + id, 2, 7) }).collect();
    store.commit(Commit { questions: vec![question(2)], attempts, ..Commit::default() }).await.unwrap();
    let path = folder.path().join("popquiz.db");
    let holds = |file: &std::path::Path| {
        let bytes = std::fs::read(file).unwrap_or_default();
        bytes.windows(15).any(|window| window == b"a secret answer")
    };
    let log = folder.path().join("popquiz.db-wal");
    assert!(holds(&log) || holds(&path));
    store.forget(UserId(7), Forget::ErasePoints).await.unwrap();
    assert!(!holds(&log), "the log still has the text");
    assert!(!holds(&path), "the file still has the text");
    let before = path.metadata().unwrap().len();
    let retention = Retention { answers_days: Vec::new(), answers_days_elsewhere: 7, departed_days: 30 };
    store.expire(SystemClock.now(), retention).await.unwrap();
    let after = path.metadata().unwrap().len();
    assert!(after + 1_000_000 < before, "{before} bytes, and then {after}");
}
