//! A database of the previous version (`tests/data/popquiz-4.db.zip`), whose bot was killed in the middle of
//! everything: with an open drop and an open round, a pending and a decided appeal, a message that was committed but
//! not sent, and a partially written deck.

use std::io::Read as _;
use std::path::Path;
use std::time::Duration;

use discord_sandbox::clock::SandboxClock;
use popquiz::clock::UnixMs;
use popquiz::id::{AttemptId, GameId, GuildId, OutboxId, QuestionId, ScheduleId, UserId};
use popquiz::store::decks::{Among, DeckChangeSummary, DeckStore as _, Secret};
use popquiz::store::sqlite::{SqliteStore, upkeep};
use popquiz::store::{AppealOutcome, Attempts, Store as _};
use popquiz_deck::{CardId, DeckId};
use rusqlite::Connection;

use crate::support::{Setup, Stage, deck};

const GUILD: GuildId = GuildId(1_000_000_000_000_000_100);
const ALICE: UserId = UserId(1_000_000_000_000_001_001);
const BOB: UserId = UserId(1_000_000_000_000_001_002);
const CAROL: UserId = UserId(1_000_000_000_000_001_003);
/// Shortly after the bot was killed.
const AFTER: UnixMs = UnixMs(1_795_987_200_000);

const DECK: &str = r#"
title = "Trees & Rivers"
[[cards]]
id = "river"
prompt = "Which river flows through Vienna?"
term = ["Danube", "the Danube river"]
reject = ["Rhine"]
tags = ["rivers"]
[[cards]]
id = "conifers"
prompt = "Name three conifers."
list = [["spruce"], ["pine"], ["larch", "tamarack"]]
tags = ["trees"]
"#;

fn write_old_database(path: &Path) {
    for part in ["-wal", "-shm"] {
        let _ = std::fs::remove_file(path.with_extension(format!("db{part}")));
    }
    let zipped = std::io::Cursor::new(include_bytes!("../data/popquiz-4.db.zip"));
    let mut bytes = Vec::new();
    zip::ZipArchive::new(zipped).unwrap().by_index(0).unwrap().read_to_end(&mut bytes).unwrap();
    std::fs::write(path, bytes).unwrap();
}

#[tokio::test]
async fn a_migrated_database_returns_the_same_data() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("popquiz.db");
    write_old_database(&path);
    let examined = upkeep::examine(&path, AFTER).unwrap().unwrap();
    assert_eq!((examined.form, examined.decks.len(), examined.schedules.len()), (4, 1, 2));

    let store = SqliteStore::open(&path).unwrap();
    let loaded = store.load().await.unwrap();
    assert_eq!(loaded.games.iter().map(|(id, _)| *id).collect::<Vec<_>>(), [GameId(16), GameId(19)]);
    assert_eq!(loaded.schedules.iter().map(|(id, _)| *id).collect::<Vec<_>>(), [ScheduleId(1), ScheduleId(3)]);
    assert_eq!(loaded.outbox.iter().map(|entry| entry.id).collect::<Vec<_>>(), [OutboxId(23)]);
    let of_drop = (QuestionId(17), AttemptId(1_576_709_301_085_405_248));
    assert!(loaded.attempts.contains(&of_drop), "{:?}", loaded.attempts);
    assert_eq!(loaded.settings.len(), 1);
    assert!(loaded.settings[0].1.contains("\"keep_answers_days\":30"), "{:?}", loaded.settings);
    let taught: Vec<_> = loaded.taught.iter().map(|it| (it.guild, it.card.0.as_str(), it.wording.as_str())).collect();
    assert_eq!(taught, [(GUILD, "river", "Inn")]);
    assert_eq!(loaded.reports.iter().map(|report| (report.user, report.reason)).collect::<Vec<_>>(), [(CAROL, None)]);
    let mut heads: Vec<_> = loaded.decks.iter().map(|head| (head.id.0.as_str(), head.cards, head.removed)).collect();
    heads.sort_unstable();
    assert_eq!(heads, [("gone", 1, true), ("our-trees", 2, false)], "the half-written one is none");

    let appeals = [(BOB, AppealOutcome::Open, 0), (CAROL, AppealOutcome::Accepted, 10)];
    for (user, outcome, points) in appeals {
        let facts = store.attempts(Attempts::Of(user, QuestionId(6))).await.unwrap();
        assert_eq!(facts.iter().map(|it| (it.appeal, it.points)).collect::<Vec<_>>(), [(Some(outcome), points)]);
    }
    assert_eq!(store.rebuild_leaderboards().await, Ok(0));

    let deck = |id: &str| DeckId(id.to_owned());
    let changes = store.deck_changes(GUILD, deck("our-trees"), 9).await.unwrap();
    assert_eq!(
        changes.iter().map(|it| (it.by, it.summary.clone())).collect::<Vec<_>>(),
        [(Some(ALICE), DeckChangeSummary::Sentence { text: "copied “Trees & Rivers”".to_owned() })]
    );
    assert!(store.undo(GUILD, changes[0].number).await.unwrap().is_some_and(|(_, undo)| undo.removed));
    assert_eq!(store.deck(GUILD, deck("our-trees")).await.unwrap().unwrap().cards.len(), 2);
    assert!(store.card(GUILD, deck("gone"), CardId("river".to_owned())).await.unwrap().is_none());
    let found = store.find_cards(GUILD, "vienna".to_owned(), 9, Among::All, Secret::default()).await.unwrap();
    let mut found: Vec<_> = found.into_iter().map(|found| found.deck.0).collect();
    found.sort_unstable();
    assert_eq!(found, ["our-trees", "trees"]);
    store.close().await;

    // The partially written deck is deleted, and nothing else.
    let store = SqliteStore::open(&path).unwrap();
    store.finish_indexing().await.unwrap();
    let reader = Connection::open(&path).unwrap();
    let count = |sql: &str| reader.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(count("SELECT count(*) FROM index_queue"), 0);
    assert_eq!((count("SELECT count(*) FROM decks"), count("SELECT count(*) FROM cards")), (3, 5));
    assert_eq!(count("SELECT count(*) FROM pragma_foreign_key_check"), 0);
    store.close().await;
}

