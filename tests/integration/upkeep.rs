//! Backups, restorations and check-ups, by the program as its operator starts it.

use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use discord_sandbox::Sandbox;
use discord_sandbox::permission;
use discord_sandbox::world;
use popquiz::clock::{Clock as _, SystemClock};
use popquiz::id::{ChannelId, DropNumber, GuildId, UserId};
use popquiz::schedule::{Answers, DropCards, Schedule, Weekdays, Zone};
use popquiz::store::sqlite::SqliteStore;
use popquiz::store::*;
use popquiz_deck::Deck;
use popquiz_deck::edit::Edits;
use rusqlite::Connection;

#[allow(dead_code, reason = "shared with the tests of the store")]
use crate::store::build::*;

/// A bot's folder: its decks, and its database once it exists.
struct Home(tempfile::TempDir);

impl Home {
    fn new() -> Self {
        let home = Self(tempfile::tempdir().unwrap());
        std::fs::create_dir(home.path("decks")).unwrap();
        home.write("decks/biology.txt", "Biology\n\nWhat divides?\n\nthe cell\n");
        home
    }

    /// With a database in it, in which much has happened.
    async fn with_database() -> Self {
        let home = Self::new();
        let store = home.open();
        store.commit(some_play(2)).await.unwrap();
        store.close().await;
        home
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        std::fs::write(self.path(name), content).unwrap();
    }

    fn open(&self) -> SqliteStore {
        SqliteStore::open(&self.path("popquiz.db")).unwrap()
    }

    fn files(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.0.path()).unwrap();
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_popquiz"));
        command.args(arguments).current_dir(self.0.path());
        command.env_remove("DISCORD_TOKEN").env_remove("DISCORD_TOKEN_FILE");
        command
    }

    /// It succeeds; returns its output.
    fn does(&self, arguments: &[&str]) -> String {
        let output = self.command(arguments).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", told(&output));
        told(&output)
    }

    /// It exits with status 1; returns its output.
    fn fails(&self, arguments: &[&str]) -> String {
        let output = self.command(arguments).output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{arguments:?}: {}", told(&output));
        assert!(!told(&output).contains("panicked"), "{}", told(&output));
        told(&output)
    }
}

fn told(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

#[track_caller]
fn assert_says(text: &str, words: &[&str]) {
    for word in words {
        assert!(text.contains(word), "“{word}” is missing in: {text}");
    }
}

/// A question that two members have answered, in a running game, and a message about it that is being sent.
fn some_play(id: u64) -> Commit {
    Commit {
        games: vec![save(1, "asking")],
        questions: vec![question(id)],
        attempts: vec![attempt(id * 10, id, 7), attempt(id * 10 + 1, id, 8)],
        ledger: vec![points(id, 7, 10), points(id, 8, 6)],
        outbox: vec![OutboxEntry { at: SystemClock.now(), ..effect(1_000_000 + id) }],
        ..Commit::default()
    }
}

fn count(path: &Path, table: &str) -> i64 {
    let connection = Connection::open(path).unwrap();
    connection.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap()
}

/// Changes the database like no popquiz would.
fn tamper(path: &Path, sql: &str) {
    let connection = Connection::open(path).unwrap();
    connection.execute_batch(&format!("PRAGMA foreign_keys = OFF; {sql}")).unwrap();
}

/// Overwrites the middle of a table, but not the beginning of the file.
fn damage(path: &Path) {
    let mut bytes = std::fs::read(path).unwrap();
    let (from, to) = (bytes.len() / 4 / 4096 * 4096, bytes.len() / 4 * 3);
    bytes[from..to].fill(0x5a);
    std::fs::write(path, bytes).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_is_a_consistent_snapshot_of_a_database_in_use() {
    let home = Home::new();
    let store = Arc::new(home.open());
    for id in 2..300 {
        store.commit(some_play(id)).await.unwrap();
    }
    let enough = Arc::new(AtomicBool::new(false));
    let writing = {
        let (store, enough) = (Arc::clone(&store), Arc::clone(&enough));
        tokio::spawn(async move {
            let mut id = 300;
            while !enough.load(Ordering::Relaxed) {
                store.commit(some_play(id)).await.unwrap();
                id += 1;
            }
            id
        })
    };
    let home = Arc::new(home);
    let running = Arc::clone(&home);
    let line = tokio::task::spawn_blocking(move || running.does(&["backup", "copy.db"])).await.unwrap();
    enough.store(true, Ordering::Relaxed);
    let written = writing.await.unwrap();
    assert_says(&line, &["copied popquiz.db to copy.db (", "KB) and checked the copy"]);
    assert_eq!(line.lines().count(), 1, "{line}");
    assert!(written > 301, "nothing was written meanwhile");

    // Alone, it is all of one moment: each commit whole or not at all, and those from before the command all there.
    let elsewhere = Home::new();
    std::fs::copy(home.path("copy.db"), elsewhere.path("popquiz.db")).unwrap();
    let copy = elsewhere.path("popquiz.db");
    let questions = count(&copy, "questions");
    assert!(questions >= 298, "{questions}");
    assert_eq!((count(&copy, "attempts"), count(&copy, "ledger")), (2 * questions, 2 * questions));
    assert_eq!(elsewhere.open().rebuild_leaderboards().await, Ok(0));
    for other in ["copy.db.part", "copy.db-wal", "copy.db-shm"] {
        assert!(!home.path(other).exists(), "{other}");
    }

    let before = std::fs::read(home.path("copy.db")).unwrap();
    assert_says(&home.fails(&["backup", "copy.db"]), &["copy.db exists already", "choose another"]);
    assert_eq!(std::fs::read(home.path("copy.db")).unwrap(), before);
}

#[tokio::test]
async fn a_backup_keeps_the_databases_permissions_and_an_interrupted_one_does_not_block_the_next() {
    let home = Home::with_database().await;
    std::fs::set_permissions(home.path("popquiz.db"), std::fs::Permissions::from_mode(0o600)).unwrap();
    home.write("copy.db.part", "half of a backup".repeat(10_000));
    home.does(&["backup", "copy.db"]);
    assert_eq!(home.path("copy.db").metadata().unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(home.files(), ["copy.db", "decks", "popquiz.db", "popquiz.db.lock"]);
    assert_eq!(count(&home.path("copy.db"), "attempts"), 2);
}

#[tokio::test]
async fn a_failed_backup_is_explained_and_leaves_no_file() {
    let home = Home::new();
    assert_says(&home.fails(&["backup", "copy.db"]), &["no database at", "popquiz.db", "--db"]);
    home.write("shopping.txt", "milk");
    assert_says(
        &home.fails(&["backup", "copy.db", "--db", "shopping.txt"]),
        &["shopping.txt is not a popquiz database"],
    );
    Connection::open(home.path("recipes.db")).unwrap().execute_batch("CREATE TABLE recipes (name TEXT)").unwrap();
    assert_says(&home.fails(&["backup", "copy.db", "--db", "recipes.db"]), &["is not a popquiz database"]);
    let store = home.open();
    for id in 2..100 {
        store.commit(some_play(id)).await.unwrap();
    }
    drop(store);
    assert_says(&home.fails(&["backup", "nowhere/copy.db"]), &["because the folder", "nowhere doesn't exist"]);
    damage(&home.path("popquiz.db"));
    assert_says(&home.fails(&["backup", "copy.db"]), &["popquiz.db is damaged"]);
    assert_eq!(home.files(), ["decks", "popquiz.db", "popquiz.db.lock", "recipes.db", "shopping.txt"]);
}

#[tokio::test]
async fn a_restored_backup_opens_and_the_old_database_is_kept_whole() {
    let home = Home::with_database().await;
    home.does(&["backup", "copy.db"]);
    let before = std::fs::read(home.path("copy.db")).unwrap();
    // Changes after the backup are only in the write-ahead log, as after a power failure.
    let living = Home::new();
    std::fs::copy(home.path("popquiz.db"), living.path("popquiz.db")).unwrap();
    let store = living.open();
    store.commit(some_play(3)).await.unwrap();
    for name in ["popquiz.db", "popquiz.db-wal"] {
        std::fs::copy(living.path(name), home.path(name)).unwrap();
    }
    assert!(home.path("popquiz.db-wal").metadata().unwrap().len() > 0);
    std::fs::set_permissions(home.path("popquiz.db"), std::fs::Permissions::from_mode(0o640)).unwrap();

    let text = home.does(&["restore", "copy.db"]);
    assert_says(&text, &["restored popquiz.db from copy.db", "kept the previous database as"]);
    assert_eq!(std::fs::read(home.path("copy.db")).unwrap(), before, "the backup was changed");
    let files = home.files();
    let [_, _, restored, kept, _] = files.as_slice() else { panic!("{files:?}") };
    assert_eq!(restored, "popquiz.db");
    let stamp = kept.strip_prefix("popquiz.db.before-restore-").unwrap();
    assert!(stamp.len() == 16 && &stamp[8..9] == "T" && stamp.ends_with('Z'), "{stamp}");
    assert!(text.contains(kept.as_str()), "{text}");
    assert_eq!(home.path("popquiz.db").metadata().unwrap().permissions().mode() & 0o777, 0o640);

    assert_eq!(count(&home.path(kept), "attempts"), 4, "the log is in what was kept");
    let store = home.open();
    let restored = store.load().await.unwrap();
    assert_eq!(restored.attempts.len(), 2);
    let board = store.leaderboard(board()).await.unwrap();
    assert_eq!(board.rows.iter().map(|row| row.points).collect::<Vec<_>>(), [10, 6]);
    let copied = SqliteStore::open(&home.path("copy.db")).unwrap().load().await.unwrap();
    assert_ne!(restored.database, copied.database, "messages of the two would be taken for each other");
    assert_eq!(Loaded { database: copied.database, ..restored }, copied);
}

#[tokio::test]
async fn a_backup_can_be_restored_over_a_missing_or_unreadable_database() {
    let home = Home::with_database().await;
    home.does(&["backup", "copy.db"]);
    let new = Home::new();
    let copy = home.path("copy.db");
    // The log of a previous database isn't mistaken for the new one's.
    new.write("popquiz.db-wal", "left over");
    let text = new.does(&["restore", copy.to_str().unwrap(), "--db", "popquiz.db"]);
    assert_says(&text, &["there was no previous database"]);
    assert!(!new.path("popquiz.db-wal").exists());
    assert_eq!(new.open().load().await.unwrap().games.len(), 1);

    new.write("popquiz.db", "nothing that could be read".repeat(1_000));
    new.does(&["restore", copy.to_str().unwrap()]);
    assert_eq!(new.open().load().await.unwrap().games.len(), 1);
    let kept = new.files().into_iter().find(|name| name.starts_with("popquiz.db.before") && !name.ends_with("-wal"));
    assert!(std::fs::read(new.path(&kept.unwrap())).unwrap().starts_with(b"nothing that could"));
}

#[tokio::test]
async fn an_unusable_backup_is_refused_and_the_database_stays() {
    let home = Home::new();
    let store = home.open();
    for id in 2..100 {
        store.commit(some_play(id)).await.unwrap();
    }
    home.does(&["backup", "newer.db"]);
    home.does(&["backup", "damaged.db"]);
    home.does(&["backup", "good.db"]);
    assert_says(&home.fails(&["restore", "good.db"]), &["another popquiz is running", "stop it first"]);
    let before = store.load().await.unwrap();
    drop(store);

    tamper(&home.path("newer.db"), "PRAGMA user_version = 99");
    damage(&home.path("damaged.db"));
    Connection::open(home.path("recipes.db")).unwrap().execute_batch("CREATE TABLE recipes (name TEXT)").unwrap();
    home.write("shopping.txt", "milk");
    home.write("empty.db", "");
    let other = Home::new();
    let other_bot = other.open();
    let running = other.path("popquiz.db");
    let files = home.files();
    for (file, words) in [
        ("newer.db", ["newer.db belongs to a newer version of popquiz", "update popquiz"]),
        ("damaged.db", ["damaged.db is damaged", "nothing was changed: use another backup"]),
        ("recipes.db", ["recipes.db is not a popquiz database", "choose another"]),
        ("shopping.txt", ["shopping.txt is not a popquiz database", "choose another"]),
        ("empty.db", ["no database at", "made by `popquiz backup`"]),
        ("none.db", ["no database at", "made by `popquiz backup`"]),
        ("popquiz.db", ["popquiz.db is the database itself", "choose a backup"]),
        (running.to_str().unwrap(), ["a bot is running on", "restore the copy"]),
    ] {
        assert_says(&home.fails(&["restore", file]), &words);
        assert_eq!(home.files(), files, "{file}");
    }
    drop(other_bot);
    assert_eq!(home.open().load().await.unwrap(), before);
}

#[tokio::test]
async fn a_healthy_bot_has_nothing_wrong_with_it() {
    let home = Home::new();
    let text = home.does(&["doctor", "--offline"]);
    assert_says(&text, &["ok   1 deck with 1 card in decks", "ok   no database at popquiz.db yet"]);

    let store = home.open();
    store.commit(some_play(2)).await.unwrap();
    let files = home.files();
    let text = home.does(&["doctor", "--offline"]);
    assert_says(
        &text,
        &[
            "ok   settings are valid",
            "ok   a bot is running on popquiz.db",
            "ok   the database popquiz.db is intact",
            "ok   the leaderboards match the recorded points",
            " free on the disk of popquiz.db",
            "time zones available, including UTC",
        ],
    );
    assert!(text.lines().all(|line| line.starts_with("ok   ")), "{text}");
    assert_eq!(home.files(), files);
    // The bot was not disturbed.
    store.commit(some_play(3)).await.unwrap();
    drop(store);
    let files = home.files();
    assert!(!home.does(&["doctor", "--offline"]).contains("running"));
    assert_eq!(home.files(), files, "nothing is left behind");
}

#[tokio::test]
async fn a_damaged_database_is_found() {
    let home = Home::new();
    let store = home.open();
    for id in 2..100 {
        store.commit(some_play(id)).await.unwrap();
    }
    drop(store);
    damage(&home.path("popquiz.db"));
    let bytes = std::fs::read(home.path("popquiz.db")).unwrap();
    let text = home.fails(&["doctor", "--offline"]);
    let line = text.lines().find(|line| line.starts_with("FAIL")).unwrap();
    assert_says(line, &["the database ", "popquiz.db is damaged (", "stop the bot", "`popquiz restore FILE`"]);
    assert_eq!(std::fs::read(home.path("popquiz.db")).unwrap(), bytes);
    home.write("popquiz.db", "milk");
    assert_says(&home.fails(&["doctor", "--offline"]), &["FAIL", "is not a popquiz database"]);
}

#[tokio::test]
async fn doctor_finds_tampering_and_restore_repairs_the_leaderboards() {
    let board_of_all_time = "(SELECT id FROM boards WHERE channel IS NULL AND deck IS NULL AND period = 'all')";
    for (sql, code, words) in [
        (
            format!("UPDATE standings SET points = 99 WHERE user = 7 AND board = {board_of_all_time}"),
            1,
            [
                "FAIL the leaderboards don't match the recorded points in 1 row: ",
                "`popquiz restore FILE`, which recomputes them",
            ],
        ),
        (
            "DELETE FROM questions".to_owned(),
            1,
            ["FAIL missing entries of `questions` for 2 rows of `attempts`", "of `questions` for 2 rows of `ledger`"],
        ),
        (
            "DELETE FROM games".to_owned(),
            0,
            ["warn 1 question is open without a game", "you don't need to do anything"],
        ),
        (
            "UPDATE outbox SET at = 5".to_owned(),
            0,
            ["warn messages waiting to be sent for more than 10 minutes: 1", "start the bot to send them"],
        ),
        (
            "CREATE TABLE t (a); INSERT INTO t VALUES (randomblob(40000000)); DROP TABLE t".to_owned(),
            0,
            ["warn 40.", "MB are unused: to reclaim the space"],
        ),
        (
            "INSERT INTO schedules VALUES (5, 1, 2, 'nonsense', NULL)".to_owned(),
            0,
            ["warn cannot read drop #5", "`/drop add`"],
        ),
    ] {
        let home = Home::with_database().await;
        tamper(&home.path("popquiz.db"), &sql);
        let output = home.command(&["doctor", "--offline"]).output().unwrap();
        assert_eq!(output.status.code(), Some(code), "{sql}: {}", told(&output));
        assert_says(&told(&output), &words);
        if sql.contains("standings") {
            // As it says, so it is.
            home.does(&["backup", "copy.db"]);
            assert_says(&home.does(&["restore", "copy.db"]), &["recomputed the leaderboards: 1 row differed"]);
            assert_says(&home.does(&["doctor", "--offline"]), &["ok   the leaderboards match"]);
        }
    }
}

#[tokio::test]
async fn settings_decks_and_a_missing_token_are_found() {
    let home = Home::new();
    home.write("broken.toml", "[quiz]\nsecond = 3\n");
    assert_says(&home.fails(&["doctor", "--config", "broken.toml"]), &["FAIL broken.toml:2", "seconds"]);
    home.write("nowhere.toml", "[store]\npath = \"nowhere/popquiz.db\"\n[decks]\npath = \"nodecks\"\n");
    assert_says(
        &home.fails(&["doctor", "--config", "nowhere.toml", "--offline"]),
        &["warn deck folder nodecks not found", "FAIL cannot create the database ", " doesn't exist: create it"],
    );
    let text = home.fails(&["doctor"]);
    assert_says(&text, &["FAIL no bot token; at https://discord.com/developers/applications"]);
    assert_eq!(text.matches("FAIL").count(), 1, "{text}");
    home.write("decks/broken.toml", "title = \"Broken\"\n[[cards]]\nid = 3\n");
    home.write("decks/biology.toml", "title = \"Biology\"\n[[cards]]\nid = \"a\"\nprompt = \"What lives?\"\n");
    let text = home.fails(&["doctor", "--offline"]);
    assert_says(&text, &["FAIL decks/broken.toml:3", "left out: fix the file", "has the same id biology"]);
    assert_says(&text, &["ok   1 deck with 1 card in decks"]);
}

fn schedule(id: u64, guild: GuildId, channel: ChannelId, name: &str) -> ScheduleChange {
    let schedule = Schedule {
        id: ScheduleId(id),
        number: DropNumber(id),
        guild,
        channel,
        deck: deck(name),
        tags: vec![],
        at: "09:00".parse().unwrap(),
        zone: Zone::utc(),
        days: Weekdays::ALL,
        open: "8h".parse().unwrap(),
        answers: Answers::Private,
        ping: None,
        paused: false,
        by: UserId(7),
        dealt_with: SystemClock.now(),
        cards: DropCards::Shared,
        trouble: None,
    };
    let state = serde_json::to_string(&schedule).unwrap();
    ScheduleChange::Put {
        id: schedule.id,
        number: schedule.number,
        guild,
        channel,
        state,
        next_due: schedule.next_due(),
    }
}

/// The doctor's report with this API and token.
async fn examined(home: &Arc<Home>, api_url: &str, token: &str) -> (Option<i32>, String) {
    let mut command = home.command(&["doctor"]);
    command.env("DISCORD_TOKEN", token).env("POPQUIZ_DISCORD__API_URL", api_url);
    let output = tokio::task::spawn_blocking(move || command.output().unwrap()).await.unwrap();
    (output.status.code(), told(&output))
}

#[tokio::test(flavor = "multi_thread")]
async fn doctor_reports_what_discord_says_about_the_bot() {
    let home = Arc::new(Home::new());
    let sandbox = Sandbox::start(popquiz::sandbox::options()).await.unwrap();
    let (url, token) = (sandbox.api_url(), sandbox.token().to_owned());
    let channel = |name| sandbox.world(|world| world.channel_named(name)).unwrap();
    let (quiz, general) = (channel("quiz"), channel("general"));
    let (guild, in_quiz, in_general) = (GuildId(world::GUILD.0), ChannelId(quiz.0), ChannelId(general.0));
    let store = home.open();
    let schedules = vec![schedule(1, guild, in_quiz, "biology"), schedule(2, guild, in_general, "biology")];
    store.commit(Commit { schedules, ..Commit::default() }).await.unwrap();
    let (code, text) = examined(&home, &url, &token).await;
    assert_eq!(code, Some(0), "{text}");
    assert_says(&text, &["ok   the token works: it belongs to popquiz", "ok   the Message Content intent is on"]);
    assert_says(
        &text,
        &[&format!("ok   drop #1: the bot has the permissions it needs in <#{quiz}>"), "ok   drop #2: "],
    );

    // Missing image permissions only matter if a deck has images.
    let deny = |denied| {
        sandbox.world(|world| {
            world.channels.get_mut(&quiz).unwrap().overwrites.insert(world::BOT.0, (0, denied));
        });
    };
    deny(permission::ATTACH_FILES);
    let (_, text) = examined(&home, &url, &token).await;
    assert_says(&text, &[&format!("ok   drop #1: the bot has the permissions it needs in <#{quiz}>")]);
    let nothing = Deck::new(deck("atlas"), "");
    let atlas = Deck {
        title: "Atlas".into(),
        media: [("map.png".to_owned(), b"map".as_slice().into())].into(),
        ..nothing.clone()
    };
    let change = decks::DeckChange {
        guild,
        deck: deck("atlas"),
        by: UserId(7),
        at: SystemClock.now(),
        summary: decks::DeckChangeSummary::RemovedDeck,
        edits: Edits::between(&nothing, &atlas),
        removed: false,
        undo: None,
        undoes: None,
    };
    decks::DeckStore::change_deck(&store, change).await.unwrap();
    let schedules = vec![schedule(4, guild, in_quiz, "atlas")];
    store.commit(Commit { schedules, ..Commit::default() }).await.unwrap();
    let (code, text) = examined(&home, &url, &token).await;
    assert_eq!(code, Some(0), "a server's own deck is there: {text}");
    assert_says(
        &text,
        &[&format!("warn drops #1, #4: Some of these cards have images, but I need Attach Files in <#{quiz}>")],
    );
    let schedules = vec![ScheduleChange::Remove { id: ScheduleId(4) }];
    store.commit(Commit { schedules, ..Commit::default() }).await.unwrap();

    // One channel lacks two permissions; the other no longer exists, and neither do a third schedule's server and deck.
    sandbox.world(|world| {
        let denied = permission::EMBED_LINKS | permission::ADD_REACTIONS;
        world.channels.get_mut(&quiz).unwrap().overwrites.insert(world::BOT.0, (0, denied));
    });
    sandbox.delete_channel(general);
    let schedules = vec![schedule(3, GuildId(5), ChannelId(6), "botany")];
    store.commit(Commit { schedules, ..Commit::default() }).await.unwrap();
    let (code, text) = examined(&home, &url, &token).await;
    assert_eq!(code, Some(1), "{text}");
    assert_says(
        &text,
        &[
            &format!(
                "FAIL drop #1: I need Embed Links and Add Reactions in <#{quiz}>. Anyone who manages the channel can grant them"
            ),
            &format!("FAIL drop #2: the channel {general} no longer exists: run `/drop remove`"),
            "FAIL drop #3 uses the deck botany, which doesn't exist: restore the deck",
            "warn drop #3: the bot is no longer in the server 5: invite it again",
        ],
    );
    sandbox.world(|world| {
        let denied = permission::VIEW_CHANNEL;
        world.channels.get_mut(&quiz).unwrap().overwrites.insert(world::BOT.0, (0, denied));
    });
    let (_, text) = examined(&home, &url, &token).await;
    assert_says(&text, &[&format!("FAIL drop #1: I need View Channel in <#{quiz}>.")]);
    assert!(sandbox.invalid_requests().is_empty(), "{:?}", sandbox.invalid_requests());

    let (code, text) = examined(&home, &url, "a.wrong.token").await;
    assert_eq!(code, Some(1), "{text}");
    assert_says(&text, &["FAIL Discord refused the token; reset it in the Developer Portal"]);
    assert!(!text.contains("a.wrong.token"), "the token is shown: {text}");
    drop(sandbox);
    let (code, text) = examined(&home, &url, &token).await;
    assert_eq!(code, Some(1), "{text}");
    assert_says(&text, &["FAIL cannot reach Discord", "check the network and `discord.api_url`"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_disabled_intent_is_reported() {
    let home = Arc::new(Home::new());
    let answer = |value: serde_json::Value| axum::routing::get(move || std::future::ready(axum::Json(value)));
    let discord = axum::Router::new()
        .route("/api/v10/users/@me", answer(serde_json::json!({ "id": "5", "username": "quizzy" })))
        .route("/api/v10/applications/@me", answer(serde_json::json!({ "id": "5", "flags": 1 << 23 })));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/api/v10", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, discord).await });
    let (code, text) = examined(&home, &url, "a.fine.token").await;
    assert_eq!(code, Some(0), "{text}");
    assert_says(&text, &["warn the Message Content intent is off", "turn it on in the Developer Portal"]);
    home.write("popquiz.toml", "[discord]\nmessage_content = false\n");
    std::fs::create_dir(home.path("config")).unwrap();
    std::fs::rename(home.path("popquiz.toml"), home.path("config/popquiz.toml")).unwrap();
    let (_, text) = examined(&home, &url, "a.fine.token").await;
    assert_says(&text, &["ok   the Message Content intent is not requested"]);
}