#[tokio::test]
async fn a_bot_continues_with_a_database_of_the_previous_version() {
    let story = async {
        let mut setup = Setup { decks: vec![deck(DECK)], ..Setup::default() };
        setup.sandbox.clock = SandboxClock::frozen(discord_sandbox::clock::UnixMs(AFTER.0));
        // The decks of a stage are read from a file of another name.
        setup.decks[0].id = DeckId("trees".to_owned());
        let mut stage = Stage::set_with(setup).await;
        stage.stop().await;
        write_old_database(&stage.database());
        stage.start_again().await;
        stage.quiz.shows("Decided before the bot was killed.").await;
        stage.alice.runs("/drop list").await.unwrap();
        stage
            .alice
            .sees("#1 Trees & Rivers in #quiz · daily at 12:00 (UTC)\n    open for 7d · private answers · tags: rivers")
            .await;
        stage
            .alice
            .sees("#3 Our Trees in #quiz · daily at 14:00 (UTC)\n    open for 1h · private answers · paused")
            .await;
        stage.alice.runs("/drop resume drop:3").await.unwrap();
        stage.alice.sees("#3 Our Trees").await;
        stage.alice.runs("/drop add time:15:00 deck:our-trees").await.unwrap();
        stage.alice.sees("Added: #4 Our Trees").await;
        stage.story.advance(5 * 60_000).await.unwrap();
        stage.quiz.shows("Time's up").await;
        stage.quiz.shows("@bob +4 points").await;
        stage.story.advance(7 * 24 * 3_600_000).await.unwrap();
        stage.alice.runs("/leaderboard").await.unwrap();
        stage.quiz.shows("🥇 @carol — 10 points").await;
    };
    tokio::time::timeout(Duration::from_secs(90), story).await.expect("a story never needs a minute and a half");
}

#[tokio::test]
async fn settings_of_a_newer_version_are_not_overwritten() {
    const NEWER: &str = r#"{"version":99,"managers":[{"channel":"1"}]}"#;
    let story = async {
        let mut stage = Stage::set().await;
        stage.alice.runs("/settings change reports:4").await.unwrap();
        stage.alice.sees("A card is paused after 4 reports.").await;
        stage.stop().await;
        let database = Connection::open(stage.database()).unwrap();
        assert_eq!(database.execute("UPDATE settings SET state = ?1", [NEWER]), Ok(1));
        stage.start_again().await;
        for command in ["/settings change reports:5", "/settings reset"] {
            stage.alice.runs(command).await.unwrap();
            stage.alice.sees("settings were saved by a newer version of Popquiz").await;
        }
        stage.alice.runs("/settings show").await.unwrap();
        stage.alice.sees("A card is paused after 2 reports.").await;
        stage.stop().await;
        let state: String = database.query_row("SELECT state FROM settings", [], |row| row.get(0)).unwrap();
        assert_eq!(state, NEWER);
        stage.all_is_well();
    };
    tokio::time::timeout(Duration::from_secs(90), story).await.expect("a story never needs a minute and a half");
}

#[test]
fn a_newer_database_is_refused_and_left_unchanged() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("popquiz.db");
    drop(SqliteStore::open(&path).unwrap());
    let newer = Connection::open(&path).unwrap();
    newer.pragma_update(None, "journal_mode", "DELETE").unwrap();
    newer.pragma_update(None, "user_version", 1_000).unwrap();
    drop(newer);
    let before = std::fs::read(&path).unwrap();
    let refused = SqliteStore::open(&path).unwrap_err().to_string();
    assert!(
        refused.contains("belongs to a newer version of popquiz") && refused.contains("update popquiz"),
        "{refused}"
    );
    assert_eq!(std::fs::read(&path).unwrap(), before, "nothing was written");
}
